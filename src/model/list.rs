//! Lists as authors write them: one value, or a list of them.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// One value or a list of them; empty when the field is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(Box<[T]>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T> From<Vec<T>> for OneOrMany<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values.into_boxed_slice())
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({
            "anyOf": [item, { "type": "array", "minItems": 1, "items": item }]
        })
    }
}

/// The same where nearly all lists have one value: that is held in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MostlyOne<T>(Held<T>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Held<T> {
    One(T),
    /// None, or several.
    Others(Box<[T]>),
}

impl<T> Default for MostlyOne<T> {
    fn default() -> Self {
        Self(Held::Others(Box::default()))
    }
}

impl<T> From<Vec<T>> for MostlyOne<T> {
    fn from(mut values: Vec<T>) -> Self {
        let only = if values.len() == 1 {
            values.pop()
        } else {
            None
        };
        Self(match only {
            Some(value) => Held::One(value),
            None => Held::Others(values.into_boxed_slice()),
        })
    }
}

impl<T> Deref for MostlyOne<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Held::One(value) => std::slice::from_ref(value),
            Held::Others(values) => values,
        }
    }
}

impl<T> MostlyOne<T> {
    /// The list of one value.
    pub const fn one(value: T) -> Self {
        Self(Held::One(value))
    }
}

impl<T: JsonSchema> JsonSchema for MostlyOne<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        OneOrMany::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OneOrMany::<T>::json_schema(generator)
    }
}

macro_rules! lists {
    ($($list:ident)*) => {
        $(
            impl<'a, T> IntoIterator for &'a $list<T> {
                type Item = &'a T;
                type IntoIter = std::slice::Iter<'a, T>;

                fn into_iter(self) -> Self::IntoIter {
                    self.iter()
                }
            }

            impl<T> $list<T> {
                /// Whether the field is absent: for serialisation.
                pub(crate) fn is_absent(&self) -> bool {
                    self.is_empty()
                }
            }

            impl<T: Serialize> Serialize for $list<T> {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match &**self {
                        [one] => one.serialize(serializer),
                        many => many.serialize(serializer),
                    }
                }
            }
        )*
    };
}

lists! { OneOrMany MostlyOne }
