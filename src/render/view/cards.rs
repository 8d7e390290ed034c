//! Cards and lines that every view draws alike.

use std::collections::BTreeMap;

use super::company::{self, Shown};
use super::{Drawing, Request};
use crate::analysis::Derived;
use crate::analysis::flags::Flag;
use crate::analysis::status::Status;
use crate::graph::{Edge as Field, Graph, Kind, NodeIndex, Voice};
use crate::model::act::ActClass;
use crate::model::actor::{ActorKind, AffiliationRole};
use crate::model::claim::{Claim, Cue};
use crate::model::role::Role;
use crate::render::{Card, CardKind, Edge, Relation, Scene, Standing};
use crate::text::At;
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

/// What a view leaves out of its events: those that nobody says happened in any way.
pub(super) fn is_drawn(status: Status) -> bool {
    status.connects() && status != Status::Mentioned
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

/// The records that fill a role of an event.
pub(super) fn filled_by(derived: &Derived<'_>, event: NodeIndex, role: Role) -> Vec<NodeIndex> {
    let value = derived.filling().value(event, role);
    derived.graph.find_all(value.ids()).collect()
}

fn thing(graph: &Graph, node: NodeIndex) -> Card {
    let name = words::name(graph, node);
    let id = graph.id(node).to_string();
    let (kind, header) = match graph.kind(node) {
        Kind::Place => (CardKind::Place, "place".to_owned()),
        Kind::Item => {
            let kind = graph.item(node).and_then(|item| item.kind);
            (
                CardKind::Item,
                kind.map_or("item", |kind| kind.name()).to_owned(),
            )
        }
        _ => {
            let kind = graph
                .actor(node)
                .map_or(ActorKind::Group, |actor| actor.kind);
            let drawn = match kind {
                ActorKind::Person => CardKind::Person,
                ActorKind::Unnamed => CardKind::Unnamed,
                _ => CardKind::Body,
            };
            let word = if kind == ActorKind::Unnamed {
                "unnamed source"
            } else {
                kind.name()
            };
            (drawn, word.to_owned())
        }
    };
    let mut card = Card::new(id, kind, header, &name).tooltip(name);
    if let Some(post) = post(graph, node) {
        card = card.note(post);
    }
    card
}

/// What an actor is, by its first affiliation with a title, else its first: "President, United
/// States", "part of Ukraine".
pub(super) fn post(graph: &Graph, actor: NodeIndex) -> Option<String> {
    let all = graph.into(actor, |edge| edge == Field::Affiliated);
    let titled = all.iter().find(|(_, node)| {
        graph
            .affiliation(*node)
            .is_some_and(|it| it.title.is_some())
    });
    let (_, affiliation) = titled.or(all.first()).copied()?;
    let record = graph.affiliation(affiliation)?;
    let of = words::name(graph, graph.first(affiliation, Field::Of)?);
    Some(match (&record.title, record.role) {
        (Some(title), _) => {
            format!("{}, {of}", sentence(title))
        }
        (None, AffiliationRole::Leads) => format!("leads {of}"),
        (None, AffiliationRole::Represents) => format!("represents {of}"),
        (None, AffiliationRole::PartOf) => format!("part of {of}"),
        (None, AffiliationRole::EmployedBy) => format!("of {of}"),
        (None, AffiliationRole::MemberOf) => format!("member of {of}"),
        (None, AffiliationRole::AllyOf) => format!("ally of {of}"),
    })
}

fn event(derived: &Derived<'_>, node: NodeIndex) -> Card {
    let graph = derived.graph;
    let state = derived.event(node);
    let act = graph
        .event(node)
        .map_or(crate::model::act::Act::Other, |event| event.act);
    let actors: Vec<String> = filled_by(derived, node, Role::Actor)
        .into_iter()
        .map(|actor| short_name(graph, actor))
        .collect();
    let kind = CardKind::Event {
        class: act.row().class,
        standing: standing(derived, node),
        verb: act.row().phrase.to_owned(),
    };
    let gloss = sentence(&words::gloss(graph, node));
    let mut card = Card::new(graph.id(node).to_string(), kind, actors.join(", "), &gloss)
        .tooltip(format!("{gloss} ({})", status_words(derived, node)))
        .note(status_words(derived, node));
    if !state.positive.is_empty() || !state.negative.is_empty() {
        card = card.note(evidence_words(derived, node));
    }
    card
}

/// How sure the coders of its claims are: "coder 0.6 to 0.9"; nothing where none says so.
pub(super) fn coders_words(derived: &Derived<'_>, event: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    let claims = graph.claims_about(event);
    let sure = claims
        .iter()
        .filter(|claim| derived.claim(**claim).in_evidence)
        .filter_map(|claim| graph.claim(*claim)?.confidence);
    let (least, most) = sure.fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), it| {
        (least.min(it), most.max(it))
    });
    if least > most {
        return None;
    }
    Some(if least < most {
        format!("coder {least} to {most}")
    } else {
        format!("coder {least}")
    })
}

