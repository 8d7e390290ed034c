//! Contradictions: what claims on one event say against each other.

use petgraph::graph::NodeIndex;

use super::Derived;
use super::live::Fate;
use crate::graph::{Edge, Voice};
use crate::model::claim::{Because, Claim, Polarity, Says, Scope};
use crate::model::date::{Certainty, Date, before, overlaps};
use crate::model::event::Event;
use crate::model::id::Id;
use crate::model::role::{Filler, Role};
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// In what way claims are against each other; a pair is in the first that fits.
    ContradictionClass, "a class of contradiction" {
        /// They speak of certainly different times.
        History = "history",
        /// One speaker says otherwise later.
        Shift = "shift",
        /// One takes the other back without the authority to.
        RetractionWithoutAuthority = "retraction-without-authority",
        /// One says that it happened, the other that it did not.
        OppositePolarity = "opposite-polarity",
        /// They give values that cannot both be right.
        IncompatibleSays = "incompatible-says",
        /// One paraphrases the other to mean more, less or something else.
        Scope = "scope",
        /// They call it by different words.
        Label = "label",
        /// The words make something else of the event.
        WordingDrift = "wording-drift",
    }
}

/// At most this many contradictions are listed of one event: who has more has seen enough.
pub const LISTED: usize = 200;

/// Claims that are against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// In what way.
    pub class: ContradictionClass,
    /// The event or events.
    pub events: Vec<NodeIndex>,
    /// The claims, in the order of their nodes.
    pub claims: Vec<NodeIndex>,
    /// Of incompatible values: which.
    pub field: Option<String>,
}

/// Every contradiction, in the order of the events, classes and claims.
pub fn contradictions(derived: &Derived<'_>) -> Vec<Contradiction> {
    let graph = derived.graph;
    graph
        .events()
        .flat_map(|(node, event)| Hearing::new(derived, node, event).contradictions())
        .collect()
}

/// The contradictions in which one event is, those of its own first.
pub fn contradictions_of(derived: &Derived<'_>, event: NodeIndex) -> Vec<Contradiction> {
    let graph = derived.graph;
    let mut events = vec![event];
    for claim in graph.claims_about(event) {
        let paraphrases = graph.into(claim, |edge| edge == Edge::Paraphrases);
        events.extend(
            paraphrases
                .iter()
                .filter_map(|(_, it)| derived.utterance(*it).about),
        );
    }
    let mut seen = std::collections::BTreeSet::new();
    events.retain(|event| seen.insert(*event));
    events
        .into_iter()
        .filter_map(|node| Some((node, graph.event(node)?)))
        .flat_map(|(node, record)| Hearing::new(derived, node, record).contradictions())
        .filter(|it| it.events.contains(&event))
        .collect()
}

/// Claims of one voice that say the same.
struct Group<'g> {
    voice: Option<&'g Voice>,
    source: Option<NodeIndex>,
    polarity: Polarity,
    says: Option<&'g Says>,
    claims: Vec<NodeIndex>,
}

struct Hearing<'a, 'g> {
    derived: &'a Derived<'g>,
    node: NodeIndex,
    event: &'a Event,
    claims: Vec<NodeIndex>,
}

impl<'a, 'g> Hearing<'a, 'g> {
    fn new(derived: &'a Derived<'g>, node: NodeIndex, event: &'a Event) -> Self {
        let stands = |claim: &NodeIndex| {
            let state = derived.claim(*claim);
            let drifts = state.in_evidence && derived.utterance(*claim).drift;
            (state.would_count || drifts) && matches!(state.fate, Fate::Live | Fate::Updated)
        };
        let claims = derived
            .graph
            .claims_about(node)
            .into_iter()
            .filter(stands)
            .collect();
        Self {
            derived,
            node,
            event,
            claims,
        }
    }

