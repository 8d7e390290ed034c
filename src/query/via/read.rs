//! Reading property paths: names prefixed, the rest handed to `spargebra`.

use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::{Query, SparqlParser};

use super::ViaError;
use crate::query::label::Label;

/// What stands before each name, so that it is one to the parser.
const PREFIX: &str = "urn:claimgraph:";

/// How long a path may be, in characters.
const LENGTH: usize = 1000;

/// How deep its parentheses may be.
const DEPTH: usize = 32;

/// The expression that a text is.
pub(super) fn read(text: &str) -> Result<PropertyPathExpression, ViaError> {
    let mut wrapped = Wrapped::around(text)?;
    wrapped.text.push_str(")* ?o }");
    let parsed = SparqlParser::new().parse_query(&wrapped.text);
    let pattern = match parsed {
        Ok(Query::Select { pattern, .. }) => pattern,
        Ok(_) => return Err(wrapped.error(text, 0)),
        Err(error) => return Err(wrapped.error(text, column(&error.to_string()))),
    };
    match pattern {
        GraphPattern::Project { inner, .. } => match *inner {
            GraphPattern::Path {
                path: PropertyPathExpression::ZeroOrMore(path),
                ..
            } => Ok(*path),
            _ => Err(wrapped.error(text, 0)),
        },
        _ => Err(wrapped.error(text, 0)),
    }
}

/// The label that a name of the expression stands for; [`read`] lets no other name pass.
pub(super) fn label(name: &str) -> Option<Label> {
    Label::named(name.strip_prefix(PREFIX)?).ok()
}

/// A query whose only pattern is the path, repeated, so that the parser takes nothing of it apart.
struct Wrapped {
    text: String,
    /// For each character that was written: its column in the query, from 1.
    columns: Vec<usize>,
}

impl Wrapped {
    fn around(text: &str) -> Result<Self, ViaError> {
        if text.chars().count() > LENGTH {
            return Err(ViaError::TooLarge("it is longer than 1000 characters"));
        }
        let mut wrapped = Self {
            text: format!("PREFIX : <{PREFIX}> SELECT * WHERE {{ ?s ("),
            columns: Vec::new(),
        };
        let mut depth = 0_usize;
        let mut rest = text.char_indices();
        while let Some((at, c)) = rest.next() {
            wrapped.columns.push(wrapped.text.chars().count() + 1);
            if c.is_ascii_alphabetic() {
                let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
                let length = text[at..].find(|c| !goes_on(c)).unwrap_or(text.len() - at);
                let name = &text[at..at + length];
                if let Err(near) = Label::named(name) {
                    return Err(ViaError::Unknown {
                        path: text.to_owned(),
                        column: wrapped.columns.len(),
                        name: name.to_owned(),
                        near,
                    });
                }
                let column = wrapped.text.chars().count() + 1;
                wrapped.text.extend([":", name]);
                for _ in 1..length {
                    rest.next();
                    wrapped.columns.push(column);
                }
                continue;
            }
            depth = match c {
                '(' => depth + 1,
                ')' => depth.saturating_sub(1),
                _ => depth,
            };
            if depth > DEPTH {
                return Err(ViaError::TooLarge("its parentheses are more than 32 deep"));
            }
            if !matches!(c, '(' | ')' | '/' | '|' | '^' | '!' | '*' | '+' | '?' | ' ') {
                return Err(ViaError::Syntax {
                    path: text.to_owned(),
                    column: wrapped.columns.len(),
                    found: format!("{:?}", c.to_string()),
                });
            }
            wrapped.text.push(c);
        }
        wrapped.columns.push(wrapped.text.chars().count() + 1);
        // What closes more than it opens would close the query's own parenthesis.
        if let Some(at) = unbalanced(text) {
            return Err(ViaError::Syntax {
                path: text.to_owned(),
                column: at + 1,
                found: "\")\"".to_owned(),
            });
        }
        Ok(wrapped)
    }

    /// The error at a column of the query, in the columns of the text.
    fn error(&self, text: &str, column: usize) -> ViaError {
        let until = self.columns.partition_point(|written| *written <= column);
        // All characters of a name have the column of its first.
        let written = until.checked_sub(1).map_or(1, |at| self.columns[at]);
        let at = self.columns.partition_point(|it| *it < written);
        let goes_on = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let mut found: String = text.chars().skip(at).take_while(goes_on).collect();
        if found.is_empty() {
            found.extend(text.chars().nth(at));
        }
        ViaError::Syntax {
            path: text.to_owned(),
            column: at + 1,
            found: match found.as_str() {
                "" => "the end".to_owned(),
                found => format!("{found:?}"),
            },
        }
    }
}

/// Where a parenthesis closes that was not opened, in characters from 0.
fn unbalanced(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.chars().enumerate() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The column of a message that begins "error at LINE:COLUMN:".
fn column(message: &str) -> usize {
    let place = message.strip_prefix("error at ").and_then(|rest| {
        let (_, rest) = rest.split_once(':')?;
        rest.split(|c: char| !c.is_ascii_digit()).next()
    });
    place.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
