//! Files made to hurt: each is refused, or read, in time linear in its length and in bounded
//! memory. The sizes are small enough for every test run and large enough for a square to show.

use std::time::{Duration, Instant};

use claimgraph::yaml::{self, Fault, Feature, LimitExceeded, Limits, Parsed};

/// Reads `text` and holds that it took less than a square or a hang would.
fn read(text: &str) -> Parsed<'_> {
    let start = Instant::now();
    let parsed = yaml::parse(text, &Limits::default());
    let spent = start.elapsed();
    assert!(
        spent < Duration::from_secs(20),
        "{spent:?} for {} bytes",
        text.len()
    );
    parsed
}

fn only_fault(text: &str) -> Fault {
    let parsed = read(text);
    assert_eq!(parsed.faults.len(), 1, "{:?}", parsed.faults);
    parsed.faults.into_iter().next().expect("one").fault
}

#[test]
fn depth_ends_the_file() {
    for text in ["[", "{", "{a: ", "- ", "? ", "[{a: ["] {
        let fault = only_fault(&text.repeat(1_000_000));
        assert_eq!(
            fault,
            Fault::Limit(LimitExceeded::Depth { limit: 64 }),
            "{text:?}"
        );
    }
    let deep = |depth: usize| format!("{}x{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&deep(64)).faults.is_empty());
    assert_eq!(
        only_fault(&deep(65)),
        Fault::Limit(LimitExceeded::Depth { limit: 64 })
    );
}

#[test]
fn a_high_depth_limit_is_capped() {
    let limits = Limits {
        depth: u32::MAX,
        ..Limits::default()
    };
    let text = "[".repeat(10_000);
    let parsed = yaml::parse(&text, &limits);
    let fault = parsed.faults.into_iter().next().expect("one").fault;
    assert_eq!(fault, Fault::Limit(LimitExceeded::Depth { limit: 256 }));
}

#[test]
fn long_scalars_are_refused_and_the_rest_is_read() {
    let long = "x y ".repeat(300_000);
    let lines = "  x y z\n".repeat(200_000);
    for text in [
        format!("a: {long}\nb: *c\n"),
        format!("a: \"{long}\"\nb: *c\n"),
        format!("a: '{long}'\nb: *c\n"),
        format!("a: |\n{lines}b: *c\n"),
        format!("a: >\n{lines}b: *c\n"),
        format!("a:\n{lines}b: *c\n"),
        format!("? {long}\n: 1\nb: *c\n"),
    ] {
        let parsed = read(&text);
        let faults: Vec<_> = parsed.faults.iter().map(|fault| &fault.fault).collect();
        let start: String = text.chars().take(12).collect();
        let [
            Fault::Limit(LimitExceeded::Scalar { limit: 1_048_576 }),
            Fault::Feature(alias),
        ] = faults[..]
        else {
            panic!("{start:?}: {faults:?}");
        };
        assert_eq!(alias.feature, Feature::Alias, "{start:?}");
        assert!(parsed.faults[0].span.len() > 1_048_576, "{start:?}");
    }
    let fits = format!("a: {}\n", "x".repeat(1 << 20));
    assert!(read(&fits).faults.is_empty());
}

#[test]
fn many_keys_are_compared_in_linear_time() {
    let many = keys(200_000);
    let parsed = read(&many);
    assert!(parsed.faults.is_empty());
    let document = parsed.document.expect("no fault, so a document");
    assert_eq!(
        document.root.as_mapping().map(yaml::Mapping::len),
        Some(200_000)
    );
}

#[test]
fn equal_keys_are_found_however_many_are_between() {
    let many = keys(1000);
    for twice in ["k0", "k11", "k12", "k13", "k999"] {
        let text = format!("{many}\"{twice}\": 2\n");
        let Fault::DuplicateKey(duplicate) = only_fault(&text) else {
            panic!("{twice}")
        };
        let place = many.find(&format!("{twice}:"));
        assert_eq!(Some(duplicate.first.start as usize), place, "{twice}");
    }
}

fn keys(count: usize) -> String {
    let numbers: Vec<String> = (0..count).map(|key| key.to_string()).collect();
    format!("k{}: 1\n", numbers.join(": 1\nk"))
}

#[test]
fn the_same_key_often_is_counted() {
    let text = "k: 1\n".repeat(100_000);
    let parsed = read(&text);
    assert_eq!(parsed.faults.len(), 201);
    let last = parsed.faults.last().map(|fault| &fault.fault);
    assert_eq!(
        last,
        Some(&Fault::Limit(LimitExceeded::Faults {
            left_out: 99_999 - 200
        }))
    );
}

#[test]
fn a_second_document_ends_the_file() {
    let Fault::Feature(refused) = only_fault(&"---\na: 1\n".repeat(50_000)) else {
        panic!()
    };
    assert_eq!(refused.feature, Feature::SecondDocument);
}

#[test]
fn aliases_are_never_expanded() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    let parsed = read(bomb);
    assert_eq!(parsed.faults.len(), 7);
    let many = format!("a: &a x\nb: [{}]\n", "*a, ".repeat(100_000));
    assert_eq!(read(&many).faults.len(), 201);
}

#[test]
fn many_small_values_are_limited() {
    let limits = Limits::default().with_file_bytes(1 << 20);
    let text = format!("[{}]", "[],".repeat(100_000));
    let parsed = yaml::parse(&text, &limits);
    assert_eq!(parsed.faults.len(), 1);
    let fault = &parsed.faults[0].fault;
    assert_eq!(*fault, Fault::Limit(LimitExceeded::Nodes { limit: 65_536 }));
}

#[test]
fn a_large_file_is_refused_by_its_length() {
    let limits = Limits::default();
    assert!(limits.check_size(64 << 20).is_ok());
    let fault = limits
        .check_size((64 << 20) + 1)
        .expect_err("one byte more");
    let limit = 64 << 20;
    assert_eq!(
        fault.fault,
        Fault::Limit(LimitExceeded::File {
            bytes: limit + 1,
            limit
        })
    );
    assert!(
        limits
            .with_file_bytes(1 << 40)
            .check_size(u64::from(u32::MAX))
            .is_ok()
    );
    assert!(limits.with_file_bytes(1 << 40).check_size(1 << 32).is_err());
    let parsed = yaml::parse("a: 12345", &limits.with_file_bytes(7));
    assert!(parsed.document.is_none() && parsed.faults.len() == 1);
}

#[test]
fn long_lines_of_marks_are_linear() {
    let count = 50_000;
    for (unit, tail) in [
        (":a", "\n"),
        ("!x ", "\n"),
        ("&x ", "\n"),
        ("\"a\n", "\n"),
        ("? a\n", "\n"),
        ("# claimgraph:\n", "a: 1\n"),
        ("\n", "a: 1\n"),
        ("%FOO x\n", "---\na: 1\n"),
        ("\u{0}", "\n"),
        ("'' ", "\n"),
        ("\t", "a: 1\n"),
        ("\\", "\n"),
        ("a ", ": 1\n"),
    ] {
        drop(read(&(unit.repeat(count) + tail)));
        drop(read(&format!("a:\n  b: [{}{tail}", unit.repeat(count))));
        drop(read(&format!("a:\n{}  b{tail}", unit.repeat(count))));
    }
}
