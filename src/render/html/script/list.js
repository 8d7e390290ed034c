"use strict";

// The list of events with its filters. A page of the list is drawn at a time.

const PAGE = 100;

const FILTERS = [
  { key: "act", name: "Act", values: () => data.acts.map((act) => act.act) },
  { key: "status", name: "Status", values: () => data.statuses },
  { key: "modality", name: "Modality", values: () => ["certain", "probable", "possible", "none"] },
  { key: "source", name: "Source", values: () => data.sources.map((source) => source.id) },
];

/** The parts that stay while one types and drags. */
let board;

function renderEvents(content) {
  if (!board) board = buildBoard();
  if (board.root.parentNode !== content) fill(content, board.root);
  for (const filter of board.filters) filter.renew();
  if (document.activeElement !== board.words) board.words.value = state.words;
  if (board.dates) board.dates.renew();
  board.order.value = state.order;
  board.clear.hidden = !isFiltered();
  const kept = filtered();
  const pages = Math.max(1, Math.ceil(kept.length / PAGE));
  const page = Math.min(Math.max(1, Number(state.page) || 1), pages);
  const from = (page - 1) * PAGE;
  const doubtful = kept.filter(dateDoubt).length;
  fill(
    board.count,
    `${kept.length.toLocaleString("en")} of ${count(listed.length, "event")}`,
    doubtful ? `, ${doubtful.toLocaleString("en")} of them undated or only possibly in the range` : "",
  );
  fill(
    board.list,
    kept.slice(from, from + PAGE).map((event) => {
      const doubt = dateDoubt(event);
      return h("li", null, eventRow(event), doubt && h("span", { class: "doubt" }, doubt));
    }),
  );
  board.list.setAttribute("start", from + 1);
  fill(board.pages, pages > 1 && pager(page, pages));
}

function pager(page, pages) {
  const to = (number, name) =>
    number < 1 || number > pages
      ? h("span", { class: "muted" }, name)
      : link({ page: number === 1 ? "" : String(number) }, null, name);
  return [to(page - 1, "‹ before"), ` page ${page} of ${pages} `, to(page + 1, "next ›")];
}

function isFiltered() {
  return ["words", "act", "status", "modality", "source", "since", "until", "undated"].some(
    (key) => state[key].length > 0,
  );
}

function buildBoard() {
  const words = h("input", {
    type: "search",
    id: "filter-words",
    autocomplete: "off",
    input: (event) => go({ words: event.target.value, page: "" }, true),
  });
  const filters = FILTERS.map(choice).filter(Boolean);
  const dates = days && buildDates();
  const clear = h(
    "button",
    {
      type: "button",
      click: () => go({ words: "", act: [], status: [], modality: [], source: [], since: "", until: "", undated: "", page: "" }),
    },
    "Clear all filters",
  );
  const count = h("p", { class: "count" });
  const order = h(
    "select",
    { id: "order", change: (event) => go({ order: event.target.value, page: "" }) },
    Object.entries(ORDERS).map(([value, it]) => h("option", { value }, it.name)),
  );
  const list = h("ol", { class: "rows" });
  const pages = h("p", { class: "pages" });
  const root = h(
    "div",
    { class: "board" },
    h(
      "details",
      { class: "filters", open: !narrow.matches },
      h("summary", null, "Filters"),
      h("p", { class: "field" }, h("label", { for: "filter-words" }, "Words in the event"), words),
      filters.map((filter) => filter.root),
      dates && dates.root,
      clear,
    ),
    h("div", { class: "found" }, h("h2", { class: "visually-hidden" }, "Events"), h("p", { class: "order" }, h("label", { for: "order" }, "Order "), order), count, list, pages),
  );
  return { root, words, filters, dates, clear, count, order, list, pages };
}

/** The values of a filter, each with how many events have it. */
function choice({ key, name, values }) {
  const all = values();
  const first = tally(key);
  const there = all.filter((value) => first.has(value) || key === "status");
  if (there.length < 2) return undefined;
  const rows = there.map((value) => {
    const box = h("input", {
      type: "checkbox",
      value,
      change: () => {
        const kept = rows.filter((row) => row.box.checked).map((row) => row.value);
        go({ [key]: kept, page: "" });
      },
    });
    const number = h("span", { class: "muted number" });
    const text = key === "source" ? nameOf(value) : value;
    const hint = key === "status" ? STATUS_WORDS[value] : undefined;
    const root = h("label", { title: hint }, box, " ", h("span", null, text), " ", number);
    return { root, box, value, number };
  });
  const summary = h("summary", null);
  const root = h("details", { class: "choice", open: there.length <= 14 && key !== "source" }, summary, h("div", { class: "values", role: "group", "aria-label": name }, rows.map((row) => row.root)));
  const renew = () => {
    const numbers = tally(key);
    for (const row of rows) {
      row.box.checked = state[key].includes(row.value);
      row.number.textContent = String(numbers.get(row.value) || 0);
      row.root.hidden = !numbers.has(row.value) && !row.box.checked;
    }
    const chosen = state[key].length;
    fill(summary, name, chosen > 0 && h("span", { class: "chip" }, `${chosen} chosen`));
  };
  return { root, renew };
}
