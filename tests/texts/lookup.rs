//! Looking words up: the place they have, or the nearest thing to it.

use std::sync::Arc;

use claimgraph::text::{Found, Lookup};
use proptest::prelude::*;

use super::{WIRE, text};

#[test]
fn places_and_hints() {
    let lookup = Lookup::new(Arc::new(text(WIRE)));
    let told: Vec<String> = [
        "\"We will answer - if need be,\"",
        "Roe said.",
        "didn't   reply",
        "The café",
        "Roe said nothing",
        "ROE WARNS",
        "Roe warns Eastland about the river",
        "nobody knows that Eastland didn't reply",
        "Westland",
        "",
    ]
    .iter()
    .map(|words| match lookup.find(words) {
        Found::Once(spot) => format!("{words}: {spot}"),
        Found::Often(spots, _) => {
            let spots: Vec<String> = spots.iter().map(ToString::to_string).collect();
            format!("{words}: {}", spots.join(" or "))
        }
        Found::Nowhere(Some(hint)) => format!("{words}: {hint}"),
        Found::Nowhere(None) => format!("{words}: nothing like it"),
    })
    .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    "We will answer - if need be,": 32..62#b6959dffa6d2a0e4 in sentence 2
    Roe said.: 63..72#8d63ea429add41ce in sentence 2
    didn't   reply: 82..94#9194ba49063d6756 in sentence 3
    The café: 97..105#179835424e55d607 in sentence 4
    Roe said nothing: 128..144#b42ce993644ba77f in sentence 5 or 151..167#b42ce993644ba77f in sentence 6
    ROE WARNS: found when case is ignored: 0..9#d8f804647f256316 in sentence 1
    Roe warns Eastland about the river: only the first 3 words found: 0..18#85d2a9e54d8491ca in sentence 1
    nobody knows that Eastland didn't reply: only the last 3 words found: 73..94#3004049f7a986308 in sentence 3
    Westland: nothing like it
    : nothing like it
    "#);
}

proptest! {
    #[test]
    fn any_words_are_looked_up(words in "\\PC{0,40}", source in "\\PC{0,80}") {
        let source = Arc::new(text(&source));
        let lookup = Lookup::new(Arc::clone(&source));
        let spots = match lookup.find(&words) {
            Found::Once(spot) => vec![spot],
            Found::Often(spots, _) => spots,
            Found::Nowhere(_) => Vec::new(),
        };
        for spot in spots {
            prop_assert_eq!(source.anchor(spot.anchor.range), Some(spot.anchor));
        }
    }

    #[test]
    fn what_stands_there_is_found(source in "[a-c éÀİß“’—…\u{301}\u{a0}]{1,60}", at in 0usize..60, len in 1usize..20) {
        let source = Arc::new(text(&source));
        let words: String = source.as_str().chars().skip(at).take(len).collect();
        if words.trim() == words && !words.is_empty() {
            let lookup = Lookup::new(Arc::clone(&source));
            let upper = words.to_uppercase();
            prop_assert!(!matches!(lookup.find(&words), Found::Nowhere(None)), "{:?}", words);
            // Another case is found at least as a hint, but for letters that have no way back.
            if upper.to_lowercase() == words.to_lowercase() {
                let found = lookup.find(&upper);
                prop_assert!(!matches!(found, Found::Nowhere(None)), "{:?}", words);
            }
        }
    }
}
