//! Edits that mend what was found.

/// An edit of the claim file at the place of a finding, safe to make without looking at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// The scalar at the place reads this text; it is quoted where YAML needs that.
    Scalar(Box<str>),
    /// The comment at the place goes, with its line where nothing else stands on it.
    DropComment,
}
