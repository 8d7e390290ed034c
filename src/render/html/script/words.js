"use strict";

// Words of the page, and how things look by how they stand.

const STATUS_WORDS = {
  corroborated: "two or more independent origins say so",
  acknowledged: "a named speaker of the actor’s own side confirms it",
  reported: "a source says so in its own voice",
  attributed: "only speakers say so",
  disputed: "some say so, some say not",
  ended: "it was so, and is not any more",
  denied: "only speakers speak of it, and say it did not happen",
  "did-not-happen": "a source says that it did not happen",
  expected: "only planned or supposed",
  mentioned: "only named: permitted, feared, asked about; nobody says it happened",
  framed: "only a reading for which nobody named stands",
  "no-evidence": "it has claims, and the evidence leaves none",
  retracted: "it would count, had it not been taken back",
};

const FLAG_WORDS = {
  hedged: "nobody says it as certain",
  "ruled-out": "only said that it will or would not happen",
  presupposed: "no claim says it in so many words",
  "unnamed-only": "only unnamed speakers say so",
  "own-side-only": "only the actor’s own side says so",
  acknowledged: "a named speaker of the actor’s own side confirms it",
};

const RED_LINE_WORDS = {
  "met-confirmed": "met by a corroborated or acknowledged event",
  "met-as-reported": "met by a reported event",
  "met-as-attributed": "met by what speakers say alone",
  disputed: "what would meet it is disputed",
  "cannot-tell": "something may have met it; a slot is left open",
  pending: "it may still be met",
  averted: "what was demanded came in time",
  lapsed: "the deadline passed without it",
  "not-met": "nothing meets it",
};

const CONTRADICTION_WORDS = {
  history: "they speak of certainly different times",
  shift: "one speaker says otherwise later",
  "retraction-without-authority": "one takes the other back without the authority to",
  "opposite-polarity": "one says that it happened, the other that it did not",
  "incompatible-says": "they give values that cannot both be right",
  scope: "one paraphrases the other to mean more, less or something else",
  label: "they call it by different words",
  "wording-drift": "the words make something else of the event",
};

/** The date from which one looks back, or none: what was derived then. */
function look() {
  return data.as_of.looks.find((it) => it.date === state.as_of);
}

/** The status of an event: of all evidence, or as of the date from which one looks back. */
function statusOf(event) {
  const then = letterThen(event);
  return then ? data.statuses[then.toLowerCase().charCodeAt(0) - 97] : event.status;
}

/** The letter of an event as of the date from which one looks back; a capital is hedged. */
function letterThen(event) {
  const then = look();
  return then && then.statuses[records.get(event.id).at];
}

function isHedged(event) {
  const then = letterThen(event);
  if (then) return then !== then.toLowerCase();
  return (event.flags || []).some((it) => it.flag === "hedged");
}

function redLineStatus(line) {
  const then = look();
  return then ? then.red_lines[line.at] : line.status;
}

/** Whether a claim is in: "i", out: "o", or undated: "u". */
function timingOf(claim) {
  const then = look();
  const source = records.get(claim.source);
  return then && source ? then.sources[source.at] : "i";
}

function countsNow(claim) {
  const then = look();
  if (!then) return !claim.why_not;
  const digit = parseInt(then.counts[claim.at >> 2], 16);
  return (digit & (8 >> (claim.at & 3))) !== 0;
}

/** How an event is drawn; what nobody says happened never looks like a fact. */
function standing(event) {
  switch (statusOf(event)) {
    case "disputed":
      return "disputed";
    case "denied":
    case "did-not-happen":
    case "ended":
      return "negated";
    case "retracted":
      return "retracted";
    case "no-evidence":
      return "absent";
    case "expected":
    case "mentioned":
    case "framed":
      return "hedged";
    default:
      return isHedged(event) ? "hedged" : "solid";
  }
}

function classOf(event) {
  const act = acts.get(event.act);
  return act ? act.class : "structure";
}

function actorsOf(event, role) {
  const found = event.roles.find((it) => it.role === role);
  return found ? found.ids : [];
}

function count(number, one) {
  return `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
}

/** A day since 1970-01-01 as a date. */
function dayText(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

function textDay(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : Math.floor(time / 86400000);
}

/** Text for searching: without case and accents. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
