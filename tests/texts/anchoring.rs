//! Anchoring: drafted words in every style and place, and what is left as it is.

use claimgraph::edit::{Anchoring, EditError, anchor_drafts};
use claimgraph::model::source::Source;
use claimgraph::text::LineIndex;
use claimgraph::texts::{NoPlace, Places, Texts};
use claimgraph::yaml::Limits;

use super::{WIRE, loaded, messages};

/// The texts beside the tests' claim files: `wire` and `other`.
struct Desk {
    _folder: tempfile::TempDir,
    texts: Texts,
    sources: Vec<Source>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        std::fs::write(path.join("wire.txt"), WIRE).expect("a file");
        std::fs::write(path.join("other.txt"), "Eastland didn't answer.").expect("a file");
        std::fs::write(path.join("stale.txt"), "Changed since.").expect("a file");
        let sources = format!(
            "sources:\n  wire: {{ kind: news, title: A }}\n  other: {{ kind: news, title: B }}\n  \
             absent: {{ kind: news, title: C }}\n  stale: {{ kind: news, title: D, text: {{ \
             sha256: \"{}\", chars: 9, paragraphs: [0], sentences: [0] }} }}\n",
            "0".repeat(64)
        );
        Self {
            texts: Texts::open(path).expect("a folder"),
            sources: loaded(&[("s.yaml", &sources)]).dataset.sources,
            _folder: folder,
        }
    }

    fn anchor(&self, file: &str) -> Result<Anchoring<NoPlace>, EditError> {
        let mut places = Places::new(&self.sources, Some(&self.texts));
        anchor_drafts(file, &Limits::default(), |source, words| {
            places.find(source, words).map(|spot| spot.anchor)
        })
    }
}

/// What was left, with its line and column.
fn left(file: &str, anchoring: &Anchoring<NoPlace>) -> String {
    let lines = LineIndex::new(file);
    let told = anchoring.left.iter().map(|it| {
        let place = lines.place(it.span.start);
        let path = it.why.to_string();
        // The folder has another name each time.
        let why = path
            .rsplit(std::path::MAIN_SEPARATOR)
            .next()
            .unwrap_or_default();
        format!("{place}: {why}\n  {}", it.why.help())
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_style_and_place_is_anchored() {
    let file = r#"# claims of one wire
defaults: { source: wire }   # for all of them

sources:
  local:
    kind: news
    title: "The café"        # no draft
    skipped:
      - { at: Eastland didn't answer., reason: repeats }
      - at:
          "nothing here"
        reason: repeats
actors:
  roe:
    name: Roe
    kind: person
    affiliations:
      - role: leads
        of: westland
        claims: [{at: "Roe warns Eastland",stated: presupposed}]
events:
  warning:
    act: warn
    gloss: at: "Roe said"
"#
    .replace("gloss: at: \"Roe said\"", "gloss: 'at: \"Roe said\"'")
        + r#"    claims:
      - at: Roe warns Eastland over the dam   # plain
      - at: 'We will answer - if need be,'''  # single; the quote is any quote
      - at: "\"We will answer \u2014 if need be,\" Roe said."
      - at: |-   # a remark that stays
          Eastland
          didn't reply.

        modality: probable
      - at: >2
          The
          café

      - at: |+
          at the border closed.


      - {"at":"The café at the border","said_by":roe}
      - at: [ "over the dam", 'closed', Eastland
          didn't, 0..31#0000000000000000 ]
        quote: Roe said
      - { source: other, at: Eastland didn't answer }
claims:
- about: warning
  at:
  - over
  - the dam
questions:
  dam: { gloss: Which dam?, raised_in: { at: the dam } }
"#;
    let desk = Desk::new();
    let anchoring = desk.anchor(&file).expect("it is sound");
    insta::assert_snapshot!(left(&file, &anchoring));
    insta::assert_snapshot!(anchoring.text);
    let again = desk.anchor(&anchoring.text).expect("it is sound");
    assert_eq!(again.text, anchoring.text);
    assert!(again.anchored.is_empty());
}

#[test]
fn what_has_no_place_is_left_and_told() {
    let file = "events:\n  a:\n    act: warn\n    claims:\n\
        \x20     - { source: wire, at: Roe said nothing more }\n\
        \x20     - { source: wire, at: roe WARNS }\n\
        \x20     - { source: wire, at: Roe warns Westland over the dam }\n\
        \x20     - { source: wire, at: zebra }\n\
        \x20     - { source: wires, at: Roe }\n\
        \x20     - { source: absent, at: Roe }\n\
        \x20     - { source: stale, at: Changed }\n\
        \x20     - { at: Roe }\n\
        \x20     - { source: wire, at: 0..9 }\n\
        \x20     - { source: wire, at: }\n";
    let desk = Desk::new();
    let anchoring = desk.anchor(file).expect("it is sound");
    assert_eq!(anchoring.text, file);
    assert!(anchoring.anchored.is_empty());
    insta::assert_snapshot!(left(file, &anchoring));
}

#[test]
fn what_is_no_yaml_is_refused() {
    let desk = Desk::new();
    for file in ["a: [", "a: 'b", "a: &x b\nc: *x\n\u{0}"] {
        let error = desk.anchor(file).expect_err("it is no claim file");
        assert!(matches!(error, EditError::Yaml { .. }), "{file:?}: {error}");
    }
    let empty = desk.anchor("").expect("nothing is wrong with nothing");
    assert_eq!(empty.text, "");
}

#[test]
fn ids_that_are_made_anew_are_told() {
    let file = "defaults: { source: wire }\nevents:\n  a:\n    act: warn\n    claims:\n\
        \x20     - { at: Roe warns }\n      - { id: own, at: The café, repeats: a/wire }\n";
    let desk = Desk::new();
    let anchoring = desk.anchor(file).expect("it is sound");
    let renamed: Vec<String> = anchoring
        .renamed
        .iter()
        .map(|it| format!("{} is now {}", it.from, it.to))
        .collect();
    assert_eq!(renamed, ["a/wire is now a/wire@0"]);
}

#[test]
fn drafts_that_share_an_id_are_anchored_and_then_do_not() {
    let head = "sources:\n  wire: { kind: news, title: A }\n";
    let file = format!(
        "{head}events:\n  a:\n    act: warn\n    claims: [{{at: Roe warns}}, {{at: The café}}]\n"
    );
    let before = loaded(&[("a.yaml", &file)]);
    assert_eq!(
        messages(&before.findings),
        ["two claims have the id `a/wire`"]
    );
    let anchoring = Desk::new().anchor(&file).expect("it is sound");
    let after = loaded(&[("a.yaml", &anchoring.text)]);
    assert_eq!(messages(&after.findings), [""; 0]);
}
