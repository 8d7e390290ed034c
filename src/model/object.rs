//! What an act is about: the role that events fill.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::event::Event;
use super::id::Id;
use super::list::OneOrMany;

/// What fills the role `object`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Objects {
    /// The field is absent.
    #[default]
    Absent,
    /// The author says that the text leaves it open.
    Unstated,
    /// One or several events.
    Known(OneOrMany<Object>),
}

impl Objects {
    /// The events, none when absent or unstated.
    pub fn list(&self) -> &[Object] {
        match self {
            Self::Known(list) => list,
            Self::Absent | Self::Unstated => &[],
        }
    }

    /// Whether the field is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl Serialize for Objects {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Unstated => serializer.serialize_str(super::id::UNSTATED),
            Self::Known(list) => list.serialize(serializer),
        }
    }
}

impl JsonSchema for Objects {
    fn schema_name() -> Cow<'static, str> {
        "Object".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let reference = generator.subschema_for::<ObjectReference>();
        let inline = generator.subschema_for::<InlineEvent>();
        let one = json!({ "anyOf": [reference, inline] });
        json_schema!({
            "description": "What the act is about: an event's id, an inline event, or a list of these.",
            "anyOf": [one, { "type": "array", "minItems": 1, "items": one }]
        })
    }
}

/// An event that an act is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// The event.
    pub event: Id,
    /// Whether the act is about its not happening.
    pub negated: bool,
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.negated {
            use serde::ser::SerializeMap;
            let mut map = serializer.serialize_map(Some(2))?;
            map.serialize_entry("event", &self.event)?;
            map.serialize_entry("negated", &true)?;
            map.end()
        } else {
            self.event.serialize(serializer)
        }
    }
}

/// The schema of an event that is named in an `object`.
pub(super) struct ObjectReference;

impl JsonSchema for ObjectReference {
    fn schema_name() -> Cow<'static, str> {
        "ObjectReference".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        json_schema!({
            "anyOf": [
                id,
                {
                    "type": "object",
                    "required": ["event"],
                    "properties": {
                        "event": { "description": "The event.", "anyOf": [id] },
                        "negated": {
                            "description": "That the act is about its not happening.",
                            "type": "boolean"
                        }
                    }
                }
            ]
        })
    }
}

/// The schema of an event that is written in an `object`: it may be negated there, and has no
/// claims of its own.
struct InlineEvent;

impl JsonSchema for InlineEvent {
    fn schema_name() -> Cow<'static, str> {
        "InlineEvent".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Event::json_schema(generator);
        schema.insert(
            "description".to_owned(),
            "An event written where it is the object: its id is `EVENT/object`. It has no claims \
             of its own."
                .into(),
        );
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            properties.remove("claims");
            properties.insert(
                "negated".to_owned(),
                json!({
                    "description": "That the act is about its not happening.",
                    "type": "boolean"
                }),
            );
        }
        schema
    }
}
