//! Text measured and wrapped.

use claimgraph::render::measure::{Font, clean};

#[test]
fn widths_are_those_of_arial() {
    // Advances of Arial, in thousandths: H 722, e 556, l 222, o 556.
    let width = Font::regular(1000.0).width("Hello");
    assert!(
        (width - (722.0 + 556.0 + 222.0 + 222.0 + 556.0)).abs() < 3.0,
        "{width}"
    );
    assert!(Font::bold(10.0).width("Вето") > Font::regular(10.0).width("Вето"));
    assert!(
        (Font::regular(10.0).width("战争") - 20.0).abs() < 1e-9,
        "one em for what is missing"
    );
}

#[test]
fn lines_are_few_and_even() {
    let font = Font::regular(12.0);
    let lines = font.wrap(
        "If the army may use the missiles, the alliance is in the war",
        170.0,
        6,
    );
    let expected = [
        "If the army may use",
        "the missiles, the",
        "alliance is in the war",
    ];
    assert_eq!(lines, expected);
    assert!(lines.iter().all(|line| font.width(line) <= 170.0));
}

#[test]
fn parts_break_at_their_dots() {
    let lines =
        Font::regular(9.0).wrap_parts("reported · 1 source · unnamed confirm · ¶2", 160.0, 3);
    assert_eq!(lines, ["reported · 1 source", "unnamed confirm · ¶2"]);
}

#[test]
fn long_words_break_and_long_texts_end() {
    let font = Font::regular(12.0);
    let lines = font.wrap(&"x".repeat(10_000), 100.0, 3);
    assert_eq!(lines.len(), 3);
    assert!(lines[2].ends_with('…'));
    assert!(lines.iter().all(|line| font.width(line) <= 100.0));
    // A family is one grapheme of several letters; it is not taken apart.
    let family = "👩‍👩‍👧‍👦";
    let lines = font.wrap(&family.repeat(20), 100.0, 20);
    assert!(
        lines
            .iter()
            .all(|line| line.chars().count() % family.chars().count() == 0)
    );
}

#[test]
fn harmful_letters_are_dropped() {
    assert_eq!(
        clean("a\0b\u{202E}c\u{2067}d\u{1B}[31m\n\t e \u{FFFF}"),
        "abcd[31m e"
    );
    assert_eq!(
        clean(&format!("z{}", "\u{301}".repeat(500)))
            .chars()
            .count(),
        5
    );
}
