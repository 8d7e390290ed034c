//! Decoding places.

use super::Decoder;
use super::cursor::Way;
use super::fault::{Misplaced, WrongType};
use super::fields::PlaceFields;
use crate::model::id::Id;
use crate::model::place::Place;
use crate::yaml::{Entry, Node};

impl Decoder<'_> {
    pub(super) fn place(&mut self, id: &Id, entry: &Entry<'_>) {
        let way = Way::record_of(id);
        let f: PlaceFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        let place = Place {
            id: id.clone(),
            origin: self.origin(entry.key.span),
            name: self
                .required(&way, f.head, f.name, Self::text)
                .unwrap_or_else(|| id.as_str().into()),
            within: self.one(&way, f.within, Self::id),
            point: self.one(&way, f.point, Self::point),
            same_as: self.many(&way, f.same_as, Self::text),
            aliases: self.many(&way, f.aliases, Self::text),
        };
        self.out.dataset.places.push(place);
    }

    fn point(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<[f64; 2]> {
        let Some([latitude, longitude]) = node.as_sequence() else {
            self.wrong_type(way, node, WrongType::POINT);
            return None;
        };
        let latitude = self.degrees(&way.index(0), latitude, 90.0, "latitude");
        let longitude = self.degrees(&way.index(1), longitude, 180.0, "longitude");
        Some([latitude?, longitude?])
    }

    fn degrees(
        &mut self,
        way: &Way<'_>,
        node: &Node<'_>,
        most: f64,
        called: &'static str,
    ) -> Option<f64> {
        let degrees = self.number(way, node)?;
        if degrees.abs() <= most {
            return Some(degrees);
        }
        self.report(way, node.span, Misplaced::Degrees(called, degrees));
        None
    }
}
