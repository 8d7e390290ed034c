//! Property paths against their expansion by brute force.

use std::collections::BTreeSet;

use claimgraph::query::label::Label;
use claimgraph::query::path::{Request, find};
use claimgraph::query::via::Via;
use proptest::prelude::*;

use super::graphs::{actor, ask, graph, texts};
use super::naive::{Walk, shortest, trails};

/// A property path, to be written and to be matched by hand.
#[derive(Clone, Debug)]
enum Expression {
    Step(bool, &'static str),
    Not(bool, &'static str),
    Then(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Any(Box<Self>),
    Some(Box<Self>),
    Maybe(Box<Self>),
    Back(Box<Self>),
}

const NAMES: [&str; 6] = [
    "warn",
    "authorize",
    "support",
    "responds_to",
    "ends",
    "leads",
];

fn expressions() -> impl Strategy<Value = Expression> {
    let name = proptest::sample::select(&NAMES[..]);
    let leaf = prop_oneof![
        4 => (any::<bool>(), name.clone()).prop_map(|(back, name)| Expression::Step(back, name)),
        1 => (any::<bool>(), name).prop_map(|(back, name)| Expression::Not(back, name)),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            two.clone()
                .prop_map(|(a, b)| Expression::Then(a.into(), b.into())),
            two.prop_map(|(a, b)| Expression::Or(a.into(), b.into())),
            inner.clone().prop_map(|it| Expression::Any(it.into())),
            inner.clone().prop_map(|it| Expression::Some(it.into())),
            inner.clone().prop_map(|it| Expression::Maybe(it.into())),
            inner.prop_map(|it| Expression::Back(it.into())),
        ]
    })
}

impl Expression {
    fn written(&self) -> String {
        match self {
            Self::Step(false, name) => (*name).to_owned(),
            Self::Step(true, name) => format!("^{name}"),
            Self::Not(false, name) => format!("!{name}"),
            Self::Not(true, name) => format!("!(^{name})"),
            Self::Then(a, b) => format!("({} / {})", a.written(), b.written()),
            Self::Or(a, b) => format!("({}|{})", a.written(), b.written()),
            Self::Any(a) => format!("({})*", a.written()),
            Self::Some(a) => format!("({})+", a.written()),
            Self::Maybe(a) => format!("({})?", a.written()),
            Self::Back(a) => format!("^({})", a.written()),
        }
    }

    /// Where in a row of steps a match that starts at one place may end.
    fn ends(&self, steps: &[(bool, Label)], start: usize, back: bool) -> BTreeSet<usize> {
        let one = |fits: bool| fits.then_some(start + 1).into_iter().collect();
        let many = |inner: &Self, mut ends: BTreeSet<usize>| {
            loop {
                let before = ends.len();
                let more: Vec<_> = ends
                    .iter()
                    .flat_map(|end| inner.ends(steps, *end, back))
                    .collect();
                ends.extend(more);
                if ends.len() == before {
                    return ends;
                }
            }
        };
        match self {
            Self::Step(inverse, name) => one(steps.get(start).is_some_and(|(backwards, label)| {
                *backwards == (back ^ inverse) && label.name() == *name
            })),
            Self::Not(inverse, name) => one(steps.get(start).is_some_and(|(backwards, label)| {
                *backwards == (back ^ inverse) && label.name() != *name
            })),
            Self::Then(a, b) => {
                let (a, b) = if back { (b, a) } else { (a, b) };
                let middle = a.ends(steps, start, back);
                middle
                    .into_iter()
                    .flat_map(|end| b.ends(steps, end, back))
                    .collect()
            }
            Self::Or(a, b) => {
                let mut ends = a.ends(steps, start, back);
                ends.extend(b.ends(steps, start, back));
                ends
            }
            Self::Any(a) => many(a, [start].into()),
            Self::Some(a) => many(a, a.ends(steps, start, back)),
            Self::Maybe(a) => {
                let mut ends = a.ends(steps, start, back);
                ends.insert(start);
                ends
            }
            Self::Back(a) => a.ends(steps, start, !back),
        }
    }

