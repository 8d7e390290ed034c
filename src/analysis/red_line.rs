//! Red lines: whether a warning's condition has been met.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::bench::Bench;
use super::deadline::{Deadline, Remaining};
use super::fits::{FITTING, Ladder};
use super::order::{Around, Order, Sequence, is_before};
use super::slot::{Filling, Slot, SlotMatch};
use super::status::Status;
use super::utterance::claimed_date;
use crate::graph::{Edge, Voice};
use crate::model::act::Act;
use crate::model::date::{Certainty, Date, Period, Window, before};
use crate::model::event::{Condition, Link};
use crate::model::role::Role;
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// Whether a warning's condition has been met, the strongest that anything gives.
    RedLineStatus, "a red line's status" {
        /// Met by a corroborated or acknowledged event.
        MetConfirmed = "met-confirmed",
        /// Met by a reported event.
        MetAsReported = "met-as-reported",
        /// Met by what speakers say alone.
        MetAsAttributed = "met-as-attributed",
        /// What would meet it is disputed.
        Disputed = "disputed",
        /// Something may have met it; a slot is left open.
        CannotTell = "cannot-tell",
        /// It may still be met.
        Pending = "pending",
        /// What was demanded came in time.
        Averted = "averted",
        /// The deadline passed without it.
        Lapsed = "lapsed",
        /// Nothing meets it.
        NotMet = "not-met",
    }
}

/// How an event stands towards a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairResult {
    /// Every slot matches.
    Met,
    /// No slot mismatches, one matches, one is open.
    CannotTell,
    /// One slot mismatches, another matches.
    NearMiss,
    /// Less than that.
    None,
}

/// An event beside a condition.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The event.
    pub event: NodeIndex,
    /// How it stands.
    pub result: PairResult,
    /// Whether it came after the warning.
    pub order: Order,
    /// Slot by slot.
    pub slots: Vec<Slot>,
    /// What the pair makes of the warning, if anything.
    pub gives: Option<RedLineStatus>,
    /// Whether only the warner, or who fits it, says so.
    pub warners_word: bool,
}

impl Pair {
    /// Affiliations without claims that the pair rests on, each once.
    pub fn background(&self) -> Vec<NodeIndex> {
        let mut all: Vec<_> = self
            .slots
            .iter()
            .flat_map(|slot| &slot.background)
            .copied()
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether the event meets the condition, as against averting what is threatened.
    pub fn meets(&self) -> bool {
        matches!(
            self.gives,
            Some(
                RedLineStatus::MetConfirmed
                    | RedLineStatus::MetAsReported
                    | RedLineStatus::MetAsAttributed
                    | RedLineStatus::Disputed
            )
        )
    }
}

/// A conditional warning and what has become of its condition.
#[derive(Clone, Debug)]
pub struct RedLine {
    /// The warning, threat, demand, promise or permission.
    pub warning: NodeIndex,
    /// Its status.
    pub status: RedLineStatus,
    /// Whether what gives that status is the warner's own word alone.
    pub warners_word: bool,
    /// The events beside it that are at least near, in the order of what they give and then of
    /// their nodes.
    pub pairs: Vec<Pair>,
    /// Where the judged-at date stands towards its deadline, if it has one.
    pub remaining: Option<Remaining>,
}

/// What is needed to judge conditions.
#[derive(Debug)]
pub struct Watch<'a> {
    bench: Bench<'a>,
    filling: Filling<'a>,
    /// The date at which deadlines are judged.
    judged_at: Option<&'a Date>,
    sequence: Sequence,
    /// The events that may have happened by the judged-at date, by their acts.
    happened: BTreeMap<Act, Vec<Happened>>,
    /// Those that are said not to have happened, or not any more, by their acts.
    denied: BTreeMap<Act, Vec<NodeIndex>>,
}

/// An event that may have happened.
#[derive(Clone, Copy, Debug)]
struct Happened {
    event: NodeIndex,
    window: Option<Window>,
}

