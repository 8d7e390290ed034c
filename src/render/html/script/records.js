"use strict";

// The records of the page, by id and by what refers to what. Nothing is derived here.

const data = JSON.parse(document.getElementById("data").textContent);

/** Every record but claims: id to { kind, it, at }, `at` being its place in its list. */
const records = new Map();
/** Claims by id. */
const claims = new Map();
/** Claims on a record, in reading order. */
const claimsOn = new Map();
/** Claims that somebody makes or is cited for. */
const claimsBy = new Map();
/** Events in which a record has a role: [{ event, role }]. */
const rolesOf = new Map();
/** What else names an event: [{ field, event }]. */
const namedBy = new Map();
const affiliationsOf = new Map();
const questionsOn = new Map();
const redLineOf = new Map();
/** Conditions beside which an event stands: [{ line, pair }]. */
const conditionsOf = new Map();
const acts = new Map(data.acts.map((act) => [act.act, act]));

function add(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const KINDS = {
  sources: "source",
  actors: "actor",
  affiliations: "affiliation",
  places: "place",
  items: "item",
  events: "event",
  questions: "question",
};

for (const [list, kind] of Object.entries(KINDS)) {
  data[list].forEach((it, at) => records.set(it.id, { kind, it, at }));
}

data.claims.forEach((claim, at) => {
  claims.set(claim.id, claim);
  claim.at = at;
  add(claimsOn, claim.about, claim);
  const voices = claim.voices || [];
  for (const id of new Set(voices.flatMap((voice) => voice.who))) add(claimsBy, id, claim);
});

for (const event of data.events) {
  for (const role of event.roles) {
    for (const id of role.ids) add(rolesOf, id, { event, role: role.role });
  }
  for (const object of event.object || []) add(namedBy, object.event, { field: "object", event });
  for (const link of event.links || []) add(namedBy, link.event, { field: link.link, event });
}

for (const it of data.affiliations) {
  for (const id of new Set([...it.actor, ...it.of])) add(affiliationsOf, id, it);
}

for (const question of data.questions) {
  for (const id of new Set([...question.about, ...question.candidates])) {
    add(questionsOn, id, question);
  }
}

data.red_lines.forEach((line, at) => {
  line.at = at;
  redLineOf.set(line.warning, line);
  for (const pair of line.pairs) add(conditionsOf, pair.event, { line, pair });
});

/** The events that are listed: those asked about, but for inline objects nobody speaks of. */
const listed = data.events.filter((event) => !event.hidden);

function find(id) {
  const record = records.get(id);
  if (record) return record;
  const claim = claims.get(id);
  return claim ? { kind: "claim", it: claim, at: claim.at } : undefined;
}

function nameOf(id) {
  const record = records.get(id);
  if (!record) return id;
  const { it } = record;
  return it.name || it.gloss || it.title || it.told || id;
}
