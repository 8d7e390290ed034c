//! Fixes: safe edits at the places of findings, every other byte kept.

use super::EditError;
use super::lines::next_line;
use crate::diagnostic::Fix;
use crate::text::Span;
use crate::yaml::{self, Flow, Limits, Node, ScalarStyle, Value, splice, write_scalar};

/// What came of mending a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The new text; the old one where nothing could be mended.
    pub text: String,
    /// Which of the fixes were made, by their position.
    pub made: Vec<usize>,
}

/// Makes fixes, each at its place. One that does not fit its place, or shares bytes with one before
/// it, is left out. The result is read again and compared: nothing but what was to be mended has
/// changed.
///
/// # Errors
/// A text that is no YAML, or whose change would not read back.
pub fn mend(text: &str, fixes: &[(Span, Fix)], limits: &Limits) -> Result<Mended, EditError> {
    let before = scalars(text, limits)?;
    let mut order: Vec<usize> = (0..fixes.len()).collect();
    order.sort_by_key(|position| (fixes[*position].0, *position));
    let mut changes: Vec<(Span, String)> = Vec::new();
    let mut expected: Vec<&str> = before.iter().map(|it| it.value.as_str()).collect();
    let mut made = Vec::new();
    for position in order {
        let (span, fix) = &fixes[position];
        let change = match fix {
            Fix::Scalar(new) => {
                let Some(index) = place_of(&before, *span) else {
                    continue;
                };
                let scalar = &before[index];
                let span = &scalar.span;
                let Some(written) = written(scalar, new) else {
                    continue;
                };
                let overlaps = changes
                    .last()
                    .is_some_and(|(last, _)| span.start < last.end);
                if overlaps || *scalar.value == **new {
                    continue;
                }
                expected[index] = new;
                (*span, written)
            }
            Fix::DropComment => (comment(text, *span), String::new()),
        };
        let overlaps = changes
            .last()
            .is_some_and(|(last, _)| change.0.start < last.end);
        if !overlaps {
            changes.push(change);
            made.push(position);
        }
    }
    let new = splice(text, &changes)?;
    let after = scalars(&new, limits).map_err(|error| EditError::Unsound(error.to_string()))?;
    let values = after.iter().map(|it| it.value.as_str());
    if !values.eq(expected) {
        let message = "another value than those to be mended would change";
        return Err(EditError::Unsound(message.to_owned()));
    }
    made.sort_unstable();
    Ok(Mended { text: new, made })
}

/// The scalar with these bytes, or with these for its end: what is wrong with a date is told from
/// where it goes wrong.
fn place_of(scalars: &[Scalar], span: Span) -> Option<usize> {
    let place = scalars.partition_point(|it| it.span.start <= span.start);
    let place = place.checked_sub(1)?;
    (scalars[place].span.end == span.end && !span.is_empty()).then_some(place)
}

/// A key or a value, as written.
struct Scalar {
    span: Span,
    value: String,
    style: ScalarStyle,
    flow: Flow,
}

/// All keys and values of a text, in their order.
fn scalars(text: &str, limits: &Limits) -> Result<Vec<Scalar>, EditError> {
    let parsed = yaml::parse(text, limits);
    let Some(document) = parsed.document else {
        let fault = parsed.faults.into_iter().next();
        let unknown = || EditError::Unsound("it is no YAML".to_owned());
        return Err(fault.map_or_else(unknown, EditError::from));
    };
    let mut scalars = Vec::new();
    gather(text, &document.root, Flow::Outside, &mut scalars);
    Ok(scalars)
}

/// Recursion is bounded by the depth of the tree.
fn gather(text: &str, node: &Node<'_>, around: Flow, scalars: &mut Vec<Scalar>) {
    let opens = text.as_bytes().get(node.span.start as usize);
    let flow = match (&node.value, opens) {
        (Value::Mapping(_) | Value::Sequence(_), Some(b'{' | b'[')) => Flow::Inside,
        _ => around,
    };
    match &node.value {
        Value::Scalar(scalar) => scalars.push(Scalar {
            span: node.span,
            value: scalar.text.to_string(),
            style: scalar.style,
            flow,
        }),
        Value::Sequence(nodes) => {
            for node in nodes {
                gather(text, node, flow, scalars);
            }
        }
        Value::Mapping(mapping) => {
            for entry in mapping {
                let written = text.as_bytes().get(entry.key.span.start as usize);
                scalars.push(Scalar {
                    span: entry.key.span,
                    value: entry.key.text.to_string(),
                    style: match written {
                        Some(b'"') => ScalarStyle::DoubleQuoted,
                        Some(b'\'') => ScalarStyle::SingleQuoted,
                        _ => ScalarStyle::Plain,
                    },
                    flow,
                });
                gather(text, &entry.value, flow, scalars);
            }
        }
        Value::Refused => scalars.push(Scalar {
            span: node.span,
            value: String::new(),
            style: ScalarStyle::Literal,
            flow,
        }),
    }
}

