//! SPARQL: what is refused, what comes in which order, and the index against a plain data set.

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Options, load};
use claimgraph::sparql::{Answer, CancellationToken, QueryError, Triples, ask};
use oxrdf::{Dataset, GraphName, NamedOrBlankNode, Quad, Term};
use spareval::{QueryEvaluator, QueryResults, QueryableDataset};
use spargebra::SparqlParser;

use super::graphs::graph;

fn real(name: &str) -> Graph {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("graphs")
        .join(name);
    Graph::build(
        load(&[folder], &Options::default())
            .expect("it loads")
            .dataset,
    )
}

fn answer(graph: &Graph, query: &str) -> Result<Answer, QueryError> {
    let evidence = Evidence::default();
    let derived = Derived::new(graph, &evidence);
    let triples = Triples::new(&derived);
    ask(&triples, query, 100_000, &CancellationToken::new())
}

fn rows(graph: &Graph, query: &str) -> Vec<String> {
    let Answer::Rows { rows, .. } = answer(graph, query).expect("an answer") else {
        panic!("rows");
    };
    let told = |row: Vec<Option<Term>>| {
        let terms = row
            .iter()
            .map(|it| it.as_ref().map_or("-".to_owned(), ToString::to_string));
        terms.collect::<Vec<_>>().join(" ")
    };
    rows.into_iter().map(told).collect()
}

/// Every pattern gives what a plain data set of the same triples gives.
#[test]
fn the_index_answers_as_a_plain_data_set() {
    let graph = real("kursk");
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let triples = &Triples::new(&derived);
    let all = triples.internal_quads_for_pattern(None, None, None, Some(None));
    let mut plain = Dataset::new();
    for quad in all {
        let quad = quad.expect("a triple");
        let term = |it| triples.externalize_term(it).expect("a term");
        let Term::NamedNode(predicate) = term(quad.predicate) else {
            panic!("a name");
        };
        let subject: NamedOrBlankNode = match term(quad.subject) {
            Term::NamedNode(name) => name.into(),
            other => panic!("{other} as a subject"),
        };
        let object = term(quad.object);
        plain.insert(&Quad::new(
            subject,
            predicate,
            object,
            GraphName::DefaultGraph,
        ));
    }
    assert_eq!(plain.len(), triples.len());
    for query in [
        "SELECT ?s ?p ?o { ?s ?p ?o }",
        "SELECT ?p ?o { id:permission ?p ?o }",
        "SELECT ?s ?o { ?s :actor ?o }",
        "SELECT ?s { ?s :actor id:joe-biden }",
        "SELECT ?s ?p { ?s ?p id:joe-biden }",
        "SELECT ?p { id:permission ?p id:joe-biden }",
        "SELECT ?o { id:permission :actor ?o }",
        "SELECT ?x { id:permission :actor id:joe-biden }",
        "SELECT ?s { ?s :status \"reported\" }",
        "SELECT ?a ?b { ?a (:leads|:part-of)+ ?b }",
        "SELECT ?c (COUNT(*) AS ?n) { ?e :act ?c } GROUP BY ?c",
        "SELECT ?e { ?e a :Event MINUS { ?e :status \"framed\" } }",
    ] {
        let ours = rows(&graph, query);
        let mut parser = SparqlParser::new();
        for (prefix, iri) in claimgraph::sparql::vocabulary::PREFIXES {
            parser = parser.with_prefix(prefix, iri).expect("an IRI");
        }
        let parsed = parser.parse_query(query).expect("a query");
        let evaluator = QueryEvaluator::new();
        let QueryResults::Solutions(solutions) = evaluator
            .prepare(&parsed)
            .execute(&plain)
            .expect("an answer")
        else {
            panic!("rows");
        };
        let mut theirs: Vec<String> = solutions
            .map(|row| {
                let row = row.expect("a row");
                let terms = (0..row.len())
                    .map(|at| row.get(at).map_or("-".to_owned(), ToString::to_string));
                terms.collect::<Vec<_>>().join(" ")
            })
            .collect();
        let mut sorted = ours.clone();
        sorted.sort();
        theirs.sort();
        assert_eq!(sorted, theirs, "{query}");
    }
}

