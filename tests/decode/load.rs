//! Loading many files: the same in any order and on any number of threads.

use claimgraph::diagnostic::{FieldPath, Place};
use claimgraph::load::{LoadError, Loaded, Options, load, load_texts, locate};
use claimgraph::model::claim::AboutKind;
use claimgraph::text::FileId;

use super::graphs::folders;

/// Everything that was loaded, places included.
fn contents(loaded: &Loaded) -> String {
    format!(
        "{:#?}",
        (
            &loaded.files,
            &loaded.dataset,
            &loaded.findings,
            loaded.unloaded
        )
    )
}

/// Files that refer to each other, repeat ids over files, and have faults.
fn texts(files: u32) -> Vec<(String, String)> {
    let text = |n: u32| {
        let shared = n % 7;
        format!(
            "sources: {{ s-{n}: {{ kind: news, title: {n} }} }}\n\
             actors: {{ a-{shared}: {{ name: A, kind: state, affiliations: [{{ role: leads, of: b }}] }} }}\n\
             events:\n  e-{n}: {{ act: attack, actor: a-{n}, object: {{ act: warn }}, claims: [{{}}, {{ id: c-{shared} }}] }}\n\
             claims: [{{ about: e-{shared} }}, {{ about: q-0 }}, {{ about: a-0/leads/b }}]\n\
             questions: {{ q-{n}: {{ gloss: Why?, knd: x }} }}\n"
        )
    };
    let mut texts: Vec<_> = (0..files)
        .map(|n| (format!("f-{:02}.yaml", n * 31 % files), text(n)))
        .collect();
    texts.push(("broken.yaml".to_owned(), "a: [\n".to_owned()));
    texts
}

fn on_threads<T: Send>(threads: usize, run: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("there are threads").install(run)
}

#[test]
fn neither_order_nor_threads_matter() {
    let expected = load_texts(texts(60), &Options::default()).expect("they load");
    assert!(expected.findings.len() > 100);
    assert_eq!(expected.unloaded, 1);
    let expected = contents(&expected);
    for (threads, turn) in [(1, 0), (1, 17), (4, 0), (4, 42), (3, 5)] {
        let mut texts = texts(60);
        texts.rotate_left(turn);
        if turn % 2 == 1 {
            texts.reverse();
        }
        let loaded = on_threads(threads, || load_texts(texts, &Options::default()));
        assert!(
            contents(&loaded.expect("they load")) == expected,
            "{threads} threads"
        );
    }
}

#[test]
fn neither_the_order_of_paths_nor_repeats_matter() {
    let mut folders = folders();
    folders.truncate(12);
    let expected = contents(&load(&folders, &Options::default()).expect("they load"));
    folders.reverse();
    folders.push(folders[3].clone());
    let again = on_threads(4, || {
        load(&folders, &Options::default()).expect("they load")
    });
    assert!(contents(&again) == expected);
}

#[test]
fn the_first_of_two_records_with_one_id_stays() {
    let text = |name: &str| format!("actors: {{ roe: {{ name: {name}, kind: person }} }}\n");
    let texts = vec![
        ("b.yaml".to_owned(), text("Second")),
        ("a.yaml".to_owned(), text("First")),
    ];
    let loaded = load_texts(texts, &Options::default()).expect("they load");
    let [roe] = &loaded.dataset.actors[..] else {
        panic!("{:?}", loaded.dataset.actors)
    };
    assert_eq!(&*roe.name, "First");
    let [finding] = &loaded.findings[..] else {
        panic!("{:?}", loaded.findings)
    };
    assert_eq!(finding.fact.rule().name, "duplicate-id");
    assert_eq!(finding.place.file(), FileId(1));
    assert_eq!(finding.fact.related()[0].0.file(), FileId(0));
}

#[test]
fn records_are_in_the_order_of_their_ids() {
    let loaded = load_texts(texts(60), &Options::default()).expect("they load");
    let data = &loaded.dataset;
    assert!(data.events.is_sorted_by(|a, b| a.id < b.id));
    assert!(data.claims.is_sorted_by(|a, b| a.id < b.id));
    assert!(data.actors.is_sorted_by(|a, b| a.id < b.id));
    assert_eq!(data.events.len(), 120);
}

