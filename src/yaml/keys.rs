//! Equal keys of one mapping, found without comparing each with each.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::tree::Entry;

/// How many keys are compared one by one before they are hashed.
const FEW: usize = 12;

/// Where the keys of one open mapping stand, once they are more than a few. Seeded at random, so
/// that no file can be written to make its keys collide.
#[derive(Debug, Default)]
pub(super) struct KeyIndex {
    hasher: RandomState,
    places: HashMap<u64, usize>,
}

/// Which of `entries` has the key `key`; if none has, notes that the next one will.
pub(super) fn earlier(
    key: &str,
    entries: &[Entry<'_>],
    index: &mut Option<Box<KeyIndex>>,
) -> Option<usize> {
    if entries.len() < FEW {
        return entries.iter().position(|entry| entry.key.text == key);
    }
    let index = index.get_or_insert_with(|| {
        let mut index = Box::<KeyIndex>::default();
        for (place, entry) in entries.iter().enumerate() {
            index.note(&entry.key.text, place, entries);
        }
        index
    });
    index.note(key, entries.len(), entries)
}

impl KeyIndex {
    /// Notes that `key` is, or will be, entry `place`; which one it is already, if it is.
    fn note(&mut self, key: &str, place: usize, entries: &[Entry<'_>]) -> Option<usize> {
        let mut hash = self.hasher.hash_one(key);
        while let Some(earlier) = self.places.get(&hash) {
            if entries
                .get(*earlier)
                .is_some_and(|entry| entry.key.text == key)
            {
                return Some(*earlier);
            }
            hash = hash.wrapping_add(1);
        }
        self.places.insert(hash, place);
        None
    }
}
