//! The JSON Schema of a claim file, made from the model; that of the configuration beside it.

mod config;

pub use config::{config_schema, config_schema_text};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::model::actor::Actor;
use crate::model::claim::Claim;
use crate::model::event::Event;
use crate::model::id::{Id, RESERVED};
use crate::model::item::Item;
use crate::model::list::OneOrMany;
use crate::model::place::Place;
use crate::model::question::Question;
use crate::model::source::Source;

/// The JSON Schema (2020-12) of a claim file.
pub fn json_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<File>().to_value();
    schema["title"] = json!("claimgraph claim file");
    tidy(&mut schema);
    schema
}

/// The JSON Schema as it is written to files: indented, with a newline at its end.
pub fn schema_text() -> String {
    let mut text = format!("{:#}", json_schema());
    text.push('\n');
    text
}

/// Escalation claims: who is said to have authorized, warned or attacked whom, on whose word, and
/// how surely.
///
/// Any number of such files are one graph. Ids are lower-case letters, digits and single hyphens,
/// and unique over the whole graph.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "describes the top level of a file, which has no record of its own"
)]
struct File {
    /// The version of the format; 1 unless said.
    #[schemars(with = "Option<u32>", range(min = 1, max = 1))]
    claimgraph: Option<u32>,
    /// Values for claims of this file that do not say otherwise.
    defaults: Option<Defaults>,
    /// The documents in which things are said, by id.
    #[schemars(schema_with = "section::<Source>", default)]
    sources: (),
    /// Persons, states, bodies, groups and unnamed sources, by id.
    #[schemars(schema_with = "section::<Actor>", default)]
    actors: (),
    /// Places, by id. A state's id stands for its territory too.
    #[schemars(schema_with = "section::<Place>", default)]
    places: (),
    /// Weapons, vehicles, aid and other things, by id.
    #[schemars(schema_with = "section::<Item>", default)]
    items: (),
    /// What may have happened, by id. An event's status is derived from its claims.
    #[schemars(schema_with = "section::<Event>", default)]
    events: (),
    /// Claims that stand apart from their event: each names it in `about`.
    #[schemars(with = "OneOrMany<Claim>", default)]
    claims: (),
    /// What texts leave open, by id.
    #[schemars(schema_with = "section::<Question>", default)]
    questions: (),
}

/// Values for claims of this file that do not say otherwise.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "describes a part of a file that has no record of its own"
)]
struct Defaults {
    /// The source of claims that name none; a file that declares exactly one source implies it.
    source: Option<Id>,
}

/// Records by id.
fn section<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let record = generator.subschema_for::<T>();
    json_schema!({
        "type": "object",
        "propertyNames": {
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "not": { "enum": RESERVED }
        },
        "additionalProperties": record
    })
}

/// Closes every mapping whose fields are known, and takes out null, which no field may hold.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            without_null(map);
            map.remove("writeOnly");
            // Text may look like a number or a truth value: it is read as it is written.
            if map.get("type") == Some(&json!("string"))
                && map
                    .keys()
                    .all(|key| matches!(&**key, "type" | "description"))
            {
                map.insert("type".to_owned(), json!(["string", "number", "boolean"]));
            }
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".to_owned(), false.into());
            }
            map.values_mut().for_each(tidy);
        }
        Value::Array(values) => values.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn without_null(map: &mut Map<String, Value>) {
    if let Some(Value::Array(any)) = map.get_mut("anyOf") {
        any.retain(|schema| *schema != json!({ "type": "null" }));
        if let [Value::Object(only)] = any.as_mut_slice() {
            let only = std::mem::take(only);
            map.remove("anyOf");
            for (key, value) in only {
                map.entry(key).or_insert(value);
            }
        }
    }
    if let Some(Value::Array(types)) = map.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_mut_slice() {
            let only = only.take();
            map.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(values)) = map.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
}
