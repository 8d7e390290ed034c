use claimgraph::model::date::{Certainty, Date, Period, before, overlaps, within_deadline};
use proptest::prelude::*;

fn year() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (2029..2033u32).prop_map(|year| format!("{year:04}")),
        1 => (0..10_000u32).prop_map(|year| format!("{year:04}")),
        1 => (1..10_000u32).prop_map(|year| format!("-{year:04}")),
        1 => prop::sample::select(vec!["203X", "20XX", "XXXX", "2X31"]).prop_map(String::from),
    ]
}

fn clock() -> impl Strategy<Value = String> {
    let zone = prop::sample::select(vec!["", "Z", "+02:00", "-11:30", "+14"]);
    (0..24u32, 0..60u32, prop::option::of(0..60u32), zone).prop_map(
        |(hour, minute, second, zone)| {
            let second = second
                .map(|second| format!(":{second:02}"))
                .unwrap_or_default();
            format!("T{hour:02}:{minute:02}{second}{zone}")
        },
    )
}

fn plain() -> BoxedStrategy<String> {
    let two = |most: u32| {
        prop_oneof![
            8 => (1..=most).prop_map(|number| format!("{number:02}")),
            1 => prop::sample::select(vec!["XX", "1X", "0X"]).prop_map(String::from),
        ]
    };
    prop_oneof![
        year(),
        (year(), two(12)).prop_map(|(year, month)| format!("{year}-{month}")),
        (year(), 21..25u32).prop_map(|(year, season)| format!("{year}-{season}")),
        (year(), two(12), two(28)).prop_map(|(year, month, day)| format!("{year}-{month}-{day}")),
    ]
    .boxed()
}

fn point() -> BoxedStrategy<String> {
    let day = (2030..2032u32, 1..13u32, 1..29u32, clock())
        .prop_map(|(year, month, day, clock)| format!("{year}-{month:02}-{day:02}{clock}"));
    let sign = prop::sample::select(vec!["", "", "", "?", "~", "%"]);
    prop_oneof![4 => (plain(), sign).prop_map(|(date, sign)| date + sign), 1 => day].boxed()
}

fn date() -> BoxedStrategy<Date> {
    let end = || prop_oneof![6 => point(), 1 => Just(String::new()), 1 => Just("..".to_owned())];
    let text = prop_oneof![3 => point(), 1 => (end(), end()).prop_map(|(a, b)| format!("{a}/{b}"))];
    text.prop_filter_map("no date", |text| text.parse().ok())
        .boxed()
}

proptest! {
    #[test]
    fn a_date_is_shown_as_written(date in date()) {
        let again: Date = date.to_string().parse().expect("a date");
        prop_assert_eq!(again.window(), date.window());
        prop_assert_eq!(again, date);
    }

    #[test]
    fn any_text_is_read_or_refused_inside_it(text in "[-0-9X?~%/.TZ:+ ]{0,12}|\\PC{0,20}") {
        if let Err(error) = text.parse::<Date>() {
            prop_assert!(text.is_char_boundary(error.offset() as usize), "{}", error.offset());
            prop_assert!(!error.help().is_empty());
            for form in error.instead().into_iter().flat_map(|forms| forms.split(" or ")) {
                prop_assert!(form.parse::<Date>().is_ok(), "{}", form);
            }
        }
    }

    #[test]
    fn bounds_are_in_order(date in date()) {
        let (window, nominal, period) = (date.window(), date.nominal(), date.period());
        prop_assert!(window.earliest < window.latest);
        prop_assert!(window.earliest <= nominal.earliest && nominal.latest <= window.latest);
        prop_assert!(period.start.earliest <= period.start.latest);
        prop_assert!(period.end.earliest <= period.end.latest);
        prop_assert_eq!(period.outer(), window);
    }

    #[test]
    fn certainly_before_is_a_strict_order(a in date(), b in date(), c in date()) {
        prop_assert!(!before(&a, &a).is_certain());
        if before(&a, &b).is_certain() {
            prop_assert_eq!(before(&b, &a), Certainty::No);
            prop_assert_eq!(overlaps(&a, &b), Certainty::No);
            if before(&b, &c).is_certain() {
                prop_assert!(before(&a, &c).is_certain());
            }
        }
        if before(&a, &b) == Certainty::No {
            prop_assert!(before(&b, &a).is_certain());
        }
    }

    #[test]
    fn overlap_has_no_direction(a in date(), b in date()) {
        prop_assert_eq!(overlaps(&a, &b), overlaps(&b, &a));
        prop_assert!(overlaps(&a, &a).is_possible());
    }

    #[test]
    fn widening_makes_nothing_certain(a in plain(), b in plain(), sign in "[?~%]") {
        let [Ok(plain), Ok(wide), Ok(other)] =
            [a.clone(), format!("{a}{sign}"), b].map(|text| text.parse::<Date>())
        else {
            return Ok(());
        };
        let weaker = |wide: Certainty, plain| wide == plain || wide == Certainty::Possibly;
        prop_assert!(weaker(before(&wide, &other), before(&plain, &other)));
        prop_assert!(weaker(before(&other, &wide), before(&other, &plain)));
        prop_assert!(weaker(within_deadline(&wide, &other), within_deadline(&plain, &other)));
        prop_assert!(weaker(within_deadline(&other, &wide), within_deadline(&other, &plain)));
        let (wide, plain) = (wide.period().contains(&other), plain.period().contains(&other));
        prop_assert!(weaker(wide, plain));
    }

    #[test]
    fn the_window_of_a_length_starts_with_its_date(
        from in date(),
        days in 1..400u32,
        unit in "[DWM]",
    ) {
        let length = format!("P{days}{unit}").parse().expect("a length");
        let period = Period::within(&from, &length);
        prop_assert!(period.start.earliest < period.end.earliest || from.is_uncertain()
            || from.window().earliest == i64::MIN);
        prop_assert!(period.contains(&from).is_possible());
    }
}