#[test]
fn rows_have_an_order_and_a_part_is_its_beginning() {
    let graph = real("kursk");
    let all = rows(&graph, "SELECT ?e { ?e a :Event }");
    let names: Vec<&str> = all.iter().map(|it| it.trim_end_matches('>')).collect();
    assert!(names.is_sorted() && names.len() > 20);
    let some = rows(&graph, "SELECT ?e { ?e a :Event } LIMIT 5 OFFSET 2");
    assert_eq!(some, all[2..7]);
    let counts = rows(
        &graph,
        "SELECT (COUNT(?e) AS ?n) { ?e :act ?act } GROUP BY ?act",
    );
    let number = |row: &String| -> u32 {
        let digits = row.split('"').nth(1).expect("a literal");
        digits.parse().expect("a number")
    };
    let counts: Vec<u32> = counts.iter().map(number).collect();
    assert!(
        counts.is_sorted() && counts.iter().any(|it| *it >= 10),
        "{counts:?}"
    );
}

#[test]
fn what_is_not_answered_is_refused() {
    let graph = real("tour");
    let error = |query: &str| match answer(&graph, query) {
        Ok(answer) => panic!("{query}: {answer:?}"),
        Err(error) => error.to_string(),
    };
    let nested = format!("ASK {{ FILTER({}1{}) }}", "(".repeat(80), ")".repeat(80));
    insta::assert_snapshot!(
        [
            "SELECT (RAND() AS ?x) {}",
            "SELECT (NOW() AS ?x) {}",
            "SELECT (STRUUID() AS ?x) {}",
            "SELECT ?e { ?e a :Event } ORDER BY BNODE()",
            "SELECT ?x { SERVICE SILENT <urn:x> { ?x ?y ?z } }",
            "SELECT ?x FROM <urn:x> { ?x ?y ?z }",
            "SELECT ?x { GRAPH ?g { ?x ?y ?z } }",
            "CONSTRUCT { ?x ?y ?z } WHERE { ?x ?y ?z }",
            "ASK { ?x :autorize ?y }",
            "ASK { id:nobody :status ?y }",
            "SELECT ?x {",
            &nested,
            &format!("ASK {{ ?x :gloss \"{}\" }}", "x".repeat(20_000)),
        ]
        .map(error)
        .join("\n")
    );
}

#[test]
fn ids_that_no_iri_can_hold_are_found() {
    let text = "\
sources: { report: { kind: news, title: T } }
events:
  e: { act: warn, claims: [{ at: 1..9#0123456789abcdef }], object: { act: attack } }
";
    let graph = graph(text);
    assert_eq!(
        rows(&graph, "SELECT ?c { ?c :about id:e }"),
        ["<urn:claimgraph:id/e/report@1>"]
    );
    assert_eq!(
        rows(
            &graph,
            "SELECT ?e { id:e :object ?e . ?e :status \"mentioned\" }"
        ),
        ["<urn:claimgraph:id/e/object>"]
    );
    assert_eq!(
        rows(&graph, "SELECT ?s { id:e\\/object :status ?s }"),
        ["\"mentioned\""]
    );
}

#[test]
fn it_can_be_called_off() {
    let graph = real("tour");
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let triples = Triples::new(&derived);
    let token = CancellationToken::new();
    token.cancel();
    let found = ask(&triples, "SELECT * { ?a ?b ?c . ?c ?d ?e }", 10, &token);
    assert!(matches!(found, Err(QueryError::CalledOff)), "{found:?}");
    let many = ask(
        &triples,
        "SELECT * { ?a ?b ?c }",
        10,
        &CancellationToken::new(),
    );
    assert!(matches!(many, Err(QueryError::Rows(10))), "{many:?}");
}
