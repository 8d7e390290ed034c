//! Decoding items.

use super::Decoder;
use super::cursor::Way;
use super::fields::ItemFields;
use crate::model::id::Id;
use crate::model::item::Item;
use crate::yaml::Entry;

impl Decoder<'_> {
    pub(super) fn item(&mut self, id: &Id, entry: &Entry<'_>) {
        let way = Way::record_of(id);
        let f: ItemFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        let item = Item {
            id: id.clone(),
            origin: self.origin(entry.key.span),
            name: self
                .required(&way, f.head, f.name, Self::text)
                .unwrap_or_else(|| id.as_str().into()),
            kind: self.one(&way, f.kind, Self::word),
            kind_of: self.one(&way, f.kind_of, Self::id),
            aliases: self.many(&way, f.aliases, Self::text),
        };
        self.out.dataset.items.push(item);
    }
}
