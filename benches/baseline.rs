//! What checking costs at least, and what a plain checker in the same language costs:
//!
//! ```text
//! cargo run --release --example baseline -- parse FOLDER
//! cargo run --release --example baseline -- schema FOLDER SCHEMA
//! ```
//!
//! `parse` reads every claim file of a folder to a tree and drops it; `schema` reads them with
//! `serde_yaml` and holds them to a JSON Schema. Both on all cores, without a graph, rules or places.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that tells what it found"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, error, fs};

use claimgraph::yaml::{self, Limits};
use rayon::prelude::*;
use serde_json::Value;

type Failure = Box<dyn error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let counted = match arguments[..] {
        ["parse", folder] => count(Path::new(folder), parses),
        ["schema", folder, schema] => schema_of(Path::new(schema))
            .and_then(|validator| count(Path::new(folder), |text| fits(text, &validator))),
        _ => Err("usage: baseline parse FOLDER | schema FOLDER SCHEMA".into()),
    };
    match counted {
        Ok((files, faulty)) => {
            println!("{faulty} of {files} files faulty");
            ExitCode::from(u8::from(faulty > 0))
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}

/// How many files there are, and how many do not pass.
fn count(folder: &Path, passes: impl Fn(&str) -> bool + Sync) -> Result<(usize, usize), Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in ignore::Walk::new(folder) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
    let looked_at = files
        .par_iter()
        .map(|path| Ok(passes(&fs::read_to_string(path)?)));
    let verdicts: Vec<bool> = looked_at.collect::<Result<_, Failure>>()?;
    Ok((verdicts.len(), verdicts.iter().filter(|it| !**it).count()))
}

fn parses(text: &str) -> bool {
    yaml::parse(text, &Limits::default()).faults.is_empty()
}

fn schema_of(path: &Path) -> Result<jsonschema::Validator, Failure> {
    let schema: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    Ok(jsonschema::validator_for(&schema)?)
}

fn fits(text: &str, schema: &jsonschema::Validator) -> bool {
    serde_yaml::from_str::<Value>(text).is_ok_and(|value| schema.is_valid(&value))
}
