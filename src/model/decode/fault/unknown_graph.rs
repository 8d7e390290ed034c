//! A graph that the configuration does not name.

use crate::diagnostic::{Fact, Rule, Severity};
use crate::text::suggest;

/// Rule `unknown-graph`.
pub const UNKNOWN_GRAPH: Rule = Rule {
    name: "unknown-graph",
    severity: Severity::Error,
    summary: "the configuration's default is none of its graphs",
};

/// The configuration's default is none of its graphs.
#[derive(Debug)]
pub struct UnknownGraph {
    pub(in super::super) name: Box<str>,
    pub(in super::super) known: Vec<Box<str>>,
}

impl Fact for UnknownGraph {
    fn rule(&self) -> &'static Rule {
        &UNKNOWN_GRAPH
    }

    fn message(&self) -> String {
        format!("there is no graph `{}`", super::shown(&self.name))
    }

    fn label(&self) -> String {
        suggest(&self.name, self.known.iter().map(|name| &**name))
            .first()
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_default()
    }

    fn help(&self) -> Option<String> {
        let known: Vec<&str> = self.known.iter().map(|name| &**name).collect();
        Some(if known.is_empty() {
            "name it under `graphs`: `graphs: { name: [folder] }`".to_owned()
        } else {
            format!("the graphs are {}", super::listed(&known))
        })
    }
}
