//! What has changed since a revision, as git's command line tells it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Ran, Stdio};

use super::super::CliError;
use crate::text::files::is_yaml;

/// A file of the work tree that differs from a revision.
#[derive(Debug)]
pub(super) struct Differs {
    /// Where it is, or was.
    pub(super) path: PathBuf,
    /// The text that it had in the revision, if it was there and is UTF-8.
    pub(super) text: Option<String>,
}

/// The YAML files that differ between a revision and the work tree, untracked ones included.
///
/// # Errors
/// No git, no repository, no such revision.
pub(super) fn differing(folder: &Path, revision: &str) -> Result<Vec<Differs>, CliError> {
    if revision.starts_with('-') {
        return Err(CliError::usage(format!("`{revision}` is no revision")));
    }
    let root = git(folder, &["rev-parse", "--show-toplevel"])?;
    let root = PathBuf::from(String::from_utf8_lossy(&root).trim_end_matches('\n'));
    let commit = format!("{revision}^{{commit}}");
    let commit = git(
        &root,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ],
    )
    .map_err(|_| {
        CliError::usage_with_help(
            format!("git knows no revision `{revision}`"),
            "name a branch, tag or commit; in CI, fetch it first (`fetch-depth: 0`)",
        )
    })?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let changed = ["diff", "--name-only", "--no-renames", "-z", &commit, "--"];
    let mut paths = git(&root, &changed)?;
    paths.extend(git(
        &root,
        &["ls-files", "-z", "--others", "--exclude-standard"],
    )?);
    let mut paths: Vec<String> = String::from_utf8_lossy(&paths)
        .split('\0')
        .filter(|path| is_yaml(Path::new(path)))
        .map(str::to_owned)
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let texts = texts(&root, &commit, &paths)?;
    let files = paths.iter().zip(texts);
    Ok(files
        .map(|(path, text)| Differs {
            path: root.join(path),
            text,
        })
        .collect())
}

/// The texts that files had in a commit.
fn texts(root: &Path, commit: &str, paths: &[String]) -> Result<Vec<Option<String>>, CliError> {
    let mut child = command(root, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| missing(&error))?;
    let input = child.stdin.take();
    let wanted = paths
        .iter()
        .map(String::as_str)
        .filter(|path| !path.contains('\n'));
    let lines = wanted.flat_map(|path| [commit, ":", path, "\n"]);
    let wanted: String = lines.collect();
    let ran = std::thread::scope(|scope| {
        // Written beside reading, so that neither waits for the other for ever.
        scope.spawn(move || {
            // If git has gone, there is nothing to read either.
            let _ = input.map(|mut input| input.write_all(wanted.as_bytes()));
        });
        child.wait_with_output()
    });
    let answer = ran.map_err(|error| missing(&error))?.stdout;
    let mut rest = &answer[..];
    let mut texts = Vec::with_capacity(paths.len());
    for path in paths {
        if path.contains('\n') {
            texts.push(None);
            continue;
        }
        let end = rest.iter().position(|byte| *byte == b'\n');
        let (head, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.get(1..).unwrap_or_default();
        let head = String::from_utf8_lossy(head);
        let size = head
            .split(' ')
            .nth(2)
            .and_then(|size| size.parse::<usize>().ok());
        let Some(size) = size.filter(|_| head.contains(" blob ")) else {
            texts.push(None);
            continue;
        };
        let blob = rest.get(..size).unwrap_or_default();
        texts.push(String::from_utf8(blob.to_vec()).ok());
        rest = rest.get(size + 1..).unwrap_or_default();
    }
    Ok(texts)
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).args(args);
    command
}

fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, CliError> {
    let Ran {
        status,
        stdout,
        stderr,
    } = command(folder, args)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| missing(&error))?;
    if status.success() {
        return Ok(stdout);
    }
    let said = String::from_utf8_lossy(&stderr);
    let said = said.lines().next().unwrap_or("git failed").to_owned();
    Err(CliError::usage_with_help(
        format!("`--changed` asks git, which says: {said}"),
        "run it in a git repository, or leave `--changed` out",
    ))
}

fn missing(error: &std::io::Error) -> CliError {
    CliError::usage_with_help(
        format!("`--changed` needs git, which cannot be run: {error}"),
        "install git, or leave `--changed` out",
    )
}
