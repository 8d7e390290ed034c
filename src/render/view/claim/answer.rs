//! What a claim says to the question of its event, whose word that is, and why it does not count.

use crate::analysis::Derived;
use crate::analysis::live::{Fate, taken_by};
use crate::graph::NodeIndex;
use crate::model::act::ActKind;
use crate::model::claim::{Cue, Modality, Polarity};
use crate::model::date::Date;
use crate::model::role::Role;
use crate::render::view::cards::{filled_by, short_name, speaker};
use crate::words;
use crate::words::standing::why_not;

/// What a claim answers to whether it is so, as sure as the claim is; of words that are the deed,
/// to whether they were said.
pub(super) fn answer(derived: &Derived<'_>, claim: NodeIndex) -> &'static str {
    use Modality::{Certain, Possible, Probable};
    use Polarity::{Negative, Positive};
    let it = derived.utterance(claim);
    if it.cue == Cue::Decline {
        return "No comment";
    }
    if it.drift {
        return "Told as another act";
    }
    let is_utterance = it.about.is_some_and(|it| utters(derived, it).is_some());
    match (is_utterance, it.polarity, it.modality) {
        (false, Positive, Certain) => "It is so",
        (false, Positive, Probable) => "It is probably so",
        (false, Positive, Possible) => "It may be so",
        (false, Negative, Certain) => "It is not so",
        (false, Negative, Probable) => "It is probably not so",
        (false, Negative, Possible) => "It may not be so",
        (true, Positive, Certain) => "This was said",
        (true, Positive, Probable) => "This was probably said",
        (true, Positive, Possible) => "This may have been said",
        (true, Negative, Certain) => "This was not said",
        (true, Negative, Probable) => "This was probably not said",
        (true, Negative, Possible) => "This may not have been said",
    }
}

/// Of an act whose gloss is what was said: whose act it is and what they do, "Aziz threatens".
pub(super) fn utters(derived: &Derived<'_>, event: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    let act = graph.event(event)?.act.row();
    let actors = filled_by(derived, event, Role::Actor);
    let actors: Vec<_> = actors.iter().map(|it| short_name(graph, *it)).collect();
    let gloss = words::gloss(graph, event);
    let is_told = actors.iter().any(|name| gloss.contains(&**name));
    let utters = act.kind == ActKind::Speech && !actors.is_empty() && !is_told;
    utters.then(|| format!("{} {}", actors.join(", "), act.phrase))
}

/// Why a claim does not count, if it does not; of what was taken back, who did that and when.
pub(super) fn idle(derived: &Derived<'_>, claim: NodeIndex) -> Option<String> {
    let why = why_not(derived, claim)?;
    let state = derived.claim(claim);
    let word = match state.fate {
        _ if !state.in_evidence => return Some(why),
        Fate::Retracted => "taken back",
        Fate::Corrected => "corrected as an error",
        Fate::Updated => "brought up to date",
        _ => return Some(why),
    };
    let own = derived.utterance(claim).attribution.source;
    let told = taken_by(derived, claim).into_iter().map(|taker| {
        let source = derived.utterance(taker).attribution.source;
        let elsewhere = source.filter(|_| source != own);
        let by = speaker(derived, taker)
            .or_else(|| elsewhere.map(|source| words::name(derived.graph, source)))
            .unwrap_or_else(|| voice_in_words(derived, taker));
        let date = derived.graph.said_date(taker).map(Date::in_words);
        date.map_or_else(|| by.clone(), |date| format!("{by}, {date}"))
    });
    let told: Vec<String> = told.collect();
    // What goes with what it repeats or cites was taken back by nobody.
    Some(match told.as_slice() {
        [] => why,
        told => format!("{word} by {}", told.join(" and ")),
    })
}

/// Who speaks in a claim.
pub(super) fn voice_in_words(derived: &Derived<'_>, claim: NodeIndex) -> String {
    speaker(derived, claim).unwrap_or_else(|| "the source itself".to_owned())
}
