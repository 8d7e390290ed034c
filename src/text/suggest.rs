//! "Did you mean": the known names nearest to one that is not known.

use std::cmp::Reverse;

/// At most this many are suggested.
const MOST: usize = 3;

/// The known names that were probably meant, best first, at most three.
///
/// Names are alike if they differ in case and in the signs between words only; if one starts with
/// the other, or its words are among the other's (`biden`, `joe-biden`); or if few letters differ
/// (Damerau-Levenshtein: one in three or four, two up to eight, a third of longer ones). Equally
/// good ones come in the order of length, then of the alphabet.
pub fn suggest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = plain(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<_> = known
        .into_iter()
        .filter_map(|name| Some((Reverse(likeness(&wanted, &plain(name))?), name.len(), name)))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(MOST);
    near.into_iter().map(|(_, _, name)| name).collect()
}

/// The one known name that was surely meant: the only one from which it differs by slips of the pen
/// alone (case and the signs between words; a letter too many, too few or out of order in a word of
/// three or more, another letter in one of five or more; at most two words). Words with other numbers
/// or other first letters are other words: `raid-1` and `raid-2`, `possible` and `impossible`.
pub fn sure<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let meant = plain(wanted);
    let near = suggest(wanted, known).into_iter();
    let mut near = near.filter(|name| is_slip(&meant, &plain(name)));
    let first = near.next()?;
    near.next().is_none().then_some(first)
}

/// Whether two plain names differ by slips of the pen alone.
fn is_slip(wanted: &str, name: &str) -> bool {
    if wanted.replace('-', "") == name.replace('-', "") {
        return true;
    }
    if wanted.split('-').count() != name.split('-').count() {
        return false;
    }
    let pairs = wanted.split('-').zip(name.split('-'));
    let mut slips = pairs.filter(|(a, b)| a != b);
    let is_slip = |(a, b): (&str, &str)| {
        let length = |word: &str| word.chars().count();
        let is_word = |word: &str| word.chars().all(char::is_alphabetic);
        let longer = length(a).max(length(b));
        let is_other_letter = strsim::levenshtein(a, b) == 1 && length(a) == length(b);
        is_word(a)
            && is_word(b)
            && a.chars().next() == b.chars().next()
            && strsim::damerau_levenshtein(a, b) == 1
            && longer >= if is_other_letter { 5 } else { 3 }
    };
    let few = slips.clone().count() <= 2;
    few && slips.all(is_slip)
}

/// Lower case, a hyphen between words.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// How much alike two plain names are, from 0 to 1000; none if they are not.
fn likeness(wanted: &str, name: &str) -> Option<u32> {
    if wanted == name {
        return Some(1000);
    }
    let (length, other) = (wanted.chars().count(), name.chars().count());
    let close = length.abs_diff(other) <= allowed(length);
    let typo = close
        .then(|| strsim::damerau_levenshtein(wanted, name))
        .filter(|far| *far <= allowed(length));
    if let Some(far) = typo {
        let longer = length.max(other);
        return Some(900 - (far * 600 / longer) as u32);
    }
    let part = length.min(other) >= 3
        && (name.starts_with(wanted) || wanted.starts_with(name) && other * 2 >= length);
    let words = || {
        wanted
            .split('-')
            .all(|word| word.len() > 1 && name.split('-').any(|other| other == word))
    };
    (part || words()).then_some(if part { 600 } else { 500 })
}

/// How many letters may differ in a name of this length.
const fn allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => length / 3,
    }
}

#[cfg(test)]
mod tests {
    use super::sure;

    #[test]
    fn only_slips_are_sure() {
        for (wanted, known) in [
            ("modalty", "modality"),
            ("sad_by", "said_by"),
            ("kind_off", "kind_of"),
            ("attakc", "attack"),
            ("westlnd-army", "westland-army"),
            ("Jane_Roe", "jane-roe"),
            ("airbase", "air-base"),
        ] {
            assert_eq!(sure(wanted, [known]), Some(known), "{wanted}");
        }
        for (wanted, known) in [
            ("impossible", "possible"),
            ("unsupport", "support"),
            ("deauthorize", "authorize"),
            ("westland", "eastland"),
            ("army-of-westland", "army-of-eastland"),
            ("brigade-12", "brigade-11"),
            ("wire-3", "wire-2"),
            ("a/wire-1@0", "a/wire-2@0"),
            ("raid-a", "raid-b"),
            ("iran", "iraq"),
            ("austria", "australia"),
        ] {
            assert_eq!(sure(wanted, [known]), None, "{wanted}");
        }
        assert_eq!(sure("westlan", ["westland", "westlank"]), None);
    }
}
