//! What a query may not ask: what is random, what tells the time of day, what goes elsewhere.

/// How deep a query may nest.
const DEPTH: usize = 64;

/// How long a query may be, in bytes.
pub(super) const LENGTH: usize = 10_000;

/// What is refused in an algebra expression (as an S-expression), in words; none where nothing is.
pub(super) fn refused(expression: &str) -> Option<&'static str> {
    words(expression).find_map(|word| match word {
        "rand" => Some("RAND gives another answer each time"),
        "now" => Some("NOW gives another answer each time; name the date"),
        "bnode" => Some("BNODE gives another name each time"),
        "graph" => Some("GRAPH is not known here; the loaded graph is asked (`--graph` names it)"),
        "uuid" | "struuid" => Some("UUID and STRUUID give another answer each time"),
        "service" => Some("SERVICE asks elsewhere; only the loaded graph is asked"),
        _ => None,
    })
}

/// The names of operators and functions: the first word after each opening parenthesis, outside of
/// text and IRIs.
fn words(expression: &str) -> impl Iterator<Item = &str> {
    let mut rest = expression;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find(['(', '"', '<'])?;
            let (found, after) = rest[at..].split_at(1);
            match found {
                "(" => {
                    let name = after.trim_start();
                    let end = name.find([' ', ')', '(']).unwrap_or(name.len());
                    rest = after;
                    return Some(&name[..end]);
                }
                "\"" => rest = after_text(after),
                _ => {
                    // A comparison is no IRI.
                    let end = after.find(['>', ' ']).map_or(after.len(), |end| end + 1);
                    rest = &after[end..];
                }
            }
        }
    })
}

fn after_text(text: &str) -> &str {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return &text[at + 1..],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    ""
}

/// The names in angle brackets of an algebra expression, outside of text.
pub(super) fn names(expression: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = expression;
    while let Some(at) = rest.find(['"', '<']) {
        let (first, after) = rest[at..].split_at(1);
        if first == "\"" {
            rest = after_text(after);
            continue;
        }
        let end = after.find(['>', ' ', '(']).unwrap_or(after.len());
        if after[end..].starts_with('>') {
            found.push(&after[..end]);
        }
        rest = &after[end..];
    }
    found
}

/// Whether a query nests deeper than the parser can bear, outside of its text and its comments.
pub(super) fn is_too_deep(query: &str) -> bool {
    let mut depth = 0_usize;
    let mut unary = 0_usize;
    let mut rest = query.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\'' => {
                while let Some(inside) = rest.next() {
                    if inside == '\\' {
                        rest.next();
                    } else if inside == c {
                        break;
                    }
                }
            }
            '#' => while rest.next_if(|c| *c != '\n').is_some() {},
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            '!' | '-' | '+' | '^' => unary += 1,
            c if c.is_whitespace() => {}
            _ => unary = 0,
        }
        if depth > DEPTH || unary > DEPTH {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{is_too_deep, names, refused};

    #[test]
    fn depth_is_that_of_the_query_and_not_of_its_text() {
        assert!(is_too_deep(&"(".repeat(70)));
        assert!(!is_too_deep(&format!(
            "ASK {{ ?s :gloss \"{}\" }}",
            "(".repeat(70)
        )));
        assert!(!is_too_deep(&format!("ASK {{ # {}\n }}", "(".repeat(70))));
    }

    #[test]
    fn names_stand_in_angle_brackets() {
        let expression =
            "(filter (< ?a ?b) (bgp (triple ?s <urn:p> \"<urn:no>\") (triple <urn:s> ?p ?o)))";
        assert_eq!(names(expression), ["urn:p", "urn:s"]);
    }

    #[test]
    fn only_functions_and_operators_are_refused() {
        assert!(refused("(project (?x) (extend ?x ( rand) (bgp)))").is_some());
        assert!(refused("(service <urn:x> (bgp))").is_some());
        assert!(refused("(filter (= ?x \"(now) \\\" (rand)\") (bgp))").is_none());
        assert!(refused("(bgp (triple ?rand <urn:(now)> ?now))").is_none());
        assert!(refused("(filter (< ?a ?b) (extend ?x (now) (bgp)))").is_some());
    }
}
