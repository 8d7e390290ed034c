//! The outlines of all files as one graph that can be walked.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::outline::{Field, Outline, Record, Tie};

/// The ids of a graph, each with its number. One that no record has any more keeps its number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds one.
    pub(super) fn push(&mut self, id: &str) -> u32 {
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The id with a number.
    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = match number {
            0 => 0,
            _ => self.ends[number - 1],
        };
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// Each with its number.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, &str)> {
        let mut start = 0;
        (0..).zip(&self.ends).map(move |(number, end)| {
            let id = &self.text[start..*end as usize];
            start = *end as usize;
            (number, id)
        })
    }

    /// Whether every id can be had.
    pub(super) fn is_sound(&self) -> bool {
        let ends = self.ends.iter().map(|end| *end as usize);
        self.ends.is_sorted()
            && self.ends.last().map_or(0, |end| *end as usize) == self.text.len()
            && ends.into_iter().all(|end| self.text.is_char_boundary(end))
    }
}

/// A set of ids, in the order in which they were added.
#[derive(Clone, Debug)]
pub(super) struct Set {
    bits: Vec<u64>,
    pub(super) list: Vec<u32>,
}

impl Set {
    /// No id of so many.
    pub(super) fn none_of(ids: usize) -> Self {
        Self {
            bits: vec![0; ids.div_ceil(64)],
            list: Vec::new(),
        }
    }

    /// Whether an id is in it.
    pub(super) fn has(&self, id: u32) -> bool {
        self.bits[id as usize / 64] & (1 << (id % 64)) != 0
    }

    /// Adds an id.
    pub(super) fn add(&mut self, id: u32) {
        if !self.has(id) {
            self.bits[id as usize / 64] |= 1 << (id % 64);
            self.list.push(id);
        }
    }

    /// Adds several.
    pub(super) fn add_all(&mut self, ids: impl IntoIterator<Item = u32>) {
        for id in ids {
            self.add(id);
        }
    }
}

/// The outlines of all files, and where each record is.
#[derive(Debug)]
pub(super) struct World<'a> {
    /// The outlines, in the order of the files.
    pub(super) files: Vec<&'a Outline>,
    /// For each id: its file, its place among the records there, and where its ties start.
    at: Vec<Option<(u32, u32, u32)>>,
    has_duplicates: bool,
}

impl<'a> World<'a> {
    /// The world of some files, with ids below a number.
    pub(super) fn new(files: Vec<&'a Outline>, ids: usize) -> Self {
        let mut at = vec![None; ids];
        let mut has_duplicates = false;
        for (number, file) in (0..).zip(&files) {
            let mut start = 0;
            for (position, (record, ties)) in (0..).zip(file.each()) {
                let place = &mut at[record.id as usize];
                has_duplicates |= place.is_some();
                *place = Some((number, position, start));
                start += ties.len() as u32;
            }
        }
        Self {
            files,
            at,
            has_duplicates,
        }
    }

    /// Whether two records have one id.
    pub(super) const fn has_duplicates(&self) -> bool {
        self.has_duplicates
    }

    /// A set of its ids without any.
    pub(super) fn nothing(&self) -> Set {
        Set::none_of(self.at.len())
    }

    /// The file of a record.
    pub(super) fn file(&self, id: u32) -> Option<usize> {
        self.at[id as usize].map(|(file, ..)| file as usize)
    }

    /// The record with an id.
    pub(super) fn record(&self, id: u32) -> Option<&'a Record> {
        let (file, position, _) = self.at[id as usize]?;
        Some(&self.files[file as usize].records[position as usize])
    }

    /// What the record with an id names.
    pub(super) fn ties(&self, id: u32) -> &'a [Tie] {
        let Some((file, position, start)) = self.at[id as usize] else {
            return &[];
        };
        let outline = self.files[file as usize];
        let count = outline.records[position as usize].ties();
        &outline.ties[start as usize..start as usize + count]
    }

    /// What some records name by fields of which `keep` holds.
    pub(super) fn named_by<'s>(
        &'s self,
        ids: &'s [u32],
        keep: impl Fn(Field) -> bool + 's,
    ) -> impl Iterator<Item = u32> + 's {
        let ties = ids.iter().flat_map(|id| self.ties(*id));
        ties.filter(move |tie| keep(tie.field)).map(|tie| tie.to)
    }

    /// The records that name any of a set by fields of which `keep` holds.
    ///
    /// Takes time linear in all that is named.
    pub(super) fn naming(&self, set: &Set, keep: impl Fn(Field) -> bool + Sync) -> Vec<u32> {
        if set.list.is_empty() {
            return Vec::new();
        }
        let of_file = |file: &&Outline| -> Vec<u32> {
            let is_named = |tie: &Tie| set.has(tie.to) && keep(tie.field);
            if !file.ties.iter().any(is_named) {
                return Vec::new();
            }
            let records = file.each().filter(|(_, ties)| ties.iter().any(is_named));
            records.map(|(record, _)| record.id).collect()
        };
        let files = self.files.par_iter().with_min_len(256);
        files.flat_map_iter(of_file).collect()
    }

    /// Adds to a set all that is tied to it, from a place in its list on and over any number of
    /// steps in both directions, by fields of which `keep` holds.
    pub(super) fn spread(
        &self,
        set: &mut Set,
        mut from: usize,
        keep: impl Fn(Field) -> bool + Sync,
    ) {
        while from < set.list.len() {
            let mut edge = self.nothing();
            edge.add_all(set.list[from..].iter().copied());
            from = set.list.len();
            set.add_all(self.named_by(&edge.list, &keep));
            set.add_all(self.naming(&edge, &keep));
        }
    }
}
