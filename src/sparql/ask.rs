//! Asking: a query is parsed, refused where it would not give the same answer again, evaluated, and
//! its rows put in order.

use std::collections::BTreeMap;

use oxrdf::{BlankNode, Term};
pub use spareval::CancellationToken;
use spareval::{QueryEvaluationError, QueryEvaluator, QueryResults};
use spargebra::algebra::GraphPattern;
use spargebra::{Query, SparqlParser};

use super::index::Triples;
use super::refused::{LENGTH, is_too_deep, names, refused};
use super::vocabulary::{PREFIXES, RECORDS, TERMS, is_known, near};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of ASK.
    Truth(bool),
    /// Of SELECT.
    Rows {
        /// The variables, in the order of the query.
        variables: Vec<String>,
        /// The rows, a term for each variable that is bound: in the order that the query asks for,
        /// else sorted by their terms.
        rows: Vec<Vec<Option<Term>>>,
    },
}

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// It is no SPARQL query.
    #[error("the query cannot be read: {0}")]
    Syntax(String),
    /// It asks what is not answered here.
    #[error("{0}")]
    Refused(String),
    /// It names something that is not in the vocabulary, or no record.
    #[error("{what} is called {name:?}{}", hint(near))]
    Unknown {
        /// What was asked for: "no record", "nothing in the vocabulary".
        what: &'static str,
        /// The name.
        name: String,
        /// Names that are like it.
        near: Vec<String>,
    },
    /// It was called off.
    #[error("the query was called off")]
    CalledOff,
    /// It gives too many rows.
    #[error("the query gives more than {0} rows")]
    Rows(usize),
    /// It failed.
    #[error("the query failed: {0}")]
    Failed(String),
}

fn hint(near: &[String]) -> String {
    match near {
        [] => String::new(),
        near => format!("; did you mean {}?", near.join(" or ")),
    }
}

impl QueryError {
    /// The next step, where there is one to tell.
    pub const fn help(&self) -> Option<&'static str> {
        match self {
            Self::Syntax(_) => Some(
                "`:` and `id:` need no PREFIX: SELECT ?who WHERE { ?who :warn id:united-states }",
            ),
            Self::Refused(_) | Self::Failed(_) | Self::CalledOff => None,
            Self::Unknown { .. } => {
                Some("docs/query.md has the vocabulary; `claimgraph list` shows what there is")
            }
            Self::Rows(_) => Some("add LIMIT, or count"),
        }
    }
}

/// Answers a query.
///
/// The parser and the evaluator follow a query as deep as it nests, and a row of operators is one
/// level each: 512 MiB of stack are enough for the longest query, and few are touched by most. A
/// query can ask for the product of everything with everything; the token calls it off where it
/// next looks at the graph, and only who waits for the answer can leave it earlier.
///
/// # Errors
/// It cannot be read, asks for what is refused, is called off, or gives more than `most` rows.
pub fn ask(
    triples: &Triples<'_>,
    query: &str,
    most: usize,
    token: &CancellationToken,
) -> Result<Answer, QueryError> {
    if query.len() > LENGTH {
        return Err(QueryError::Refused(format!(
            "the query is longer than {LENGTH} bytes"
        )));
    }
    if is_too_deep(query) {
        return Err(QueryError::Refused(
            "the query nests more than 64 deep".to_owned(),
        ));
    }
    evaluate(triples, query, most, token)
}

fn evaluate(
    triples: &Triples<'_>,
    text: &str,
    most: usize,
    token: &CancellationToken,
) -> Result<Answer, QueryError> {
    let mut parser = SparqlParser::new();
    for (prefix, iri) in PREFIXES {
        parser = parser
            .with_prefix(prefix, iri)
            .map_err(|error| QueryError::Failed(error.to_string()))?;
    }
    let mut query = parser
        .parse_query(text)
        .map_err(|error| QueryError::Syntax(place(text, &error.to_string())))?;
    let (pattern, dataset) = match &query {
        Query::Select {
            pattern, dataset, ..
        }
        | Query::Ask {
            pattern, dataset, ..
        } => (pattern, dataset),
        Query::Construct { .. } | Query::Describe { .. } => {
            return Err(QueryError::Refused(
                "only SELECT and ASK are answered".to_owned(),
            ));
        }
    };
    if dataset.is_some() {
        return Err(QueryError::Refused(
            "FROM is not known here; the loaded graph is asked (`--graph` names it)".to_owned(),
        ));
    }
    let expression = query.to_sse();
    if let Some(why) = refused(&expression) {
        return Err(QueryError::Refused(why.to_owned()));
    }
    known(triples, &names(&expression))?;
    // A part of the rows is a part of their order: where the query gives none, of that by terms.
    let is_ordered = is_ordered(pattern);
    let slice = if is_ordered {
        None
    } else {
        unsliced(&mut query)
    };
    let failed = |error: QueryEvaluationError| match error {
        QueryEvaluationError::Cancelled => QueryError::CalledOff,
        error => QueryError::Failed(error.to_string()),
    };
    let evaluator = QueryEvaluator::new().with_cancellation_token(token.clone());
    let results = evaluator.prepare(&query).execute(triples).map_err(failed)?;
    match results {
        QueryResults::Boolean(truth) => Ok(Answer::Truth(truth)),
        QueryResults::Solutions(solutions) => {
            let names = solutions.variables().iter();
            let variables: Vec<String> = names.map(|it| it.as_str().to_owned()).collect();
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution.map_err(failed)?;
                if rows.len() >= most {
                    return Err(QueryError::Rows(most));
                }
                let row: Vec<Option<Term>> = (0..variables.len())
                    .map(|at| solution.get(at).cloned())
                    .collect();
                rows.push(row);
            }
            if !is_ordered {
                rows.sort_by_cached_key(|row| {
                    row.iter()
                        .map(|term| key(term.as_ref()))
                        .collect::<Vec<_>>()
                });
            }
            if let Some((start, length)) = slice {
                rows.drain(..start.min(rows.len()));
                rows.truncate(length.unwrap_or(usize::MAX));
            }
            name_blanks(&mut rows);
            Ok(Answer::Rows { variables, rows })
        }
        QueryResults::Graph(_) => Err(QueryError::Failed("it gives a graph".to_owned())),
    }
}

