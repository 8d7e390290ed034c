//! What a picture shows, before anything is placed: cards, the lines between them, and the words
//! around them.
//!
//! A view fills a [`Scene`]; nothing in it has a coordinate, a colour or a font. All text is plain
//! text: it is cleaned, wrapped and escaped later, once, by the rooms that need it so.

use super::legend::{Entry, Sign};
pub use crate::model::act::ActClass;

/// A picture, described: the same one whoever places it and whoever paints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// The question the picture answers, "Who authorized what".
    pub title: String,
    /// One muted line below the title.
    pub subtitle: String,
    /// Muted lines at the foot: sources, the filter in force, what was left out.
    pub footer: Vec<String>,
    /// What the view chose not to draw because it would be too much, and how to see it: told in the
    /// footer too.
    pub left_out: Vec<String>,
    /// The columns, from left to right (with [`Direction::Down`], the rows from the top). Empty
    /// where a view has no columns of its own: a layout then makes some from the lines.
    pub columns: Vec<Column>,
    /// Named enclosures of cards.
    pub groups: Vec<Group>,
    /// The cards; their order is kept within a column where lines do not ask for another, or
    /// [`Column::in_order`] forbids it.
    pub cards: Vec<Card>,
    /// The lines between cards.
    pub edges: Vec<Edge>,
    /// What signs mean in this view, where that is not what they usually mean.
    pub meanings: Vec<Entry>,
    /// Each statement of the picture in words, for readers who do not see it.
    pub statements: Vec<String>,
}

impl Scene {
    /// An empty picture of that title and subtitle.
    pub fn new(title: impl Into<String>, subtitle: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            subtitle: subtitle.into(),
            ..Self::default()
        }
    }

    /// Adds a column without a heading and returns its index.
    pub fn column(&mut self) -> usize {
        self.columns.push(Column::default());
        self.columns.len() - 1
    }

    /// Adds a card and returns its index, for [`Edge::new`].
    pub fn card(&mut self, card: Card) -> usize {
        self.cards.push(card);
        self.cards.len() - 1
    }

    /// Says what a sign means in this view; of several things that it means, each is named.
    pub fn means(&mut self, sign: Sign, words: &str) {
        match self.meanings.iter_mut().find(|entry| entry.sign == sign) {
            Some(entry) if entry.words.split(", ").any(|it| it == words) => {}
            Some(entry) => entry.words = format!("{}, {words}", entry.words),
            None => self.meanings.push(Entry {
                sign,
                words: words.to_owned(),
            }),
        }
    }

    /// Adds a line.
    pub fn edge(&mut self, edge: Edge) {
        self.edges.push(edge);
    }
}

/// Where the columns go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    Right,
    /// From the top down, for a narrow page: columns become rows.
    Down,
}

/// A column of cards that share one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// A heading over the column, "Before the decision"; headings are joined by a line.
    pub heading: Option<String>,
    /// Whether its cards stand in the order of the scene, as where that is the order of time; else
    /// lines may ask for another.
    pub in_order: bool,
}

/// An enclosure with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name, written at the enclosure.
    pub name: String,
}

/// One thing of the picture: an actor, an event, a claim, a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id in the claim files, `permission/object`; drawn nowhere, it names the SVG element.
    pub id: String,
    /// What it is, and with that its shape.
    pub kind: CardKind,
    /// The first, small row: "person" of a person; the actors of an event ("Biden", "UK, France"),
    /// the speaker of a claim. Capitals are the painter's.
    pub header: String,
    /// An actor's name, an event's or a question's gloss, what a claim says.
    pub name: String,
    /// Words of a direct quotation that are at hand, set in italics.
    pub words: Option<String>,
    /// Muted rows below: a role, or status, origins and place ("reported · 1 source · ¶2").
    pub notes: Vec<String>,
    /// Index of its column in [`Scene::columns`].
    pub column: usize,
    /// Index of its enclosure in [`Scene::groups`].
    pub group: Option<usize>,
    /// The sentence shown when the pointer rests on it.
    pub tooltip: String,
    /// Where a click leads: kept if `http`, `https`, `mailto` or a fragment, else left out.
    pub link: Option<String>,
}

