//! The `dot` process: a graph in, a layout out, within a time limit.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::render::RenderError;

/// What `dot -Tjson` answers to `graph`.
pub(super) fn run(graph: &str, limit: Duration) -> Result<String, RenderError> {
    let mut command = Command::new("dot");
    command.arg("-Tjson");
    answer(command, graph, limit)
}

fn answer(mut command: Command, graph: &str, limit: Duration) -> Result<String, RenderError> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => RenderError::NoGraphviz,
            _ => RenderError::Spawn(error),
        })?;
    // All three pipes at once: a full one would stop `dot`.
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let graph = graph.to_owned();
    let writer = thread::spawn(move || stdin.map(|mut pipe| pipe.write_all(graph.as_bytes())));
    let answer = thread::spawn(move || read_all(stdout));
    let complaint = thread::spawn(move || read_all(stderr));

    let status = wait(&mut child, limit);
    let _ = writer.join();
    let answer = answer.join().unwrap_or_default();
    let complaint = complaint.join().unwrap_or_default();
    let status = status?;
    if !status.success() {
        let words = complaint
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or("no reason given");
        return Err(RenderError::Graphviz(words.trim().to_owned()));
    }
    Ok(answer)
}

fn read_all(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        // What was read before a broken pipe is judged by its content.
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn wait(child: &mut Child, limit: Duration) -> Result<std::process::ExitStatus, RenderError> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(RenderError::Spawn)? {
            return Ok(status);
        }
        if start.elapsed() >= limit {
            let _ = child.kill();
            let _ = child.wait();
            return Err(RenderError::TimedOut(limit));
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn asked(program: &str, words: &[&str]) -> Result<String, RenderError> {
        let mut command = Command::new(program);
        command.args(words);
        answer(command, "digraph {}", Duration::from_millis(300))
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = asked("no-such-program-as-this", &[]).map_err(|error| error.to_string());
        let words = "no `dot` on the PATH; install Graphviz (https://graphviz.org/download), \
                     or use `--layout builtin`";
        assert_eq!(error, Err(words.to_owned()));
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let start = Instant::now();
        assert!(matches!(
            asked("sleep", &["60"]),
            Err(RenderError::TimedOut(_))
        ));
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_failure_is_told_in_its_own_words() {
        let failed = asked("sh", &["-c", "cat >&2; exit 1"]);
        let words = failed.map_err(|error| error.to_string());
        assert_eq!(
            words,
            Err("`dot` failed: digraph {}; use `--layout builtin`".to_owned())
        );
    }
}
