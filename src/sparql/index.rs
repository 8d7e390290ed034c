//! The index: a graph's references and values, and what is derived of them, as triples of numbers.

use std::convert::Infallible;
use std::sync::Arc;

use oxrdf::{Literal, NamedNode, Term};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use spareval::{InternalQuad, QueryableDataset};

use super::vocabulary::{DATE_TIME, LABEL, RECORDS, TERMS, TYPE, class, predicate};
use crate::analysis::Derived;
use crate::analysis::affiliation::Hold;
use crate::analysis::counting::rests_on;
use crate::analysis::in_force::in_force;
use crate::analysis::live::Fate;
use crate::graph::{Edge, Graph, Kind, Voice};
use crate::model::date::{Date, Window};
use crate::model::source::Reliability;
use crate::query::edges::edges;
use crate::query::filter::Selection;
use crate::text::suggest;
use crate::words;

/// Everything that a query can ask of a graph.
///
/// A term is a number: first the nodes of the graph, then the names of the vocabulary, then words,
/// numbers and dates. A triple takes 36 bytes: it stands in three orders.
#[derive(Debug)]
pub struct Triples<'g> {
    graph: &'g Graph,
    /// The names of the vocabulary, after the nodes.
    names: Vec<NamedNode>,
    /// The values, after the names.
    values: Vec<Literal>,
    known: FxHashMap<Term, u32>,
    /// By subject, predicate and object; by predicate, object and subject; by object, subject and
    /// predicate.
    orders: [Vec<[u32; 3]>; 3],
}

/// A term, by its number; or one that only the query knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A term of the index.
    Known(u32),
    /// Another one.
    Other(Arc<Term>),
}

impl<'g> Triples<'g> {
    /// The triples of a graph, and of what is derived from it.
    pub fn new(derived: &Derived<'g>) -> Self {
        let mut builder = Builder {
            derived,
            triples: Self {
                graph: derived.graph,
                names: Vec::new(),
                values: Vec::new(),
                known: FxHashMap::default(),
                orders: [Vec::new(), Vec::new(), Vec::new()],
            },
            found: Vec::new(),
            names: FxHashMap::default(),
            literals: Vec::new(),
            literal_numbers: FxHashMap::default(),
        };
        builder.records();
        builder.references();
        builder.projections();
        builder.finish()
    }

    /// How many triples there are.
    pub const fn len(&self) -> usize {
        self.orders[0].len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.orders[0].is_empty()
    }

    fn term(&self, number: u32) -> Term {
        let nodes = self.graph.len();
        let number = number as usize;
        if number < nodes {
            let id = self.graph.id(NodeIndex::new(number));
            return record(id.as_str()).into();
        }
        match self.names.get(number - nodes) {
            Some(name) => name.clone().into(),
            None => self.values[number - nodes - self.names.len()]
                .clone()
                .into(),
        }
    }

    /// The record of that name; else its id, with those that are like it.
    pub(super) fn find(&self, name: &str) -> Result<NodeIndex, (String, Vec<String>)> {
        let id = decoded(name);
        self.graph.find(&id).ok_or_else(|| {
            let nodes = (0..self.graph.len()).map(NodeIndex::new);
            let ids: Vec<&str> = nodes.map(|node| self.graph.id(node).as_str()).collect();
            let near = suggest(&id, ids);
            let near = near.into_iter().map(str::to_owned).collect();
            (id, near)
        })
    }

    fn number(&self, term: &Term) -> Option<u32> {
        if let Term::NamedNode(name) = term
            && let Some(id) = name.as_str().strip_prefix(RECORDS)
        {
            let id = decoded(id);
            return self.graph.find(&id).map(|node| node.index() as u32);
        }
        self.known.get(term).copied()
    }

    /// The triples of an order that begin with these terms.
    fn range(&self, order: usize, first: &[u32]) -> &[[u32; 3]] {
        let all = &self.orders[order];
        let start = all.partition_point(|it| it[..first.len()] < *first);
        let length = all[start..].partition_point(|it| it[..first.len()] == *first);
        &all[start..start + length]
    }
}

