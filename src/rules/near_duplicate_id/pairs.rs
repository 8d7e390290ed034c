//! Ids that are nearly the same, without comparing each with each.
//!
//! Each id gives keys, such that two ids that are near share one: its letters without hyphens, its
//! words in order, and for each long word the id with that word left open. Among ids that share the
//! last, words one edit apart share what is left of them when one letter is left out.

use std::hash::Hasher;

use rayon::prelude::*;
use rustc_hash::FxHasher;

/// How two ids differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// In the hyphens alone.
    Hyphens,
    /// In the order of their words alone.
    Order,
    /// In one letter of one word.
    Letter,
}

/// Two ids, by their positions, the first being smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) second: usize,
    pub(super) first: usize,
    pub(super) difference: Difference,
}

/// Words that are shorter than this differ in a letter because they are different words.
const SHORTEST: usize = 5;
/// Nobody mistypes longer words, and a letter is left out at each place in turn.
const LONGEST: usize = 40;
/// Words that stand in the same place of otherwise equal ids are compared up to so many letters in
/// all: no graph has a hundred thousand ids of one word, and memory has an end.
const MOST_LETTERS: usize = 1_000_000;
/// As many ids before it are compared with one that shares a key with them, and as many are told.
const MOST: usize = 8;

/// The pairs among different ids, in the order of the second, each once.
///
/// Takes time linear in the letters of all ids, but for sorting: of long words that stand in the
/// same place of otherwise equal ids, linear in the square of their length.
pub(super) fn pairs(ids: &[&str], in_any_order: bool) -> Vec<Pair> {
    // Ids with other numbers are other ids: most of those that a tool counts up stand alone.
    let kept = with_common_numbers(ids);
    let some: Vec<&str> = kept.iter().map(|position| ids[*position]).collect();
    let pairs = among_some(&some, in_any_order).into_iter();
    let told = pairs.map(|pair| Pair {
        first: kept[pair.first],
        second: kept[pair.second],
        ..pair
    });
    told.collect()
}

/// The positions of the ids whose numbers another one has too, in their order.
fn with_common_numbers(ids: &[&str]) -> Vec<usize> {
    let mut bytes = Vec::new();
    let numbers = ids.iter().enumerate().map(|(position, id)| {
        bytes.clear();
        for run in id.split(|c: char| !c.is_ascii_digit()) {
            if !run.is_empty() {
                bytes.extend_from_slice(run.as_bytes());
                bytes.push(b'-');
            }
        }
        (hash(&bytes), position)
    });
    let mut numbers: Vec<(u64, usize)> = numbers.collect();
    numbers.par_sort_unstable();
    let common = numbers.chunk_by(|(a, _), (b, _)| a == b);
    let common = common.filter(|same| same.len() > 1).flatten();
    let mut kept: Vec<usize> = common.map(|(_, position)| *position).collect();
    kept.sort_unstable();
    kept
}

fn among_some(ids: &[&str], in_any_order: bool) -> Vec<Pair> {
    let mut found = Vec::new();
    by_key(ids, &mut found, Difference::Hyphens, |id, bytes| {
        for part in id.split('-') {
            bytes.extend_from_slice(part.as_bytes());
        }
    });
    if in_any_order {
        by_key(ids, &mut found, Difference::Order, |id, bytes| {
            let mut words: Vec<&str> = id.split('-').collect();
            words.sort_unstable();
            bytes.extend(words.iter().flat_map(|word| word.bytes().chain([b'-'])));
        });
    }
    letters(ids, &mut found);
    found.sort_unstable();
    // Of two ways in which ids differ, the first is told.
    found.dedup_by_key(|pair| (pair.first, pair.second));
    let of_one = found.chunk_by(|a, b| a.second == b.second);
    of_one
        .flat_map(|pairs| pairs.iter().take(MOST))
        .copied()
        .collect()
}

/// Pairs that share the one key that each id has.
fn by_key(
    ids: &[&str],
    found: &mut Vec<Pair>,
    difference: Difference,
    key: impl Fn(&str, &mut Vec<u8>),
) {
    let mut bytes = Vec::new();
    let keyed = ids.iter().enumerate();
    let mut keyed: Vec<(u64, usize)> = keyed
        .map(|(position, id)| {
            bytes.clear();
            key(id, &mut bytes);
            (hash(&bytes), position)
        })
        .collect();
    keyed.par_sort_unstable();
    let same = keyed.chunk_by(|(a, _), (b, _)| a == b);
    for same in same.filter(|same| same.len() > 1) {
        among(same, found, difference, |first, second| {
            differs(ids[first], ids[second], difference)
        });
    }
}

