"use strict";

// The neighbourhood of a record, drawn: it is in the middle, and what it is tied to beside it.

/** So many ties are drawn on a side before it is said how many more there are. */
const NEAR = 6;
/** And so many records beyond them. */
const BEYOND = 7;
const BETWEEN = 12;
const TOP = 26;

/** The record in the middle: the one asked for, or the actor in most connectors. */
function middleOf() {
  if (find(state.near)) return state.near;
  const [most] = actorsByConnectors();
  return most ? most.actor.id : listed.length ? listed[0].id : undefined;
}

/** Redraws where there is more or less room than before; the card that had the focus keeps it. */
function fitNear() {
  const figure = content.querySelector(".near");
  const width = figure ? Math.floor(figure.clientWidth) : 0;
  if (!width || Number(figure.dataset.width) === width) return;
  const focused = leads.get([...figure.querySelectorAll("a")].find((it) => it === document.activeElement));
  drawNear(figure, middleOf(), width);
  const again = focused && [...figure.querySelectorAll("a")].find((it) => leads.get(it).id === focused.id);
  if (again) again.focus();
}

const room = new ResizeObserver(fitNear);

function renderNear(content) {
  const id = middleOf();
  // Who asks for more goes on with the first card that came.
  const asking = document.activeElement;
  const next = asking.matches(".near a.more") ? [...content.querySelectorAll(".near a")].indexOf(asking) : -1;
  room.disconnect();
  if (id === undefined) return fill(content, h("h2", null, "Neighbourhood"), h("p", null, "There is no record in this page."));
  const figure = h("figure", { class: "near" });
  const names = h("datalist", { id: "actor-names" }, data.actors.map((it) => h("option", { value: `${it.name} (${it.id})` })));
  const { left, right } = tiesOf(id);
  const drawn = Math.min(left.length, mostNear()) + Math.min(right.length, mostNear());
  fill(
    content,
    h("div", { class: "near-head" }, h("h2", null, record(id)), h("div", { class: "pick one" }, pick("near", "In the middle"), names)),
    h("p", { class: "count" }, `${count(left.length + right.length, "tie")}${drawn < left.length + right.length ? `, ${drawn} drawn` : ""}${look() ? `; statuses as of ${look().date}` : ""}`),
    state.near && !find(state.near) && h("p", { class: "muted" }, `There is no record ${state.near} in this page.`),
    figure,
    h("p", { class: "muted key" }, "A line has the colour of its act, and is dashed where nobody says for certain that it happened; a card leads to the claims."),
    connectorParts(id),
  );
  room.observe(figure);
  drawNear(figure, id, Math.floor(figure.clientWidth) || 900);
  const cards = figure.querySelectorAll("a");
  if (next >= 0 && next < cards.length) cards[next].focus();
}

function mostNear() {
  return Math.max(NEAR, Number(state.more) || 0);
}

/** The first ties of a side; of affiliations no more than a third, where there are others. */
function chosen(ties) {
  const most = mostNear();
  if (ties.length <= most) return { kept: ties, left: 0 };
  const aside = ties.filter((it) => it.aside);
  const others = ties.filter((it) => !it.aside);
  const few = Math.max(Math.floor(most / 3), most - others.length);
  const kept = [...others.slice(0, most - Math.min(few, aside.length)), ...aside.slice(0, few)];
  return { kept, left: ties.length - kept.length };
}

function drawNear(figure, id, width) {
  figure.dataset.width = width;
  const ties = tiesOf(id);
  const sides = [chosen(ties.left), chosen(ties.right)];
  const hasBeyond = sides.some((side) => side.kept.some((it) => it.beyond.length));
  const plan = width < 620 ? stacked : hasBeyond && width >= 1060 ? fiveColumns : threeColumns;
  const { parts, height } = plan(id, ties, sides, width);
  const svg = s("svg", { viewBox: `-2 0 ${width + 4} ${height}`, width, height, role: "group", "aria-label": `${nameOf(id)} and what it is tied to` }, parts);
  fill(figure, svg);
  markNear();
}

/** Marks the cards of the record that the panel shows. */
function markNear() {
  for (const anchor of document.querySelectorAll(".near a")) anchor.classList.toggle("selected", Boolean(state.id) && leads.get(anchor).id === state.id);
}

/** Boxes under each other in a column, around a height. */
function column(cards, x, width) {
  let y = 0;
  const boxes = cards.map((card) => {
    const box = { x, y, width, height: heightOf(card) };
    y += box.height + BETWEEN;
    return box;
  });
  return { boxes, height: Math.max(0, y - BETWEEN) };
}

