//! The page to explore, as a reader uses it: in a browser, where there is one.

#![allow(clippy::unwrap_used, reason = "where a test stops says what was wrong")]

mod driver;
mod hostile;
mod keys;
mod page;
mod quiet;
mod reading;
mod shape;

use driver::Browser;
use page::Page;

/// Every part of the page, by its name in the fragment.
const TABS: [&str; 8] = [
    "pictures",
    "events",
    "actors",
    "near",
    "paths",
    "redlines",
    "contradictions",
    "questions",
];

/// Opens a page at a fragment in a window as wide as a desk has.
fn open(test: &str, page: &Page, fragment: &str) -> Option<Browser> {
    let browser = Browser::start(test, 1280, 900)?;
    browser.open(&page.at(fragment));
    Some(browser)
}
