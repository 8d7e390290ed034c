//! Texts beside a graph: copies, places, readings, and what is written into claim files.

mod anchoring;
mod append;
mod article;
mod copies;
mod hostile;
mod journey;
mod kept_bytes;
mod lookup;
mod record;

use claimgraph::diagnostic::Finding;
use claimgraph::load::{Loaded, Options, load_texts};
use claimgraph::text::SourceText;

/// A text as an editor may save it: BOM, CRLF, an accent of its own (NFD), a no-break space, curly
/// quotation marks and dashes.
const WIRE: &str = "\u{feff}Roe warns Eastland over the dam\r\n\
    “We will answer – if need be,” Roe\u{a0}said. Eastland didn’t reply.\r\n\
    \r\n\
    The cafe\u{301} at the border closed. Roe said nothing more. Roe said nothing more.\r\n";

fn text(text: &str) -> SourceText {
    SourceText::new(text).expect("a text")
}

/// What claim files in memory load to.
fn loaded(files: &[(&str, &str)]) -> Loaded {
    let files = files.iter();
    let files = files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    load_texts(files.collect(), &Options::default()).expect("few files")
}

fn messages(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|it| it.fact.message()).collect()
}
