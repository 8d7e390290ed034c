//! Whole reports. A case is a folder with a graph and what is expected of it: `human.txt`,
//! `concise.txt`, `report.json`, `sarif.json`, `github.txt` (and `summary.md`), `gitlab.json` or
//! `junit.xml`; with a `claimgraph.yaml`, a `baseline.json` or a folder `texts`
//! with local copies, these are used. `UPDATE=1 cargo test check::cases` writes them anew; read them
//! before they are committed.

use std::fs;
use std::path::Path;

use claimgraph::load::{Options, load};
use claimgraph::report::{self, Base};

use super::Around;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/cases");

#[test]
fn reports_are_as_expected() {
    let mut cases: Vec<_> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() >= 12);
    let faults: Vec<String> = cases.iter().flat_map(|case| compare(case)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What differs from what is expected of a case.
fn compare(case: &Path) -> Vec<String> {
    let options = Options {
        shown_from: case.to_path_buf(),
        ..Options::default()
    };
    let read = |name: &str| fs::read_to_string(case.join(name)).ok();
    let (config, baseline) = (read("claimgraph.yaml"), read("baseline.json"));
    let texts = case.join("texts");
    let around = Around {
        config: config.as_deref(),
        baseline: baseline.as_deref(),
        folder: Some(case),
        texts: texts.exists().then_some(&*texts),
    };
    let (files, examined) = super::of(load(&[case], &options).unwrap(), around);
    let base = Base::below_root("news desk");
    let github = report::github(&files, &examined, &base);
    let mut expected = 0;
    let mut faults = Vec::new();
    for (name, report) in [
        ("human.txt", report::human(&files, &examined, false)),
        ("concise.txt", report::concise(&files, &examined)),
        ("report.json", report::json(&files, &examined)),
        (
            "sarif.json",
            results(&report::sarif(&files, &examined, &base)),
        ),
        ("github.txt", github.log),
        ("summary.md", github.summary.unwrap_or_default()),
        ("gitlab.json", report::gitlab(&files, &examined, &base)),
        ("junit.xml", report::junit(&files, &examined)),
    ] {
        let path = case.join(name);
        if !path.exists() {
            continue;
        }
        expected += 1;
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &report).unwrap();
        } else if fs::read_to_string(&path).unwrap() != report {
            faults.push(format!("{} differs; now it is\n{report}", path.display()));
        }
    }
    if expected == 0 {
        faults.push(format!("{} expects nothing", case.display()));
    }
    faults
}

/// The results of a SARIF log, without what depends on how many rules there are.
fn results(log: &str) -> String {
    let mut log: serde_json::Value = serde_json::from_str(log).unwrap();
    let results = log["runs"][0]["results"].as_array_mut().unwrap();
    for result in results.iter_mut() {
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    serde_json::to_string_pretty(results).unwrap() + "\n"
}
