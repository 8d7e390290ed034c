//! What a reader finds: by words, by filters, by a card, between two actors, by a link.

use std::collections::BTreeSet;

use serde_json::Value;

use super::driver::{END, ENTER, HOME, LEFT, RIGHT};
use super::open;
use super::page::Page;

const COUNT: &str = "document.querySelector('#content .count').textContent";
const ROWS: &str = "document.querySelectorAll('#content .row').length";
const TITLE: &str = "(document.getElementById('panel-title') || {}).textContent";

#[test]
fn words_find_names_aliases_and_what_happened() {
    let page = Page::of("kursk");
    let Some(browser) = open("search", &page, "") else {
        return;
    };
    // "President Putin" is an alias, and case and accents do not matter.
    for (words, expected) in [
        ("vladimir", "Vladimir Putin"),
        ("PRESIDENT pútin", "Vladimir Putin"),
        ("direct party", "would make NATO a direct party"),
    ] {
        browser.write("#search", words);
        browser.wait(&format!(
            "{COUNT}.includes(new URLSearchParams(location.hash.slice(1)).get('q')) && \
             new URLSearchParams(location.hash.slice(1)).get('q') === '{words}' && {ROWS} > 0"
        ));
        let found = browser.text("document.getElementById('content').textContent");
        assert!(found.contains(expected), "{words}: {found}");
    }
    browser.write("#search", "no such word anywhere");
    browser.wait(&format!("{COUNT}.startsWith('0 records')"));
    assert_eq!(browser.number(ROWS), 0);
    browser.write("#search", "vladimir");
    browser.wait(&format!("{COUNT}.includes('“vladimir”')"));
    browser.click("#content .row");
    browser.wait(&format!("{TITLE} === 'Vladimir Putin'"));
}

