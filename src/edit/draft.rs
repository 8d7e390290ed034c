//! Every `at` of a claim file, where it is written and which source it is about.

use rustc_hash::FxHashMap;

use crate::model::decode::Decoded;
use crate::model::id::Id;
use crate::text::{At, Span};
use crate::yaml::{Document, Node, ScalarStyle, Value};

/// An `at` as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenAt {
    /// The bytes of the value.
    pub span: Span,
    /// How it is written.
    pub style: ScalarStyle,
    /// The value.
    pub at: At,
    /// The source whose text is meant: the claim's, or the one that skips it. `unstated` where a
    /// claim names none.
    pub source: Id,
}

/// Every `at` of a file that reads as one, in the order of the file: those of claims wherever they
/// stand (in events, affiliations and questions, or apart), and those of skipped spans.
pub fn written(document: &Document<'_>, decoded: &Decoded) -> Vec<WrittenAt> {
    let claims = &decoded.dataset.claims;
    let mut found = Found {
        sources: claims
            .iter()
            .map(|claim| (claim.origin.span, &claim.source))
            .collect(),
        all: Vec::new(),
    };
    found.claims(&document.root);
    if let Some(sources) = document.root.get("sources").and_then(Node::as_mapping) {
        for source in sources {
            let id = Id::new(&source.key.text);
            let skipped = source.value.get("skipped");
            for skip in skipped.map_or(&[][..], Node::one_or_many) {
                found.at(skip, &id);
            }
        }
    }
    found.all.sort_unstable_by_key(|it| it.span);
    found.all
}

struct Found<'a> {
    /// The source of the claim that a mapping is, by the mapping's bytes.
    sources: FxHashMap<Span, &'a Id>,
    all: Vec<WrittenAt>,
}

impl Found<'_> {
    fn claims(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Mapping(mapping) => {
                if let Some(source) = self.sources.get(&node.span).copied() {
                    self.at(node, source);
                }
                for entry in mapping {
                    self.claims(&entry.value);
                }
            }
            Value::Sequence(nodes) => {
                for node in nodes {
                    self.claims(node);
                }
            }
            Value::Scalar(_) | Value::Refused => {}
        }
    }

    fn at(&mut self, record: &Node<'_>, source: &Id) {
        for node in record.get("at").map_or(&[][..], Node::one_or_many) {
            let scalar = node.as_scalar().filter(|scalar| !scalar.is_null());
            if let Some(scalar) = scalar
                && let Ok(at) = scalar.text.parse()
            {
                self.all.push(WrittenAt {
                    span: node.span,
                    style: scalar.style,
                    at,
                    source: source.clone(),
                });
            }
        }
    }
}