/// The kind of line that an event's act is drawn with.
pub(super) fn relation(derived: &Derived<'_>, event: NodeIndex) -> Relation {
    match derived.graph.event(event).map(|it| it.act.row().class) {
        Some(ActClass::Authorize) => Relation::Authorizes,
        Some(ActClass::Warn) => Relation::Warns,
        Some(ActClass::Support) => Relation::Supports,
        Some(ActClass::Deny) => Relation::Denies,
        _ => Relation::Structure,
    }
}

/// The same words with a capital letter first.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// How an event stands, for its card.
pub(super) fn standing(derived: &Derived<'_>, event: NodeIndex) -> Standing {
    let state = derived.event(event);
    match state.status {
        Status::Disputed => Standing::Disputed,
        Status::Denied | Status::DidNotHappen | Status::Ended => Standing::Negated,
        Status::Retracted | Status::NoEvidence => Standing::Retracted,
        Status::Expected | Status::Mentioned | Status::Framed => Standing::Hedged,
        _ if state.flags.contains(&Flag::Hedged) => Standing::Hedged,
        _ => Standing::Solid,
    }
}

/// The status with what is to be known beside it: "reported · unnamed only".
pub(super) fn status_words(derived: &Derived<'_>, event: NodeIndex) -> String {
    let state = derived.event(event);
    let mut parts = vec![state.status.to_string().replace('-', " ")];
    parts.extend(
        state
            .flags
            .iter()
            .filter(|flag| !(**flag == Flag::Acknowledged && state.status == Status::Acknowledged))
            .map(|flag| match flag {
                Flag::UnnamedOnly => "unnamed sources only".to_owned(),
                Flag::OwnSideOnly => "own side only".to_owned(),
                flag => flag.to_string().replace('-', " "),
            }),
    );
    parts.join(" · ")
}

/// What an event rests on: "1 source · 0 to 1 origins · ¶2, 9".
fn evidence_words(derived: &Derived<'_>, event: NodeIndex) -> String {
    let graph = derived.graph;
    let state = derived.event(event);
    let claims: Vec<NodeIndex> = state
        .positive
        .iter()
        .chain(&state.negative)
        .copied()
        .collect();
    let mut sources: Vec<_> = claims
        .iter()
        .filter_map(|claim| derived.utterance(*claim).attribution.source)
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let count = |number: String, noun: &str| {
        let plural = if number == "1" { "" } else { "s" };
        format!("{number} {noun}{plural}")
    };
    let mut parts = vec![count(sources.len().to_string(), "source")];
    parts.push(count(words::origins(state.origins), "origin"));
    if sources.len() == 1 {
        let mut paragraphs: Vec<usize> = claims
            .iter()
            .filter_map(|claim| graph.claim(*claim))
            .flat_map(|claim| paragraphs(graph, claim))
            .collect();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        parts.extend(numbered(&paragraphs));
    }
    parts.join(" · ")
}

/// "¶2, 9"; nothing where no paragraph is known.
pub(super) fn numbered(paragraphs: &[usize]) -> Option<String> {
    let numbers: Vec<_> = paragraphs.iter().map(ToString::to_string).collect();
    (!numbers.is_empty()).then(|| format!("¶{}", numbers.join(", ")))
}

/// The numbers of the paragraphs in which a claim's spans start.
pub(super) fn paragraphs(graph: &Graph, claim: &Claim) -> Vec<usize> {
    let source = graph
        .find(&claim.source)
        .and_then(|node| graph.source(node));
    let Some(text) = source.and_then(|source| source.text.as_deref()) else {
        return Vec::new();
    };
    let ranges = claim.at.iter().filter_map(|at| match at {
        At::Anchor(anchor) => words::paragraph(&text.paragraphs, anchor.range),
        At::Draft(_) => None,
    });
    ranges.collect()
}

/// The shortest of a person's name and aliases that is a part of the name ("Biden"), and the name
/// of anything else: for a card's header.
pub(super) fn short_name(graph: &Graph, actor: NodeIndex) -> String {
    let name = words::name(graph, actor);
    let Some(record) = graph
        .actor(actor)
        .filter(|actor| actor.kind == ActorKind::Person)
    else {
        return name;
    };
    let part = record
        .aliases
        .iter()
        .filter(|alias| name.contains(&***alias))
        .min_by_key(|alias| alias.chars().count());
    part.map_or(name.clone(), ToString::to_string)
}

/// The innermost speaker of a claim, in words; none for a source's own voice.
pub(super) fn speaker(derived: &Derived<'_>, claim: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    Some(match derived.utterance(claim).attribution.innermost()? {
        Voice::Unstated => "nobody named".to_owned(),
        Voice::Source(source) => words::name(graph, *source),
        Voice::Actors(actors) => {
            let names: Vec<_> = actors
                .iter()
                .map(|actor| short_name(graph, *actor))
                .collect();
            names.join(", ")
        }
    })
}

/// What a cue does: "confirm".
pub(super) const fn cue_word(cue: Cue) -> &'static str {
    match cue {
        Cue::Say => "say so",
        Cue::Confirm => "confirm",
        Cue::Deny => "deny",
        Cue::Acknowledge => "acknowledge",
        Cue::Allege => "allege",
        Cue::Decline => "decline to comment",
    }
}
