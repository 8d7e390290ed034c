//! How old lines are, as git's command line tells it.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;

/// The day (UTC) on which each line of a file, numbered from 1, was last changed; none where git is
/// not there, does not know the file, or the line is not committed.
pub(super) fn days(path: &Path, lines: &[u32]) -> Vec<Option<String>> {
    let unknown = vec![None; lines.len()];
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return unknown;
    };
    if lines.is_empty() {
        return unknown;
    }
    let mut command = Command::new("git");
    if !folder.as_os_str().is_empty() {
        command.current_dir(folder);
    }
    command.args(["blame", "--line-porcelain"]);
    for line in lines {
        command.arg(format!("-L{line},{line}"));
    }
    let ran = command
        .arg("--")
        .arg(name)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    match ran {
        Ok(ran) if ran.status.success() => {
            let known = read(&String::from_utf8_lossy(&ran.stdout));
            lines.iter().map(|line| known.get(line).cloned()).collect()
        }
        _ => unknown,
    }
}

/// The day of each line of a porcelain blame.
fn read(blame: &str) -> HashMap<u32, String> {
    let mut days = HashMap::new();
    let mut line = None;
    for text in blame.lines() {
        let mut words = text.split(' ');
        let first = words.next().unwrap_or_default();
        let is_commit = first.len() >= 40 && first.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_commit {
            let committed = first.bytes().any(|byte| byte != b'0');
            line = words
                .nth(1)
                .and_then(|number| number.parse::<u32>().ok())
                .filter(|_| committed);
        } else if first == "author-time"
            && let Some(line) = line
        {
            let seconds = words.next().and_then(|it| it.parse().ok());
            let time = seconds.and_then(|it| Timestamp::from_second(it).ok());
            if let Some(time) = time {
                days.insert(line, time.strftime("%Y-%m-%d").to_string());
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn lines_have_the_day_of_their_commit() {
        let blame = "\
0123456789abcdef0123456789abcdef01234567 3 7 1
author A
author-time 1735689600
\t# claimgraph: allow empty-group -- known
0000000000000000000000000000000000000000 9 9 1
author-time 1735689600
\tnot committed
";
        let days = read(blame);
        assert_eq!(days.get(&7).map(String::as_str), Some("2025-01-01"));
        assert_eq!(days.len(), 1);
    }
}
