"use strict";

// The page: its head, its tabs, and what is drawn anew when the state changes.

const TABS = [
  { name: "pictures", title: "Pictures", number: () => data.views.length },
  { name: "events", title: "Events", number: () => listed.length, render: renderEvents },
  { name: "actors", title: "Actors", number: () => data.actors.length, render: renderActors },
  { name: "near", title: "Neighbourhood", render: renderNear },
  { name: "paths", title: "Paths", render: renderPaths },
  { name: "redlines", title: "Red lines", number: () => data.red_lines.length, render: renderRedLines },
  { name: "contradictions", title: "Contradictions", number: () => data.contradictions.length, render: renderContradictions },
  { name: "questions", title: "Questions", number: () => data.questions.length, render: renderQuestions },
  { name: "search", title: "Search", render: renderSearch, hidden: true },
];

const main = document.getElementById("main");
const content = document.getElementById("content");
/** What a reader who does not see the page is told when a list changes. */
const live = h("p", { class: "visually-hidden", role: "status" });
document.body.append(live);
const head = buildHead();
document.getElementById("head").append(...head.parts);

function buildHead() {
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Search names, events, ids",
    "aria-label": "Search names, aliases, what happened, ids",
    autocomplete: "off",
    input: (event) => {
      const q = event.target.value;
      const from = state.tab !== "search";
      go({ q, tab: q || !from ? "search" : state.tab }, !from);
    },
  });
  const tabs = TABS.filter((tab) => !tab.hidden).map((tab) => {
    const number = tab.number && h("span", { class: "number" }, ` ${tab.number().toLocaleString("en")}`);
    return { tab, root: link({ tab: tab.name, page: "" }, null, tab.title, number) };
  });
  const asOf = data.as_of.looks.length > 0 && h(
    "select",
    { id: "as-of", change: (event) => go({ as_of: event.target.value }) },
    h("option", { value: "" }, "all evidence"),
    data.as_of.looks.map((it) => h("option", { value: it.date }, it.date)),
  );
  const theme = h("button", { type: "button", class: "theme", click: () => go({ theme: isDark() ? "light" : "dark" }, true) });
  const banner = h("p", { class: "banner", role: "status" });
  const parts = [
    h(
      "div",
      { class: "top" },
      h("div", { class: "title" }, h("h1", null, data.title), h("p", { class: "muted" }, totals())),
      h("div", { class: "tools" }, h("form", { role: "search", submit: (event) => event.preventDefault() }, search), asOf && h("span", { class: "as-of" }, h("label", { for: "as-of" }, "As of "), asOf), theme),
    ),
    h("nav", { class: "tabs", "aria-label": "Parts of the page" }, tabs.map((it) => it.root)),
    banner,
  ];
  return { parts, search, tabs, asOf, theme, banner };
}

function totals() {
  const parts = [
    count(listed.length, "event"),
    count(data.claims.length, "claim"),
    count(data.sources.length, "source"),
    count(data.actors.length, "actor"),
  ];
  if (data.filters.length) parts.push(`filters: ${data.filters.join("; ")}`);
  return parts.join(" · ");
}

function isDark() {
  if (state.theme) return state.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** What is drawn of the state, so that nothing is drawn twice. */
let drawn = {};

function render() {
  const tab = TABS.find((it) => it.name === state.tab);
  document.documentElement.dataset.theme = state.theme;
  renderHead(tab);
  const focused = document.activeElement;
  const { id, theme, ...rest } = state;
  const body = JSON.stringify(rest);
  pictures.hidden = tab.name !== "pictures";
  content.hidden = tab.name === "pictures";
  if (tab.name === "pictures") renderPictures();
  else if (body !== drawn.body || tab.name === "events") tab.render(content);
  content.classList.toggle("wide", tab.name === "near");
  const told = tab.name === "pictures" ? null : content.querySelector(".count");
  if (told && told.textContent !== live.textContent) live.textContent = told.textContent;
  const sheetKey = `${id} ${state.as_of}`;
  if (sheetKey !== drawn.sheet) {
    renderPanel();
    if (drawn.sheet !== undefined && id) {
      const heading = document.getElementById("panel-title") || panel;
      heading.focus({ preventScroll: true });
    }
  }
  if (tab.name === "near") {
    fitNear();
    markNear();
  }
  if (tab.name !== drawn.tab && drawn.tab !== undefined) main.scrollTop = 0;
  // What had the focus may be gone with what was drawn before.
  if (!focused.isConnected && document.activeElement === document.body) main.focus({ preventScroll: true });
  drawn = { body, sheet: sheetKey, tab: tab.name, asOf: `${state.as_of} ${unknownDate}` };
  renewLinks();
  document.title = `${id ? `${nameOf(id)} · ` : ""}${data.title}`;
}

function renderHead(tab) {
  if (document.activeElement !== head.search) head.search.value = state.q;
  for (const it of head.tabs) current(it.root, it.tab === tab);
  if (head.asOf) head.asOf.value = state.as_of;
  const dark = isDark();
  fill(head.theme, dark ? "☀" : "☾");
  head.theme.setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
  head.theme.setAttribute("title", dark ? "Light colours" : "Dark colours");
  const asOf = `${state.as_of} ${unknownDate}`;
  if (drawn.asOf !== asOf) fill(head.banner, asOfWords());
  head.banner.hidden = asOf === " ";
}

/** Marks the link to what is shown, or takes the mark away. */
function current(element, is) {
  if (is) {
    element.setAttribute("aria-current", "page");
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else element.removeAttribute("aria-current");
}

/** What is to be known while one looks back. */
function asOfWords() {
  const then = look();
  if (unknownDate) return `This page cannot look back from ${unknownDate}: all evidence is shown.`;
  if (!then) return null;
  const by = { i: 0, o: 0, u: 0 };
  for (const claim of data.claims) by[timingOf(claim)] += 1;
  const few = data.as_of.dates > data.as_of.looks.length ? ` ${data.as_of.looks.length} of ${data.as_of.dates} dates of publication can be chosen.` : "";
  return [
    `As of ${then.date}: ${count(by.i, "claim")} in, ${by.o.toLocaleString("en")} published later, ${by.u.toLocaleString("en")} undated or only possibly by then. Statuses are `,
    derivedMark(),
    ` from the claims that are in; pictures, paths, contradictions and modalities are those of all evidence.${few} `,
    link({ as_of: "" }, null, "Show all evidence"),
  ];
}

addEventListener("popstate", () => {
  readFragment();
  render();
});
addEventListener("hashchange", () => {
  readFragment();
  render();
});
addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "Escape" && state.id) closePanel();
  if (event.key === "/" && !typing) {
    event.preventDefault();
    head.search.focus();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => renderHead(TABS.find((it) => it.name === state.tab)));

readFragment();
render();
