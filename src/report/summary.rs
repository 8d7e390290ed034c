//! The last line of a report: how much was found in how much.

use crate::check::Examined;
use crate::diagnostic::Severity;
use crate::text::CONFIG_NAME;

/// How many findings of each severity there are in how many files, in one line without its end;
/// before it, if files did not load, a line on the references that may lie in them.
pub fn summary(examined: &Examined) -> String {
    let files = match examined.limited {
        // The configuration alone was named.
        Some(limited) if limited.files == 0 => CONFIG_NAME.to_owned(),
        Some(limited) => format!("{} of {}", limited.files, number(examined.files, "file")),
        None => number(examined.files, "file"),
    };
    let severities = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Info, "remark"),
    ];
    let counts: Vec<_> = severities
        .into_iter()
        .map(|(severity, word)| (examined.count(severity), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| number(count, word))
        .collect();
    let found = if counts.is_empty() {
        format!("nothing found in {files}")
    } else {
        format!("{} in {files}", counts.join(", "))
    };
    let (allowed, baselined) = examined.set_aside();
    let set_aside = [
        (allowed, "allowed"),
        (baselined, "in the baseline"),
        (examined.ignored, "ignored"),
    ];
    let set_aside: Vec<_> = set_aside
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, how)| format!("{count} {how}"))
        .collect();
    let found = if set_aside.is_empty() {
        found
    } else {
        format!("{found}; {}", set_aside.join(", "))
    };
    let fixable = examined.open().filter(|found| found.fixable);
    let found = match fixable.count() {
        0 => found,
        count => format!("{found}; {count} fixable: `claimgraph check --fix`"),
    };
    let found = match examined.limited {
        Some(limited) if limited.elsewhere > 0 => {
            format!(
                "{found}; {} elsewhere",
                number(limited.elsewhere, "finding")
            )
        }
        _ => found,
    };
    let found = match examined.unverified {
        (0, _) => found,
        (spans, sources) => format!(
            "{found}; {} of {} not verified: no local copy",
            number(spans, "span"),
            number(sources, "source")
        ),
    };
    if examined.unresolved == 0 {
        return found;
    }
    let references = number(examined.unresolved, "reference");
    let unloaded = number(examined.unloaded, "file");
    let verb = if examined.unloaded == 1 {
        "was"
    } else {
        "were"
    };
    format!("note: {references} may lie in {unloaded} that {verb} not read\n{found}")
}

fn number(count: usize, word: &str) -> String {
    if count == 1 {
        format!("1 {word}")
    } else {
        format!("{count} {word}s")
    }
}
