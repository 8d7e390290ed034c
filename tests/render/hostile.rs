//! Hostile words: they change neither the number of things nor the form of a document.

use std::io::Write;
use std::process::{Command, Stdio};

use claimgraph::render::{Theme, dot};

use super::has_dot;
use crate::fuzz::{pictures, scene};

fn words() -> Vec<String> {
    let mut words: Vec<String> = [
        "",
        "   ",
        "\"",
        "\\",
        "\\N \\G \\E",
        "ends with \\",
        "x\"]; evil [label=\"pwned",
        "]]>",
        "</script><script>alert(1)</script>",
        "</text></svg>",
        "<b>&amp; &#0; &bogus;",
        "a\0b",
        "\u{202E}reversed\u{202C} \u{2066}isolated",
        "line\none\r\ntwo",
        "-->",
        "👩‍👩‍👧‍👦🏳️‍🌈 e\u{301}\u{301}\u{301}\u{301}\u{301}",
        "разрешение",
        "άδεια",
        "授权远程导弹打击",
        "תירבע العربية",
        "javascript:alert(1)",
        "\u{FFFE}\u{FFFF}\u{FEFF}",
        "node",
    ]
    .map(String::from)
    .to_vec();
    words.push("long ".repeat(2048));
    words.push("W".repeat(10_240));
    words
}

#[test]
fn svg_keeps_its_form() {
    for word in words() {
        pictures(word.as_bytes());
    }
}

#[test]
fn dot_keeps_its_form() {
    if !has_dot("dot_keeps_its_form") {
        return;
    }
    for word in words() {
        let text = dot(&scene(&word), &Theme::DARK);
        let mut child = Command::new("dot")
            .arg("-Tsvg")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{complaint}\n{text}");
        let document = String::from_utf8(output.stdout).unwrap();
        let nodes = document.matches("class=\"node ").count();
        let edges = document.matches("class=\"edge ").count();
        assert_eq!((nodes, edges), (4, 3), "{word:?}\n{complaint}");
    }
}
