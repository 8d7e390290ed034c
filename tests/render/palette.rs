//! The palettes: contrast, and colours that stay apart for eyes that see fewer.

use claimgraph::render::{ActClass, Theme};

fn linear(colour: &str) -> [f64; 3] {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    [part(1), part(3), part(5)]
}

fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const CLASSES: [ActClass; 6] = [
    ActClass::Authorize,
    ActClass::Warn,
    ActClass::Support,
    ActClass::Deny,
    ActClass::Military,
    ActClass::Structure,
];

#[test]
fn text_reads_on_its_ground() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        let mut pairs = Vec::new();
        for ground in [theme.background, theme.panel] {
            pairs.extend([(theme.ink, ground), (theme.muted, ground)]);
        }
        for class in CLASSES {
            // A filled header, a hollow header, a line's label, the body with its notes.
            pairs.push((theme.background, theme.class(class)));
            pairs.extend([
                (theme.ink, theme.body(class)),
                (theme.muted, theme.body(class)),
            ]);
            // A claim's speaker.
            if !matches!(class, ActClass::Military | ActClass::Structure) {
                pairs.push((theme.class(class), theme.panel));
            }
        }
        for (text, ground) in pairs {
            let found = contrast(text, ground);
            assert!(
                found >= 4.5,
                "{}: {text} on {ground} has {found:.2}",
                theme.name
            );
        }
    }
}

/// Machado, Oliveira and Fernandes 2009, severity 1.0.
const DEFICIENCIES: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

#[allow(
    clippy::many_single_char_names,
    reason = "the names of the colour spaces"
)]
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let f = |value: f64| {
        if value > 0.008_856 {
            value.cbrt()
        } else {
            7.787 * value + 16.0 / 116.0
        }
    };
    let x = f((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47);
    let y = f(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b);
    let z = f((0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn seen(matrix: &[[f64; 3]; 3], colour: &str) -> [f64; 3] {
    let rgb = linear(colour);
    lab(matrix.map(|row| {
        (0..3)
            .map(|at| row[at] * rgb[at])
            .sum::<f64>()
            .clamp(0.0, 1.0)
    }))
}

#[test]
fn relations_stay_apart_for_every_eye() {
    for (theme, least) in [(Theme::LIGHT, 12.9), (Theme::DARK, 13.9)] {
        let colours = [
            theme.authorize,
            theme.warn,
            theme.support,
            theme.deny,
            theme.structure,
        ];
        let mut closest = f64::INFINITY;
        for matrix in &DEFICIENCIES {
            for (index, one) in colours.iter().enumerate() {
                for other in &colours[index + 1..] {
                    let (a, b) = (seen(matrix, one), seen(matrix, other));
                    let apart = (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt();
                    closest = closest.min(apart);
                }
            }
        }
        // Both figures of the palette are rounded to a tenth.
        assert!(
            closest >= least - 0.05,
            "{}: {closest:.2} apart",
            theme.name
        );
    }
}
