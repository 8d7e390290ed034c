//! The schema: as checked in, equal to what the decoder reads, and true of every graph.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use claimgraph::config::Config;
use claimgraph::model::act::Act;
use claimgraph::model::actor::{ActorKind, AffiliationRole};
use claimgraph::model::claim::{Because, Cue, Modality, Mood, Polarity, Scope, Stated, Wording};
use claimgraph::model::decode::fields::{CONFIG_TABLES, TABLES};
use claimgraph::model::event::{ConsequenceKind, EndKind, Extent, RelationLink};
use claimgraph::model::item::ItemKind;
use claimgraph::model::source::{Reliability, SkipReason, SourceKind};
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::rules::{RULES, find};
use claimgraph::schema::{config_schema, config_schema_text, json_schema, schema_text};
use claimgraph::text::Files;
use serde_json::Value;

use super::graphs::{claim_files, folders};

#[test]
fn the_schemas_are_as_checked_in() {
    for (name, made) in [
        ("claimgraph", schema_text()),
        ("claimgraph-config", config_schema_text()),
    ] {
        let path = format!("schemas/{name}.schema.json");
        let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&whole, &made).expect("the schema can be written");
        }
        let kept = fs::read_to_string(&whole).unwrap_or_default();
        assert!(
            kept == made,
            "{path} is out of date; refresh it with\n    \
             UPDATE=1 cargo test --test claimgraph decode::schema::the_schemas_are_as_checked_in"
        );
    }
}

/// The keys of a mapping in the schema of the configuration.
fn keys(schema: &Value) -> BTreeSet<&str> {
    let properties = schema["properties"].as_object().expect("it is a mapping");
    properties.keys().map(String::as_str).collect()
}

#[test]
fn the_schema_of_the_configuration_is_what_is_read() {
    let schema = config_schema();
    let read = |name| {
        let table = CONFIG_TABLES.iter().find(|table| table.schema == name);
        table
            .expect("a table")
            .names
            .iter()
            .copied()
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(keys(&schema), read("Config"));
    assert_eq!(keys(&schema["properties"]["check"]), read("Check"));
    assert_eq!(keys(&schema["$defs"]["view"]), read("View"));
    let rules: BTreeSet<_> = RULES.iter().map(|entry| entry.rule.name).collect();
    assert_eq!(keys(&schema["$defs"]["rules"]), rules);

    let schema = jsonschema::validator_for(&schema).expect("it is a schema");
    for text in [
        "graphs: { a: [b, c], d: e }\ndefault: a\ntexts: t\nviews: {x: {}}",
        "views: { x: { view: warnings, act: [warn, threaten], since: 2024, size: 390, coder: true, blocs: { West: [a] } } }",
        "check: { rules: { bad-date: off }, records: { a/b@1: { bad-date: info } } }",
        "check: { coverage: 90, fail_on: never, require_texts: true, baseline: b, ignore: a }",
        "check: { rules: { bad-dat: off } }",
        "check: { records: { a: { bad-date: of } } }",
        "check: { coverage: 101 }",
        "check: { fail-on: never }",
        "check: { ignore: [] }",
        "graph: { a: b }",
        "graphs: { A b: c }",
    ] {
        let value: serde_yaml::Value = serde_yaml::from_str(text).expect("it is YAML");
        let value = serde_json::to_value(value).expect("it is JSON too");
        let config = Config::parse(Path::new("claimgraph.yaml"), text).expect("it is YAML");
        let named = config.check().rules.iter();
        let is_known = named
            .map(|it| &it.rule.text)
            .all(|name| find(name).is_some());
        let is_sound = is_known && !config.is_faulty();
        assert_eq!(schema.is_valid(&value), is_sound, "{text}");
    }
}

/// The fields of every mapping in the schema, by the name of its definition; of a definition with
/// alternatives, those of the mapping among them.
fn properties(schema: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let definitions = schema["$defs"].as_object().expect("it has definitions");
    let named = definitions
        .iter()
        .map(|(name, schema)| (name.as_str(), schema));
    for (name, schema) in named.chain([("File", schema)]) {
        let alternatives = schema["anyOf"].as_array().into_iter().flatten();
        for schema in alternatives.chain([schema]) {
            if let Some(properties) = schema["properties"].as_object() {
                assert_eq!(schema["additionalProperties"], false, "{name} is open");
                all.insert(name.to_owned(), properties.keys().cloned().collect());
            }
        }
    }
    all
}

#[test]
fn the_decoder_reads_the_fields_of_the_schema() {
    let mut described = properties(&json_schema());
    let mut inline = described.remove("InlineEvent").expect("it is described");
    assert!(inline.remove("negated") && inline.insert("claims".to_owned()));
    assert_eq!(inline, described["Event"]);
    let read: BTreeMap<String, BTreeSet<String>> = TABLES
        .iter()
        .map(|table| {
            let names = table.names.iter().map(ToString::to_string);
            (table.schema.to_owned(), names.collect())
        })
        .collect();
    assert_eq!(described, read);
}

fn words<V: Vocabulary>() -> BTreeSet<String> {
    V::ALL.iter().map(|(word, _)| (*word).to_owned()).collect()
}

#[test]
fn the_decoder_reads_the_words_of_the_schema() {
    let read = BTreeMap::from([
        ("Act", words::<Act>()),
        ("ActorKind", words::<ActorKind>()),
        ("AffiliationRole", words::<AffiliationRole>()),
        ("Because", words::<Because>()),
        ("ConsequenceKind", words::<ConsequenceKind>()),
        ("Cue", words::<Cue>()),
        ("EndKind", words::<EndKind>()),
        ("Extent", words::<Extent>()),
        ("ItemKind", words::<ItemKind>()),
        ("Modality", words::<Modality>()),
        ("Mood", words::<Mood>()),
        ("Polarity", words::<Polarity>()),
        ("RelationLink", words::<RelationLink>()),
        ("Reliability", words::<Reliability>()),
        ("Scope", words::<Scope>()),
        ("SkipReason", words::<SkipReason>()),
        ("SourceKind", words::<SourceKind>()),
        ("Stated", words::<Stated>()),
        ("Wording", words::<Wording>()),
    ]);
    let schema = json_schema();
    let mut described = BTreeMap::new();
    for (name, schema) in schema["$defs"].as_object().expect("it has definitions") {
        let alternatives = schema["oneOf"].as_array().into_iter().flatten();
        let words: BTreeSet<String> = alternatives
            .filter_map(|schema| Some(schema["const"].as_str()?.to_owned()))
            .collect();
        if !words.is_empty() {
            described.insert(name.as_str(), words);
        }
    }
    assert_eq!(described, read);
}

#[test]
fn every_field_is_explained() {
    let schema = json_schema();
    for (name, schema) in schema["$defs"].as_object().expect("it has definitions") {
        for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
            let explained = schema["description"]
                .as_str()
                .is_some_and(|text| text.len() > 3);
            assert!(explained, "{name}.{field}");
        }
    }
}

