//! Pictures: places, paint, hostile words.

#![allow(clippy::unwrap_used, reason = "where a test stops says what was wrong")]

mod bare;
mod claim;
mod conditions;
mod drawing;
mod geometry;
mod hostile;
mod html;
mod legend;
mod order;
mod palette;
mod pictures;
#[cfg(all(feature = "raster", feature = "pdf"))]
mod pixels;
mod random;
mod saved;
mod sides;
mod truth;
mod views;
mod words;
mod wrap;

use std::process::{Command, Stdio};

/// Whether `dot` is there; where not, the test that asked says so and ends.
fn has_dot(test: &str) -> bool {
    let quiet = Command::new("dot").arg("-V").stderr(Stdio::null()).status();
    let found = quiet.is_ok_and(|status| status.success());
    if !found {
        #[allow(clippy::print_stderr, reason = "the notice of a skipped test")]
        {
            eprintln!("skipped {test}: no `dot` on the PATH");
        }
    }
    found
}
