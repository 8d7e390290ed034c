//! The proof of what is derived: a tree from a value down to the spans that it rests on.

use serde::Serialize;

use super::super::frame::Frame;
use super::super::named::{Calling, Named, join};
use super::super::red_line;
use super::super::standing::standing;
use super::super::tree::Tree;
use super::super::words;
use super::Look;
use super::reason::{flag_reason, reasons};
use crate::analysis::affiliation::in_words;
use crate::analysis::counting::rests_on;
use crate::analysis::in_force::in_force;
use crate::analysis::order::Order;
use crate::analysis::origins::provenance;
use crate::analysis::red_line::RedLine;
use crate::graph::{Edge, Kind, NodeIndex, Voice};
use crate::model::claim::Polarity;
use crate::text::At;

/// A proof for programs.
#[derive(Serialize)]
pub(super) struct Proof {
    version: u32,
    id: String,
    /// The evidence other than the default.
    #[serde(flatten)]
    pub(super) frame: Option<Frame>,
    why: Tree,
}

impl Proof {
    /// The proof in lines of text.
    pub(super) fn told(&self) -> Vec<String> {
        self.why.lines()
    }
}

/// How deep claims are followed to those that they rest on or are taken back by.
const DEPTH: usize = 8;

impl Look<'_, '_> {
    /// The proof of what is derived of an event, a claim or an affiliation; none for other records,
    /// of which nothing is derived.
    pub(super) fn proof(&mut self, node: NodeIndex) -> Option<Proof> {
        let graph = self.derived.graph;
        let proof = match graph.kind(node) {
            Kind::Event => self.event_proof(node, true),
            Kind::Claim => self.claim_proof(node, DEPTH),
            Kind::Affiliation => self.affiliation_proof(node),
            _ => return None,
        };
        Some(Proof {
            version: 1,
            id: graph.id(node).to_string(),
            frame: None,
            why: proof,
        })
    }

    fn event_proof(&mut self, event: NodeIndex, whole: bool) -> Tree {
        let derived = self.derived;
        let graph = derived.graph;
        let state = derived.event(event);
        let mut tree = Tree::new(format!(
            "{} {} is {}: {}",
            graph.event(event).map_or("", |it| it.act.name()),
            graph.id(event),
            state.status,
            words::gloss(graph, event)
        ));
        let mut because = reasons(derived, event).into_iter();
        let mut status = Tree::new(because.next().unwrap_or_default());
        let (counting, others) = self.claims_of(event);
        for claim in counting {
            let branch = self.claim_proof(claim, DEPTH);
            status.branches.push(branch);
        }
        tree.branches.push(status);
        tree.branches.extend(because.map(Tree::new));
        if !others.is_empty() {
            let mut uncounted = Tree::new("does not count");
            for claim in others {
                let branch = self.claim_proof(claim, DEPTH);
                uncounted.branches.push(branch);
            }
            tree.branches.push(uncounted);
        }
        if whole {
            self.add_flags(&mut tree, event);
            self.add_origins(&mut tree, event);
            self.add_red_line(&mut tree, event);
            self.add_meetings(&mut tree, event);
            self.add_force(&mut tree, event);
        }
        tree
    }

    /// The claims about an event that count and are not set aside, and the others.
    fn claims_of(&self, event: NodeIndex) -> (Vec<NodeIndex>, Vec<NodeIndex>) {
        let state = self.derived.event(event);
        words::claims_of(self.derived.graph, event)
            .into_iter()
            .partition(|claim| state.positive.contains(claim) || state.negative.contains(claim))
    }

    fn add_flags(&self, tree: &mut Tree, event: NodeIndex) {
        for flag in &self.derived.event(event).flags {
            let why = flag_reason(self.derived, event, *flag);
            tree.branches
                .push(Tree::new(format!("{flag} because {why}")));
        }
    }

    fn add_origins(&self, tree: &mut Tree, event: NodeIndex) {
        for side in provenance(self.derived, event) {
            let way = match side.polarity {
                Polarity::Positive => "origins",
                Polarity::Negative => "origins against it",
            };
            let mut branch = Tree::new(format!("{way}: {}", words::origins(side.origins)));
            let why = super::super::origins::why(self.derived, &side);
            branch.branches.extend(why.into_iter().map(Tree::new));
            tree.branches.push(branch);
        }
    }

