"use strict";

// From when to when: two thumbs on one track, under a drawing of when things happened.

const BINS = 46;
const TALL = 26;

function buildDates() {
  const { first, last, undated } = days;
  // No thumb passes the other: it stops there.
  const change = (event) => {
    const [from, to] = [Number(low.value), Number(high.value)];
    if (from > to) event.target.value = event.target === low ? to : from;
    const [since, until] = [Number(low.value), Number(high.value)];
    go({ since: since > first ? dayText(since) : "", until: until < last ? dayText(until) : "", page: "" }, true);
  };
  const thumb = (name) => h("input", { type: "range", min: first, max: last, step: 1, "aria-label": name, input: change });
  const low = thumb("Not certainly before");
  const high = thumb("Not certainly after");
  const day = (key, name) =>
    h("input", {
      type: "date",
      "aria-label": name,
      min: dayText(first),
      max: dayText(last),
      change: (event) => go({ [key]: event.target.value, page: "" }),
    });
  const since = day("since", "Not certainly before, as a date");
  const until = day("until", "Not certainly after, as a date");
  const box = h("input", { type: "checkbox", change: () => go({ undated: box.checked ? "" : "no", page: "" }) });
  const bars = buildBars(first, last);
  const range = h("div", { class: "range" }, h("span", { class: "between" }), low, high);
  const root = h(
    "fieldset",
    { class: "dates" },
    h("legend", null, "Date"),
    bars.root,
    range,
    h("div", { class: "days" }, since, until),
    h("label", null, box, " with undated events ", h("span", { class: "muted number" }, String(undated))),
  );
  const renew = () => {
    const at = (key, end) => {
      const day = textDay(state[key]);
      return day === undefined ? end : Math.min(Math.max(day, first), last);
    };
    const [from, to] = [at("since", first), at("until", last)];
    for (const [day, thumb, input] of [[from, low, since], [to, high, until]]) {
      thumb.value = day;
      thumb.setAttribute("aria-valuetext", dayText(day));
      if (document.activeElement !== input) input.value = dayText(day);
    }
    // Where both are at the end, the one that can still be moved lies above.
    low.classList.toggle("above", from - first > last - from);
    const share = (day) => `${last > first ? (100 * (day - first)) / (last - first) : 0}%`;
    range.style.setProperty("--from", share(from));
    range.style.setProperty("--to", share(to));
    bars.renew(from, to);
    box.checked = state.undated !== "no";
  };
  return { root, renew };
}

/** How many events began when, as bars; those outside the range are pale. */
function buildBars(first, last) {
  const numbers = new Array(BINS).fill(0);
  const bin = (day) => Math.min(BINS - 1, Math.floor(((day - first) * BINS) / (last - first + 1)));
  for (const { date } of listed) {
    const day = date && (date.first === null ? date.last : date.first);
    if (typeof day === "number") numbers[bin(day)] += 1;
  }
  const most = Math.max(1, ...numbers);
  const bars = numbers.map((number, at) => {
    // One event is seen beside a hundred.
    const height = number && Math.max(2, (TALL * number) / most);
    return s("rect", { x: at * 5, y: TALL - height, width: 4, height });
  });
  const root = s("svg", { class: "bars", viewBox: `0 0 ${BINS * 5 - 1} ${TALL}`, preserveAspectRatio: "none", "aria-hidden": "true" }, bars);
  const renew = (from, to) => bars.forEach((bar, at) => bar.classList.toggle("out", at < bin(from) || at > bin(to)));
  return { root, renew };
}
