//! `# claimgraph: allow RULE -- reason`: what the comments of a file allow, and where.

use crate::diagnostic::{FieldPath, Step};
use crate::load::record_of;
use crate::rules::bad_allow::Flaw;
use crate::rules::{bad_allow, find, stale_allow};
use crate::text::Span;
use crate::yaml::{self, Comment, Limits, Mapping, Node, Value};

/// A comment that allows something.
#[derive(Debug)]
pub(super) struct Allowance {
    /// The comment.
    pub(super) comment: Span,
    /// What it allows; never empty.
    pub(super) rules: Vec<&'static str>,
    /// Why, in the author's words.
    pub(super) reason: Box<str>,
    /// What it binds to.
    pub(super) node: Bound,
}

/// A key with its value, or an entry of a list.
#[derive(Debug, Default)]
pub(super) struct Bound {
    /// Its bytes.
    pub(super) span: Span,
    /// The record that it lies in, if it lies in one.
    pub(super) record: Box<str>,
    /// The way from the record, or from the root of the file.
    pub(super) field: FieldPath,
}

/// Something that is wrong with a comment.
#[derive(Debug)]
pub(super) struct Flawed {
    /// The word at fault, or the comment.
    pub(super) span: Span,
    /// What the comment binds to, if it binds to something.
    pub(super) node: Bound,
    /// What is wrong.
    pub(super) flaw: Flaw,
}

/// A comment that allows something, as a list of what is left to do names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The comment.
    pub comment: Span,
    /// The rules that it silences.
    pub rules: Vec<&'static str>,
    /// Why, in the author's words.
    pub reason: Box<str>,
    /// The record that it binds to, or lies in; empty where it lies in none.
    pub record: Box<str>,
}

/// What the comments of a file allow, in its order. Takes time linear in the file.
pub fn allowed(text: &str) -> Vec<Allowed> {
    let (allowances, _) = read(text);
    let told = allowances.into_iter().map(|it| Allowed {
        comment: it.comment,
        rules: it.rules,
        reason: it.reason,
        record: it.node.record,
    });
    told.collect()
}

/// What the comments of a file allow, and what is wrong with them, each in the order of the file.
///
/// Takes time linear in the file, and for each comment the depth of the tree.
pub(super) fn read(text: &str) -> (Vec<Allowance>, Vec<Flawed>) {
    let (mut allowances, mut flawed) = (Vec::new(), Vec::new());
    let limits = Limits::default().with_file_bytes(u64::MAX);
    let Some(document) = yaml::parse(text, &limits).document else {
        return (allowances, flawed);
    };
    let mut nodes = Vec::new();
    gather(&document.root, &mut nodes);
    for comment in &document.comments {
        let Some(said) = comment.addressed() else {
            continue;
        };
        let from = comment.span.end - said.len() as u32;
        let Said {
            rules,
            reason,
            mut flaws,
        } = understood(said);
        let has_colon = text[..from as usize].ends_with(':');
        if !has_colon {
            flaws.push((said, Flaw::NoColon));
        }
        let span = bound(text, comment, &nodes, &document.root);
        if span.is_none() {
            flaws.push((said, Flaw::BindsToNothing));
        }
        let node = || span.map_or_else(Bound::default, |span| named(&document.root, span));
        for (word, flaw) in flaws {
            let start = word.as_ptr() as usize - said.as_ptr() as usize;
            let word_span = Span::new(from + start as u32, from + (start + word.len()) as u32);
            let is_part = matches!(flaw, Flaw::Verb(_) | Flaw::Rule(_) | Flaw::Unsilenced(_));
            let span = if is_part && !word.is_empty() {
                word_span
            } else {
                comment.span
            };
            let node = node();
            flawed.push(Flawed { span, node, flaw });
        }
        let is_sound = has_colon && !rules.is_empty();
        if let (Some(reason), Some(_), true) = (reason, span, is_sound) {
            allowances.push(Allowance {
                comment: comment.span,
                rules,
                reason: reason.into(),
                node: node(),
            });
        }
    }
    (allowances, flawed)
}

