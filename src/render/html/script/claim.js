"use strict";

// A claim: speaker by speaker, how, where, and whether it counts.

function claimCard(claim, about) {
  const raises = claim.why_not === "it raises a question";
  const counts = countsNow(claim);
  const place = claim.place.startsWith(claim.source)
    ? claim.place.slice(claim.source.length).trim()
    : claim.place;
  return h(
    "article",
    { class: `claim ${counts ? "counts" : raises ? "raises" : "aside"} ${claim.polarity || "positive"}`, id: `claim-${claim.id}` },
    about && h("p", { class: "about" }, "on ", record(claim.about)),
    voices(claim),
    raises ? null : h("p", { class: "manner" }, manner(claim)),
    (claim.words || []).map(quote),
    h(
      "p",
      { class: "place" },
      record(claim.source),
      place && [" · ", place],
      claim.said && h("span", { class: "muted" }, ` · said ${claim.said}`),
    ),
    (claim.remarks || []).map((text) => h("p", { class: "remark" }, text)),
    raises ? null : h("p", { class: "standing" }, told(claim, counts)),
    h("p", { class: "id" }, link({ id: claim.id }, { class: "muted" }, claim.id)),
  );
}

/** From the outermost voice inwards, each a step in. */
function voices(claim) {
  if (!claim.voices) {
    return h("p", { class: "voice" }, h("strong", null, record(claim.source)), ", in its own voice");
  }
  return claim.voices.map((voice, at) =>
    h(
      "p",
      { class: "voice" },
      h("span", { class: "muted" }, at === 0 ? "" : "citing "),
      h("strong", null, voice.who.length ? sequence(voice.who) : "nobody named"),
      voice.how && h("span", { class: "muted" }, ` · ${voice.how.join(" · ")}`),
    ),
  );
}

function manner(claim) {
  const negative = claim.polarity === "negative";
  const words = [
    h("span", { class: negative ? "negative" : "positive" }, negative ? "says that it is not so" : "says that it is so"),
    claim.modality || "certain",
    claim.wording,
    claim.stated || "explicit",
    claim.mood,
    claim.cue && `cue: ${claim.cue}`,
  ];
  return words.filter(Boolean).flatMap((word, at) => (at ? [" · ", word] : [word]));
}

/** The words of the span in their sentence. */
function quote(it) {
  return h(
    "blockquote",
    null,
    it.before,
    h("mark", null, it.words),
    it.after,
    it.moved && h("span", { class: "muted" }, ` (moved to ${it.moved})`),
  );
}

/** Whether it counts, and if not why. */
function told(claim, counts) {
  const then = look();
  if (then && timingOf(claim) !== "i") {
    return timingOf(claim) === "o"
      ? `not in evidence: published after ${then.date}`
      : `not in evidence: not known to be published by ${then.date}`;
  }
  if (then && counts !== !claim.why_not) {
    return counts
      ? `counted as of ${then.date}; with all evidence it does not: ${claim.why_not}`
      : `did not count as of ${then.date}`;
  }
  if (claim.why_not) return `does not count: ${claim.why_not}`;
  if (!claim.rests_on) return "counts";
  return [
    "counts, and adds no origin: it rests on ",
    claim.rests_on.flatMap((id, at) => [at ? ", " : "", link({ id }, null, id)]),
  ];
}
