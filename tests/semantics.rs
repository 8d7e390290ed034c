//! The semantic cases: what the model derives, as executable examples (see `semantics/README.md`).

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use claimgraph::analysis::Derived;
use claimgraph::analysis::affiliation::in_words;
use claimgraph::analysis::as_of::Timing;
use claimgraph::analysis::contradiction::contradictions;
use claimgraph::analysis::elapsed::elapsed;
use claimgraph::analysis::in_force::in_force;
use claimgraph::analysis::ladder::ladder;
use claimgraph::analysis::origins::{Traced, provenance};
use claimgraph::analysis::timeline::timeline;
use claimgraph::analysis::without::{changes, evidence_without};
use claimgraph::graph::{AsOf, Clock, Evidence, Graph, Kind, NodeIndex};
use claimgraph::load::{Options, load};
use claimgraph::model::act::QuadClass;
use claimgraph::model::claim::Modality;
use claimgraph::model::dataset::Dataset;
use claimgraph::model::date::{Date, before};
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::query::connector::{Connector, Tie};
use claimgraph::query::filter::Selection;
use claimgraph::query::path::{Path as ActorPath, Request, find};
use claimgraph::query::world::World;
use claimgraph::yaml::{Limits, Node, parse};

/// What is not computed yet: these keys are not compared. Nothing, today.
const PENDING: &[&str] = &[];

