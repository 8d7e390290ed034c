//! Acknowledged: the actor's own side says so, by name.

use petgraph::graph::NodeIndex;

use super::bench::Bench;
use crate::graph::{Edge, Voice};
use crate::model::actor::{ActorKind, AffiliationRole};
use crate::model::claim::{Cue, Wording};
use crate::model::date::Date;
use crate::model::role::Role;

/// Who of the actor's own side acknowledges an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The claim.
    pub claim: NodeIndex,
    /// The speaker.
    pub speaker: NodeIndex,
    /// Affiliations without claims that it rests on.
    pub background: Vec<NodeIndex>,
    /// Whether the speaker only possibly held the post at the date of the statement.
    pub possible: bool,
}

const UPWARD: &[AffiliationRole] = &[
    AffiliationRole::Leads,
    AffiliationRole::Represents,
    AffiliationRole::PartOf,
];

/// The acknowledgement of an event by one of its counting positive claims; one that is certain
/// before one that is merely possible.
pub fn acknowledgement(
    bench: &Bench<'_>,
    event: NodeIndex,
    positive: &[NodeIndex],
) -> Option<Acknowledgement> {
    let mut possible = None;
    for claim in positive {
        let voice = bench.voiced_by(*claim);
        let it = bench.utterance(voice);
        if !matches!(it.cue, Cue::Confirm | Cue::Acknowledge) {
            continue;
        }
        let Some(Voice::Actors(speakers)) = it.attribution.innermost() else {
            continue;
        };
        for speaker in speakers {
            match by_speaker(bench, event, voice, *speaker) {
                Some(found) if !found.possible => return Some(found),
                found => possible = possible.or(found),
            }
        }
    }
    possible
}

fn by_speaker(
    bench: &Bench<'_>,
    event: NodeIndex,
    claim: NodeIndex,
    speaker: NodeIndex,
) -> Option<Acknowledgement> {
    let graph = bench.graph;
    let record = graph.event(event)?;
    let filled_by = |role: Role| -> Vec<NodeIndex> {
        let of_claim = graph.claim(claim).and_then(|claim| claim.says.as_ref());
        if let Some(filler) = of_claim
            .map(|says| says.roles.get(role))
            .filter(|filler| !filler.is_absent())
        {
            graph.find_all(filler.ids()).collect()
        } else {
            let of_role = graph.out(event, |edge| edge == Edge::Role(role));
            of_role.into_iter().map(|(_, node)| node).collect()
        }
    };
    let actors = filled_by(Role::Actor);
    let named = graph
        .actor(speaker)
        .is_some_and(|actor| actor.kind != ActorKind::Unnamed);
    let own = actors.contains(&speaker);
    let words_are_the_deed = own
        && record.act.is_speech()
        && graph
            .claim(claim)
            .is_some_and(|it| it.effective_wording() == Wording::Quoted);
    if !named || words_are_the_deed || (!own && filled_by(Role::Recipient).contains(&speaker)) {
        return None;
    }
    let date = graph.said_date(claim);
    actors.into_iter().find_map(|actor| {
        let fit = bench
            .ladder
            .reaches(speaker, actor, date, UPWARD)
            .or_else(|| leads_the_whole(bench, speaker, actor, date))?;
        Some(Acknowledgement {
            claim,
            speaker,
            background: fit.background,
            possible: fit.possible,
        })
    })
}

/// How a speaker leads an organization that the actor reaches upward by part-of.
fn leads_the_whole(
    bench: &Bench<'_>,
    speaker: NodeIndex,
    actor: NodeIndex,
    date: Option<&Date>,
) -> Option<super::fits::Fit> {
    let ladder = &bench.ladder;
    ladder
        .above(actor, date, &[AffiliationRole::PartOf])
        .into_iter()
        .find_map(|whole| {
            let mut fit = ladder.leads(speaker, whole, date)?;
            let part = ladder.reaches(actor, whole, date, &[AffiliationRole::PartOf])?;
            fit.background.extend(part.background);
            fit.possible |= part.possible;
            Some(fit)
        })
}
