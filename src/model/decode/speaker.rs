//! Decoding speakers: chains from the outermost voice inwards.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::{Misplaced, WrongType};
use super::fields::SpeakerFields;
use crate::model::claim::{Cue, Modality, Speaker, Who};
use crate::model::id::UNSTATED;
use crate::model::list::{MostlyOne, OneOrMany};
use crate::yaml::{Node, Value};

impl Decoder<'_> {
    pub(super) fn speakers(&mut self, way: &Way<'_>, slot: Slot<'_, '_>) -> OneOrMany<Speaker> {
        let Some(entry) = slot.entry else {
            return OneOrMany::default();
        };
        let last = entry.value.one_or_many().len().saturating_sub(1);
        let mut position = 0;
        self.many(way, slot, |decoder, way, node| {
            let innermost = position == last;
            position += 1;
            decoder.speaker(way, node, innermost)
        })
    }

    fn speaker(&mut self, way: &Way<'_>, node: &Node<'_>, innermost: bool) -> Option<Speaker> {
        match &node.value {
            Value::Scalar(scalar) if !scalar.is_null() => {
                let id = self.id_or_unstated(way, node)?;
                Some(Speaker {
                    who: if id.is_unstated() {
                        Who::Unstated
                    } else {
                        Who::Actors(MostlyOne::one(id))
                    },
                    cue: None,
                    date: None,
                    within: None,
                    modality: None,
                })
            }
            Value::Mapping(_) => self.speaker_of(way, node, innermost),
            _ => {
                self.wrong_type(way, node, WrongType::SPEAKER);
                None
            }
        }
    }

    fn speaker_of(&mut self, way: &Way<'_>, node: &Node<'_>, innermost: bool) -> Option<Speaker> {
        let f: SpeakerFields<'_, '_> = self.open(way, node.span, node);
        let who = match (f.actor.entry, f.source.entry) {
            (None, None) => {
                self.report(way, node.span, Misplaced::NoSpeaker);
                None
            }
            (Some(_), source) => {
                if let Some(source) = source {
                    self.report(&way.key("source"), source.key.span, Misplaced::TwoSpeakers);
                }
                self.one(way, f.actor, Self::joint)
            }
            (None, Some(_)) => self.one(way, f.source, Self::id).map(Who::Source),
        };
        let cue: Option<Cue> = self.one(way, f.cue, Self::word);
        if let (Some(cue @ (Cue::Deny | Cue::Decline)), Some(entry), false) =
            (cue, f.cue.entry, innermost)
        {
            self.report(&way.key("cue"), entry.value.span, Misplaced::OuterCue(cue));
        }
        let modality: Option<Modality> = self.one(way, f.modality, Self::word);
        if let (Some(entry), true) = (f.modality.entry, innermost) {
            self.report(
                &way.key("modality"),
                entry.key.span,
                Misplaced::InnermostModality,
            );
        }
        let date = self.one(way, f.date, Self::date).map(Box::new);
        let within = self.one(way, f.within, Self::id);
        Some(Speaker {
            who: who?,
            cue,
            date,
            within,
            modality,
        })
    }

    /// One actor, several who speak jointly, or `unstated`.
    fn joint(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Who> {
        if self.leaves_open(way, node) {
            return Some(Who::Unstated);
        }
        let ids = self.known(way, node);
        debug_assert!(ids.iter().all(|id| id.as_str() != UNSTATED));
        (!ids.is_empty()).then(|| Who::Actors(ids.into()))
    }
}