#[test]
fn every_case_holds() {
    let mut failures = String::new();
    let mut compared = 0;
    let cases = cases();
    assert!(cases.len() >= 119, "only {} cases", cases.len());
    for case in &cases {
        let mut check = Check::new(case);
        check.run();
        compared += check.compared;
        failures.push_str(&check.failures);
    }
    assert!(compared > 800, "only {compared} values compared");
    assert!(failures.is_empty(), "\n{failures}");
    println!(
        "{} cases, {compared} values; pending: {}",
        cases.len(),
        PENDING.join(", ")
    );
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/semantics");
    let mut cases: Vec<_> = fs::read_dir(root)
        .expect("the cases are there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

/// One case and what of it did not hold.
struct Check {
    name: String,
    graph: Graph,
    expected: String,
    compared: usize,
    failures: String,
}

impl Check {
    fn new(case: &Path) -> Self {
        let name = case
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let loaded = load(&[case.join("graph.yaml")], &Options::default()).expect("a graph");
        let findings: Vec<_> = loaded.findings.iter().map(|it| it.fact.message()).collect();
        assert!(findings.is_empty(), "{name}: {findings:?}");
        Self {
            name,
            graph: Graph::build(loaded.dataset),
            expected: fs::read_to_string(case.join("expected.yaml")).expect("expectations"),
            compared: 0,
            failures: String::new(),
        }
    }

    fn run(&mut self) {
        let expected = self.expected.clone();
        let document = parse(&expected, &Limits::default())
            .document
            .expect("well-formed");
        let root = &document.root;
        self.settle(root, "");
        if let Some(runs) = root.get("runs") {
            for (index, run) in runs
                .as_sequence()
                .expect("runs are a list")
                .iter()
                .enumerate()
            {
                self.settle(run, &format!("run {}: ", index + 1));
            }
        }
    }

    #[allow(
        clippy::too_many_lines,
        reason = "one arm a key, as the README lists them"
    )]
    fn settle(&mut self, run: &Node<'_>, label: &str) {
        let graph = std::mem::replace(&mut self.graph, Graph::build(Dataset::default()));
        let evidence = evidence(&graph, run);
        let derived = Derived::new(&graph, &evidence);
        for entry in &run.as_mapping().expect("a map").entries {
            let (key, value) = (entry.key.text.as_ref(), &entry.value);
            if PENDING.contains(&key) {
                continue;
            }
            let mut told = Told {
                check: self,
                derived: &derived,
                label,
                run,
            };
            match key {
                "evidence" | "at" | "runs" | "select" | "why" => {}
                "status" => told.each(value, |told, id, node, want| {
                    let is = told.derived.event(node).status.name();
                    told.same(&format!("status of {id}"), text(want), is);
                }),
                "flags" => told.each(value, |told, id, node, want| {
                    let flags = &told.derived.event(node).flags;
                    let is = flags.iter().map(|flag| flag.name().to_owned()).collect();
                    told.same_set(&format!("flags of {id}"), want, is);
                }),
                "modality" => told.each(value, |told, id, node, want| {
                    let is = match told.derived.graph.kind(node) {
                        Kind::Claim => Some(told.derived.utterance(node).modality),
                        _ => told.derived.event(node).modality,
                    };
                    told.same(
                        &format!("modality of {id}"),
                        text(want),
                        is.map_or("none", Modality::name),
                    );
                }),
                "independence" | "against" => told.each(value, |told, id, node, want| {
                    let state = told.derived.event(node);
                    let is = if key == "against" {
                        state.against
                    } else {
                        state.origins
                    };
                    let want: Vec<_> = list(want).iter().map(|it| text(it).to_owned()).collect();
                    let is = format!("[{}, {}]", is.low, is.high);
                    told.same(
                        &format!("{key} of {id}"),
                        &format!("[{}]", want.join(", ")),
                        &is,
                    );
                }),
                "choke_points" => told.each(value, |told, id, node, want| {
                    let graph = told.derived.graph;
                    let points = &told.derived.event(node).choke_points;
                    let is = points
                        .iter()
                        .map(|node| graph.id(*node).to_string())
                        .collect();
                    told.same_set(&format!("choke points of {id}"), want, is);
                }),
                "counts" | "live" => told.each(value, |told, id, node, want| {
                    let state = told.derived.claim(node);
                    let is = if key == "live" {
                        state.fate.is_live()
                    } else {
                        state.counts
                    };
                    told.same(&format!("{key} of {id}"), text(want), &is.to_string());
                }),
                "claims" => told.claims(value),
                "listed" => {
                    let is = told.with_timing(Timing::Unknown);
                    told.same_set("listed", value, is);
                }
                "judged_at" => {
                    let is = derived
                        .judged_at
                        .as_ref()
                        .map_or("unknown".to_owned(), ToString::to_string);
                    told.same("judged_at", text(value), &is);
                }
                "rows" => {
                    let selection = selection(run);
                    let rows = graph
                        .events()
                        .filter(|(node, _)| selection.keeps(&derived, *node));
                    told.same_set(
                        "rows",
                        value,
                        rows.map(|(_, it)| it.id.to_string()).collect(),
                    );
                }
                "redlines" => told.each(value, Told::red_line),
                "paths" => told.paths(value),
                "dates" => told.dates(value),
                "in_force" => told.in_force(value),
                "contradictions" => told.contradictions(value),
                "origins" => told.each(value, Told::origins),
                "falls" => told.each(value, Told::falls),
                "timeline" => told.timeline(value),
                "ladder" => told.ladder(value),
                "elapsed" => told.elapsed(value),
                other => panic!("{}: unknown key {other}", told.check.name),
            }
        }
        self.graph = graph;
    }
}

fn text<'a>(node: &'a Node<'_>) -> &'a str {
    node.as_str().expect("a scalar")
}

fn list<'a, 't>(node: &'a Node<'t>) -> &'a [Node<'t>] {
    node.as_sequence()
        .unwrap_or_else(|| std::slice::from_ref(node))
}

fn nodes(graph: &Graph, run: &Node<'_>, key: &str) -> Vec<NodeIndex> {
    let ids = run.get(key).map_or(&[][..], list);
    ids.iter()
        .map(|id| {
            graph
                .find(text(id))
                .unwrap_or_else(|| panic!("no {}", text(id)))
        })
        .collect()
}

fn evidence(graph: &Graph, run: &Node<'_>) -> Evidence {
    let at = run
        .get("at")
        .map(|date| text(date).parse().expect("a date"));
    let mut evidence = Evidence {
        at,
        ..Evidence::default()
    };
    let Some(given) = run.get("evidence") else {
        return evidence;
    };
    evidence.as_of = given.get("as_of").map(|date| AsOf {
        clock: match given.get("clock").map(text) {
            Some("said") => Clock::Said,
            Some("recorded") => Clock::Recorded,
            _ => Clock::Public,
        },
        date: text(date).parse().expect("a date"),
    });
    evidence.without = nodes(graph, given, "without");
    evidence.only_source = nodes(graph, given, "only_source");
    let include = given.get("include").map_or(&[][..], list);
    evidence.framing = include.iter().any(|it| text(it) == "framing");
    evidence.retracted = include.iter().any(|it| text(it) == "retracted");
    evidence
}

