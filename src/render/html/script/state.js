"use strict";

// The state of the page is its fragment: whoever follows a link sees the same.

/** What the fragment may hold, with what it is where it holds nothing. Lists have commas. */
const DEFAULTS = {
  tab: "pictures",
  view: "",
  id: "",
  q: "",
  words: "",
  act: [],
  status: [],
  modality: [],
  source: [],
  since: "",
  until: "",
  undated: "",
  as_of: "",
  order: "",
  page: "",
  near: "",
  more: "",
  class: "",
  from: "",
  to: "",
  theme: "",
};

const state = { ...DEFAULTS };

/** A date of the fragment from which this page cannot look back. */
let unknownDate = "";

function readFragment() {
  const read = new URLSearchParams(location.hash.slice(1));
  for (const [key, value] of Object.entries(DEFAULTS)) {
    const text = read.get(key);
    if (Array.isArray(value)) state[key] = text ? text.split(",") : [];
    else state[key] = text === null ? value : text;
  }
  // A bare link to a record shows it beside what was asked for.
  if (!TABS.some((tab) => tab.name === state.tab)) state.tab = DEFAULTS.tab;
  unknownDate = look() ? "" : state.as_of;
  if (unknownDate) state.as_of = "";
}

/** The fragment of the state with some changes. */
function fragment(changes) {
  const next = { ...state, ...changes };
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(DEFAULTS)) {
    const text = String(next[key] === undefined ? value : next[key]);
    if (text !== String(value)) written.set(key, text);
  }
  return `#${written}`;
}

/** Changes the state: a step that "back" undoes, or with `quiet` the same step. */
function go(changes, quiet) {
  const target = fragment(changes);
  if (target === (location.hash || "#")) return;
  // A name of an element must not scroll the page, so the fragment is not followed as a link.
  if (quiet) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  readFragment();
  render();
}
