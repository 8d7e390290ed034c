//! PNG and PDF, and pictures that follow the colours of the device.

use claimgraph::render::{Engine, Letters, Options, Placed, Theme, pdf, place, png, svg, svg_auto};

use resvg::tiny_skia::Pixmap;

use super::views;

fn placed() -> Placed {
    let options = Options {
        engine: Engine::Builtin,
        ..Options::default()
    };
    place(&views::authorizations(), &options).unwrap()
}

/// The width and height that the header of a PNG tells.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_png_has_the_size_that_is_asked_for_and_the_same_bytes_each_time() {
    let placed = placed();
    let once = png(&placed, &Theme::LIGHT, 1.0).unwrap();
    let (width, height) = size(&once);
    // A point is four thirds of a pixel.
    assert!(f64::from(width) >= placed.width * 4.0 / 3.0);
    let twice = size(&png(&placed, &Theme::LIGHT, 2.0).unwrap());
    assert!(twice.0.abs_diff(2 * width) <= 1 && twice.1.abs_diff(2 * height) <= 1);
    assert!(
        once == png(&placed, &Theme::LIGHT, 1.0).unwrap(),
        "other bytes"
    );
    assert!(once != png(&placed, &Theme::DARK, 1.0).unwrap());
    for scale in [0.000_01, 1_000.0] {
        assert!(png(&placed, &Theme::LIGHT, scale).is_err());
    }
}

/// The page seldom ends where a pixel does: the last row and column are as solid as the rest.
#[test]
fn every_pixel_is_solid_at_every_scale() {
    let mut placed = placed();
    for (width, scale) in [(1.0, 1.0), (0.0, 1.3), (0.4, 2.0)] {
        placed.width += width;
        placed.height += width;
        let bytes = png(&placed, &Theme::DARK, scale).unwrap();
        let pixels = Pixmap::decode_png(&bytes).unwrap();
        let see_through = pixels.pixels().iter().filter(|it| it.alpha() < u8::MAX);
        assert_eq!(see_through.count(), 0, "at {scale}");
        let (width, height) = (pixels.width(), pixels.height());
        for (x, y) in [(0, 0), (width - 1, height - 1)] {
            let it = pixels.pixel(x, y).unwrap();
            let corner = format!("#{:02X}{:02X}{:02X}", it.red(), it.green(), it.blue());
            assert_eq!(corner, Theme::DARK.background, "at {x}, {y}");
        }
    }
}

/// The words are painted: without the bundled font they would be missing, not wrong.
#[test]
fn the_words_are_in_the_picture() {
    let placed = placed();
    let with = png(&placed, &Theme::LIGHT, 1.0).unwrap();
    let mut silent = placed.clone();
    silent.head.clear();
    let without = png(&silent, &Theme::LIGHT, 1.0).unwrap();
    assert!(with.len() > without.len());
}

#[test]
fn a_pdf_is_one_page_and_the_same_bytes_each_time() {
    let placed = placed();
    let page = pdf(&placed, &Theme::LIGHT).unwrap();
    assert_eq!(&page[..5], b"%PDF-");
    let text = String::from_utf8_lossy(&page);
    assert_eq!(text.matches("/Type /Page\n").count(), 1);
    assert!(page == pdf(&placed, &Theme::LIGHT).unwrap(), "other bytes");
}

/// Each colour of the light picture has one dark counterpart, in every view.
#[test]
fn a_picture_follows_the_colours_of_the_device() {
    for (name, scene) in views::all() {
        let options = Options {
            engine: Engine::Builtin,
            ..Options::default()
        };
        let placed = place(&scene, &options).unwrap();
        let auto = svg_auto(&placed, Letters::Live);
        assert!(auto.contains("prefers-color-scheme: dark"), "{name}");
        for colour in [Theme::DARK.background, Theme::DARK.ink, Theme::DARK.muted] {
            assert!(auto.contains(colour), "{name}: {colour}");
        }
        let style = auto.find("<style>").unwrap()..auto.find("</style>\n").unwrap() + 9;
        assert_eq!(
            [&auto[..style.start], &auto[style.end..]].concat(),
            svg(&placed, &Theme::LIGHT, Letters::Live)
        );
    }
}