impl<'a> Watch<'a> {
    /// Sorts the events by what may meet a condition.
    pub fn new(bench: Bench<'a>, filling: Filling<'a>, judged_at: Option<&'a Date>) -> Self {
        let mut watch = Self {
            bench,
            filling,
            judged_at,
            sequence: Sequence::new(bench.graph),
            happened: BTreeMap::new(),
            denied: BTreeMap::new(),
        };
        let judged = judged_at.map(Date::window);
        for (event, record) in bench.graph.events() {
            let status = watch.status(event);
            let window = filling.date(event).map(Date::window);
            let too_late = judged
                .zip(window)
                .is_some_and(|(judged, window)| is_before(judged, window));
            if status.may_have_happened() && !too_late {
                let happened = watch.happened.entry(record.act).or_default();
                happened.push(Happened { event, window });
            } else if matches!(
                status,
                Status::DidNotHappen | Status::Denied | Status::Ended
            ) {
                watch.denied.entry(record.act).or_default().push(event);
            }
        }
        watch
    }

    /// Judges every condition, in the order of the warnings' nodes. With `all`, the events of the
    /// right act that are not even near are among the pairs.
    pub fn red_lines(&self, all: bool) -> Vec<RedLine> {
        self.bench
            .graph
            .events()
            .filter_map(|(node, event)| Some((node, event.condition.as_deref()?)))
            .map(|(node, condition)| self.red_line(node, condition, all))
            .collect()
    }

    fn red_line(&self, warning: NodeIndex, condition: &Condition, all: bool) -> RedLine {
        let parts = self.parts(warning);
        let around = self.sequence.around(self.bench.graph, warning);
        let deadline = self.deadline(warning, condition, &parts, &around);
        let mut pairs = Vec::new();
        for happened in self.of_acts(&self.happened, condition) {
            let Happened { event, window } = *happened;
            let meant = self.is_meant(condition, event) && !parts.contains(&event);
            if !meant || !(all || self.filling.may_be_near(&condition.pattern, event)) {
                continue;
            }
            let order = self.sequence.of(&around, event, window);
            if order != Order::Before {
                let pair = self.pair(warning, condition, deadline.as_ref(), event, order);
                if all || pair.result != PairResult::None {
                    pairs.push(pair);
                }
            }
        }
        if condition.negated {
            for event in self.of_acts(&self.denied, condition) {
                if self.is_meant(condition, *event) && !parts.contains(event) {
                    pairs.extend(self.silence_broken(
                        warning,
                        condition,
                        deadline.as_ref(),
                        *event,
                        &around,
                    ));
                }
            }
        }
        let remaining = deadline
            .as_ref()
            .map(|deadline| deadline.remaining(self.judged_at));
        let given = pairs.iter().filter_map(|pair| pair.gives).min();
        let status = given.unwrap_or(match (remaining, condition.negated) {
            (Some(Remaining::Ahead), _) | (None, true) => RedLineStatus::Pending,
            (Some(Remaining::Past), _) => RedLineStatus::Lapsed,
            (Some(Remaining::Unknown), _) => RedLineStatus::CannotTell,
            (None, false) => RedLineStatus::NotMet,
        });
        let giving = || pairs.iter().filter(|pair| pair.gives == Some(status));
        let warners_word = giving().next().is_some() && giving().all(|pair| pair.warners_word);
        pairs.sort_by_key(|pair| (pair.gives.is_none(), pair.gives, pair.result, pair.event));
        RedLine {
            warning,
            status,
            warners_word,
            pairs,
            remaining,
        }
    }