/// Pairs that differ in one letter of one long word.
fn letters(ids: &[&str], found: &mut Vec<Pair>) {
    let mut open: Vec<(u64, u32, (u16, u16))> = Vec::new();
    let mut bytes = Vec::new();
    for (position, id) in ids.iter().enumerate() {
        for (start, end) in long_words(id) {
            bytes.clear();
            bytes.extend_from_slice(&id.as_bytes()[..start]);
            bytes.push(b'*');
            bytes.extend_from_slice(&id.as_bytes()[end..]);
            // Longer ids than that are passed over.
            if let (Ok(start), Ok(end)) = (u16::try_from(start), u16::try_from(end)) {
                open.push((hash(&bytes), position as u32, (start, end)));
            }
        }
    }
    open.par_sort_unstable();
    let mut left: Vec<(u64, usize)> = Vec::new();
    for same in open.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1) {
        let letters = same
            .iter()
            .map(|(_, _, (start, end))| usize::from(end - start));
        let letters: usize = letters.sum();
        if letters > MOST_LETTERS {
            continue;
        }
        left.clear();
        for (_, position, (start, end)) in same {
            let position = *position as usize;
            let word = &ids[position].as_bytes()[usize::from(*start)..usize::from(*end)];
            left.push((hash(word), position));
            for gap in 0..word.len() {
                bytes.clear();
                bytes.extend_from_slice(&word[..gap]);
                bytes.extend_from_slice(&word[gap + 1..]);
                left.push((hash(&bytes), position));
            }
        }
        left.sort_unstable();
        left.dedup();
        for same in left.chunk_by(|(a, _), (b, _)| a == b) {
            among(same, found, Difference::Letter, |first, second| {
                differs(ids[first], ids[second], Difference::Letter)
            });
        }
    }
}

/// Compares each with those before it.
fn among(
    same: &[(u64, usize)],
    found: &mut Vec<Pair>,
    difference: Difference,
    differs: impl Fn(usize, usize) -> bool,
) {
    for (nth, (_, second)) in same.iter().enumerate() {
        let before = same[..nth].iter().take(MOST);
        let near = before.filter(|(_, first)| first != second && differs(*first, *second));
        found.extend(near.map(|(_, first)| Pair {
            first: *first,
            second: *second,
            difference,
        }));
    }
}

/// Whether two ids with the same key differ in this way, and their numbers do not.
fn differs(a: &str, b: &str, difference: Difference) -> bool {
    let numbers = |id: &'_ str| -> Vec<String> {
        let runs = id.split(|c: char| !c.is_ascii_digit());
        runs.filter(|run| !run.is_empty())
            .map(str::to_owned)
            .collect()
    };
    if a == b || numbers(a) != numbers(b) {
        return false;
    }
    let letters = |id: &str| id.bytes().filter(u8::is_ascii_lowercase).count();
    match difference {
        Difference::Hyphens => letters(a) >= SHORTEST && a.replace('-', "") == b.replace('-', ""),
        Difference::Order => {
            let words = |id: &'_ str| -> Vec<String> {
                let mut words: Vec<String> = id.split('-').map(str::to_owned).collect();
                words.sort_unstable();
                words
            };
            letters(a) >= SHORTEST && words(a) == words(b)
        }
        Difference::Letter => strsim::osa_distance(a, b) == 1,
    }
}

/// The words of an id that are long enough to be mistyped, as bytes.
fn long_words(id: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut end = 0;
    id.split('-').filter_map(move |word| {
        let start = end;
        end += word.len() + 1;
        let letters = word.bytes().filter(u8::is_ascii_lowercase).count();
        let long = letters >= SHORTEST && word.len() <= LONGEST;
        long.then_some((start, start + word.len()))
    })
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::pairs;

    fn near(ids: &[&str]) -> Vec<(usize, usize)> {
        let pairs = pairs(ids, true).into_iter();
        pairs.map(|pair| (pair.first, pair.second)).collect()
    }

    #[test]
    fn one_letter_apart() {
        for other in ["westlnd", "westlannd", "westlend", "wsetland"] {
            assert_eq!(near(&["westland", other]), [(0, 1)], "{other}");
        }
        assert_eq!(near(&["a-westland-b", "x", "a-westlnd-b"]), [(0, 2)]);
        for (a, b) in [
            ("westland", "eastland"),
            ("iran", "iraq"),
            ("raid-a", "raid-b"),
            ("strike-1", "strike-2"),
            ("strike1", "strike2"),
            ("strike-12", "strike-1"),
            ("westland-x", "westlnd-y"),
        ] {
            assert!(near(&[a, b]).is_empty(), "{a} {b}");
        }
    }

    #[test]
    fn hyphens_and_order() {
        assert_eq!(near(&["air-base", "airbase"]), [(0, 1)]);
        assert_eq!(near(&["jane-roe", "roe-jane"]), [(0, 1)]);
        assert_eq!(
            near(&["strike-2031", "2031-strike", "strike2031"]),
            [(0, 1), (0, 2)]
        );
        assert!(near(&["strike-1-2", "strike-12", "strike-2-1"]).is_empty());
        assert!(near(&["u-k", "uk", "us-uk", "uk-us"]).is_empty());
    }

    #[test]
    fn many_alike_are_bounded() {
        let ids: Vec<String> = (0..20_000_u32)
            .map(|n| {
                let letter = |n: u32| char::from(b'a' + (n % 26) as u8);
                (0..8).map(|at| letter(n / 26_u32.pow(at % 4))).collect()
            })
            .collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert!(pairs(&ids, true).len() <= 20_000 * super::MOST);
    }
}
