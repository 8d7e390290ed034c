//! The page by keys alone.

use super::Browser;
use super::driver::{ENTER, ESCAPE, TAB};
use super::open;
use super::page::Page;

/// From the start of the page, presses Tab until the focus is on a card of what is drawn.
fn to_the_first_card(browser: &Browser, cards: &str) {
    browser.get("document.querySelector('.skip').focus()");
    for _ in 0..60 {
        browser.press(&[TAB]);
        if browser.get(&format!("document.activeElement.matches('{cards}')")) == true {
            return;
        }
    }
    panic!("no card after sixty steps");
}

/// The card in focus: its place among all, its left edge and its top, and whether one sees it.
fn focused(browser: &Browser, cards: &str) -> Option<(usize, f64, f64, bool)> {
    let told = browser.get(&format!(
        "(() => {{
           const card = document.activeElement;
           const at = [...document.querySelectorAll('{cards}')].indexOf(card);
           if (at < 0) return null;
           const inside = card.querySelector('.card, .ground');
           const box = card.querySelector('rect').getBBox();
           const style = getComputedStyle(inside);
           const seen = style.filter !== 'none' || parseFloat(style.strokeWidth) > 3;
           return [at, box.x, box.y, card.matches(':focus-visible') && seen];
         }})()"
    ));
    let told = told.as_array()?;
    let at = usize::try_from(told[0].as_u64()?).ok()?;
    Some((at, told[1].as_f64()?, told[2].as_f64()?, told[3] == true))
}

/// Every card is reached by Tab, column by column and from the top; it opens with Enter, and Escape
/// brings the focus back to it.
fn goes_through(browser: &Browser, cards: &str) {
    let all = browser.number(&format!("document.querySelectorAll('{cards}').length"));
    assert!(all > 3, "{all} cards");
    to_the_first_card(browser, cards);
    let mut before: Option<(f64, f64)> = None;
    let mut passed = 0;
    while let Some((at, x, y, seen)) = focused(browser, cards) {
        assert_eq!(at, passed, "one card after the other");
        assert!(seen, "the focus on card {at} is not seen");
        if let Some((left, top)) = before {
            assert!(
                x > left || y > top,
                "card {at} stands before the one before it"
            );
        }
        before = Some((x, y));
        passed += 1;
        browser.press(&[TAB]);
    }
    assert_eq!(
        i64::try_from(passed).unwrap(),
        all,
        "cards that Tab reaches"
    );
    to_the_first_card(browser, cards);
    browser.press(&[TAB]);
    let name = "document.activeElement.getAttribute('aria-label') || document.activeElement.querySelector('title').textContent";
    let card = browser.text(name);
    browser.press(&[ENTER]);
    browser.wait("document.activeElement.id === 'panel-title'");
    assert!(browser.fragment().contains("id="));
    browser.press(&[ESCAPE]);
    browser.wait("document.getElementById('panel').hidden");
    browser.wait(&format!("document.activeElement.matches('{cards}')"));
    assert_eq!(browser.text(name), card, "the focus goes back");
    assert!(focused(browser, cards).unwrap().3);
}

#[test]
fn keys_reach_every_card_of_a_picture() {
    let page = Page::of("kursk");
    if let Some(browser) = open("keys in a picture", &page, "") {
        goes_through(&browser, "figure:not([hidden]) svg a");
    }
}

#[test]
fn keys_reach_every_card_of_a_neighbourhood() {
    let page = Page::of("gulf");
    if let Some(browser) = open("keys in a neighbourhood", &page, "tab=near&near=iraq") {
        goes_through(&browser, ".near svg a");
    }
}

#[test]
fn the_focus_goes_back_to_a_row_that_was_drawn_anew() {
    let page = Page::of("kursk");
    let Some(browser) = open("focus of a row", &page, "tab=events") else {
        return;
    };
    browser.get("document.querySelectorAll('.found .row')[2].focus()");
    browser.press(&[ENTER]);
    browser.wait("document.activeElement.id === 'panel-title'");
    browser.press(&[ESCAPE]);
    browser.wait("document.activeElement === document.querySelectorAll('.found .row')[2]");
}

#[test]
fn more_cards_are_drawn_when_asked_for() {
    let page = Page::of("gulf");
    let Some(browser) = open("more cards", &page, "tab=near&near=iraq") else {
        return;
    };
    let cards = "document.querySelectorAll('.near svg a').length";
    let before = browser.number(cards);
    browser.get("document.querySelector('.near a.more').focus()");
    browser.press(&[ENTER]);
    browser.wait(&format!(
        "location.hash.includes('more=') && {cards} > {before}"
    ));
    // The first of those that came has the focus.
    browser.wait("document.activeElement.matches('.near a.card')");
    let lines = "document.querySelectorAll('.near .line').length";
    assert!(browser.number(lines) > 12);
}