/// The name of a record: its id, with what an IRI cannot hold as it is in percent signs.
fn record(id: &str) -> NamedNode {
    let mut name = RECORDS.to_owned();
    for c in id.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@' | '~') {
            name.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                name.extend(['%', hex(byte >> 4), hex(byte & 15)]);
            }
        }
    }
    NamedNode::new_unchecked(name)
}

/// A hexadecimal digit.
fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).map_or('0', |it| it.to_ascii_uppercase())
}

/// The id in a record's name.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        match hex.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

struct Builder<'a, 'g> {
    derived: &'a Derived<'g>,
    triples: Triples<'g>,
    /// Triples with values numbered from 0, marked by the highest bit.
    found: Vec<[u32; 3]>,
    names: FxHashMap<String, u32>,
    literals: Vec<Literal>,
    literal_numbers: FxHashMap<Literal, u32>,
}

/// What has become of a claim, in a word.
const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Live => "live",
        Fate::SourceRetracted => "source-retracted",
        Fate::Retracted => "retracted",
        Fate::Corrected => "corrected",
        Fate::Updated => "updated",
        Fate::Replaced => "replaced",
        Fate::Dropped => "dropped",
        Fate::Stranded => "stranded",
    }
}

/// Marks the number of a value until it is known how many names there are.
const VALUE: u32 = 1 << 31;

