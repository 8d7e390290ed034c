//! Which claims a claim cites.

use super::utterance::Utterance;
use crate::graph::{Graph, Voice};

/// The claims that a claim cites: those of a source that it names, on the same record and of the
/// same polarity, with the same next speaker, or any where none is named. All are given by their
/// position among the claims.
pub fn cited(graph: &Graph, utterances: &[Utterance], claim: usize) -> Vec<usize> {
    let utterance = &utterances[claim];
    let chain = &utterance.attribution.chain;
    if !chain.iter().any(|voice| matches!(voice, Voice::Source(_))) {
        return Vec::new();
    }
    let names = |candidate: &Utterance| {
        let mut voices = chain.iter().enumerate();
        voices.any(|(position, voice)| match voice {
            Voice::Source(source) => {
                candidate.attribution.source == Some(*source)
                    && chain
                        .get(position + 1)
                        .is_none_or(|next| candidate.attribution.chain.first() == Some(next))
            }
            Voice::Actors(_) | Voice::Unstated => false,
        })
    };
    on_same_record(graph, utterances, claim)
        .filter(|other| utterances[*other].polarity == utterance.polarity)
        .filter(|other| names(&utterances[*other]))
        .collect()
}

/// The other claims about the record that a claim is about.
pub fn on_same_record(
    graph: &Graph,
    utterances: &[Utterance],
    claim: usize,
) -> impl Iterator<Item = usize> {
    let about = utterances[claim].about;
    about
        .map_or_else(Vec::new, |about| graph.claims_about(about))
        .into_iter()
        .map(|node| graph.position(node))
        .filter(move |other| *other != claim)
}
