//! The reports that other programs read, against what these programs say that they read.

use std::fs;
use std::path::Path;

use claimgraph::check::{self, Examined, examine};
use claimgraph::graph::Graph;
use claimgraph::load::{Files, Options, load};
use claimgraph::report::{self, Base};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};

use super::Around;

/// Every case, with what stands around it.
fn cases() -> Vec<(String, Files, Examined)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/cases");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let case = entry.unwrap().path();
        if !case.is_dir() {
            continue;
        }
        let read = |name: &str| fs::read_to_string(case.join(name)).ok();
        let (config, baseline) = (read("claimgraph.yaml"), read("baseline.json"));
        let around = Around {
            config: config.as_deref(),
            baseline: baseline.as_deref(),
            folder: Some(&case),
            texts: None,
        };
        let options = Options {
            shown_from: case.clone(),
            ..Options::default()
        };
        let (files, examined) = super::of(load(&[&case], &options).unwrap(), around);
        cases.push((case.display().to_string(), files, examined));
    }
    assert!(cases.len() > 12);
    cases
}

fn faults(schema: &Value, report: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    let report: Value = serde_json::from_str(report).unwrap();
    let errors = validator.iter_errors(&report);
    errors
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect()
}

/// Against the OASIS schema, once `tests/fetch-sarif-schema.sh` has fetched it.
#[test]
fn sarif_is_as_its_schema_has_it() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/target/sarif-schema/sarif-2.1.0.json"
    );
    let Ok(schema) = fs::read_to_string(Path::new(path)) else {
        eprintln!(
            "notice: skipped: the SARIF schema is not there; tests/fetch-sarif-schema.sh fetches it"
        );
        return;
    };
    // One of its patterns has a bracket too many, which is no regular expression.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    for (case, files, examined) in cases() {
        let report = report::sarif(&files, &examined, &Base::below_root("a b"));
        let faults = faults(&schema, &report);
        assert!(faults.is_empty(), "{case}: {faults:#?}");
        let report: Value = serde_json::from_str(&report).unwrap();
        let run = &report["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = result["ruleIndex"].as_u64().unwrap() as usize;
            let rule = &run["tool"]["driver"]["rules"][index]["id"];
            assert_eq!(*rule, result["ruleId"], "{case}");
        }
    }
}

/// GitLab has no schema of its reports; these are the fields that its manual asks for.
#[test]
fn gitlab_has_the_fields_that_it_asks_for() {
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string", "minLength": 1 },
                "fingerprint": { "type": "string", "minLength": 1 },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^[^./]" },
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": { "begin": { "type": "integer", "minimum": 1 } }
                        }
                    }
                }
            }
        }
    });
    for (case, files, examined) in cases() {
        let report = report::gitlab(&files, &examined, &Base::default());
        let faults = faults(&schema, &report);
        assert!(faults.is_empty(), "{case}: {faults:#?}");
        let issues: Vec<Value> = serde_json::from_str(&report).unwrap();
        let mut prints: Vec<_> = issues.iter().map(|it| it["fingerprint"].as_str()).collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), issues.len(), "{case}: a fingerprint twice");
    }
}

/// The elements, their order and attributes as the schema of Jenkins' xUnit plug-in has them.
#[test]
fn junit_is_as_its_readers_have_it() {
    for (case, files, examined) in cases() {
        let report = report::junit(&files, &examined);
        let mut reader = Reader::from_str(&report);
        let mut open: Vec<String> = Vec::new();
        let (mut tests, mut failures) = (0, 0);
        let mut counts = Vec::new();
        loop {
            let event = reader
                .read_event()
                .unwrap_or_else(|error| panic!("{case}: {error}"));
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let parent = open.last().map_or("", String::as_str);
                    let required: &[&str] = match (parent, name.as_str()) {
                        ("testsuites", "testsuite") => &["name", "tests", "failures", "errors"],
                        ("testsuite", "testcase") => &["name", "classname"],
                        ("testcase", "failure") => &["type", "message"],
                        ("", "testsuites") | ("testcase", "system-out") => &[],
                        _ => panic!("{case}: <{name}> in <{parent}>"),
                    };
                    tests += usize::from(name == "testcase");
                    failures += usize::from(name == "failure");
                    let value = |wanted: &str| {
                        let attribute = tag.try_get_attribute(wanted).unwrap();
                        attribute.map(|it| {
                            it.normalized_value(quick_xml::XmlVersion::default())
                                .unwrap()
                                .into_owned()
                        })
                    };
                    for wanted in required {
                        assert!(value(wanted).is_some(), "{case}: <{name}> without {wanted}");
                    }
                    if name == "testsuite" {
                        counts = vec![value("tests").unwrap(), value("failures").unwrap()];
                    }
                    if !is_empty {
                        open.push(name);
                    }
                }
                Event::End(_) => drop(open.pop()),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(counts, [tests.to_string(), failures.to_string()], "{case}");
    }
}

