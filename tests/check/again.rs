//! After an edit, a check that goes on from what the last one kept tells what a whole one tells.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use claimgraph::check::{Cache, Examined, Options, Spot, examine, examine_again, examine_and_keep};
use claimgraph::graph::Graph;
use claimgraph::load::{self, Files, Loaded, load_texts};
use tempfile::TempDir;

use crate::decode::graphs::{claim_files, folders};

/// Texts by their paths.
type Written = BTreeMap<String, String>;

/// The graphs of this repository, each record in a file of its own.
fn graphs() -> Vec<(String, Written)> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/cases");
    let cases = fs::read_dir(cases)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = folders().into_iter().chain(cases).collect();
    folders.sort();
    let split = folders.iter().filter_map(|folder| {
        let found = load::load(&claim_files(folder), &load::Options::default()).ok()?;
        let mut split = Written::new();
        for file in found.files.ids() {
            let text = found.files.text(file).ok()?.replace('\r', "");
            take_apart(&text, &format!("{:03}", file.0), &mut split);
        }
        Some((folder.display().to_string(), split))
    });
    split.collect()
}

/// Puts each record of a claim file into a file of its own, as far as it is written in blocks.
fn take_apart(text: &str, name: &str, into: &mut Written) {
    let mut head = String::from("claimgraph: 1\n");
    let mut section = String::new();
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| *line != "---") {
        let is_key = line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        let is_record =
            line.starts_with("  ") && !line.starts_with("   ") && line.trim_start() != "";
        let goes_on = !is_key && section == "defaults:" && !line.is_empty();
        if is_key && line.starts_with("defaults:") || goes_on {
            head.push_str(line);
            head.push('\n');
            "defaults:".clone_into(&mut section);
        } else if is_key && !line.starts_with("claimgraph:") {
            line.clone_into(&mut section);
            parts.push(format!("{line}\n"));
        } else if is_record && !section.is_empty() && section.trim_end().ends_with(':') {
            parts.push(format!("{section}\n{line}\n"));
        } else if let Some(last) = parts.last_mut() {
            last.push_str(line);
            last.push('\n');
        } else if !line.starts_with("claimgraph:") {
            head.push_str(line);
            head.push('\n');
        }
    }
    for (number, part) in parts.iter().enumerate() {
        into.insert(format!("{name}-{number:03}.yaml"), format!("{head}{part}"));
    }
}

/// Numbers that look random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % end.max(1)
    }

    fn place<T>(&mut self, all: &[T]) -> Option<usize> {
        (!all.is_empty()).then(|| self.below(all.len()))
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// Changes a file somehow; what was done.
fn edit(files: &mut Written, base: &Written, random: &mut Random) -> String {
    let paths: Vec<String> = files.keys().cloned().collect();
    let Some(path) = random.pick(&paths).cloned() else {
        return String::new();
    };
    match random.below(20) {
        0 => {
            files.remove(&path);
            return format!("{path} goes");
        }
        1 => {
            if let Some(text) = base.get(&path) {
                files.insert(path.clone(), text.clone());
            }
            return format!("{path} as it was");
        }
        2 => {
            // Another record beside it, with another id.
            let text = files[&path].clone();
            let Some(word) = random.pick(&words(&text)).cloned() else {
                return String::new();
            };
            let again = text.replacen(&word, &format!("{word}-too"), 1);
            let other = format!(
                "{}-{}.yaml",
                path.trim_end_matches(".yaml"),
                random.below(100)
            );
            files.insert(other, again);
            return format!("{path} once more, with `{word}-too`");
        }
        _ => {}
    }
    let how: [Edit; 8] = [
        |text, _, _| Some(format!("# Read again.\n{text}")),
        without_a_line,
        with_a_field,
        with_two_lines_changed_about,
        with_another_digit,
        with_any_other_word,
        with_another_word,
        with_another_word,
    ];
    let before = files[&path].clone();
    let after = random
        .pick(&how)
        .and_then(|how| how(&before, base, random))
        .unwrap_or_else(|| before.clone());
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let done = format!("{path}: {:?}", difference(&lines(&before), &lines(&after)));
    files.insert(path, after);
    done
}

/// What becomes of a text, if it can be changed so; `base` are the texts of the graph.
type Edit = fn(text: &str, base: &Written, random: &mut Random) -> Option<String>;

fn without_a_line(text: &str, _: &Written, random: &mut Random) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.remove(random.place(&lines)?);
    Some(lines.join("\n") + "\n")
}

