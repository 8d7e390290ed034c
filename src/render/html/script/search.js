"use strict";

// Search over names, aliases, glosses, titles and ids.

let index;

function buildIndex() {
  const entry = (kind, it, texts) => ({ kind, it, text: fold([it.id, ...texts].join(" \n ")) });
  return [
    ...data.actors.map((it) => entry("actor", it, [it.name, ...(it.aliases || [])])),
    ...listed.map((it) => entry("event", it, [it.gloss])),
    ...data.questions.map((it) => entry("question", it, [it.gloss])),
    ...data.sources.map((it) => entry("source", it, [it.title])),
    ...data.places.map((it) => entry("place", it, [it.name, ...(it.aliases || [])])),
    ...data.items.map((it) => entry("item", it, [it.name, ...(it.aliases || [])])),
    ...data.claims.map((it) => entry("claim", it, [])),
  ];
}

function searched() {
  index = index || buildIndex();
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return index.filter((entry) => words.every((word) => entry.text.includes(word)));
}

const PLURALS = {
  actor: "Actors",
  event: "Events",
  question: "Open questions",
  source: "Sources",
  place: "Places",
  item: "Items",
  claim: "Claims, by id",
};

function renderSearch(content) {
  const found = searched();
  const groups = Object.keys(PLURALS)
    .map((kind) => [kind, found.filter((entry) => entry.kind === kind)])
    .filter(([, list]) => list.length);
  fill(
    content,
    h("h2", { class: "visually-hidden" }, "Search"),
    h(
      "p",
      { class: "count" },
      state.q ? `${count(found.length, "record")} found for “${state.q}”` : "Type a name, an alias, a word of what happened, or an id.",
    ),
    groups.map(([kind, list]) =>
      part(
        3,
        `${PLURALS[kind]} (${list.length.toLocaleString("en")})`,
        h("ul", { class: "rows" }, some(list, 25, ({ it }) => h("li", null, kind === "event" ? eventRow(it) : hit(kind, it)))),
      ),
    ),
  );
}

function hit(kind, it) {
  const aliases = (it.aliases || []).join("; ");
  return link(
    { id: it.id },
    { class: "row plain" },
    h("span", { class: "gloss" }, it.name || it.title || it.gloss || it.id),
    h("span", { class: "meta" }, h("span", null, it.kind || kind), aliases && h("span", null, aliases), h("span", null, it.id)),
  );
}