    fn add_red_line(&mut self, tree: &mut Tree, event: NodeIndex) {
        let derived = self.derived;
        let full = derived.red_lines_in_full();
        let Ok(at) = full.binary_search_by_key(&event, |line| line.warning) else {
            return;
        };
        let line: &RedLine = &full[at];
        let judged = derived.judged_at.as_ref().map_or_else(
            || "no date is known to judge at".to_owned(),
            |it| format!("judged at {it}"),
        );
        let condition = derived
            .graph
            .event(event)
            .and_then(|it| it.condition.as_deref());
        let condition = condition.map_or(String::new(), red_line::condition);
        let mut branch = Tree::new(format!(
            "its condition ({condition}) is {}, {judged}",
            line.status
        ));
        for pair in &line.pairs {
            let order = match pair.order {
                Order::After => "after the warning",
                Order::Before => "before the warning",
                Order::Unknown => "order unknown",
            };
            let mut beside = Tree::new(format!(
                "{} {}, {order}",
                derived.graph.id(pair.event),
                red_line::result(pair)
            ));
            let slots = pair.slots.iter().map(red_line::told_slot);
            beside.branches.extend(slots.map(Tree::new));
            let background = pair.background();
            beside.branches.extend(background.iter().map(|it| {
                Tree::new(format!(
                    "background, no claim: {}",
                    in_words(derived.graph, *it)
                ))
            }));
            if pair.gives.is_some() {
                let proof = self.event_proof(pair.event, false);
                beside.branches.push(proof);
            }
            branch.branches.push(beside);
        }
        if line.pairs.is_empty() {
            let none = Tree::new("no event of that act may have happened after it");
            branch.branches.push(none);
        }
        tree.branches.push(branch);
    }

    /// The conditions that the event is beside.
    fn add_meetings(&self, tree: &mut Tree, event: NodeIndex) {
        let derived = self.derived;
        for line in &derived.red_lines {
            for pair in line.pairs.iter().filter(|pair| pair.event == event) {
                let mut beside = Tree::new(format!(
                    "beside the condition of {}: {}",
                    derived.graph.id(line.warning),
                    red_line::result(pair)
                ));
                let slots = pair.slots.iter().map(red_line::told_slot);
                beside.branches.extend(slots.map(Tree::new));
                let background = pair.background();
                let background = background.iter().map(|it| {
                    let told = in_words(derived.graph, *it);
                    Tree::new(format!("background, no claim: {told}"))
                });
                beside.branches.extend(background);
                tree.branches.push(beside);
            }
        }
    }

    fn add_force(&mut self, tree: &mut Tree, event: NodeIndex) {
        let derived = self.derived;
        let at = derived.judged_at.as_ref();
        let Some(force) = in_force(derived, event, at) else {
            return;
        };
        let graph = derived.graph;
        let judged = at.map_or_else(
            || "at no known date".to_owned(),
            |date| format!("at {date}"),
        );
        let mut branch = Tree::new(format!("in force {judged}: {}", force.value));
        let filling = derived.filling();
        branch
            .branches
            .push(Tree::new(format!("itself {}", derived.event(event).status)));
        let own = match (filling.valid(event), filling.date(event)) {
            (Some(valid), _) => format!("valid {valid}"),
            (None, Some(date)) => format!("from {date} on"),
            (None, None) => "undated, so its time is not known".to_owned(),
        };
        branch.branches.push(Tree::new(own));
        if let Some(line) = derived.red_line(event) {
            let condition = format!("its condition is {}", line.status);
            branch.branches.push(Tree::new(condition));
        }
        for (_, by) in graph.into(event, |edge| edge == Edge::Ends) {
            let written = graph.event(by).map_or(&[][..], |it| it.ends());
            let ends = written
                .iter()
                .find(|end| graph.find(&end.event) == Some(event));
            let how = ends.map_or(String::new(), |end| {
                let extent = end.extent.map_or(String::new(), |it| format!(", {it}"));
                format!(" ({}{extent})", end.how)
            });
            let date = filling
                .date(by)
                .map_or_else(|| "undated".to_owned(), ToString::to_string);
            let mut end = Tree::new(format!("an end{how}, {date}"));
            let proof = self.event_proof(by, false);
            end.branches.push(proof);
            branch.branches.push(end);
        }
        if !force.alleged_ends.is_empty() {
            let alleged = Named::all(graph, force.alleged_ends);
            let line = format!(
                "only alleged, and ends nothing: {}",
                join(&alleged, Calling::Ids)
            );
            branch.branches.push(Tree::new(line));
        }
        tree.branches.push(branch);
    }

