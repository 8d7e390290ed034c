//! Every fault as it is told, with the bytes that it underlines: `faults/*.yaml`, one mistake each.

use std::fmt::Write as _;
use std::fs;

use claimgraph::diagnostic::{Fact, Place};
use claimgraph::text::{FileId, Span};
use claimgraph::yaml::{self, Limits, YamlFault};

#[test]
fn faults_are_told_at_their_bytes() {
    insta::glob!("faults/*.yaml", |path| {
        let bytes = fs::read(path).expect("it was listed");
        let faults = match yaml::decode_utf8(&bytes) {
            Ok(text) => yaml::parse(text, &Limits::default()).faults,
            Err(fault) => vec![fault],
        };
        assert!(!faults.is_empty(), "{} has no fault", path.display());
        insta::assert_snapshot!(told(&bytes, faults));
    });
}

fn told(bytes: &[u8], faults: Vec<YamlFault>) -> String {
    let mut told = String::new();
    for fault in faults {
        let path = fault.path.to_string();
        let (span, fact) = fault.into_fact(FileId(0));
        let _ = writeln!(told, "{} {}", fact.rule().name, place(bytes, span));
        tell(&mut told, bytes, fact.as_ref());
        if !path.is_empty() {
            let _ = writeln!(told, "  in: {path}");
        }
    }
    told
}

fn tell(told: &mut String, bytes: &[u8], fact: &dyn Fact) {
    let _ = writeln!(told, "  {}", fact.message());
    if !fact.label().is_empty() {
        let _ = writeln!(told, "  here: {}", fact.label());
    }
    for (related, label) in fact.related() {
        let Place::Span(_, span) = related else {
            panic!("a place in the file")
        };
        let _ = writeln!(told, "  {}: {label}", place(bytes, span));
    }
    let help = fact.help().expect("every fault has a next step");
    let _ = writeln!(told, "  help: {help}");
}

fn place(bytes: &[u8], span: Span) -> String {
    let line = bytes[..span.start as usize]
        .split(|byte| *byte == b'\n')
        .count();
    let slice = String::from_utf8_lossy(&bytes[span.range()]);
    format!("{}..{} (line {line}) {slice:?}", span.start, span.end)
}
