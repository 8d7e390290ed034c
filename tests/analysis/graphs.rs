//! Random graphs of who said it, where, and on whose word, as YAML.

use std::fmt::Write;
use std::ops::RangeInclusive;

use claimgraph::check::{self, examine};
use claimgraph::diagnostic::Severity;
use claimgraph::graph::Graph;
use claimgraph::load::{Loaded, Options, load_texts};
use proptest::bool::weighted as weighted_bool;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::Index;

/// The event that all is said about.
pub(super) const EVENT: &str = "raid";

const SECTIONS: [&str; 4] = ["sources", "actors", "events", "claims"];

/// The records of a graph: the section of each, and its line there.
#[derive(Clone, Debug, Default)]
pub(super) struct Records(Vec<(usize, String)>);

impl Records {
    pub(super) fn source(&mut self, id: &str, rest: &str) {
        self.0
            .push((0, format!("  {id}: {{ title: {id}, {rest} }}")));
    }

    pub(super) fn actor(&mut self, id: &str, rest: &str) {
        self.0
            .push((1, format!("  {id}: {{ name: {id}, {rest} }}")));
    }

    pub(super) fn event(&mut self) {
        self.0.push((2, format!("  {EVENT}: {{ act: attack }}")));
    }

    pub(super) fn claim(&mut self, id: &str, rest: &str) {
        let line = format!("  - {{ id: {id}, about: {EVENT}, {rest} }}");
        self.0.push((3, line));
    }

    /// The graph, all in one file.
    pub(super) fn graph(&self) -> Graph {
        Graph::build(load(vec![text(&self.0)]).dataset)
    }

    /// The same graph, its records in another order and in three files, as the keys say.
    pub(super) fn reordered(&self, keys: &[u16]) -> Graph {
        let mut keyed: Vec<_> = self.0.iter().zip(keys.iter().cycle()).collect();
        keyed.sort_by_key(|(_, key)| **key);
        let file = |number| {
            let there = keyed.iter().filter(|(_, key)| **key % 3 == number);
            text(there.map(|(record, _)| *record))
        };
        Graph::build(load((0..3).map(file).collect()).dataset)
    }

    /// The errors that a check finds.
    pub(super) fn errors(&self) -> Vec<&'static str> {
        let loaded = load(vec![text(&self.0)]);
        let graph = Graph::build(loaded.dataset);
        let examined = examine(
            &loaded.files,
            &graph,
            loaded.findings,
            loaded.unloaded,
            &check::Options::default(),
        );
        let errors = examined.findings.iter();
        errors
            .filter(|it| it.severity == Severity::Error)
            .map(|it| it.finding.fact.rule().name)
            .collect()
    }
}

fn text<'a>(records: impl IntoIterator<Item = &'a (usize, String)>) -> String {
    let mut sections = SECTIONS.map(|_| String::new());
    for (section, line) in records {
        writeln!(sections[*section], "{line}").expect("a string");
    }
    let mut text = String::from("claimgraph: 1\n");
    for (name, lines) in SECTIONS.iter().zip(sections) {
        if !lines.is_empty() {
            write!(text, "{name}:\n{lines}").expect("a string");
        }
    }
    text
}

fn load(texts: Vec<String>) -> Loaded {
    let name = |(number, text)| (format!("file-{number}.yaml"), text);
    let files: Vec<_> = texts.into_iter().enumerate().map(name).collect();
    let loaded = load_texts(files.clone(), &Options::default()).expect("a graph");
    assert!(
        loaded.findings.is_empty(),
        "{:?}\n{files:?}",
        loaded.findings
    );
    loaded
}

/// How many of each there are.
#[derive(Clone, Debug)]
pub(super) struct Size {
    pub(super) actors: RangeInclusive<usize>,
    pub(super) sources: RangeInclusive<usize>,
    pub(super) claims: RangeInclusive<usize>,
    /// How much there is, above 0 and below 1, of what ties routes to each other or takes them out.
    pub(super) ties: f64,
}

const ACTOR_KINDS: [&str; 7] = [
    "person",
    "state",
    "government",
    "person",
    "organization",
    "unnamed",
    "unnamed",
];

const ROLES: [&str; 7] = [
    "leads",
    "employed-by",
    "part-of",
    "represents",
    "employed-by",
    "member-of",
    "ally-of",
];

/// From when and until when an affiliation lasts.
const SPANS: [(&str, &str); 9] = [
    ("", ""),
    ("", ""),
    ("", ""),
    ("2029", ""),
    ("2031-01-15", ""),
    ("", "2029"),
    ("", "2030-06"),
    ("2029", "2031-01-03"),
    ("2030~", ""),
];

