//! Asking: a query is parsed, refused where it would not give the same answer again, evaluated, and
//! its rows put in order.

use std::collections::BTreeMap;

use oxrdf::{BlankNode, Term};
pub use spareval::CancellationToken;
use spareval::{QueryEvaluationError, QueryEvaluator, QueryResults};
use spargebra::algebra::GraphPattern;
use spargebra::{Query, SparqlParser};

use super::index::Triples;
use super::refused::{LENGTH, is_too_deep, refused};
use super::vocabulary::PREFIXES;

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

impl QueryError {
    /// The next step, where there is one to tell.
    pub const fn help(&self) -> Option<&'static str> {
        match self {
            Self::Syntax(_) => Some(
                "`:` and `id:` need no PREFIX: SELECT ?who WHERE { ?who :warn id:united-states }",
            ),
            Self::Refused(_) | Self::Failed(_) | Self::CalledOff => None,
            Self::Rows(_) => Some("add LIMIT, or count"),
        }
    }
}

/// Answers a query.
///
/// The parser and the evaluator follow a query as deep as it nests: 64 MiB of stack are enough. A
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
    let query = parser
        .parse_query(text)
        .map_err(|error| QueryError::Syntax(error.to_string()))?;
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
    if let Some(why) = refused(&query.to_sse()) {
        return Err(QueryError::Refused(why.to_owned()));
    }
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
            if !is_ordered(pattern) {
                rows.sort_by_cached_key(|row| {
                    row.iter()
                        .map(|term| key(term.as_ref()))
                        .collect::<Vec<_>>()
                });
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

/// By which rows are sorted: unbound first, then by the kind of term and its text. Blank nodes are
/// alike: their labels say nothing.
fn key(term: Option<&Term>) -> (u8, String) {
    match term {
        None => (0, String::new()),
        Some(Term::BlankNode(_)) => (1, String::new()),
        Some(Term::NamedNode(name)) => (2, name.as_str().to_owned()),
        Some(Term::Literal(literal)) => (3, literal.to_string()),
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
