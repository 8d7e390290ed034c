//! Acts: what kinds of event there are, in one table.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// How an act's picture is coloured and grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActClass {
    /// Permits or orders.
    Authorize,
    /// Warns, threatens, demands.
    Warn,
    /// Supports, helps, agrees.
    Support,
    /// Rejects, accuses, condemns.
    Deny,
    /// Force and forces.
    Military,
    /// Everything else.
    Structure,
}

impl ActClass {
    /// The class in a word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::Warn => "warn",
            Self::Support => "support",
            Self::Deny => "deny",
            Self::Military => "military",
            Self::Structure => "structure",
        }
    }
}

/// Whether the act is done by words, by deeds, or is a state or a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActKind {
    /// The words are the deed.
    Speech,
    /// Something done.
    Deed,
    /// A state of affairs or somebody's view of one.
    View,
}

/// How well a code of an event coding scheme matches an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// The same concept.
    Exact,
    /// Nearly the same.
    Close,
    /// The code is wider.
    Broader,
    /// No code: our own term.
    None,
}

/// PLOVER's quad class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuadClass {
    /// 1.
    VerbalCooperation,
    /// 2.
    MaterialCooperation,
    /// 3.
    VerbalConflict,
    /// 4.
    MaterialConflict,
}

/// What the table holds of one act.
#[derive(Debug)]
pub struct ActRow {
    /// The act.
    pub act: Act,
    /// Its name in YAML.
    pub name: &'static str,
    /// Whether words, a deed or a view.
    pub kind: ActKind,
    /// Third person: "authorizes".
    pub phrase: &'static str,
    /// The inverse: "is authorized by".
    pub inverse: &'static str,
    /// Colour and group in pictures.
    pub class: ActClass,
    /// PLOVER event type (2021 code book), empty where it has none.
    pub plover: &'static str,
    /// CAMEO codes (0.7b5 list), empty where it has none.
    pub cameo: &'static [&'static str],
    /// Quad class of the PLOVER type, where it has one.
    pub quad: Option<QuadClass>,
    /// How well the codes match.
    pub matching: Match,
}

macro_rules! acts {
    ($($variant:ident $name:literal $kind:ident $phrase:literal $inverse:literal $class:ident
        $plover:literal [$($cameo:literal),*] $quad:expr, $matching:ident;)*) => {
        /// What kind of event: the verb.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        pub enum Act {
            $(
                #[doc = $phrase]
                #[serde(rename = $name)]
                $variant,
            )*
        }

        pub(super) static WORDS: [(&str, Act); [$($name),*].len()] = [$(($name, Act::$variant)),*];

        /// Every act, in the order of [`Act`].
        pub static ACTS: &[ActRow] = &[$(
            ActRow {
                act: Act::$variant,
                name: $name,
                kind: ActKind::$kind,
                phrase: $phrase,
                inverse: $inverse,
                class: ActClass::$class,
                plover: $plover,
                cameo: &[$($cameo),*],
                quad: $quad,
                matching: Match::$matching,
            },
        )*];
    };
}

const VCOOP: Option<QuadClass> = Some(QuadClass::VerbalCooperation);
const MCOOP: Option<QuadClass> = Some(QuadClass::MaterialCooperation);
const VCONF: Option<QuadClass> = Some(QuadClass::VerbalConflict);
const MCONF: Option<QuadClass> = Some(QuadClass::MaterialConflict);

