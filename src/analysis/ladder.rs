//! The ladder: what two sides did and said to each other, rung by rung.

use petgraph::graph::NodeIndex;

use super::Derived;
use super::fits::ONE_BODY;
use crate::graph::Edge;
use crate::model::act::{Act, ActKind, QuadClass};
use crate::model::date::Date;
use crate::model::role::Role;

/// As what the other side is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum As {
    /// It is addressed or given to them.
    Recipient,
    /// It is directed against them.
    Target,
    /// What it is about is addressed or given to them.
    ObjectRecipient,
    /// What it is about is directed against them.
    ObjectTarget,
    /// They do it jointly.
    Together,
}

/// How one act concerns somebody: as what, and in which class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concern {
    /// Whom; where it is directed at a place in somebody's territory, that place.
    pub whom: NodeIndex,
    /// As what.
    pub way: As,
    /// The quad class; none where the act has none.
    pub quad: Option<QuadClass>,
}

/// One act of one side that concerns the other.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The event.
    pub event: NodeIndex,
    /// Which side acts: 0 is the first, 1 the other. A joint act of both stands once for each.
    pub side: usize,
    /// The actors of that side.
    pub by: Vec<NodeIndex>,
    /// How it concerns the other side.
    pub concerns: Vec<Concern>,
    /// Whom else it helps where it hurts the other side, or hurts where it helps it.
    pub both: Vec<Concern>,
}

/// What each of two sides did or said with the other as target or recipient, its own or its
/// object's, or jointly with it, by date; undated acts last, then by id. A side is an actor, all who reach it
/// upward by leads, represents, part-of or employed-by at the date of the act, and the places that
/// lie within one of these.
pub fn ladder(derived: &Derived<'_>, sides: [NodeIndex; 2], events: &[NodeIndex]) -> Vec<Rung> {
    let filling = derived.filling();
    let mut rungs = Vec::new();
    for event in events {
        let date = filling.date(*event);
        let is_of = |actor: NodeIndex, side: usize| {
            let ladder = derived.ladder();
            let reached = ladder.reaches(actor, sides[side], date, ONE_BODY);
            reached.is_some()
        };
        let actors = filling.value(*event, Role::Actor);
        let actors: Vec<_> = derived.graph.find_all(actors.ids()).collect();
        let concerns = concerns(derived, *event);
        for side in 0..2 {
            let by: Vec<_> = actors
                .iter()
                .copied()
                .filter(|it| is_of(*it, side))
                .collect();
            let (mut there, elsewhere): (Vec<_>, Vec<_>) = concerns
                .iter()
                .copied()
                .partition(|it| is_of(it.whom, 1 - side));
            let together = actors.iter().filter(|it| is_of(**it, 1 - side));
            there.extend(together.map(|whom| Concern {
                whom: *whom,
                way: As::Together,
                quad: derived.graph.event(*event).and_then(|it| quad(it.act)),
            }));
            if by.is_empty() || there.is_empty() {
                continue;
            }
            let both = elsewhere
                .into_iter()
                .filter(|other| !is_of(other.whom, side))
                .filter(|other| there.iter().all(|it| opposite(it.quad, other.quad)))
                .collect();
            rungs.push(Rung {
                event: *event,
                side,
                by,
                concerns: there,
                both,
            });
        }
    }
    rungs.sort_by_key(|rung| {
        let nominal = filling.date(rung.event).map(Date::nominal);
        (nominal.is_none(), nominal, rung.event, rung.side)
    });
    rungs
}

/// Whom an event concerns, and in which class: its own recipients by its act; its own targets by
/// its act, turned to conflict; its object's by what the object is, words or deeds by the event.
pub fn concerns(derived: &Derived<'_>, event: NodeIndex) -> Vec<Concern> {
    let graph = derived.graph;
    let Some(record) = graph.event(event) else {
        return Vec::new();
    };
    let filling = derived.filling();
    let mut all = Vec::new();
    let mut add = |event: NodeIndex, role: Role, way: As, quad: Option<QuadClass>| {
        for whom in graph.find_all(filling.own_value(event, role).ids()) {
            if derived.ladder().holder(whom).is_some() {
                all.push(Concern { whom, way, quad });
            }
        }
    };
    let own = quad(record.act);
    add(event, Role::Recipient, As::Recipient, own);
    add(
        event,
        Role::Target,
        As::Target,
        own.map(|it| with(it, true)),
    );
    for (edge, object) in graph.out(event, |edge| matches!(edge, Edge::Object { .. })) {
        let negated = edge == Edge::Object { negated: true };
        let Some(act) = graph.event(object).map(|it| it.act) else {
            continue;
        };
        // A permission to attack is said, not done: what it threatens is a conflict in words.
        let through =
            |hurts: bool| quad(act).map(|it| said(with(it, hurts != negated), record.act));
        let tone = quad(act).is_some_and(is_conflict);
        add(object, Role::Recipient, As::ObjectRecipient, through(tone));
        add(object, Role::Target, As::ObjectTarget, through(true));
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn quad(act: Act) -> Option<QuadClass> {
    act.row().quad
}

const fn is_conflict(quad: QuadClass) -> bool {
    matches!(
        quad,
        QuadClass::VerbalConflict | QuadClass::MaterialConflict
    )
}

/// The class as conflict or as cooperation.
const fn with(quad: QuadClass, conflict: bool) -> QuadClass {
    match (quad, conflict) {
        (QuadClass::VerbalCooperation | QuadClass::VerbalConflict, true) => {
            QuadClass::VerbalConflict
        }
        (QuadClass::VerbalCooperation | QuadClass::VerbalConflict, false) => {
            QuadClass::VerbalCooperation
        }
        (_, true) => QuadClass::MaterialConflict,
        (_, false) => QuadClass::MaterialCooperation,
    }
}

/// The class as words where the act is one of speech.
fn said(quad: QuadClass, act: Act) -> QuadClass {
    match (act.row().kind, is_conflict(quad)) {
        (ActKind::Speech, true) => QuadClass::VerbalConflict,
        (ActKind::Speech, false) => QuadClass::VerbalCooperation,
        _ => quad,
    }
}

fn opposite(one: Option<QuadClass>, other: Option<QuadClass>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| is_conflict(one) != is_conflict(other))
}
