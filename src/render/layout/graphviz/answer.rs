//! What `dot -Tjson` answers, read.

use serde::Deserialize;

use super::turned;
use crate::render::RenderError;
use crate::render::layout::geometry::{Curve, Point};

/// A layout: nodes by name, lines by id.
#[derive(Debug, Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    objects: Vec<Node>,
    #[serde(default)]
    edges: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Node {
    name: String,
    #[serde(default)]
    pos: String,
}

#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: String,
    #[serde(default)]
    pos: String,
}

impl Answer {
    /// Reads the JSON of `dot`.
    pub(super) fn parse(json: &str) -> Result<Self, RenderError> {
        serde_json::from_str(json).map_err(|error| RenderError::Unreadable(error.to_string()))
    }

    /// The middle of a node.
    pub(super) fn node(&self, name: &str) -> Option<Point> {
        self.objects
            .iter()
            .find(|node| node.name == name)
            .and_then(|node| point(&node.pos))
    }

    /// The curve of a line.
    pub(super) fn curve(&self, id: &str) -> Option<Curve> {
        let line = self.edges.iter().find(|line| line.id == id)?;
        let points: Option<Vec<Point>> = line
            .pos
            .split_whitespace()
            .filter(|part| !part.starts_with("s,") && !part.starts_with("e,"))
            .map(point)
            .collect();
        let points = points?;
        let mut curve = Curve::from(*points.first()?);
        for piece in points[1..].chunks_exact(3) {
            curve.bend(piece[0], piece[1], piece[2]);
        }
        (!curve.pieces.is_empty()).then_some(curve)
    }
}

fn point(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some(turned(x.parse().ok()?, y.parse().ok()?))
}
