use claimgraph::text::source_text::ranges;
use claimgraph::text::{CharRange, SourceText, SourceTextError};
use proptest::prelude::*;

fn text(text: &str) -> SourceText {
    SourceText::new(text).expect("a text")
}

#[test]
fn normalisation_drops_what_machines_differ_in() {
    let cases = [
        ("\u{feff}One.\r\nTwo.\rThree.\n\n", "One.\nTwo.\nThree."),
        ("Cafe\u{301} \n", "Café \n".trim_end_matches('\n')),
        (" kept \t blanks ", " kept \t blanks "),
        ("\r\n\r\n", ""),
        ("“as” — ‘is’…\u{a0}", "“as” — ‘is’…\u{a0}"),
    ];
    for (given, expected) in cases {
        assert_eq!(text(given).as_str(), expected);
    }
}

#[test]
fn bytes_that_are_no_text_are_told_by_offset() {
    let error = SourceText::from_bytes(b"abc\xff").expect_err("no UTF-8");
    assert_eq!(error, SourceTextError::NotUtf8 { offset: 3 });
    assert_eq!(
        error.to_string(),
        "not UTF-8 from byte 3 on; save the text as UTF-8"
    );
}

#[test]
fn the_digest_is_of_the_normalised_text() {
    // `printf 'One.\nTwo.' | sha256sum`
    insta::assert_snapshot!(text("\u{feff}One.\r\nTwo.\n").sha256(), @"d9613c9fbcb5f8543b8df74c6396c10dec440097a4877797d4ebe008971295a5");
}

#[test]
fn paragraphs_are_lines_with_words() {
    let text = text("Head\n\n  Body é one. \n \nEnd");
    let paragraphs = text.paragraphs();
    let words: Vec<&str> = paragraphs
        .iter()
        .filter_map(|range| text.words(*range))
        .collect();
    assert_eq!(words, ["Head", "Body é one.", "End"]);
    assert_eq!(paragraphs[1].start, 8);
}

#[test]
fn words_beyond_the_text_are_none() {
    let text = text("abc");
    assert_eq!(text.words(CharRange::new(1, 3)), Some("bc"));
    assert_eq!(text.words(CharRange::new(1, 4)), None);
    assert_eq!(text.words(CharRange::new(2, 1)), None);
    assert_eq!(text.anchor(CharRange::new(1, 1)), None);
}

#[test]
fn sentences_can_be_told_from_their_starts() {
    let expected = [CharRange::new(0, 4), CharRange::new(4, 9)];
    assert_eq!(ranges(&[0, 4], 9), expected);
    assert_eq!(ranges(&[], 9), []);
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(given in "[a\\u{301}\\r\\n\\u{feff}é\\u{37e}\\u{1100}\\u{1161} ]{0,40}|\\PC{0,60}") {
        let once = text(&given);
        prop_assert_eq!(&text(once.as_str()), &once);
        prop_assert!(!once.as_str().contains('\r') && !once.as_str().ends_with('\n'));
    }

    #[test]
    fn chars_and_bytes_are_inverse(given in "[a-zé€😀\\n]{0,300}") {
        let text = text(&given);
        let starts = text.as_str().char_indices().map(|(byte, _)| byte);
        let mut count = 0;
        for (char, byte) in starts.chain([text.as_str().len()]).enumerate() {
            prop_assert_eq!(text.byte(char as u32), Some(byte));
            prop_assert_eq!(text.char(byte), char as u32);
            count = char as u32;
        }
        prop_assert_eq!(text.chars(), count);
        prop_assert_eq!(text.byte(count + 1), None);
    }
}
