//! The article, where it is at hand: all of it is coded or skipped, every place holds.

use std::path::Path;

use claimgraph::load::{Options, load};
use claimgraph::text::{At, Mark, Verification, Verifier};
use claimgraph::texts::{Match, Reading, Texts};

#[test]
fn every_sentence_is_coded_or_skipped_and_every_digest_exact() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../shared/article");
    if !folder.join("report.txt").is_file() {
        println!(
            "skipped: {} is not at hand",
            folder.join("report.txt").display()
        );
        return;
    }
    let loaded = load(&[root.join("graphs/kursk")], &Options::default()).expect("it loads");
    let data = &loaded.dataset;
    let source = data.sources.iter().find(|source| &*source.id == "report");
    let source = source.expect("the article's record");
    let texts = Texts::open(&folder).expect("the folder");
    let copy = texts.of(source).expect("the article");
    assert_eq!(copy.matched, Match::Digest);

    let record = source.text.as_deref().expect("boundaries");
    let starts = |ranges: Vec<claimgraph::text::CharRange>| -> Vec<u32> {
        ranges.iter().map(|range| range.start).collect()
    };
    assert_eq!(starts(copy.text.sentences()), *record.sentences);
    assert_eq!(starts(copy.text.paragraphs()), *record.paragraphs);
    assert_eq!(copy.text.chars(), record.chars);

    let reading = Reading::new(data, source, Some(&copy)).expect("there is a text");
    assert_eq!(reading.sentences.len(), record.sentences.len());
    assert_eq!(reading.coverage().count(Mark::Left), 0);
    assert_eq!(reading.unplaced, []);

    let verifier = Verifier::new(&copy.text);
    let claims = data.claims.iter().filter(|claim| claim.source == source.id);
    let skipped = source.skipped.iter().flat_map(|skip| &skip.at);
    let all: Vec<&At> = claims.flat_map(|claim| &claim.at).chain(skipped).collect();
    assert!(all.len() > 50, "{} places", all.len());
    for at in all {
        let At::Anchor(anchor) = at else {
            panic!("drafted words in graphs/kursk");
        };
        assert_eq!(verifier.verify(anchor), Verification::Exact, "{anchor}");
    }
}