/// When a speaker spoke: before anything was published.
const SPOKEN: [&str; 6] = ["", "", "", "2028", "2029-06", "2030-07-01"];

const SOURCE_KINDS: [&str; 7] = [
    "news",
    "news",
    "document",
    "interview",
    "speech",
    "post",
    "press-release",
];

/// An affiliation in numbers: with whom, in which role, when, and a claim on it, if there is one:
/// in which source, and whether it is against it.
type Affiliation = (Index, usize, usize, Option<(Index, bool)>);

/// An actor in numbers: its kind, its affiliations and whom it is known not to be.
type Actor = (usize, Vec<Affiliation>, Vec<Index>);

/// A source in numbers: its kind, publisher, authors, what it copies (one of those before it, or
/// unstated), and how its date is given.
type Source = (usize, Option<Index>, Vec<Index>, Option<Option<Index>>, u8);

/// A voice in numbers.
#[derive(Clone, Debug)]
enum Voice {
    Unstated,
    /// Who, jointly, and when.
    Actors(Vec<Index>, usize),
    /// One of the sources before that of the claim.
    Source(Index),
}

/// A claim in numbers: its source, its voices, its cue, whether it is negative, whether it is on
/// what will be, and which of those before it it repeats.
type Claim = (Index, Vec<Voice>, u8, bool, bool, Option<Index>);

fn actor(ties: f64) -> impl Strategy<Value = Actor> {
    let claim = (any::<Index>(), weighted_bool(0.3));
    let affiliation = (
        any::<Index>(),
        0..ROLES.len(),
        0..SPANS.len(),
        weighted(0.15, claim),
    );
    (
        (0..ACTOR_KINDS.len()).prop_flat_map(move |kind| {
            // An unnamed one without affiliation may be anybody.
            weighted_bool(ties).prop_map(move |tied| if tied { kind } else { kind % 5 })
        }),
        vec(weighted(ties * 0.7, affiliation), 0..=2).prop_map(flatten),
        vec(weighted(0.3, any::<Index>()), 0..=2).prop_map(flatten),
    )
}

fn flatten<T>(some: Vec<Option<T>>) -> Vec<T> {
    some.into_iter().flatten().collect()
}

fn source(ties: f64) -> impl Strategy<Value = Source> {
    (
        0..SOURCE_KINDS.len(),
        weighted(ties * 0.4, any::<Index>()),
        vec(any::<Index>(), 0..=2),
        weighted(ties * 0.25, weighted(0.7, any::<Index>())),
        0_u8..4,
    )
}

fn voice(ties: f64) -> impl Strategy<Value = Voice> {
    let who = vec(weighted(ties * 0.5, any::<Index>()), 0..=2).prop_map(flatten);
    let actors = (any::<Index>(), who, 0..SPOKEN.len()).prop_map(|(first, mut who, when)| {
        who.push(first);
        Voice::Actors(who, when)
    });
    let source = weighted(ties, any::<Index>());
    prop_oneof![
        5 => actors,
        1 => Just(Voice::Unstated),
        1 => source.prop_map(|it| it.map_or(Voice::Unstated, Voice::Source)),
    ]
}

fn claim(ties: f64) -> impl Strategy<Value = Claim> {
    let voices = prop_oneof![1 => Just(0_usize), 4 => Just(1), 2 => Just(2), 1 => Just(3)];
    (
        any::<Index>(),
        voices.prop_flat_map(move |voices| vec(voice(ties), voices)),
        0_u8..12,
        weighted_bool(ties * 0.25),
        weighted_bool(ties * 0.04),
        weighted(ties * 0.12, any::<Index>()),
    )
}

/// Random graphs with one event. They hold no cycle: what an actor belongs to comes after it, what
/// a source copies and a claim repeats before it, what a claim cites before its source.
pub(super) fn records(size: &Size) -> impl Strategy<Value = Records> + use<> {
    let Size {
        actors,
        sources,
        claims,
        ties,
    } = size.clone();
    (
        vec(actor(ties), actors),
        vec(source(ties), sources),
        vec(claim(ties), claims),
        1_usize..61,
    )
        .prop_map(|(actors, sources, claims, stride)| {
            let mut records = Records::default();
            records.event();
            write_actors(&mut records, &actors, sources.len());
            write_sources(&mut records, &sources, actors.len());
            write_claims(&mut records, &claims, stride, actors.len(), sources.len());
            records
        })
}