/// Whether the query itself orders its rows.
fn is_ordered(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::OrderBy { .. } => true,
        GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. } => is_ordered(inner),
        _ => false,
    }
}

/// Where a query goes wrong, in words; the parser lists all that it could have been instead.
fn place(query: &str, message: &str) -> String {
    let told = message.strip_prefix("error at ").and_then(|rest| {
        let (line, rest) = rest.split_once(':')?;
        let (column, _) = rest.split_once(':')?;
        let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
        let text = query.lines().nth(line.checked_sub(1)?).unwrap_or_default();
        let rest: String = text.chars().skip(column.saturating_sub(1)).collect();
        let word = rest.split_whitespace().next();
        Some(match word {
            Some(word) => format!("line {line}, column {column}: {word:?} cannot be here"),
            None => format!("line {line}, column {column}: something is missing at the end"),
        })
    });
    told.unwrap_or_else(|| message.to_owned())
}

/// Takes LIMIT and OFFSET off a query: where the rows begin, and how many there are.
fn unsliced(query: &mut Query) -> Option<(usize, Option<usize>)> {
    let Query::Select { pattern, .. } = query else {
        return None;
    };
    let GraphPattern::Slice {
        inner,
        start,
        length,
    } = pattern
    else {
        return None;
    };
    let slice = (*start, *length);
    let inner = std::mem::replace(
        &mut **inner,
        GraphPattern::Values {
            variables: Vec::new(),
            bindings: Vec::new(),
        },
    );
    *pattern = inner;
    Some(slice)
}

/// Whether each name of ours that a query uses is in the vocabulary, or a record's.
fn known(triples: &Triples<'_>, names: &[&str]) -> Result<(), QueryError> {
    for name in names {
        if let Some(id) = name.strip_prefix(RECORDS) {
            triples.find(id).map_err(|(id, near)| QueryError::Unknown {
                what: "no record",
                name: id,
                near,
            })?;
        } else if let Some(term) = name.strip_prefix(TERMS)
            && !is_known(term)
        {
            return Err(QueryError::Unknown {
                what: "nothing in the vocabulary",
                name: term.to_owned(),
                near: near(term),
            });
        }
    }
    Ok(())
}

/// By which rows are sorted: unbound first, then by the kind of term; numbers by their value, all
/// else by its text. Blank nodes are alike: their labels say nothing.
fn key(term: Option<&Term>) -> (u8, u64, String) {
    match term {
        None => (0, 0, String::new()),
        Some(Term::BlankNode(_)) => (1, 0, String::new()),
        Some(Term::NamedNode(name)) => (2, 0, name.as_str().to_owned()),
        Some(Term::Literal(literal)) => {
            let is_number = ["integer", "decimal", "double", "float"]
                .iter()
                .any(|it| literal.datatype().as_str().ends_with(it));
            let number = literal.value().parse::<f64>().ok().filter(|_| is_number);
            match number {
                Some(number) => (3, in_order(number), literal.to_string()),
                None => (4, 0, literal.to_string()),
            }
        }
    }
}

/// A number as one that sorts by its bits.
fn in_order(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

/// Names blank nodes by the order in which they come, so that the same query gives the same text.
fn name_blanks(rows: &mut [Vec<Option<Term>>]) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for term in rows.iter_mut().flatten().flatten() {
        if let Term::BlankNode(node) = term {
            let next = known.len();
            let number = *known.entry(node.as_str().to_owned()).or_insert(next);
            *term = Term::BlankNode(BlankNode::new_unchecked(format!("b{number}")));
        }
    }
}