/// What a comment says.
struct Said<'t> {
    rules: Vec<&'static str>,
    reason: Option<&'t str>,
    /// What is wrong with it, with the word at fault.
    flaws: Vec<(&'t str, Flaw)>,
}

/// What stands after `# claimgraph:`. A flaw hides neither another nor what is sound.
fn understood(said: &str) -> Said<'_> {
    let said = said.trim_start();
    let (verb, rest) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    let (mut rules, mut flaws) = (Vec::new(), Vec::new());
    if verb != "allow" {
        let reason = None;
        flaws.push((verb, Flaw::Verb(verb.into())));
        return Said {
            rules,
            reason,
            flaws,
        };
    }
    let (names, reason) = match rest.split_once("--") {
        Some((names, reason)) => (names, Some(reason.trim()).filter(|it| !it.is_empty())),
        None => (rest, None),
    };
    let mut words: Vec<_> = names
        .split([',', ' ', '\t'])
        .filter(|it| !it.is_empty())
        .collect();
    if words.is_empty() {
        flaws.push((said, Flaw::NoRule));
    }
    if reason.is_none() {
        flaws.push((said, Flaw::NoReason));
        // What follows may be a reason without its sign: only the first word is surely a rule.
        words.truncate(1);
    }
    for name in words {
        match find(name) {
            Some(entry) if NEVER_ALLOWED.contains(&entry.rule.name) => {
                flaws.push((name, Flaw::Unsilenced(entry.rule.name)));
            }
            Some(entry) => rules.push(entry.rule.name),
            None => flaws.push((name, Flaw::Rule(name.into()))),
        }
    }
    Said {
        rules,
        reason,
        flaws,
    }
}

/// What comments themselves are told of.
const NEVER_ALLOWED: [&str; 2] = [bad_allow::RULE.name, stale_allow::RULE.name];

