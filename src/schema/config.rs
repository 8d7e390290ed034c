//! The JSON Schema of `claimgraph.yaml`.

use serde_json::{Map, Value, json};

use crate::analysis::flags::Flag;
use crate::analysis::status::Status;
use crate::config::{Level, Threshold};
use crate::model::act::Act;
use crate::model::claim::{Modality, Mood};
use crate::model::vocabulary::Vocabulary;
use crate::render::view::{Collapse, View};
use crate::rules::RULES;

/// The JSON Schema (2020-12) of `claimgraph.yaml`.
pub fn config_schema() -> Value {
    let paths = json!({ "anyOf": [
        { "type": "string" },
        { "type": "array", "items": { "type": "string" }, "minItems": 1 }
    ] });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimgraph configuration",
        "description": "Relative paths start at the folder of this file.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "graphs": {
                "description": "The graphs that have names: the files and folders that each is made of.",
                "type": "object",
                "propertyNames": { "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
                "additionalProperties": paths
            },
            "default": {
                "description": "The name of the graph that is meant where none is named.",
                "type": "string"
            },
            "texts": {
                "description": "The folder with local copies of the sources' texts.",
                "type": "string"
            },
            "check": {
                "description": "How `claimgraph check` checks.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "rules": {
                        "description": "How much the findings of a rule weigh.",
                        "$ref": "#/$defs/rules"
                    },
                    "records": {
                        "description": "How much the findings of a rule weigh at one record, by the record's id; this goes before `rules`.",
                        "type": "object",
                        "additionalProperties": { "$ref": "#/$defs/rules" }
                    },
                    "coverage": {
                        "description": "The least share of each source's sentences that must be coded or skipped, in percent.",
                        "type": "integer",
                        "minimum": 0,
                        "maximum": 100
                    },
                    "fail_on": {
                        "description": "The least severity that makes the exit code 1.",
                        "enum": words::<Threshold>(),
                        "default": Threshold::Error.name()
                    },
                    "require_texts": {
                        "description": "Whether a span that cannot be verified, because there is no local copy of its text, is an error.",
                        "type": "boolean",
                        "default": false
                    },
                    "baseline": {
                        "description": "The file with findings that are known and do not count; `claimgraph check --write-baseline FILE` writes it.",
                        "type": "string"
                    },
                    "ignore": {
                        "description": "Files and folders whose findings are not told. They still load.",
                        "anyOf": paths["anyOf"]
                    }
                }
            },
            "views": {
                "description": "Pictures that have names: `claimgraph render NAME` draws one.",
                "type": "object",
                "propertyNames": { "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
                "additionalProperties": { "$ref": "#/$defs/view" }
            }
        },
        "$defs": {
            "rules": {
                "type": "object",
                "additionalProperties": false,
                "properties": rules()
            },
            "level": { "enum": words::<Level>() },
            "view": view(&paths)
        }
    })
}

/// The schema of a saved view; `list` is that of a word or a list of words.
fn view(list: &Value) -> Value {
    let text = |description: &str| json!({ "description": description, "type": "string" });
    let many = |description: &str| json!({ "description": description, "anyOf": list["anyOf"] });
    let one =
        |description: &str, words: Vec<&str>| json!({ "description": description, "enum": words });
    let of = |description: &str, words: Vec<&str>| {
        let word = json!({ "enum": words });
        let list = json!({ "type": "array", "items": word, "minItems": 1 });
        json!({ "description": description, "anyOf": [word, list] })
    };
    // A year is a number to YAML.
    let date =
        |description: &str| json!({ "description": description, "type": ["string", "integer"] });
    json!({
        "description": "A picture. Each field is the option of `claimgraph render` of that name; options on the command line go before it.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "view": one("The question that the picture answers; authorizations by default.", words::<View>()),
            "about": many("What it is about: two actors for ladder and path, an event for claim, a warning for redline."),
            "title": text("A title of your own."),
            "credit": text("A line at the foot."),
            "theme": one("The colours.", vec!["light", "dark", "auto"]),
            "layout": one("Who places the picture.", vec!["auto", "builtin", "graphviz"]),
            "direction": one("Where the columns go.", vec!["right", "down"]),
            "size": { "description": "The width in pixels at which it is to be legible.", "type": "number", "minimum": 100, "maximum": 20000 },
            "text": one("How letters are written in SVG.", vec!["live", "outlines"]),
            "focus": text("Only events within reach of this actor."),
            "depth": { "description": "How many connectors the reach of `focus` is.", "type": "integer", "minimum": 0 },
            "collapse": one("What actors are drawn as.", words::<Collapse>()),
            "coder": { "description": "Whether cards tell how sure the coder is.", "type": "boolean" },
            "blocs": {
                "description": "Blocs of your own, each with its actors; whatever belongs to one of them is in it.",
                "type": "object",
                "additionalProperties": list
            },
            "as_of": date("Only claims certainly not after this date, with or without a clock: `said:2024-11`."),
            "at": date("The date at which deadlines are judged."),
            "without": many("Without the word of these sources, publishers or speakers."),
            "only_source": many("Only claims in these sources."),
            "include": of("Let framing count, or show what is not live.", vec!["framing", "retracted"]),
            "act": of("Only these acts.", words::<Act>()),
            "actor": many("Only what these actors do."),
            "recipient": many("Only what is addressed or given to these actors."),
            "target": many("Only what is directed against these."),
            "source": many("Only events of which these sources hold a claim."),
            "status": of("Only these statuses.", words::<Status>()),
            "flag": of("Only events with one of these flags.", words::<Flag>()),
            "mood": of("Only events with a claim of these moods.", words::<Mood>()),
            "min_modality": one("Only events that are at least so sure.", words::<Modality>()),
            "since": date("Not certainly before this date."),
            "until": date("Not certainly after this date.")
        }
    })
}

/// The JSON Schema of `claimgraph.yaml` as it is written to files: indented, with a newline at its
/// end.
pub fn config_schema_text() -> String {
    let mut text = format!("{:#}", config_schema());
    text.push('\n');
    text
}

fn rules() -> Map<String, Value> {
    let rule = |entry: &crate::rules::Entry| {
        let rule = entry.rule;
        let description = format!("{}; {} by default", rule.summary, rule.severity);
        let schema = json!({ "description": description, "$ref": "#/$defs/level" });
        (rule.name.to_owned(), schema)
    };
    RULES.iter().map(rule).collect()
}

fn words<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|(word, _)| *word).collect()
}