impl Card {
    /// A card of the first column with a header and a name only.
    pub fn new(
        id: impl Into<String>,
        kind: CardKind,
        header: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            kind,
            header: header.into(),
            name: name.into(),
            words: None,
            notes: Vec::new(),
            column: 0,
            group: None,
            tooltip: String::new(),
            link: None,
        }
    }

    /// The same card in column `index`.
    #[must_use]
    pub fn in_column(mut self, index: usize) -> Self {
        self.column = index;
        self
    }

    /// The same card with one muted row more.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same card with the words of a direct quotation.
    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.words = Some(words.into());
        self
    }

    /// The same card with a tooltip.
    #[must_use]
    pub fn tooltip(mut self, sentence: impl Into<String>) -> Self {
        self.tooltip = sentence.into();
        self
    }

    /// The same card with a link.
    #[must_use]
    pub fn link(mut self, target: impl Into<String>) -> Self {
        self.link = Some(target.into());
        self
    }
}

/// What a card stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardKind {
    /// A person.
    Person,
    /// An unnamed source.
    Unnamed,
    /// A state, body, force, alliance or group.
    Body,
    /// A place.
    Place,
    /// An item: a weapon, a document.
    Item,
    /// A source: who reports, by its title.
    Source,
    /// What a condition asks for in one role.
    Slot,
    /// Something that may have happened.
    Event {
        /// The class of its act, which colours its header.
        class: ActClass,
        /// How it stands.
        standing: Standing,
        /// The verb of the header, "authorizes".
        verb: String,
    },
    /// An open question; it is tied to an event, never to an actor.
    Question,
    /// One occurrence of an event being said to have happened.
    Claim {
        /// The class of its bar: the event's, or support and deny where it confirms and denies.
        class: ActClass,
    },
}

/// How an event stands, as far as the picture tells it apart; the words are in [`Card::notes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Said to have happened.
    Solid,
    /// Hedged, expected, or only mentioned: dashed, with a question mark after the verb.
    Hedged,
    /// Claims for and against it: the header is split.
    Disputed,
    /// Denied, or said not to have happened: the verb is struck through.
    Negated,
    /// Taken back: grey, all of the header struck through.
    Retracted,
}

/// A line between two cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Its id in the claim files, or one that the view makes up; it names the SVG element.
    pub id: String,
    /// Index of the card it leaves.
    pub from: usize,
    /// Index of the card it points at. A line from a later to an earlier column is drawn so too:
    /// its head is at the left.
    pub to: usize,
    /// How the one relates to the other, and with that its colour and head.
    pub relation: Relation,
    /// Dashed, with a hollow head.
    pub hedged: bool,
    /// Derived by a rule, not said by a source: a double line.
    pub derived: bool,
    /// A few words at the line; empty where the cards say it already.
    pub label: String,
    /// The whole statement as a sentence.
    pub tooltip: String,
}

impl Edge {
    /// A solid line without a label from card `from` to card `to`; its id is `FROM-TO`.
    pub fn new(from: usize, to: usize, relation: Relation) -> Self {
        Self {
            id: format!("{from}-{to}"),
            from,
            to,
            relation,
            hedged: false,
            derived: false,
            label: String::new(),
            tooltip: String::new(),
        }
    }

    /// The same line with a label.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same line, hedged or not.
    #[must_use]
    pub fn hedged(mut self, hedged: bool) -> Self {
        self.hedged = hedged;
        self
    }

    /// The same line, derived.
    #[must_use]
    pub fn derived(mut self) -> Self {
        self.derived = true;
        self
    }

    /// The same line with a tooltip.
    #[must_use]
    pub fn tooltip(mut self, sentence: impl Into<String>) -> Self {
        self.tooltip = sentence.into();
        self
    }
}

/// The classes of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Authorizes, permits.
    Authorizes,
    /// Warns, threatens, addresses a warning.
    Warns,
    /// Supports, or confirms.
    Supports,
    /// Denies, or contradicts.
    Denies,
    /// Affiliation, sequence, about.
    Structure,
}

impl Relation {
    /// The word that the legend and the SVG class use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Authorizes => "authorizes",
            Self::Warns => "warns",
            Self::Supports => "supports",
            Self::Denies => "denies",
            Self::Structure => "structure",
        }
    }
}
