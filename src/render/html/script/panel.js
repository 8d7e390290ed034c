"use strict";

// The panel: all that is said of one record.

const panel = document.getElementById("panel");

function renderPanel() {
  const found = state.id ? find(state.id) : undefined;
  document.body.classList.toggle("with-panel", Boolean(state.id));
  panel.hidden = !state.id;
  coverPage();
  if (!state.id) return fill(panel);
  const close = h("button", { type: "button", class: "close", "aria-label": "Close this record", click: closePanel }, "×");
  fill(panel, close, found ? sheet(found) : h("p", null, `There is no record ${state.id} in this page.`));
  panel.scrollTop = 0;
}

const narrow = matchMedia("(max-width: 760px)");
narrow.addEventListener("change", coverPage);

/** Where the panel covers the page, what is under it cannot be reached. */
function coverPage() {
  const covered = Boolean(state.id) && narrow.matches;
  for (const id of ["head", "main"]) document.getElementById(id).inert = covered;
}

/** Closes it; the focus goes back to what opened it, or to what was drawn in its place. */
function closePanel() {
  const { id } = state;
  go({ id: "" });
  const leadsBack = (element) => {
    const changes = leads.get(element);
    return changes && changes.id === id && !("tab" in changes) && element.checkVisibility();
  };
  const back = opener && opener.isConnected ? opener : [...main.querySelectorAll("a")].find(leadsBack);
  (back || main).focus({ preventScroll: !back });
}

/** A way to the drawn neighbourhood of a record. */
function nearLink(id) {
  return link({ tab: "near", near: id, more: "", ...(narrow.matches ? { id: "" } : {}) }, { class: "button" }, "Neighbourhood");
}

function sheet({ kind, it }) {
  switch (kind) {
    case "event":
      return eventSheet(it);
    case "actor":
      return actorSheet(it);
    case "claim":
      return [title("claim", it.id), claimCard(it, true)];
    case "source":
      return sourceSheet(it);
    case "question":
      return [title("open question", it.gloss, it.id), h("p", { class: "actions" }, nearLink(it.id)), questionParts(it, 3)];
    case "affiliation":
      return [title("affiliation", it.told, it.id), fields([["actor", sequence(it.actor)], ["role", it.role], ["of", sequence(it.of)], ["rests on", it.rests_on]]), claimParts(it.id)];
    default:
      return [
        title(it.kind || kind, it.name, it.id),
        h("p", { class: "actions" }, nearLink(it.id)),
        fields([
          ["also called", (it.aliases || []).join("; ")],
          ["within", sequence(it.within || [])],
          ["kind of", sequence(it.kind_of || [])],
        ]),
        roleParts(it.id),
      ];
  }
}

function title(kind, name, id) {
  return h(
    "header",
    null,
    h("p", { class: "kind" }, kind),
    h("h2", { id: "panel-title", tabindex: "-1" }, name),
    id && h("p", { class: "id muted" }, id),
  );
}

function eventSheet(event) {
  const actors = actorsOf(event, "actor").map(nameOf).join(", ");
  const line = redLineOf.get(event.id);
  return [
    h(
      "header",
      { class: `sheet-head ${classOf(event)} ${standing(event)}` },
      h("p", { class: "head" }, actors && [actors, " · "], verb(event)),
      h("h2", { id: "panel-title", tabindex: "-1" }, event.gloss),
      h("p", { class: "id muted" }, event.act, event.code && ` (${event.code})`, ` · ${event.id}`),
    ),
    h("p", { class: "actions" }, nearLink(event.id)),
    statusPart(event),
    fields([
      ...event.roles.map((role) => [
        role.role,
        [role.ids.length ? sequence(role.ids) : "unstated", role.by && h("span", { class: "muted" }, `, ${role.by}`)],
      ]),
      ["object", (event.object || []).map((it) => h("div", null, it.negated && "not: ", record(it.event), " ", told_status(it.event)))],
      ["date", event.date ? event.date.edtf : h("span", { class: "muted" }, "undated")],
      ...(event.facts || []).map((fact) => [fact.field, fact.told]),
      ...(event.links || []).map((it) => [
        it.link.replaceAll("_", " "),
        [record(it.event), " ", told_status(it.event), it.how && ` (${it.how})`],
      ]),
      ["in force", event.in_force && [event.in_force, data.judged_at ? `, judged at ${data.judged_at} ` : " ", derivedMark()]],
      ["written in", event.inline_in && record(event.inline_in)],
    ]),
    claimParts(event.id),
    contradictionParts(event),
    line && part(3, "Red line", redLineCard(line)),
    conditionParts(event),
    (questionsOn.get(event.id) || []).length > 0 &&
      part(3, "Open questions", (questionsOn.get(event.id) || []).map((it) => h("p", { class: "question" }, record(it.id)))),
    namedParts(event.id),
    h("p", { class: "hint" }, "The proof: ", h("code", null, `claimgraph show ${event.id} --why`)),
  ];
}

