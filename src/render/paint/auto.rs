//! The picture in both palettes: light, and dark where the reader's device is.

use std::collections::BTreeMap;
use std::fmt::Write;

/// One SVG from the same picture painted light and dark: the light one, with a style sheet that
/// gives each colour its dark counterpart where the device asks for it. None where one light colour
/// has two counterparts.
pub(in crate::render) fn merge(light: &str, dark: &str) -> Option<String> {
    let mut pairs: BTreeMap<&str, &str> = BTreeMap::new();
    let (ours, theirs) = (colours(light), colours(dark));
    if ours.len() != theirs.len() {
        return None;
    }
    for (one, other) in ours.into_iter().zip(theirs) {
        if *pairs.entry(one).or_insert(other) != other {
            return None;
        }
    }
    let mut style = String::from("<style>@media (prefers-color-scheme: dark) {\n");
    for (light, dark) in pairs.iter().filter(|(light, dark)| light != dark) {
        for property in ["fill", "stroke"] {
            // Writing to a string does not fail.
            let _ = writeln!(style, "[{property}=\"{light}\"] {{ {property}: {dark} }}");
        }
    }
    style.push_str("}</style>\n");
    let end = light.find("</desc>\n")? + "</desc>\n".len();
    Some([&light[..end], &style, &light[end..]].concat())
}

/// The colours of the attributes `fill` and `stroke`, in their order.
fn colours(svg: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find("=\"#") {
        let is_colour = ["fill", "stroke"].iter().any(|it| rest[..at].ends_with(it));
        let value = &rest[at + 2..];
        let end = value.find('"').unwrap_or(value.len());
        if is_colour {
            found.push(&value[..end]);
        }
        rest = &value[end..];
    }
    found
}