fn with_a_field(text: &str, _: &Written, random: &mut Random) -> Option<String> {
    const FIELDS: [&str; 6] = [
        "retracted: true",
        "polarity: negative",
        "modality: possible",
        "drift: true",
        "kind: unnamed",
        "mood: future",
    ];
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = random.below(lines.len());
    let indent: String = lines[line].chars().take_while(|c| *c == ' ').collect();
    lines.insert(line + 1, format!("{indent}{}", random.pick(&FIELDS)?));
    Some(lines.join("\n") + "\n")
}

fn with_two_lines_changed_about(text: &str, _: &Written, random: &mut Random) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let (one, other) = (random.place(&lines)?, random.place(&lines)?);
    lines.swap(one, other);
    Some(lines.join("\n") + "\n")
}

fn with_another_digit(text: &str, _: &Written, random: &mut Random) -> Option<String> {
    let digits = text.match_indices(|c: char| c.is_ascii_digit());
    let digits: Vec<usize> = digits.map(|(at, _)| at).collect();
    let at = *random.pick(&digits)?;
    let mut changed = text.to_owned();
    changed.replace_range(at..=at, &random.below(10).to_string());
    Some(changed)
}

fn with_any_other_word(text: &str, base: &Written, random: &mut Random) -> Option<String> {
    let all: Vec<String> = base.values().flat_map(|text| words(text)).collect();
    let word = random.pick(&words(text))?.clone();
    let other = random.pick(&all)?;
    Some(text.replacen(&word, other, 1 + random.below(2)))
}

/// A word gives way to another of its vocabulary, an id to another of its kind.
fn with_another_word(text: &str, base: &Written, random: &mut Random) -> Option<String> {
    let vocabularies = VOCABULARIES.iter();
    let vocabularies = vocabularies.map(|words| words.split(' ').map(str::to_owned).collect());
    let sets: Vec<Vec<String>> = ids(base).into_values().chain(vocabularies).collect();
    let own = words(text);
    let of_set = |word: &String| sets.iter().find(|set| set.contains(word));
    let known: Vec<&String> = own.iter().filter(|word| of_set(word).is_some()).collect();
    let word = *random.pick(&known)?;
    let other = random.pick(of_set(word)?)?;
    let places: Vec<usize> = text.match_indices(word).map(|(at, _)| at).collect();
    let at = *random.pick(&places)?;
    let mut changed = text.to_owned();
    changed.replace_range(at..at + word.len(), other);
    Some(changed)
}

/// Words that may stand for each other.
const VOCABULARIES: &[&str] = &[
    "certain probable possible doubtful",
    "positive negative",
    "actual future hypothetical",
    "say confirm deny allege decline acknowledge",
    "news press-release speech post document broadcast",
    "attack warn authorize deploy promise situation relation assess supply threaten",
    "part-of member-of leads represents employed-by ally-of",
    "person state group unnamed organization",
    "responds_to reason_for after before during part_of kind_of",
    "repeats retracts paraphrases",
    "copy_of supersedes",
];

/// The ids of the records of each section.
fn ids(files: &Written) -> BTreeMap<String, Vec<String>> {
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for text in files.values() {
        let mut lines = text
            .lines()
            .skip_while(|line| line.starts_with("claimgraph:") || line.starts_with("defaults:"));
        let (Some(section), Some(record)) = (lines.next(), lines.next()) else {
            continue;
        };
        let id = record.trim().split(':').next().unwrap_or_default();
        sections
            .entry(section.to_owned())
            .or_default()
            .push(id.to_owned());
    }
    sections
}

/// The ids, and what looks like them, in a text.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
    let words =
        words.filter(|word| word.len() > 3 && word.contains(|c: char| c.is_ascii_lowercase()));
    words.map(str::to_owned).collect()
}

fn loaded(files: &Written) -> Loaded {
    let texts = files
        .iter()
        .map(|(path, text)| (path.clone(), text.clone()));
    let options = load::Options {
        digests: true,
        ..load::Options::default()
    };
    load_texts(texts.collect(), &options).unwrap()
}

