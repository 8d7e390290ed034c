//! The board: a scene under construction, and the events that it draws.

use std::collections::BTreeMap;

use super::cards::{coders_words, event, is_drawn, sentence, short_name, thing};
use super::company::{self, Shown};
use super::{Drawing, Request};
use crate::analysis::Derived;
use crate::graph::{Graph, NodeIndex};
use crate::model::act::ActClass;
use crate::render::{Card, CardKind, Edge, Scene};

/// A scene under construction: each record has at most one card in a column.
pub(super) struct Board<'a, 'g> {
    pub(super) derived: &'a Derived<'g>,
    pub(super) scene: Scene,
    drawing: &'a Drawing,
    drawn: BTreeMap<(usize, Shown), usize>,
    /// The actors for which a card stands that is not theirs.
    company: BTreeMap<usize, Vec<NodeIndex>>,
}

impl<'a, 'g> Board<'a, 'g> {
    pub(super) fn new(request: &Request<'a, 'g>, title: &str, subtitle: String) -> Self {
        Self {
            derived: request.derived,
            scene: Scene::new(request.title.unwrap_or(title), subtitle),
            drawing: request.drawing,
            drawn: BTreeMap::new(),
            company: BTreeMap::new(),
        }
    }

    pub(super) fn graph(&self) -> &'g Graph {
        self.derived.graph
    }

    /// The card of a record in a column, drawn by `card` if it is not there yet.
    pub(super) fn once(
        &mut self,
        column: usize,
        node: NodeIndex,
        card: impl FnOnce(&Derived<'g>) -> Card,
    ) -> usize {
        self.card(column, Shown::Record(node), card)
    }

    fn card(
        &mut self,
        column: usize,
        shown: Shown,
        card: impl FnOnce(&Derived<'g>) -> Card,
    ) -> usize {
        if let Some(card) = self.drawn.get(&(column, shown)) {
            return *card;
        }
        let index = self.scene.card(card(self.derived).in_column(column));
        self.drawn.insert((column, shown), index);
        index
    }

    /// The card of an actor, place or item in a column, or of what stands for it.
    pub(super) fn thing(&mut self, column: usize, node: NodeIndex) -> usize {
        let drawing = self.drawing;
        let shown = self.shown(node);
        let card = self.card(column, shown, |derived| match shown {
            Shown::Record(node) => thing(derived.graph, node),
            Shown::Bloc(bloc) => {
                let name = &drawing.blocs[bloc].name;
                Card::new(format!("bloc-{bloc}"), CardKind::Body, "bloc", name).tooltip(name)
            }
        });
        if shown != Shown::Record(node) {
            let company = self.company.entry(card).or_default();
            if !company.contains(&node) {
                company.push(node);
            }
        }
        card
    }

    /// What stands for an actor in the picture.
    pub(super) fn shown(&self, node: NodeIndex) -> Shown {
        company::shown(
            self.derived,
            self.drawing.collapse,
            &self.drawing.blocs,
            node,
        )
    }

    /// The card of an event in a column.
    pub(super) fn event(&mut self, column: usize, node: NodeIndex) -> usize {
        let coder = self.drawing.coder;
        self.once(column, node, |derived| {
            let card = event(derived, node);
            match coder.then(|| coders_words(derived, node)).flatten() {
                Some(words) => card.note(words),
                None => card,
            }
        })
    }

    /// The picture, with its foot: where the events are told of, how to read it, what is left out
    /// and the filter in force.
    pub(super) fn finish(
        mut self,
        request: &Request<'_, '_>,
        events: &Events,
        notes: Vec<String>,
    ) -> Scene {
        self.tell_company();
        self.tell_beyond();
        self.join_lines();
        let notes = notes.into_iter().map(|note| self.without_paragraphs(note));
        let notes = notes.collect();
        self.footer(request, events, notes);
        self.scene
    }

    /// A note that explains the sign of a paragraph only where one is drawn.
    fn without_paragraphs(&self, note: String) -> String {
        let has_sign = |card: &Card| card.notes.iter().any(|row| row.contains('¶'));
        if self.scene.cards.iter().any(has_sign) {
            return note;
        }
        let rest = note.strip_prefix("¶ = paragraph; ");
        rest.map_or_else(|| note.clone(), sentence)
    }

    /// Writes on a card that stands for others whom it stands for.
    fn tell_company(&mut self) {
        const NAMED: usize = 4;
        for (card, company) in std::mem::take(&mut self.company) {
            let graph = self.graph();
            let names = company.iter().take(NAMED);
            let names: Vec<_> = names.map(|actor| short_name(graph, *actor)).collect();
            let more = company.len().saturating_sub(NAMED);
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            let own = &mut self.scene.cards[card];
            own.notes = vec![format!("here: {}{more}", names.join(", "))];
        }
    }

    /// Writes on the cards of actors how many of their events lie beyond what is drawn.
    fn tell_beyond(&mut self) {
        let drawn = std::mem::take(&mut self.drawn);
        for ((_, shown), card) in &drawn {
            let Shown::Record(node) = shown else {
                continue;
            };
            if let Some(more) = self.drawing.beyond.get(node) {
                self.scene.cards[*card].notes.push(format!("+{more} more"));
            }
        }
        self.drawn = drawn;
    }

    /// Makes one of the lines between two cards that tell the same, as they do where one card
    /// stands for several actors.
    fn join_lines(&mut self) {
        if self.drawing.collapse.is_none() {
            return;
        }
        let mut joined: Vec<Edge> = Vec::new();
        for edge in std::mem::take(&mut self.scene.edges) {
            let same = |it: &&mut Edge| {
                (
                    it.from,
                    it.to,
                    it.relation,
                    it.hedged,
                    it.derived,
                    &it.label,
                ) == (
                    edge.from,
                    edge.to,
                    edge.relation,
                    edge.hedged,
                    edge.derived,
                    &edge.label,
                )
            };
            match joined.iter_mut().find(same) {
                Some(first) if first.tooltip == edge.tooltip => {}
                Some(first) => first.tooltip = format!("{}; {}", first.tooltip, edge.tooltip),
                None => joined.push(edge),
            }
        }
        self.scene.edges = joined;
    }

    fn footer(&mut self, request: &Request<'_, '_>, events: &Events, mut notes: Vec<String>) {
        if events.beyond > 0 {
            self.choose(
                events.beyond,
                events.drawn.len(),
                "events, on which less is said",
            );
        }
        notes.extend(self.scene.left_out.iter().cloned());
        if events.left_out > 0 {
            notes.push(format!(
                "Not drawn: {} only mentioned or without evidence.",
                events.left_out
            ));
        }
        if !request.filters.is_empty() {
            notes.push(format!("Filter: {}.", request.filters.join("; ")));
        }
        self.scene.footer = vec![self.sources_line(&events.drawn), notes.join(" ")];
    }

    /// Tells that `beyond` things were left out where `drawn` were drawn.
    pub(super) fn choose(&mut self, beyond: usize, drawn: usize, what: &str) {
        self.scene
            .left_out
            .push(format!("Not drawn: {beyond} of {} {what}.", beyond + drawn));
    }

    /// The sources that the claims on these events stand in, for the footer.
    fn sources_line(&self, events: &[NodeIndex]) -> String {
        let graph = self.graph();
        let mut sources: Vec<NodeIndex> = events
            .iter()
            .flat_map(|event| graph.claims_about(*event))
            .filter(|claim| self.derived.claim(*claim).in_evidence)
            .filter_map(|claim| self.derived.utterance(claim).attribution.source)
            .collect();
        sources.sort_unstable();
        sources.dedup();
        let name = |node: &NodeIndex| {
            let source = graph.source(*node)?;
            let date = source.published.date();
            let date = date.map_or_else(|| "date not stated".to_owned(), ToString::to_string);
            Some(format!("{} ({date})", source.title))
        };
        let shown: Vec<String> = sources.iter().take(3).filter_map(name).collect();
        let more = sources.len().saturating_sub(3);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        match sources.len() {
            0 => "No source.".to_owned(),
            1 => format!("Source: {}.", shown.join("; ")),
            _ => format!("Sources: {}{more}.", shown.join("; ")),
        }
    }
}

/// So many events of a class are drawn: with their actors a picture that can be read.
const MOST: usize = 12;

/// The events that a view draws, what rests on most first.
#[derive(Default)]
pub(super) struct Events {
    pub(super) drawn: Vec<NodeIndex>,
    /// How many it leaves out for what is said of them.
    pub(super) left_out: usize,
    /// How many more would be too many.
    pub(super) beyond: usize,
}

impl Events {
    /// The events of the acts of a class that are asked about.
    pub(super) fn of(request: &Request<'_, '_>, class: ActClass) -> Self {
        let derived = request.derived;
        let all: Vec<NodeIndex> = derived
            .graph
            .events()
            .filter(|(_, event)| event.inline_in.is_none() && event.act.row().class == class)
            .map(|(node, _)| node)
            .filter(|node| request.selection.keeps(derived, *node))
            .collect();
        let drawn = |node: &NodeIndex| is_drawn(derived.event(*node).status);
        let mut drawn: Vec<_> = all.iter().copied().filter(drawn).collect();
        drawn.sort_by_key(|node| {
            let state = derived.event(*node);
            let claims = state.positive.len() + state.negative.len();
            (std::cmp::Reverse(claims), *node)
        });
        let left_out = all.len() - drawn.len();
        let beyond = drawn.len().saturating_sub(MOST);
        drawn.truncate(MOST);
        Self {
            drawn,
            left_out,
            beyond,
        }
    }
}
