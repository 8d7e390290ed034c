"use strict";

// Elements. Text of the data enters the page here, as text and in no other way.

/** An element with attributes and children; functions are listeners, text is text. */
function h(name, attributes, ...children) {
  return dress(document.createElement(name), attributes, children);
}

function dress(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else element.setAttribute(key, String(value));
  }
  put(element, children);
  return element;
}

/** The same for what is drawn. */
function s(name, attributes, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function put(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

function fill(element, ...children) {
  element.replaceChildren();
  put(element, children);
}

/** Where each link leads from the state that is then. */
const leads = new WeakMap();

/** A link that changes the state. */
function link(changes, attributes, ...children) {
  const element = h("a", { href: fragment(changes), ...attributes, click: follow }, children);
  leads.set(element, changes);
  return element;
}

/** Follows a link within the page; with a key held, the browser opens it as it likes. */
function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  opener = event.currentTarget;
  go(leads.get(opener));
}

/** Lets every link lead from the state as it now is, for those who copy it. */
function renewLinks() {
  for (const element of document.querySelectorAll("a")) {
    const changes = leads.get(element);
    if (changes) element.setAttribute("href", fragment(changes));
  }
}

/** What opened the panel, to which the focus goes back. */
let opener;

/** A link to a record, by its name. */
function record(id, attributes) {
  if (!find(id)) return h("span", { class: "unknown" }, id);
  return link({ id }, { class: "record", title: id, ...attributes }, nameOf(id));
}

/** Records after each other: "a, b and c". */
function sequence(ids) {
  return ids.flatMap((id, at) => {
    const lead = at === 0 ? "" : at === ids.length - 1 ? " and " : ", ";
    return [lead, record(id)];
  });
}

/** The mark of what is derived. */
function derivedMark() {
  return h(
    "span",
    { class: "derived-mark", title: "derived by rules from the claims, said by nobody" },
    "derived",
  );
}

function statusChip(event) {
  const status = statusOf(event);
  return h("span", { class: `chip status ${status}`, title: STATUS_WORDS[status] }, status);
}

/** The flags to show beside the status: those of all evidence, and none that says the same. */
function flagsBeside(event) {
  return look() ? [] : (event.flags || []).filter((it) => it.flag !== event.status);
}

/** A verb with its marks: "authorizes", "authorizes ?", struck through where it is denied. */
function verb(event) {
  const act = acts.get(event.act);
  const word = act ? act.phrase : event.act;
  switch (standing(event)) {
    case "hedged":
      return [word, " ?"];
    case "negated":
    case "retracted":
      return h("s", null, word);
    default:
      return word;
  }
}

/** An event in a list. */
function eventRow(event, attributes) {
  const actors = actorsOf(event, "actor").map(nameOf).join(", ");
  const date = event.date ? event.date.edtf : "undated";
  return link(
    { id: event.id },
    {
      class: `row ${classOf(event)} ${standing(event)}${state.id === event.id ? " selected" : ""}`,
      ...attributes,
    },
    h("span", { class: "head" }, actors && [actors, " · "], verb(event)),
    h("span", { class: "gloss" }, event.gloss),
    h(
      "span",
      { class: "meta" },
      statusChip(event),
      flagsBeside(event).map((it) => h("span", { class: "chip", title: FLAG_WORDS[it.flag] }, it.flag)),
      h("span", { class: event.date ? "date" : "date undated" }, date),
      !look() && h("span", null, `origins ${event.origins}`),
    ),
  );
}

/** Rows of a description list, for the fields that have a value. */
function fields(rows) {
  const kept = rows.filter(([, value]) => value && (!Array.isArray(value) || value.length));
  if (!kept.length) return null;
  return h(
    "dl",
    null,
    kept.map(([name, value]) => [h("dt", null, name), h("dd", null, value)]),
  );
}

/** A part of a page or panel with a heading. */
function part(level, heading, ...children) {
  return h("section", { class: "part" }, h(`h${level}`, null, heading), children);
}

/** The first of many, and a button that shows the rest. */
function some(list, most, draw) {
  const shown = list.slice(0, most).map(draw);
  if (list.length <= most) return shown;
  const rest = h("button", { type: "button", class: "more" }, `show ${list.length - most} more`);
  rest.addEventListener("click", () => {
    const more = list.slice(most).map(draw);
    rest.replaceWith(...more.flat());
    if (more[0] && more[0].focus) more[0].focus();
  });
  return [...shown, rest];
}
