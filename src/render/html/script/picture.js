"use strict";

// The pictures: which is shown, where it is looked at and from how near.

const pictures = document.getElementById("pictures");
const figures = new Map([...pictures.querySelectorAll("figure")].map((it) => [it.dataset.view, new Viewer(it)]));
const views = data.views.map((view) => ({ view, root: link({ tab: "pictures", view: view.name }, null, view.title) }));
const switcher = h("nav", { class: "views", "aria-label": "Pictures" }, views.map((it) => it.root));
const tooLarge = h("div", { class: "too-large" });
pictures.prepend(switcher, tooLarge);

function renderPictures() {
  const view = data.views.find((it) => it.name === state.view) || data.views[0];
  for (const it of views) current(it.root, it.view === view);
  for (const [name, viewer] of figures) viewer.show(Boolean(view) && name === view.name);
  fill(
    tooLarge,
    view && !view.drawn && [
      h("p", null, `This picture would have ${view.cards.toLocaleString("en")} cards and ${view.lines.toLocaleString("en")} lines, too many to be read. It is not drawn.`),
      h("p", null, link({ tab: "events" }, { class: "button" }, "The list of events"), " ", link({ tab: "near" }, { class: "button" }, "Who stands near whom")),
    ],
  );
  for (const viewer of figures.values()) viewer.mark(state.id);
}

/** A picture to pan and zoom. */
function Viewer(figure) {
  const svg = figure.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const at = { x: 0, y: 0, k: 0 };
  let size = { width: 0, height: 0 };
  const pointers = new Map();
  let moved = false;
  let pinch;
  let selected;

  svg.removeAttribute("width");
  svg.removeAttribute("height");
  const stage = h("div", { class: "stage", tabindex: "0", role: "group", "aria-label": "Picture; arrow keys move it, plus and minus zoom, 0 starts over" });
  stage.append(svg);
  const button = (name, label, act) => h("button", { type: "button", "aria-label": label, title: label, click: act }, name);
  figure.append(
    stage,
    h(
      "div",
      { class: "zoom" },
      button("+", "Zoom in", () => zoom(1.3)),
      button("−", "Zoom out", () => zoom(1 / 1.3)),
      button("⤢", "The whole picture", whole),
      button("0", "Start over", start),
    ),
  );
  for (const anchor of svg.querySelectorAll("a")) {
    const id = anchor.getAttribute("href").slice(4);
    leads.set(anchor, { id });
    anchor.addEventListener("click", (event) => (moved && event.detail > 0 ? event.preventDefault() : follow(event)));
    anchor.addEventListener("focus", () => anchor.matches(":focus-visible") && reveal(anchor));
    anchor.setAttribute("draggable", "false");
  }

  function paint() {
    svg.setAttribute("viewBox", `${at.x} ${at.y} ${size.width / at.k} ${size.height / at.k}`);
  }

  /** Legible: as wide as the stage, but neither tiny nor huge. */
  function start() {
    at.k = Math.min(Math.max(size.width / width, 1.1), 1.5);
    at.x = Math.min(0, (width - size.width / at.k) / 2);
    at.y = Math.min(0, (height - size.height / at.k) / 2);
    paint();
  }

  function whole() {
    at.k = Math.min(size.width / width, size.height / height);
    at.x = (width - size.width / at.k) / 2;
    at.y = (height - size.height / at.k) / 2;
    paint();
  }

  /** Zooms around a point of the stage, by default its middle. */
  function zoom(by, px = size.width / 2, py = size.height / 2) {
    const k = Math.min(Math.max(at.k * by, 0.1), 6);
    at.x += px / at.k - px / k;
    at.y += py / at.k - py / k;
    at.k = k;
    paint();
  }

  function move(dx, dy) {
    at.x = Math.min(Math.max(at.x - dx / at.k, -size.width / at.k + 40), width - 40);
    at.y = Math.min(Math.max(at.y - dy / at.k, -size.height / at.k + 40), height - 40);
    paint();
  }

  /** Moves a card into view that has the focus. */
  function reveal(anchor) {
    const box = anchor.getBBox();
    const [w, ht] = [size.width / at.k, size.height / at.k];
    if (box.x < at.x || box.x + box.width > at.x + w) at.x = box.x + box.width / 2 - w / 2;
    if (box.y < at.y || box.y + box.height > at.y + ht) at.y = box.y + box.height / 2 - ht / 2;
    paint();
  }

  const place = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), ...place(event));
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1) moved = false;
  });
  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    if (pointers.size === 2) {
      pointers.set(event.pointerId, now);
      const [a, b] = [...pointers.values()];
      const apart = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (pinch) zoom(apart / pinch, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      pinch = apart;
      moved = true;
      return;
    }
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (!moved && Math.hypot(dx, dy) < 5) return;
    // Captured only now: a captured pointer would click on the stage, not on the card.
    if (!moved) stage.setPointerCapture(event.pointerId);
    moved = true;
    move(dx, dy);
    pointers.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
    stage.addEventListener(name, (event) => {
      pointers.delete(event.pointerId);
      pinch = undefined;
    });
  }
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60;
    const acts = {
      "+": () => zoom(1.3),
      "=": () => zoom(1.3),
      "-": () => zoom(1 / 1.3),
      0: start,
      ArrowLeft: () => move(step, 0),
      ArrowRight: () => move(-step, 0),
      ArrowUp: () => move(0, step),
      ArrowDown: () => move(0, -step),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });

  new ResizeObserver(() => {
    const box = stage.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const first = !at.k;
    size = { width: box.width, height: box.height };
    if (first) start();
    else paint();
    // The panel that tells of a card must not hide it.
    if (selected) reveal(selected);
  }).observe(stage);
  // On paper all of it is shown.
  addEventListener("beforeprint", () => svg.setAttribute("viewBox", `0 0 ${width} ${height}`));
  addEventListener("afterprint", () => size.width && paint());

  this.show = (shown) => {
    figure.hidden = !shown;
  };
  this.mark = (id) => {
    const there = [...svg.querySelectorAll("a")];
    selected = id ? there.find((anchor) => leads.get(anchor).id === id) : undefined;
    for (const anchor of there) anchor.classList.toggle("selected", Boolean(id) && leads.get(anchor).id === id);
  };
}
