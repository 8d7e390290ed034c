//! Comments held against the findings: what they allow is marked, what they allow in vain is told.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::Located;
use super::allow::{Allowance, Bound, Flawed, read};
use super::state::State;
use crate::diagnostic::{Fact, Finding, Place};
use crate::load::Files;
use crate::rules::STOP_A_FILE;
use crate::rules::bad_allow::BadAllow;
use crate::rules::stale_allow::StaleAllow;
use crate::text::{FileId, Span};

/// Marks what comments allow. Gives what is wrong with the comments: those that are not understood,
/// and those whose rules find nothing, as far as `is_judged` says that this can be told.
///
/// `located` is in the order of its places. Takes time n log n in findings and comments.
pub(super) fn apply(
    files: &Files,
    located: &mut [Located],
    is_judged: impl Fn(&'static str) -> bool,
) -> Vec<Finding> {
    let comments: Vec<_> = files
        .speaking()
        .par_iter()
        // It was read before; if it is gone meanwhile, it allows nothing.
        .map(|file| (*file, read(&files.text(*file).unwrap_or_default())))
        .collect();
    let mut findings = Vec::new();
    for (file, (allowances, flawed)) in comments {
        findings.extend(flawed.into_iter().map(|it| {
            let Flawed { span, node, flaw } = it;
            finding(file, span, node, BadAllow { flaw })
        }));
        let from = located.partition_point(|found| found.spot.file < file);
        let to = located.partition_point(|found| found.spot.file <= file);
        let is_used = mark(&allowances, &mut located[from..to]);
        for (allowance, is_used) in allowances.into_iter().zip(is_used) {
            let rules = allowance.rules.iter().zip(is_used);
            let stale: Vec<_> = rules
                .filter(|(rule, is_used)| !is_used && is_judged(rule))
                .map(|(rule, _)| *rule)
                .collect();
            if !stale.is_empty() {
                let is_whole = stale.len() == allowance.rules.len();
                let rules = stale;
                let fact = StaleAllow { rules, is_whole };
                findings.push(finding(file, allowance.comment, allowance.node, fact));
            }
        }
    }
    findings
}

fn finding(file: FileId, span: Span, node: Bound, fact: impl Fact + 'static) -> Finding {
    Finding {
        record: node.record,
        field: node.field,
        place: Place::Span(file, span),
        fact: Box::new(fact),
    }
}

/// One rule of one comment.
struct Grant {
    node: Span,
    rule: &'static str,
    /// The comment, and the rule's position in it.
    allowance: usize,
    position: usize,
}

/// Marks the findings of one file that comments allow; the innermost comment goes first. Says of
/// each rule of each comment whether it allowed something.
fn mark(allowances: &[Allowance], located: &mut [Located]) -> Vec<Vec<bool>> {
    let rules = allowances.iter().map(|it| it.rules.len());
    let mut is_used: Vec<_> = rules.map(|rules| vec![false; rules]).collect();
    let mut grants = Vec::new();
    for (allowance, it) in allowances.iter().enumerate() {
        grants.extend(it.rules.iter().enumerate().map(|(position, rule)| Grant {
            node: it.node.span,
            rule,
            allowance,
            position,
        }));
    }
    grants.sort_by_key(|it| (it.node.start, Reverse(it.node.end), it.rule, it.allowance));
    let mut next = grants.chunk_by(|a, b| a.node == b.node).peekable();
    // Nodes lie inside each other or apart: those that are entered and not yet left, the innermost
    // last, are no more than the tree is deep.
    let mut inside: Vec<&[Grant]> = Vec::new();
    let leave = |inside: &mut Vec<&[Grant]>, start| {
        while inside
            .last()
            .is_some_and(|of_node| of_node[0].node.end < start)
        {
            inside.pop();
        }
    };
    // Why a file could not be read is told in any case.
    let is_told = |rule: &str| STOP_A_FILE.contains(&rule);
    let allowable = located
        .iter_mut()
        .filter(|found| !found.spot.is_file() && !is_told(found.finding.fact.rule().name));
    for found in allowable {
        let (span, rule) = (found.spot.span, found.finding.fact.rule().name);
        while let Some(of_node) = next.next_if(|it| it[0].node.start <= span.start) {
            leave(&mut inside, of_node[0].node.start);
            inside.push(of_node);
        }
        leave(&mut inside, span.start);
        let mut around = inside
            .iter()
            .rev()
            .filter(|of_node| span.end <= of_node[0].node.end);
        let grant = around.find_map(|of_node| {
            let at = of_node.partition_point(|grant| grant.rule < rule);
            of_node.get(at).filter(|grant| grant.rule == rule)
        });
        if let Some(grant) = grant {
            is_used[grant.allowance][grant.position] = true;
            found.state = State::Allowed {
                reason: allowances[grant.allowance].reason.clone(),
            };
        }
    }
    is_used
}