    fn matches(&self, walk: &Walk) -> bool {
        let labels = walk.passages.iter().map(|it| it.label);
        let steps: Vec<_> = walk.backwards.iter().copied().zip(labels).collect();
        self.ends(&steps, 0, false).contains(&steps.len())
    }
}

/// The longest walks that are tried one by one.
const LONGEST: usize = 3;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn walks_are_those_of_a_brute_force_expansion((actors, text) in texts(), expression in expressions()) {
        let graph = graph(&text);
        let asked = ask(&graph, true);
        let (from, to) = (actor(&graph, 0), actor(&graph, actors - 1));
        let via: Via = expression.written().parse().expect("a property path");
        let request = Request { via: Some(via), limit: 100_000, max_hops: Some(LONGEST), ..Request::default() };
        let answer = find(&asked.world, &[from], &[to], &request);
        let mut walks = vec![Walk::from(from)];
        let mut level = walks.clone();
        for _ in 0..LONGEST {
            level = level.iter().flat_map(|walk| walk.longer(&asked.ways, true)).collect();
            // Enough for most: a graph where walks explode is tried with another seed.
            prop_assume!(level.len() < 20_000);
            walks.extend(level.iter().cloned());
        }
        let naive = shortest(walks.into_iter().filter(|walk| {
            walk.actors.last() == Some(&to) && expression.matches(walk)
        }));
        let found: BTreeSet<_> = answer
            .written_out(100_000)
            .into_iter()
            .map(|path| (path.actors, path.steps.iter().map(|it| it.connector).collect::<Vec<_>>()))
            .collect();
        prop_assert_eq!(&found, &trails(&naive), "{} in\n{}", expression.written(), text);
    }

    #[test]
    fn no_text_does_harm(text in "[a-z/|^!*+?() _-]{0,40}|\\PC{0,20}") {
        let _ = text.parse::<Via>();
    }
}

#[test]
fn errors_name_the_column() {
    let error = |text: &str| text.parse::<Via>().expect_err("no path").to_string();
    insta::assert_snapshot!(
        [
            error(""),
            error("warn/"),
            error("warn//authorize"),
            error("warn/authorise+"),
            error("(warn"),
            error("warn)"),
            error("warn{1,3}"),
            error("warn authorize"),
            error("^^warn"),
            error("warn | ?"),
            error("warn)*/(authorize"),
            error("<urn:x>"),
            error(&"(".repeat(40)),
            error(&"warn/".repeat(400)),
            error(&format!(
                "(warn|authorize)*/warn{}",
                "/(warn|authorize)".repeat(13)
            )),
        ]
        .join("\n")
    );
}

/// A walk may pass an actor twice, and come back to where it began.
#[test]
fn walks_may_come_back() {
    let text = "\
sources: { report: { kind: news, title: T } }
actors: { a0: { name: A, kind: person }, a1: { name: B, kind: person } }
events:
  there: { act: warn, actor: a0, recipient: a1, claims: [{}] }
  back: { act: support, actor: a1, recipient: a0, claims: [{}] }
";
    let graph = graph(text);
    let world = ask(&graph, true).world;
    let length = |from: usize, to: usize, via: &str| {
        let request = Request {
            via: Some(via.parse().expect("a property path")),
            ..Request::default()
        };
        find(
            &world,
            &[actor(&graph, from)],
            &[actor(&graph, to)],
            &request,
        )
        .length
    };
    assert_eq!(length(0, 0, "warn/support"), Some(2));
    assert_eq!(length(0, 1, "warn/support/warn"), Some(3));
    assert_eq!(length(0, 1, "^support"), Some(1));
    assert_eq!(length(0, 0, "warn*"), Some(0));
    assert_eq!(length(0, 0, "warn+"), None);
    assert_eq!(length(0, 1, "!warn"), None);
    assert_eq!(length(0, 1, "!support"), Some(1));
}
