//! From what people write for a date to the form to write.

use super::parse;

/// The date in EDTF that the text probably means; two joined by "or" where the order of day and
/// month cannot be told.
pub(super) fn form(text: &str) -> Option<String> {
    let text = text.trim().trim_matches('"');
    if text.len() > 64 {
        return None;
    }
    if text.starts_with(['[', '{']) {
        let inside = text.trim_matches(['[', ']', '{', '}']).trim();
        return one_sided(inside)
            .or_else(|| interval(inside, &["..", ","]))
            .or_else(|| single(inside));
    }
    let dashes = [
        '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
    ];
    let text = text.replace(dashes, "-");
    valid(signs(&text))
        .or_else(|| single(&text))
        .or_else(|| one_sided(&text))
        .or_else(|| interval(&text, &["/", " to ", " until ", " and ", " - ", "..", ", "]))
}

fn valid(form: String) -> Option<String> {
    parse::date(&form).ok().map(|_| form)
}

/// Letters and signs of EDTF as it wants them.
fn signs(text: &str) -> String {
    let mut form = text.to_owned();
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        form = form
            .to_ascii_uppercase()
            .replace('U', "X")
            .replace(' ', "T");
    }
    let Some(sign) = form
        .chars()
        .find(|c| is_sign(*c))
        .filter(|_| !form.contains('/'))
    else {
        return form;
    };
    // `2031?-05` and `?2031-05` are level 2: one sign at the end says nearly the same.
    form.retain(|c| !is_sign(c));
    format!("{}{sign}", form.trim_end_matches('T'))
}

const fn is_sign(c: char) -> bool {
    matches!(c, '?' | '~' | '%')
}

fn interval(text: &str, between: &[&str]) -> Option<String> {
    let (first, second) = between
        .iter()
        .find_map(|between| text.split_once(between))
        .or_else(|| years(text))?;
    let part = |text: &str| {
        let text = text
            .trim()
            .trim_start_matches("from ")
            .trim_start_matches("between ");
        let form = valid(signs(text)).or_else(|| single(text))?;
        (!form.contains([' ', '/'])).then_some(form)
    };
    let start = part(first)?;
    // `2031-05-01/07`: the second end shares its beginning with the first.
    let shared = || {
        let kept = start.len().checked_sub(second.len())?;
        valid(format!("{}{second}", start.get(..kept)?)).filter(|_| second.len() < start.len())
    };
    let end = shared().or_else(|| part(second))?;
    // `May to June 2031`: the first end shares the year of the second.
    let start = match (start.strip_prefix("XXXX"), end.get(..4)) {
        (Some(rest), Some(year)) => format!("{year}{rest}"),
        _ => start,
    };
    valid(format!("{start}/{end}")).or_else(|| valid(format!("{end}/{start}")))
}

/// `since 2031`, `..2031`: only one end is given.
fn one_sided(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let end = |prefixes: &[&str]| {
        let rest = prefixes
            .iter()
            .find_map(|prefix| lower.strip_prefix(prefix))?;
        single(rest.trim()).filter(|form| !form.contains(' ') && !form.starts_with("XXXX"))
    };
    if let Some(start) = end(&["since ", "after ", "from "]) {
        return valid(format!("{start}/.."));
    }
    if let Some(start) = lower.strip_suffix("..").and_then(single) {
        return valid(format!("{start}/.."));
    }
    valid(format!(
        "../{}",
        end(&["before ", "until ", "till ", "by ", ".."])?
    ))
}

