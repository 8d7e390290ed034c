use std::fmt::Write as _;
use std::path::Path;

use claimgraph::text::sentence::sentence_starts;
use claimgraph::text::{Digest, SourceText};
use proptest::prelude::*;

#[test]
fn paragraphs_split_as_marked() {
    let mut wrong = String::new();
    for line in include_str!("sentences.txt").lines() {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        let (mut paragraph, mut expected) = (String::new(), Vec::new());
        for sentence in line.split('‖') {
            let first = paragraph.is_empty();
            expected.push(paragraph.len());
            // The blank after a mark only sets it off.
            paragraph += if first {
                sentence
            } else {
                sentence.trim_start()
            };
        }
        let found = sentence_starts(&paragraph);
        if found != expected {
            let shown = marked(&paragraph, &found);
            writeln!(wrong, "expected {line}\n   found {shown}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn marked(paragraph: &str, starts: &[usize]) -> String {
    let mut shown = paragraph.to_owned();
    for start in starts.iter().skip(1).rev() {
        shown.insert(*start, '‖');
    }
    shown
}

/// The words of the article are not ours to print: their number and a digest of their bounds.
#[test]
#[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
fn the_article_splits_as_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/article/report.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: the article is not at hand");
        return;
    };
    let text = SourceText::from_bytes(&bytes).expect("a text");
    let sentences = text.sentences();
    let bounds: Vec<String> = sentences.iter().map(ToString::to_string).collect();
    let shown = format!(
        "{} chars, {} paragraphs, {} sentences\n{}\n{}",
        text.chars(),
        text.paragraphs().len(),
        sentences.len(),
        Digest::of(&bounds.join(" ")),
        text.sha256(),
    );
    insta::assert_snapshot!(shown, @"
    2767 chars, 9 paragraphs, 18 sentences
    958285b600858a77
    9f55cdf82e18d3b68bc2c90ff071675870ffee44f06e9144a2b590ab45bb8060
    ");
}

#[test]
fn time_is_linear() {
    for part in ["! ", "1. ", "a] ", "a. ", "\"\" ", "… ", "[1] ", ") "] {
        for text in [
            part.repeat(20_000),
            format!("a. {} A.", part.repeat(20_000)),
        ] {
            let start = std::time::Instant::now();
            sentence_starts(&text);
            assert!(
                start.elapsed().as_secs() < 5,
                "{part}: {:?}",
                start.elapsed()
            );
        }
    }
}

proptest! {
    #[test]
    fn sentences_hold_every_word_once(text in "[a-zA-Z.?!…“”\"()\\[\\]0-9。？ \n;жЖ-]{0,200}|\\PC{0,100}") {
        let text = SourceText::new(&text).expect("a text");
        let mut end = 0;
        let mut paragraphs = text.paragraphs().into_iter().peekable();
        for sentence in text.sentences() {
            prop_assert!(end <= sentence.start && sentence.start < sentence.end);
            let between = text.words(claimgraph::text::CharRange::new(end, sentence.start));
            prop_assert!(between.expect("words").trim().is_empty());
            while paragraphs.peek().is_some_and(|paragraph| paragraph.end <= sentence.start) {
                paragraphs.next();
            }
            let paragraph = paragraphs.peek().expect("a paragraph");
            prop_assert!(paragraph.start <= sentence.start && sentence.end <= paragraph.end);
            end = sentence.end;
        }
        let rest = text.words(claimgraph::text::CharRange::new(end, text.chars()));
        prop_assert!(rest.expect("words").trim().is_empty());
    }
}
