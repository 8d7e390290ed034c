//! Closed vocabularies: the words that a field may hold.

/// A closed set of words, each a value of `Self`.
pub trait Vocabulary: Copy + Sized + 'static {
    /// What the word is called in a message: "a cue", "an actor's kind".
    const CALLED: &'static str;
    /// Every word, in the order of the documentation.
    const ALL: &'static [(&'static str, Self)];

    /// The value that a word stands for.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(word, _)| *word == name)
            .map(|(_, value)| *value)
    }
}

/// Declares a vocabulary: an enum whose words are written once.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $called:literal { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// The word in YAML.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::model::vocabulary::Vocabulary for $name {
            const CALLED: &'static str = $called;
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)*];
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(crate) use vocabulary;

impl Vocabulary for super::act::Act {
    const CALLED: &'static str = "an act";
    const ALL: &'static [(&'static str, Self)] = &super::act::WORDS;
}
