//! Comments, of the files that speak to this program in them.

use memchr::memmem;

use super::tree::{ADDRESS, Comment, Node, ScalarStyle, Value};
use crate::text::Span;

/// What a comment says to this program behind its sign and blanks: `claimgraph: THIS`. One that
/// begins as if it did and lacks the colon is taken to speak too, from its second word on.
pub(super) fn addressed(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(ADDRESS)?;
    if let Some(said) = rest.strip_prefix(':') {
        return Some(said);
    }
    let said = rest.trim_start_matches([' ', '\t', ':']);
    (said.len() < rest.len() && said.starts_with("allow")).then_some(said)
}

/// Whether a comment of a file may speak to this program, so that its comments are worth gathering.
pub(super) fn wanted(text: &str) -> bool {
    memmem::find_iter(text.as_bytes(), ADDRESS).any(|at| {
        let begins = text[..at].trim_end_matches([' ', '\t']).ends_with('#');
        begins && addressed(&text[at..]).is_some()
    })
}

/// All comments, in order: every `#` after a blank or at the start of a line that is in no scalar.
pub(super) fn gather<'t>(text: &'t str, root: &Node<'_>) -> Vec<Comment<'t>> {
    let mut gatherer = Gatherer {
        text,
        at: 0,
        comments: Vec::new(),
    };
    gatherer.node(root);
    gatherer.gap(text.len());
    gatherer.comments
}

struct Gatherer<'t> {
    text: &'t str,
    at: usize,
    comments: Vec<Comment<'t>>,
}

impl Gatherer<'_> {
    /// Recursion is bounded by the depth of the tree.
    fn node(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Value::Mapping(mapping) => {
                for entry in mapping {
                    self.pass(entry.key.span);
                    self.node(&entry.value);
                }
            }
            Value::Scalar(scalar) => {
                if matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    let header = self.text[node.span.range()].split(['\n', '\r']).next();
                    self.gap(node.span.start as usize + header.map_or(0, str::len));
                }
                self.pass(node.span);
            }
            Value::Refused => self.pass(node.span),
        }
    }

    fn pass(&mut self, scalar: Span) {
        self.gap(scalar.start as usize);
        self.at = self.at.max(scalar.end as usize);
    }

    /// Takes the comments from here to byte `end`.
    fn gap(&mut self, end: usize) {
        while let Some(found) = self.text.get(self.at..end).and_then(|gap| gap.find('#')) {
            let start = self.at + found;
            let after_blank = self.text[..start].ends_with([' ', '\t', '\n', '\r', '\u{FEFF}']);
            if start > 0 && !after_blank {
                self.at = start + 1;
                continue;
            }
            let line = self.text[start..]
                .split(['\n', '\r'])
                .next()
                .unwrap_or_default();
            let text = line.trim_end();
            let span = Span::new(start as u32, (start + text.len()) as u32);
            self.comments.push(Comment { span, text });
            self.at = start + line.len();
        }
        self.at = self.at.max(end);
    }
}
