//! The lines around labels: all that the renderer is given of a file.

use std::ops::Range;

use crate::check::Spot;
use crate::text::plain;

/// Consecutive lines of a file with labels in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The first line, from 1.
    pub(super) first: u32,
    /// The lines, made harmless.
    pub(super) source: String,
    /// The bytes of `source` that each label marks.
    pub(super) marks: Vec<Range<usize>>,
    /// Whether the start of a line was cut off, so that columns cannot be counted in it.
    pub(super) is_cut: bool,
}

/// So many lines after a label, the next starts an excerpt of its own; lines between are folded.
const NEAR: u32 = 60;

/// Bytes before or after a label's start beyond which a line is cut around it.
const LONG: usize = 2000;

/// Characters kept of a line that is cut: before the label, and from it on.
const KEPT: (usize, usize) = (40, 120);

/// Groups labels, by their position, into excerpts: that of the first label first, the others in
/// the order of the file. A label in a long line has one of its own.
pub(super) fn groups(text: &str, spots: &[Spot]) -> Vec<Vec<usize>> {
    let near = |a: &Spot, b: &Spot| {
        let bytes = b.span.start.saturating_sub(a.span.start) as usize;
        b.start.line.saturating_sub(a.start.line) <= NEAR
            && bytes <= 4 * LONG
            && [a, b].iter().all(|spot| line(text, spot).is_some())
    };
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by_key(|position| (spots[*position].span, *position));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for position in order {
        let last = groups.last().and_then(|group| group.last());
        let joins = last.is_some_and(|last| near(&spots[*last], &spots[position]));
        match groups.last_mut() {
            Some(group) if joins => group.push(position),
            _ => groups.push(vec![position]),
        }
    }
    groups.sort_by_key(|group| !group.contains(&0));
    groups
}

/// The excerpt with these labels, which are of one group and in the order of the file. A label
/// over several lines marks what it holds of its first.
pub(super) fn excerpt(text: &str, spots: &[&Spot]) -> Excerpt {
    let ends = spots.first().zip(spots.last());
    let Some(((first, start), end)) = ends.and_then(|(first, last)| {
        let start = line(text, first)?.start;
        Some(((first, start), line(text, last)?.end))
    }) else {
        return cut(text, spots[0]);
    };
    let mut source = String::new();
    let mut marks = vec![0..0; spots.len()];
    let mut at = start;
    for words in lines(&text[start..end]) {
        for (mark, spot) in marks.iter_mut().zip(spots) {
            let from = (spot.span.start as usize).max(start);
            if (at..=at + words.len()).contains(&from) {
                let before = source.len() + plain(&words[..from - at]).len();
                *mark = before..before + plain(marked(&words[from - at..], spot)).len();
            }
        }
        source.push_str(&plain(words));
        source.push('\n');
        at += words.len();
        at += if text[at..].starts_with("\r\n") { 2 } else { 1 };
    }
    Excerpt {
        first: first.start.line,
        source,
        marks,
        is_cut: false,
    }
}

/// What is kept of a long line.
fn cut(text: &str, spot: &Spot) -> Excerpt {
    let is_break = |c: &char| matches!(c, '\n' | '\r');
    let (before, after) = text.split_at(spot.span.start as usize);
    let kept: Vec<char> = before
        .chars()
        .rev()
        .take_while(|c| !is_break(c))
        .take(KEPT.0)
        .collect();
    let mut source = if kept.len() == KEPT.0 {
        "…".to_owned()
    } else {
        String::new()
    };
    source.push_str(&plain(&kept.into_iter().rev().collect::<String>()));
    let kept: String = after
        .chars()
        .take_while(|c| !is_break(c))
        .take(KEPT.1)
        .collect();
    let mark = source.len();
    let mark = mark..mark + plain(marked(&kept, spot)).len();
    source.push_str(&plain(&kept));
    if kept.chars().count() == KEPT.1 {
        source.push('…');
    }
    source.push('\n');
    Excerpt {
        first: spot.start.line,
        source,
        marks: Vec::from([mark]),
        is_cut: true,
    }
}

/// What a label marks of the rest of its line.
fn marked<'a>(rest: &'a str, spot: &Spot) -> &'a str {
    match rest.get(..spot.span.len() as usize) {
        Some(marked) if spot.start.line == spot.end.line => marked,
        _ => rest.trim_end(),
    }
}

/// The bytes of the line in which a label starts, without its line break or a byte order mark;
/// none if the line is long.
fn line(text: &str, spot: &Spot) -> Option<Range<usize>> {
    let byte = spot.span.start as usize;
    let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let bytes = text.as_bytes();
    let before = bytes[..byte].iter().rev().take(LONG).position(&is_break);
    let start = match before {
        Some(back) => byte - back,
        None if byte < LONG && text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        None if byte < LONG => 0,
        None => return None,
    };
    let after = bytes[byte..].iter().take(LONG).position(is_break);
    match after {
        Some(ahead) => Some(start..(byte + ahead).max(start)),
        None if bytes.len() - byte < LONG => Some(start..bytes.len()),
        None => None,
    }
}

/// The lines of a text that ends within one, as YAML divides them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let Some(end) = here.find(['\n', '\r']) else {
            rest = None;
            return Some(here);
        };
        let skip = if here[end..].starts_with("\r\n") {
            2
        } else {
            1
        };
        rest = Some(&here[end + skip..]);
        Some(&here[..end])
    })
}
