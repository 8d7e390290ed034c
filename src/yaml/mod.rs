//! YAML with exact places: text to a tree that borrows from it.
//!
//! The only room that names the YAML parser. It reads the part of YAML that a claim file may use
//! and refuses the rest by name: aliases, anchors, merge keys, tags, directives, complex keys and
//! second documents are faults with a place, not surprises. A file of the form that most have is
//! read line by line without it, several times faster, to the same tree (`simple`). Nothing is
//! given a type here: `no`, `2029` and `1e3` are the text that the author wrote.
//!
//! ```
//! use claimgraph::yaml::{self, Limits};
//!
//! let parsed = yaml::parse("a: 'x'   # why\nb: [1, 2]\n", &Limits::default());
//! assert!(parsed.faults.is_empty());
//! let document = parsed.document.expect("it has no fault");
//! let a = document.root.get("a").expect("it is there");
//! assert_eq!(a.as_str(), Some("x"));
//! assert_eq!(a.span.range(), 3..6);
//! ```

mod build;
mod comments;
mod diagnose;
mod encoding;
mod events;
mod fault;
mod frame;
mod keys;
mod limits;
mod locate;
mod place;
mod simple;
mod splice;
mod text;
mod tree;

use build::Keep;
pub use encoding::decode_utf8;
#[doc(hidden)]
pub use events::raw_events;
pub use fault::{
    DUPLICATE_KEY, DuplicateKey, ENCODING, EncodingFault, FEATURE, Fault, Feature, LIMIT,
    LimitExceeded, RefusedFeature, SYNTAX, SyntaxFault, YamlFault,
};
pub use limits::Limits;
pub use splice::{Flow, SpliceError, splice, write_scalar};
pub use tree::{Comment, Document, Entry, Key, Mapping, Node, Scalar, ScalarStyle, Value};

/// Whether a comment of a file may speak to this program: told without reading its YAML.
pub fn may_speak(text: &str) -> bool {
    comments::wanted(text)
}

/// What came of reading one file.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The tree; absent when the file ended at a fault that left no tree to trust (a syntax error,
    /// a control character, a limit on the whole file).
    pub document: Option<Document<'t>>,
    /// What is wrong, in the order of the file. With a document, each names a value that the tree
    /// leaves out or holds as [`Value::Refused`].
    pub faults: Vec<YamlFault>,
}

/// Reads one file into a tree. A byte order mark at its start is skipped; spans are those of
/// `text` as given.
///
/// An empty file is a document whose root is an empty scalar. Never panics, whatever the text, and
/// takes time linear in its length.
pub fn parse<'t>(text: &'t str, limits: &Limits) -> Parsed<'t> {
    build::build(text, limits, Keep::First)
}

/// As [`parse`], but of the values of the duplicate key at byte `key`, and of those that it lies in,
/// the tree holds the later one: what [`parse`] leaves out.
pub fn parse_through<'t>(text: &'t str, limits: &Limits, key: u32) -> Parsed<'t> {
    build::build(text, limits, Keep::Through(key))
}

/// As [`parse`], in both of its ways: by the parser, and without it, which only texts of the simple
/// form are read in. They must not differ: for tests.
#[doc(hidden)]
pub fn parse_in_both_ways<'t>(text: &'t str, limits: &Limits) -> (Parsed<'t>, Option<Parsed<'t>>) {
    let by_parser = build::with_parser(text, limits, Keep::First);
    (by_parser, build::without_parser(text, limits))
}
