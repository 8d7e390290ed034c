"use strict";

// Cards that are drawn: the shape tells what it is, the colour what kind of act.

const LINE = 1.28;
const PAD = 11;

/** What a card of a record says, as rows of text: { shape, colour, standing, head, rows, words }. */
function cardOf(it, width) {
  if (it.speaker) return speakerCard(it, width);
  const found = find(it.id);
  const rows = [];
  const put = (text, size, weight, tone, most) => {
    for (const line of wrapped(text, width - 2 * PAD, size, weight, most)) rows.push({ text: line, size, weight, tone });
  };
  if (found.kind === "event") {
    const event = found.it;
    put(event.gloss, 14, 400, "ink", 5);
    put([statusOf(event), event.date ? event.date.edtf : ""].filter(Boolean).join(" · "), 12, 400, "muted", 2);
    if (it.told) put(it.told, 12, 400, "muted", 2);
    const act = acts.get(event.act);
    const phrase = act ? act.phrase : event.act;
    const how = standing(event);
    const who = actorsOf(event, "actor").map(nameOf).join(", ");
    const verb = `${phrase}${how === "hedged" ? " ?" : ""}`.toUpperCase();
    // The act is told whole; who acts, as far as there is room.
    const room = width - 2 * PAD - widthOf(` · ${verb}`, 11.5, 700);
    const [name] = who && room > 30 ? wrapped(who.toUpperCase(), room, 11.5, 700, 1) : [""];
    const lead = name ? `${name} · ` : "";
    const disputed = how === "disputed" ? `${lead}${verb} · DISPUTED` : `${lead}${verb}`;
    const [head] = wrapped(disputed, width - 2 * PAD, 11.5, 700, 1);
    return { shape: "event", colour: classOf(event), standing: how, head, lead, rows, words: `${who ? `${who} ` : ""}${phrase}: ${event.gloss} (${statusOf(event)})` };
  }
  const kind = found.kind === "actor" && found.it.kind === "unnamed" ? "unnamed source" : found.it.kind || found.kind;
  const name = nameOf(it.id);
  put((found.kind === "question" ? "open question" : kind).toUpperCase(), 10.5, 700, "muted", 1);
  put(name, found.kind === "question" || found.kind === "source" ? 14 : 15, found.kind === "question" ? 400 : 700, "ink", 4);
  if (it.told) put(it.told, 12, 400, "muted", 2);
  const round = found.kind === "actor" && (found.it.kind === "person" || found.it.kind === "unnamed");
  return { shape: found.kind === "question" ? "question" : round ? "round" : "square", rows, words: `${kind}: ${name}` };
}

/** Who says so, with a bar and no border. */
function speakerCard(it, width) {
  const { who, said } = it.speaker;
  const name = who.length ? who.map(nameOf).join(", ") : "nobody named";
  const claim = said[0];
  const rows = [];
  const put = (text, size, weight, tone, most) => {
    for (const line of wrapped(text, width - 2 * PAD - 4, size, weight, most)) rows.push({ text: line, size, weight, tone });
  };
  put(name.toUpperCase(), 11.5, 700, it.look.colour, 2);
  const how = [it.label, claim.voices ? claim.wording : "in its own voice", !it.speaker.counts && "does not count"];
  put(how.filter(Boolean).join(" · "), 12, 400, "muted", 2);
  if (said.length > 1) put(count(said.length, "claim"), 12, 400, "muted", 1);
  return { shape: "claim", colour: it.look.colour, rows, words: `${name} ${it.label}, ${count(said.length, "claim")}` };
}

/** A card that stands for those that are not drawn. */
function moreCard(number, words) {
  return { shape: "more", rows: [{ text: `+${number.toLocaleString("en")} more`, size: 13, weight: 700, tone: "muted" }], words };
}

const HEADER = 26;

function heightOf(card) {
  const text = card.rows.reduce((sum, row) => sum + row.size * LINE, 0);
  return Math.round(text + 2 * PAD - 4 + (card.shape === "event" ? HEADER : 0));
}

/** A card in its box, as a link to its record. */
function drawCard(card, box, changes, current) {
  const { x, y, width, height } = box;
  const rect = (attributes) => s("rect", { x, y, width, height, ...attributes });
  const parts = [rect({ class: "ground", rx: card.shape === "round" ? 12 : undefined })];
  // A card is taller than its text where many lines meet it.
  let at = y + PAD - 3 + Math.floor((height - heightOf(card)) / 2);
  if (card.shape === "event") {
    parts.push(s("rect", { class: "strip", x, y, width, height: HEADER }), ...header(card, x + PAD, y + 17.5));
    at += HEADER;
  }
  if (card.shape === "claim") parts.push(s("rect", { class: "bar", x, y, width: 4, height }));
  for (const row of card.rows) {
    at += row.size * LINE;
    const left = x + PAD + (card.shape === "claim" ? 4 : 0);
    parts.push(s("text", { x: left, y: Math.round((at - row.size * 0.28) * 10) / 10, "font-size": row.size, "font-weight": row.weight, class: `tone-${row.tone}` }, row.text));
  }
  const anchor = s(
    "a",
    {
      href: fragment(changes),
      "aria-label": card.words,
      class: ["card", card.shape, card.colour, card.standing, current && "middle"].filter(Boolean).join(" "),
      click: follow,
    },
    s("title", null, card.words),
    parts,
  );
  leads.set(anchor, changes);
  return anchor;
}

/** Who acts and the act, which is struck through where it is denied. */
function header(card, x, y) {
  const text = s("text", { x, y, "font-size": 11.5, "font-weight": 700, class: "tone-head" }, card.head);
  if (card.standing !== "negated" && card.standing !== "retracted") return [text];
  const from = x + widthOf(card.lead, 11.5, 700);
  const to = x + widthOf(card.head, 11.5, 700);
  return [text, s("path", { class: "strike", d: `M${from} ${y - 4}H${to}` })];
}
