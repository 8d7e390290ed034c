//! `claimgraph init`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{CliError, Outcome, Output};
use crate::schema::schema_text;
use crate::text::write_whole;

/// Make a working folder: configuration, a small invented graph, a workflow that checks it
///
/// Nothing is ever overwritten: a file that is there is left as it is, and said so.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The folder; it is made where it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,

    /// For which service a workflow is written
    #[arg(long, value_name = "SERVICE", default_value_t, value_enum)]
    ci: Service,
}

/// A service that checks on every change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Service {
    /// `.github/workflows/claims.yml`
    #[default]
    Github,
    /// `.gitlab-ci.yml`
    Gitlab,
    /// No workflow
    None,
}

/// Makes the folder.
pub(super) fn run(args: &Args, output: &mut Output) -> Result<Outcome, CliError> {
    let mut files = vec![
        (
            "claimgraph.yaml",
            include_str!("init/claimgraph.yaml").to_owned(),
        ),
        (
            "graphs/example/report.yaml",
            include_str!("init/report.yaml").to_owned(),
        ),
        (
            "texts/example-report.txt",
            include_str!("init/example-report.txt").to_owned(),
        ),
        ("schemas/claimgraph.schema.json", schema_text()),
        (".gitignore", "/texts/\n".to_owned()),
        (
            ".pre-commit-config.yaml",
            include_str!("init/pre-commit.yaml").to_owned(),
        ),
    ];
    match args.ci {
        Service::Github => files.push((
            ".github/workflows/claims.yml",
            include_str!("init/github.yml").to_owned(),
        )),
        Service::Gitlab => {
            files.push((".gitlab-ci.yml", include_str!("init/gitlab.yml").to_owned()));
        }
        Service::None => {}
    }
    let mut left = 0;
    for (path, text) in files {
        if make(&args.folder, path, &text)? {
            output.line(format!("made {path}"));
        } else {
            left += 1;
            output.line(format!("left {path}, which is there"));
        }
    }
    if left > 0 {
        output.note("note: what was there is as it was; `init` adds nothing to a file");
    }
    let here = args.folder == Path::new(".");
    let first = if here {
        String::new()
    } else {
        format!("cd {} && ", args.folder.display())
    };
    output.note(format!(
        "next: {first}claimgraph check && claimgraph render -o authorizations.svg"
    ));
    Ok(Outcome::Done)
}

/// Makes a file, unless there is one.
fn make(folder: &Path, path: &str, text: &str) -> Result<bool, CliError> {
    let path = folder.join(path);
    // A link that leads nowhere is something that is there.
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| write_whole(&path, text.as_bytes()))
        .map_err(|source| CliError::Write {
            what: path.display().to_string(),
            source,
        })?;
    Ok(true)
}
