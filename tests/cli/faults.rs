//! Faults of the machine: what is asked of is no file, what is written to is full or gone. Nothing
//! is half-written, nothing hangs, and each is told.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

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
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    let svg = fs::read_to_string(folder.path().join("picture.svg")).unwrap();
    assert!(is_whole(&svg));
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 2, "something is left behind: {names:?}");
}

/// Files that come and go while they are read: each run reads one or tells that it is gone.
#[test]
fn a_file_that_vanishes_is_told() {
    let folder = graph();
    let gone = run(folder.path(), &["check", "-g", "graphs/gone.yaml"]);
    assert_eq!(gone.status.code(), Some(2));
    assert!(said(&gone).contains("graphs/gone.yaml"), "{}", said(&gone));

    let (away, there) = ["b", "graphs/b.yaml"]
        .map(|it| folder.path().join(it))
        .into();
    fs::write(&away, "claimgraph: 1\n").unwrap();
    let is_over = AtomicBool::new(false);
    // What is said is looked at when the other thread has ended: it would else never end.
    let outputs: Vec<Output> = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                fs::rename(&away, &there).unwrap();
                fs::rename(&there, &away).unwrap();
            }
        });
        let check = ["check", "-g", "graphs"];
        let outputs = (0..40).map(|_| claimgraph(folder.path(), &check).output());
        let outputs: Vec<_> = outputs.collect();
        is_over.store(true, Ordering::Relaxed);
        outputs.into_iter().map(Result::unwrap).collect()
    });
    for output in &outputs {
        let told = said(output);
        match output.status.code() {
            Some(0) => {}
            Some(2) => assert!(told.contains("b.yaml"), "{told}"),
            code => panic!("{code:?}: {told}"),
        }
    }
}

/// Killed at whatever moment, a run leaves the file as it was or as it is to be.
#[test]
fn a_killed_run_leaves_no_half_file() {
    let folder = graph();
    let path = folder.path().join("page.html");
    let draw = ["render", "-q", "-o", "page.html"];
    assert!(run(folder.path(), &draw).status.success());
    let whole = fs::read(&path).unwrap();
    let start = Instant::now();
    assert!(run(folder.path(), &draw).status.success());
    let once = start.elapsed();
    fs::write(&path, "the page before").unwrap();
    let (mut old, mut new) = (0_u32, 0_u32);
    // From the start of a run to some time after its end.
    for step in 0..60 {
        let mut child = claimgraph(folder.path(), &draw)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(once * step / 40);
        child.kill().unwrap();
        child.wait().unwrap();
        match fs::read(&path).unwrap() {
            bytes if bytes == whole => {
                new += 1;
                fs::write(&path, "the page before").unwrap();
            }
            bytes => {
                assert_eq!(bytes, b"the page before", "killed at step {step}");
                old += 1;
            }
        }
    }
    // How many end before they are killed depends on the machine.
    assert!(old > 0, "{new} were written");
    let graph = fs::read_to_string(folder.path().join("graphs/a.yaml"));
    assert_eq!(graph.unwrap(), SOUND);
}

/// What a clock says of a file, 1970 or a century ahead, changes nothing.
#[test]
fn clocks_change_nothing() {
    let folder = graph();
    let path = folder.path().join("graphs/a.yaml");
    let mut told = Vec::new();
    for seconds in [0, 1_000_000_000, 4_900_000_000] {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let file = fs::OpenOptions::new().append(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
        let check = run(folder.path(), &["check", "-g", "graphs"]);
        let list = run(folder.path(), &["list", "events", "--format", "json"]);
        let draw = run(folder.path(), &["render", "-f", "svg"]);
        let all = [check, list, draw].map(|output| {
            assert!(output.status.success(), "{}", said(&output));
            assert!(!output.stdout.is_empty());
            output.stdout
        });
        told.push(all);
    }
    assert!(told.windows(2).all(|two| two[0] == two[1]));
}

/// A file that may not be read and a folder that may not be written to are told, and kept.
#[test]
fn what_is_forbidden_is_told() {
    let folder = graph();
    let path = folder.path().join("graphs/a.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let is_free = fs::read(&path).is_ok();
    let read = run(folder.path(), &["check", "-g", "graphs"]);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let write = run(folder.path(), &["render", "-o", "picture.svg"]);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if is_free {
        eprintln!("skipped what_is_forbidden_is_told: nothing is forbidden to this user");
        return;
    }
    for (output, named) in [(read, "a.yaml"), (write, "picture.svg")] {
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(named), "{}", said(&output));
    }
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}
