"use strict";

// Contradictions: what claims on one event say against each other.

/** The contradictions in which an event is. */
function contradictionsOf(id) {
  return data.contradictions.filter((it) => it.about.includes(id));
}

function renderContradictions(content) {
  const all = data.contradictions;
  const there = Object.keys(CONTRADICTION_WORDS).filter((name) => all.some((it) => it.class === name));
  const shown = all.filter((it) => !state.class || it.class === state.class);
  const ofAll = shown.length < all.length ? `${shown.length.toLocaleString("en")} of ` : "";
  fill(
    content,
    h("h2", null, "Contradictions"),
    h("p", { class: "count" }, `${ofAll}${count(all.length, "contradiction")} between claims `, derivedMark()),
    look() && h("p", { class: "muted" }, "Contradictions are those of all evidence."),
    there.length > 1 &&
      h("nav", { class: "kinds", "aria-label": "Classes of contradiction" }, kindLink("", "all", all.length), there.map((name) => kindLink(name, name, all.filter((it) => it.class === name).length))),
    some(shown, 30, (it) =>
      h(
        "article",
        { class: "contradiction-card" },
        h("h3", { class: "visually-hidden" }, `${it.class}: ${it.about.map(nameOf).join("; ")}`),
        it.about.map((id) => eventRow(records.get(id).it)),
        sides(it),
      ),
    ),
  );
}

function kindLink(name, text, number) {
  const element = link({ class: name }, { class: "button", title: CONTRADICTION_WORDS[name] }, text, h("span", { class: "muted" }, ` ${number.toLocaleString("en")}`));
  if (state.class === name) element.setAttribute("aria-current", "true");
  return element;
}

/** In what way, and the claims on both sides: those that say so, then those that say not. */
function sides(it) {
  const all = it.claims.map((id) => claims.get(id));
  const against = all.filter((claim) => claim.polarity === "negative");
  const inFavour = all.filter((claim) => claim.polarity !== "negative");
  const two = against.length > 0 && inFavour.length > 0;
  const list = (those) => some(those, 6, (claim) => claimCard(claim));
  return [
    h("p", { class: "class" }, h("span", { class: "chip" }, it.class), it.field && h("span", { class: "chip" }, it.field), h("span", { class: "muted" }, ` ${CONTRADICTION_WORDS[it.class]}`)),
    two
      ? h("div", { class: "sides" }, h("div", null, h("h4", null, "It is so"), list(inFavour)), h("div", null, h("h4", null, "It is not so"), list(against)))
      : h("div", { class: `sides${all.length === 1 ? " one" : ""}` }, some(all, 6, (claim) => h("div", null, claimCard(claim)))),
  ];
}

/** On the sheet of an event: the classes, and a way to the claims beside each other. */
function contradictionParts(event) {
  const all = contradictionsOf(event.id);
  if (!all.length) return null;
  return part(
    3,
    ["Contradictions ", derivedMark()],
    some(all, 8, (it) =>
      h(
        "p",
        { class: "against" },
        h("strong", null, it.class),
        it.field && ` (${it.field})`,
        ": ",
        it.claims.slice(0, 8).flatMap((id, at) => [at ? ", " : "", link({ id }, null, claims.get(id).place || id)]),
        it.claims.length > 8 && `, and ${it.claims.length - 8} more`,
      ),
    ),
    h("p", null, link({ tab: "contradictions", class: "" }, { class: "button" }, "All contradictions")),
  );
}
