//! Output: answers on stdout or in a file, all else on stderr.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;

use anstream::AutoStream;
use anstream::ColorChoice;

use super::CliError;
use super::settings::{Color, Settings};
use super::table::{Page, clean};
use crate::text::{plain, write_whole};

/// Where answers and notes go. An answer is gathered and written at the end, whole.
#[derive(Debug)]
pub(super) struct Output {
    answer: Vec<u8>,
    file: Option<PathBuf>,
    color: ColorChoice,
    quiet: bool,
}

impl Output {
    /// The output that the settings ask for.
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            answer: Vec::new(),
            file: settings.output.last().cloned(),
            color: match settings.color {
                Color::Auto => ColorChoice::Auto,
                Color::Always => ColorChoice::AlwaysAnsi,
                Color::Never => ColorChoice::Never,
            },
            quiet: settings.quiet,
        }
    }

    /// Adds to the answer.
    pub(super) fn answer(&mut self, text: impl AsRef<[u8]>) {
        self.answer.extend_from_slice(text.as_ref());
    }

    /// Adds a line of plain text to the answer; whatever it holds, it keeps to its line.
    pub(super) fn line(&mut self, text: impl AsRef<str>) {
        self.answer
            .extend_from_slice(clean(text.as_ref()).as_bytes());
        self.answer.push(b'\n');
    }

    /// Adds lines of plain text to the answer.
    pub(super) fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.line(line);
        }
    }

    /// The file that the answer goes to, if it is not stdout.
    pub(super) fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref()
    }

    /// Sends the answer to stdout after all: the command has written its file itself.
    pub(super) fn use_stdout(&mut self) {
        self.file = None;
    }

    /// Sends the answer to a file, or to stdout.
    pub(super) fn use_file(&mut self, file: Option<PathBuf>) {
        self.file = file;
    }

    /// Whether the answer goes to a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.file.is_none() && stdout().is_terminal()
    }

    /// What the answer is printed on.
    pub(super) fn page(&self) -> Page {
        let size = self.is_terminal().then(terminal_size::terminal_size);
        Page {
            width: size.flatten().map(|(width, _)| usize::from(width.0)),
            is_colored: self.is_colored(),
        }
    }

    /// Whether the answer is to be coloured.
    pub(super) fn is_colored(&self) -> bool {
        self.file.is_none()
            && match self.color {
                ColorChoice::Auto => AutoStream::choice(&stdout()) != ColorChoice::Never,
                choice => choice != ColorChoice::Never,
            }
    }

    /// Says something on stderr, unless asked to be quiet.
    pub(super) fn note(&self, text: impl AsRef<str>) {
        if !self.quiet {
            self.say(text.as_ref());
        }
    }

    /// Says on stderr why the command could not run, and the next step.
    pub(super) fn error(&self, error: &CliError) {
        self.say(&format!("error: {}", harmless(&error.to_string())));
        if let Some(help) = error.help() {
            self.say(&format!("help: {}", harmless(&help)));
        }
    }

    /// Writes the answer. A reader that has gone away is no error.
    pub(super) fn finish(&mut self) -> Result<(), CliError> {
        let answer = std::mem::take(&mut self.answer);
        if let Some(path) = &self.file {
            let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
            if let Some(folder) = folder.filter(|it| !it.is_dir()) {
                return Err(CliError::usage_with_help(
                    format!("there is no folder {}", folder.display()),
                    "make it first, or name a file in one that is there",
                ));
            }
            return write_whole(path, &answer).map_err(|source| CliError::Write {
                what: path.display().to_string(),
                source,
            });
        }
        // Coloured only where it was asked for; what is in the data stays as it is.
        let mut out = stdout().lock();
        match out.write_all(&answer).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::Write {
                what: "to stdout".to_owned(),
                source: error,
            }),
            _ => Ok(()),
        }
    }

    fn say(&self, text: &str) {
        // Nothing is left to be done if stderr is gone.
        let _ = writeln!(AutoStream::new(stderr().lock(), self.color), "{text}");
    }
}

/// A text of which nothing moves the cursor or sets colours: errors name paths and values as they
/// were found.
fn harmless(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(plain).collect();
    lines.join("\n")
}
