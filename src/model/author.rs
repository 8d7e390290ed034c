//! Records as an author writes them: inline objects in place, claims and affiliations where they
//! belong, and no id that would be made anyway.
//!
//! What is printed decodes to the same records.

use serde_yaml::{Error, Mapping, Value};

use super::actor::{Actor, Affiliation};
use super::claim::Claim;
use super::dataset::{Dataset, Record};
use super::decode::made_claim_id;
use super::event::{Event, Object};
use super::id::Id;
use super::question::Question;

/// A whole data set as one claim file.
///
/// # Errors
/// None that a record can give; those of the serializer are passed on.
pub fn file(data: &Dataset) -> Result<Value, Error> {
    let mut file = Mapping::new();
    let own = data.events.iter().filter(|event| event.inline_in.is_none());
    put(
        &mut file,
        "sources",
        section(&data.sources, serde_yaml::to_value)?,
    );
    put(
        &mut file,
        "actors",
        section(&data.actors, |record| actor(data, record))?,
    );
    put(
        &mut file,
        "places",
        section(&data.places, serde_yaml::to_value)?,
    );
    put(
        &mut file,
        "items",
        section(&data.items, serde_yaml::to_value)?,
    );
    put(
        &mut file,
        "events",
        section(own, |record| event(data, record))?,
    );
    put(
        &mut file,
        "questions",
        section(&data.questions, |record| question(data, record))?,
    );
    Ok(Value::Mapping(file))
}

/// An actor with its affiliations and their claims.
///
/// # Errors
/// As [`file()`].
pub fn actor(data: &Dataset, actor: &Actor) -> Result<Value, Error> {
    let mut record = mapping(actor)?;
    let own = data
        .affiliations
        .iter()
        .filter(|other| other.actor == actor.id);
    let mut own: Vec<&Affiliation> = own.collect();
    // The order of the file, which tells those apart that are alike but for their number.
    own.sort_by_key(|affiliation| affiliation.origin);
    let own: Result<Vec<Value>, Error> = own
        .into_iter()
        .map(|affiliation| {
            let mut record = mapping(affiliation)?;
            put(&mut record, "claims", claims(data, &affiliation.id)?);
            Ok(Value::Mapping(record))
        })
        .collect();
    put(&mut record, "affiliations", Value::Sequence(own?));
    Ok(Value::Mapping(record))
}

/// An event with its inline objects and its claims.
///
/// # Errors
/// As [`file()`].
pub fn event(data: &Dataset, event: &Event) -> Result<Value, Error> {
    let mut record = mapping(event)?;
    let objects = event.object.list();
    if !objects.is_empty() {
        let objects: Result<Vec<Value>, Error> = objects
            .iter()
            .map(|each| object(data, event, each))
            .collect();
        record.insert("object".into(), one_or_many(objects?));
    }
    put(&mut record, "claims", claims(data, &event.id)?);
    Ok(Value::Mapping(record))
}

/// A question with what raises it.
///
/// # Errors
/// As [`file()`].
pub fn question(data: &Dataset, question: &Question) -> Result<Value, Error> {
    let mut record = mapping(question)?;
    put(&mut record, "raised_in", claims(data, &question.id)?);
    Ok(Value::Mapping(record))
}

/// A claim that stands apart from what it is about.
///
/// # Errors
/// As [`file()`].
pub fn claim(claim: &Claim) -> Result<Value, Error> {
    let mut record = mapping(claim)?;
    if claim.id == made_claim_id(&claim.about, &claim.source, &claim.at) {
        record.shift_remove("id");
    }
    Ok(Value::Mapping(record))
}

/// The claims about a record, as they stand in it.
fn claims(data: &Dataset, about: &Id) -> Result<Value, Error> {
    let claims = data.claims.iter().filter(|claim| claim.about == *about);
    let mut claims: Vec<&Claim> = claims.collect();
    // The order of the file, which is that of reading more often than that of the ids.
    claims.sort_by_key(|claim| claim.origin);
    let claims: Result<Vec<Value>, Error> = claims
        .into_iter()
        .map(|about_it| {
            let mut record = claim(about_it)?;
            if let Value::Mapping(record) = &mut record {
                record.shift_remove("about");
            }
            Ok(record)
        })
        .collect();
    Ok(Value::Sequence(claims?))
}

fn object(data: &Dataset, parent: &Event, object: &Object) -> Result<Value, Error> {
    let found = data
        .events
        .binary_search_by(|event| event.id.cmp(&object.event));
    let inline = found.ok().map(|index| &data.events[index]);
    let Some(inline) = inline.filter(|event| event.inline_in.as_ref() == Some(&parent.id)) else {
        return serde_yaml::to_value(object);
    };
    let mut record = event(data, inline)?;
    if let Value::Mapping(record) = &mut record {
        record.shift_remove("claims");
        if object.negated {
            record.insert("negated".into(), true.into());
        }
    }
    Ok(record)
}

fn section<'a, T: Record + 'a>(
    records: impl IntoIterator<Item = &'a T>,
    write: impl Fn(&'a T) -> Result<Value, Error>,
) -> Result<Value, Error> {
    let mut section = Mapping::new();
    for record in records {
        section.insert(record.id().as_str().into(), write(record)?);
    }
    Ok(Value::Mapping(section))
}

fn mapping(record: &impl serde::Serialize) -> Result<Mapping, Error> {
    match serde_yaml::to_value(record)? {
        Value::Mapping(mapping) => Ok(mapping),
        _ => Ok(Mapping::new()),
    }
}

/// Adds a field, unless there is nothing in it.
fn put(mapping: &mut Mapping, key: &str, value: Value) {
    let empty = match &value {
        Value::Sequence(values) => values.is_empty(),
        Value::Mapping(values) => values.is_empty(),
        _ => false,
    };
    if !empty {
        mapping.insert(key.into(), value);
    }
}

fn one_or_many(mut values: Vec<Value>) -> Value {
    if values.len() == 1 {
        values.swap_remove(0)
    } else {
        Value::Sequence(values)
    }
}
