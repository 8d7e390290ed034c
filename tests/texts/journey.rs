//! A new source from nothing to a checked claim file, on the command line, as a new user would.

use std::fs;
use std::path::Path;
use std::process::Command;

use claimgraph::load::{Options, load};
use claimgraph::text::{At, Mark, Verification, Verifier};
use claimgraph::texts::{Match, Reading, Texts};
use serde_json::Value;

use super::{WIRE, messages};

/// Runs the command in a folder: exit code, stdout, stderr.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .current_dir(folder)
        .args(args)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("it ended by itself");
    (code, text(output.stdout), text(output.stderr))
}

fn done(folder: &Path, args: &[&str]) -> String {
    let (code, answer, told) = run(folder, args);
    assert_eq!(code, 0, "{args:?}: {answer}{told}");
    answer
}

/// A folder with the text of the wire and a configuration.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("texts")).expect("a folder");
    fs::create_dir(folder.path().join("graphs")).expect("a folder");
    fs::write(folder.path().join("texts/wire.txt"), WIRE).expect("a file");
    fs::write(folder.path().join("claimgraph.yaml"), "texts: texts\n").expect("a file");
    folder
}

const CODING: &str = r#"# what the wire says
defaults: { source: wire }
actors:
  roe: { name: Roe, kind: person }
  eastland: { name: Eastland, kind: state }
events:
  warning:
    act: warn
    actor: roe
    recipient: eastland
    claims:
      - { at: "Roe warns Eastland over the dam" }   # the headline
      - at: |
          "We will answer - if need be,"
          Roe said.
        wording: quoted
  reply:
    act: communicate
    actor: eastland
    claims: [{ at: 'Eastland didn''t reply.', polarity: negative }]
questions:
  border: { gloss: Why did it close?, raised_in: [{ at: The café at the border closed. }] }
"#;

#[test]
fn from_a_text_to_a_checked_claim_file() {
    let folder = folder();
    let folder = folder.path();
    let title = "A wire on a warning";
    let add = [
        "add",
        "texts/wire.txt",
        "--id",
        "wire",
        "--title",
        title,
        "-o",
        "graphs/wire.yaml",
    ];
    assert_eq!(done(folder, &add), "");
    assert_eq!(run(folder, &add).0, 2, "the id is taken");

    let read = ["read", "wire", "--left", "--format", "json"];
    let answer: Value = serde_json::from_str(&done(folder, &read)).expect("JSON");
    assert_eq!(answer["sentences"].as_array().map(Vec::len), Some(6));
    let at = answer["sentences"][4]["at"]
        .as_str()
        .expect("a place to paste");
    let more = "Roe said nothing more.";
    let found = done(folder, &["anchor", "wire", "--find", more]);
    assert_eq!(found.lines().count(), 2);
    assert!(found.starts_with(at), "{at}: {found}");

    fs::write(folder.join("graphs/coding.yaml"), CODING).expect("a file");
    let write = ["anchor", "--write", "graphs/coding.yaml"];
    let dry = run(
        folder,
        &["anchor", "--write", "graphs/coding.yaml", "--dry-run"],
    );
    let coding = || fs::read_to_string(folder.join("graphs/coding.yaml")).expect("a file");
    assert_eq!(coding(), CODING);
    let (code, answer, _) = run(folder, &["check", "-f", "concise"]);
    assert!(code == 1 && answer.contains("drafted-words"), "{answer}");
    assert_eq!(
        run(folder, &write),
        (0, dry.1.clone(), dry.2.replace("would be ", ""))
    );
    insta::assert_snapshot!(dry.1);
    insta::assert_snapshot!(coding());

    let skip = format!(
        "    skipped: [{{ at: [\"{at}\", Roe said nothing more. Roe], reason: repeats }}]\n"
    );
    let record = fs::read_to_string(folder.join("graphs/wire.yaml")).expect("a file");
    fs::write(folder.join("graphs/wire.yaml"), record + &skip).expect("a file");
    done(folder, &["anchor", "--write", "graphs"]);
    assert_eq!(done(folder, &["read", "wire", "--left"]).lines().count(), 4);
    insta::assert_snapshot!(done(folder, &["read", "wire"]));
    done(folder, &["check"]);
    is_checked(folder);
}

