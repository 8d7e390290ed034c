//! The page to explore: the same bytes, nothing that breaks out, and data that hold together.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use claimgraph::analysis::Derived;
use claimgraph::analysis::contradiction::ContradictionClass;
use claimgraph::analysis::flags::Flag;
use claimgraph::analysis::red_line::RedLineStatus;
use claimgraph::analysis::status::Status;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Options, load};
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::query::filter::Selection;
use claimgraph::render::{self, Engine, Theme, html, view};
use claimgraph::texts::Texts;
use serde_json::Value;
use sha2::{Digest, Sha256};

const GRAPHS: [&str; 5] = [
    "graphs/gulf",
    "graphs/kursk",
    "graphs/tour",
    "tests/cli/graphs/hostile",
    "tests/cli/graphs/westland",
];

fn graph(folder: &str) -> Graph {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    Graph::build(load(&[folder], &Options::default()).unwrap().dataset)
}

fn page(graph: &Graph, texts: Option<&Texts>) -> String {
    let evidence = Evidence::default();
    let derived = Derived::new(graph, &evidence);
    let request = html::Request {
        view: view::Request {
            derived: &derived,
            selection: &Selection::default(),
            filters: &[],
            subjects: &[],
            title: Some("</title><script>alert(1)</script>"),
            drawing: &view::Drawing::default(),
        },
        texts,
        saved: &[],
    };
    let options = render::Options {
        engine: Engine::Builtin,
        ..render::Options::default()
    };
    html::page(&request, &options).unwrap()
}

/// What stands between two marks, from the last of the first.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.rsplit_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

fn script(page: &str) -> &str {
    between(page, "<script>", "</script>")
}

fn block(page: &str) -> &str {
    between(
        page,
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    )
}

fn data(page: &str) -> Value {
    serde_json::from_str(block(page)).unwrap()
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    for folder in GRAPHS {
        let one = rayon::ThreadPoolBuilder::new().num_threads(1);
        let alone = one.build().unwrap().install(|| page(&graph(folder), None));
        assert!(alone == page(&graph(folder), None), "{folder}");
    }
}

