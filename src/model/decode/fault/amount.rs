//! Amounts as texts give them, to be told in the form that is written: `at least 9`, `20-30`,
//! `3 million`.

/// How the text of a number may begin or end, and what bounds it then gives.
const SIGNS: &[(&str, &str)] = &[
    ("at least", "min"),
    ("no fewer than", "min"),
    ("no less than", "min"),
    ("from", "min"),
    (">=", "min"),
    ("≥", "min"),
    ("more than", "above"),
    ("over", "above"),
    ("above", "above"),
    (">", "above"),
    ("at most", "max"),
    ("no more than", "max"),
    ("up to", "max"),
    ("<=", "max"),
    ("≤", "max"),
    ("less than", "below"),
    ("fewer than", "below"),
    ("under", "below"),
    ("below", "below"),
    ("<", "below"),
    ("about", "value"),
    ("around", "value"),
    ("approximately", "value"),
    ("roughly", "value"),
    ("some", "value"),
    ("circa", "value"),
    ("ca.", "value"),
    ("~", "value"),
    ("≈", "value"),
];

/// Words that multiply the number before them.
const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("k", 1e3),
    ("million", 1e6),
    ("mln", 1e6),
    ("m", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
];

/// The amount that a text probably means, as it is written in YAML; none where it cannot be told.
pub(super) fn amount(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    if let Some(exact) = number(&text) {
        return Some(exact.to_string());
    }
    for (sign, bound) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign)
            && let Some(number) = number(rest.trim_start())
        {
            return Some(match *bound {
                "value" => format!("{{ value: {number}, approximate: true }}"),
                bound => format!("{{ {bound}: {number} }}"),
            });
        }
    }
    if let Some(number) = text.strip_suffix('+').and_then(number) {
        return Some(format!("{{ min: {number} }}"));
    }
    let range = text.strip_prefix("between").unwrap_or(&text);
    let ends = ["-", "–", "—", " to ", " and "]
        .iter()
        .find_map(|sign| range.split_once(sign))?;
    let (low, high) = (number(ends.0.trim())?, number(ends.1.trim())?);
    (low <= high).then(|| format!("{{ min: {low}, max: {high} }}"))
}

/// What a text counts, and how many: `10000 soldiers`.
pub(super) fn counted(text: &str) -> Option<(String, &str)> {
    let (number, counted) = text.trim().rsplit_once(' ')?;
    let is_word = counted.chars().all(char::is_alphabetic) && !counted.is_empty();
    let is_scale = SCALES.iter().any(|(scale, _)| *scale == counted);
    Some((amount(number).filter(|_| is_word && !is_scale)?, counted))
}

/// A number with separators or a word for its size.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let starts = text.starts_with(|c: char| c.is_ascii_digit());
    let (digits, scale) = SCALES
        .iter()
        .find_map(|(word, scale)| Some((text.strip_suffix(word)?.trim_end(), *scale)))
        .unwrap_or((text, 1.0));
    let points = digits.matches('.').count();
    let separates = |c: &char| {
        matches!(c, ',' | '_' | ' ' | '\'' | '\u{a0}' | '\u{202f}') || *c == '.' && points > 1
    };
    let digits: String = digits.chars().filter(|c| !separates(c)).collect();
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let number = digits.parse::<f64>().ok().filter(|_| starts && plain)?;
    // What a factor of ten makes of a fraction is told without the noise of its binary digits.
    let number = (number * scale * 1e6).round() / 1e6;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{amount, counted};

    #[test]
    fn amounts_are_understood() {
        for (text, meant) in [
            ("10,000", "10000"),
            ("1 200", "1200"),
            ("3 million", "3000000"),
            ("1.2bn", "1200000000"),
            ("at least 9", "{ min: 9 }"),
            ("More than 10,000", "{ above: 10000 }"),
            ("up to 3 thousand", "{ max: 3000 }"),
            ("~20", "{ value: 20, approximate: true }"),
            ("20-30", "{ min: 20, max: 30 }"),
            ("between 5 and 7", "{ min: 5, max: 7 }"),
            ("1,000 – 2,000", "{ min: 1000, max: 2000 }"),
            ("50+", "{ min: 50 }"),
        ] {
            assert_eq!(amount(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "many", "30-20", "x9", "9 soldiers", "1-2-3", "million"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_counted() {
        let soldiers = Some(("10000".to_owned(), "soldiers"));
        assert_eq!(counted("10,000 soldiers"), soldiers);
        assert_eq!(counted("3 million"), None);
        assert_eq!(counted("soldiers"), None);
    }
}