/** The status of an event that another one names. */
function told_status(id) {
  const found = records.get(id);
  return found && found.kind === "event" ? statusChip(found.it) : null;
}

function statusPart(event) {
  const then = look();
  const chips = h(
    "p",
    { class: "chips" },
    statusChip(event),
    event.modality && !then && h("span", { class: "chip" }, event.modality),
    flagsBeside(event).map((it) => h("span", { class: "chip", title: it.because }, it.flag)),
    derivedMark(),
  );
  if (then) {
    return part(3, `Status as of ${then.date}`, chips, h("p", { class: "muted" }, `With all evidence it is ${event.status}. Reasons and origins are shown for all evidence only.`));
  }
  return part(
    3,
    "Status",
    chips,
    h(
      "ul",
      { class: "reasons" },
      event.because.map((text) => h("li", null, text)),
      flagsBeside(event).map((it) => h("li", null, h("strong", null, it.flag), `: ${it.because}`)),
      h("li", null, `independent origins: ${event.origins}`, event.against && `; of the denial: ${event.against}`),
    ),
  );
}

function claimParts(id) {
  const all = claimsOn.get(id) || [];
  if (!all.length) return part(3, "Claims", h("p", { class: "muted" }, "No claim says so."));
  const counting = all.filter(countsNow).length;
  const heading = `${count(all.length, "claim")}, ${counting} counting`;
  return part(3, heading, some(all, 40, (claim) => claimCard(claim)));
}

function conditionParts(event) {
  const all = conditionsOf.get(event.id) || [];
  if (!all.length) return null;
  return part(
    3,
    ["Beside conditions ", derivedMark()],
    all.map(({ line, pair }) => h("p", null, `${pair.result}: `, record(line.warning))),
  );
}

function namedParts(id) {
  const all = namedBy.get(id) || [];
  if (!all.length) return null;
  return part(
    3,
    "Named by",
    some(all, 20, ({ field, event }) => h("p", null, h("span", { class: "muted" }, `${field.replaceAll("_", " ")} of `), record(event.id))),
  );
}

function roleParts(id) {
  const roles = new Map();
  for (const { event, role } of rolesOf.get(id) || []) add(roles, event, role);
  const all = [...roles].sort(([a], [b]) => ORDERS[""].compare(a, b));
  if (!all.length) return null;
  return part(3, `In ${count(all.length, "event")}`, some(all, 20, ([event, as]) => [
    h("p", { class: "as" }, `as ${as.join(" and ")}`),
    eventRow(event),
  ]));
}

function actorSheet(actor) {
  const said = claimsBy.get(actor.id) || [];
  const belongs = affiliationsOf.get(actor.id) || [];
  return [
    title(actor.kind === "unnamed" ? "unnamed source" : actor.kind, actor.name, actor.id),
    h(
      "p",
      { class: "actions" },
      nearLink(actor.id),
      " ",
      link({ tab: "paths", from: actor.id, to: state.to }, { class: "button" }, "Paths from here"),
      " ",
      link({ tab: "paths", from: state.from, to: actor.id }, { class: "button" }, "Paths to here"),
    ),
    fields([
      ["also called", (actor.aliases || []).join("; ")],
      ["same as", (actor.same_as || []).join(", ")],
      ["members of", sequence(actor.members_of || [])],
      ["members", sequence(actor.members || [])],
    ]),
    belongs.length > 0 && part(3, "Affiliations", belongs.map((it) => h("p", null, link({ id: it.id }, null, it.told)))),
    roleParts(actor.id),
    said.length > 0 && part(3, `Says ${count(said.length, "claim")}`, some(said, 10, (claim) => claimCard(claim, true))),
  ];
}

function sourceSheet(source) {
  const stands = data.claims.filter((claim) => claim.source === source.id);
  const web = (source.url || []).map((url) =>
    /^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, url) : url,
  );
  return [
    title(source.retracted ? `${source.kind}, withdrawn` : source.kind, source.title, source.id),
    h("p", { class: "actions" }, nearLink(source.id)),
    fields([
      ["publisher", sequence(source.publisher || [])],
      ["authors", sequence(source.authors || [])],
      ["published", source.published || h("span", { class: "muted" }, "not stated")],
      ["found at", web.map((it) => h("div", null, it))],
      ["language", source.language],
      ["reliability", source.reliability],
      ["copy of", sequence(source.copy_of || [])],
      ["supersedes", sequence(source.supersedes || [])],
      ["note", source.note],
    ]),
    part(3, `Holds ${count(stands.length, "claim")}`, some(stands, 20, (claim) => claimCard(claim, true))),
  ];
}

function questionParts(question, level) {
  const raised = claimsOn.get(question.id) || [];
  return [
    fields([
      ["about", question.about.map((id) => h("div", null, record(id), " ", told_status(id)))],
      ["would answer it", question.candidates.map((id) => h("div", null, record(id), " ", told_status(id)))],
      ["answered by", question.answered_by.map((id) => h("div", null, record(id)))],
    ]),
    raised.length > 0 && part(level, "Raised in", raised.map((claim) => claimCard(claim))),
  ];
}
