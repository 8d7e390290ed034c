//! The graphs of this repository load without a fault.

use std::fs;
use std::path::{Path, PathBuf};

use claimgraph::load::{Loaded, Options, load};

/// The folders of all graphs: those of the semantic cases, and the real ones.
pub(crate) fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = Vec::new();
    for parent in ["tests/semantics", "graphs"] {
        let entries = fs::read_dir(root.join(parent)).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("it can be read").path());
        folders.extend(paths.filter(|path| path.is_dir()));
    }
    folders.sort();
    folders
}

/// The claim files of a folder of [`folders`].
pub(crate) fn claim_files(folder: &Path) -> Vec<PathBuf> {
    let single = folder.join("graph.yaml");
    if single.exists() {
        vec![single]
    } else {
        vec![folder.to_path_buf()]
    }
}

fn told(loaded: &Loaded) -> Vec<String> {
    let tell = |finding: &claimgraph::diagnostic::Finding| {
        let path = loaded.files.path(finding.place.file());
        format!("{path} {}: {}", finding.record, finding.fact.message())
    };
    loaded.findings.iter().map(tell).collect()
}

#[test]
fn every_graph_loads_without_a_fault() {
    let folders = folders();
    assert!(folders.len() > 70, "{} graphs", folders.len());
    let mut faults = Vec::new();
    for folder in folders {
        let loaded = load(&claim_files(&folder), &Options::default()).expect("it can be read");
        assert!(!loaded.dataset.events.is_empty(), "{}", folder.display());
        assert_eq!(loaded.unloaded, 0, "{}", folder.display());
        faults.extend(told(&loaded));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
