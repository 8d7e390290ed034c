//! What must hold of any input whatever. Each is a fuzz target of the same name, and holds of what
//! fuzzing found worth keeping, in `seeds`.

#![allow(unreachable_pub, reason = "they are public to the targets")]

mod kept;
mod pictures;
mod texts;

pub use kept::{cache, edits};
pub use pictures::{pictures, scene};
pub use texts::{comments, config, dates, fix, graph, via, yaml};

#[cfg(test)]
type Target = (&'static str, fn(&[u8]));

/// Every target.
#[cfg(test)]
const TARGETS: [Target; 10] = [
    ("cache", cache),
    ("comments", comments),
    ("config", config),
    ("dates", dates),
    ("edits", edits),
    ("fix", fix),
    ("graph", graph),
    ("pictures", pictures),
    ("via", via),
    ("yaml", yaml),
];

#[cfg(test)]
#[test]
fn what_is_kept_holds() {
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    for (name, holds) in TARGETS {
        let files = std::fs::read_dir(seeds.join(name)).expect("seeds of each target");
        let mut paths: Vec<_> = files.map(|it| it.expect("a seed").path()).collect();
        paths.sort();
        assert!(!paths.is_empty(), "{name}");
        for path in paths {
            println!("{}", path.display());
            holds(&std::fs::read(&path).expect("a seed"));
        }
    }
}
