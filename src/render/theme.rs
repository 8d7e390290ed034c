//! The palettes, light and dark.

use super::layout::placed::Tone;
use super::{ActClass, Relation};

/// A palette; every colour is written `#RRGGBB`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, "light" or "dark".
    pub name: &'static str,
    /// The page.
    pub background: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Text of second rank.
    pub muted: &'static str,
    /// The ground of actors and claims.
    pub panel: &'static str,
    /// Borders of actors.
    pub line: &'static str,
    /// Acts and lines of [`ActClass::Authorize`].
    pub authorize: &'static str,
    /// Acts and lines of [`ActClass::Warn`].
    pub warn: &'static str,
    /// Acts and lines of [`ActClass::Support`].
    pub support: &'static str,
    /// Acts and lines of [`ActClass::Deny`].
    pub deny: &'static str,
    /// Acts and lines of [`ActClass::Structure`].
    pub structure: &'static str,
    /// Acts of [`ActClass::Military`]; no line has it.
    pub military: &'static str,
    /// The body of a solid event that authorizes.
    pub authorize_body: &'static str,
    /// The body of a solid event that warns.
    pub warn_body: &'static str,
    /// The body of a solid military event.
    pub military_body: &'static str,
}

impl Theme {
    /// Dark on white.
    pub const LIGHT: Self = Self {
        name: "light",
        background: "#FFFFFF",
        ink: "#1B2430",
        muted: "#566273",
        panel: "#F6F8FA",
        line: "#C9D1DB",
        authorize: "#0B5CAD",
        warn: "#B8470B",
        support: "#0F7B5F",
        deny: "#8E1B66",
        structure: "#6B7684",
        military: "#4A5563",
        authorize_body: "#E3EEFA",
        warn_body: "#FDEBDD",
        military_body: "#ECEFF3",
    };

    /// Light on near black.
    pub const DARK: Self = Self {
        name: "dark",
        background: "#12171F",
        ink: "#E8EDF4",
        muted: "#A9B4C2",
        panel: "#171D26",
        line: "#3A4554",
        authorize: "#6CB4FF",
        warn: "#FF9A5C",
        support: "#4FD1A5",
        deny: "#F59AD6",
        structure: "#8A97A8",
        military: "#AEB9C7",
        authorize_body: "#172C47",
        warn_body: "#3A2414",
        military_body: "#222B37",
    };
}

impl Theme {
    /// The colour of a class of acts.
    pub const fn class(&self, class: ActClass) -> &'static str {
        match class {
            ActClass::Authorize => self.authorize,
            ActClass::Warn => self.warn,
            ActClass::Support => self.support,
            ActClass::Deny => self.deny,
            ActClass::Military => self.military,
            ActClass::Structure => self.structure,
        }
    }

    /// The ground of a solid event of that class.
    pub const fn body(&self, class: ActClass) -> &'static str {
        match class {
            ActClass::Authorize => self.authorize_body,
            ActClass::Warn => self.warn_body,
            ActClass::Military => self.military_body,
            ActClass::Support | ActClass::Deny | ActClass::Structure => self.panel,
        }
    }

    /// The colour of a line.
    pub const fn relation(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::Authorizes => self.authorize,
            Relation::Warns => self.warn,
            Relation::Supports => self.support,
            Relation::Denies => self.deny,
            Relation::Structure => self.structure,
        }
    }

    /// The colour of text.
    pub const fn tone(&self, tone: Tone) -> &'static str {
        match tone {
            Tone::Ink => self.ink,
            Tone::Muted => self.muted,
            Tone::OnHeader => self.background,
            Tone::Class(class) => self.class(class),
        }
    }
}
