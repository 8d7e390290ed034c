//! The pictures of the two article scenes, kept under `target/tmp` to be looked at.

use std::path::Path;

use claimgraph::render::{Direction, Engine, Options, Theme, dot, place, svg};

use super::{article, has_dot, random};

#[test]
fn pictures_are_painted() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, scene) in [
        ("authorizations", article::authorizations()),
        ("warnings", article::warnings()),
    ] {
        for theme in [Theme::LIGHT, Theme::DARK] {
            let file = folder.join(format!("{name}.{}.dot", theme.name));
            std::fs::write(file, dot(&scene, &theme)).unwrap();
        }
        for (engine, word) in [(Engine::Builtin, "builtin"), (Engine::Graphviz, "graphviz")] {
            if engine == Engine::Graphviz && !has_dot("pictures_are_painted with Graphviz") {
                continue;
            }
            for (direction, way) in [(Direction::Right, ""), (Direction::Down, ".down")] {
                let options = Options {
                    engine,
                    direction,
                    ..Options::default()
                };
                let placed = place(&scene, &options).unwrap();
                for theme in [Theme::LIGHT, Theme::DARK] {
                    let file = folder.join(format!("{name}.{word}{way}.{}.svg", theme.name));
                    std::fs::write(file, svg(&placed, &theme)).unwrap();
                }
            }
        }
    }
}
