"use strict";

// Red lines with their slot tables, and open questions.

const SLOT_MARKS = { match: ["✓", "fits"], unstated: ["?", "may be"], mismatch: ["✗", "is not"] };

function redLineCard(line) {
  const status = redLineStatus(line);
  return [
    h(
      "p",
      { class: "chips" },
      h("span", { class: `chip red-line ${status}`, title: RED_LINE_WORDS[status] }, status),
      derivedMark(),
      h("span", { class: "muted" }, ` ${RED_LINE_WORDS[status]}`),
      line.warners_word && h("span", { class: "chip" }, "only the warner’s side says so"),
    ),
    fields([
      ["if", line.condition],
      ["then", line.consequence.map((it) => h("div", null, it.told, it.event && [" ", link({ id: it.event }, null, "›")]))],
    ]),
    look()
      ? h("p", { class: "muted" }, "What stands beside the condition is shown for all evidence only.")
      : line.pairs.length
        ? some(line.pairs, 12, pairCard)
        : h("p", { class: "muted" }, "Nothing that is said to have happened comes near."),
  ];
}

/** An event beside a condition, slot by slot. */
function pairCard(pair) {
  const event = records.get(pair.event).it;
  return h(
    "article",
    { class: `pair ${pair.result.replaceAll(" ", "-").replaceAll(",", "")}` },
    h("p", { class: "result" }, h("strong", null, pair.result), h("span", { class: "muted" }, ` · ${pair.order}`), pair.warners_word && h("span", { class: "muted" }, " · only the warner’s side says so")),
    eventRow(event),
    h(
      "div",
      { class: "scroll" },
      h(
        "table",
        null,
        h("caption", { class: "visually-hidden" }, "The condition, slot by slot"),
        h("thead", null, h("tr", null, ["slot", "asked for", "found", ""].map((word) => h("th", { scope: "col" }, word)))),
        h(
          "tbody",
          null,
          pair.slots.map((slot) => {
            const [mark, word] = SLOT_MARKS[slot.state];
            return h(
              "tr",
              { class: slot.state },
              h("th", { scope: "row" }, slot.name),
              h("td", null, values(slot.wanted, " or ")),
              h("td", null, slot.found.length ? values(slot.found, ", ") : h("span", { class: "muted" }, "nothing said")),
              h("td", { class: "fit" }, h("span", { "aria-hidden": "true" }, `${mark} `), word),
            );
          }),
        ),
      ),
    ),
    (pair.background || []).map((text) => h("p", { class: "muted" }, `background, no claim: ${text}`)),
  );
}

/** Values of a slot: records, or dates and acts as they stand. */
function values(list, between) {
  return list.flatMap((value, at) => [at ? between : "", records.has(value) ? record(value) : value]);
}

function renderRedLines(content) {
  const judged = data.judged_at ? `judged at ${data.judged_at}` : "no date is known to judge at";
  fill(
    content,
    h("h2", null, "Red lines"),
    h("p", { class: "count" }, `${count(data.red_lines.length, "conditional warning")}; ${look() ? `as of ${look().date}` : judged} `, derivedMark()),
    some(data.red_lines, 30, (line) => {
      const event = records.get(line.warning).it;
      return h("article", { class: "red-line-card" }, h("h3", { class: "visually-hidden" }, event.gloss), eventRow(event), redLineCard(line));
    }),
  );
}

function renderQuestions(content) {
  const open = data.questions.filter((it) => !it.answered_by.length);
  fill(
    content,
    h("h2", null, "Open questions"),
    h("p", { class: "count" }, `${count(data.questions.length, "question")}, ${open.length} open`),
    some(data.questions, 40, (question) =>
      h(
        "article",
        { class: "question-card" },
        h("p", { class: "kind" }, question.answered_by.length ? "answered question" : "open question"),
        h("h3", null, record(question.id)),
        questionParts(question, 4),
      ),
    ),
  );
}