/// All that is told of what was found, a line each.
fn told(files: &Files, examined: &Examined) -> Vec<String> {
    let numbers = (
        (examined.unverified, examined.unresolved),
        (examined.unloaded, examined.ignored),
        examined.set_aside(),
    );
    let mut told = vec![format!("{numbers:?}")];
    for found in &examined.findings {
        let (finding, fact) = (&found.finding, &found.finding.fact);
        let spot =
            |spot: &Spot| format!("{}:{:?}-{:?}", files.path(spot.file), spot.start, spot.end);
        let mut line = format!(
            "{} {} {:?} {:?}",
            fact.rule().name,
            spot(&found.spot),
            found.severity,
            found.state
        );
        let _ = write!(
            line,
            " {} {} {} {}",
            finding.record, finding.field, found.raised_on, found.fixable
        );
        let _ = write!(
            line,
            " {} / {} / {:?}",
            fact.message(),
            fact.label(),
            fact.help()
        );
        for (related, label) in &found.related {
            let _ = write!(line, " {} {label}", spot(related));
        }
        told.push(line);
    }
    told
}

/// What one list has and the other has not.
fn difference(expected: &[String], found: &[String]) -> Vec<String> {
    let only = |a: &[String], b: &[String], sign| {
        let only = a.iter().filter(|line| !b.contains(line));
        only.map(|line| format!("{sign} {line}"))
            .collect::<Vec<_>>()
    };
    let mut lines = only(expected, found, '-');
    lines.extend(only(found, expected, '+'));
    lines
}

/// How many checks went on from what was kept, and how many could not.
#[derive(Debug, Default)]
struct Count {
    again: usize,
    whole: usize,
}

/// Edits a graph several times, and checks it after each.
fn session(
    name: &str,
    base: &Written,
    edits: usize,
    seed: u64,
    count: &mut Count,
    failures: &mut Vec<String>,
) {
    let folder = TempDir::new().unwrap();
    let cache = Cache::new(folder.path(), name.as_bytes(), "1");
    let mut random = Random(seed);
    let mut files = base.clone();
    let mut done: Vec<String> = Vec::new();
    // What was kept of a graph that could be gone on from, to come back to.
    let mut good: Option<(Written, Vec<u8>)> = None;
    for nth in 0..=edits {
        if nth > 0 {
            for _ in 0..=random.below(2) {
                done.push(edit(&mut files, base, &mut random));
            }
        }
        if files.is_empty() {
            return;
        }
        let whole = loaded(&files);
        let graph = Graph::build(whole.dataset);
        let options = Options::default();
        let expected = examine(
            &whole.files,
            &graph,
            whole.findings,
            whole.unloaded,
            &options,
        );
        let expected = told(&whole.files, &expected);
        let mut anew = loaded(&files);
        let how = load::Options::default();
        if let Some(found) = examine_again(&mut anew.files, &how, Vec::new, &options, &cache) {
            let found = told(&anew.files, &found);
            if expected != found {
                let lines = difference(&expected, &found);
                let last = &done[done.len().saturating_sub(2)..];
                failures.push(format!("{name}, seed {seed}, after {last:#?}\n{lines:#?}"));
                return;
            }
            count.again += usize::from(nth > 0);
            good = Some((files.clone(), fs::read(cache.path()).unwrap()));
        } else {
            let graph = Graph::build(anew.dataset);
            let keeps = (&cache, &*anew.digests);
            let (found, unloaded) = (anew.findings, anew.unloaded);
            let found = examine_and_keep(&anew.files, &graph, found, unloaded, &options, keeps);
            assert_eq!(expected, told(&anew.files, &found), "{name}, {done:#?}");
            count.whole += usize::from(nth > 0);
            if let Some((known, kept)) = good.clone().filter(|_| random.below(4) > 0) {
                files = known;
                fs::write(cache.path(), kept).unwrap();
            }
        }
    }
}

#[test]
fn what_is_told_after_edits_is_what_a_whole_check_tells() {
    // More of them find more: `EDITS=200 cargo test what_is_told_after_edits`.
    let edits = std::env::var("EDITS")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(10);
    let (mut count, mut failures) = (Count::default(), Vec::new());
    for (number, (name, files)) in graphs().iter().enumerate() {
        for round in 0..=edits / 10 {
            let seed = (round * 1000 + number) as u64;
            session(name, files, 10, seed, &mut count, &mut failures);
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count:?}\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(count.again * 3 > count.whole, "{count:?}");
    assert!(count.again > 300, "{count:?}");
}
