//! Words that try to break out: they are shown as they were written, and nothing of them runs.

use std::fmt::Write;

use claimgraph::text::{CharRange, SourceText};
use serde_json::json;

use super::page::Page;
use super::{TABS, open};

/// Names, glosses and quotations.
fn hostile() -> Vec<String> {
    let plain = [
        "\"double\" 'single' `back` ${window.ran = 1}",
        "back\\slash \\u003cb\\u003e \\",
        "]]> <![CDATA[ <?xml ?>",
        "</script><script>window.ran = 1</script>",
        "<img src=x onerror=\"window.ran = 1\">",
        "</title></style><svg onload=\"window.ran = 1\">",
        "<!-- <script> &amp; &lt; &#60;",
        "javascript:window.ran=1",
        "NUL [\0] and bell [\u{7}]",
        "right \u{202e}to left\u{202c} \u{200f}mark",
        "👩‍🚀🇺🇦 emoji",
        "Кириллица: Путин",
        "Ελληνικά: Αθήνα",
        "中文：北京",
        "line\u{2028}and\u{2029}paragraph",
    ];
    let mut all: Vec<String> = plain.map(str::to_owned).to_vec();
    all.push(format!("{}end", "long <b>word</b> ".repeat(640)));
    all.push("W".repeat(10_240));
    all
}

#[test]
fn hostile_words_are_shown_as_written() {
    let folder = tempfile::tempdir().unwrap();
    let words = hostile();
    // JSON strings are YAML strings too.
    let mut file = String::from("claimgraph: 1\n");
    let quote = |text: &str| json!(text).to_string();
    let _ = writeln!(
        file,
        "sources:\n  s: {{ kind: news, title: {} }}",
        quote(&words[4])
    );
    file.push_str("actors:\n");
    for (at, text) in words.iter().enumerate() {
        let kind = ["person", "state", "group"][at % 3];
        let text = quote(text);
        let _ = writeln!(
            file,
            "  a{at}: {{ name: {text}, kind: {kind}, aliases: [{text}] }}"
        );
    }
    // The text is what was written without what a text cannot hold.
    let spoken = words
        .iter()
        .map(|it| it.replace(['\0', '\u{7}', '\u{2028}', '\u{2029}'], " "));
    let text = SourceText::new(&spoken.collect::<Vec<_>>().join(".\n\n")).unwrap();
    let chars = u32::try_from(text.as_str().chars().count()).unwrap();
    std::fs::write(folder.path().join("s.txt"), text.as_str()).unwrap();
    file.push_str("events:\n");
    for (at, words) in words.iter().enumerate() {
        let start = u32::try_from(at).unwrap() * 20 % (chars - 40);
        let anchor = text.anchor(CharRange::new(start, start + 40)).unwrap();
        let other = (at + 1) % hostile().len();
        let _ = writeln!(
            file,
            "  e{at}:\n    {{ act: [authorize], actor: a{at}, recipient: a{other}, gloss: {}, \
             claims: [{{ source: s, at: {anchor}, said_by: a{other}, label: {} }}] }}",
            quote(words),
            quote(words)
        );
    }
    let file = file.replace("act: [authorize]", "act: warn");
    std::fs::write(folder.path().join("claims.yaml"), file).unwrap();

    let page = Page::new(folder.path(), Some(folder.path()));
    assert_eq!(
        page.list("events").len(),
        words.len(),
        "every event was read"
    );
    assert_eq!(
        page.list("claims").len(),
        words.len(),
        "every claim was read"
    );
    let Some(browser) = open("hostile words", &page, "") else {
        return;
    };
    let calm = || {
        assert_eq!(browser.get("'ran' in window"), false);
        // The elements that the page itself brings, and no others of their kind.
        let foreign = "document.querySelectorAll('img, iframe, object, embed, base, b, style ~ style').length";
        assert_eq!(browser.number(foreign), 0);
        assert_eq!(browser.number("document.scripts.length"), 2);
    };
    calm();
    for (at, text) in words.iter().enumerate() {
        for id in [format!("a{at}"), format!("e{at}")] {
            browser.open(&page.at(&format!("tab=near&near={id}&id={id}")));
            browser.wait("document.getElementById('panel-title')");
            let shown = browser.text("document.getElementById('panel-title').textContent");
            assert!(shown == *text, "{id}: {shown:?}");
            let heading = browser.text("document.querySelector('#content h2').textContent");
            assert!(heading == *text, "{id}: {heading:?}");
            browser.wait("document.querySelectorAll('.near svg a').length >= 3");
            calm();
        }
        let mark = browser.text("document.querySelector('#panel .claim mark').textContent");
        let quotes = page.list("claims").iter();
        let mut quotes = quotes.filter(|claim| claim["about"] == format!("e{at}"));
        assert_eq!(quotes.next().unwrap()["words"][0]["words"], mark);
    }
    for tab in TABS {
        browser.open(&page.at(&format!("tab={tab}")));
        calm();
        let wide = "document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.get(wide), true, "{tab}");
    }
    browser.open(&page.at("tab=search"));
    browser.write("#search", "Αθηνα");
    browser.wait("document.querySelectorAll('#content .row').length === 2");
    calm();
    let log = browser.log("browser");
    assert!(log.is_empty(), "{log:?}");
}