/// No finding, every place exact, nothing left.
fn is_checked(folder: &Path) {
    let loaded = load(&[folder.join("graphs")], &Options::default()).expect("it loads");
    assert_eq!(messages(&loaded.findings), [""; 0]);
    let data = &loaded.dataset;
    let texts = Texts::open(&folder.join("texts")).expect("a folder");
    let copy = texts.of(&data.sources[0]).expect("the wire");
    assert_eq!(copy.matched, Match::Digest);
    let verifier = Verifier::new(&copy.text);
    let skipped = data.sources[0].skipped.iter().flat_map(|skip| &skip.at);
    let places: Vec<&At> = data
        .claims
        .iter()
        .flat_map(|it| &it.at)
        .chain(skipped)
        .collect();
    assert_eq!(places.len(), 6);
    for at in places {
        let At::Anchor(anchor) = at else {
            panic!("{at} is drafted still");
        };
        assert_eq!(verifier.verify(anchor), Verification::Exact);
    }
    let reading = Reading::new(data, &data.sources[0], Some(&copy)).expect("there is a text");
    assert_eq!(reading.coverage().count(Mark::Left), 0);
}

#[test]
fn without_a_copy_places_are_all_there_is() {
    let folder = folder();
    let folder = folder.path();
    done(
        folder,
        &[
            "add",
            "texts/wire.txt",
            "--id",
            "wire",
            "-o",
            "graphs/wire.yaml",
        ],
    );
    fs::write(folder.join("texts/wire.txt"), "Roe warns.\n").expect("a file");
    let (code, answer, told) = run(folder, &["read", "wire"]);
    assert_eq!(code, 0);
    assert!(
        told.contains("is not the text that `wire` records"),
        "{told}"
    );
    assert!(answer.contains("0..10#"), "{answer}");

    fs::remove_dir_all(folder.join("texts")).expect("it was there");
    let (code, answer, told) = run(folder, &["read", "wire"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(format!("{answer}{told}"));
    let (code, _, told) = run(folder, &["anchor", "wire", "--find", "Roe"]);
    assert_eq!(code, 2);
    assert!(told.contains("--texts DIR"), "{told}");

    fs::write(
        folder.join("graphs/wire.yaml"),
        "sources: { wire: { kind: news, title: A } }\n",
    )
    .expect("a file");
    let (code, answer, told) = run(folder, &["read", "wire"]);
    assert_eq!((code, answer.as_str()), (2, ""));
    assert!(told.contains("--texts DIR"), "{told}");
}

#[test]
fn some_words_are_left_and_the_others_written() {
    let folder = folder();
    let folder = folder.path();
    done(
        folder,
        &[
            "add",
            "texts/wire.txt",
            "--id",
            "wire",
            "-o",
            "graphs/wire.yaml",
        ],
    );
    let good = "defaults: { source: wire }\nevents: { a: { act: warn, claims: [{ id: c, at: Roe warns }] } }\n";
    let bad = good
        .replace("a:", "b:")
        .replace("id: c", "id: d, repeats: c")
        .replace("Roe warns", "Roe said");
    for (name, text) in [("good", good), ("bad", &bad), ("broken", "a: [")] {
        fs::write(folder.join(format!("graphs/{name}.yaml")), text).expect("a file");
    }
    let (code, answer, told) = run(folder, &["anchor", "--write", "graphs"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(format!("{answer}{told}"));
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a file");
    assert!(!read("graphs/good.yaml").contains("Roe"));
    assert_eq!(read("graphs/bad.yaml"), bad);
    assert_eq!(read("graphs/broken.yaml"), "a: [");
    let (code, _, told) = run(folder, &["anchor", "wire", "--find", "roe SAID"]);
    assert_eq!(code, 1);
    assert!(told.contains("when case is ignored"), "{told}");
}
