//! Texts that are read: each may be refused, with a place that is inside it, and never a panic.

use std::path::Path;
use std::sync::LazyLock;

use claimgraph::analysis::Derived;
use claimgraph::check::{self, Examined, allowed, examine};
use claimgraph::config::Config;
use claimgraph::diagnostic::Fix;
use claimgraph::edit::mend;
use claimgraph::graph::{Evidence, Graph, NodeIndex};
use claimgraph::load::{Files, Options, load_texts};
use claimgraph::model::date::{Date, Duration, before};
use claimgraph::query::filter::Selection;
use claimgraph::query::path::{Request, find};
use claimgraph::query::via::Via;
use claimgraph::query::world::World;
use claimgraph::report;
use claimgraph::text::{FileId, Span};
use claimgraph::yaml::{self, Limits, Node, Value};

/// A graph that is without faults.
const TOUR: &str = include_str!("../../graphs/tour/claims.yaml");

/// Reading YAML: both ways give the same tree, whose spans are bytes of the text.
pub fn yaml(data: &[u8]) {
    let Ok(text) = yaml::decode_utf8(data) else {
        return;
    };
    let (by_parser, simple) = yaml::parse_in_both_ways(text, &Limits::default());
    for fault in &by_parser.faults {
        assert!(text.get(fault.span.range()).is_some(), "{fault:?}");
    }
    if let Some(document) = &by_parser.document {
        within(&document.root, Span::new(0, text.len() as u32), text);
    }
    if let Some(simple) = simple {
        assert_eq!(simple.faults, by_parser.faults);
        let document = by_parser.document.expect("a document");
        let simple = simple.document.expect("it was read");
        assert_eq!(format!("{simple:?}"), format!("{document:?}"));
    }
}

fn within(node: &Node<'_>, outer: Span, text: &str) {
    let span = node.span;
    assert!(text.get(span.range()).is_some(), "{span:?}");
    assert!(
        outer.start <= span.start && span.end <= outer.end,
        "{span:?} is not in {outer:?}"
    );
    match &node.value {
        Value::Sequence(nodes) => {
            assert!(text[span.range()].starts_with(['-', '[']), "{span:?}");
            nodes.iter().for_each(|it| within(it, span, text));
        }
        Value::Mapping(mapping) => mapping.iter().for_each(|it| within(&it.value, span, text)),
        Value::Scalar(_) | Value::Refused => {}
    }
}

/// A claim file from its text to what is derived of it and reported on it.
pub fn graph(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Some(checked) = Checked::of(text) else {
        return;
    };
    let told = report::human(&checked.files, &checked.examined, false);
    let is_shown = |it: char| it == '\n' || !it.is_control();
    assert!(told.chars().all(is_shown), "{told:?}");
    let again = Checked::of(text).expect("as before");
    let json = |it: &Checked| report::json(&it.files, &it.examined);
    assert_eq!(json(&checked), json(&again));
    let evidence = Evidence::default();
    let derived = Derived::new(&checked.graph, &evidence);
    for (event, _) in checked.graph.events() {
        let state = derived.event(event);
        assert!(state.origins.low <= state.origins.high);
    }
}

struct Checked {
    files: Files,
    graph: Graph,
    examined: Examined,
}

impl Checked {
    fn of(text: &str) -> Option<Self> {
        let texts = vec![("graph.yaml".to_owned(), text.to_owned())];
        let loaded = load_texts(texts, &Options::default()).ok()?;
        let graph = Graph::build(loaded.dataset);
        let options = check::Options::default();
        let found = loaded.findings;
        let examined = examine(&loaded.files, &graph, found, loaded.unloaded, &options);
        Some(Self {
            files: loaded.files,
            graph,
            examined,
        })
    }
}