acts! {
    Authorize "authorize" Speech "authorizes" "is authorized by" Authorize "AGREE" ["0332", "0832", "081"] VCOOP, None;
    Order "order" Speech "orders" "is ordered by" Authorize "" [] None, None;
    Promise "promise" Speech "promises" "is promised by" Support "AGREE" ["033", "0332", "0334"] VCOOP, Exact;
    Warn "warn" Speech "warns" "is warned by" Warn "THREATEN" ["130", "012"] VCONF, Close;
    Threaten "threaten" Speech "threatens" "is threatened by" Warn "THREATEN" ["138", "1381", "1382", "1383", "1384", "1385"] VCONF, Exact;
    Demand "demand" Speech "demands" "is demanded by" Warn "REQUEST" ["100", "139", "1056"] VCONF, Exact;
    Request "request" Speech "requests" "is requested by" Structure "REQUEST" ["020"] VCOOP, Exact;
    Reject "reject" Speech "rejects" "is rejected by" Deny "REJECT" ["120", "1246"] VCONF, Exact;
    Accuse "accuse" Speech "accuses" "is accused by" Deny "ACCUSE" ["112", "1123", "1124"] VCONF, Exact;
    Condemn "condemn" Speech "condemns" "is condemned by" Deny "ACCUSE" ["110", "111"] VCONF, Exact;
    Support "support" Speech "supports" "is supported by" Support "SUPPORT" ["050", "051", "052", "053"] VCOOP, Close;
    Agree "agree" Speech "agrees" "is agreed by" Support "AGREE" ["030"] VCOOP, Broader;
    Negotiate "negotiate" Speech "negotiates" "is negotiated with by" Structure "CONSULT" ["040", "041", "042", "043", "044", "045", "046"] VCOOP, Exact;
    Communicate "communicate" Speech "states" "is addressed by" Structure "" ["010"] None, None;
    Supply "supply" Deed "supplies" "is supplied by" Support "AID" ["072", "070"] MCOOP, Exact;
    Cooperate "cooperate" Deed "cooperates" "is helped by" Support "COOPERATE" ["062", "064"] MCOOP, Exact;
    Deploy "deploy" Deed "deploys" "is deployed by" Military "MOBILIZE" ["150", "151", "152", "153", "154"] MCONF, Exact;
    Mobilize "mobilize" Deed "mobilizes" "is mobilized by" Military "MOBILIZE" ["150", "151", "152", "153", "154"] MCONF, Exact;
    Attack "attack" Deed "attacks" "is attacked by" Military "ASSAULT" ["190", "194", "195", "1712"] MCONF, Exact;
    Intercept "intercept" Deed "intercepts" "is intercepted by" Military "" [] MCONF, None;
    Coerce "coerce" Deed "coerces" "is coerced by" Military "COERCE" ["170"] MCONF, Broader;
    Sanction "sanction" Deed "sanctions" "is sanctioned by" Deny "SANCTION" ["160", "163"] MCONF, Exact;
    DeEscalate "de-escalate" Deed "de-escalates" "sees de-escalation by" Support "RETREAT" ["087", "0871", "0872", "0873", "0874", "0356"] MCOOP, Exact;
    Appoint "appoint" Deed "appoints" "is appointed by" Structure "" [] None, None;
    Join "join" Deed "joins" "is joined by" Structure "" [] None, None;
    Leave "leave" Deed "leaves" "is left by" Structure "" [] None, None;
    Vote "vote" Deed "votes" "is voted on by" Structure "" [] None, None;
    Decide "decide" Deed "decides" "is decided by" Structure "" [] None, None;
    Respond "respond" Deed "responds" "is answered by" Structure "" [] None, None;
    Situation "situation" View "is the situation" "is the situation of" Structure "" [] None, None;
    Assess "assess" View "assesses" "is assessed by" Structure "" ["010"] None, None;
    Forecast "forecast" View "forecasts" "is forecast by" Structure "" ["012", "013"] None, None;
    Relation "relation" View "relates" "is related by" Structure "" [] None, None;
    Other "other" Deed "acts" "is acted on by" Structure "" [] None, None;
}

impl Act {
    /// Its row of the table.
    pub fn row(self) -> &'static ActRow {
        &ACTS[self as usize]
    }

    /// Its name in YAML.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Whether the words are the deed.
    pub fn is_speech(self) -> bool {
        self.row().kind == ActKind::Speech
    }

    /// Whether it may carry a condition.
    pub const fn takes_condition(self) -> bool {
        matches!(
            self,
            Self::Warn | Self::Threaten | Self::Demand | Self::Promise | Self::Authorize
        )
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{ACTS, Act};
    use crate::model::vocabulary::Vocabulary;

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
        for row in ACTS {
            assert_eq!(row.act.name(), row.name);
            assert_eq!(Act::from_name(row.name), Some(row.act));
        }
    }
}
