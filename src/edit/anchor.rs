//! Anchoring: places instead of drafted words, every other byte kept.

use super::{EditError, WrittenAt, written};
use crate::model::decode::{Decoded, decode};
use crate::model::id::{Id, Interner};
use crate::text::{Anchor, At, FileId, Span};
use crate::yaml::{self, Flow, Limits, Parsed, ScalarStyle, YamlFault, splice, write_scalar};

/// What came of anchoring a claim file. `E` says why words were left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchoring<E> {
    /// The text of the file with the anchors; the old one where nothing was anchored.
    pub text: String,
    /// The words that were replaced, in the order of the file.
    pub anchored: Vec<Anchored>,
    /// The words that were left, in the order of the file.
    pub left: Vec<Left<E>>,
    /// The claims whose id changed, because it is made from their first place.
    pub renamed: Vec<Renamed>,
}

/// Words that were replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchored {
    /// Where they stood in the old text.
    pub span: Span,
    /// The words.
    pub words: Box<str>,
    /// What stands there now.
    pub anchor: Anchor,
}

/// Words that were left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left<E> {
    /// Where they stand in the old text.
    pub span: Span,
    /// The words.
    pub words: Box<str>,
    /// Why.
    pub why: E,
}

/// A claim whose id changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// What it was called.
    pub from: Id,
    /// What it is called now.
    pub to: Id,
}

/// Replaces the drafted words of a claim file by their places.
///
/// `find` tells the place of words in the text of a source (`unstated` where the claim names none);
/// what it does not find is left as it is. The result is read again and compared: nothing but those
/// values has changed.
///
/// # Errors
/// A file that is no YAML, or whose change would not read back.
pub fn anchor_drafts<E>(
    text: &str,
    limits: &Limits,
    mut find: impl FnMut(&Id, &str) -> Result<Anchor, E>,
) -> Result<Anchoring<E>, EditError> {
    let before = read(text, limits)?;
    let mut expected = before.written;
    let mut anchored = Vec::new();
    let mut left = Vec::new();
    let mut changes = Vec::new();
    for place in &mut expected {
        let At::Draft(words) = &place.at else {
            continue;
        };
        let (span, words) = (place.span, words.clone());
        match find(&place.source, &words) {
            Ok(anchor) => {
                replace(text, place, anchor, &mut changes);
                place.at = At::Anchor(anchor);
                anchored.push(Anchored {
                    span,
                    words,
                    anchor,
                });
            }
            Err(why) => left.push(Left { span, words, why }),
        }
    }
    let new = splice(text, &changes)?;
    let after = read(&new, limits).map_err(|error| EditError::Unsound(error.to_string()))?;
    let same = |(old, new): (&WrittenAt, &WrittenAt)| old.at == new.at && old.source == new.source;
    let sound = expected.len() == after.written.len()
        && expected.iter().zip(&after.written).all(same)
        && before.faults == after.faults
        && before.decoded.findings.len() >= after.decoded.findings.len()
        && before.decoded.dataset.claims.len() == after.decoded.dataset.claims.len();
    if !sound {
        let message = "another value than the drafted words would change";
        return Err(EditError::Unsound(message.to_owned()));
    }
    Ok(Anchoring {
        text: new,
        anchored,
        left,
        renamed: renamed(&before.decoded, &after.decoded),
    })
}

struct Read {
    decoded: Decoded,
    written: Vec<WrittenAt>,
    faults: usize,
}

fn read(text: &str, limits: &Limits) -> Result<Read, EditError> {
    limits.check_size(text.len() as u64)?;
    let Parsed { document, faults } = yaml::parse(text, limits);
    let Some(document) = document else {
        let unknown = || EditError::Unsound("it is no YAML".to_owned());
        let fault: Option<YamlFault> = faults.into_iter().next();
        return Err(fault.map_or_else(unknown, EditError::from));
    };
    let decoded = decode(FileId(0), text, &document, &mut Interner::default());
    Ok(Read {
        written: written(&document, &decoded),
        decoded,
        faults: faults.len(),
    })
}

/// Puts an anchor in the place of words.
fn replace(text: &str, place: &WrittenAt, anchor: Anchor, changes: &mut Vec<(Span, String)>) {
    let anchor = write_scalar(&anchor.to_string(), Flow::Inside);
    let Span { start, end } = place.span;
    let written = &text[place.span.range()];
    match place.style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            // A comment may follow the indicators; blank lines after the words are nobody's.
            let head = written
                .find(|c: char| c.is_whitespace())
                .unwrap_or(written.len()) as u32;
            let line = written.find(['\n', '\r']).unwrap_or(written.len()) as u32;
            let body = written.trim_end_matches([' ', '\t', '\n', '\r']).len() as u32;
            changes.push((Span::new(start, start + head), anchor));
            if body > line {
                changes.push((Span::new(start + line, start + body), String::new()));
            }
        }
        // `{"at":"words"}` needs no blank after the colon, but what is not quoted does.
        ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted
            if text[..start as usize].ends_with(':') =>
        {
            changes.push((Span::new(start, end), format!("\"{anchor}\"")));
        }
        _ => changes.push((Span::new(start, end), anchor)),
    }
}

fn renamed(before: &Decoded, after: &Decoded) -> Vec<Renamed> {
    let claims = before.dataset.claims.iter().zip(&after.dataset.claims);
    claims
        .filter(|(old, new)| old.id != new.id)
        .map(|(old, new)| Renamed {
            from: old.id.clone(),
            to: new.id.clone(),
        })
        .collect()
}
