//! How the page looks: in the dark, on a telephone, on paper.

use super::page::Page;
use super::{TABS, open};

const GROUND: &str = "getComputedStyle(document.body).backgroundColor";
const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(18, 23, 31)";

#[test]
fn the_page_is_dark_where_the_reader_has_it_dark() {
    let page = Page::of("kursk");
    let Some(browser) = open("dark", &page, "") else {
        return;
    };
    assert_eq!(browser.text(GROUND), LIGHT);
    browser.media("dark", "screen");
    browser.wait(&format!("{GROUND} === '{DARK}'"));
    // Pictures have the page's colours.
    let paper = "getComputedStyle(document.querySelector('figure:not([hidden]) .page')).fill";
    assert_eq!(browser.text(paper), DARK);
    browser.click("button.theme");
    browser.wait("location.hash.includes('theme=light')");
    assert_eq!(browser.text(GROUND), LIGHT);
    // Paper is light, whatever was chosen.
    browser.open(&page.at("theme=dark"));
    assert_eq!(browser.text(GROUND), DARK);
    browser.media("dark", "print");
    browser.wait(&format!("{GROUND} === '{LIGHT}'"));
    let hidden = "getComputedStyle(document.querySelector('nav.tabs')).display";
    assert_eq!(browser.text(hidden), "none");
}

#[test]
fn nothing_is_wider_than_a_telephone() {
    for graph in ["kursk", "gulf"] {
        let page = Page::of(graph);
        let Some(browser) = open("telephone", &page, "") else {
            return;
        };
        browser.size(390, 844);
        let event = page.list("events")[0]["id"].as_str().unwrap();
        let mut states: Vec<String> = TABS.iter().map(|tab| format!("tab={tab}")).collect();
        states.push(format!("id={event}"));
        states.push(format!("tab=near&near={event}"));
        states.push("tab=search&q=a".to_owned());
        for state in states {
            browser.open(&page.at(&state));
            let widths = browser.get(
                "[document.documentElement, document.body, ...document.querySelectorAll('#main, #content, #panel, .near')]
                   .map((it) => it.scrollWidth)",
            );
            for width in widths.as_array().unwrap() {
                assert!(
                    width.as_f64().unwrap() <= 390.0,
                    "{graph} {state}: {widths}"
                );
            }
        }
    }
}