    /// The claims on the same record in the sources that a claim cites which are not live.
    fn taken_back_with(&self, node: NodeIndex) -> Vec<NodeIndex> {
        let derived = self.derived;
        let it = derived.utterance(node);
        let Some(about) = it.about else {
            return Vec::new();
        };
        let cites = |source: Option<NodeIndex>| {
            let chain = it.attribution.chain.iter();
            source.is_some_and(|source| {
                chain
                    .into_iter()
                    .any(|voice| *voice == Voice::Source(source))
            })
        };
        let mut claims = words::claims_of(derived.graph, about);
        claims.retain(|claim| {
            cites(derived.utterance(*claim).attribution.source)
                && !derived.claim(*claim).fate.is_live()
        });
        claims
    }

    fn affiliation_proof(&mut self, node: NodeIndex) -> Tree {
        let mut tree = Tree::new(words::affiliation(self.derived, node));
        for claim in words::claims_of(self.derived.graph, node) {
            let branch = self.claim_proof(claim, DEPTH);
            tree.branches.push(branch);
        }
        tree
    }

    /// A claim with its voices, what has become of it, and its spans.
    fn claim_proof(&mut self, node: NodeIndex, depth: usize) -> Tree {
        let derived = self.derived;
        let graph = derived.graph;
        let Some(claim) = graph.claim(node) else {
            return Tree::new(graph.id(node).to_string());
        };
        let mut manner = words::manner(derived, node, claim);
        manner.retain(|it| it != "rests on others");
        manner.insert(0, words::voices(derived, node));
        let mut tree = Tree::new(format!(
            "[{}] {} · {}",
            claim.id,
            manner.join(" · "),
            standing(derived, node)
        ));
        if let Some(date) = graph.said_date(node) {
            let public = graph.published(claim);
            let public = public.filter(|it| *it != date);
            let public = public.map_or(String::new(), |it| format!(", public {it}"));
            tree.branches
                .push(Tree::new(format!("said {date}{public}")));
        }
        let source = graph.find(&claim.source).and_then(|it| graph.source(it));
        for at in &claim.at {
            let mut line = format!("at {} {at}", claim.source);
            if let (At::Anchor(anchor), Some(source)) = (at, source)
                && let Some(words) = self.quotations.quote(source, anchor)
            {
                line = format!("{line}: {}", words.told());
            }
            tree.branches.push(Tree::new(line));
        }
        if claim.at.is_empty() {
            let place = claim.locator.as_ref().map_or_else(
                || format!("in {}, without a span", claim.source),
                |locator| format!("in {}, {locator}", claim.source),
            );
            tree.branches.push(Tree::new(place));
        }
        if depth > 0 {
            for other in rests_on(derived, node) {
                let rests = format!("rests on [{}]", graph.id(other));
                tree.branches.push(Tree::new(rests));
            }
            if !derived.claim(node).fate.is_live() {
                let by = graph.into(node, |edge| {
                    matches!(edge, Edge::Retracts | Edge::Supersedes)
                });
                for (_, by) in by {
                    let branch = self.claim_proof(by, depth - 1);
                    tree.branches.push(branch);
                }
                for cited in self.taken_back_with(node) {
                    let with = format!("falls with [{}], which it cites", graph.id(cited));
                    tree.branches.push(Tree::new(with));
                }
            }
        }
        tree
    }
}
