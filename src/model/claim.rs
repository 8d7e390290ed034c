//! Claims: each occurrence of something being said to have happened, or not.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::act::Act;
use super::dataset::Origin;
use super::date::Date;
use super::event::Objects;
use super::id::Id;
use super::list::{MostlyOne, OneOrMany};
use super::quantity::Quantities;
use super::role::Roles;
use super::vocabulary::vocabulary;
use crate::text::anchor::At;

vocabulary! {
    /// In what manner the innermost speaker says it.
    Cue, "a cue" {
        /// Says it (the default).
        Say = "say",
        /// Confirms it.
        Confirm = "confirm",
        /// Denies it: the claim is negative by itself.
        Deny = "deny",
        /// Acknowledges an act of one's own side.
        Acknowledge = "acknowledge",
        /// Alleges it.
        Allege = "allege",
        /// Declines to comment: kept, counts for nothing.
        Decline = "decline",
    }
}

vocabulary! {
    /// Whose words the span holds.
    Wording, "a wording" {
        /// The source's own.
        Own = "own",
        /// The speaker's, word for word.
        Quoted = "quoted",
        /// The source's, for what the speaker said.
        Paraphrased = "paraphrased",
    }
}

vocabulary! {
    /// How sure the speaker is; the order is from weak to strong.
    Modality, "a modality" {
        /// May be so.
        Possible = "possible",
        /// Is likely so.
        Probable = "probable",
        /// Is so.
        Certain = "certain",
    }
}

vocabulary! {
    /// Whether it is said to have happened or not.
    Polarity, "a polarity" {
        /// It happened.
        Positive = "positive",
        /// It did not.
        Negative = "negative",
    }
}

vocabulary! {
    /// Whether a happening, a plan or a supposition is spoken of.
    Mood, "a mood" {
        /// A happening.
        Actual = "actual",
        /// What will be.
        Future = "future",
        /// What would be.
        Hypothetical = "hypothetical",
    }
}

vocabulary! {
    /// How directly the span says it.
    Stated, "a way of stating" {
        /// In so many words.
        Explicit = "explicit",
        /// Packed into a noun phrase or taken for granted.
        Presupposed = "presupposed",
        /// Follows from what is said.
        Implied = "implied",
    }
}

vocabulary! {
    /// How a paraphrase relates to the words it paraphrases.
    Scope, "a scope" {
        /// It says the same.
        Same = "same",
        /// It says more.
        Broader = "broader",
        /// It says less.
        Narrower = "narrower",
        /// It says something else.
        Different = "different",
    }
}

vocabulary! {
    /// Why a claim takes the place of another.
    Because, "a reason to supersede" {
        /// The earlier one was right then, and is out of date.
        Update = "update",
        /// The earlier one was wrong.
        Error = "error",
    }
}

/// What kind of record a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AboutKind {
    /// An event.
    Event,
    /// An affiliation of an actor.
    Affiliation,
    /// A question, which the span raises.
    Question,
}

/// One occurrence of an event being said to have happened, or not: in a source, at a span, in its
/// own voice or through a chain of speakers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Claim {
    /// Its id: the author's, or `EVENT/SOURCE@START`, without a span `EVENT/SOURCE`.
    #[schemars(with = "Option<Id>")]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// What kind of record it is about.
    #[serde(skip)]
    pub about_kind: AboutKind,
    /// The event it is about; implied where the claim stands in its event.
    #[schemars(with = "Option<Id>")]
    pub about: Id,
    /// The source it stands in; by default that of the file.
    #[schemars(with = "Option<Id>")]
    pub source: Id,
    /// The span or spans it rests on: `108..246#d4177f47e0ccd35e`, while drafting the words.
    #[serde(skip_serializing_if = "MostlyOne::is_absent")]
    #[schemars(default)]
    pub at: MostlyOne<At>,
    /// Where in a source without text: "p. 4", "00:12-00:20".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locator: Option<Box<str>>,
    /// Who says so: a speaker, or a list from the outermost inwards ("X, citing Y").
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub said_by: OneOrMany<Speaker>,
    /// Whose words the span holds; own without `said_by`, else paraphrased, unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// How sure the innermost speaker is; certain unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// Whether it is said to have happened or not; positive unless said or denied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// A happening, a plan or a supposition; actual unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// How directly the span says it; explicit unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
    /// Values that this claim adds to or changes in the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Box<Says>>,
    /// The speaker's own word for the event, three words at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Box<str>>,
    /// The act that the wording makes of the event: listed as wording drift, counts for nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drift: Option<Act>,
    /// The words, only where rights allow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Box<str>>,
    /// How sure the coder is of the coding, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "shortest")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: Option<f32>,
    /// Who coded it and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Box<Recorded>>,
    /// The claim it repeats: same origin, adds no weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Id>,
    /// The claim whose words it paraphrases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paraphrases: Option<Box<Paraphrase>>,
    /// The claim whose place it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Box<Supersession>>,
    /// The claim it takes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retracts: Option<Id>,
}

impl Claim {
    /// The innermost speaker, whose cue and modality decide; none for the source's own voice.
    pub fn innermost(&self) -> Option<&Speaker> {
        self.said_by.last()
    }

    /// The cue of the innermost speaker.
    pub fn cue(&self) -> Option<Cue> {
        self.innermost().and_then(|speaker| speaker.cue)
    }

    /// The polarity: negative where the innermost speaker denies.
    pub fn effective_polarity(&self) -> Polarity {
        if self.cue() == Some(Cue::Deny) {
            Polarity::Negative
        } else {
            self.polarity.unwrap_or(Polarity::Positive)
        }
    }

