//! Sentences: where they start inside one paragraph.
//!
//! The bounds of UAX #29 (Unicode text segmentation), which knows neither abbreviations nor what
//! follows a quotation. What it misses is added, what it splits wrongly is joined again.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviation::{Abbreviation, is_speech_verb, is_time, starts_sentences};

/// The bytes at which the sentences of a paragraph start. A paragraph is one line without blanks
/// around it; the first sentence starts at 0.
pub fn sentence_starts(paragraph: &str) -> Vec<usize> {
    let mut bounds: Vec<usize> = paragraph
        .split_sentence_bound_indices()
        .map(|(start, _)| start)
        .chain(further_bounds(paragraph))
        .map(|start| after_closing(paragraph, before_opening(paragraph, start)))
        .filter(|start| *start < paragraph.len())
        .collect();
    bounds.sort_unstable();
    bounds.dedup();
    let last = paragraph.rfind(char::is_alphanumeric).unwrap_or_default();
    let mut starts = vec![0];
    let mut opening = Opening::of(paragraph, 0);
    for bound in bounds {
        let start = starts[starts.len() - 1];
        if opening.word < bound
            && bound <= last
            && splits(
                &paragraph[start..bound],
                &paragraph[bound..],
                opening.letter - start,
            )
        {
            starts.push(bound);
            opening = Opening::of(paragraph, bound);
        }
    }
    starts
}

/// The bytes at which the first letter or digit of a sentence, and the first letter, stand. They
/// are looked up once a sentence, so that time stays linear whatever the text.
struct Opening {
    word: usize,
    letter: usize,
}

impl Opening {
    fn of(paragraph: &str, start: usize) -> Self {
        let find = |what: fn(char) -> bool| {
            paragraph[start..]
                .find(what)
                .map_or(paragraph.len(), |at| start + at)
        };
        Self {
            word: find(char::is_alphanumeric),
            letter: find(char::is_alphabetic),
        }
    }
}

/// Bounds that UAX #29 does not see: after an ellipsis of one character, after a footnote mark such
/// as `[1]`, after the Greek question mark (which normalisation turns into a semicolon).
fn further_bounds(paragraph: &str) -> impl Iterator<Item = usize> {
    let blanks = paragraph.char_indices().filter(|(_, c)| c.is_whitespace());
    blanks.filter_map(|(blank, c)| {
        let next = blank + c.len_utf8();
        let before = without_closing(&paragraph[..blank]);
        let unmarked = without_marks(before);
        let ends = before.ends_with('…')
            || unmarked.len() < before.len() && unmarked.ends_with(['.', '!', '?'])
            || before.strip_suffix(';').is_some_and(ends_greek) && starts_upper(&paragraph[next..]);
        ends.then_some(next)
    })
}

/// The bound moved before opening quotation marks and brackets, which UAX #29 does not tell from
/// closing ones where no blank comes before them, as in `。「`.
fn before_opening(paragraph: &str, bound: usize) -> usize {
    paragraph[..bound]
        .trim_end_matches(['“', '„', '‘', '«', '「', '『', '（', '《', '[', '('])
        .len()
}

/// The bound moved behind closing quotation marks that stand apart, as in `« Non. » Il`.
fn after_closing(paragraph: &str, bound: usize) -> usize {
    let rest = &paragraph[bound..];
    let close = rest.trim_start_matches(['”', '»', ')', ']', '」', '』']);
    if bound == 0 || close.len() == rest.len() || !close.starts_with(char::is_whitespace) {
        return bound;
    }
    paragraph.len() - close.trim_start().len()
}

/// Whether a sentence ends between the two: `before` starts with it and ends at a bound; `letter`
/// is the byte of its first letter.
fn splits(before: &str, after: &str, letter: usize) -> bool {
    let first = ahead(after).trim_start_matches(|c: char| !c.is_alphanumeric());
    if first.starts_with(char::is_lowercase) {
        return false;
    }
    let end = before.trim_end();
    let sentence = without_marks(without_closing(end)).trim_end();
    let closed = end.len() > without_closing(end).len();
    let Some(last) = sentence.chars().next_back() else {
        return false;
    };
    if !matches!(last, '.' | '!' | '?' | '…' | ';') {
        // Ideographic and other full stops need no blank after them. A Japanese quotation goes on
        // with its particle.
        let goes_on = closed && after.starts_with(['と', 'っ', '、', '，']);
        return !last.is_ascii() && !goes_on;
    }
    if end.len() == before.len() {
        return false;
    }
    let words = sentence.trim_end_matches(['.', '!', '?', '…']);
    let stops = &sentence[words.len()..];
    match stops {
        // A list's number, and a point on its own.
        _ if letter >= words.len() => false,
        _ if words.ends_with(char::is_whitespace) => !stops.contains(['.', '…']),
        "." if closed => true,
        "." => !goes_on(words, first),
        _ if closed && stops.contains(['!', '?']) => !names_speaker(first),
        _ => true,
    }
}

/// Whether the point after `words` belongs to an abbreviation in the middle of a sentence.
fn goes_on(words: &str, next: &str) -> bool {
    let last = words
        .rsplit(|c: char| c.is_whitespace() || "([{“„«\"'‘—–".contains(c))
        .next();
    let number = next.starts_with(|c: char| c.is_numeric());
    match Abbreviation::of(last.unwrap_or_default()) {
        None => false,
        Some(Abbreviation::Inside) => true,
        Some(Abbreviation::BeforeNumber) => number,
        Some(Abbreviation::TimeOfDay) => is_time(next),
        Some(Abbreviation::Either) => !starts_sentences(next),
    }
}

/// Whether names and a verb of speech follow, as in `“Is it so?” Jane Roe asked.`
fn names_speaker(text: &str) -> bool {
    const NAMES: usize = 4;
    let words = text
        .split_whitespace()
        .map(|word| word.trim_end_matches(['.', ',', ':', ';']));
    words
        .take(NAMES + 1)
        .find(|word| !starts_upper(word))
        .is_some_and(|word| is_speech_verb(word) && !starts_sentences(text))
}

/// As much of what follows as may bear on a bound.
fn ahead(text: &str) -> &str {
    const ENOUGH: usize = 200;
    text.char_indices()
        .nth(ENOUGH)
        .map_or(text, |(end, _)| &text[..end])
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

fn ends_greek(text: &str) -> bool {
    text.ends_with(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'))
}

/// The text without closing quotation marks and brackets at its end.
fn without_closing(text: &str) -> &str {
    const CLOSING: &str = "”’»\"')]}」』）】》〉“";
    let bare = text.trim_end_matches(|c| CLOSING.contains(c));
    // `[1]` closes nothing: it is a mark.
    if text[bare.len()..].starts_with(']') && without_marks(&text[..=bare.len()]).len() < bare.len()
    {
        return text;
    }
    bare
}

/// The text without footnote marks such as `[1]` at its end.
fn without_marks(text: &str) -> &str {
    const LONGEST: usize = 4;
    let mut bare = text;
    while let Some(inner) = bare.strip_suffix(']') {
        let mark = inner
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphanumeric)
            .take(LONGEST + 1)
            .count();
        let before = inner[..inner.len() - mark].strip_suffix('[');
        match before.filter(|_| (1..=LONGEST).contains(&mark)) {
            Some(before) => bare = before,
            None => break,
        }
    }
    bare
}
