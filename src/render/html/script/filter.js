"use strict";

// Which events are listed. A filter hides rows and changes no status.

const days = (() => {
  let first = Infinity;
  let last = -Infinity;
  let undated = 0;
  for (const { date } of listed) {
    if (!date) undated += 1;
    for (const day of date ? [date.first, date.last] : []) {
      if (day === null) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  return first <= last ? { first, last, undated } : undefined;
})();

/** The text of an event in which words are looked for. */
const haystacks = new Map();

function haystack(event) {
  let text = haystacks.get(event.id);
  if (text === undefined) {
    const ids = event.roles.flatMap((role) => role.ids);
    text = fold([event.id, event.gloss, event.act, ...ids.map(nameOf)].join(" "));
    haystacks.set(event.id, text);
  }
  return text;
}

/** Why an event is listed though its date is not known to be in the range: a word, or none. */
function dateDoubt(event) {
  if (!state.since && !state.until) return "";
  if (!event.date) return "undated";
  const { first, last } = event.date;
  const since = textDay(state.since);
  const until = textDay(state.until);
  const before = since !== undefined && (first === null || first < since);
  const after = until !== undefined && (last === null || last > until);
  return before || after ? "date possibly outside" : "";
}

function inDates(event) {
  if (!state.since && !state.until) return true;
  if (!event.date) return state.undated !== "no";
  const { first, last } = event.date;
  const since = textDay(state.since);
  const until = textDay(state.until);
  // Out only where it is certain.
  return !(
    (since !== undefined && last !== null && last < since) ||
    (until !== undefined && first !== null && first > until)
  );
}

function filtered() {
  const words = fold(state.words).split(/\s+/).filter(Boolean);
  const [act, status, modality, source] = ["act", "status", "modality", "source"].map(
    (key) => new Set(state[key]),
  );
  return listed.filter(
    (event) =>
      (!act.size || act.has(event.act)) &&
      (!status.size || status.has(statusOf(event))) &&
      (!modality.size || modality.has(event.modality || "none")) &&
      (!source.size || (claimsOn.get(event.id) || []).some((claim) => source.has(claim.source))) &&
      inDates(event) &&
      words.every((word) => haystack(event).includes(word)),
  ).sort((ORDERS[state.order] || ORDERS[""]).compare);
}

const ORDERS = {
  "": { name: "strongest status first", compare: (a, b) => rank(statusOf(a)) - rank(statusOf(b)) || byDate(a, b) },
  date: { name: "by date, undated last", compare: byDate },
  id: { name: "by id", compare: (a, b) => records.get(a.id).at - records.get(b.id).at },
};

/** By the latest day on which it may have been, then the earliest; undated last, then by id. */
function byDate(a, b) {
  const key = (day) => (day === undefined || day === null ? Infinity : day);
  const [x, y] = [a.date || {}, b.date || {}];
  const order = (p, q) => (p === q ? 0 : p < q ? -1 : 1);
  return (
    order(key(x.last), key(y.last)) ||
    order(key(x.first), key(y.first)) ||
    records.get(a.id).at - records.get(b.id).at
  );
}

function rank(status) {
  return data.statuses.indexOf(status);
}

/** How many listed events have each value of a filter. */
function tally(key) {
  const found = new Map();
  for (const event of listed) {
    for (const value of valuesOf(event, key)) found.set(value, (found.get(value) || 0) + 1);
  }
  return found;
}

function valuesOf(event, key) {
  switch (key) {
    case "status":
      return [statusOf(event)];
    case "modality":
      return [event.modality || "none"];
    case "source":
      return new Set((claimsOn.get(event.id) || []).map((claim) => claim.source));
    default:
      return [event.act];
  }
}