function lower(boxes, by) {
  for (const box of boxes) box.y = Math.round(box.y + by);
}

const MORE = 12;

/** The cards of a side, and one that tells how many more there are. */
function sideCards(side, width, told) {
  const cards = side.kept.map((it) => ({ it, card: cardOf({ ...it, told: told ? told(it) : "" }, width), changes: it.changes }));
  if (side.left) cards.push({ card: moreCard(side.left, `${side.left} more ties: show more`), changes: { more: String(mostNear() + MORE), id: "" } });
  return cards;
}

/** The names of those to whom an act leads, where they have no cards; who acts is in its head. */
function beyondWords(it) {
  if (!it.beyond.length || it.label) return "";
  const names = it.beyond.slice(0, 3).map(nameOf).join(", ");
  return `to ${names}${it.beyond.length > 3 ? ` +${it.beyond.length - 3}` : ""}`;
}

function threeColumns(id, ties, sides, width) {
  const card = Math.round(Math.min(250, width * 0.3));
  const middle = Math.round(Math.min(200, width * 0.21));
  return columns(id, ties, sides, width, { card, middle, told: beyondWords });
}

function fiveColumns(id, ties, sides, width) {
  const far = Math.round(Math.min(160, width * 0.13));
  const card = Math.round(Math.min(230, width * 0.2));
  const middle = Math.round(Math.min(180, width * 0.15));
  return columns(id, ties, sides, width, { far, card, middle });
}

function columns(id, ties, sides, width, size) {
  const gaps = width - size.middle - 2 * size.card - 2 * (size.far || 0);
  // Between the middle and its ties there are words.
  const inner = Math.min(120, size.far ? gaps * 0.29 : gaps / 2);
  const outer = Math.min(90, size.far ? gaps * 0.21 : 0);
  const x = { middle: (width - size.middle) / 2 };
  x.left = x.middle - inner - size.card;
  x.right = x.middle + size.middle + inner;
  x.farLeft = x.left - outer - (size.far || 0);
  x.farRight = x.right + size.card + outer;
  const [left, right] = sides.map((side) => sideCards(side, size.card, size.told));
  const middle = cardOf({ id }, size.middle);
  const columnsOf = [column(left.map((it) => it.card), x.left, size.card), column(right.map((it) => it.card), x.right, size.card)];
  const far = [[], []];
  if (size.far) far.forEach((_, at) => (far[at] = beyondCards(sides[at], size.far)));
  const farColumns = [column(far[0].map((it) => it.card), x.farLeft, size.far), column(far[1].map((it) => it.card), x.farRight, size.far)];
  const own = { x: x.middle, y: 0, width: size.middle, height: Math.max(heightOf(middle), 15 * Math.max(left.length, right.length)) };
  const height = Math.max(own.height, ...[...columnsOf, ...farColumns].map((it) => it.height));
  for (const it of [...columnsOf, ...farColumns]) lower(it.boxes, TOP + (height - it.height) / 2);
  own.y = Math.round(TOP + (height - own.height) / 2);

  const lines = [];
  const labels = [];
  const cards = [[], [], [], [], []];
  const [said, says] = ties.headings;
  const heading = (at, box, text) => text && box.length && cards[at].push(s("text", { class: "heading", x: box[0].x, y: Math.max(12, box[0].y - 9), "font-size": 11.5 }, text));
  heading(1, columnsOf[0].boxes, said);
  heading(3, columnsOf[1].boxes, says);
  if (ties.far) far.forEach((_, at) => heading(at ? 4 : 0, farColumns[at].boxes, ties.far[at]));
  cards[2].push(drawCard(middle, own, { id }, true));
  [left, right].forEach((side, at) => {
    const onLeft = at === 0;
    side.forEach(({ it, card, changes }, index) => {
      const box = columnsOf[at].boxes[index];
      cards[onLeft ? 1 : 3].push(drawCard(card, box, changes));
      if (!it) return;
      const port = own.y + (own.height * (index + 1)) / (side.length + 1);
      const start = onLeft ? [box.x + box.width, box.y + box.height / 2] : [own.x + own.width, port];
      const end = onLeft ? [own.x, port] : [box.x, box.y + box.height / 2];
      lines.push(drawLine(start, end, it.look));
      if (it.label && !it.speaker) {
        labels.push(s("text", { class: "label", x: onLeft ? start[0] + 6 : end[0] - 14, y: (onLeft ? start : end)[1] - 6, "text-anchor": onLeft ? "start" : "end", "font-size": 11.5 }, it.label));
      }
    });
    const ports = far[at].map(() => 0);
    far[at].forEach(({ of, card, changes }, index) => {
      const other = farColumns[at].boxes[index];
      cards[onLeft ? 0 : 4].push(drawCard(card, other, changes));
      for (const event of of) {
        const near = columnsOf[at].boxes[event];
        ports[index] += 1;
        const away = other.y + (other.height * ports[index]) / (of.length + 1);
        const [from, to] = onLeft ? [[other.x + other.width, away], [near.x, near.y + near.height / 2]] : [[near.x + near.width, near.y + near.height / 2], [other.x, away]];
        lines.push(drawLine(from, to, side[event].it.look));
      }
    });
  });
  return { parts: [s("g", { class: "lines", "aria-hidden": "true" }, lines), s("g", { class: "labels", "aria-hidden": "true" }, labels), cards.flat()], height: height + TOP + 6 };
}