#[test]
fn a_claim_that_stands_apart_is_about_what_it_names() {
    let about = "actors: { roe: { name: R, kind: person, affiliations: { role: leads, of: w } } }\n\
                 questions: { why: { gloss: Why? } }\nevents: { raid: { act: attack } }\n";
    let claims = "defaults: { source: s }\nclaims: [{ about: why }, { about: raid }, { about: roe/leads/w }]\n";
    let texts = vec![
        ("a.yaml".to_owned(), claims.to_owned()),
        ("b.yaml".to_owned(), about.to_owned()),
    ];
    let loaded = load_texts(texts, &Options::default()).expect("they load");
    let claims = loaded
        .dataset
        .claims
        .iter()
        .map(|claim| (claim.id.as_str(), claim.about_kind));
    let claims: Vec<_> = claims.collect();
    assert_eq!(
        claims,
        [
            ("raid/s", AboutKind::Event),
            ("roe/s", AboutKind::Affiliation),
            ("why/s", AboutKind::Question)
        ]
    );
}

#[test]
fn fields_are_found_again() {
    let text = "sources: { s: { kind: news, title: T } }\nevents:\n  permission:\n    act: authorize\n    \
                actor: [roe, poe]\n    object:\n      - { act: attack, target: x }\n      - raid\n    \
                claims:\n      - { said_by: roe }\n      - { id: b, said_by: [x, { actor: y }] }\n  \
                single: { act: authorize, object: { act: attack, place: here }, claims: { says: { date: 2031 } } }\n";
    let texts = vec![("a.yaml".to_owned(), text.to_owned())];
    let loaded = load_texts(texts, &Options::default()).expect("it loads");
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let at = |place: Place| {
        let span = locate(&loaded.files, &place).expect("it can be read");
        &text[span.range()]
    };
    let event = |id: &str| {
        let found = loaded.dataset.events.iter().find(|event| &*event.id == id);
        found.expect("it is there").origin
    };
    let claim = |id: &str| {
        let found = loaded.dataset.claims.iter().find(|claim| &*claim.id == id);
        found.expect("it is there").origin
    };
    let root = FieldPath::root();
    let permission = event("permission");
    assert_eq!(at(permission.place()), "permission");
    assert_eq!(at(permission.field(root.clone())), "permission");
    assert_eq!(at(permission.field(root.key("actor").index(1))), "poe");
    assert_eq!(at(permission.field(root.key("act").index(0))), "authorize");
    assert_eq!(at(permission.field(root.key("object").index(1))), "raid");
    assert_eq!(at(permission.field(root.key("target"))), "permission");
    let inline = event("permission/object");
    assert_eq!(at(inline.place()), "{ act: attack, target: x }");
    assert_eq!(at(inline.field(root.key("target").index(0))), "x");
    assert_eq!(
        at(event("single/object").field(root.key("place").index(0))),
        "here"
    );
    let own = claim("permission/s");
    assert_eq!(
        at(own.field(root.key("said_by").index(0).key("actor").index(0))),
        "roe"
    );
    assert_eq!(
        at(claim("b").field(root.key("said_by").index(1).key("actor"))),
        "y"
    );
    assert_eq!(
        at(claim("single/s").field(root.key("says").key("date"))),
        "2031"
    );
}

#[test]
fn what_is_not_there_is_told() {
    let missing = load(&["tests/decode/none"], &Options::default());
    assert!(matches!(missing, Err(LoadError::Paths(_))), "{missing:?}");
    let empty = tempfile::tempdir().expect("there is room");
    let nothing = load(&[empty.path()], &Options::default()).expect_err("there is no file");
    assert!(
        nothing.to_string().starts_with("no claim files"),
        "{nothing}"
    );
}

#[test]
fn files_that_cannot_be_decoded_are_counted() {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("there is room");
    };
    write("empty.yaml", b"");
    write("good.yaml", b"events: { e: { act: attack } }\n");
    write("latin.yaml", b"title: caf\xe9\n");
    write("syntax.yaml", b"events: { e\n");
    write("claimgraph.yaml", b"default: x\n");
    let options = Options {
        shown_from: folder.path().to_path_buf(),
        ..Options::default()
    };
    let loaded = load(&[folder.path()], &options).expect("they can be read");
    let shown: Vec<_> = loaded
        .files
        .ids()
        .map(|file| loaded.files.path(file))
        .collect();
    assert_eq!(
        shown,
        ["empty.yaml", "good.yaml", "latin.yaml", "syntax.yaml"]
    );
    assert_eq!(
        (
            loaded.unloaded,
            loaded.findings.len(),
            loaded.dataset.events.len()
        ),
        (2, 2, 1)
    );
}
