//! What is kept between checks: it never changes what is told, and nothing of it is in the way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// A working folder with a graph of several files, and a folder for what is kept.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let graphs = folder.path().join("work/graphs");
        fs::create_dir_all(&graphs).expect("a folder");
        let world = "sources: { paper: { kind: news, title: Paper, published: 2031-05-01 } }\n\
                     actors: { northland: { name: Northland, kind: state } }\n";
        fs::write(graphs.join("world.yaml"), world).expect("a file");
        for event in 1..=9 {
            let text = format!(
                "events:\n  raid-{event}: {{ act: attack, actor: northland, date: 2031-04-0{event} }}\n\
                 claims:\n  - {{ about: raid-{event}, source: paper }}\n"
            );
            fs::write(graphs.join(format!("{event}.yaml")), text).expect("a file");
        }
        Self { folder }
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    /// What is kept.
    fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.cache()).into_iter().flatten();
        entries.map(|it| it.expect("an entry").path()).collect()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join("work/graphs").join(name);
        fs::write(path, text).expect("a file");
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimgraph"));
        command
            .arg("check")
            .args(args)
            .current_dir(self.folder.path().join("work"))
            .env_remove("CLICOLOR_FORCE")
            .env("CLAIMGRAPH_CACHE", self.cache());
        command
    }

    fn check(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("it runs")
    }

    /// Checks with what is kept, and holds it to a check without.
    #[track_caller]
    fn check_twice(&self) -> String {
        let (with, without) = (self.check(&[]), self.check(&["--no-cache"]));
        assert_eq!(with, without);
        String::from_utf8(with.stdout).expect("text")
    }
}

const EDITED: &str = "events:\n  raid-3: { act: attack, actor: northland, date: 2031-06-03 }\n\
                      claims:\n  - { about: raid-3, source: paper }\n";

#[test]
fn what_is_kept_is_gone_on_from() {
    let desk = Desk::new();
    assert!(desk.check_twice().ends_with("nothing found in 10 files\n"));
    let [kept] = &desk.kept()[..] else {
        panic!("one file for one graph");
    };
    let first = fs::read(kept).expect("it is kept");
    desk.write("3.yaml", EDITED);
    let told = desk.check_twice();
    assert!(told.contains("[reported-before-event]"), "{told}");
    assert!(told.contains("graphs/3.yaml:2:"), "{told}");
    // What is kept is that of the first check: it was gone on from.
    assert_eq!(fs::read(kept).expect("it is kept"), first);
    // What is damaged is not, and is kept anew.
    for damaged in [
        &first[..first.len() / 2],
        &[first.as_slice(), b"x"].concat(),
        b"",
    ] {
        fs::write(kept, damaged).expect("a file");
        assert_eq!(desk.check_twice(), told);
        let anew = fs::read(kept).expect("it is kept");
        assert!(anew.len() > first.len(), "with what was found");
    }
}

#[test]
fn comments_and_settings_have_their_say_each_time() {
    let desk = Desk::new();
    desk.write("3.yaml", EDITED);
    assert_eq!(desk.check(&[]).status.code(), Some(1));
    let rule = "reported-before-event";
    assert_eq!(desk.check(&["--allow", rule]).status.code(), Some(0));
    assert_eq!(desk.check(&["graphs/4.yaml"]).status.code(), Some(0));
    let config = desk.folder.path().join("work/claimgraph.yaml");
    let text = format!(
        "check:\n  records:\n    raid-3: {{ {rule}: off }}\n    raid-33: {{ {rule}: off }}\n"
    );
    fs::write(&config, text).expect("a file");
    let told = desk.check_twice();
    assert!(told.contains("raid-33"), "{told}");
    fs::remove_file(&config).expect("it is there");
    let allowed = format!("# claimgraph: allow {rule} -- a test\n{EDITED}");
    desk.write(
        "3.yaml",
        &EDITED.replace(
            "  raid-3",
            &format!("  # claimgraph: allow {rule} -- a test\n  raid-3"),
        ),
    );
    let told = desk.check_twice();
    assert!(told.contains("1 allowed"), "{told}, {allowed}");
    fs::remove_file(desk.folder.path().join("work/graphs/3.yaml")).expect("it is there");
    assert!(desk.check_twice().ends_with("nothing found in 9 files\n"));
}

#[test]
fn where_nothing_can_be_kept_nothing_is_said_of_it() {
    let desk = Desk::new();
    fs::write(desk.cache(), "a file where the folder would be").expect("a file");
    desk.check_twice();
    let told = desk.check(&[]);
    assert!(told.stderr.is_empty(), "{told:?}");
    let desk = Desk::new();
    desk.check(&["--no-cache"]);
    desk.check(&["--fix"]);
    desk.check(&["--diff"]);
    assert!(!desk.cache().exists());
}

#[test]
fn a_small_graph_is_not_worth_it() {
    let desk = Desk::new();
    let mut command = desk.command(&[]);
    let home = desk.folder.path().join("home");
    command
        .env_remove("CLAIMGRAPH_CACHE")
        .env("XDG_CACHE_HOME", &home);
    command.env("HOME", &home).env("LOCALAPPDATA", &home);
    assert!(command.output().expect("it runs").status.success());
    assert!(!home.exists());
    // Five hundred files are.
    for file in 10..510 {
        desk.write(&format!("{file}.yaml"), "claimgraph: 1\n");
    }
    assert!(command.output().expect("it runs").status.success());
    let found = |folder: &Path| {
        walk(folder)
            .iter()
            .any(|it| it.extension().is_some_and(|it| it == "check"))
    };
    assert!(found(&home));
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|it| it.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                walk(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn several_checks_at_once_do_not_disturb_each_other() {
    let desk = Desk::new();
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let output = desk.check(&[]);
                    assert_eq!(output.status.code(), Some(0), "{output:?}");
                    assert!(output.stdout.ends_with(b"nothing found in 10 files\n"));
                }
            });
        }
    });
    assert_eq!(desk.kept().len(), 1, "and nothing unfinished is left");
}

#[test]
fn a_folder_does_not_grow_without_end() {
    let desk = Desk::new();
    for event in 1..=9 {
        for other in 1..=2 {
            let (one, other) = (
                format!("graphs/{event}.yaml"),
                format!("graphs/{other}.yaml"),
            );
            desk.check(&["-g", &one, "-g", &other]);
        }
    }
    assert_eq!(desk.kept().len(), 16);
    // Nor do runs that were killed leave anything for long.
    let unfinished = desk.cache().join(".claimgraph-abcdef");
    let file = fs::File::create(&unfinished).expect("a file");
    let long_ago = SystemTime::now() - Duration::from_secs(7200);
    file.set_modified(long_ago).expect("a time");
    desk.check(&["-g", "graphs/9.yaml"]);
    assert!(!unfinished.exists());
}
