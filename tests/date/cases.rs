use claimgraph::model::date::{
    Date, DayStatus, Duration, Period, Window, before, between, day_status, not_after, overlaps,
    reaches, within_deadline,
};

#[test]
fn cases_hold() {
    let mut wrong = Vec::new();
    for (number, line) in include_str!("cases.txt").lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let (expected, found) = case(&cells);
        if expected != found {
            wrong.push(format!("line {}: {line}\n  found: {found}", number + 1));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What a case expects, and what is found.
fn case(cells: &[&str]) -> (String, String) {
    match cells {
        ["parse", text] => ((*text).into(), shown(text.parse::<Date>())),
        ["length", text] => ((*text).into(), shown(text.parse::<Duration>())),
        ["words", text, expected] => ((*expected).into(), date(text).in_words()),
        ["words-to", first, last, expected] => {
            ((*expected).into(), date(first).in_words_to(&date(last)))
        }
        ["length-words", text, expected] => {
            let length: Duration = text.parse().expect("a length");
            ((*expected).into(), length.in_words())
        }
        ["refuse", text, offset, message, help] => {
            let found = text
                .parse::<Date>()
                .map_err(|e| (e.offset(), e.to_string(), e.help()));
            refused(found, [offset, message, help])
        }
        ["no-length", text, offset, message, help] => {
            let found = text
                .parse::<Duration>()
                .map_err(|e| (e.offset(), e.to_string(), e.help()));
            refused(found, [offset, message, help])
        }
        ["window", text, first, after] => {
            let Window { earliest, latest } = date(text).window();
            (
                format!("{first} {after}"),
                format!("{} {}", instant(earliest), instant(latest)),
            )
        }
        ["before", a, b, there, back] => {
            let (a, b) = (date(a), date(b));
            (
                format!("{there} {back}"),
                format!("{} {}", before(&a, &b), before(&b, &a)),
            )
        }
        ["overlaps", a, b, expected] => {
            let (a, b) = (date(a), date(b));
            let (there, back) = (overlaps(&a, &b), overlaps(&b, &a));
            (format!("{expected} {expected}"), format!("{there} {back}"))
        }
        ["not-after", a, b, expected] => answer(expected, &not_after(&date(a), &date(b))),
        ["between", a, since, until, expected] => {
            let bound = |text: &str| (text != "-").then(|| date(text));
            let (since, until) = (bound(since), bound(until));
            answer(expected, &between(&date(a), since.as_ref(), until.as_ref()))
        }
        ["in-time", a, b, expected] => answer(expected, &within_deadline(&date(a), &date(b))),
        ["reaches", a, b, expected] => answer(expected, &reaches(&date(a), &date(b))),
        ["within", a, of, length, expected] => {
            let length = length.parse().expect("a length");
            answer(
                expected,
                &Period::within(&date(of), &length).contains(&date(a)),
            )
        }
        ["valid", valid, at, expected] => {
            answer(expected, &status(day_status(&date(valid), &date(at))))
        }
        ["since", from, at, expected] => answer(
            expected,
            &status(Period::since(&date(from)).status(&date(at))),
        ),
        ["ended", from, by, at, expected] => {
            let period = Period::since(&date(from)).ended_by(&date(by));
            answer(expected, &status(period.status(&date(at))))
        }
        _ => panic!("no such case: {cells:?}"),
    }
}

fn refused(
    found: Result<impl ToString, (u32, String, String)>,
    expected: [&&str; 3],
) -> (String, String) {
    let [offset, message, help] = expected;
    match found {
        Ok(date) => (
            format!("refused at {offset}"),
            format!("read as {}", date.to_string()),
        ),
        Err(found)
            if found.0.to_string() == *offset
                && found.1.contains(*message)
                && found.2.contains(*help) =>
        {
            (String::new(), String::new())
        }
        Err(found) => (format!("{offset} {message} {help}"), format!("{found:?}")),
    }
}

fn answer(expected: &str, found: &impl ToString) -> (String, String) {
    (expected.into(), found.to_string())
}

fn shown<T: ToString, E: ToString>(found: Result<T, E>) -> String {
    found.map_or_else(|error| error.to_string(), |value| value.to_string())
}

fn date(text: &str) -> Date {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn status(status: DayStatus) -> &'static str {
    match status {
        DayStatus::NotYet => "not-yet",
        DayStatus::Within => "within",
        DayStatus::Possibly => "possibly",
        DayStatus::Ended => "ended",
    }
}

fn instant(seconds: i64) -> String {
    if matches!(seconds, Window::PAST | Window::FUTURE) {
        return "-".into();
    }
    let start = jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
    let Ok(time) = start.checked_add(jiff::SignedDuration::from_secs(seconds)) else {
        return "end".into();
    };
    let shown = time.to_string();
    let shown = shown.strip_suffix(":00").unwrap_or(&shown);
    shown.strip_suffix("T00:00").unwrap_or(shown).into()
}

#[test]
fn a_date_is_small() {
    assert!(
        size_of::<Option<Date>>() <= 40,
        "{}",
        size_of::<Option<Date>>()
    );
}

#[test]
fn display_order_is_by_bounds_then_text() {
    let mut dates: Vec<Date> = [
        "2031-05-02",
        "2032",
        "2031",
        "XXXX-09",
        "2031-05-01?",
        "2031-01/2031-12",
        "2031-05",
    ]
    .map(date)
    .into();
    dates.sort();
    let order: Vec<&str> = dates.iter().map(Date::as_str).collect();
    insta::assert_snapshot!(
        order.join(" "),
        @"XXXX-09 2031 2031-01/2031-12 2031-05-01? 2031-05 2031-05-02 2032"
    );
}

#[test]
fn the_schema_takes_what_the_parser_takes() {
    let schema = schemars::schema_for!(Date);
    let dates = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let schema = schemars::schema_for!(Duration);
    let lengths = jsonschema::validator_for(schema.as_value()).expect("a schema");
    assert!(dates.is_valid(&serde_json::json!(2031)));
    assert!(!dates.is_valid(&serde_json::json!(20_310_501)));
    for line in include_str!("cases.txt").lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells[..] {
            ["parse", text] => assert!(dates.is_valid(&text.into()), "{text}"),
            ["length", text] => assert!(lengths.is_valid(&text.into()), "{text}"),
            _ => {}
        }
    }
    for text in [
        "12.05.2031",
        "May 2031",
        "2031-5-1",
        "",
        "2031-05-01T14",
        "2031/05/01",
    ] {
        assert!(!dates.is_valid(&text.into()), "{text}");
    }
    for text in ["7 days", "P", "PT", "P7", "P48H"] {
        assert!(!lengths.is_valid(&text.into()), "{text}");
    }
}
