//! `# claimgraph: allow RULE -- reason`: findings that an author answers for in the file itself.

use rayon::prelude::*;

use super::Located;
use super::state::State;
use crate::diagnostic::{FieldPath, Finding, Place};
use crate::load::Files;
use crate::rules::bad_allow::{BadAllow, Flaw};
use crate::rules::stale_allow::StaleAllow;
use crate::rules::{bad_allow, find, stale_allow};
use crate::text::{FileId, Span};
use crate::yaml::{self, Comment, Limits, Node, Value};

/// How a comment that speaks to the checker begins.
const PREFIX: &str = "# claimgraph:";

/// A rule that a comment allows.
#[derive(Debug)]
struct Allowance {
    file: FileId,
    comment: Span,
    rule: &'static str,
    reason: Box<str>,
    /// The node that it binds to.
    node: Span,
    /// Whether it is the only rule that its comment allows.
    is_only: bool,
}

/// Marks what comments allow. Gives what is wrong with the comments: those that say nothing that
/// is understood, and those that allow what is not found.
pub(super) fn apply(files: &Files, located: &mut [Located]) -> Vec<Finding> {
    let read: Vec<_> = files
        .speaking()
        .par_iter()
        .map(|file| allowances(files, *file))
        .collect();
    let mut findings = Vec::new();
    let mut all = Vec::new();
    for (allowances, flaws) in read {
        all.extend(allowances);
        findings.extend(flaws);
    }
    let mut is_used = vec![false; all.len()];
    for found in located.iter_mut() {
        let rule = found.finding.fact.rule().name;
        if [bad_allow::RULE.name, stale_allow::RULE.name].contains(&rule) {
            continue;
        }
        let (file, span) = (found.spot.file, found.spot.span);
        // Allowances are in the order of their files.
        let first = all.partition_point(|it| it.file < file);
        let here = all[first..].iter().take_while(|it| it.file == file);
        for (index, allowance) in (first..).zip(here) {
            let inside = allowance.node.start <= span.start && span.end <= allowance.node.end;
            if allowance.rule == rule && inside {
                is_used[index] = true;
                found.state = State::Allowed {
                    reason: allowance.reason.clone(),
                };
            }
        }
    }
    let stale = all.iter().zip(is_used).filter(|(_, is_used)| !is_used);
    findings.extend(stale.map(|(allowance, _)| {
        let fact = StaleAllow {
            rule: allowance.rule,
            is_only: allowance.is_only,
        };
        finding(allowance.file, allowance.comment, fact)
    }));
    findings
}

fn finding(file: FileId, span: Span, fact: impl crate::diagnostic::Fact + 'static) -> Finding {
    Finding {
        record: "".into(),
        field: FieldPath::root(),
        place: Place::Span(file, span),
        fact: Box::new(fact),
    }
}

/// What the comments of a file allow, and what is wrong with them.
fn allowances(files: &Files, file: FileId) -> (Vec<Allowance>, Vec<Finding>) {
    let (mut allowances, mut findings) = (Vec::new(), Vec::new());
    // It was read before; if it is gone meanwhile, it allows nothing.
    let text = files.text(file).unwrap_or_default();
    let limits = Limits::default().with_file_bytes(u64::MAX);
    let Some(document) = yaml::parse(&text, &limits).document else {
        return (allowances, findings);
    };
    let mut nodes = Vec::new();
    gather(&document.root, &mut nodes);
    for comment in &document.comments {
        let Some(said) = comment.text.strip_prefix(PREFIX) else {
            continue;
        };
        let read = read(said).and_then(|(rules, reason)| {
            let node = bound(&text, comment, &nodes).ok_or(Flaw::BindsToNothing)?;
            Ok((rules, reason, node))
        });
        match read {
            Ok((rules, reason, node)) => allowances.extend(rules.iter().map(|rule| Allowance {
                file,
                comment: comment.span,
                rule,
                reason: reason.into(),
                node,
                is_only: rules.len() == 1,
            })),
            Err(flaw) => findings.push(finding(file, comment.span, BadAllow { flaw })),
        }
    }
    (allowances, findings)
}

/// The rules that a comment allows, and why.
fn read(said: &str) -> Result<(Vec<&'static str>, &str), Flaw> {
    let said = said.trim();
    let (verb, rest) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    if verb != "allow" {
        return Err(Flaw::Verb(verb.into()));
    }
    let (names, reason) = rest.split_once("--").unwrap_or((rest, ""));
    let mut rules = Vec::new();
    for name in names.split([',', ' ']).filter(|name| !name.is_empty()) {
        match find(name) {
            Some(entry) => rules.push(entry.rule.name),
            None => return Err(Flaw::Rule(name.into())),
        }
    }
    let reason = reason.trim();
    if rules.is_empty() {
        Err(Flaw::NoRule)
    } else if reason.is_empty() {
        Err(Flaw::NoReason)
    } else {
        Ok((rules, reason))
    }
}

/// The entries of mappings, key and value, and of lists, outer before inner: in the order of their
/// start.
fn gather(node: &Node<'_>, nodes: &mut Vec<Span>) {
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in mapping {
                let (key, value) = (entry.key.span, entry.value.span);
                nodes.push(Span::new(key.start, value.end.max(key.end)));
                gather(&entry.value, nodes);
            }
        }
        Value::Sequence(entries) => {
            for entry in entries {
                nodes.push(entry.span);
                gather(entry, nodes);
            }
        }
        Value::Scalar(_) | Value::Refused => {}
    }
}

/// The node that a comment binds to: the outermost one that starts before it on its own line, else
/// the first one after it.
fn bound(text: &str, comment: &Comment<'_>, nodes: &[Span]) -> Option<Span> {
    let before = &text[..comment.span.start as usize];
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1) as u32;
    let beside = nodes.partition_point(|node| node.start < line);
    let beside = nodes.get(beside).filter(|it| it.start < comment.span.start);
    let after = nodes.partition_point(|node| node.start < comment.span.end);
    beside.or_else(|| nodes.get(after)).copied()
}

#[cfg(test)]
mod tests {
    use super::{gather, read};
    use crate::yaml::{self, Limits};

    #[test]
    fn what_a_comment_says() {
        let good = read(" allow unknown-reference, wrong-kind -- still to come").expect("good");
        assert_eq!(
            good,
            (vec!["unknown-reference", "wrong-kind"], "still to come")
        );
        for bad in [
            "",
            " allow",
            " allow --",
            " allow nothing -- x",
            " allow syntax",
            " deny x",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nodes_are_in_the_order_of_their_start() {
        let text = "a: { b: [c, { d: e }] }\nf:\n  - g: h\n    i: j\n  - k\n";
        let document = yaml::parse(text, &Limits::default()).document;
        let mut nodes = Vec::new();
        gather(&document.expect("it is sound").root, &mut nodes);
        assert!(nodes.is_sorted_by_key(|node| (node.start, std::cmp::Reverse(node.end))));
        assert_eq!(nodes.len(), 10);
    }
}
