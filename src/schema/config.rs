//! The JSON Schema of `claimgraph.yaml`.

use serde_json::{Map, Value, json};

use crate::config::{Level, Threshold};
use crate::model::vocabulary::Vocabulary;
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
            "views": { "description": "What pictures show." },
            "themes": { "description": "What pictures look like." }
        },
        "$defs": {
            "rules": {
                "type": "object",
                "additionalProperties": false,
                "properties": rules()
            },
            "level": { "enum": words::<Level>() }
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