/// The entries of mappings, key and value, and of lists, outer before inner: in the order of their
/// start.
fn gather(node: &Node<'_>, nodes: &mut Vec<Span>) {
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in mapping {
                nodes.push(whole(entry));
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

/// A key with its value.
fn whole(entry: &yaml::Entry<'_>) -> Span {
    let (key, value) = (entry.key.span, entry.value.span);
    Span::new(key.start, value.end.max(key.end))
}

/// The node that a comment binds to. On a line of its own, or behind a lone dash: the first one
/// after it. Else the outermost one that starts on its line; where none does, as behind a closing
/// bracket, the innermost one that ends there.
fn bound(text: &str, comment: &Comment<'_>, nodes: &[Span], root: &Node<'_>) -> Option<Span> {
    let before = &text[..comment.span.start as usize];
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let is_alone = before[line..]
        .trim_matches([' ', '\t', '-', '\u{FEFF}'])
        .is_empty();
    if is_alone {
        let after = nodes.partition_point(|node| node.start < comment.span.end);
        return nodes.get(after).copied();
    }
    let beside = nodes.partition_point(|node| node.start < line as u32);
    let beside = nodes.get(beside).filter(|it| it.start < comment.span.start);
    let last = before.trim_end_matches([' ', '\t']).len() as u32;
    beside.copied().or_else(|| innermost(root, last))
}

/// The innermost node that ends at a byte or goes on past it.
fn innermost(root: &Node<'_>, end: u32) -> Option<Span> {
    let mut found = None;
    let mut node = root;
    while let Some((_, span, value)) = child(node, end.saturating_sub(1)) {
        if span.end < end {
            break;
        }
        found = Some(span);
        node = value;
    }
    found
}

/// The record and the field of a node.
fn named(root: &Node<'_>, wanted: Span) -> Bound {
    let mut way = Vec::new();
    let mut node = root;
    while let Some((step, span, value)) = child(node, wanted.start) {
        way.push(step);
        if span == wanted {
            break;
        }
        node = value;
    }
    let (record, field) = record_of(FieldPath(way));
    Bound {
        span: wanted,
        record,
        field,
    }
}

/// The last node in a mapping or list that starts at a byte or before it: the step to it, its
/// bytes and its value.
fn child<'a, 't>(node: &'a Node<'t>, byte: u32) -> Option<(Step, Span, &'a Node<'t>)> {
    match &node.value {
        Value::Mapping(Mapping { entries, .. }) => {
            let after = entries.partition_point(|entry| entry.key.span.start <= byte);
            let entry = entries.get(after.checked_sub(1)?)?;
            let key = Step::Key((*entry.key.text).into());
            Some((key, whole(entry), &entry.value))
        }
        Value::Sequence(nodes) => {
            let after = nodes.partition_point(|node| node.span.start <= byte);
            let index = after.checked_sub(1)?;
            let node = nodes.get(index)?;
            Some((Step::Index(index as u32), node.span, node))
        }
        Value::Scalar(_) | Value::Refused => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{gather, read};
    use crate::yaml::{self, Limits};

    /// What the only comment of a text binds to, as `record field`.
    fn binds(text: &str) -> String {
        let (allowances, flawed) = read(text);
        assert!(flawed.is_empty(), "{text}: {flawed:?}");
        let [allowance] = &allowances[..] else {
            panic!("{text}: {allowances:?}")
        };
        let node = &allowance.node;
        format!("{} {}", node.record, node.field)
    }

    #[test]
    fn a_comment_binds_to_what_follows_or_stands_before_it() {
        let cases = [
            ("events:\n  ~\n  raid: { act: attack }\n", "raid "),
            ("events:\n  raid: { act: attack } ~\n  x: {}\n", "raid "),
            (
                "events:\n  raid:\n    act: attack ~\n    gloss: x\n",
                "raid act",
            ),
            ("events: ~\n  raid: { act: attack }\n", " events"),
            (
                "events:\n  raid: { act: attack,\n    actor: x } ~\n  y: {}\n",
                "raid actor",
            ),
            // No node starts on the line of a bracket: never what follows.
            (
                "events:\n  raid: {\n    act: attack,\n    } ~\n  y: {}\n",
                "raid ",
            ),
            (
                "events:\n  raid:\n    actor: [\n      a,\n      ] ~\n  y: {}\n",
                "raid actor",
            ),
            (
                "claims:\n  ~\n  - { about: x }\n  - { about: y }\n",
                " claims[0]",
            ),
            ("claims:\n  - ~\n    about: x\n", " claims[0]"),
            ("claims:\n  - about: x\n    ~\n    at: y\n", " claims[0].at"),
            ("claims:\n  - about: x\n  ~\n  - about: y\n", " claims[1]"),
            ("\u{FEFF}~\nevents: {}\n", " events"),
            ("events:\r  ~\r  raid: {}\r", "raid "),
        ];
        for (text, wanted) in cases {
            let text = text.replace('~', "# claimgraph: allow syntax -- a reason");
            assert_eq!(binds(&text), wanted, "{text}");
        }
    }

    #[test]
    fn what_a_comment_says() {
        let good = "# claimgraph: allow unknown-reference, wrong-kind -- still to -- come\na: 1\n";
        let (allowances, _) = read(good);
        assert_eq!(allowances[0].rules, ["unknown-reference", "wrong-kind"]);
        assert_eq!(&*allowances[0].reason, "still to -- come");
        for (said, flaws) in [
            ("", 1),
            ("alow syntax -- x", 1),
            ("allow", 2),
            ("allow --", 2),
            ("allow -- x", 1),
            ("allow nothing, no-one -- x", 2),
            ("allow nothing", 2),
            ("allow syntax because it is so", 1),
            ("allow stale-allow -- x", 1),
        ] {
            let (allowances, flawed) = read(&format!("# claimgraph: {said}\na: 1\n"));
            assert_eq!((allowances.len(), flawed.len()), (0, flaws), "{said}");
        }
        // What is sound holds beside what is not.
        let (allowances, flawed) = read("a: 1 #claimgraph:  allow syntax,nothing -- x\n");
        assert_eq!(allowances[0].rules, ["syntax"]);
        assert_eq!(flawed[0].span.range(), 32..39);
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
