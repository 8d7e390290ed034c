"use strict";

// Actors, and what connects one with others.

/** The ways that are entered from each actor, and those that lead to it. */
let ways;

function world() {
  if (ways) return ways;
  ways = { from: new Map(), to: new Map() };
  for (const way of data.ways) {
    way.leave = way.leave || way.enter;
    for (const id of way.enter) add(ways.from, id, way);
    for (const id of way.leave) add(ways.to, id, way);
  }
  return ways;
}

let byConnectors;

/** The actors with the number of their connectors, those in most first: [{ actor, number }]. */
function actorsByConnectors() {
  if (!byConnectors) {
    byConnectors = data.actors.map((actor) => ({ actor, number: connectorsOf(actor.id).length }));
    byConnectors.sort((a, b) => b.number - a.number || (a.actor.name < b.actor.name ? -1 : 1));
  }
  return byConnectors;
}

function renderActors(content) {
  const sorted = actorsByConnectors();
  fill(
    content,
    h("h2", null, "Actors"),
    h("p", { class: "count" }, `${count(sorted.length, "actor")}, those in most connectors first`),
    h(
      "ul",
      { class: "rows" },
      some(sorted, 100, ({ actor, number }) =>
        h(
          "li",
          null,
          link(
            { tab: "near", near: actor.id, more: "", id: "" },
            { class: "row plain" },
            h("span", { class: "gloss" }, actor.name),
            h("span", { class: "meta" }, h("span", null, actor.kind === "unnamed" ? "unnamed source" : actor.kind), h("span", null, count(number, "connector"))),
          ),
        ),
      ),
    ),
  );
}

/** Each connector of an actor once. */
function connectorsOf(id) {
  const found = new Map();
  for (const way of [...(world().from.get(id) || []), ...(world().to.get(id) || [])]) {
    const others = new Set([...way.enter, ...way.leave]);
    others.delete(id);
    if (!others.size) continue;
    const key = `${way.kind} ${way.link || ""} ${way.of.join(" ")}`;
    const known = found.get(key);
    if (known) for (const other of others) known.others.add(other);
    else found.set(key, { way, others });
  }
  return [...found.values()];
}

/** All that connects an actor with others, by what it is. */
function connectorParts(id) {
  const all = connectorsOf(id);
  if (!all.length) return null;
  const groups = new Map();
  for (const it of all) add(groups, it.way.label, it);
  const near = new Map();
  for (const it of all) for (const other of it.others) near.set(other, (near.get(other) || 0) + 1);
  const neighbours = [...near].sort((a, b) => b[1] - a[1] || (nameOf(a[0]) < nameOf(b[0]) ? -1 : 1));
  return [
    part(
      3,
      `${count(all.length, "connector")} to ${count(neighbours.length, "actor")}`,
      h(
        "p",
        { class: "neighbours" },
        some(neighbours, 30, ([other, number]) => [
          link({ near: other, more: "" }, { class: "button", title: `The neighbourhood of ${nameOf(other)}` }, nameOf(other), h("span", { class: "muted" }, ` ${number}`)),
          " ",
        ]),
      ),
    ),
    [...groups].map(([label, list]) =>
      part(3, [labelText(label), h("span", { class: "muted" }, ` ${list.length}`), list[0].way.derived && derivedMark()], some(list, 30, ({ way, others }) => connectorCard(way, { others }))),
    ),
  ];
}

function labelText(label) {
  const act = acts.get(label);
  return act ? act.phrase : label.replaceAll("_", " ").replaceAll("-", " ");
}

/** What connects: an event, two events with their link, or an affiliation; `told` adds who says so. */
function connectorCard(way, { others, told }) {
  const beside = others && h("p", { class: "beside" }, h("span", { class: "muted" }, "with "), sequence([...others].slice(0, 12)), others.size > 12 && ` and ${others.size - 12} more`);
  const event = (id) => [eventRow(records.get(id).it), told && told(id)];
  if (way.kind === "affiliation") {
    const it = link({ id: way.of[0] }, { class: "row plain" }, nameOf(way.of[0]));
    return h("div", { class: "connector" }, it, told && told(way.of[0]), beside);
  }
  if (way.kind === "event") return h("div", { class: "connector" }, event(way.of[0]), beside);
  return h(
    "div",
    { class: `connector${way.derived ? " derived" : ""}` },
    event(way.of[0]),
    h(
      "p",
      { class: "tie" },
      way.derived ? "═ meets the condition of ═ " : `– ${labelText(way.label)} – `,
      way.derived && derivedMark(),
      way.relation && ["said in ", record(way.relation)],
    ),
    way.relation && told && told(way.relation),
    event(way.of[1]),
    beside,
  );
}
