"use strict";

// What a record is tied to: on its left what leads to it, on its right where it leads.

/** A tie to a record; `beyond` are the records that it leads on to. */
function tie(id, label, look, more) {
  return { id, label, look, beyond: [], changes: { id }, ...more };
}

/** How a line looks that an event draws: in its colour, dashed where nobody says it happened. */
function eventLook(event) {
  const how = standing(event);
  if (how === "negated" || how === "retracted" || how === "absent") return { colour: "structure", hedged: true, head: "normal" };
  const colour = classOf(event);
  const head = { support: "dot", deny: "bar" }[colour] || "normal";
  return { colour, hedged: how === "hedged", head };
}

const STRUCTURE = { colour: "structure", hedged: false, head: "vee" };
const OPEN = { colour: "structure", hedged: true, head: "vee" };

/** The ties of a record: { left, right, headings }. */
function tiesOf(id) {
  const { kind, it } = find(id);
  switch (kind) {
    case "event":
      return eventTies(it);
    case "actor":
    case "place":
    case "item":
      return thingTies(id, it);
    case "source":
      return {
        left: [...(it.publisher || []).map((who) => tie(who, "publishes", STRUCTURE)), ...(it.authors || []).map((who) => tie(who, "writes", STRUCTURE))],
        right: toldIn(id).map((event) => tie(event.id, "", eventLook(event))),
        headings: ["who publishes it", "what it tells of"],
      };
    case "question":
      return {
        left: speakers(id),
        right: [...it.about.map((about) => tie(about, "about", OPEN)), ...it.candidates.map((event) => tie(event, "would answer", OPEN))],
        headings: ["who asks", "what about"],
      };
    case "affiliation":
      return {
        left: [...it.actor.map((who) => tie(who, it.role.replaceAll("-", " "), STRUCTURE)), ...speakers(id)],
        right: it.of.map((of) => tie(of, "of", STRUCTURE)),
        headings: ["who, and who says so", "of whom"],
      };
    default:
      return { left: [], right: [tie(it.about, "is about", STRUCTURE)], headings: ["", "what it is about"] };
  }
}

/** The listed events of which a source tells, the strongest first. */
function toldIn(source) {
  const told = listed.filter((event) => (claimsOn.get(event.id) || []).some((claim) => claim.source === source));
  return told.sort(ORDERS[""].compare);
}

/** Of an actor its own acts are on the right and those of others on the left. */
function thingTies(id, it) {
  const roles = new Map();
  for (const { event, role } of rolesOf.get(id) || []) if (!event.hidden) add(roles, event, role);
  const left = [];
  const right = [];
  for (const event of [...roles.keys()].sort(ORDERS[""].compare)) {
    const as = roles.get(event);
    const own = as.includes("actor");
    const others = event.roles.filter((role) => (own ? role.role !== "actor" : role.role === "actor"));
    const beyond = [...new Set(others.flatMap((role) => role.ids))].filter((other) => other !== id);
    (own ? right : left).push(tie(event.id, own ? "" : as.join(", "), eventLook(event), { beyond }));
  }
  for (const belongs of affiliationsOf.get(id) || []) {
    const own = belongs.actor.includes(id);
    const [other] = own ? belongs.of : belongs.actor;
    if (other === undefined || other === id) continue;
    (own ? right : left).push(tie(other, belongs.role.replaceAll("-", " "), STRUCTURE, { aside: true, changes: { id: belongs.id } }));
  }
  for (const other of it.within || []) right.push(tie(other, "within", STRUCTURE, { aside: true }));
  for (const other of it.kind_of || []) right.push(tie(other, "kind of", STRUCTURE, { aside: true }));
  return { left, right, headings: ["what others do", "what it does"], far: ["who", "to whom"] };
}

function eventTies(event) {
  const look = eventLook(event);
  const others = event.roles.filter((role) => role.role !== "actor");
  const left = actorsOf(event, "actor").map((id) => tie(id, "", look));
  const right = others.flatMap((role) => role.ids.map((id) => tie(id, role.role.replaceAll("_", " "), look)));
  left.push(...speakers(event.id));
  for (const it of namedBy.get(event.id) || []) {
    if (!it.event.hidden) left.push(tie(it.event.id, it.field.replaceAll("_", " "), STRUCTURE));
  }
  for (const it of event.object || []) right.push(tie(it.event, it.negated ? "not" : "object", STRUCTURE));
  for (const it of event.links || []) right.push(tie(it.event, it.link.replaceAll("_", " "), STRUCTURE));
  for (const { line, pair } of conditionsOf.get(event.id) || []) {
    if (/^meets/.test(pair.result)) right.push(tie(line.warning, "meets its condition", { ...STRUCTURE, derived: true }));
  }
  for (const it of questionsOn.get(event.id) || []) right.push(tie(it.id, "open question", OPEN));
  return { left, right, headings: ["who, and who says so", "whom and what it concerns"] };
}

/** Who speaks of a record, each speaker once for what is said, and those that count first. */
function speakers(id) {
  const found = new Map();
  for (const claim of claimsOn.get(id) || []) {
    const who = claim.voices && claim.voices[0].who.length ? claim.voices[0].who : claim.voices ? [] : [claim.source];
    const negative = claim.polarity === "negative";
    const key = `${negative} ${who.join(" ")}`;
    const known = found.get(key);
    if (known) known.claims.push(claim);
    else found.set(key, { who, negative, claims: [claim] });
  }
  const all = [...found.values()].map(({ who, negative, claims: said }) => {
    const first = said.find(countsNow) || said[0];
    const asks = first.why_not === "it raises a question";
    const look = { colour: asks ? "structure" : negative ? "deny" : "support", hedged: !countsNow(first), head: asks ? "vee" : negative ? "bar" : "dot" };
    const label = asks ? "asks" : negative ? "says not" : "says so";
    return tie(first.id, label, look, { speaker: { who, said, counts: countsNow(first) }, changes: { id: first.id } });
  });
  return all.sort((a, b) => Number(b.speaker.counts) - Number(a.speaker.counts));
}