    fn contradictions(&self) -> Vec<Contradiction> {
        let groups = self.groups();
        let mut found = Vec::new();
        'listing: for (at, one) in groups.iter().enumerate() {
            for other in &groups[at + 1..] {
                if found.len() >= LISTED {
                    break 'listing;
                }
                self.compare(one, other, &mut found);
            }
        }
        let contradicted: Vec<NodeIndex> = found
            .iter()
            .flat_map(|it: &Contradiction| it.claims.clone())
            .collect();
        self.scopes(&contradicted, &mut found);
        self.labels(&mut found);
        let drifting = self
            .claims
            .iter()
            .filter(|claim| self.derived.utterance(**claim).drift);
        found.extend(drifting.map(|claim| Contradiction {
            class: ContradictionClass::WordingDrift,
            events: vec![self.node],
            claims: vec![*claim],
            field: None,
        }));
        found.sort_by(|a, b| (a.class, &a.claims, &a.field).cmp(&(b.class, &b.claims, &b.field)));
        found
    }

    fn record(&self, claim: NodeIndex) -> Option<&'a Claim> {
        self.derived.graph.claim(claim)
    }

    fn groups(&self) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for claim in &self.claims {
            let it = self.derived.utterance(*claim);
            if it.drift {
                continue;
            }
            let voice = it.attribution.innermost();
            // A source's own voice is its publisher's, as far as one is known.
            let publisher = |source| self.derived.graph.first(source, Edge::Publisher);
            let source = match voice {
                None => it
                    .attribution
                    .source
                    .map(|source| publisher(source).unwrap_or(source)),
                Some(_) => None,
            };
            let says = self.record(*claim).and_then(|claim| claim.says.as_deref());
            let same = groups.iter_mut().find(|group| {
                group.voice == voice
                    && group.source == source
                    && group.polarity == it.polarity
                    && group.says == says
            });
            match same {
                Some(group) => group.claims.push(*claim),
                None => groups.push(Group {
                    voice,
                    source,
                    polarity: it.polarity,
                    says,
                    claims: vec![*claim],
                }),
            }
        }
        groups
    }

    fn compare(&self, one: &Group<'_>, other: &Group<'_>, found: &mut Vec<Contradiction>) {
        let opposite = one.polarity != other.polarity;
        let (a, b) = (self.date(one), self.date(other));
        let disjoint = a
            .zip(b)
            .is_some_and(|(a, b)| overlaps(a, b) == Certainty::No);
        let fields = self.incompatible(one, other);
        if !opposite && !disjoint && fields.is_empty() {
            return;
        }
        let one_voice = one.voice == other.voice
            && one.source == other.source
            && one.voice != Some(&Voice::Unstated);
        let class = if disjoint {
            ContradictionClass::History
        } else if one_voice && (self.is_earlier(one, other) || self.is_earlier(other, one)) {
            ContradictionClass::Shift
        } else if self.takes_back(one, other) || self.takes_back(other, one) {
            ContradictionClass::RetractionWithoutAuthority
        } else if opposite {
            ContradictionClass::OppositePolarity
        } else {
            ContradictionClass::IncompatibleSays
        };
        let mut claims = [one.claims.as_slice(), &other.claims].concat();
        claims.sort_unstable();
        let row = |field| Contradiction {
            class,
            events: vec![self.node],
            claims: claims.clone(),
            field,
        };
        if class == ContradictionClass::IncompatibleSays {
            found.extend(fields.into_iter().map(|field| row(Some(field))));
        } else {
            found.push(row(None));
        }
    }

    fn date<'s>(&'s self, group: &Group<'s>) -> Option<&'s Date> {
        let said = group.says.and_then(|says| says.date.as_ref());
        said.or(self.event.date.as_ref())
    }

    /// Whether all of one group was certainly said before all of the other.
    fn is_earlier(&self, one: &Group<'_>, other: &Group<'_>) -> bool {
        let said = |claim: &NodeIndex| self.derived.graph.said_date(*claim);
        one.claims.iter().all(|a| {
            other.claims.iter().all(|b| {
                said(a)
                    .zip(said(b))
                    .is_some_and(|(a, b)| before(a, b) == Certainty::Certainly)
            })
        })
    }

    /// Whether a claim of one group means to take back one of the other; it had no effect, or it
    /// would not stand here.
    fn takes_back(&self, one: &Group<'_>, other: &Group<'_>) -> bool {
        one.claims.iter().any(|claim| {
            let record = self.record(*claim);
            let corrects = record.and_then(|it| it.supersedes.as_ref());
            let corrects = corrects.is_some_and(|it| it.because == Because::Error);
            let targets = self.derived.graph.out(*claim, |edge| {
                edge == Edge::Retracts || (corrects && edge == Edge::Supersedes)
            });
            targets.iter().any(|(_, target)| {
                other.claims.contains(target) && self.derived.claim(*target).fate == Fate::Live
            })
        })
    }

    /// The values that cannot both be right; what is silent or unstated fills in.
    fn incompatible(&self, one: &Group<'_>, other: &Group<'_>) -> Vec<String> {
        let mut fields = Vec::new();
        if one.polarity != other.polarity {
            return fields;
        }
        for role in Role::ALL {
            if !self.may_agree(self.filler(one, role), self.filler(other, role)) {
                fields.push(role.name().to_owned());
            }
        }
        let written = |group: &Group<'_>| -> Vec<Id> {
            let said = group
                .says
                .map(|says| &says.object)
                .filter(|it| !it.is_absent());
            let objects = said.unwrap_or(&self.event.object).list();
            objects.iter().map(|object| object.event.clone()).collect()
        };
        let (a, b) = (written(one), written(other));
        if !a.is_empty() && !b.is_empty() && !a.iter().any(|id| b.contains(id)) {
            fields.push("object".to_owned());
        }
        let valid = |group: &Group<'_>| {
            let said = group.says.and_then(|says| says.valid.clone());
            said.or_else(|| self.event.valid.as_deref().cloned())
        };
        if let (Some(a), Some(b)) = (valid(one), valid(other))
            && overlaps(&a, &b) == Certainty::No
        {
            fields.push("valid".to_owned());
        }
        fields.extend(self.quantities(one, other));
        fields
    }

    fn quantities(&self, one: &Group<'_>, other: &Group<'_>) -> Vec<String> {
        let of = |group: &Group<'_>, name: &str| {
            let said = group
                .says
                .and_then(|says| says.quantities.get(name).copied());
            said.or_else(|| self.event.quantities.get(name).copied())
        };
        let said = [one, other].into_iter().filter_map(|group| group.says);
        let mut names: Vec<&str> = said
            .flat_map(|says| says.quantities.0.iter().map(|(name, _)| &**name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
            .into_iter()
            .filter(|name| {
                of(one, name)
                    .zip(of(other, name))
                    .is_some_and(|(a, b)| !a.range().overlaps(&b.range()))
            })
            .map(|name| format!("quantities.{name}"))
            .collect()
    }

    fn filler<'s>(&'s self, group: &Group<'s>, role: Role) -> &'s Filler {
        let said = group.says.map(|says| says.roles.get(role));
        said.filter(|filler| !filler.is_absent())
            .unwrap_or_else(|| self.event.roles.get(role))
    }

    /// Whether two values of a role may both be right: one is silent or unstated, or one fits the
    /// other.
    fn may_agree(&self, one: &Filler, other: &Filler) -> bool {
        let graph = self.derived.graph;
        let (a, b): (Vec<_>, Vec<_>) = (
            graph.find_all(one.ids()).collect(),
            graph.find_all(other.ids()).collect(),
        );
        if a.is_empty() || b.is_empty() || one == other {
            return true;
        }
        let ladder = self.derived.ladder();
        let date = self.event.date.as_ref();
        a.iter().any(|a| {
            b.iter()
                .any(|b| ladder.fits(*a, *b, date).is_some() || ladder.fits(*b, *a, date).is_some())
        })
    }

    /// Paraphrases that do not mean the same, but for pairs that contradict each other outright.
    fn scopes(&self, contradicted: &[NodeIndex], found: &mut Vec<Contradiction>) {
        for claim in &self.claims {
            let scope = self
                .record(*claim)
                .and_then(|it| it.paraphrases.as_ref()?.scope);
            let original = self.derived.graph.first(*claim, Edge::Paraphrases);
            let (Some(scope), Some(original)) = (scope, original) else {
                continue;
            };
            let outright = contradicted.contains(claim) && contradicted.contains(&original);
            if scope == Scope::Same || outright {
                continue;
            }
            let mut events = vec![self.node];
            events.extend(self.derived.utterance(original).about);
            events.sort_unstable();
            events.dedup();
            let mut claims = vec![original, *claim];
            claims.sort_unstable();
            found.push(Contradiction {
                class: ContradictionClass::Scope,
                events,
                claims,
                field: None,
            });
        }
    }

    /// Claims that call the event by different words, pair by pair of words.
    fn labels(&self, found: &mut Vec<Contradiction>) {
        let labelled: Vec<(NodeIndex, &str)> = self
            .claims
            .iter()
            .filter(|claim| !self.derived.utterance(**claim).drift)
            .filter_map(|claim| Some((*claim, self.record(*claim)?.label.as_deref()?)))
            .collect();
        let mut words: Vec<&str> = labelled.iter().map(|(_, word)| *word).collect();
        words.sort_unstable();
        words.dedup();
        for (at, one) in words.iter().enumerate() {
            for other in &words[at + 1..] {
                if found.len() >= LISTED {
                    return;
                }
                let claims: Vec<NodeIndex> = labelled
                    .iter()
                    .filter(|(_, word)| word == one || word == other)
                    .map(|(claim, _)| *claim)
                    .collect();
                let known = found.iter().any(|it| it.claims == claims);
                if !known {
                    found.push(Contradiction {
                        class: ContradictionClass::Label,
                        events: vec![self.node],
                        claims,
                        field: None,
                    });
                }
            }
        }
    }
}
