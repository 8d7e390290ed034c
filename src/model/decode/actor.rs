//! Decoding actors and their affiliations.

use rustc_hash::FxHashMap;

use super::Decoder;
use super::claim::About;
use super::cursor::Way;
use super::fault::Misplaced;
use super::fields::{ActorFields, AffiliationFields};
use super::shape::affiliation_id;
use crate::model::actor::{Actor, ActorKind, Affiliation, AffiliationRole};
use crate::model::claim::AboutKind;
use crate::model::id::{Id, UNSTATED};
use crate::yaml::{Entry, Node};

/// How often an actor has had a role in an organization so far.
type Repeats = FxHashMap<(AffiliationRole, Id), usize>;

impl Decoder<'_> {
    pub(super) fn actor(&mut self, id: &Id, entry: &Entry<'_>) {
        let way = Way::record_of(id);
        let f: ActorFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        let kind: Option<ActorKind> = self.required(&way, f.head, f.kind, Self::word);
        if let Some(entry) = f.members_of.entry
            && kind.is_some_and(|kind| kind != ActorKind::Group)
        {
            self.report(&way.key("members_of"), entry.key.span, Misplaced::MembersOf);
        }
        let actor = Actor {
            id: id.clone(),
            origin: self.origin(entry.key.span),
            name: self
                .required(&way, f.head, f.name, Self::text)
                .unwrap_or_else(|| id.as_str().into()),
            kind: kind.unwrap_or(ActorKind::Organization),
            aliases: self.many(&way, f.aliases, Self::text),
            same_as: self.many(&way, f.same_as, Self::text),
            not_same_as: self.many(&way, f.not_same_as, Self::id),
            members_of: self.one(&way, f.members_of, Self::id),
            affiliations: (),
        };
        self.out.dataset.actors.push(actor);
        if let Some(entry) = f.affiliations.entry {
            let mut repeats = Repeats::default();
            self.each(
                &way.key("affiliations"),
                &entry.value,
                |decoder, way, node| {
                    decoder.affiliation(way, id, node, &mut repeats);
                },
            );
        }
    }

    fn affiliation(&mut self, way: &Way<'_>, actor: &Id, node: &Node<'_>, repeats: &mut Repeats) {
        let f: AffiliationFields<'_, '_> = self.open(way, node.span, node);
        if f.head.excused {
            return;
        }
        let role: Option<AffiliationRole> = self.required(way, f.head, f.role, Self::word);
        let of = self.required(way, f.head, f.of, Self::id);
        let role = role.unwrap_or(AffiliationRole::AllyOf);
        let of = of.unwrap_or_else(|| self.ids.intern(UNSTATED));
        let nth = repeats.entry((role, of.clone())).or_default();
        *nth += 1;
        let id = affiliation_id(actor, role, &of, *nth);
        let affiliation = Affiliation {
            id: id.clone(),
            origin: self.origin(node.span),
            actor: actor.clone(),
            role,
            of,
            title: self.one(way, f.title, Self::text),
            from: self.one(way, f.from, Self::date),
            until: self.one(way, f.until, Self::date),
            claims: (),
        };
        self.out.dataset.affiliations.push(affiliation);
        self.claims(f.claims, &About::new(AboutKind::Affiliation, &id));
    }
}