fn write_actors(records: &mut Records, actors: &[Actor], sources: usize) {
    for (number, (kind, affiliations, apart)) in actors.iter().enumerate() {
        let mut rest = format!("kind: {}", ACTOR_KINDS[*kind]);
        let after = actors.len() - number - 1;
        let affiliations = affiliations.iter().filter(|_| after > 0);
        let affiliations = affiliations
            .enumerate()
            .map(|(nth, (of, role, span, claim))| {
                let of = number + 1 + of.index(after);
                let mut text = format!("{{ role: {}, of: a{of:02}", ROLES[*role]);
                let (from, until) = SPANS[*span];
                for (key, date) in [("from", from), ("until", until)] {
                    if !date.is_empty() {
                        write!(text, ", {key}: {date}").expect("a string");
                    }
                }
                if let Some((source, against)) = claim {
                    let source = source.index(sources);
                    let polarity = if *against { "negative" } else { "positive" };
                    let claim = format!(
                        "{{ id: k{number:02}-{nth}, source: s{source:02}, polarity: {polarity} }}"
                    );
                    write!(text, ", claims: [{claim}]").expect("a string");
                }
                text + " }"
            });
        let affiliations: Vec<_> = affiliations.collect();
        rest += &list("affiliations", &affiliations);
        let apart = apart.iter().map(|other| other.index(actors.len()));
        rest += &list("not_same_as", &ids(apart.filter(|other| *other != number)));
        records.actor(&format!("a{number:02}"), &rest);
    }
}

fn write_sources(records: &mut Records, sources: &[Source], actors: usize) {
    for (number, (kind, publisher, authors, copy, dated)) in sources.iter().enumerate() {
        let mut rest = format!("kind: {}", SOURCE_KINDS[*kind]);
        let authors = authors.iter().map(|author| author.index(actors));
        rest += &list("authors", &ids(authors));
        if let Some(publisher) = publisher {
            write!(rest, ", publisher: a{:02}", publisher.index(actors)).expect("a string");
        }
        match copy {
            Some(Some(of)) if number > 0 => {
                write!(rest, ", copy_of: s{:02}", of.index(number)).expect("a string");
            }
            Some(None) => rest += ", copy_of: unstated",
            _ => {}
        }
        match dated {
            0 => {}
            1 => rest += ", published: 2031",
            _ => {
                let (month, day) = (1 + number / 28, 1 + number % 28);
                write!(rest, ", published: 2031-{month:02}-{day:02}").expect("a string");
            }
        }
        records.source(&format!("s{number:02}"), &rest);
    }
}

fn write_claims(
    records: &mut Records,
    claims: &[Claim],
    stride: usize,
    actors: usize,
    sources: usize,
) {
    // The ids are in another order than the claims: 61 is a prime, and there are fewer claims.
    let id = |number: usize| format!("c{:02}", (number + 1) * stride % 61);
    for (number, (source, voices, cue, negative, future, repeats)) in claims.iter().enumerate() {
        let source = source.index(sources);
        let mut rest = format!("source: s{source:02}");
        let (mut denies, mut declines) = (false, false);
        let voices = voices.iter().enumerate().map(|(position, voice)| {
            let inmost = position + 1 == voices.len();
            match voice {
                Voice::Source(of) if source > 0 => {
                    format!("{{ source: s{:02} }}", of.index(source))
                }
                Voice::Source(_) | Voice::Unstated => "unstated".to_owned(),
                Voice::Actors(who, when) => {
                    let who = ids(who.iter().map(|actor| actor.index(actors)));
                    let mut text = format!("{{ actor: [{}]", who.join(", "));
                    if !SPOKEN[*when].is_empty() {
                        write!(text, ", date: {}", SPOKEN[*when]).expect("a string");
                    }
                    match cue {
                        0 if inmost => {
                            declines = true;
                            text += ", cue: decline";
                        }
                        1 | 2 if inmost => {
                            denies = true;
                            text += ", cue: deny";
                        }
                        3 if inmost => text += ", cue: confirm",
                        _ => {}
                    }
                    text + " }"
                }
            }
        });
        let voices: Vec<_> = voices.collect();
        rest += &list("said_by", &voices);
        if *negative && !denies && !declines {
            rest += ", polarity: negative";
        }
        if *future && !declines {
            rest += ", mood: future";
        }
        if let Some(earlier) = repeats
            && number > 0
        {
            let earlier = earlier.index(number);
            if claims[earlier].0.index(sources) <= source {
                write!(rest, ", repeats: {}", id(earlier)).expect("a string");
            }
        }
        records.claim(&id(number), &rest);
    }
}

/// The ids of some actors, each once.
fn ids(numbers: impl Iterator<Item = usize>) -> Vec<String> {
    let mut ids: Vec<_> = numbers.map(|it| format!("a{it:02}")).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// A field with a list, unless that is empty.
fn list(key: &str, of: &[String]) -> String {
    if of.is_empty() {
        String::new()
    } else {
        format!(", {key}: [{}]", of.join(", "))
    }
}
