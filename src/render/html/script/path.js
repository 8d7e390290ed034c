"use strict";

// Paths between two actors: the shortest, by a breadth-first search over the connectors.

const MOST_COURSES = 2000;
const SHOWN = 10;

/** The actors that are meant: a group stands for its members too. */
function ends(id) {
  const actor = records.get(id);
  return actor && actor.kind === "actor" ? [id, ...(actor.it.members || [])] : [];
}

/** The shortest sequences of actors from one set to another, and whether there are more. */
function courses(from, to) {
  const goal = new Set(to);
  const distance = new Map(from.map((id) => [id, 0]));
  const passed = new Set();
  let frontier = [...from];
  let length = from.some((id) => goal.has(id)) ? 0 : undefined;
  for (let hop = 1; frontier.length && length === undefined; hop += 1) {
    const next = [];
    for (const id of frontier) {
      for (const way of world().from.get(id) || []) {
        if (passed.has(way)) continue;
        passed.add(way);
        for (const other of way.leave) {
          if (distance.has(other)) continue;
          distance.set(other, hop);
          next.push(other);
          if (goal.has(other)) length = hop;
        }
      }
    }
    frontier = next;
  }
  if (!length) return { length, list: [], more: false };
  const list = [];
  let more = false;
  const back = (course) => {
    if (list.length >= MOST_COURSES) {
      more = true;
      return;
    }
    const left = distance.get(course[0]);
    if (left === 0) {
      list.push(course);
      return;
    }
    const before = new Set();
    for (const way of world().to.get(course[0]) || []) {
      for (const id of way.enter) if (distance.get(id) === left - 1) before.add(id);
    }
    for (const id of [...before].sort()) back([id, ...course]);
  };
  for (const id of to) if (distance.get(id) === length) back([id]);
  return { length, list, more };
}

const TIES = ["responds_to", "reason_for", "ends", "relation", "meets"];

/** The place of a connector among all: events before links before affiliations, then by id. */
function place(way) {
  const [first, second, relation] = [way.of[0], way.of[1], way.relation].map((id) => (id ? records.get(id).at : 0));
  if (way.kind === "link") return [1, first, TIES.indexOf(way.link), relation, second];
  return [way.kind === "event" ? 0 : 2, first];
}

/** The order of two lists of numbers, as of words in a dictionary. */
function compareLists(a, b) {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) if (a[at] !== b[at]) return a[at] - b[at];
  return a.length - b.length;
}

/** The connectors between two actors next to each other, the strongest first. */
function steps(from, to) {
  const found = (world().from.get(from) || []).filter((way) => way.leave.includes(to));
  const key = (way) => [way.derived ? 1 : 0, rank(way.strength), ...place(way)];
  return found.sort((a, b) => compareLists(key(a), key(b)));
}

/** Asserted before derived, the weakest connector first, then by ids: as the command ranks them. */
function ranked(list) {
  const all = list.map((actors) => {
    const hops = actors.slice(1).map((id, at) => steps(actors[at], id));
    const best = hops.map((hop) => hop[0]);
    const derived = best.filter((way) => way.derived).length;
    const weakest = best.map((way) => rank(way.strength)).sort((a, b) => b - a);
    const number = (id) => records.get(id).at;
    const ids = best.flatMap((way, at) => [...place(way), number(actors[at + 1])]);
    return { actors, hops, derived, key: [derived, ...weakest, number(actors[0]), ...ids] };
  });
  return all.sort((a, b) => compareLists(a.key, b.key));
}

let byName;

/** The actor that is meant by a name, an alias or an id. */
function actorNamed(text) {
  if (!byName) {
    byName = new Map();
    for (const actor of data.actors) {
      for (const name of [...(actor.aliases || []), actor.name]) byName.set(fold(name), actor.id);
    }
    for (const actor of data.actors) byName.set(fold(`${actor.name} (${actor.id})`), actor.id);
    for (const actor of data.actors) byName.set(actor.id, actor.id);
  }
  return byName.get(fold(text.trim()));
}