    /// The events of the acts that a condition means: those of its pattern, that of the event it
    /// names, or any.
    fn of_acts<'s, T>(
        &'s self,
        events: &'s BTreeMap<Act, Vec<T>>,
        condition: &'s Condition,
    ) -> impl Iterator<Item = &'s T> {
        let named = condition.event.as_ref().and_then(|id| {
            let event = self.bench.graph.event(self.bench.graph.find(id)?)?;
            Some(event.act)
        });
        let acts = &condition.pattern.act;
        events
            .iter()
            .filter(move |(act, _)| match named {
                Some(named) => **act == named,
                None => acts.is_empty() || acts.contains(act),
            })
            .flat_map(|(_, events)| events)
    }

    /// Whether a condition that names an event means this one.
    fn is_meant(&self, condition: &Condition, event: NodeIndex) -> bool {
        let named = condition.event.as_ref();
        named.is_none_or(|id| self.bench.graph.find(id) == Some(event))
    }

    /// Whether an event may be what the warning is about: it may have happened, is not certainly
    /// before the warning nor after the judged-at date, and is no part of the warning.
    fn is_candidate(&self, event: NodeIndex, around: &Around, parts: &[NodeIndex]) -> bool {
        let date = self.filling.date(event);
        let order = self.sequence.of(around, event, date.map(Date::window));
        self.status(event).may_have_happened()
            && !parts.contains(&event)
            && order != Order::Before
            && !self.is_after_judged_at(date)
    }

    fn is_after_judged_at(&self, date: Option<&Date>) -> bool {
        self.judged_at
            .zip(date)
            .is_some_and(|(judged, date)| before(judged, date) == Certainty::Certainly)
    }

    fn status(&self, event: NodeIndex) -> Status {
        self.filling.events[self.bench.graph.position(event)].status
    }

    fn pair(
        &self,
        warning: NodeIndex,
        condition: &Condition,
        deadline: Option<&Deadline>,
        event: NodeIndex,
        order: Order,
    ) -> Pair {
        let date = self.filling.date(event);
        let mut slots = self.filling.slots(&condition.pattern, event);
        let roles = result(&slots);
        slots.extend(deadline.map(|deadline| deadline.slot(date)));
        let whole = result(&slots);
        let status = self.status(event);
        let gives = if condition.negated {
            let too_late = deadline.is_some_and(|deadline| deadline.is_too_late(date));
            match (roles, whole) {
                (PairResult::Met, _) if too_late => Some(graded(status)),
                (_, PairResult::Met) if status.is_reported() => Some(RedLineStatus::Averted),
                (_, PairResult::Met | PairResult::CannotTell) => Some(RedLineStatus::CannotTell),
                _ => None,
            }
        } else {
            match whole {
                PairResult::Met => Some(graded(status)),
                PairResult::CannotTell => Some(RedLineStatus::CannotTell),
                PairResult::NearMiss | PairResult::None => None,
            }
        };
        Pair {
            event,
            result: whole,
            order,
            slots,
            gives,
            warners_word: self.is_warners_word(warning, event),
        }
    }

    /// The pair of a negated condition and an event that is said not to have happened up to the
    /// deadline: that meets it.
    fn silence_broken(
        &self,
        warning: NodeIndex,
        condition: &Condition,
        deadline: Option<&Deadline>,
        event: NodeIndex,
        around: &Around,
    ) -> Option<Pair> {
        let deadline = deadline?;
        let slots = self.filling.slots(&condition.pattern, event);
        if result(&slots) != PairResult::Met {
            return None;
        }
        let graph = self.bench.graph;
        let state = &self.filling.events[graph.position(event)];
        let until_deadline = |claim: &&NodeIndex| {
            let date = claimed_date(graph, **claim).or_else(|| graph.said_date(**claim));
            date.is_some_and(|date| {
                deadline.is_reached_by(date) && !self.is_after_judged_at(Some(date))
            })
        };
        let claims: Vec<_> = state.negative.iter().filter(until_deadline).collect();
        if claims.is_empty() {
            return None;
        }
        let voiced = claims
            .iter()
            .any(|claim| self.bench.attribution(**claim).is_voiced());
        Some(Pair {
            event,
            result: PairResult::Met,
            order: self
                .sequence
                .of(around, event, self.filling.date(event).map(Date::window)),
            slots,
            gives: Some(if voiced {
                RedLineStatus::MetAsReported
            } else {
                RedLineStatus::MetAsAttributed
            }),
            warners_word: self.all_from(warning, &state.negative),
        })
    }

    fn deadline(
        &self,
        warning: NodeIndex,
        condition: &Condition,
        parts: &[NodeIndex],
        around: &Around,
    ) -> Option<Deadline> {
        if let Some(by) = &condition.by {
            return Some(Deadline {
                name: "by",
                text: by.to_string(),
                period: Some(Period::until(by)),
                from: None,
            });
        }
        let within = condition.within.as_ref()?;
        let from = self.bench.graph.find(&within.of);
        let counts = |event: &NodeIndex| {
            // "Within two days of this warning": the warning itself may start the clock.
            *event == warning && self.status(*event).may_have_happened()
                || self.is_candidate(*event, around, parts)
        };
        let period = from
            .filter(counts)
            .and_then(|event| self.filling.date(event))
            .map(|date| Period::within(date, &within.duration));
        Some(Deadline {
            name: "within",
            text: format!("{} of {}", within.duration, within.of),
            period,
            from,
        })
    }

    /// The warning, what is written inline in it, and what is part of it.
    fn parts(&self, warning: NodeIndex) -> Vec<NodeIndex> {
        let graph = self.bench.graph;
        let mut parts = vec![warning];
        let mut next = 0;
        while let Some(whole) = parts.get(next).copied() {
            next += 1;
            let inline = graph
                .out(whole, |edge| matches!(edge, Edge::Object { .. }))
                .into_iter()
                .map(|(_, object)| object)
                .filter(|object| {
                    graph
                        .event(*object)
                        .is_some_and(|it| it.inline_in.is_some())
                });
            let parts_of = graph
                .into(whole, |edge| edge == Edge::Link(Link::PartOf))
                .into_iter()
                .map(|(_, part)| part);
            for part in inline.chain(parts_of) {
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        parts
    }

    fn is_warners_word(&self, warning: NodeIndex, event: NodeIndex) -> bool {
        let state = &self.filling.events[self.bench.graph.position(event)];
        let claims: Vec<_> = state
            .positive
            .iter()
            .chain(&state.negative)
            .copied()
            .collect();
        self.all_from(warning, &claims)
    }

    /// Whether all of these claims, resting ones aside, come from the warner or who fits it.
    fn all_from(&self, warning: NodeIndex, claims: &[NodeIndex]) -> bool {
        let graph = self.bench.graph;
        let warners = graph.out(warning, |edge| edge == Edge::Role(Role::Actor));
        let ladder: Ladder<'_> = self.bench.ladder;
        let mut own = claims
            .iter()
            .filter(|claim| !self.bench.state(**claim).rests)
            .peekable();
        own.peek().is_some()
            && own.all(
                |claim| match self.bench.utterance(*claim).attribution.innermost() {
                    Some(Voice::Actors(speakers)) => speakers.iter().all(|speaker| {
                        let date = graph.said_date(*claim);
                        warners.iter().any(|(_, warner)| {
                            ladder.reaches(*speaker, *warner, date, FITTING).is_some()
                        })
                    }),
                    _ => false,
                },
            )
    }
}

fn result(slots: &[Slot]) -> PairResult {
    let count = |state| slots.iter().filter(|slot| slot.state == state).count();
    let (matching, open, wrong) = (
        count(SlotMatch::Match),
        count(SlotMatch::Unstated),
        count(SlotMatch::Mismatch),
    );
    match (wrong, open) {
        (0, 0) => PairResult::Met,
        (0, _) if matching > 0 => PairResult::CannotTell,
        (1, _) if matching > 0 => PairResult::NearMiss,
        _ => PairResult::None,
    }
}

const fn graded(status: Status) -> RedLineStatus {
    match status {
        Status::Corroborated | Status::Acknowledged => RedLineStatus::MetConfirmed,
        Status::Reported => RedLineStatus::MetAsReported,
        Status::Attributed => RedLineStatus::MetAsAttributed,
        _ => RedLineStatus::Disputed,
    }
}