/// The ids of the events in the list.
fn listed(browser: &super::Browser) -> BTreeSet<String> {
    let ids = browser.get(
        "[...document.querySelectorAll('.found .row')].map((it) => \
         new URLSearchParams(it.hash.slice(1)).get('id'))",
    );
    let ids = ids.as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// The ids of the listed events that are so.
fn those(page: &Page, is: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let events = page.list("events").iter();
    let kept = events.filter(|event| event["hidden"] != true && is(event));
    kept.map(|event| event["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn filters_keep_what_they_name() {
    let page = Page::of("gulf");
    let Some(browser) = open("filters", &page, "tab=events") else {
        return;
    };
    assert_eq!(listed(&browser), those(&page, |_| true));
    browser.click("input[value=disputed]");
    browser.wait("location.hash.includes('status=disputed')");
    let disputed = those(&page, |event| event["status"] == "disputed");
    assert!(!disputed.is_empty());
    assert_eq!(listed(&browser), disputed);
    browser.click("input[value=disputed]");
    browser.click("input[value=probable]");
    browser.wait("location.hash === '#tab=events&modality=probable'");
    assert_eq!(
        listed(&browser),
        those(&page, |event| event["modality"] == "probable")
    );
    for filter in ["act=sanction", "source=persian-gulf-war-report"] {
        let (key, value) = filter.split_once('=').unwrap();
        browser.open(&page.at(&format!("tab=events&{filter}")));
        let speaks = |event: &Value| {
            let claims = page.list("claims").iter();
            let mut on = claims.filter(|claim| claim["about"] == event["id"]);
            on.any(|claim| claim["source"] == value)
        };
        let kept = those(&page, |event| match key {
            "act" => event["act"] == value,
            _ => speaks(event),
        });
        assert_eq!(listed(&browser), kept, "{filter}");
    }
}

#[test]
fn the_slider_keeps_what_may_lie_between_its_ends() {
    let page = Page::of("gulf");
    let Some(browser) = open("slider", &page, "tab=events") else {
        return;
    };
    let day = |event: &Value, end: &str| event["date"][end].as_i64();
    let low = "document.querySelectorAll('.range input')[0]";
    let high = "document.querySelectorAll('.range input')[1]";
    let (first, last) = (
        browser.number(&format!("Number({low}.min)")),
        browser.number(&format!("Number({high}.max)")),
    );
    browser.get(&format!("{low}.focus()"));
    browser.press(&[RIGHT, RIGHT, RIGHT]);
    browser.wait("location.hash.includes('since=')");
    assert_eq!(browser.number(&format!("Number({low}.value)")), first + 3);
    browser.get(&format!("{high}.focus()"));
    // The far end comes down to the near one, and never below it.
    browser.press(&[HOME]);
    browser.wait("location.hash.includes('until=')");
    let until = browser.number(&format!("Number({high}.value)"));
    assert_eq!(until, first + 3);
    browser.press(&[RIGHT, RIGHT, LEFT]);
    browser.wait(&format!("Number({high}.value) === {until} + 1"));
    let kept = those(&page, |event| {
        let before = day(event, "last").is_some_and(|it| it < first + 3);
        let after = day(event, "first").is_some_and(|it| it > first + 4);
        !before && !after
    });
    assert_eq!(listed(&browser), kept);
    assert!(kept.len() < page.list("events").len());
    // The state is in the address: it says the same when it is opened again.
    let address = browser.text("location.href");
    browser.open(&address);
    assert_eq!(listed(&browser), kept);
    assert_eq!(browser.number(&format!("Number({high}.value)")), first + 4);
    let told = browser.text(&format!("{low}.getAttribute('aria-valuetext')"));
    assert!(address.contains(&told), "{address}: {told}");
    browser.get(&format!("{high}.focus()"));
    browser.press(&[END]);
    browser.wait("!location.hash.includes('until=')");
    assert_eq!(browser.number(&format!("Number({high}.value)")), last);
}

#[test]
fn a_card_leads_to_its_claims_with_their_words() {
    let page = Page::with_texts("tour");
    let Some(browser) = open("card", &page, "") else {
        return;
    };
    browser.wait("document.querySelector('figure:not([hidden]) a[href=\"#id=heron-permission\"]')");
    browser.click("figure:not([hidden]) a[href=\"#id=heron-permission\"] text");
    browser.wait("location.hash === '#id=heron-permission'");
    let claims = page.list("claims").iter();
    let claims: Vec<_> = claims
        .filter(|claim| claim["about"] == "heron-permission")
        .collect();
    assert!(claims.len() > 1);
    let cards = "[...document.querySelectorAll('#panel .claim')]";
    let shown = browser.get(&format!(
        "{cards}.map((card) => [card.id, card.querySelector('.voice').textContent, \
         [...card.querySelectorAll('blockquote')].map((it) => [it.textContent, it.querySelector('mark').textContent])])"
    ));
    assert_eq!(shown.as_array().unwrap().len(), claims.len());
    for (card, claim) in shown.as_array().unwrap().iter().zip(&claims) {
        assert_eq!(card[0], format!("claim-{}", claim["id"].as_str().unwrap()));
        let quotes: Vec<Value> = claim["words"].as_array().unwrap().clone();
        assert!(!quotes.is_empty());
        for (shown, quote) in card[2].as_array().unwrap().iter().zip(&quotes) {
            let part = |name: &str| quote[name].as_str().unwrap();
            let whole = format!("{}{}{}", part("before"), part("words"), part("after"));
            assert_eq!(shown[0], whole);
            assert_eq!(shown[1], part("words"));
        }
    }
    let voices = shown.to_string();
    assert!(voices.contains("senior Vellish officials"), "{voices}");
}

#[test]
fn two_actors_are_connected_as_the_command_says() {
    let page = Page::of("kursk");
    let Some(browser) = open("path", &page, "tab=paths") else {
        return;
    };
    for (field, name) in [("#pick-from", "putin"), ("#pick-to", "President Biden")] {
        browser.write(field, name);
        browser.press(&[ENTER]);
    }
    browser.wait("location.hash.includes('from=') && location.hash.includes('to=')");
    browser.wait(&format!(
        "{COUNT}.startsWith('Vladimir Putin – Joe Biden: 1 connector')"
    ));
    let found = browser.text("document.querySelector('.course').textContent");
    assert!(found.contains("meets the condition of"), "{found}");
    assert!(found.contains("in its own voice"), "{found}");
    browser.click(".pick button");
    browser.wait(&format!(
        "{COUNT}.startsWith('Joe Biden – Vladimir Putin: 1 connector')"
    ));
}

#[test]
fn a_link_restores_the_state_and_the_state_makes_the_link() {
    let page = Page::of("gulf");
    let fragment = "tab=events&id=war-warning&status=reported%2Cacknowledged&order=date";
    let Some(browser) = open("fragment", &page, "") else {
        return;
    };
    let some = page.list("events")[0]["id"].as_str().unwrap();
    let fragment = fragment.replace("war-warning", some);
    browser.open(&page.at(&fragment));
    let kept = those(&page, |event| {
        event["status"] == "reported" || event["status"] == "acknowledged"
    });
    assert_eq!(listed(&browser), kept);
    assert_eq!(
        browser.text("document.getElementById('order').value"),
        "date"
    );
    let boxes = "[...document.querySelectorAll('.values input:checked')].map((it) => it.value)";
    assert_eq!(
        browser.get(boxes),
        serde_json::json!(["acknowledged", "reported"])
    );
    let gloss = page.list("events")[0]["gloss"].as_str().unwrap();
    assert_eq!(browser.text(TITLE), gloss);
    // What one does is in the address, and "back" undoes it.
    browser.click("nav.tabs a[href*=contradictions]");
    browser.wait("location.hash.includes('tab=contradictions')");
    assert!(browser.fragment().contains("status=reported"));
    let contradictions = page.list("contradictions").len();
    let count = browser.text(COUNT);
    assert!(
        count.starts_with(&format!("{contradictions} contradictions")),
        "{count}"
    );
    browser.get("history.back()");
    browser.wait("location.hash.includes('tab=events') && document.querySelector('.found .row')");
    assert_eq!(listed(&browser), kept);
    // As of a date: statuses are those of then.
    let looks = page.data["as_of"]["looks"].as_array().unwrap();
    let date = looks[0]["date"].as_str().unwrap();
    browser.open(&page.at(&format!("tab=events&as_of={date}&status=no-evidence")));
    let then = looks[0]["statuses"].as_str().unwrap();
    let statuses = page.list("statuses");
    let silent = statuses.iter().position(|it| it == "no-evidence").unwrap();
    let letter = char::from(b'a' + u8::try_from(silent).unwrap());
    let gone = then
        .chars()
        .filter(|it| it.eq_ignore_ascii_case(&letter))
        .count();
    assert!(gone > 0 && browser.text(COUNT).starts_with(&format!("{gone} of ")));
}