fn selection(run: &Node<'_>) -> Selection {
    fn words<V: Vocabulary>(select: &Node<'_>, key: &str) -> Vec<V> {
        let words = select.get(key).map_or(&[][..], list);
        words
            .iter()
            .map(|word| V::from_name(text(word)).expect("a known word"))
            .collect()
    }
    let Some(select) = run.get("select") else {
        return Selection::default();
    };
    Selection {
        acts: words(select, "act"),
        statuses: words(select, "status"),
        flags: words(select, "flag"),
        ..Selection::default()
    }
}

/// One key of one run.
struct Told<'a, 'g> {
    check: &'a mut Check,
    derived: &'a Derived<'g>,
    label: &'a str,
    run: &'a Node<'a>,
}

impl Told<'_, '_> {
    fn same(&mut self, what: &str, want: &str, is: &str) {
        self.check.compared += 1;
        if want != is {
            let Check { name, failures, .. } = &mut *self.check;
            writeln!(
                failures,
                "{name}: {}{what}: expected {want}, is {is}",
                self.label
            )
            .expect("a string");
        }
    }

    fn same_set(&mut self, what: &str, want: &Node<'_>, is: Vec<String>) {
        let want: BTreeSet<String> = list(want).iter().map(|it| text(it).to_owned()).collect();
        let is: BTreeSet<String> = is.into_iter().collect();
        self.same(what, &format!("{want:?}"), &format!("{is:?}"));
    }

