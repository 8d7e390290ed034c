//! Claims in a page: who says so, voice by voice, how and where, and whether it counts.

use serde::Serialize;

use super::data::ids;
use super::quote::{Quote, Quotes};
use crate::analysis::Derived;
use crate::analysis::counting::rests_on;
use crate::graph::{NodeIndex, Voice};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Stated, Wording};
use crate::words::remark::remarks;
use crate::words::standing::why_not;
use crate::words::{in_reading_order, place};

/// A claim.
#[derive(Serialize)]
pub(super) struct ClaimData {
    id: String,
    about: String,
    source: String,
    /// Where it stands, by paragraph, sentence and span.
    place: String,
    /// From the outermost inwards; none for a source's own voice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    voices: Vec<VoiceData>,
    #[serde(skip_serializing_if = "is_said")]
    cue: Cue,
    #[serde(skip_serializing_if = "is_positive")]
    polarity: Polarity,
    #[serde(skip_serializing_if = "is_certain")]
    modality: Modality,
    #[serde(skip_serializing_if = "is_actual")]
    mood: Mood,
    wording: Wording,
    #[serde(skip_serializing_if = "is_explicit")]
    stated: Stated,
    /// When it was said, as far as is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    /// Why it does not count; it does where this is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rests_on: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
    /// The words of its spans, where texts are at hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Quote>,
}

#[derive(Serialize)]
struct VoiceData {
    /// Actors, or a cited source; nobody where it is empty.
    who: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    how: Vec<String>,
}

/// Every claim, those on one record in reading order.
pub(super) fn claims(derived: &Derived<'_>, quotes: &mut Quotes<'_>) -> Vec<ClaimData> {
    let graph = derived.graph;
    let mut nodes: Vec<NodeIndex> = graph.claims().map(|(node, _)| node).collect();
    in_reading_order(graph, &mut nodes);
    let read = |node: NodeIndex| Some(ClaimData::new(derived, quotes, node, graph.claim(node)?));
    nodes.into_iter().filter_map(read).collect()
}

impl ClaimData {
    fn new(derived: &Derived<'_>, quotes: &mut Quotes<'_>, node: NodeIndex, claim: &Claim) -> Self {
        let graph = derived.graph;
        let it = derived.utterance(node);
        Self {
            id: claim.id.to_string(),
            about: claim.about.to_string(),
            source: claim.source.to_string(),
            place: place(graph, claim),
            voices: voices(derived, node, claim),
            cue: it.cue,
            polarity: it.polarity,
            modality: it.modality,
            mood: it.mood,
            wording: claim.effective_wording(),
            stated: claim.effective_stated(),
            said: graph.said_date(node).map(ToString::to_string),
            why_not: why_not(derived, node),
            rests_on: ids(graph, rests_on(derived, node)),
            remarks: remarks(claim),
            words: quotes.of(graph, claim),
        }
    }
}

fn voices(derived: &Derived<'_>, node: NodeIndex, claim: &Claim) -> Vec<VoiceData> {
    let graph = derived.graph;
    let chain = derived.utterance(node).attribution.chain.iter();
    chain
        .enumerate()
        .map(|(index, voice)| {
            let who = match voice {
                Voice::Unstated => Vec::new(),
                Voice::Source(source) => ids(graph, [*source]),
                Voice::Actors(actors) => ids(graph, actors.iter().copied()),
            };
            let mut how = Vec::new();
            if let Some(speaker) = claim.said_by.get(index) {
                how.extend(speaker.cue.map(|it| it.to_string()));
                how.extend(speaker.date.as_ref().map(|it| format!("said {it}")));
                how.extend(speaker.within.as_ref().map(|it| format!("in {it}")));
                how.extend(speaker.modality.map(|it| format!("{it} that it was said")));
            } else {
                how.push("own voice of the source".to_owned());
            }
            VoiceData { who, how }
        })
        .collect()
}

macro_rules! defaults {
    ($($name:ident: $of:ident::$value:ident,)*) => {$(
        fn $name(value: &$of) -> bool {
            *value == $of::$value
        }
    )*};
}

defaults! {
    is_said: Cue::Say,
    is_positive: Polarity::Positive,
    is_certain: Modality::Certain,
    is_actual: Mood::Actual,
    is_explicit: Stated::Explicit,
}
