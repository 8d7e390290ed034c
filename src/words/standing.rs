//! The standing of a claim: whether it counts, and if not, why.

use crate::analysis::Derived;
use crate::analysis::as_of::{Timing, clock};
use crate::analysis::live::{Fate, taken_by};
use crate::analysis::set_aside::Aside;
use crate::graph::{Kind, NodeIndex};
use crate::model::claim::{Cue, Mood};

/// Why a claim does not count; none where it does.
pub fn why_not(derived: &Derived<'_>, node: NodeIndex) -> Option<String> {
    let it = derived.utterance(node);
    let about = it.about.map(|about| derived.graph.kind(about));
    if about == Some(Kind::Question) {
        return Some("it raises a question".to_owned());
    }
    let state = derived.claim(node);
    if state.counts {
        return aside(derived, node).map(str::to_owned);
    }
    not_in_evidence(derived, node)
        .or_else(|| fate(derived, node))
        .or_else(|| {
            let why = if it.cue == Cue::Decline {
                "the speaker declines to comment"
            } else if it.drift {
                "its words make another act of it"
            } else if it.framing && !derived.evidence.framing {
                "framing: a reading that nobody named stands for"
            } else {
                match it.mood {
                    Mood::Future => "it speaks of what will be",
                    Mood::Hypothetical => "it speaks of what would be",
                    Mood::Actual => "it takes another claim back",
                }
            };
            Some(why.to_owned())
        })
}

/// How a claim stands, in a word or two: `counts`, `rests on others`, or why not.
pub fn standing(derived: &Derived<'_>, node: NodeIndex) -> String {
    match why_not(derived, node) {
        Some(why) => why,
        None if derived.claim(node).rests => "counts, rests on others".to_owned(),
        None => "counts".to_owned(),
    }
}

/// Why a counting claim is set aside before its event is judged, if it is.
pub fn aside(derived: &Derived<'_>, node: NodeIndex) -> Option<&'static str> {
    let event = derived.utterance(node).about?;
    derived.graph.event(event)?;
    let (_, why) = derived
        .event(event)
        .aside
        .iter()
        .find(|(claim, _)| *claim == node)?;
    Some(match why {
        Aside::SpeakerTurned => "set aside: the same voice has later said the opposite",
        Aside::EarlierState => "set aside: what it says is earlier than all that says the opposite",
    })
}

fn not_in_evidence(derived: &Derived<'_>, node: NodeIndex) -> Option<String> {
    let state = derived.claim(node);
    let evidence = derived.evidence;
    if state.in_evidence {
        return None;
    }
    let dated = || {
        let by = evidence.as_of.as_ref()?.clock;
        clock(derived.graph, node, by)
    };
    let source = derived.utterance(node).attribution.source;
    let elsewhere = !evidence.only_source.is_empty()
        && source.is_none_or(|source| !evidence.only_source.contains(&source));
    Some(
        match state.timing {
            Timing::Out => "not in evidence: it is later than --as-of",
            Timing::Unknown if dated().is_none() => "not in evidence: undated under --as-of",
            Timing::Unknown => "not in evidence: only possibly in time for --as-of",
            Timing::In if elsewhere => "not in evidence: it stands in another source",
            Timing::In => "not in evidence: it passes or rests on what --without leaves out",
        }
        .to_owned(),
    )
}

/// What has become of a claim that is not live, with the claims that brought it about.
fn fate(derived: &Derived<'_>, node: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    let by = || {
        let takers = taken_by(derived, node);
        let ids: Vec<_> = takers.iter().map(|it| graph.id(*it).to_string()).collect();
        if ids.is_empty() {
            String::new()
        } else {
            format!(" by {}", ids.join(" and "))
        }
    };
    Some(match derived.claim(node).fate {
        Fate::Live => return None,
        Fate::SourceRetracted => "retracted with its source".to_owned(),
        Fate::Retracted => format!("taken back{}", by()),
        Fate::Corrected => format!("corrected as an error{}", by()),
        Fate::Updated => format!("brought up to date{}", by()),
        Fate::Replaced => "replaced: the new version of its source says the same".to_owned(),
        Fate::Dropped => "dropped: the new version of its source does not say it".to_owned(),
        Fate::Stranded => "stranded: it cites what was dropped".to_owned(),
    })
}
