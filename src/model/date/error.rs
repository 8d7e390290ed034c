//! What is wrong with a date, and what to write instead.

use std::fmt;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    offset: u32,
}

impl DateError {
    /// The byte in the text at which it goes wrong, from 0.
    pub const fn offset(&self) -> u32 {
        self.offset
    }

    /// What to write instead, as a sentence.
    pub fn help(&self) -> String {
        String::new()
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no date")
    }
}

impl std::error::Error for DateError {}
