use claimgraph::text::{
    Anchor, At, CharRange, Coverage, Digest, Finder, Mark, SourceText, Verification, Verifier,
};
use proptest::prelude::*;

const TEXT: &str = "Roe warned Eastland. Eastland didn’t answer.\n\
    “We will — if need be — answer,” it said. Roe warned Westland. Nobody knew…";

fn text(text: &str) -> SourceText {
    SourceText::new(text).expect("a text")
}

fn anchor(text: &SourceText, words: &str) -> Anchor {
    let places = Finder::new(text).find(words);
    text.anchor(places[0]).expect("words")
}

#[test]
fn an_anchor_is_shown_as_written() {
    let written = "108..246#d4177f47e0ccd35e";
    let anchor: Anchor = written.parse().expect("an anchor");
    assert_eq!(anchor.range, CharRange::new(108, 246));
    assert_eq!(anchor.digest, Digest(0xd417_7f47_e0cc_d35e));
    assert_eq!(anchor.to_string(), written);
    assert_eq!(written.parse(), Ok(At::Anchor(anchor)));
}

#[test]
fn faults_are_told_by_offset() {
    let cases = [
        "108-246#d4177f47e0ccd35e",
        "108..#d4177f47e0ccd35e",
        "246..108#d4177f47e0ccd35e",
        "108..246",
        "108..246#",
        "108..246#d4177f47e0ccd3",
        "108..246#D4177F47E0CCD35E",
        "108..246#d4177f47e0ccd35e0",
        "108..246 #d4177f47e0ccd35e",
        "99999999999..246#d4177f47e0ccd35e",
        "  ",
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|case| match case.parse::<At>() {
            Ok(at) => format!("{case}: read as {at:?}"),
            Err(error) => format!("{case}: {}: {error}", error.offset()),
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    108-246#d4177f47e0ccd35e: 3: the two dots between start and end are missing
    108..#d4177f47e0ccd35e: 5: no offset here
    246..108#d4177f47e0ccd35e: 5: the end is not after the start
    108..246: 8: the digest of the words is missing
    108..246#: 9: the digest does not have 16 lower-case hex digits
    108..246#d4177f47e0ccd3: 23: the digest does not have 16 lower-case hex digits
    108..246#D4177F47E0CCD35E: 9: the digest does not have 16 lower-case hex digits
    108..246#d4177f47e0ccd35e0: 25: the digest does not have 16 lower-case hex digits
    108..246 #d4177f47e0ccd35e: 8: the digest of the words is missing
    99999999999..246#d4177f47e0ccd35e: 0: no offset here
      : 0: the place is empty
    ");
}

#[test]
fn words_are_drafts() {
    for words in [
        "Roe warned",
        "10,000 soldiers",
        "2031 was... calm",
        "#1",
        "…",
    ] {
        assert_eq!(words.parse(), Ok(At::Draft(words.into())));
    }
}

#[test]
fn words_are_found_as_people_type_them() {
    let text = text(TEXT);
    let finder = Finder::new(&text);
    let cases = [
        ("Eastland didn't answer", 1),
        ("\"We will - if need be -- answer,\"", 1),
        ("«We will – if\u{a0}need  be — answer,»", 1),
        ("answer. “We will", 1),
        (" Roe warned ", 2),
        ("roe warned", 0),
        ("Nobody knew...", 1),
        ("Nobody knew.", 0),
        ("", 0),
        ("”", 3),
    ];
    for (words, count) in cases {
        assert_eq!(finder.find(words).len(), count, "{words}");
    }
    let place = finder.find("We will - if need be - answer,'")[0];
    assert_eq!(text.words(place), Some("We will — if need be — answer,”"));
}

#[test]
fn an_anchor_holds_moves_or_is_lost() {
    let old = text(TEXT);
    let told = |new: &str, words: &str| Verifier::new(&text(new)).verify(&anchor(&old, words));

    assert_eq!(told(TEXT, "Roe warned Eastland."), Verification::Exact);
    let later = TEXT.replace("Roe warned Eastland. ", "");
    let place = match told(&later, "Roe warned Westland.") {
        Verification::Moved(place) => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(text(&later).words(place), Some("Roe warned Westland."));
    assert!(matches!(told(&later, "need be"), Verification::Moved(_)));
    assert_eq!(told(&later, "Roe warned Eastland."), Verification::Changed);
    let twice = format!("So Roe warned Eastland. {TEXT}");
    let twice = format!("{twice} Roe warned Eastland.");
    assert!(
        matches!(told(&twice, "Roe warned Eastland."), Verification::Ambiguous(places) if places.len() == 3)
    );
    assert_eq!(told("Roe.", "Nobody knew…"), Verification::Missing);
    assert!(matches!(
        told("Nobody knew…", "Nobody knew…"),
        Verification::Moved(_)
    ));
    assert_eq!(told("", "Nobody knew…"), Verification::Missing);
    // Two words run together, as captions do, and a script without blanks.
    assert!(matches!(
        told("SoRoe warned Westland.", "Roe warned Westland."),
        Verification::Moved(_)
    ));
}

#[test]
fn the_search_is_bounded() {
    let old = text("a b c d e f g h");
    let lost = Anchor {
        range: CharRange::new(5, 5000),
        digest: anchor(&old, "c d").digest,
    };
    let long = text(&"word and word. ".repeat(20_000));
    let start = std::time::Instant::now();
    assert_eq!(Verifier::new(&long).verify(&lost), Verification::Changed);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn a_sentence_touched_by_several_is_coded() {
    let sentences = [(0, 10), (11, 20), (21, 30), (31, 40)].map(|(a, b)| CharRange::new(a, b));
    let touched = [CharRange::new(25, 26), CharRange::new(5, 12)];
    let skipped = [CharRange::new(0, 25), CharRange::new(20, 21)];
    let coverage = Coverage::new(&sentences, &touched, &skipped);
    assert_eq!(
        coverage.marks,
        [Mark::Coded, Mark::Coded, Mark::Coded, Mark::Left]
    );
    assert_eq!(coverage.percent(Mark::Coded), Some(75));
    let coverage = Coverage::new(&sentences, &[], &skipped);
    assert_eq!(
        coverage.marks,
        [Mark::Skipped, Mark::Skipped, Mark::Skipped, Mark::Left]
    );
    assert_eq!(
        Coverage::new(&[], &touched, &skipped).percent(Mark::Left),
        None
    );
}

proptest! {
    #[test]
    fn any_anchor_is_shown_as_written(start: u32, length in 1..1000u32, digest: u64) {
        let range = CharRange::new(start, start.saturating_add(length));
        prop_assume!(range.start < range.end);
        let anchor = Anchor { range, digest: Digest(digest) };
        prop_assert_eq!(anchor.to_string().parse(), Ok(anchor));
        prop_assert_eq!(anchor.to_string().parse(), Ok(At::Anchor(anchor)));
    }

    #[test]
    fn any_text_is_read_or_refused_inside_it(written in "[0-9.#a-f -]{0,30}|\\PC{0,20}") {
        match written.parse::<At>() {
            Ok(at) => prop_assert_eq!(at.to_string(), written),
            Err(error) => prop_assert!(written.is_char_boundary(error.offset() as usize)),
        }
    }

    #[test]
    fn what_is_anchored_is_exact_and_found(given in "[a-cé. —\\n]{1,80}", from in 0..80u32, len in 1..20u32) {
        let text = text(&given);
        let range = CharRange::new(from, from + len);
        let Some(anchor) = text.anchor(range) else { return Ok(()) };
        prop_assert_eq!(Verifier::new(&text).verify(&anchor), Verification::Exact);
        let words = text.words(range).expect("words");
        let places = Finder::new(&text).find(words);
        prop_assert!(words.trim().is_empty() || !places.is_empty());
        for place in places {
            prop_assert!(text.words(place).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn what_is_moved_has_the_words(given in "[ab]{1,4}( [ab]{1,4}){3,20}", before in "[ab. ]{1,20}") {
        let old = text(&given);
        let anchor = old.anchor(CharRange::new(0, old.chars())).expect("words");
        let new = text(&format!("{before} {given}"));
        match Verifier::new(&new).verify(&anchor) {
            Verification::Moved(place) => prop_assert_eq!(new.words(place), Some(old.as_str())),
            other => prop_assert!(matches!(other, Verification::Exact | Verification::Ambiguous(_))),
        }
    }
}
