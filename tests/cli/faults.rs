//! Faults of the machine: what is asked of is no file, what is written to is full or gone. Nothing
//! is half-written, nothing hangs, and each is told.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const SOUND: &str = "\
claimgraph: 1
sources: { paper: { kind: news, title: Paper, published: 2031-05-01 } }
actors: { northland: { name: Northland, kind: state }, southland: { name: Southland, kind: state } }
events:
  raid: { act: attack, actor: northland, target: southland, claims: { source: paper } }
";

fn graph() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("graphs")).expect("a folder");
    fs::write(folder.path().join("graphs/a.yaml"), SOUND).expect("a file");
    folder
}

fn claimgraph(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimgraph"));
    command
        .args(args)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE");
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    claimgraph(folder, args).output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A pipe that nobody writes to; false where the system has none.
fn pipe(path: &Path) -> bool {
    Command::new("mkfifo")
        .arg(path)
        .status()
        .is_ok_and(|it| it.success())
}

#[test]
fn what_is_no_file_is_passed_over() {
    let folder = graph();
    let graphs = folder.path().join("graphs");
    symlink("../graphs", graphs.join("loop")).unwrap();
    symlink("nowhere.yaml", graphs.join("dangling.yaml")).unwrap();
    fs::create_dir(graphs.join("folder.yaml")).unwrap();
    let has_pipe = pipe(&graphs.join("pipe.yaml"));
    let output = run(folder.path(), &["check"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "nothing found in 1 file\n"
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    if has_pipe {
        // Named, it is asked for: it is refused, and not waited for.
        let output = run(folder.path(), &["check", "-g", "graphs/pipe.yaml"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            said(&output).contains("not a regular file"),
            "{}",
            said(&output)
        );
    }
}

#[test]
fn names_need_not_be_unicode() {
    let folder = graph();
    let name = OsStr::from_bytes(b"graphs/\xff.yaml");
    // Not every file system takes such a name.
    if fs::write(folder.path().join(name), "events:\n").is_ok() {
        let output = run(folder.path(), &["check"]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(told.contains("graphs/\u{FFFD}.yaml:1:8"), "{told}");
    }
}

#[test]
fn a_full_disk_is_told() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        eprintln!("skipped: there is no /dev/full");
        return;
    };
    let folder = graph();
    for args in [
        &["check"][..],
        &["list", "events"],
        &["render", "-f", "svg"],
        &["--help"],
    ] {
        let output = claimgraph(folder.path(), args)
            .stdout(Stdio::from(full.try_clone().unwrap()))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = said(&output);
        assert!(
            args == ["--help"] || told.contains("cannot write to stdout"),
            "{args:?}: {told}"
        );
    }
    let output = run(folder.path(), &["render", "-f", "svg", "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let kind = fs::metadata("/dev/full").unwrap().file_type();
    assert!(kind.is_char_device(), "the device became a file");
}

#[test]
fn a_device_and_a_pipe_stay_what_they_are() {
    let folder = graph();
    let output = run(folder.path(), &["render", "-f", "svg", "-o", "/dev/null"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        fs::metadata("/dev/null")
            .unwrap()
            .file_type()
            .is_char_device()
    );
    let path = folder.path().join("out.svg");
    if pipe(&path) {
        let reader = std::thread::spawn({
            let path = path.clone();
            move || fs::read(path).unwrap()
        });
        let output = run(folder.path(), &["render", "-o", "out.svg"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(reader.join().unwrap().starts_with(b"<svg"));
        assert!(fs::metadata(&path).unwrap().file_type().is_fifo());
    }
}

#[test]
fn what_cannot_be_written_leaves_all_as_it_was() {
    let folder = graph();
    for target in ["gone/picture.svg", "graphs", "graphs/a.yaml/picture.svg"] {
        let output = run(folder.path(), &["render", "-f", "svg", "-o", target]);
        assert_eq!(output.status.code(), Some(2), "{target}: {}", said(&output));
        let told = said(&output);
        let is_told = told.contains("cannot write") || told.contains("there is no folder");
        assert!(is_told, "{target}: {told}");
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("graphs/a.yaml")).unwrap(),
        SOUND
    );
    let left: Vec<_> = fs::read_dir(folder.path().join("graphs"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn two_runs_at_once_write_whole_files() {
    let folder = graph();
    let mut runs: Vec<_> = (0..6)
        .map(|_| {
            claimgraph(folder.path(), &["render", "-o", "picture.svg"])
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    let is_whole = |svg: &str| svg.starts_with("<svg") && svg.ends_with("</svg>\n");
    while runs.iter_mut().any(|run| run.try_wait().unwrap().is_none()) {
        if let Ok(svg) = fs::read_to_string(folder.path().join("picture.svg")) {
            assert!(is_whole(&svg), "half a picture");
        }
    }
    let svg = fs::read_to_string(folder.path().join("picture.svg")).unwrap();
    assert!(is_whole(&svg));
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 2, "something is left behind: {names:?}");
}

#[test]
fn a_file_that_vanishes_is_told() {
    let folder = graph();
    let output = run(folder.path(), &["check", "-g", "graphs/gone.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("graphs/gone.yaml"),
        "{}",
        said(&output)
    );
}
