//! Trees: answers that are drawn as branches.

use serde::Serialize;

/// A branch: a line of text, and what branches from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Tree {
    /// The line.
    pub(super) line: String,
    /// The branches.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) branches: Vec<Self>,
}

impl Tree {
    /// A leaf.
    pub(super) fn new(line: impl Into<String>) -> Self {
        Self {
            line: line.into(),
            branches: Vec::new(),
        }
    }

    /// The branch with that line, made if it is not there.
    pub(super) fn branch(&mut self, line: &str) -> &mut Self {
        let at = self.branches.iter().position(|it| it.line == line);
        let at = at.unwrap_or_else(|| {
            self.branches.push(Self::new(line));
            self.branches.len() - 1
        });
        &mut self.branches[at]
    }

    /// The tree in lines of text.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.line.clone()];
        self.draw("", &mut lines);
        lines
    }

    fn draw(&self, indent: &str, lines: &mut Vec<String>) {
        for (index, branch) in self.branches.iter().enumerate() {
            let is_last = index + 1 == self.branches.len();
            let (arm, below) = if is_last {
                ("└─ ", "   ")
            } else {
                ("├─ ", "│  ")
            };
            lines.push(format!("{indent}{arm}{}", branch.line));
            branch.draw(&format!("{indent}{below}"), lines);
        }
    }
}
