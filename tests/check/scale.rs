//! What is found late in a large file, or often, costs no more; what is hostile is told shortly.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use claimgraph::report;

use super::examined;

/// Far more than is needed even without optimization, far less than quadratic work takes.
const SOON: Duration = Duration::from_secs(60);

fn timed(text: &str) -> String {
    let start = Instant::now();
    let (files, examined) = examined(&[("large.yaml", text)]);
    let human = report::human(&files, &examined, false);
    let concise = report::concise(&files, &examined);
    assert_eq!(concise.lines().count(), examined.open().count());
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    human
}

#[test]
fn many_unknown_references() {
    let mut text = String::from("actors:\n");
    for actor in 0..2_000 {
        writeln!(
            text,
            "  somebody-{actor}: {{ name: Somebody {actor}, kind: person }}"
        )
        .unwrap();
    }
    text.push_str("events:\n");
    for event in 0..6_000 {
        writeln!(text, "  e{event}: {{ act: attack, actor: nobody-{event} }}").unwrap();
    }
    let report = timed(&text);
    assert!(report.ends_with("\n6000 errors, 2000 remarks in 1 file\n"));
    assert!(
        report.contains(" --> large.yaml:8002:"),
        "the last one is told"
    );
}

#[test]
fn one_long_line() {
    let mut text = String::from("events: {");
    for event in 0..6_000 {
        write!(text, "e{event}: {{ act: attack, actor: nobody-{event} }}, ").unwrap();
    }
    text.push('}');
    let report = timed(&text);
    let longest = report.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(200), "{longest:?}");
    let last = text.find("nobody-5999").unwrap() + 1;
    assert!(report.contains(&format!("large.yaml:1:{last}\n")));
    assert!(report.ends_with("\n6000 errors in 1 file\n"));
}

#[test]
fn one_long_cycle() {
    let mut text = String::from("events:\n");
    for event in 0..6_000 {
        let next = (event + 1) % 6_000;
        writeln!(text, "  e{event}: {{ act: attack, part_of: e{next} }}").unwrap();
    }
    let report = timed(&text);
    assert!(report.ends_with("\n1 error in 1 file\n"));
    assert!(report.len() < 10_000, "{}", report.len());
}

/// What is generated or hostile costs no more than a message.
#[test]
fn very_many_faults_of_shape() {
    let mut text = String::new();
    for key in 0..200_000 {
        writeln!(text, "k{key}: 1").unwrap();
    }
    let report = timed(&text);
    assert!(report.contains("199000 more faults of this file are not listed"));
    assert!(report.ends_with("\n1001 errors in 1 file\n"));
}

#[test]
fn many_comments_and_findings() {
    let mut text = String::from("events:\n");
    let allow = "# claimgraph: allow unknown-reference -- for now\n";
    for event in 0..20_000 {
        text.push_str(allow);
        writeln!(text, "  e{event}: {{ act: attack, actor: nobody-{event} }}").unwrap();
    }
    // As many again, all about one record.
    text.push_str(&allow.repeat(20_000));
    text.push_str("  raid: { act: attack, actor: nobody }\n");
    let report = timed(&text);
    assert!(
        report.ends_with(
            "\n19999 warnings in 1 file; 20001 allowed; 19999 fixable: `claimgraph check --fix`\n"
        ),
        "{}",
        report.lines().last().unwrap()
    );
}

/// Many claims on one event, each taking another back, repeating it and saying the opposite in its
/// span; many events that name that one.
#[test]
fn one_busy_event() {
    let mut text = String::from(
        "sources:\n  report: { kind: news, title: Report, published: 2031-05-01, retracted: {} }\n\
         events:\n  hub:\n    act: attack\n    date: 2031-06-01\n    reason_for: hub-2\n    claims:\n",
    );
    for claim in 0..3_000 {
        writeln!(
            text,
            "      - {{ id: y{claim}, source: report, at: 0..9#0000000000000001 }}\n      \
             - {{ id: n{claim}, source: report, at: 0..9#0000000000000001, polarity: negative, \
             repeats: y{claim}, retracts: y{claim}, paraphrases: {{ claim: y{claim} }} }}"
        )
        .unwrap();
    }
    text.push_str(
        "  hub-2: { act: attack, claims: [{ source: report, at: 0..9#0000000000000001 }] }\n",
    );
    for event in 0..3_000 {
        writeln!(
            text,
            "  e{event}: {{ act: demand, reason_for: hub, after: hub, during: hub, condition: \
             {{ event: hub, within: {{ of: hub-2, for: P7D }} }} }}"
        )
        .unwrap();
    }
    let report = timed(&text);
    assert!(report.contains("[contradicts-itself]"));
    assert!(report.contains("[open-deadline]"));
    assert!(report.contains("which is dated 2031-06-01"));
}

/// Two sources of which each claim cites the other's: who is cited is held once for all that cite it.
#[test]
fn very_many_citations() {
    let mut text = String::from(
        "sources:\n  a: { kind: news, title: A, published: 2031-05-01 }\n  \
         b: { kind: news, title: B, published: 2031-05-01 }\nevents:\n  raid:\n    act: attack\n    claims:\n",
    );
    for claim in 0..5_000 {
        for (own, other) in [("a", "b"), ("b", "a")] {
            writeln!(
                text,
                "      - {{ id: {own}{claim}, source: {own}, locator: p. {claim}, said_by: {{ source: {other} }} }}"
            )
            .unwrap();
        }
    }
    let report = timed(&text);
    assert!(report.contains("which cites"), "{report}");
}