function pick(key, name) {
  const chosen = key === "near" ? middleOf() : state[key];
  const value = chosen ? `${nameOf(chosen)} (${chosen})` : "";
  const input = h("input", {
    id: `pick-${key}`,
    type: "text",
    list: "actor-names",
    autocomplete: "off",
    value,
    placeholder: "name or id",
    change: (event) => {
      const text = event.target.value;
      const id = actorNamed(text) || (key === "near" && find(text.trim()) ? text.trim() : "");
      event.target.setCustomValidity(text && !id ? "no actor of this name" : "");
      event.target.reportValidity();
      if (id || !text) go({ [key]: id || "", ...(key === "near" && { more: "" }) });
    },
  });
  return h("p", { class: "field" }, h("label", { for: `pick-${key}` }, name), input);
}

function renderPaths(content) {
  const names = h("datalist", { id: "actor-names" }, data.actors.map((it) => h("option", { value: `${it.name} (${it.id})` })));
  fill(
    content,
    h("h2", null, "Paths between two actors"),
    h(
      "div",
      { class: "pick" },
      pick("from", "From"),
      h("button", { type: "button", click: () => go({ from: state.to, to: state.from }) }, "⇄ swap"),
      pick("to", "To"),
      names,
    ),
    answer(),
  );
}

function answer() {
  const live = (...words) => h("p", { class: "count" }, words);
  if (!state.from || !state.to) return live("Choose two actors: the shortest paths between them are found here, in the page.");
  const [from, to] = [ends(state.from), ends(state.to)];
  if (!from.length || !to.length) return live("One of the two is no actor of this page.");
  if (state.from === state.to) return live("The two are the same.");
  const { length, list, more } = courses(from, to);
  const [a, b] = [nameOf(state.from), nameOf(state.to)];
  if (length === 0) return live(`${a} and ${b} stand for the same actors.`);
  if (length === undefined) return live(`Nothing connects ${a} and ${b}.`);
  const all = ranked(list);
  const sequences = all.length === 1 ? "1 sequence of actors" : `${more ? "more than " : ""}${all.length.toLocaleString("en")} sequences of actors`;
  return [
    live(`${a} – ${b}: ${count(length, "connector")}, ${sequences}${all.length > SHOWN ? `, the strongest ${SHOWN}${more ? " of those found" : ""} shown first` : ""}`),
    look() && h("p", { class: "muted" }, "Paths are those of all evidence."),
    h("ol", { class: "courses" }, some(all, SHOWN, (course) => h("li", null, courseCard(course)))),
  ];
}

function courseCard(course) {
  return h(
    "article",
    { class: "course" },
    h("p", { class: "chain" }, course.actors.flatMap((id, at) => [at ? " – " : "", record(id)]), " ", course.derived > 0 && derivedMark()),
    course.hops.map((hop, at) =>
      h(
        "section",
        { class: "hop" },
        h("h4", null, course.hops.length > 1 && `${nameOf(course.actors[at])} – ${nameOf(course.actors[at + 1])}`, hop.length > 1 && h("span", { class: "muted" }, ` ${hop.length} connectors`)),
        some(hop, 3, (way) => connectorCard(way, { told: whoSays })),
      ),
    ),
  );
}

/** Who says so and where. */
function whoSays(id) {
  const said = (claimsOn.get(id) || []).filter((claim) => !claim.why_not);
  if (!said.length) {
    const background = records.get(id).kind === "affiliation";
    return h("p", { class: "says muted" }, background ? "background, no claim" : "no claim counts: it is only named");
  }
  return h(
    "ul",
    { class: "says" },
    some(said, 6, (claim) => h("li", null, link({ id: claim.id }, null, claim.place), ": ", saidBy(claim))),
  );
}

function saidBy(claim) {
  const words = !claim.voices
    ? ["in its own voice"]
    : claim.voices.flatMap((voice, at) => [at ? ", citing " : "", voice.who.length ? voice.who.map(nameOf).join(" and ") : "nobody named"]);
  const more = [claim.cue, claim.modality, claim.polarity === "negative" && "says it is not so", claim.stated, claim.rests_on && "rests on others"];
  return [...words, ...more.filter(Boolean).map((word) => ` · ${word}`)];
}