/// Two dates, one on each line: shown as written, and never each before the other; a duration.
pub fn dates(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let (first, second) = text.split_once('\n').unwrap_or((text, text));
    if let Ok(duration) = first.parse::<Duration>() {
        assert_eq!(duration.to_string(), first);
    }
    let (Ok(a), Ok(b)) = (first.parse::<Date>(), second.parse::<Date>()) else {
        return;
    };
    assert_eq!(a.to_string(), first);
    let certain = |a: &Date, b: &Date| before(a, b).is_certain();
    assert!(!(certain(&a, &b) && certain(&b, &a)), "{a} {b}");
    assert!(!certain(&a, &a), "{a}");
}

/// A property path, walked in a graph.
pub fn via(data: &[u8]) {
    static GRAPH: LazyLock<Graph> = LazyLock::new(|| {
        let tour = Checked::of(TOUR).expect("the tour");
        tour.graph
    });
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(via) = text.parse::<Via>() else {
        return;
    };
    let evidence = Evidence::default();
    let derived = Derived::new(&GRAPH, &evidence);
    let world = World::new(&derived, &Selection::default(), false);
    let request = Request {
        via: Some(via),
        limit: 3,
        ..Request::default()
    };
    let one = |id| [GRAPH.find(id).expect("an actor of the tour")];
    let (from, to): ([NodeIndex; 1], [NodeIndex; 1]) = (one("marek-sohl"), one("ina-holt"));
    let answer = find(&world, &from, &to, &request);
    for course in &answer.strongest {
        assert_eq!(Some(course.hops.len()), answer.length);
        assert_eq!(
            (course.actors.first(), course.actors.last()),
            (from.first(), to.first())
        );
    }
}

/// A configuration: what is wrong with it stands in it.
pub fn config(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let path = Path::new("claimgraph.yaml");
    if let Ok(config) = Config::parse(path, text) {
        let findings = config.findings(FileId(0));
        assert!(findings.iter().all(|it| it.place.file() == FileId(0)));
    }
}

/// Comments that speak to the program, one a line, each in front of a record of a graph.
pub fn comments(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut comments = text.lines().map(|it| it.trim_end_matches('\r'));
    let mut commented = String::new();
    for line in TOUR.split_inclusive('\n') {
        let is_record = line.starts_with("  ") && !line.starts_with("   ");
        if let Some(comment) = is_record.then(|| comments.next()).flatten() {
            commented.push_str("  # claimgraph: ");
            commented.push_str(comment);
            commented.push('\n');
        }
        commented.push_str(line);
    }
    for it in allowed(&commented) {
        assert!(commented[it.comment.range()].starts_with('#'));
        assert!(!it.rules.is_empty() && !it.reason.trim().is_empty());
    }
    graph(commented.as_bytes());
}

/// Fixes: what they write reads, and differs in no more values than were mended.
pub fn fix(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Some(checked) = Checked::of(text) else {
        return;
    };
    let fixes: Vec<(Span, Fix)> = checked
        .examined
        .open()
        .filter(|found| found.fixable)
        .filter_map(|found| Some((found.spot.span, found.finding.fact.fix()?)))
        .collect();
    let limits = Limits::default();
    let Ok(mended) = mend(text, &fixes, &limits) else {
        return;
    };
    let (before, after) = (scalars(text), scalars(&mended.text));
    assert_eq!(before.len(), after.len(), "{}", mended.text);
    let differ = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert!(differ <= mended.made.len(), "{}", mended.text);
    if mended.made.is_empty() {
        assert_eq!(text, mended.text);
    }
}

/// The values of a text that reads, in its order.
fn scalars(text: &str) -> Vec<String> {
    fn gather(node: &Node<'_>, all: &mut Vec<String>) {
        match &node.value {
            Value::Sequence(nodes) => nodes.iter().for_each(|it| gather(it, all)),
            Value::Mapping(mapping) => {
                for entry in mapping {
                    all.push(entry.key.text.to_string());
                    gather(&entry.value, all);
                }
            }
            Value::Scalar(scalar) => all.push(scalar.text.to_string()),
            Value::Refused => {}
        }
    }
    let parsed = yaml::parse(text, &Limits::default());
    let mut all = Vec::new();
    gather(&parsed.document.expect("it reads").root, &mut all);
    all
}