/** Those beyond the ties of a side, near the ties that lead to them: { card, of, changes }. */
function beyondCards(side, width) {
  const found = new Map();
  side.kept.forEach((it, at) => it.beyond.forEach((id) => records.has(id) && add(found, id, at)));
  const most = [...found].sort((a, b) => b[1].length - a[1].length);
  const kept = most.length > BEYOND ? most.slice(0, BEYOND - 1) : most;
  const rest = most.slice(kept.length);
  const mean = (of) => of.reduce((sum, at) => sum + at, 0) / of.length;
  const cards = kept.map(([id, of]) => ({ card: cardOf({ id }, width), of, changes: { id } }));
  cards.sort((a, b) => mean(a.of) - mean(b.of));
  if (rest.length) {
    const of = [...new Set(rest.flatMap(([, ats]) => ats))].sort((a, b) => a - b);
    cards.push({ card: moreCard(rest.length, `${rest.length} more: ${rest.slice(0, 12).map(([id]) => nameOf(id)).join(", ")}`), of, changes: { id: middleOf() } });
  }
  return cards;
}

/** One column, for a telephone: the middle on top, its ties along a rail. */
function stacked(id, ties, sides, width) {
  const parts = [];
  const lines = [];
  const rail = 12;
  const x = 38;
  const middle = cardOf({ id }, width);
  const own = { x: 0, y: 2, width, height: heightOf(middle) };
  parts.push(drawCard(middle, own, { id }, true));
  let y = own.y + own.height;
  let last = y;
  sides.forEach((side, at) => {
    const told = (it) => [it.label && !it.speaker ? it.label : "", beyondWords(it)].filter(Boolean).join(" · ");
    const cards = sideCards(side, width - x - 2, told);
    if (!cards.length) return;
    y += 26;
    parts.push(s("text", { class: "heading", x, y, "font-size": 11.5 }, ties.headings[at]));
    y += 8;
    for (const { it, card, changes } of cards) {
      const box = { x, y, width: width - x - 2, height: heightOf(card) };
      parts.push(drawCard(card, box, changes));
      const half = y + box.height / 2;
      // What leads to the middle points at the rail, and the rail leads up to it.
      if (it) lines.push(at === 0 ? drawLine([x, half], [rail, half], it.look) : drawLine([rail, half], [x, half], it.look));
      last = half;
      y += box.height + BETWEEN;
    }
  });
  lines.unshift(s("path", { class: "rail", d: `M${rail} ${own.y + own.height}V${last}` }));
  return { parts: [s("g", { class: "lines", "aria-hidden": "true" }, lines), parts], height: y + 4 };
}

/** A line that starts and ends level, with its head. */
function drawLine([x1, y1], [x2, y2], look) {
  const back = x2 < x1 ? -1 : 1;
  const stop = x2 - back * { normal: 9, vee: 2, dot: 7, bar: 5 }[look.head];
  const bend = (x2 - x1) / 2;
  const d = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${stop} ${y2}`;
  const heads = {
    normal: `M${x2} ${y2}l${-back * 10} -5v10z`,
    vee: `M${x2 - back * 8} ${y2 - 4.5}L${x2} ${y2}l${-back * 8} 4.5`,
    dot: `M${x2 - back * 8} ${y2}a4 4 0 1 0 ${back * 8} 0a4 4 0 1 0 ${-back * 8} 0z`,
    bar: `M${x2 - back * 4} ${y2 - 6}v12`,
  };
  const kind = ["line", look.colour, look.hedged && "hedged", look.derived && "derived"].filter(Boolean).join(" ");
  return s("g", { class: kind }, s("path", { class: "stroke", d }), look.derived && s("path", { class: "inside", d }), s("path", { class: `end ${look.head}`, d: heads[look.head] }));
}