impl<'g> Builder<'_, 'g> {
    fn graph(&self) -> &'g Graph {
        self.derived.graph
    }

    /// The number of a name of the vocabulary, or of another IRI.
    fn name(&mut self, name: &str) -> u32 {
        if let Some(number) = self.names.get(name) {
            return *number;
        }
        let number = (self.graph().len() + self.names.len()) as u32;
        let iri = if name.contains(':') {
            name.to_owned()
        } else {
            format!("{TERMS}{name}")
        };
        self.triples.names.push(NamedNode::new_unchecked(iri));
        self.names.insert(name.to_owned(), number);
        number
    }

    fn refer(&mut self, from: NodeIndex, predicate: &str, to: NodeIndex) {
        let predicate = self.name(predicate);
        self.found
            .push([from.index() as u32, predicate, to.index() as u32]);
    }

    fn value(&mut self, of: NodeIndex, predicate: &str, value: Literal) {
        let predicate = self.name(predicate);
        let next = self.literals.len() as u32;
        let number = *self.literal_numbers.entry(value.clone()).or_insert(next);
        if number == next {
            self.literals.push(value);
        }
        self.found
            .push([of.index() as u32, predicate, number | VALUE]);
    }

    fn word(&mut self, of: NodeIndex, predicate: &str, word: &str) {
        self.value(of, predicate, Literal::new_simple_literal(word));
    }

    fn date(&mut self, of: NodeIndex, predicate: &str, date: Option<&Date>) {
        if let Some(date) = date {
            self.word(of, predicate, date.as_str());
        }
    }

    fn number(&mut self, of: NodeIndex, predicate: &str, number: u32) {
        self.value(of, predicate, Literal::from(i64::from(number)));
    }

    fn records(&mut self) {
        let graph = self.graph();
        let a = self.name(TYPE);
        for kind in Kind::ALL {
            let class = self.name(class(kind));
            for at in 0..graph.count(kind) {
                let node = graph.node(kind, at);
                self.found.push([node.index() as u32, a, class]);
                self.word(node, "id", graph.id(node).as_str());
                self.word(node, LABEL, &words::name(graph, node));
            }
        }
        for (node, source) in graph.sources() {
            self.word(node, "kind", source.kind.name());
            let reliability = source.reliability.unwrap_or(Reliability::F);
            self.word(node, "reliability", reliability.name());
            self.date(node, "published", source.published.date());
        }
        for (node, actor) in graph.actors() {
            self.word(node, "kind", actor.kind.name());
        }
        for (node, item) in graph.items() {
            if let Some(kind) = item.kind {
                self.word(node, "kind", kind.name());
            }
        }
        for (node, affiliation) in graph.affiliations() {
            self.word(node, "role", affiliation.role.name());
            self.date(node, "from_date", affiliation.from.as_ref());
            self.date(node, "until_date", affiliation.until.as_ref());
            let hold = self.derived.affiliations[graph.position(node)];
            self.word(
                node,
                "holds",
                match hold {
                    Hold::Background => "background",
                    Hold::Claimed => "claimed",
                    Hold::NotHeld => "not-held",
                },
            );
        }
        for (node, question) in graph.questions() {
            self.word(node, "gloss", &question.gloss);
        }
        self.events();
        self.claims();
    }

    fn events(&mut self) {
        let derived = self.derived;
        let graph = self.graph();
        for (node, event) in graph.events() {
            let state = derived.event(node);
            self.word(node, "act", event.act.name());
            self.word(node, "gloss", &words::gloss(graph, node));
            let date = derived.filling().date(node);
            self.date(node, "date", date);
            self.date(node, "valid", derived.filling().valid(node));
            if let Some(Window { earliest, latest }) = date.map(Date::window) {
                self.instant(node, "earliest", earliest);
                self.instant(node, "latest", latest.saturating_sub(1));
            }
            self.word(node, "status", state.status.name());
            for flag in &state.flags {
                self.word(node, "flag", flag.name());
            }
            if let Some(modality) = state.modality {
                self.word(node, "modality", modality.name());
            }
            self.number(node, "origins_low", state.origins.low);
            self.number(node, "origins_high", state.origins.high);
            self.number(node, "against_low", state.against.low);
            self.number(node, "against_high", state.against.high);
            if let Some(link) = event.relation_link() {
                self.word(node, "link", link.name());
            }
            for (name, quantity) in &event.quantities.0 {
                self.word(node, "quantity", &format!("{name}: {quantity}"));
            }
            if let Some(line) = derived.red_line(node) {
                self.word(node, "red_line", line.status.name());
            }
            if let Some(force) = in_force(derived, node, derived.judged_at.as_ref()) {
                self.word(node, "in_force", force.value.name());
            }
        }
        for line in &derived.red_lines {
            for pair in line.pairs.iter().filter(|pair| pair.meets()) {
                self.refer(pair.event, "meets", line.warning);
            }
        }
    }

    /// An instant, in seconds since 1970; an open bound is none.
    fn instant(&mut self, of: NodeIndex, predicate: &str, seconds: i64) {
        if seconds == Window::PAST || seconds >= Window::FUTURE - 1 {
            return;
        }
        // Dates at the ends of what a time of day can be told in stand at these ends.
        let first = jiff::Timestamp::MIN.as_second();
        let last = jiff::Timestamp::MAX.as_second();
        if let Ok(time) = jiff::Timestamp::from_second(seconds.clamp(first, last)) {
            let type_of = NamedNode::new_unchecked(DATE_TIME);
            let literal = Literal::new_typed_literal(time.to_string(), type_of);
            self.value(of, predicate, literal);
        }
    }

    fn claims(&mut self) {
        let derived = self.derived;
        let graph = self.graph();
        for (node, claim) in graph.claims() {
            let it = derived.utterance(node);
            for at in &claim.at {
                self.word(node, "at", &at.to_string());
            }
            self.word(node, "cue", it.cue.name());
            self.word(node, "polarity", it.polarity.name());
            self.word(node, "mood", it.mood.name());
            self.word(node, "modality", it.modality.name());
            self.word(node, "wording", claim.effective_wording().name());
            self.word(node, "stated", claim.effective_stated().name());
            self.date(node, "said", graph.said_date(node));
            let counts = derived.claim(node).counts;
            self.value(node, "counts", Literal::from(counts));
            if let Some(Voice::Actors(actors)) = it.attribution.innermost() {
                for actor in actors {
                    self.refer(node, "innermost", *actor);
                }
            }
            for target in rests_on(derived, node) {
                self.refer(node, "rests_on", target);
            }
            if let Some(act) = claim.drift {
                self.word(node, "drift", act.name());
            }
            let fate = fate(derived.claim(node).fate);
            self.word(node, "fate", fate);
        }
    }

    fn references(&mut self) {
        for edge in self.graph().inner().edge_references() {
            self.refer(edge.source(), &predicate(*edge.weight()), edge.target());
        }
    }

    /// One arc from who acts to whom it concerns for each act, and one for each affiliation.
    fn projections(&mut self) {
        let derived = self.derived;
        let graph = self.graph();
        for edge in edges(derived, &Selection::default()) {
            let Some(to) = edge.to.filter(|to| graph.kind(*to) == Kind::Actor) else {
                continue;
            };
            let happened = derived.event(edge.event).status.may_have_happened();
            if let (true, Some(event)) = (happened, graph.event(edge.event)) {
                self.refer(edge.from, event.act.name(), to);
            }
        }
        for (node, affiliation) in graph.affiliations() {
            let holds = derived.affiliations[graph.position(node)] != Hold::NotHeld;
            let ends = (
                graph.first(node, Edge::Affiliated),
                graph.first(node, Edge::Of),
            );
            if let (true, (Some(actor), Some(of))) = (holds, ends) {
                self.refer(actor, affiliation.role.name(), of);
            }
        }
    }

    fn finish(self) -> Triples<'g> {
        let mut triples = self.triples;
        let values = (triples.graph.len() + triples.names.len()) as u32;
        let mut found = self.found;
        for [_, _, object] in &mut found {
            if *object & VALUE != 0 {
                *object = (*object & !VALUE) + values;
            }
        }
        found.sort_unstable();
        found.dedup();
        let turned = |by: usize| {
            let mut turned: Vec<[u32; 3]> = found
                .iter()
                .map(|it| [it[by], it[(by + 1) % 3], it[(by + 2) % 3]])
                .collect();
            turned.sort_unstable();
            turned
        };
        triples.orders = [Vec::new(), turned(1), turned(2)];
        triples.orders[0] = found;
        for (at, name) in triples.names.iter().enumerate() {
            let number = (triples.graph.len() + at) as u32;
            triples.known.insert(name.clone().into(), number);
        }
        for (at, value) in self.literals.iter().enumerate() {
            triples
                .known
                .insert(value.clone().into(), values + at as u32);
        }
        triples.values = self.literals;
        triples
    }
}