/// `2031-2033`.
fn years(text: &str) -> Option<(&str, &str)> {
    text.split_once('-').filter(|(first, second)| {
        [first, second]
            .iter()
            .all(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Words that say nothing of their own; and parts of a year or a month, for which the whole is
/// written: it holds what is meant.
const PASSED_OVER: &[&str] = &[
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "the",
    "in",
    "on",
    "at",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "early",
    "mid",
    "late",
    "beginning",
    "start",
    "middle",
    "end",
];

/// What the words and numbers of a text say.
#[derive(Default)]
struct Said {
    numbers: Vec<Box<str>>,
    named: Option<Named>,
    about: bool,
    unsure: bool,
    dots: bool,
}

/// A stretch of time that has a name.
enum Named {
    Month(usize),
    Season(usize),
    Quarter(usize),
    Decade,
    Century,
}

fn single(text: &str) -> Option<String> {
    let said = listen(text)?;
    let form = words(&said).or_else(|| numbers(&said))?;
    if form.contains(" or ") {
        return Some(form);
    }
    let sign = match (said.about, said.unsure) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    valid(format!("{form}{sign}"))
}

fn listen(text: &str) -> Option<Said> {
    let mut said = Said {
        dots: text.contains('.'),
        unsure: text.ends_with('?'),
        ..Said::default()
    };
    let lower = text.to_lowercase();
    let parts = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    for part in parts {
        let split = part.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, word) = part.split_at(split);
        if !digits.is_empty() {
            said.numbers.push(digits.into());
        }
        match word {
            word if word.is_empty() || PASSED_OVER.contains(&word) => {}
            "s" if digits.len() == 4 && digits.ends_with('0') => said.named = Some(Named::Decade),
            "c" | "ca" | "circa" | "about" | "around" | "approximately" => said.about = true,
            "century" => said.named = Some(Named::Century),
            "spring" => said.named = Some(Named::Season(21)),
            "summer" => said.named = Some(Named::Season(22)),
            "autumn" | "fall" => said.named = Some(Named::Season(23)),
            "winter" => said.named = Some(Named::Season(24)),
            "q1" | "q2" | "q3" | "q4" => said.named = word[1..].parse().ok().map(Named::Quarter),
            _ if said.named.is_some() => return None,
            _ => said.named = Some(Named::Month(month(word)?)),
        }
    }
    Some(said)
}

fn month(word: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(word));
    found.map(|index| index + 1)
}

/// The form where a month, a season or another stretch is named.
fn words(said: &Said) -> Option<String> {
    let year = said.numbers.iter().find(|number| number.len() == 4);
    let other = said.numbers.iter().find(|number| number.len() <= 2);
    let shown = year.map_or("XXXX", |year| year);
    match *said.named.as_ref()? {
        Named::Month(month) => {
            let day = other.map(|day| format!("-{day:0>2}")).unwrap_or_default();
            Some(format!("{shown}-{month:02}{day}"))
        }
        Named::Season(season) => Some(format!("{shown}-{season}")),
        Named::Quarter(quarter) => {
            let year = year?;
            Some(format!(
                "{year}-{:02}/{year}-{:02}",
                quarter * 3 - 2,
                quarter * 3
            ))
        }
        Named::Decade => Some(format!("{}X", year?.get(..3)?)),
        Named::Century => {
            let century = other?.parse::<u32>().ok()?.checked_sub(1)?;
            Some(format!("{century:02}XX"))
        }
    }
}

/// The form where there are only numbers.
fn numbers(said: &Said) -> Option<String> {
    let numbers: Vec<&str> = said.numbers.iter().map(AsRef::as_ref).collect();
    let date = |year: &str, month: &str, day: &str| {
        (year.len() == 4 && month.len() <= 2 && day.len() <= 2)
            .then(|| valid(format!("{year}-{month:0>2}-{day:0>2}")))
            .flatten()
    };
    match numbers[..] {
        [year] if year.len() == 4 => Some(year.into()),
        [whole] if whole.len() == 8 => date(&whole[..4], &whole[4..6], &whole[6..]),
        [whole] if whole.len() == 6 => valid(format!("{}-{}", &whole[..4], &whole[4..])),
        [month] if month.len() <= 2 => valid(format!("XXXX-{month:0>2}")),
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => {
            valid(format!("{year}-{month:0>2}"))
        }
        [day, month] if said.dots && day.len() <= 2 && month.len() <= 2 => {
            valid(format!("XXXX-{month:0>2}-{day:0>2}"))
        }
        [year, a, b] if year.len() == 4 => date(year, a, b).or_else(|| date(year, b, a)),
        [a, b, year] => {
            let (day_first, month_first) = (date(year, b, a), date(year, a, b));
            match (day_first, month_first) {
                (Some(one), Some(other)) if !said.dots && one != other => {
                    Some(format!("{one} or {other}"))
                }
                (Some(one), _) | (None, Some(one)) => Some(one),
                (None, None) => None,
            }
        }
        _ => None,
    }
}
