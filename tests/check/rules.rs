//! Every rule: its page, and the page's two examples, of which the first breaks that rule and no
//! other, and the second none. What is only worth knowing (`info`) is another rule's business.

use claimgraph::check::Examined;
use claimgraph::diagnostic::Severity;
use claimgraph::load::{Files, Options, load_texts};
use claimgraph::report;
use claimgraph::rules::{DEPEND_ON_THE_RUN, Entry, OF_WHAT_SILENCES, RULES, STOP_A_FILE, find};

use super::{Around, of};

const HEADINGS: [&str; 5] = [
    "## What it finds",
    "## Why it matters",
    "## Example",
    "## Use instead",
    "## How to fix it",
];

#[test]
fn the_table_is_in_order() {
    let names: Vec<_> = RULES.iter().map(|entry| entry.rule.name).collect();
    assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    for name in names {
        let kebab = |b: u8| b.is_ascii_lowercase() || b == b'-';
        assert!(name.bytes().all(kebab), "{name}");
        assert!(std::ptr::eq(find(name).unwrap().rule.name, name));
    }
    for name in [STOP_A_FILE, DEPEND_ON_THE_RUN, OF_WHAT_SILENCES].concat() {
        assert!(find(name).is_some(), "{name}");
    }
}

/// What is found while files are decoded has its page too.
#[test]
fn every_rule_of_decoding_is_in_the_table() {
    for rule in claimgraph::model::decode::fault::RULES {
        let entry = find(rule.name).unwrap_or_else(|| panic!("{}", rule.name));
        assert_eq!(entry.rule, *rule);
    }
}

/// A file of `src/rules` that is in no row would be a page that nobody reads.
#[test]
fn every_file_of_a_rule_is_in_the_table() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            if text.contains(HEADINGS[0]) {
                let name = path.file_stem().unwrap().to_str().unwrap();
                pages.push(name.replace('_', "-"));
            }
        }
    }
    pages.sort();
    let names: Vec<_> = RULES.iter().map(|entry| entry.rule.name).collect();
    assert_eq!(pages, names);
}

#[test]
fn every_rule_has_a_page() {
    for entry in RULES {
        let page = entry.page();
        let prose = page.split("```").step_by(2).flat_map(str::lines);
        let headings: Vec<_> = prose.filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings, HEADINGS, "{}", entry.rule.name);
        let title = page.lines().next().unwrap();
        assert!(title.ends_with('.'), "{}: {title}", entry.rule.name);
    }
}

#[test]
fn every_rule_fires_on_its_example() {
    for entry in RULES {
        let (files, examined) = run(&example(entry, 0));
        let report = report::human(&files, &examined, false);
        let mut is_found = false;
        for found in &examined.findings {
            let rule = found.finding.fact.rule();
            is_found |= rule.name == entry.rule.name;
            if rule.name != entry.rule.name && found.severity == Severity::Info {
                continue;
            }
            assert_eq!(rule.name, entry.rule.name, "{report}");
            let fact = &found.finding.fact;
            let next = fact.help().is_some() || !fact.label().is_empty();
            assert!(next || rule.name == "syntax", "{report}");
        }
        assert!(is_found, "{}\n{report}", entry.rule.name);
    }
}

#[test]
fn every_rule_is_silent_where_its_page_says() {
    for entry in RULES {
        let (files, examined) = run(&example(entry, 1));
        let report = report::human(&files, &examined, false);
        let is_silent = examined.open().all(|found| {
            let rule = found.finding.fact.rule();
            rule.name != entry.rule.name && found.severity == Severity::Info
        });
        assert!(is_silent, "{}\n{report}", entry.rule.name);
    }
}

/// Examines an example: one claim file, or several files, each after a line `# PATH`. Local copies
/// of texts lie under `texts/`.
fn run(example: &str) -> (Files, Examined) {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in example.lines() {
        let path = line.strip_prefix("# ").filter(|path| {
            !path.contains(' ')
                && [".yaml", ".json", ".txt"]
                    .iter()
                    .any(|it| path.ends_with(it))
        });
        match (path, files.last_mut()) {
            (Some(path), _) => files.push((path, String::new())),
            (None, Some((_, text))) => text.extend([line, "\n"]),
            (None, None) => files.push(("example.yaml", format!("{line}\n"))),
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut claims = Vec::new();
    let (mut config, mut baseline, mut texts) = (None, None, None);
    for (path, text) in &files {
        match *path {
            "claimgraph.yaml" => config = Some(text.as_str()),
            "baseline.json" => baseline = Some(text.as_str()),
            path => match path.strip_prefix("texts/") {
                Some(name) => {
                    std::fs::write(folder.path().join(name), text).unwrap();
                    texts = Some(folder.path());
                }
                None => claims.push((path.to_owned(), text.clone())),
            },
        }
    }
    let around = Around {
        config,
        baseline,
        texts,
        folder: None,
    };
    of(load_texts(claims, &Options::default()).unwrap(), around)
}

/// The nth example of a page. A picture of a control character stands for the character.
fn example(entry: &Entry, nth: usize) -> String {
    let page = entry.page();
    let examples: Vec<_> = page
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert_eq!(examples.len(), 2, "{}", entry.rule.name);
    examples[nth].replace('␇', "\u{7}")
}