impl<'a> QueryableDataset<'a> for &'a Triples<'a> {
    type InternalTerm = Value;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Value>,
        predicate: Option<&Value>,
        object: Option<&Value>,
        graph_name: Option<Option<&Value>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Value>, Infallible>> + use<'a> {
        let pattern = [subject, predicate, object];
        // What only the query knows is in no triple, and there are no named graphs.
        let nothing = pattern
            .iter()
            .any(|term| matches!(term, Some(Value::Other(_))))
            || !matches!(graph_name, Some(None));
        let known = pattern.map(|term| match term {
            Some(Value::Known(number)) => Some(*number),
            _ => None,
        });
        let (order, first) = match known {
            [Some(s), Some(p), Some(o)] => (0, vec![s, p, o]),
            [Some(s), Some(p), None] => (0, vec![s, p]),
            [Some(s), None, None] => (0, vec![s]),
            [None, Some(p), Some(o)] => (1, vec![p, o]),
            [None, Some(p), None] => (1, vec![p]),
            [Some(s), None, Some(o)] => (2, vec![o, s]),
            [None, None, Some(o)] => (2, vec![o]),
            [None, None, None] => (0, Vec::new()),
        };
        let found: &'a [[u32; 3]] = if nothing {
            &[]
        } else {
            self.range(order, &first)
        };
        found.iter().map(move |it| {
            let at = |place: usize| Value::Known(it[(place + 3 - order) % 3]);
            Ok(InternalQuad {
                subject: at(0),
                predicate: at(1),
                object: at(2),
                graph_name: None,
            })
        })
    }

    fn internalize_term(&self, term: Term) -> Result<Value, Infallible> {
        Ok(match self.number(&term) {
            Some(number) => Value::Known(number),
            None => Value::Other(Arc::new(term)),
        })
    }

    fn externalize_term(&self, term: Value) -> Result<Term, Infallible> {
        Ok(match term {
            Value::Known(number) => self.term(number),
            Value::Other(term) => Term::clone(&term),
        })
    }
}
