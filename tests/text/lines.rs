use claimgraph::text::{LineColumn, LineIndex};
use proptest::prelude::*;

#[test]
fn places_are_counted_as_editors_do() {
    let text = "\u{feff}é: 1\r\n\r\nb: 😀x\nc\rd";
    let index = LineIndex::new(text);
    let place = |part: &str| {
        let byte = text.find(part).expect("a part");
        index.place(byte as u32).to_string()
    };
    assert_eq!(place("é"), "1:1");
    assert_eq!(place("1\r"), "1:4");
    assert_eq!(place("\r\n\r"), "1:5");
    assert_eq!(place("\n\r"), "1:5");
    assert_eq!(place("b"), "3:1");
    assert_eq!(place("x"), "3:5");
    assert_eq!(place("d"), "5:1");
    assert_eq!(index.place(1000).to_string(), "5:2");
    assert_eq!(
        index.line(3),
        Some((text.find('b').expect("b") as u32, "b: 😀x"))
    );
    assert_eq!(index.line(2).map(|(_, line)| line), Some(""));
    assert_eq!(
        (index.lines(), index.line(6), index.line(0)),
        (5, None, None)
    );
    let inside = text.find('😀').expect("a face") as u32 + 2;
    assert_eq!(index.place(inside), LineColumn { line: 3, column: 4 });
}

#[test]
fn an_empty_text_has_one_line() {
    let index = LineIndex::new("");
    assert_eq!(index.place(0).to_string(), "1:1");
    assert_eq!(index.line(1), Some((0, "")));
    assert_eq!(LineIndex::new("a\n").place(2).to_string(), "2:1");
}

proptest! {
    #[test]
    fn a_place_leads_back_to_its_byte(text in "[a-cé😀\\r\\n]{0,60}") {
        let index = LineIndex::new(&text);
        let mut last = index.place(0);
        for (byte, c) in text.char_indices() {
            let place = index.place(byte as u32);
            prop_assert!(place >= last);
            last = place;
            if matches!(c, '\r' | '\n') {
                continue;
            }
            let (start, line) = index.line(place.line).expect("a line");
            let within = line.char_indices().nth(place.column as usize - 1).expect("a column").0;
            prop_assert_eq!(start as usize + within, byte);
        }
    }
}