    fn each(
        &mut self,
        value: &Node<'_>,
        mut compare: impl FnMut(&mut Self, &str, NodeIndex, &Node<'_>),
    ) {
        for entry in &value.as_mapping().expect("a map").entries {
            let id = entry.key.text.as_ref();
            let node = self.derived.graph.find(id);
            let node = node.unwrap_or_else(|| panic!("{}: no {id}", self.check.name));
            compare(self, id, node, &entry.value);
        }
    }

    /// The routes counted at least and at most, and the echo, by their claims.
    fn origins(&mut self, id: &str, node: NodeIndex, want: &Node<'_>) {
        let graph = self.derived.graph;
        let sides = provenance(self.derived, node);
        let of = |claims: Vec<NodeIndex>| -> Vec<String> {
            claims.iter().map(|it| graph.id(*it).to_string()).collect()
        };
        let [side, ..] = &sides[..] else {
            panic!("{}: nothing is said of {id}", self.check.name);
        };
        let counted = |is: fn(&Traced) -> bool| {
            let routes = side.routes.iter().filter(|it| is(it));
            of(routes.map(|it| it.route.claim).collect())
        };
        for entry in &want.as_mapping().expect("a map").entries {
            let is = match entry.key.text.as_ref() {
                "low" => counted(|it| it.not_low.is_none()),
                "high" => counted(|it| it.not_high.is_none()),
                "echo" => of(side.echo.iter().map(|(claim, _)| *claim).collect()),
                other => panic!("{}: unknown key {other}", self.check.name),
            };
            self.same_set(&format!("{} of {id}", entry.key.text), &entry.value, is);
        }
    }

    /// What falls without a voice: the claims, and the events that change, each as `EVENT BEFORE
    /// AFTER`.
    fn falls(&mut self, id: &str, node: NodeIndex, want: &Node<'_>) {
        let graph = self.derived.graph;
        let evidence = evidence_without(self.derived.evidence, &[node]);
        let after = Derived::new(graph, &evidence);
        let changes = changes(self.derived, &after);
        let events = changes.events.iter();
        let claims = events.clone().flat_map(|it| &it.fallen);
        let claims = claims.map(|it| graph.id(*it).to_string()).collect();
        let turned = events.filter(|it| it.before.status != it.after.status);
        let turned = turned.map(|it| {
            let id = graph.id(it.event);
            format!("{id} {} {}", it.before.status, it.after.status)
        });
        let turned = turned.collect();
        let lines = changes.red_lines.iter();
        let lines =
            lines.map(|(event, before, after)| format!("{} {before} {after}", graph.id(*event)));
        let lines = lines.collect();
        for entry in &want.as_mapping().expect("a map").entries {
            let is: &Vec<String> = match entry.key.text.as_ref() {
                "claims" => &claims,
                "events" => &turned,
                "red_lines" => &lines,
                other => panic!("{}: unknown key {other}", self.check.name),
            };
            let what = format!("{} without {id}", entry.key.text);
            self.same_set(&what, &entry.value, is.clone());
        }
    }

    /// For each event: the nearest that are certainly before it, and those whose order is open.
    fn timeline(&mut self, value: &Node<'_>) {
        let graph = self.derived.graph;
        let events: Vec<_> = graph.events().map(|(node, _)| node).collect();
        let timeline = timeline(self.derived, &events);
        self.each(value, |told, id, node, want| {
            let moments = timeline.moments.iter();
            let moment = moments.clone().find(|it| it.event == node);
            let moment = moment.expect("an event of the timeline");
            for entry in &want.as_mapping().expect("a map").entries {
                let nodes = match entry.key.text.as_ref() {
                    "after" => &moment.after,
                    "open" => &moment.open,
                    other => panic!("{}: unknown key {other}", told.check.name),
                };
                let is = nodes.iter().map(|it| graph.id(*it).to_string()).collect();
                told.same_set(&format!("{} of {id}", entry.key.text), &entry.value, is);
            }
        });
    }

    /// The rungs between two sides, each as `SIDE EVENT CLASS, ...`, with `CLASS WHOM` for whom
    /// else it helps or hurts.
    fn ladder(&mut self, value: &Node<'_>) {
        let graph = self.derived.graph;
        for row in list(value) {
            let sides = nodes(graph, row, "sides");
            let events: Vec<_> = graph
                .events()
                .filter(|(_, event)| event.inline_in.is_none())
                .map(|(node, _)| node)
                .collect();
            let class = |quad: Option<QuadClass>| {
                let value = serde_json::to_value(quad).expect("a word");
                value.as_str().unwrap_or("none").to_owned()
            };
            let rungs = ladder(self.derived, [sides[0], sides[1]], &events);
            let told = rungs.iter().map(|rung| {
                let mut classes: Vec<_> = rung.concerns.iter().map(|it| class(it.quad)).collect();
                classes.dedup();
                classes.extend(
                    rung.both
                        .iter()
                        .map(|it| format!("{} {}", class(it.quad), graph.id(it.whom))),
                );
                let side = graph.id(sides[rung.side]);
                format!("{side} {} {}", graph.id(rung.event), classes.join(", "))
            });
            let want: Vec<&str> = list(row.get("rungs").expect("rungs"))
                .iter()
                .map(text)
                .collect();
            let is: Vec<String> = told.collect();
            self.same("ladder", &format!("{want:?}"), &format!("{is:?}"));
        }
    }

    /// The days between two events, as `[at least, at most]`.
    fn elapsed(&mut self, value: &Node<'_>) {
        let graph = self.derived.graph;
        for row in list(value) {
            let ends = nodes(graph, row, "from")
                .into_iter()
                .zip(nodes(graph, row, "to"));
            for (from, to) in ends {
                let days = row.get("days").expect("days");
                let want: Vec<&str> = list(days).iter().map(text).collect();
                let is = elapsed(self.derived, from, to);
                let is = is.map_or_else(
                    || vec!["unknown".to_owned()],
                    |it| vec![it.at_least.to_string(), it.at_most.to_string()],
                );
                self.same("elapsed", &format!("{want:?}"), &format!("{is:?}"));
            }
        }
    }

    fn with_timing(&self, timing: Timing) -> Vec<String> {
        let claims = self.derived.graph.claims();
        claims
            .filter(|(node, _)| self.derived.claim(*node).timing == timing)
            .map(|(_, claim)| claim.id.to_string())
            .collect()
    }

    fn claims(&mut self, value: &Node<'_>) {
        for (key, timing) in [
            ("in", Timing::In),
            ("out", Timing::Out),
            ("unknown", Timing::Unknown),
        ] {
            if let Some(want) = value.get(key) {
                let is = self.with_timing(timing);
                self.same_set(&format!("claims {key}"), want, is);
            }
        }
    }

    fn red_line(&mut self, id: &str, warning: NodeIndex, want: &Node<'_>) {
        let graph = self.derived.graph;
        let lines = self.derived.red_lines_in_full();
        let line = lines
            .iter()
            .find(|line| line.warning == warning)
            .unwrap_or_else(|| panic!("{id} has no condition"));
        for entry in &want.as_mapping().expect("a map").entries {
            match entry.key.text.as_ref() {
                "status" => {
                    self.same(
                        &format!("red line {id}"),
                        text(&entry.value),
                        line.status.name(),
                    );
                }
                "flags" => {
                    let flags = line.warners_word.then(|| "warners-word".to_owned());
                    self.same_set(
                        &format!("flags of {id}"),
                        &entry.value,
                        flags.into_iter().collect(),
                    );
                }
                "pairs" => self.each(&entry.value, |told, event, node, want| {
                    let what = format!("{id} with {event}");
                    let pair = line.pairs.iter().find(|pair| pair.event == node);
                    if let Some(candidate) = want.get("candidate") {
                        told.same(
                            &format!("candidate {what}"),
                            text(candidate),
                            &pair.is_some().to_string(),
                        );
                        return;
                    }
                    let Some(pair) = pair else {
                        told.same(&format!("candidate {what}"), "true", "false");
                        return;
                    };
                    let word = |value: &dyn erased::Word| value.word();
                    if let Some(result) = want.get("result") {
                        told.same(&format!("result {what}"), text(result), &word(&pair.result));
                    }
                    if let Some(order) = want.get("order") {
                        told.same(&format!("order {what}"), text(order), &word(&pair.order));
                    }
                    for slot in want
                        .get("slots")
                        .and_then(Node::as_mapping)
                        .map_or(&[][..], |it| &it.entries)
                    {
                        let name = slot.key.text.as_ref();
                        let is = pair.slots.iter().find(|slot| slot.name == name);
                        let is = is.map_or("missing".to_owned(), |slot| word(&slot.state));
                        told.same(&format!("slot {name} of {what}"), text(&slot.value), &is);
                    }
                    if let Some(background) = want.get("background") {
                        let is = pair
                            .background()
                            .iter()
                            .map(|node| in_words(graph, *node))
                            .collect();
                        told.same_set(&format!("background of {what}"), background, is);
                    }
                }),
                other => panic!("{}: unknown key {other}", self.check.name),
            }
        }
    }

    fn paths(&mut self, value: &Node<'_>) {
        let graph = self.derived.graph;
        for row in list(value) {
            let end = |key: &str| {
                graph
                    .find(text(row.get(key).expect("an end")))
                    .expect("an actor")
            };
            let options = row.get("options");
            let request = Request {
                avoid: options.map_or_else(Vec::new, |it| nodes(graph, it, "avoid")),
                limit: 1000,
                ..Request::default()
            };
            let directed = options.and_then(|it| it.get("directed")).is_some();
            let world = World::new(self.derived, &selection(self.run), directed);
            let answer = find(&world, &[end("from")], &[end("to")], &request);
            let what = format!(
                "{} to {}",
                text(row.get("from").expect("an end")),
                text(row.get("to").expect("an end"))
            );
            if let Some(length) = row.get("length") {
                let is = answer.length.map_or("null".to_owned(), |it| it.to_string());
                self.same(&format!("length {what}"), text(length), &is);
            }
            if let Some(paths) = row.get("paths") {
                let want: Vec<Vec<&str>> = list(paths)
                    .iter()
                    .map(|path| list(path).iter().map(text).collect())
                    .collect();
                let is: Vec<_> = answer
                    .written_out(1000)
                    .iter()
                    .map(|path| in_ids(graph, path))
                    .collect();
                self.same(
                    &format!("paths {what}"),
                    &format!("{want:?}"),
                    &format!("{is:?}"),
                );
            }
        }
    }

    /// The rows that are wanted must be all there are; what a row does not name is not compared.
    fn contradictions(&mut self, value: &Node<'_>) {
        let graph = self.derived.graph;
        let found = contradictions(self.derived);
        let ids = |nodes: &[NodeIndex]| -> BTreeSet<String> {
            nodes
                .iter()
                .map(|node| graph.id(*node).to_string())
                .collect()
        };
        for row in list(value) {
            let matching = found.iter().any(|it| {
                row.as_mapping()
                    .expect("a map")
                    .entries
                    .iter()
                    .all(|entry| {
                        let set = || -> BTreeSet<String> {
                            list(&entry.value)
                                .iter()
                                .map(|id| text(id).to_owned())
                                .collect()
                        };
                        match entry.key.text.as_ref() {
                            "class" => it.class.name() == text(&entry.value),
                            "field" => it.field.as_deref() == Some(text(&entry.value)),
                            "events" => ids(&it.events) == set(),
                            "claims" => ids(&it.claims) == set(),
                            other => panic!("unknown key {other}"),
                        }
                    })
            });
            let told: Vec<_> = found
                .iter()
                .map(|it| format!("{} {:?} {:?}", it.class, ids(&it.events), ids(&it.claims)))
                .collect();
            let want = row.get("class").map_or("", text);
            let told = told.join("; ");
            self.same("contradiction", want, if matching { want } else { &told });
        }
        let want = list(value).len().to_string();
        self.same("number of contradictions", &want, &found.len().to_string());
    }

    fn in_force(&mut self, value: &Node<'_>) {
        for row in list(value) {
            let at = row.get("at").map(|at| text(at).parse().expect("a date"));
            let at = at.or_else(|| self.derived.judged_at.clone());
            for entry in &row.as_mapping().expect("a map").entries {
                let force = |id: &str| {
                    let event = self.derived.graph.find(id).expect("an event");
                    in_force(self.derived, event, at.as_ref()).expect("what can be in force")
                };
                let at = at.as_ref().map_or("unknown", Date::as_str);
                match entry.key.text.as_ref() {
                    "at" => {}
                    "how" => {
                        for how in &entry.value.as_mapping().expect("a map").entries {
                            let ended = force(&how.key.text).ended.map(|(how, _)| how.name());
                            let what = format!("how {} ended at {at}", how.key.text);
                            self.same(&what, text(&how.value), ended.unwrap_or("not"));
                        }
                    }
                    id => {
                        let is = force(id).value.name();
                        self.same(&format!("{id} at {at}"), text(&entry.value), is);
                    }
                }
            }
        }
    }

    fn dates(&mut self, value: &Node<'_>) {
        let graph = self.derived.graph;
        for row in list(value) {
            let date = |key: &str| {
                let event = graph
                    .find(text(row.get(key).expect("an event")))
                    .expect("an event");
                graph
                    .event(event)
                    .and_then(|it| it.date.clone())
                    .expect("a date")
            };
            let (a, b) = (date("a"), date("b"));
            let is = erased::Word::word(&before(&a, &b));
            self.same(
                &format!("{a} before {b}"),
                text(row.get("before").expect("a value")),
                &is,
            );
        }
    }
}

/// The words of what serialises as one.
mod erased {
    pub(super) trait Word {
        fn word(&self) -> String;
    }

    impl<T: serde::Serialize> Word for T {
        fn word(&self) -> String {
            let value = serde_json::to_value(self).expect("a value");
            value.as_str().expect("a word").to_owned()
        }
    }
}

fn in_ids(graph: &Graph, path: &ActorPath) -> Vec<String> {
    let mut ids = vec![graph.id(path.actors[0]).to_string()];
    for (step, actor) in path.steps.iter().zip(&path.actors[1..]) {
        ids.push(match step.connector {
            Connector::Event(event) => graph.id(event).to_string(),
            Connector::Link {
                link: Tie::Relation(relation),
                ..
            } => graph.id(relation).to_string(),
            Connector::Link { from, link, to } => {
                format!("{}~{}~{}", graph.id(from), link.name(), graph.id(to))
            }
            Connector::Affiliation(node) => {
                format!("affiliation:{}", graph.affiliation(node).expect("one").role)
            }
        });
        ids.push(graph.id(*actor).to_string());
    }
    ids
}
