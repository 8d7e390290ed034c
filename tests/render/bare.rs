//! Pictures on a bare machine: without fonts, without Graphviz, on any number of threads.

use std::path::Path;
use std::process::Command;

/// The picture that the command writes in a format, with an environment of its own alone.
fn picture(format: &str, view: &str, environment: &[(&str, &str)]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(["render", view, "--graph", "kursk", "--format", format])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{format}: {said}");
    output.stdout
}

#[test]
fn nothing_of_the_machine_is_in_a_picture() {
    let nothing: &[(&str, &str)] = &[
        ("PATH", ""),
        ("HOME", "/nonexistent"),
        ("FONTCONFIG_FILE", "/nonexistent"),
        ("RAYON_NUM_THREADS", "1"),
    ];
    let path = std::env::var("PATH").unwrap_or_default();
    let home = std::env::var("HOME").unwrap_or_default();
    let usual: &[(&str, &str)] = &[("PATH", &path), ("HOME", &home), ("RAYON_NUM_THREADS", "5")];
    for format in ["svg", "png", "pdf", "dot", "html"] {
        let bare = picture(format, "authorizations", nothing);
        let start: &[u8] = match format {
            "svg" => b"<svg",
            "png" => b"\x89PNG",
            "pdf" => b"%PDF",
            "dot" => b"digraph",
            _ => b"<!DOCTYPE html>",
        };
        assert!(bare.starts_with(start), "{format}: {:?}", &bare[..20]);
        assert!(bare.len() > 5_000, "{format}: {} bytes", bare.len());
        let same = bare == picture(format, "authorizations", usual);
        assert!(same, "{format} differs by machine or threads");
    }
}
