//! What is sound in itself and cannot stand where it stands.

use crate::diagnostic::{Fact, Rule, Severity};
use crate::model::act::Act;
use crate::model::claim::Cue;

/// Rule `misplaced`.
pub const MISPLACED: Rule = Rule {
    name: "misplaced",
    severity: Severity::Error,
    summary: "a field or value cannot stand here, or not beside another",
};

/// A field or value that cannot stand where it stands.
#[derive(Debug, thiserror::Error)]
pub enum Misplaced {
    /// The format version is none that this program reads.
    #[error("format version `{0}` is not supported")]
    Version(Box<str>),
    /// A list without entries.
    #[error("`{}` is an empty list", super::shown(.0))]
    EmptyList(Box<str>),
    /// `unstated` beside others.
    #[error("`unstated` cannot stand in a list with others")]
    UnstatedBeside,
    /// `unstated` in a field that takes a record.
    #[error("`{0}` cannot be `unstated`")]
    Unstated(Box<str>),
    /// A condition on an act that takes none.
    #[error("an event of act `{0}` takes no condition")]
    Condition(Act),
    /// A consequence on an act that takes none.
    #[error("an event of act `{0}` takes no consequence")]
    Consequence(Act),
    /// A condition that names neither an event nor a pattern.
    #[error("the condition says nothing that could happen")]
    EmptyCondition,
    /// A pattern beside the event of a condition.
    #[error("`{0}` cannot stand beside the `event` of a condition")]
    PatternBesideEvent(&'static str),
    /// Two deadlines.
    #[error("a condition has one deadline, `by` or `within`")]
    TwoDeadlines,
    /// A consequence that does not say what follows.
    #[error("the consequence does not say what would follow")]
    EmptyConsequence,
    /// `from`, `link` or `to` on another act than `relation`.
    #[error("an event of act `{1}` has no `{0}`")]
    RelationOnly(&'static str, Act),
    /// `code` on another act than `other`.
    #[error("an event of act `{0}` has no `code`")]
    CodeOnly(Act),
    /// `negated` on an event of its own.
    #[error("an event is not negated")]
    NegatedEvent,
    /// Claims in an inline object.
    #[error("an inline object has no claims of its own")]
    InlineClaims,
    /// An inline event in `says`.
    #[error("the `object` that a claim says is an event's id")]
    InlineInSays,
    /// A modality on the innermost speaker.
    #[error("the modality of the innermost speaker is the claim's")]
    InnermostModality,
    /// `deny` or `decline` on an outer speaker.
    #[error("`{0}` cannot be the cue of an outer speaker")]
    OuterCue(Cue),
    /// A positive polarity beside `deny`.
    #[error("`polarity: positive` cannot stand beside `cue: deny`: a denial is negative by itself")]
    PositiveDenial,
    /// What only somebody who says something can give, beside `decline`.
    #[error("`{0}` cannot stand beside `cue: decline`: who declines says nothing")]
    BesideDecline(&'static str),
    /// A speaker that is neither an actor nor a source.
    #[error("the speaker is neither an actor nor a source")]
    NoSpeaker,
    /// A speaker that is both.
    #[error("a speaker is an actor or a source, not both")]
    TwoSpeakers,
    /// A claim in one record that says it is about another.
    #[error("a claim that stands in `{0}` is about it, not about `{1}`")]
    About(Box<str>, Box<str>),
    /// A label of more than three words.
    #[error("the label `{}` has {words} words, three at most are allowed", super::shown(.label))]
    LongLabel {
        /// The label.
        label: Box<str>,
        /// How many words it has.
        words: usize,
    },
    /// A confidence outside 0 to 1.
    #[error("{0} is no confidence: it lies from 0 to 1")]
    Confidence(f64),
    /// A quantity without a number.
    #[error("the quantity has no number")]
    NoNumber,
    /// A quantity whose lower bound is above its upper.
    #[error("no number is {}", super::shown(.0))]
    Bounds(Box<str>),
    /// A latitude or longitude that does not exist.
    #[error("there is no {0} {1}")]
    Degrees(&'static str, f64),
    /// Boundaries that do not rise, or lie beyond the text.
    #[error("no {field} begins at {start}: {why}")]
    Boundaries {
        /// `paragraphs` or `sentences`, one of them.
        field: &'static str,
        /// The boundary at fault.
        start: u32,
        /// What is wrong with it.
        why: String,
    },
    /// A digest that is none.
    #[error("`{}` is not a SHA-256 digest", super::shown(.0))]
    Sha256(Box<str>),
    /// A language that is none.
    #[error("`{}` is not the code of a language", super::shown(.0))]
    Language(Box<str>),
    /// `members_of` on an actor that is no group.
    #[error("only an actor of kind `group` stands for an organization's members")]
    MembersOf,
}

impl Fact for Misplaced {
    fn rule(&self) -> &'static Rule {
        &MISPLACED
    }

    fn message(&self) -> String {
        self.to_string()
    }

    fn label(&self) -> String {
        match self {
            Self::EmptyList(_) => "nothing in it",
            Self::UnstatedBeside => "stands alone",
            Self::InnermostModality => "belongs on the claim",
            Self::PositiveDenial => "said twice over",
            Self::BesideDecline(_) => "nothing is said",
            Self::LongLabel { .. } => "too long",
            _ => "",
        }
        .to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Self::Version(_) => {
                "this is version 1: write `claimgraph: 1` or leave it out".to_owned()
            }
            Self::EmptyList(_) => "add an entry or leave the field out".to_owned(),
            Self::UnstatedBeside => {
                "write `unstated` alone, or name those that the text names".to_owned()
            }
            Self::Unstated(_) => "leave the field out where nothing is known".to_owned(),
            Self::Condition(_) => format!(
                "conditions stand on {}; what else depends on something is a `relation` or a \
                 question",
                conditional()
            ),
            Self::Consequence(_) => format!("consequences stand on {}", conditional()),
            Self::EmptyCondition => {
                "write `event: ID`, or a pattern: `act` and the roles that must fit".to_owned()
            }
            Self::PatternBesideEvent(_) => {
                "a condition names one event or describes what happens, not both".to_owned()
            }
            Self::TwoDeadlines => "keep the one that the text gives".to_owned(),
            Self::EmptyConsequence => {
                "add `event`, or `gloss` with what would follow in your own words".to_owned()
            }
            Self::RelationOnly(..) => {
                "`from`, `link` and `to` stand on act `relation`; other events have links such as \
                 `responds_to: EVENT`"
                    .to_owned()
            }
            Self::CodeOnly(_) => "drop it, or write `act: other`".to_owned(),
            Self::NegatedEvent => {
                "that it did not happen is said by a claim with `polarity: negative`; `negated` \
                 stands in an `object` or a condition"
                    .to_owned()
            }
            Self::InlineClaims => {
                "make it an event of its own, with its claims, and write its id here".to_owned()
            }
            Self::InlineInSays => "make it an event of its own and write its id here".to_owned(),
            Self::InnermostModality => "move `modality` from the speaker to the claim".to_owned(),
            Self::OuterCue(_) => {
                "what an outer speaker denies or declines to confirm is that it was said: that is \
                 an event of act `communicate` with a claim of its own"
                    .to_owned()
            }
            Self::PositiveDenial => "remove `polarity`".to_owned(),
            Self::BesideDecline(field) => format!(
                "drop `{field}`; if it was said all the same, write `cue: say`, `cue: confirm` or \
                 `cue: deny`"
            ),
            Self::NoSpeaker => "add `actor: ID`, `actor: unstated` or `source: ID`".to_owned(),
            Self::TwoSpeakers => {
                "a chain is a list from the outermost inwards: `[{ source: daily }, officials]`"
                    .to_owned()
            }
            Self::About(..) => "drop `about`, or move the claim to where it belongs".to_owned(),
            Self::LongLabel { .. } => {
                "a label is the speaker's own word for the event, not a quotation".to_owned()
            }
            Self::Confidence(percent) if (2.0..=100.0).contains(percent) => format!(
                "if it is a percentage, write {}; 0 is none at all, 1 certainty",
                percent / 100.0
            ),
            Self::Confidence(_) => "write a number from 0, none at all, to 1, certainty".to_owned(),
            Self::NoNumber => "add `value`, `min`, `max`, `above` or `below`".to_owned(),
            Self::Bounds(_) => {
                "write the lower bound in `min` or `above`, the upper in `max` or `below`"
                    .to_owned()
            }
            Self::Degrees(..) => {
                "a point is [latitude, longitude]: -90 to 90, then -180 to 180".to_owned()
            }
            Self::Boundaries { .. } => {
                "`claimgraph add` writes the whole record of a text".to_owned()
            }
            Self::Sha256(_) => {
                "a digest has 64 of the digits 0 to 9 and a to f; `claimgraph add` writes the \
                 whole record of a text"
                    .to_owned()
            }
            Self::Language(_) => {
                "write it as BCP 47 has it: `en`, `uk`, `pt-BR`, `zh-Hant`".to_owned()
            }
            Self::MembersOf => {
                "drop `members_of`, or make the actor a group; a member of an organization has \
                 an affiliation `member-of`"
                    .to_owned()
            }
        })
    }
}

/// The acts that take conditions, as a list.
fn conditional() -> String {
    let acts: Vec<&str> = crate::model::act::ACTS
        .iter()
        .filter(|row| row.act.takes_condition())
        .map(|row| row.name)
        .collect();
    super::listed(&acts)
}
