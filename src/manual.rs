//! The manual pages of the rules, as they are shown and kept in `docs/rules`.

use std::fmt::Write as _;

use crate::rules::{Entry, RULES};

/// Which of the two examples of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// The one that breaks the rule.
    Bad,
    /// The one that stands instead.
    Good,
}

/// The page of a rule, in Markdown.
pub fn page(entry: &Entry) -> String {
    let name = entry.rule.name;
    let mut page = format!(
        "# {name}\n\n*Severity: {}.* {}",
        entry.rule.severity,
        entry.page()
    );
    if entry.stdin_example() {
        let _ = write!(
            page,
            "\n## Try it\n\n```console\n$ claimgraph rule {name} --example bad | claimgraph check \
             --stdin-filename example.yaml\n```\n"
        );
    }
    page
}

/// An example of a rule's page: a claim file, or several files, each after a line `# PATH`.
pub fn example(entry: &Entry, which: Example) -> String {
    let page = entry.page();
    let nth = match which {
        Example::Bad => 0,
        Example::Good => 1,
    };
    let blocks = page.split("```yaml\n").skip(1);
    let block = blocks.filter_map(|rest| rest.split("```").next()).nth(nth);
    // A picture of a control character stands for the character.
    block.unwrap_or_default().replace('␇', "\u{7}")
}

/// The list of the rules, in Markdown.
pub fn index() -> String {
    let mut index = String::from(
        "# Rules\n\nWhat `claimgraph check` finds. `claimgraph rule NAME` shows a page at the \
         terminal.\n\n| rule | severity | finds |\n|---|---|---|\n",
    );
    for entry in RULES {
        let name = entry.rule.name;
        let _ = writeln!(
            index,
            "| [{name}]({name}.md) | {} | {} |",
            entry.rule.severity, entry.rule.summary
        );
    }
    index
}

impl Entry {
    /// Whether its example is one claim file, which can be given on standard input.
    fn stdin_example(&self) -> bool {
        let example = example(self, Example::Bad);
        let names_a_file = |line: &str| {
            line.strip_prefix("# ").is_some_and(|path| {
                !path.contains(' ')
                    && [".yaml", ".json", ".txt"]
                        .iter()
                        .any(|it| path.ends_with(it))
            })
        };
        !example.lines().any(names_a_file)
    }
}
