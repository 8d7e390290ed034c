//! Dates and durations as a reader says them.

use super::{Date, Duration};

/// Months and seasons, by the two digits that EDTF gives them.
const MONTHS: [(&str, &str); 16] = [
    ("01", "January"),
    ("02", "February"),
    ("03", "March"),
    ("04", "April"),
    ("05", "May"),
    ("06", "June"),
    ("07", "July"),
    ("08", "August"),
    ("09", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
    ("21", "spring"),
    ("22", "summer"),
    ("23", "autumn"),
    ("24", "winter"),
];

impl Date {
    /// The date as a reader says it: `2 August 1990`, `about 9 August 1990`, `September, year not
    /// given`, `2 to 5 August 1990`. What has no plain words stays as its author wrote it.
    pub fn in_words(&self) -> String {
        let Some((first, last)) = self.text.split_once('/') else {
            return whole(&self.text);
        };
        let is_end = |end: &str| !matches!(end, "" | "..");
        match (is_end(first), is_end(last)) {
            (true, true) => stretch(first, last),
            (true, false) => format!("from {}", whole(first)),
            _ => format!("until {}", whole(last)),
        }
    }

    /// From the beginning of one date to the end of another: `25 July to about 9 August 1990`.
    pub fn in_words_to(&self, last: &Self) -> String {
        let first = self.text.split('/').next().unwrap_or_default();
        let last = last.text.rsplit('/').next().unwrap_or_default();
        if first == last {
            whole(first)
        } else {
            stretch(first, last)
        }
    }
}

impl Duration {
    /// The length as a reader says it: `15 days`, `1 year and 6 months`.
    pub fn in_words(&self) -> String {
        let (days, clock) = self.as_str().split_once('T').unwrap_or((self.as_str(), ""));
        let minutes = clock.split_inclusive(char::is_alphabetic);
        let mut parts: Vec<String> = days
            .trim_start_matches('P')
            .split_inclusive(char::is_alphabetic)
            .map(|part| length(part, "month"))
            .chain(minutes.map(|part| length(part, "minute")))
            .collect();
        match parts.pop() {
            Some(last) if parts.is_empty() => last,
            Some(last) => format!("{} and {last}", parts.join(", ")),
            None => self.to_string(),
        }
    }
}

/// A number with its unit; `M` is a month before the `T`, and a minute behind it.
fn length(part: &str, month: &str) -> String {
    let (number, unit) = part.split_at(part.len() - 1);
    let unit = match unit {
        "Y" => "year",
        "M" => month,
        "W" => "week",
        "D" => "day",
        "H" => "hour",
        _ => "second",
    };
    let number = number.trim_start_matches('0');
    match number {
        "" => format!("0 {unit}s"),
        "1" => format!("1 {unit}"),
        many => format!("{many} {unit}s"),
    }
}

fn whole(text: &str) -> String {
    Parts::of(text).map_or_else(|| text.to_owned(), |parts| parts.told(&parts.tail()))
}

/// Two ends, with what they share said once.
fn stretch(first: &str, last: &str) -> String {
    let (Some(one), Some(other)) = (Parts::of(first), Parts::of(last)) else {
        return format!("{first} to {last}");
    };
    let same_month = one.month.is_some() && one.month == other.month;
    let tail = match one.year == other.year {
        // What follows a time of day cannot be left out before it.
        _ if !one.time.is_empty() => one.tail(),
        true if same_month && one.day.is_some() && other.day.is_some() => String::new(),
        true if other.month.is_some() => one.month.unwrap_or_default().to_owned(),
        _ => one.tail(),
    };
    format!("{} to {}", one.told(&tail), other.told(&other.tail()))
}

/// One end of a date, its digits told apart.
struct Parts<'t> {
    year: &'t str,
    month: Option<&'static str>,
    day: Option<&'t str>,
    time: String,
    /// `about`, `perhaps`.
    how: &'static str,
}

impl<'t> Parts<'t> {
    /// Nothing where digits are left open in a way that has no plain words.
    fn of(text: &'t str) -> Option<Self> {
        let (text, how) = match text.as_bytes().last()? {
            b'~' => (&text[..text.len() - 1], "about "),
            b'?' => (&text[..text.len() - 1], "perhaps "),
            b'%' => (&text[..text.len() - 1], "perhaps about "),
            _ => (text, ""),
        };
        let (date, clock) = text.split_once('T').unwrap_or((text, ""));
        let mut digits = date.split('-');
        let year = digits.next()?;
        let known = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.is_empty() || !(year == "XXXX" || known(&year)) {
            return None;
        }
        let month = match digits.next() {
            None | Some("XX") => None,
            Some(month) => Some(MONTHS.iter().find(|(digits, _)| *digits == month)?.1),
        };
        let day = match digits.next() {
            None | Some("XX") => None,
            Some(day) if known(&day) => Some(day.trim_start_matches('0')),
            Some(_) => return None,
        };
        if month.is_none() && day.is_some() {
            return None;
        }
        let (year, time) = (year.trim_start_matches('0'), time(clock));
        Some(Self {
            year,
            month,
            day,
            time,
            how,
        })
    }

    /// Month and year: what two ends may share.
    fn tail(&self) -> String {
        match (self.month, self.year) {
            (None, "XXXX") => "year not given".to_owned(),
            (None, year) => year.to_owned(),
            (Some(month), "XXXX") => format!("{month}, year not given"),
            (Some(month), year) => format!("{month} {year}"),
        }
    }

    fn told(&self, tail: &str) -> String {
        let day = self.day.unwrap_or_default();
        let gap = if day.is_empty() || tail.is_empty() {
            ""
        } else {
            " "
        };
        format!("{}{day}{gap}{tail}{}", self.how, self.time)
    }
}

/// A time of day with its zone: `, 12:00 (UTC−05:00)`.
fn time(clock: &str) -> String {
    if clock.is_empty() {
        return String::new();
    }
    let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(zone);
    match zone {
        "" => format!(", {time}"),
        "Z" => format!(", {time} (UTC)"),
        zone => format!(", {time} (UTC{})", zone.replace('-', "−")),
    }
}
