//! The ids that claimgraph makes for records that their author gave none.

use std::fmt::Write as _;

use crate::model::actor::AffiliationRole;
use crate::model::id::{Id, is_slug};
use crate::model::vocabulary::Vocabulary;
use crate::text::At;

/// Whether `text` can name a record: a slug, or an id as the functions below make them.
pub(super) fn is_reference(text: &str) -> bool {
    is_slug(text)
        || (text.contains('/') && text.split(['/', '@']).all(is_slug) && !text.starts_with('@'))
}

/// The id of an inline object: `EVENT/object`, in a list `EVENT/object-2` for the second.
pub(super) fn object_id(event: &Id, index: usize) -> Id {
    if index == 0 {
        Id::new(&format!("{event}/object"))
    } else {
        Id::new(&format!("{event}/object-{}", index + 1))
    }
}

/// The id of an affiliation: `ACTOR/ROLE/ORGANIZATION`, with `-2` and so on where that repeats.
pub(super) fn affiliation_id(actor: &Id, role: AffiliationRole, of: &Id, nth: usize) -> Id {
    if nth == 1 {
        Id::new(&format!("{actor}/{role}/{of}"))
    } else {
        Id::new(&format!("{actor}/{role}/{of}-{nth}"))
    }
}

/// The id of a claim that has none: `ABOUT/SOURCE@START`, without a span or while drafting
/// `ABOUT/SOURCE`. A claim about an affiliation takes the actor's id for `ABOUT`.
pub(in crate::model) fn claim_id(about: &str, source: &Id, at: &[At]) -> Id {
    let about = affiliated_actor(about).unwrap_or(about);
    let mut id = String::with_capacity(about.len() + source.len() + 12);
    id.push_str(about);
    id.push('/');
    id.push_str(source);
    if let Some(At::Anchor(anchor)) = at.first() {
        // Writing to a string cannot fail.
        let _ = write!(id, "@{}", anchor.range.start);
    }
    Id::new(&id)
}

/// The actor in the id of an affiliation.
fn affiliated_actor(id: &str) -> Option<&str> {
    let (actor, rest) = id.split_once('/')?;
    let (role, _) = rest.split_once('/')?;
    AffiliationRole::from_name(role).map(|_| actor)
}

#[cfg(test)]
mod tests {
    use super::{claim_id, is_reference};
    use crate::model::id::Id;

    #[test]
    fn references() {
        for good in [
            "a",
            "no",
            "2029",
            "a/object-2",
            "a/object/object",
            "a/b@108",
        ] {
            assert!(is_reference(good), "{good}");
        }
        for bad in ["", "A", "a b", "a/", "/a", "a@1", "a//b", "a/b@", "a_b"] {
            assert!(!is_reference(bad), "{bad}");
        }
    }

    #[test]
    fn a_claim_about_an_affiliation_is_the_actors() {
        let source = Id::new("daily");
        assert_eq!(
            claim_id("roe/leads/westland", &source, &[]).as_str(),
            "roe/daily"
        );
        assert_eq!(
            claim_id("raid/object", &source, &[]).as_str(),
            "raid/object/daily"
        );
    }
}
