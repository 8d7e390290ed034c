//! Quantities: numbers as texts give them, exact, bounded or approximate.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A number as a text gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quantity {
    /// The number itself.
    pub value: Option<f64>,
    /// At least.
    pub min: Option<f64>,
    /// At most.
    pub max: Option<f64>,
    /// More than.
    pub above: Option<f64>,
    /// Less than.
    pub below: Option<f64>,
    /// About: ±10 %.
    pub approximate: bool,
}

/// The range of numbers that a quantity allows, each end with whether it is itself in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: f64,
    /// Whether the lower end is in.
    pub low_in: bool,
    /// The upper end.
    pub high: f64,
    /// Whether the upper end is in.
    pub high_in: bool,
}

impl Quantity {
    /// The numbers that it allows: `value` alone, widened by 10 % when approximate, and by the
    /// bounds where it has any.
    pub fn range(&self) -> Range {
        let slack = |x: f64| if self.approximate { x.abs() * 0.1 } else { 0.0 };
        let mut range = Range {
            low: f64::NEG_INFINITY,
            low_in: true,
            high: f64::INFINITY,
            high_in: true,
        };
        if let Some(value) = self.value {
            (range.low, range.high) = (value - slack(value), value + slack(value));
        }
        if let Some(min) = self.min {
            range.low = range.low.max(min - slack(min));
        }
        if let Some(max) = self.max {
            range.high = range.high.min(max + slack(max));
        }
        if let Some(above) = self.above.map(|x| x - slack(x)).filter(|x| *x >= range.low) {
            (range.low, range.low_in) = (above, self.approximate);
        }
        if let Some(below) = self
            .below
            .map(|x| x + slack(x))
            .filter(|x| *x <= range.high)
        {
            (range.high, range.high_in) = (below, self.approximate);
        }
        range
    }
}

impl Range {
    /// Whether some number is in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let below = |a: &Self, b: &Self| {
            a.high < b.low || (a.high.total_cmp(&b.low).is_eq() && !(a.high_in && b.low_in))
        };
        !below(self, other) && !below(other, self)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.approximate {
            f.write_str("about ")?;
        }
        let parts = [
            ("", self.value),
            ("at least ", self.min),
            ("at most ", self.max),
            ("more than ", self.above),
            ("less than ", self.below),
        ];
        let written = parts
            .into_iter()
            .filter_map(|(words, number)| Some((words, number?)));
        for (nth, (words, number)) in written.enumerate() {
            let comma = if nth > 0 { ", " } else { "" };
            write!(f, "{comma}{words}{number}")?;
        }
        Ok(())
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (Some(value), None, None, None, None, false) = (
            self.value,
            self.min,
            self.max,
            self.above,
            self.below,
            self.approximate,
        ) {
            return number(value, serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        for (name, part) in [
            ("value", self.value),
            ("min", self.min),
            ("max", self.max),
            ("above", self.above),
            ("below", self.below),
        ] {
            if let Some(part) = part {
                map.serialize_entry(name, &Number(part))?;
            }
        }
        if self.approximate {
            map.serialize_entry("approximate", &true)?;
        }
        map.end()
    }
}

struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0, serializer)
    }
}

/// Writes whole numbers without a fraction.
fn number<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Whole numbers up to 2^53 are exact in both types.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        serializer.serialize_i64(value as i64)
    } else {
        serializer.serialize_f64(value)
    }
}

impl JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let part = |text: &str| serde_json::json!({ "type": "number", "description": text });
        json_schema!({
            "description": "A number as a text gives it: exact, bounded or approximate.",
            "anyOf": [
                { "type": "number" },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "minProperties": 1,
                    "properties": {
                        "value": part("The number itself."),
                        "min": part("At least."),
                        "max": part("At most."),
                        "above": part("More than."),
                        "below": part("Less than."),
                        "approximate": { "type": "boolean", "description": "About: ±10 %." }
                    }
                }
            ]
        })
    }
}

/// Numbers by name (`killed`, `soldiers`), in the order of the names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantities(pub Box<[(Box<str>, Quantity)]>);

impl Quantities {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number with this name.
    pub fn get(&self, name: &str) -> Option<&Quantity> {
        self.0
            .iter()
            .find(|(key, _)| &**key == name)
            .map(|(_, quantity)| quantity)
    }
}

impl Serialize for Quantities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, quantity)| (name, quantity)))
    }
}

impl JsonSchema for Quantities {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Quantities".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let quantity = generator.subschema_for::<Quantity>();
        json_schema!({ "type": "object", "additionalProperties": quantity })
    }
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn ranges_overlap_as_the_words_say() {
        let exactly = |value| Quantity {
            value: Some(value),
            ..Quantity::default()
        };
        let about = |value| Quantity {
            approximate: true,
            ..exactly(value)
        };
        let above = |value| Quantity {
            above: Some(value),
            ..Quantity::default()
        };
        let at_least = |value| Quantity {
            min: Some(value),
            ..Quantity::default()
        };
        assert!(!exactly(9.0).range().overlaps(&exactly(5.0).range()));
        assert!(about(1000.0).range().overlaps(&exactly(1050.0).range()));
        assert!(!about(1000.0).range().overlaps(&exactly(1101.0).range()));
        assert!(!above(10.0).range().overlaps(&exactly(10.0).range()));
        assert!(at_least(10.0).range().overlaps(&exactly(10.0).range()));
    }
}
