//! Voices: where the speakers of a claim are written.

use crate::diagnostic::{FieldPath, Finding};
use crate::model::claim::{Claim, Speaker, Who};

/// The way to one of a claim's speakers.
pub(super) fn speaker(claim: &Claim, position: usize) -> FieldPath {
    let field = FieldPath::root().key("said_by");
    if claim.said_by.len() > 1 {
        field.index(position)
    } else {
        field
    }
}

/// The way to who speaks: the actors or the source of one of a claim's speakers.
pub(super) fn who(claim: &Claim, position: usize, speaker: &Speaker) -> FieldPath {
    let key = match speaker.who {
        Who::Source(_) => "source",
        Who::Actors(_) | Who::Unstated => "actor",
    };
    self::speaker(claim, position).key(key)
}

/// The way to one actor of a claim's speaker, of whom there may be several.
pub(super) fn actor(claim: &Claim, position: usize, speaker: &Speaker, nth: usize) -> FieldPath {
    let field = who(claim, position, speaker);
    if speaker.actors().len() > 1 {
        field.index(nth)
    } else {
        field
    }
}

/// A finding at a field of a claim.
pub(super) fn finding(
    claim: &Claim,
    field: FieldPath,
    fact: impl crate::diagnostic::Fact + 'static,
) -> Finding {
    Finding {
        record: claim.id.as_str().into(),
        place: claim.origin.field(field.clone()),
        field,
        fact: Box::new(fact),
    }
}