/// A path, a value or a message can hold what ends a command or a property.
#[test]
fn github_commands_are_escaped() {
    let text = "events:\n  raid: { act: \"a%0A\\n::error::x, y: z\" }\n";
    let (files, examined) = super::examined(&[("a,b:c%.yaml", text)]);
    let log = report::github(&files, &examined, &Base::below_root("news")).log;
    let mut lines = log.lines();
    let first = lines.next().unwrap();
    let start =
        "::error file=news/a%2Cb%3Ac%25.yaml,line=2,col=16,endColumn=40,title=unknown-value::";
    assert!(first.starts_with(start), "{first}");
    assert!(first.contains("a%250A"), "{first}");
    assert_eq!(lines.next(), Some("1 error in 1 file"));
    assert_eq!(lines.next(), None);
}

/// A moved line changes no fingerprint.
#[test]
fn fingerprints_survive_moved_lines() {
    let prints = |text: &str| {
        let (files, examined) = super::examined(&[("a.yaml", text)]);
        let report = report::sarif(&files, &examined, &Base::default());
        let report: Value = serde_json::from_str(&report).unwrap();
        let results = report["runs"][0]["results"].as_array().unwrap();
        let prints = results
            .iter()
            .map(|it| it["partialFingerprints"].to_string());
        prints.collect::<Vec<_>>()
    };
    let text = "events:\n  raid: { act: attack, actor: [x, y] }\n  b: { act: attck }\n";
    let moved = format!("# A comment.\n\n{}", text.replace("attack,", "attack,   "));
    assert_eq!(prints(text).len(), 3);
    assert_eq!(prints(text), prints(&moved));
}

/// What is named as a speaker may be of any kind, beside speakers whose affiliations are dated.
#[test]
fn a_speaker_of_another_kind_is_told_as_that() {
    let text = "actors:\n  state: { name: State, kind: state }\n  official: { name: An official, kind: unnamed, \
                affiliations: [{ role: employed-by, of: state, from: 2020, until: 2021 }] }\n\
                sources:\n  daily: { kind: news, title: Daily, published: 2024-01-01 }\n\
                events:\n  raid: { act: attack, actor: state, claims: [{ source: daily, said_by: raid }] }\n  \
                other: { act: attack, actor: state, claims: [{ source: daily, said_by: [official, raid] }] }\n";
    let (_, examined) = super::examined(&[("a.yaml", text)]);
    let rules = examined
        .findings
        .iter()
        .map(|it| it.finding.fact.rule().name);
    let rules: Vec<&str> = rules.collect();
    assert_eq!(rules, ["wrong-kind", "outdated-affiliation", "wrong-kind"]);
}

/// A file may become another, or go, between the check and the report.
#[test]
fn a_text_that_is_gone_meanwhile_is_reported_on_without_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let line =
        "actors: { a: { name: Å, kind: nobody } }\nevents: { raid: { act: attak, actor: who } }\n";
    for meanwhile in ["", "åå", "actors: { a: { name: Å"] {
        fs::write(&path, line).unwrap();
        let loaded = load(&[&path], &Options::default()).unwrap();
        let graph = Graph::build(loaded.dataset);
        let options = check::Options::default();
        let examined = examine(&loaded.files, &graph, loaded.findings, 0, &options);
        fs::write(&path, meanwhile).unwrap();
        let told = report::human(&loaded.files, &examined, false);
        assert!(told.contains("unknown-value"), "{told}");
        assert!(told.contains("a.yaml:2"), "{told}");
    }
}
