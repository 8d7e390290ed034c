//! Which of the actors drawn stand together, by their affiliations.

use crate::analysis::Derived;
use crate::analysis::affiliation::{Hold, lasts};
use crate::graph::{Edge as Field, NodeIndex};
use crate::model::actor::AffiliationRole;
use crate::model::date::{Certainty, Date};

/// An enclosure of more cards than these says little, and is too long for a column.
const MOST: usize = 7;

/// An actor with what it belongs to: itself first, the outermost last.
pub(super) struct Member {
    /// The actor and what encloses it.
    circles: Vec<NodeIndex>,
}

impl Member {
    /// What `actor` belonged to at one of `dates` at least.
    pub(super) fn new(derived: &Derived<'_>, actor: NodeIndex, dates: &[&Date]) -> Self {
        let mut circles = vec![actor];
        while let Some(next) = outer(derived, circles[circles.len() - 1], dates) {
            if circles.contains(&next) {
                break;
            }
            circles.push(next);
        }
        Self { circles }
    }
}

/// What an actor is a part, a member, an organ or the voice of. An ally belongs to itself.
fn outer(derived: &Derived<'_>, actor: NodeIndex, dates: &[&Date]) -> Option<NodeIndex> {
    let graph = derived.graph;
    let affiliations = graph.into(actor, |edge| edge == Field::Affiliated);
    let held = affiliations.iter().find_map(|(_, node)| {
        let record = graph.affiliation(*node)?;
        let mut dates = dates.iter();
        let lasted =
            dates.len() == 0 || dates.any(|date| lasts(record, Some(date)) != Certainty::No);
        let belongs = record.role != AffiliationRole::AllyOf
            && derived.affiliations[graph.position(*node)] != Hold::NotHeld
            && lasted;
        graph.first(*node, Field::Of).filter(|_| belongs)
    });
    held.or_else(|| graph.first(actor, Field::MembersOf))
}

/// The widest blocs of at least two and not too many actors, in the order of their first member.
pub(super) fn blocs(members: &[Member]) -> Vec<(NodeIndex, Vec<NodeIndex>)> {
    let size = |circle: NodeIndex| {
        let inside = |member: &&Member| member.circles.contains(&circle);
        members.iter().filter(inside).count()
    };
    let mut blocs: Vec<(NodeIndex, Vec<NodeIndex>)> = Vec::new();
    for member in members {
        let widest = member.circles.iter().rev();
        let Some(bloc) = widest.copied().find(|it| (2..=MOST).contains(&size(*it))) else {
            continue;
        };
        match blocs.iter_mut().find(|(other, _)| *other == bloc) {
            Some((_, own)) => own.push(member.circles[0]),
            None => blocs.push((bloc, vec![member.circles[0]])),
        }
    }
    // A member whose own bloc is wider than another's may be left alone in it.
    blocs.retain(|(_, own)| own.len() > 1);
    blocs
}