#[test]
fn nothing_breaks_out_of_its_place() {
    for folder in GRAPHS {
        let page = page(&graph(folder), None);
        // The data and the script, and no element that data brought.
        assert_eq!(page.matches("<script").count(), 2, "{folder}");
        assert_eq!(page.matches("</script").count(), 2, "{folder}");
        assert_eq!(page.matches("<!--").count(), 0, "{folder}");
        assert_eq!(page.matches("<style").count(), 1, "{folder}");
        let block = block(&page);
        assert!(!block.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        assert!(page.contains("<title>&lt;/title&gt;"));
        // Neither attributes that run nor addresses that are fetched.
        let (markup, _) = page.split_once("<script").unwrap();
        for hostile in [" on", "javascript:", "src=", "url(", "@import", "style=\""] {
            let found = markup
                .split('<')
                .filter_map(|tag| tag.split_once('>'))
                .find(|(tag, _)| tag.contains(hostile) && !tag.contains("http-equiv"));
            assert_eq!(found, None, "{folder}: {hostile}");
        }
    }
}

#[test]
fn hostile_words_are_read_as_they_were_written() {
    let data = data(&page(&graph("tests/cli/graphs/hostile"), None));
    let gloss = data["events"][0]["gloss"].as_str().unwrap();
    assert_eq!(gloss, "<script>alert(1)</script> | pipes | and\ttabs");
    let names: Vec<_> = list(&data["actors"])
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert!(names.contains(&"bell\u{7} and \u{1b}]0;title\u{7}"));
}

#[test]
fn the_script_makes_elements_of_text_in_no_way_that_reads_markup() {
    let page = page(&graph("graphs/tour"), None);
    for word in [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "srcdoc",
        "eval(",
        "Function(",
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "WebSocket",
    ] {
        assert!(!script(&page).contains(word), "{word}");
    }
}

#[test]
fn the_policy_names_the_digests_of_style_and_script() {
    let page = page(&graph("graphs/tour"), None);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for unsafe_word in ["unsafe", "*", "http", "blob:", "'self'"] {
        assert!(!policy.contains(unsafe_word), "{policy}");
    }
    let style = between(&page, "<style>", "</style>");
    for (directive, text) in [("style-src", style), ("script-src", script(&page))] {
        let named = policy.split("; ").find_map(|it| it.strip_prefix(directive));
        let named = named.unwrap().trim().trim_matches('\'');
        let digest = decode(named.strip_prefix("sha256-").unwrap());
        assert_eq!(
            digest,
            Sha256::digest(text.as_bytes()).to_vec(),
            "{directive}"
        );
    }
}

/// Base64, read back.
fn decode(text: &str) -> Vec<u8> {
    let letters = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['+', '/']);
    let letters: Vec<char> = letters.collect();
    let plain = text.trim_end_matches('=');
    let mut bits = 0_u32;
    let mut bytes = Vec::new();
    for (at, letter) in plain.chars().enumerate() {
        let value = letters.iter().position(|it| *it == letter).unwrap();
        bits = bits << 6 | u32::try_from(value).unwrap();
        if at % 4 != 0 {
            bytes.push((bits >> (6 - 2 * (at % 4)) & 0xFF) as u8);
        }
    }
    bytes
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[test]
fn every_record_is_in_the_page() {
    for folder in GRAPHS {
        let graph = graph(folder);
        let data = data(&page(&graph, None));
        let records = graph.data();
        for (name, count) in [
            ("sources", records.sources.len()),
            ("actors", records.actors.len()),
            ("affiliations", records.affiliations.len()),
            ("places", records.places.len()),
            ("items", records.items.len()),
            ("events", records.events.len()),
            ("claims", records.claims.len()),
            ("questions", records.questions.len()),
        ] {
            assert_eq!(list(&data[name]).count(), count, "{folder}: {name}");
        }
        for look in list(&data["as_of"]["looks"]) {
            let len = |name: &str| look[name].as_str().unwrap().len();
            assert_eq!(len("statuses"), records.events.len());
            assert_eq!(len("sources"), records.sources.len());
            assert_eq!(len("counts"), records.claims.len().div_ceil(4));
            let lines = list(&data["red_lines"]).count();
            assert_eq!(list(&look["red_lines"]).count(), lines);
        }
    }
}

#[test]
fn every_id_that_is_named_is_there() {
    for folder in GRAPHS {
        let page = page(&graph(folder), None);
        let data = data(&page);
        let mut known = BTreeSet::new();
        for name in [
            "sources",
            "actors",
            "affiliations",
            "places",
            "items",
            "events",
            "claims",
            "questions",
        ] {
            for record in list(&data[name]) {
                let id = record["id"].as_str().unwrap();
                assert!(known.insert(id.to_owned()), "{folder}: {id} twice");
            }
        }
        let mut named = BTreeSet::new();
        for name in [
            "actors",
            "affiliations",
            "claims",
            "contradictions",
            "events",
            "questions",
            "red_lines",
            "ways",
        ] {
            ids(&data[name], &mut named);
        }
        let links = page.split("href=\"#id=").skip(1);
        named.extend(links.filter_map(|it| Some(it.split_once('"')?.0.to_owned())));
        assert!(!named.is_empty());
        let unknown: Vec<_> = named.difference(&known).collect();
        assert!(unknown.is_empty(), "{folder}: {unknown:?}");
    }
}

/// The values of the fields that name records.
fn ids(value: &Value, named: &mut BTreeSet<String>) {
    const FIELDS: [&str; 23] = [
        "about",
        "actor",
        "answered_by",
        "candidates",
        "claims",
        "enter",
        "event",
        "ids",
        "inline_in",
        "kind_of",
        "leave",
        "members",
        "members_of",
        "of",
        "publisher",
        "authors",
        "copy_of",
        "relation",
        "rests_on",
        "source",
        "warning",
        "who",
        "within",
    ];
    match value {
        Value::Array(all) => all.iter().for_each(|it| ids(it, named)),
        Value::Object(fields) => {
            for (name, value) in fields {
                // What an affiliation rests on is a word.
                let is_word = name == "rests_on" && value.is_string();
                if FIELDS.contains(&name.as_str()) && !is_word {
                    let one = value.as_str().into_iter();
                    let many = list(value).filter_map(Value::as_str);
                    named.extend(one.chain(many).map(str::to_owned));
                }
                ids(value, named);
            }
        }
        _ => {}
    }
}

#[test]
fn the_script_has_words_for_every_value() {
    let page = page(&graph("graphs/tour"), None);
    let script = script(&page);
    let statuses = Status::ALL.iter().map(|(name, _)| *name);
    let flags = Flag::ALL.iter().map(|(name, _)| *name);
    let lines = RedLineStatus::ALL.iter().map(|(name, _)| *name);
    let classes = ContradictionClass::ALL.iter().map(|(name, _)| *name);
    for (table, names) in [
        ("STATUS_WORDS", statuses.collect::<Vec<_>>()),
        ("FLAG_WORDS", flags.collect()),
        ("RED_LINE_WORDS", lines.collect()),
        ("CONTRADICTION_WORDS", classes.collect()),
    ] {
        let rows = between(script, &format!("const {table} = {{"), "};");
        for name in names {
            let there = [format!("  {name}: "), format!("  \"{name}\": ")];
            assert!(there.iter().any(|it| rows.contains(it)), "{table}: {name}");
        }
    }
}

#[test]
fn the_page_has_the_colours_of_the_themes() {
    let page = page(&graph("graphs/tour"), None);
    let style = between(&page, "<style>", "</style>").to_lowercase();
    // Dark stands twice: where the system asks for it and where the reader does.
    for (theme, times) in [(Theme::LIGHT, 1), (Theme::DARK, 2)] {
        for (name, colour) in [
            ("background", theme.background),
            ("ink", theme.ink),
            ("muted", theme.muted),
            ("panel", theme.panel),
            ("line", theme.line),
            ("authorize", theme.authorize),
            ("warn", theme.warn),
            ("support", theme.support),
            ("deny", theme.deny),
            ("structure", theme.structure),
            ("military", theme.military),
            ("authorize-body", theme.authorize_body),
            ("warn-body", theme.warn_body),
            ("military-body", theme.military_body),
        ] {
            let set = format!("  --{name}: {};", colour.to_lowercase());
            assert_eq!(style.matches(&set).count(), times, "{} {set}", theme.name);
        }
    }
}

#[test]
fn the_ending_asks_for_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_claimgraph"))
            .args(["render", "--quiet", "--graph", "tour"])
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    assert!(run(&["--output", file.to_str().unwrap()]).status.success());
    let asked = run(&["--format", "html"]);
    let written = std::fs::read(file).unwrap();
    assert!(written.starts_with(b"<!DOCTYPE html>"));
    assert!(
        written == asked.stdout,
        "the format gives what the ending gives"
    );
    // The words of others are in no page for which no texts were named.
    assert!(data(&String::from_utf8(written).unwrap())["has_words"] == false);
}

#[test]
fn words_stand_in_their_sentences_where_texts_are_given() {
    let graph = graph("graphs/tour");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/tour");
    let texts = Texts::open(&folder).unwrap();
    let (with, without) = (page(&graph, Some(&texts)), page(&graph, None));
    let quotes = |page: &str| -> Vec<Value> {
        let data = data(page);
        let claims = list(&data["claims"]);
        claims
            .flat_map(|claim| list(&claim["words"]).cloned())
            .collect()
    };
    assert!(quotes(&without).is_empty());
    let found = quotes(&with);
    let whole = |it: &Value| {
        let part = |name: &str| it[name].as_str().unwrap().to_owned();
        part("before") + &part("words") + &part("after")
    };
    let text = std::fs::read_to_string(folder.join("text.txt")).unwrap();
    assert!(
        found
            .iter()
            .any(|it| it["before"] != "" && it["after"] != "")
    );
    for quote in &found {
        assert!(text.contains(&whole(quote)), "{quote}");
    }
}