#[test]
fn every_graph_fits_the_schema() {
    let schema = jsonschema::validator_for(&json_schema()).expect("it is a schema");
    let mut faults = Vec::new();
    let every_field = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decode/every-field.yaml");
    let folders = folders().into_iter().map(|folder| claim_files(&folder));
    for files in folders.chain([vec![every_field]]) {
        for path in Files::find(&files).paths {
            let text = fs::read_to_string(&path).expect("it can be read");
            let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("it is YAML");
            let value = serde_json::to_value(value).expect("it is JSON too");
            for error in schema.iter_errors(&value) {
                faults.push(format!(
                    "{}: {} {error}",
                    path.display(),
                    error.instance_path()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_schema_refuses_what_the_decoder_refuses() {
    let schema = jsonschema::validator_for(&json_schema()).expect("it is a schema");
    for (text, fits) in [
        ("events: { raid: { act: attack, claims: [{}] } }", true),
        ("events: { raid: { act: attack, claims: {} } }", true),
        ("events: { raid: { act: attack, date: 2031 } }", true),
        (
            "events: { raid: { act: authorize, object: { act: attack, negated: true } } }",
            true,
        ),
        ("events: { raid: { act: attack, negated: true } }", false),
        ("events: { raid: { act: atack } }", false),
        ("events: { raid: { act: attack, targett: a } }", false),
        (
            "events: { raid: { act: authorize, object: { act: attack, claims: [{}] } } }",
            false,
        ),
        (
            "events: { raid: { act: warn, condition: { act: attack, acter: a } } }",
            false,
        ),
        (
            "events: { raid: { act: attack, claims: [{ says: { actr: a } }] } }",
            false,
        ),
        (
            "events: { raid: { act: attack, claims: [{ says: { object: { act: warn } } }] } }",
            false,
        ),
        ("events: { Raid: { act: attack } }", false),
        ("events: { unstated: { act: attack } }", false),
        (
            "actors: { a: { name: A, kind: person, affiliations: [] } }",
            false,
        ),
        (
            "actors: { a: { name: A, kind: person, affiliations: { role: leads, of: b } } }",
            true,
        ),
        ("actors: { a: { name: , kind: person } }", false),
        ("claims: [{}]", true),
        ("claimgraph: 2", false),
        ("claim: []", false),
    ] {
        let value: serde_yaml::Value = serde_yaml::from_str(text).expect("it is YAML");
        let value = serde_json::to_value(value).expect("it is JSON too");
        assert_eq!(schema.is_valid(&value), fits, "{text}");
    }
}
