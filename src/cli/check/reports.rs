//! Which reports a run of `check` writes, and where to.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::super::settings::Settings;
use super::super::{CliError, Output};
use crate::check::Examined;
use crate::load::Files;
use crate::report::{self, Base};
use crate::text::write_whole;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines they are about, for people
    #[default]
    Human,
    /// One line each
    Concise,
    /// For programs; carries a version
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub's annotations; past the ten of a kind that it shows, a job summary lists all
    Github,
    /// GitLab's Code Quality
    Gitlab,
    /// `JUnit` XML
    Junit,
}

/// The reports of one run, each with its file; at most one has none and goes to stdout.
#[derive(Debug)]
pub(super) struct Reports(Vec<(Format, Option<PathBuf>)>);

impl Reports {
    /// The reports that are asked for: `--output FORMAT=FILE`, with `-` for stdout; `--output FILE`
    /// takes the format of `--format`; without any, that one goes to stdout.
    ///
    /// # Errors
    /// Two of them would go to one place.
    pub(super) fn new(format: Option<Format>, settings: &Settings) -> Result<Self, CliError> {
        let mut reports: Vec<(Format, Option<PathBuf>)> = Vec::new();
        for wanted in &settings.output {
            let named = wanted.to_str().and_then(|text| text.split_once('='));
            let named = named.and_then(|(name, file)| {
                let format = Format::from_str(name, false).ok()?;
                Some((format, Path::new(file)))
            });
            let (format, file) = named.unwrap_or((format.unwrap_or_default(), wanted));
            let file = (file != Path::new("-")).then(|| file.to_path_buf());
            if reports.iter().any(|(_, other)| *other == file) {
                let place = file.map_or("stdout".to_owned(), |file| file.display().to_string());
                return Err(CliError::usage_with_help(
                    format!("two reports would go to {place}"),
                    "give each its own: `--output human=- --output sarif=out.sarif`",
                ));
            }
            reports.push((format, file));
        }
        if reports.is_empty() {
            reports.push((format.unwrap_or_default(), None));
        }
        Ok(Self(reports))
    }

    /// The file of the only report, if it has one.
    pub(super) fn only_file(&self) -> Option<PathBuf> {
        match &self.0[..] {
            [(_, file)] => file.clone(),
            _ => None,
        }
    }

    /// Writes them all, those in files first. A summary is said on stderr where the report on
    /// stdout does not end with one.
    pub(super) fn write(
        &self,
        files: &Files,
        examined: &Examined,
        output: &mut Output,
        base: &Base,
    ) -> Result<(), CliError> {
        output.use_stdout();
        let mut summed_up = false;
        for (format, file) in &self.0 {
            let color = file.is_none() && output.is_colored();
            let text = format.text(files, examined, base, color)?;
            let Some(path) = file else {
                summed_up = matches!(format, Format::Human | Format::Github);
                output.answer(text);
                continue;
            };
            write_whole(path, text.as_bytes()).map_err(|source| CliError::Write {
                what: path.display().to_string(),
                source,
            })?;
        }
        if !summed_up {
            output.note(report::summary(examined));
        }
        Ok(())
    }
}

impl Format {
    fn text(
        self,
        files: &Files,
        examined: &Examined,
        base: &Base,
        color: bool,
    ) -> Result<String, CliError> {
        Ok(match self {
            Self::Human => report::human(files, examined, color),
            Self::Concise => report::concise(files, examined),
            Self::Json => report::json(files, examined),
            Self::Sarif => report::sarif(files, examined, base),
            Self::Gitlab => report::gitlab(files, examined, base),
            Self::Junit => report::junit(files, examined),
            Self::Github => {
                let github = report::github(files, examined, base);
                if let Some(summary) = github.summary {
                    add_to_summary(&summary)?;
                }
                github.log
            }
        })
    }
}

/// Adds to the summary of the job, where GitHub says that there is one.
fn add_to_summary(text: &str) -> Result<(), CliError> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let add = || {
        let mut file = OpenOptions::new().append(true).create(true).open(&path)?;
        file.write_all(text.as_bytes())
    };
    add().map_err(|source| CliError::Write {
        what: Path::new(&path).display().to_string(),
        source,
    })
}

/// Where a folder lies in the repository around it; outside of one, it is the root itself.
pub(super) fn base(folder: &Path) -> Base {
    let root = folder.ancestors().find(|it| it.join(".git").exists());
    let below = root.and_then(|root| folder.strip_prefix(root).ok());
    let below = below.map(|path| path.to_string_lossy().replace('\\', "/"));
    Base::below_root(&below.unwrap_or_default())
}
