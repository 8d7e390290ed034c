//! The vocabulary: classes, and predicates named as fields are in claim files.

use crate::graph::{Edge, Kind};
use crate::model::act::Act;
use crate::model::actor::AffiliationRole;
use crate::model::event::Link;
use crate::model::role::Role;
use crate::model::vocabulary::Vocabulary;
use crate::text::suggest;

/// Where the names of the vocabulary begin; `:` in a query.
pub const TERMS: &str = "urn:claimgraph:";

/// Where the ids of records begin; `id:` in a query.
pub const RECORDS: &str = "urn:claimgraph:id/";

/// The prefixes that every query knows.
pub const PREFIXES: [(&str, &str); 5] = [
    ("", TERMS),
    ("id", RECORDS),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What a record is: `a :Event`.
pub const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// What a record is called.
pub const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";

/// A date with time.
pub const DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";

/// The class of a record.
pub const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Source => "Source",
        Kind::Actor => "Actor",
        Kind::Affiliation => "Affiliation",
        Kind::Place => "Place",
        Kind::Item => "Item",
        Kind::Event => "Event",
        Kind::Claim => "Claim",
        Kind::Question => "Question",
    }
}

/// The predicate of a reference. Names are those of the fields; what a claim says and what a
/// condition asks for have names of their own, so that they are not taken for the event's.
pub fn predicate(edge: Edge) -> String {
    let name = match edge {
        Edge::Affiliated => "affiliated",
        Edge::Object { negated: true } => "object_negated",
        Edge::ConditionRole(role) => return format!("condition_{}", role.name()),
        Edge::Deadline => "condition_within",
        Edge::SaidIn(_) => "said_in",
        Edge::Says(role) => return format!("says_{}", role.name()),
        edge => edge.name(),
    };
    name.to_owned()
}

/// Every reference, by one example of each predicate.
pub fn edges() -> Vec<Edge> {
    let mut edges = vec![
        Edge::Publisher,
        Edge::Author,
        Edge::CopyOf,
        Edge::Supersedes,
        Edge::MembersOf,
        Edge::NotSameAs,
        Edge::Affiliated,
        Edge::Of,
        Edge::Within,
        Edge::KindOf,
        Edge::Object { negated: false },
        Edge::Object { negated: true },
        Edge::Ends,
        Edge::From,
        Edge::To,
        Edge::Condition,
        Edge::Deadline,
        Edge::Consequence,
        Edge::About,
        Edge::ReportedIn,
        Edge::SaidBy(0),
        Edge::SaidIn(0),
        Edge::Repeats,
        Edge::Paraphrases,
        Edge::Retracts,
        Edge::Candidate,
        Edge::AnsweredBy,
    ];
    edges.extend(Link::ALL.iter().map(|(_, link)| Edge::Link(*link)));
    for role in Role::ALL {
        edges.extend([
            Edge::Role(role),
            Edge::ConditionRole(role),
            Edge::Says(role),
        ]);
    }
    edges
}

/// The predicates whose values are words, numbers or dates, with what they tell; what is derived
/// says so.
pub const VALUES: [(&str, &str); 35] = [
    ("id", "the id of a record"),
    ("kind", "the kind of a source, an actor or an item"),
    ("act", "the act of an event"),
    ("gloss", "what an event or a question says"),
    ("date", "the date of an event, in EDTF"),
    (
        "earliest",
        "the first instant at which an event may have been (xsd:dateTime)",
    ),
    (
        "latest",
        "the last instant at which an event may have been (xsd:dateTime)",
    ),
    ("valid", "the time throughout which an event holds, in EDTF"),
    ("published", "when a source was published, in EDTF"),
    ("reliability", "the Admiralty letter of a source"),
    ("role", "the role of an affiliation"),
    ("from_date", "since when an affiliation lasts, in EDTF"),
    ("until_date", "until when an affiliation lasted, in EDTF"),
    ("at", "a span of a claim"),
    ("cue", "the cue of a claim's innermost speaker"),
    (
        "polarity",
        "whether a claim says that it is so: positive or negative",
    ),
    (
        "mood",
        "whether a claim speaks of what is, will be or would be",
    ),
    (
        "wording",
        "whether a claim is in its own words, quoted or paraphrased",
    ),
    (
        "stated",
        "whether a claim is explicit, presupposed or implied",
    ),
    ("said", "when a claim was said, as far as is known, in EDTF"),
    (
        "modality",
        "how sure: of a claim through its speakers; derived of an event",
    ),
    ("counts", "whether a claim counts; derived"),
    ("status", "the status of an event; derived"),
    ("flag", "a flag of an event; derived"),
    (
        "origins_low",
        "independent origins of an event to count on; derived",
    ),
    (
        "origins_high",
        "independent origins of an event at most; derived",
    ),
    (
        "link",
        "how a relation relates: causes, purpose, responds_to, ...",
    ),
    ("quantity", "a quantity of an event: killed: 10"),
    (
        "drift",
        "the act that the words of a claim make of its event",
    ),
    (
        "fate",
        "what has become of a claim: live, retracted, ...; derived",
    ),
    (
        "against_high",
        "independent origins against an event at most; derived",
    ),
    (
        "against_low",
        "independent origins against an event to count on; derived",
    ),
    (
        "red_line",
        "what has become of a warning's condition; derived",
    ),
    (
        "in_force",
        "whether a permission, sanction or order is in force; derived",
    ),
    (
        "holds",
        "whether an affiliation holds: background, claimed or not-held; derived",
    ),
];

/// The predicates between records that are derived, with what they tell. Beside them each act is a
/// predicate from who acts to whom it concerns, for events that are said to have happened
/// (attributed or better, or disputed), and each role of an affiliation that holds from the actor to
/// the organization.
pub const DERIVED: [(&str, &str); 3] = [
    ("innermost", "the innermost speaker of a claim; derived"),
    (
        "meets",
        "from an event to the warning whose condition it meets; derived",
    ),
    (
        "rests_on",
        "from a claim to those that it rests on; derived",
    ),
];

/// Whether a name is in the vocabulary.
pub fn is_known(name: &str) -> bool {
    all().iter().any(|it| it == name)
}

/// Names of the vocabulary that are like one.
pub fn near(name: &str) -> Vec<String> {
    let all = all();
    let near = suggest(name, all.iter().map(String::as_str).collect::<Vec<_>>());
    near.into_iter().map(str::to_owned).collect()
}

/// Every name of the vocabulary.
fn all() -> Vec<String> {
    let mut all: Vec<String> = edges().into_iter().map(predicate).collect();
    let named = VALUES.iter().chain(&DERIVED);
    all.extend(named.map(|(name, _)| (*name).to_owned()));
    all.extend(Kind::ALL.map(|kind| class(kind).to_owned()));
    all.extend(Act::ALL.iter().map(|(name, _)| (*name).to_owned()));
    all.extend(
        AffiliationRole::ALL
            .iter()
            .map(|(name, _)| (*name).to_owned()),
    );
    all
}