    /// The mood, actual unless said.
    pub fn effective_mood(&self) -> Mood {
        self.mood.unwrap_or(Mood::Actual)
    }

    /// The weakest modality of the claim and its speakers.
    pub fn effective_modality(&self) -> Modality {
        self.said_by
            .iter()
            .filter_map(|speaker| speaker.modality)
            .chain(self.modality)
            .min()
            .unwrap_or(Modality::Certain)
    }

    /// Whose words the span holds: own without a speaker, else paraphrased, unless said.
    pub fn effective_wording(&self) -> Wording {
        self.wording.unwrap_or(if self.said_by.is_empty() {
            Wording::Own
        } else {
            Wording::Paraphrased
        })
    }

    /// How directly the span says it, explicit unless said.
    pub fn effective_stated(&self) -> Stated {
        self.stated.unwrap_or(Stated::Explicit)
    }
}

/// Writes a number with the digits that it was read from: 0.8, not 0.800000011920929.
#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives a reference to the field"
)]
fn shortest<S: Serializer>(number: &Option<f32>, serializer: S) -> Result<S::Ok, S::Error> {
    let digits = number.and_then(|number| number.to_string().parse::<f64>().ok());
    digits.serialize(serializer)
}

/// One voice of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who.
    pub who: Who,
    /// In what manner; only the innermost speaker's decides anything.
    pub cue: Option<Cue>,
    /// When it was said (EDTF).
    pub date: Option<Box<Date>>,
    /// The event in which it was said, which gives date and addressee.
    pub within: Option<Id>,
    /// On an outer speaker: how sure the next voice is that it was said.
    pub modality: Option<Modality>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody named: "seen as", "expected to".
    Unstated,
    /// One actor, or several jointly.
    Actors(MostlyOne<Id>),
    /// Another source that is cited.
    Source(Id),
}

impl Speaker {
    fn is_bare(&self) -> bool {
        self.cue.is_none()
            && self.date.is_none()
            && self.within.is_none()
            && self.modality.is_none()
            && !matches!(&self.who, Who::Source(_))
            && !matches!(&self.who, Who::Actors(ids) if ids.len() > 1)
    }

    /// The actors that speak, none for a cited source or where it is unstated.
    pub fn actors(&self) -> &[Id] {
        match &self.who {
            Who::Actors(ids) => ids,
            Who::Unstated | Who::Source(_) => &[],
        }
    }
}

impl Serialize for Speaker {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let who = match &self.who {
            Who::Unstated => OneOrMany::from(vec![Id::new(super::id::UNSTATED)]),
            Who::Actors(ids) => OneOrMany::from(ids.to_vec()),
            Who::Source(id) => OneOrMany::from(vec![id.clone()]),
        };
        if self.is_bare() {
            return who.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        let role = if matches!(self.who, Who::Source(_)) {
            "source"
        } else {
            "actor"
        };
        map.serialize_entry(role, &who)?;
        if let Some(cue) = self.cue {
            map.serialize_entry("cue", &cue)?;
        }
        if let Some(date) = &self.date {
            map.serialize_entry("date", date)?;
        }
        if let Some(event) = &self.within {
            map.serialize_entry("in", event)?;
        }
        if let Some(modality) = self.modality {
            map.serialize_entry("modality", &modality)?;
        }
        map.end()
    }
}

impl JsonSchema for Speaker {
    fn schema_name() -> Cow<'static, str> {
        "Speaker".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        let ids = generator.subschema_for::<OneOrMany<Id>>();
        let cue = generator.subschema_for::<Cue>();
        let date = generator.subschema_for::<Date>();
        let modality = generator.subschema_for::<Modality>();
        json_schema!({
            "description": "One voice of a chain: an actor's id, `unstated`, or a map.",
            "anyOf": [
                id,
                {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                        "actor": { "description": "Who speaks; several speak jointly.", "anyOf": [ids] },
                        "source": { "description": "The source that is cited.", "anyOf": [id] },
                        "cue": { "description": "In what manner; say unless said.", "anyOf": [cue] },
                        "date": { "description": "When it was said (EDTF).", "anyOf": [date] },
                        "in": { "description": "The event in which it was said.", "anyOf": [id] },
                        "modality": {
                            "description": "On an outer speaker: how sure the next voice is that it was said.",
                            "anyOf": [modality]
                        }
                    },
                    "oneOf": [{ "required": ["actor"] }, { "required": ["source"] }]
                }
            ]
        })
    }
}

/// Values that a claim adds to or changes in the record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Says {
    /// The roles as this claim has them.
    #[serde(flatten)]
    pub roles: Roles,
    /// The object as this claim has it: an event's id, or a list.
    #[serde(skip_serializing_if = "Objects::is_absent")]
    #[schemars(with = "OneOrMany<super::object::ObjectReference>", default)]
    pub object: Objects,
    /// The date as this claim has it (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The time throughout which it holds, as this claim has it (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<Date>,
    /// The numbers as this claim has them.
    #[serde(skip_serializing_if = "Quantities::is_empty")]
    #[schemars(default)]
    pub quantities: Quantities,
}

/// Who coded a claim and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recorded {
    /// Who: a name or initials of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Box<str>>,
    /// When (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// That a claim paraphrases another's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paraphrase {
    /// The claim with the words.
    pub claim: Id,
    /// How the paraphrase relates to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
}

/// That a claim takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Supersession {
    /// The earlier claim.
    pub claim: Id,
    /// Why.
    pub because: Because,
}
