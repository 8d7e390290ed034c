//! The lists and mappings that are open while a file is read.

use super::keys::KeyIndex;
use super::tree::{Entry, Key};
use crate::diagnostic::{FieldPath, Step};

/// An open list or mapping.
pub(super) struct Frame<'t> {
    pub(super) start: u32,
    /// The end of its last value.
    pub(super) end: u32,
    /// How many values it has had, kept or not.
    pub(super) count: u32,
    /// Whether a merge key was refused in it.
    pub(super) merges: bool,
    pub(super) kind: Kind<'t>,
}

pub(super) enum Kind<'t> {
    /// Where its values begin among `nodes`.
    Sequence(usize),
    /// Where its entries begin among `entries`.
    Mapping(usize, Pending<'t>, Option<Box<KeyIndex>>),
}

pub(super) enum Pending<'t> {
    Nothing,
    Key(Key<'t>),
    /// Once more the key of the entry at a place; where it stands.
    Again(usize, u32),
    /// A key that was refused, whose value goes with it.
    Dropped,
}

/// The path of the value being read.
pub(super) fn path(frames: &[Frame<'_>]) -> FieldPath {
    FieldPath(frames.iter().filter_map(Frame::step).collect())
}

/// The path of the value just read, or just begun; `entries` are the finished ones.
pub(super) fn path_of_last(frames: &[Frame<'_>], entries: &[Entry<'_>]) -> FieldPath {
    let Some((innermost, outer)) = frames.split_last() else {
        return FieldPath::root();
    };
    let step = match &innermost.kind {
        Kind::Sequence(_) => innermost.count.checked_sub(1).map(Step::Index),
        Kind::Mapping(first, Pending::Nothing, _) => {
            let last = entries[*first..].last();
            last.map(|entry| Step::Key(entry.key.text.as_ref().into()))
        }
        Kind::Mapping(..) => innermost.step(),
    };
    FieldPath(outer.iter().filter_map(Frame::step).chain(step).collect())
}

impl Frame<'_> {
    /// Whether this is a mapping and what comes next is a key of it.
    pub(super) const fn wants_key(&self) -> bool {
        matches!(self.kind, Kind::Mapping(_, Pending::Nothing, _))
    }

    pub(super) const fn is_mapping(&self) -> bool {
        matches!(self.kind, Kind::Mapping(..))
    }

    /// The way from this list or mapping to the value being read in it.
    fn step(&self) -> Option<Step> {
        match &self.kind {
            Kind::Sequence(_) => Some(Step::Index(self.count)),
            Kind::Mapping(_, Pending::Key(key), _) => Some(Step::Key(key.text.as_ref().into())),
            Kind::Mapping(..) => None,
        }
    }
}
