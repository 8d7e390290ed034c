//! The guides against the code, and the guide's own text against its coding.

mod check;
mod console;
mod gallery;
mod house;
#[cfg(feature = "sparql")]
mod query;
mod readme;
mod render;
mod rules;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Loaded, Options, load};
use claimgraph::model::act::Act;
use claimgraph::model::actor::{ActorKind, AffiliationRole};
use claimgraph::model::claim::{Because, Cue, Modality, Mood, Polarity, Scope, Stated, Wording};
use claimgraph::model::decode::fields::TABLES;
use claimgraph::model::event::{ConsequenceKind, EndKind, Extent, Link, RelationLink};
use claimgraph::model::id::RESERVED;
use claimgraph::model::item::ItemKind;
use claimgraph::model::source::{Reliability, SkipReason, SourceKind};
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::text::{At, Coverage, Mark, SourceText, Verification, Verifier};

/// In which section of the guide the fields of each kind of mapping are told.
const SECTIONS: &[(&str, &[&str])] = &[
    ("Files", &["File", "Defaults"]),
    ("Sources", &["Source", "TextRecord", "Skip", "Retracted"]),
    ("Actors", &["Actor", "Affiliation"]),
    ("Places", &["Place"]),
    ("Items", &["Item"]),
    (
        "Events",
        &["Event", "ObjectReference", "Consequence", "End"],
    ),
    ("Conditions", &["Condition", "Pattern", "Within"]),
    (
        "Claims",
        &["Claim", "Speaker", "Recorded", "Paraphrase", "Supersession"],
    ),
    ("Questions", &["Question"]),
    ("Quantities", &["Quantity"]),
];

/// `says` has the fields of an event, and its section says so by "roles".
const TOLD_ELSEWHERE: &[&str] = &["Says"];

#[test]
fn the_guide_tells_every_field() {
    let guide = guide();
    for table in TABLES {
        if TOLD_ELSEWHERE.contains(&table.schema) {
            continue;
        }
        let (heading, _) = SECTIONS
            .iter()
            .find(|(_, schemas)| schemas.contains(&table.schema))
            .unwrap_or_else(|| panic!("no section of docs/format.md for {}", table.schema));
        let words = code_words(section(&guide, heading));
        for name in table.names {
            assert!(
                words.contains(*name),
                "docs/format.md, {heading}: `{name}` of a {} is missing",
                table.called
            );
        }
    }
}

#[test]
fn the_guide_tells_every_word() {
    let guide = guide();
    for (heading, words) in [
        ("Sources", names::<SourceKind>()),
        ("Sources", names::<SkipReason>()),
        ("Actors", names::<ActorKind>()),
        ("Actors", names::<AffiliationRole>()),
        ("Items", names::<ItemKind>()),
        ("Events", names::<Link>()),
        ("Events", names::<RelationLink>()),
        ("Events", names::<EndKind>()),
        ("Events", names::<Extent>()),
        ("Events", names::<ConsequenceKind>()),
        ("Claims", names::<Cue>()),
        ("Claims", names::<Wording>()),
        ("Claims", names::<Modality>()),
        ("Claims", names::<Polarity>()),
        ("Claims", names::<Mood>()),
        ("Claims", names::<Stated>()),
        ("Claims", names::<Scope>()),
        ("Claims", names::<Because>()),
        ("Acts", names::<Act>()),
        ("Ids", RESERVED.to_vec()),
    ] {
        let told = code_words(section(&guide, heading));
        for word in words {
            assert!(
                told.contains(word),
                "docs/format.md, {heading}: `{word}` is missing"
            );
        }
    }
    let letters: Vec<_> = names::<Reliability>();
    assert_eq!(letters, ["A", "B", "C", "D", "E", "F"]);
}

#[test]
fn the_guide_shows_the_tour_as_it_is() {
    let guide = guide();
    let claims = read("graphs/tour/claims.yaml");
    let blocks = blocks(section(&guide, "Six sentences, coded"));
    assert!(blocks.len() >= 8);
    for block in blocks {
        assert!(
            claims.contains(block),
            "not in graphs/tour/claims.yaml:\n{block}"
        );
    }
    let text = read("graphs/tour/text.txt");
    let quoted: Vec<&str> = section(&guide, "Six sentences, coded")
        .lines()
        .filter_map(|line| line.strip_prefix('>'))
        .collect();
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(Into::into).collect() };
    assert_eq!(words(&quoted.join("\n")), words(&text));
}

#[test]
fn the_tour_is_coded_whole() {
    let loaded = tour();
    let text = SourceText::new(&read("graphs/tour/text.txt")).expect("a short text");
    let [source] = &loaded.dataset.sources[..] else {
        panic!("one source");
    };
    let record = source.text.as_deref().expect("the record of the text");
    assert_eq!(*record.sha256, *text.sha256());
    assert_eq!(record.chars, text.chars());
    let starts = |ranges: Vec<claimgraph::text::CharRange>| -> Vec<u32> {
        ranges.iter().map(|range| range.start).collect()
    };
    assert_eq!(record.paragraphs[..], starts(text.paragraphs()));
    assert_eq!(record.sentences[..], starts(text.sentences()));

    let verifier = Verifier::new(&text);
    let ranges = |places: &[At]| -> Vec<_> {
        let range = |at: &At| match at {
            At::Anchor(anchor) => {
                assert_eq!(verifier.verify(anchor), Verification::Exact, "{anchor}");
                anchor.range
            }
            At::Draft(words) => panic!("a draft: {words}"),
        };
        places.iter().map(range).collect()
    };
    let claims = &loaded.dataset.claims;
    let touched: Vec<_> = claims.iter().flat_map(|claim| ranges(&claim.at)).collect();
    let skipped: Vec<_> = source
        .skipped
        .iter()
        .flat_map(|skip| ranges(&skip.at))
        .collect();
    let coverage = Coverage::new(&text.sentences(), &touched, &skipped);
    assert_eq!(coverage.marks, [Mark::Coded; 6]);
}

#[test]
fn the_guide_tells_what_comes_of_the_tour() {
    let graph = Graph::build(tour().dataset);
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let guide = guide();
    let mut told = 0;
    for row in section(&guide, "Six sentences, coded").lines() {
        let Some((id, rest)) = row
            .strip_prefix("| `")
            .and_then(|row| row.split_once("` | "))
        else {
            continue;
        };
        let event = graph.find(id).unwrap_or_else(|| panic!("no {id}"));
        let status = derived.event(event).status.to_string();
        let word = rest.split([' ', ';']).next();
        assert_eq!(word, Some(&*status), "{id}");
        told += 1;
    }
    assert_eq!(told, 6);
}

fn tour() -> Loaded {
    let loaded = load(&[root().join("graphs/tour")], &Options::default()).expect("it loads");
    let messages: Vec<_> = loaded
        .findings
        .iter()
        .map(|finding| finding.fact.message())
        .collect();
    assert!(messages.is_empty(), "{messages:?}");
    loaded
}

fn guide() -> String {
    read("docs/format.md")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// What stands under a heading, up to the next one of the same level.
fn section<'a>(guide: &'a str, heading: &str) -> &'a str {
    let title = format!("\n## {heading}\n");
    let start = guide.find(&title).expect(heading) + title.len();
    let rest = &guide[start..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// The words inside code spans.
fn code_words(text: &str) -> BTreeSet<&str> {
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .flat_map(|code| code.split(|c: char| !(c.is_alphanumeric() || "_-".contains(c))))
        .collect()
}

/// The code blocks.
fn blocks(text: &str) -> Vec<&str> {
    text.split("```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

fn names<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|(name, _)| *name).collect()
}
