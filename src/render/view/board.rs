//! The board: a scene under construction, and the events that it draws.

use std::collections::BTreeMap;

use super::cards::{UNSAID, coders_words, doubt, event, sentence, short_name, thing};
use super::company::{self, Shown};
use super::{Drawing, Request};
use crate::analysis::Derived;
use crate::graph::{Graph, NodeIndex};
use crate::model::act::ActClass;
use crate::model::date::Date;
use crate::render::legend::Sign;
use crate::render::{Card, CardKind, Edge, Scene};
use crate::words;

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

    /// Whether the lines of an event are dashed; the legend then tells why.
    pub(super) fn hedge(&mut self, event: NodeIndex) -> bool {
        let why = doubt(self.derived, event);
        if let Some(why) = why {
            self.scene.means(Sign::DashedLine, why);
        }
        why.is_some()
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
        self.footer(request, events, notes);
        self.scene
    }

    /// The words and signs of the picture that a reader may not know: those that are drawn.
    fn glossary(&self) -> Option<String> {
        const TERMS: [(&str, &str); 5] = [
            ("¶", "¶ = paragraph"),
            (
                "origin",
                "origins = voices independent of each other, the fewest and the most there may be (0: whose word it rests on is not told)",
            ),
            (
                "rests on others",
                "rests on others = it adds no voice to those that it goes by",
            ),
            (
                "derived",
                "derived = found by comparing roles and dates, said by nobody",
            ),
            (
                "background",
                "background = known beforehand, claimed by no source here",
            ),
        ];
        let scene = &self.scene;
        let notes = scene.cards.iter().flat_map(|card| &card.notes);
        let labels = scene.edges.iter().map(|edge| &edge.label);
        let drawn: Vec<&String> = notes.chain(labels).chain([&scene.subtitle]).collect();
        let is_drawn = |term: &str| drawn.iter().any(|words| words.contains(term));
        let terms = TERMS.iter().filter(|(term, _)| is_drawn(term));
        let told: Vec<&str> = terms.map(|(_, told)| *told).collect();
        (!told.is_empty()).then(|| format!("{}.", sentence(&told.join("; "))))
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

    fn footer(&mut self, request: &Request<'_, '_>, events: &Events, notes: Vec<String>) {
        let mut rest = Vec::new();
        match events.rest() {
            Some(told) if events.has_too_many() => self.scene.left_out.push(told),
            told => rest.extend(told),
        }
        let left_out = self.scene.left_out.iter().cloned().chain(rest);
        let left_out: Vec<String> = left_out.collect();
        let mut footer = vec![self.sources_line(&events.drawn)];
        footer.extend(self.glossary());
        footer.extend(notes);
        footer.push(left_out.join(" "));
        if !request.filters.is_empty() {
            footer.push(format!("Filter: {}.", request.filters.join("; ")));
        }
        footer.retain(|row| !row.is_empty());
        self.scene.footer = footer;
    }

    /// Tells that `beyond` things were left out where `drawn` were drawn.
    pub(super) fn choose(&mut self, beyond: usize, drawn: usize, what: &str) {
        self.scene
            .left_out
            .push(format!("Not drawn: {beyond} of {} {what}.", beyond + drawn));
    }

    /// The sources that the claims on these events stand in, for the footer; nothing where no
    /// event is drawn, for then it tells of none.
    fn sources_line(&self, events: &[NodeIndex]) -> String {
        if events.is_empty() {
            return String::new();
        }
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
            let date = date.map_or_else(|| "date not stated".to_owned(), Date::in_words);
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
const MOST: usize = 9;

const LESS: &str = "on which less is said";

/// The events that a view draws, and how many of those asked about it does not.
#[derive(Default)]
pub(super) struct Events {
    pub(super) drawn: Vec<NodeIndex>,
    /// How many it leaves out, and why; what would be too much comes first.
    left_out: Vec<(usize, &'static str)>,
    /// Whether something is left out because it would be too much.
    has_too_many: bool,
}

impl Events {
    /// Events that are drawn, of a view that was asked about no others.
    pub(super) fn only(drawn: Vec<NodeIndex>) -> Self {
        Self {
            drawn,
            ..Self::default()
        }
    }

    /// The events of the acts of a class that are asked about: those on which most is said.
    pub(super) fn of(request: &Request<'_, '_>, class: ActClass) -> Self {
        let graph = request.derived.graph;
        Self::most_told(request, request.drawing.most(MOST), |event| {
            graph.event(event).map(|it| it.act.row().class) == Some(class)
        })
    }

    /// Of the events asked about that are `wanted` the `most` on which most is said, in the order of
    /// time; what has no date comes last, what most is said on first.
    pub(super) fn most_told(
        request: &Request<'_, '_>,
        most: usize,
        wanted: impl Fn(NodeIndex) -> bool,
    ) -> Self {
        let derived = request.derived;
        let mut drawn = asked(request);
        drawn.retain(|event| wanted(*event));
        let mut events = Self::default();
        events.without_mentioned(derived, &mut drawn);
        drawn.sort_by_key(|node| {
            let state = derived.event(*node);
            let claims = state.positive.len() + state.negative.len();
            (std::cmp::Reverse(claims), *node)
        });
        let too_many = drawn.len().saturating_sub(most);
        events.too_many(too_many, LESS);
        drawn.truncate(most);
        let filling = derived.filling();
        drawn.sort_by_key(|event| {
            let date = filling.date(*event).map(Date::nominal);
            (date.is_none(), date)
        });
        events.drawn = drawn;
        events
    }

    /// Takes those out of `events` of which nobody says that they happened in any way.
    pub(super) fn without_mentioned(&mut self, derived: &Derived<'_>, events: &mut Vec<NodeIndex>) {
        for (why, statuses) in UNSAID {
            let asked = events.len();
            events.retain(|event| !statuses.contains(&derived.event(*event).status));
            self.leave_out(asked - events.len(), why);
        }
    }

    /// Counts events that have no place in the view.
    pub(super) fn leave_out(&mut self, count: usize, why: &'static str) {
        if count > 0 {
            self.left_out.push((count, why));
        }
    }

    /// Counts events that would be too much.
    pub(super) fn too_many(&mut self, count: usize, why: &'static str) {
        if count > 0 {
            self.left_out.insert(0, (count, why));
            self.has_too_many = true;
        }
    }

    pub(super) const fn has_too_many(&self) -> bool {
        self.has_too_many
    }

    /// How many events were asked about.
    pub(super) fn asked(&self) -> usize {
        let left_out = self.left_out.iter().map(|(count, _)| count);
        self.drawn.len() + left_out.sum::<usize>()
    }

    /// What is not drawn: "Not drawn: 49 of 79 events: 47 on which less is said, 2 only
    /// mentioned."
    fn rest(&self) -> Option<String> {
        let asked = self.asked();
        let missing = asked - self.drawn.len();
        let mut left_out = self.left_out.clone();
        left_out.sort_by_key(|(_, why)| UNSAID.iter().position(|(unsaid, _)| unsaid == why));
        let why = match left_out.as_slice() {
            [] => return None,
            [(_, why)] => format!(", {why}"),
            several => {
                let told: Vec<String> = several
                    .iter()
                    .map(|(n, why)| format!("{n} {why}"))
                    .collect();
                format!(": {}", told.join(", "))
            }
        };
        Some(format!(
            "Not drawn: {missing} of {}{why}.",
            words::count(asked, "event")
        ))
    }
}

/// The events that are asked about, inline ones aside.
pub(super) fn asked(request: &Request<'_, '_>) -> Vec<NodeIndex> {
    let derived = request.derived;
    let events = derived.graph.events();
    events
        .filter(|(node, event)| {
            event.inline_in.is_none() && request.selection.keeps(derived, *node)
        })
        .map(|(node, _)| node)
        .collect()
}
