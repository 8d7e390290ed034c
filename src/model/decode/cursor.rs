//! Where the decoder is: a path that costs nothing until a fault is reported.

use super::fields::Table;
use crate::diagnostic::{FieldPath, Step};
use crate::text::Span;
use crate::yaml::Entry;

/// The way from a record to a value in it, held on the stack.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    parent: Option<&'a Way<'a>>,
    step: At<'a>,
}

#[derive(Clone, Copy)]
enum At<'a> {
    Record(&'a str),
    Key(&'a str),
    Index(u32),
}

impl<'a> Way<'a> {
    /// At the record with this id; empty while a claim's id is not made yet, and for the file.
    pub(super) const fn record_of(id: &'a str) -> Self {
        Self {
            parent: None,
            step: At::Record(id),
        }
    }

    /// One key deeper.
    pub(super) const fn key(&'a self, key: &'a str) -> Self {
        Self {
            parent: Some(self),
            step: At::Key(key),
        }
    }

    /// One list entry deeper.
    pub(super) const fn index(&'a self, index: usize) -> Self {
        Self {
            parent: Some(self),
            step: At::Index(index as u32),
        }
    }

    /// The id of the record.
    pub(super) fn record(&self) -> &str {
        match (self.step, self.parent) {
            (At::Record(id), _) => id,
            (_, Some(parent)) => parent.record(),
            (_, None) => "",
        }
    }

    /// The name of the field that is being read: the last key on the way.
    pub(super) fn field(&self) -> Option<&str> {
        match (self.step, self.parent) {
            (At::Key(key), _) => Some(key),
            (At::Index(_), Some(parent)) => parent.field(),
            _ => None,
        }
    }

    /// The way from the record.
    pub(super) fn path(&self) -> FieldPath {
        let mut steps = Vec::new();
        let mut way = self;
        while let Some(parent) = way.parent {
            match way.step {
                At::Key(key) => steps.push(Step::Key(key.into())),
                At::Index(index) => steps.push(Step::Index(index)),
                At::Record(_) => {}
            }
            way = parent;
        }
        steps.reverse();
        FieldPath(steps)
    }
}

/// A field of a mapping, written or not.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a, 't> {
    /// Its name.
    pub(super) name: &'static str,
    /// Its key and value, where it is written.
    pub(super) entry: Option<&'a Entry<'t>>,
}

impl Slot<'_, '_> {
    /// A field that is not written.
    pub(super) const fn absent(name: &'static str) -> Self {
        Self { name, entry: None }
    }

    /// Whether it is written, rightly or not.
    pub(super) const fn is_written(&self) -> bool {
        self.entry.is_some()
    }
}

/// The mapping that fields were read from.
#[derive(Clone, Copy)]
pub(super) struct Head {
    /// What lacks a field that is missing: the record's key, else the mapping.
    pub(super) span: Span,
    /// The fields that such a mapping has.
    pub(super) table: &'static Table,
    /// Whether it was no mapping, which is reported: none of its fields is then missing.
    pub(super) excused: bool,
    /// The fields that seem to be missing and are not: each is written under a key that is
    /// reported. Bits by their positions in the table.
    pub(super) reported: u64,
}