/// New text in the style of the old; none where that is of several lines.
fn written(scalar: &Scalar, new: &str) -> Option<String> {
    let plain = write_scalar(new, scalar.flow);
    match scalar.style {
        ScalarStyle::Plain => Some(plain),
        ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted if plain.starts_with('"') => {
            Some(plain)
        }
        ScalarStyle::DoubleQuoted => Some(format!("\"{plain}\"")),
        ScalarStyle::SingleQuoted => Some(format!("'{}'", plain.replace('\'', "''"))),
        ScalarStyle::Literal | ScalarStyle::Folded => None,
    }
}

/// The bytes that go with a comment: its whole line where nothing else stands on it, else the
/// blanks before it.
fn comment(text: &str, span: Span) -> Span {
    let before = &text[..span.start as usize];
    let blanks = before.trim_end_matches([' ', '\t']).len();
    let is_alone = before[..blanks].is_empty() || before[..blanks].ends_with(['\n', '\r']);
    if is_alone {
        Span::new(blanks as u32, next_line(text, span.end as usize) as u32)
    } else {
        Span::new(blanks as u32, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::diagnostic::Fix;
    use crate::text::Span;
    use crate::yaml::Limits;

    /// Mends what stands between `«` and `»`.
    fn mended(text: &str, fix: &Fix) -> String {
        let mut fixes = Vec::new();
        let mut bare = String::new();
        for part in text.split_inclusive(['«', '»']) {
            let start = bare.len() as u32;
            if let Some(value) = part.strip_suffix('»') {
                bare.push_str(value);
                fixes.push((Span::new(start, bare.len() as u32), fix.clone()));
            } else {
                bare.push_str(part.trim_end_matches('«'));
            }
        }
        mend(&bare, &fixes, &Limits::default())
            .expect("it is sound")
            .text
    }

    #[test]
    fn scalars_keep_their_style() {
        let new = Fix::Scalar("x y".into());
        assert_eq!(mended("a: «b»  # c\n", &new), "a: x y  # c\n");
        assert_eq!(
            mended("a: [«\"b\"», «'c'», «d»]\r\n", &new),
            "a: [\"x y\", 'x y', x y]\r\n"
        );
        let key = Fix::Scalar("e".into());
        assert_eq!(mended("«a»: b\n", &key), "e: b\n");
        assert_eq!(mended("a: {«\"c\"»: d}\n", &key), "a: {\"e\": d}\n");
        let odd = Fix::Scalar("a, b: #c".into());
        assert_eq!(mended("a: {b: «c»}\n", &odd), "a: {b: \"a, b: #c\"}\n");
        assert_eq!(
            mended("a: 'x'\nb: «'c'»\n", &Fix::Scalar("it's".into())),
            "a: 'x'\nb: 'it''s'\n"
        );
    }

    #[test]
    fn what_does_not_fit_is_left() {
        let new = Fix::Scalar("x".into());
        assert_eq!(mended("a: b«c»d\n", &new), "a: bcd\n");
        assert_eq!(mended("a: «|\n  text»\n", &new), "a: |\n  text\n");
        assert_eq!(mended("a: «[b]»\n", &new), "a: [b]\n");
    }

    #[test]
    fn comments_go_with_their_line() {
        let drop = Fix::DropComment;
        assert_eq!(mended("a: b\n  «# c»\nd: e\n", &drop), "a: b\nd: e\n");
        assert_eq!(mended("a: b  «# c»\r\nd: e\r\n", &drop), "a: b\r\nd: e\r\n");
        assert_eq!(mended("«# c»\na: b\n", &drop), "a: b\n");
        assert_eq!(mended("a: b\n«# c»", &drop), "a: b\n");
    }
}
