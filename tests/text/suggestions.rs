use claimgraph::text::suggest;

#[test]
fn near_names_are_suggested_best_first() {
    let known = [
        "joe-biden",
        "jill-biden",
        "authorize",
        "attack",
        "eastland",
        "westland",
        "eastland-army",
        "ab",
        "ac",
        "red-line",
        "red-line-2",
    ];
    let cases = [
        "joe-bidne",
        "biden",
        "Joe Biden",
        "autorise",
        "atack",
        "eastlnad",
        "eastland_army",
        "ad",
        "xyz",
        "redline",
        "red-lines",
        "",
        "land",
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|case| format!("{case}: {}", suggest(case, known).join(", ")))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    joe-bidne: joe-biden
    biden: joe-biden, jill-biden
    Joe Biden: joe-biden, jill-biden
    autorise: authorize
    atack: attack
    eastlnad: eastland
    eastland_army: eastland-army, eastland
    ad: 
    xyz: 
    redline: red-line
    red-lines: red-line, red-line-2
    : 
    land:
    ");
}

#[test]
fn the_order_of_the_known_does_not_matter() {
    let mut known = ["aaab", "aaac", "aaad", "aaae", "aaab"];
    let first = suggest("aaaa", known);
    known.reverse();
    assert_eq!(suggest("aaaa", known), first);
    assert_eq!(first, ["aaab", "aaac", "aaad"]);
}
