//! Findings as they are kept: worded, with their places.

use serde::{Deserialize, Serialize};

use crate::check::{Located, Spot, State};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity, Step};
use crate::rules;
use crate::text::{FileId, LineColumn, Span};

/// A finding that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    rule: String,
    severity: u8,
    /// The record on which it was found.
    pub(super) raised_on: String,
    record: String,
    field: Vec<KeptStep>,
    spot: KeptSpot,
    related: Vec<(KeptSpot, String)>,
    fixable: bool,
    message: String,
    label: String,
    help: Option<String>,
    value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum KeptStep {
    Key(String),
    Index(u32),
}

/// A file, bytes of it, and the lines and columns of their start and end.
type KeptSpot = (u32, [u32; 2], [u32; 2], [u32; 2]);

impl Kept {
    /// What is kept of a finding.
    pub(super) fn new(found: &Located) -> Self {
        let (finding, fact) = (&found.finding, &found.finding.fact);
        let steps = finding.field.0.iter().map(|step| match step {
            Step::Key(key) => KeptStep::Key(key.to_string()),
            Step::Index(index) => KeptStep::Index(*index),
        });
        let related = found.related.iter();
        Self {
            rule: fact.rule().name.to_owned(),
            severity: finding.default_severity() as u8,
            raised_on: found.raised_on.to_string(),
            record: finding.record.to_string(),
            field: steps.collect(),
            spot: keep(found.spot),
            related: related
                .map(|(spot, label)| (keep(*spot), label.clone()))
                .collect(),
            fixable: found.fixable,
            message: fact.message(),
            label: fact.label(),
            help: fact.help(),
            value: fact.value().map(str::to_owned),
        }
    }

    /// The rule, if this version of the program has it.
    pub(super) fn rule(&self) -> Option<&'static rules::Entry> {
        rules::find(&self.rule)
    }

    /// The file in which it lies.
    pub(super) const fn file(&self) -> usize {
        self.spot.0 as usize
    }

    /// The files in which it, and what belongs to it, lie.
    pub(super) fn files(&self) -> impl Iterator<Item = usize> {
        let related = self.related.iter().map(|(spot, _)| spot.0 as usize);
        std::iter::once(self.file()).chain(related)
    }

    /// The same in files that are numbered otherwise.
    pub(super) fn renumbered(mut self, number: impl Fn(usize) -> Option<u32>) -> Option<Self> {
        self.spot.0 = number(self.spot.0 as usize)?;
        for (spot, _) in &mut self.related {
            spot.0 = number(spot.0 as usize)?;
        }
        Some(self)
    }

    /// The finding, if this version of the program has its rule.
    pub(super) fn located(self) -> Option<Located> {
        let rule = self.rule()?.rule;
        let severity = [Severity::Info, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|severity| *severity as u8 == self.severity)?;
        let spot = spot(self.spot);
        let steps = self.field.into_iter().map(|step| match step {
            KeptStep::Key(key) => Step::Key(key.into()),
            KeptStep::Index(index) => Step::Index(index),
        });
        let related = self.related.into_iter();
        Some(Located {
            finding: Finding {
                record: self.record.into(),
                field: FieldPath(steps.collect()),
                place: Place::Span(spot.file, spot.span),
                fact: Box::new(Worded {
                    rule,
                    severity,
                    message: self.message,
                    label: self.label,
                    help: self.help,
                    value: self.value,
                }),
            },
            severity,
            state: State::Open,
            spot,
            related: related
                .map(|(kept, label)| (self::spot(kept), label))
                .collect(),
            fixable: self.fixable,
            raised_on: self.raised_on.into(),
        })
    }
}

/// A fact as it was worded.
#[derive(Debug)]
struct Worded {
    rule: &'static Rule,
    severity: Severity,
    message: String,
    label: String,
    help: Option<String>,
    value: Option<String>,
}

impl Fact for Worded {
    fn rule(&self) -> &'static Rule {
        self.rule
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        self.message.clone()
    }

    fn label(&self) -> String {
        self.label.clone()
    }

    fn help(&self) -> Option<String> {
        self.help.clone()
    }

    fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

const fn keep(spot: Spot) -> KeptSpot {
    let (span, start, end) = (spot.span, spot.start, spot.end);
    (
        spot.file.0,
        [span.start, span.end],
        [start.line, start.column],
        [end.line, end.column],
    )
}

const fn spot((file, span, start, end): KeptSpot) -> Spot {
    Spot {
        file: FileId(file),
        span: Span::new(span[0], span[1]),
        start: LineColumn {
            line: start[0],
            column: start[1],
        },
        end: LineColumn {
            line: end[0],
            column: end[1],
        },
    }
}
