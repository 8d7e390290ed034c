//! What is wrong with a file before anything in it has a meaning.

mod duplicate_key;
mod encoding;
mod feature;
mod limit;
mod syntax;

pub use duplicate_key::{DUPLICATE_KEY, DuplicateKey};
pub use encoding::{ENCODING, EncodingFault};
pub use feature::{FEATURE, Feature, RefusedFeature};
pub use limit::{LIMIT, LimitExceeded};
pub use syntax::{SYNTAX, SyntaxFault};

use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule};
use crate::text::{FileId, Span};

/// A fault of one file: what, and where in it. Owned, so that it outlives the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlFault {
    /// The bytes to underline.
    pub span: Span,
    /// The field they belong to; the root where none is known.
    pub path: FieldPath,
    /// What is wrong.
    pub fault: Fault,
}

/// The kinds of fault; each has a rule of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not YAML.
    Syntax(SyntaxFault),
    /// YAML, but a part of it that claim files do without.
    Feature(RefusedFeature),
    /// A key that its mapping already has.
    DuplicateKey(DuplicateKey),
    /// Too much of something.
    Limit(LimitExceeded),
    /// Bytes or characters that a text file does not hold.
    Encoding(EncodingFault),
}

impl YamlFault {
    pub(crate) fn at(span: Span, fault: Fault) -> Self {
        Self {
            span,
            path: FieldPath::root(),
            fault,
        }
    }

    /// The rule that it breaks.
    pub fn rule(&self) -> &'static Rule {
        self.fault.wording().rule()
    }

    /// The fact to report of the file `file`, and the bytes of it to underline.
    pub fn into_fact(self, file: FileId) -> (Span, Box<dyn Fact>) {
        (self.span, self.fault.into_fact(file))
    }

    /// The finding to report of the file `file`, with the path of the field it is in; which record
    /// that is, the loader knows.
    pub fn into_finding(self, file: FileId) -> Finding {
        Finding {
            record: "".into(),
            field: self.path,
            place: Place::Span(file, self.span),
            fact: self.fault.into_fact(file),
        }
    }
}

impl Fault {
    /// The fact, once it is known of which file.
    pub fn into_fact(self, file: FileId) -> Box<dyn Fact> {
        Box::new(InFile { file, fault: self })
    }

    fn wording(&self) -> &dyn Wording {
        match self {
            Self::Syntax(fault) => fault,
            Self::Feature(fault) => fault,
            Self::DuplicateKey(fault) => fault,
            Self::Limit(fault) => fault,
            Self::Encoding(fault) => fault,
        }
    }
}

/// As [`Fact`], for facts that know their places but not their file.
trait Wording {
    fn rule(&self) -> &'static Rule;
    fn message(&self) -> String;
    fn label(&self) -> String {
        String::new()
    }
    fn related(&self) -> Vec<(Span, String)> {
        Vec::new()
    }
    fn help(&self) -> Option<String> {
        None
    }
}

#[derive(Debug)]
struct InFile {
    file: FileId,
    fault: Fault,
}

impl Fact for InFile {
    fn rule(&self) -> &'static Rule {
        self.fault.wording().rule()
    }

    fn message(&self) -> String {
        self.fault.wording().message()
    }

    fn label(&self) -> String {
        self.fault.wording().label()
    }

    fn related(&self) -> Vec<(Place, String)> {
        let related = self.fault.wording().related().into_iter();
        related
            .map(|(span, label)| (Place::Span(self.file, span), label))
            .collect()
    }

    fn help(&self) -> Option<String> {
        self.fault.wording().help()
    }
}

/// A value as it is named in a message: at most 40 characters of it, on one line.
fn excerpt(text: &str) -> String {
    let mut shown: String = text.chars().take(40).flat_map(shown_as).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

fn shown_as(character: char) -> impl Iterator<Item = char> {
    let escaped = character.is_control().then(|| character.escape_default());
    let plain = escaped.is_none().then_some(character);
    escaped.into_iter().flatten().chain(plain)
}
