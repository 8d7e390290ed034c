//! Decoding claims.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::{BadId, Misplaced, NoSource, WrongType};
use super::fields::{
    ClaimFields, ParaphraseFields, RecordedFields, SaysFields, SupersessionFields,
};
use super::shape::claim_id;
use crate::model::claim::{
    AboutKind, Because, Claim, Cue, Paraphrase, Polarity, Recorded, Says, Scope, Supersession,
};
use crate::model::id::{Id, UNSTATED, is_slug};
use crate::model::list::MostlyOne;
use crate::text::At;
use crate::yaml::Node;

/// The record in which claims are written, and which they are about.
pub(super) struct About<'a> {
    kind: AboutKind,
    id: &'a Id,
}

impl<'a> About<'a> {
    pub(super) const fn new(kind: AboutKind, id: &'a Id) -> Self {
        Self { kind, id }
    }
}

impl Decoder<'_> {
    /// The claims that are written in a record.
    pub(super) fn claims(&mut self, slot: Slot<'_, '_>, about: &About<'_>) {
        let Some(entry) = slot.entry else { return };
        let record = Way::record_of(about.id);
        let way = record.key(slot.name);
        let mut nth = 0;
        self.each(&way, &entry.value, |decoder, way, node| {
            nth += 1;
            if node.as_mapping().is_some() {
                decoder.claim(node, nth, Some(about));
            } else {
                decoder.wrong_type(way, node, WrongType::CLAIMS);
            }
        });
    }

    /// A claim that stands apart from what it is about, the `nth` of its file.
    pub(super) fn claim_apart(&mut self, node: &Node<'_>, nth: usize) {
        if node.as_mapping().is_none() {
            let file = Way::record_of("");
            self.wrong_type(&file.key("claims"), node, WrongType::CLAIMS);
            return;
        }
        self.out.apart.push(self.out.dataset.claims.len() as u32);
        self.claim(node, nth, None);
    }

    fn claim(&mut self, node: &Node<'_>, nth: usize, stands_in: Option<&About<'_>>) {
        // The claim's id is made from its fields: until then, its faults have no record.
        let faults_before = self.out.findings.len();
        let way = &Way::record_of("");
        let f: ClaimFields<'_, '_> = self.open(way, node.span, node);
        let faults_of_fields = self.out.findings.len();
        let (about_kind, about) = self.about(way, &f, stands_in);
        let source = self.claim_source(way, &f);
        let at: MostlyOne<At> = self.many(way, f.at, Self::at);
        let mut made = claim_id(&about, &source, &at);
        if self.out.findings.len() > faults_of_fields {
            // What the id would be made of is not known: it must not seem to be another claim's.
            made = Id::new(&format!("{made}/{nth}"));
        }
        let id = self.claims_own_id(way, &f, made);
        let said_by = self.speakers(way, f.said_by);
        let claim = Claim {
            origin: self.origin(node.span),
            about_kind,
            about,
            source,
            at,
            locator: self.one(way, f.locator, Self::text),
            wording: self.one(way, f.wording, Self::word),
            modality: self.one(way, f.modality, Self::word),
            polarity: self.one(way, f.polarity, Self::word),
            mood: self.one(way, f.mood, Self::word),
            stated: self.one(way, f.stated, Self::word),
            says: self.one(way, f.says, Self::says).map(Box::new),
            label: self.one(way, f.label, Self::label),
            drift: self.one(way, f.drift, Self::word),
            quote: self.one(way, f.quote, Self::text),
            confidence: self.one(way, f.confidence, Self::confidence),
            recorded: self.one(way, f.recorded, Self::recorded).map(Box::new),
            repeats: self.one(way, f.repeats, Self::id),
            paraphrases: self.one(way, f.paraphrases, Self::paraphrase).map(Box::new),
            supersedes: self
                .one(way, f.supersedes, Self::supersession)
                .map(Box::new),
            retracts: self.one(way, f.retracts, Self::id),
            said_by,
            id,
        };
        if let (Some(Cue::Deny), Some(Polarity::Positive), Some(entry)) =
            (claim.cue(), claim.polarity, f.polarity.entry)
        {
            self.report(
                &way.key("polarity"),
                entry.value.span,
                Misplaced::PositiveDenial,
            );
        }
        if claim.cue() == Some(Cue::Decline) {
            for slot in [f.modality, f.polarity, f.mood, f.says] {
                if let Some(entry) = slot.entry {
                    let fact = Misplaced::BesideDecline(slot.name);
                    self.report(&way.key(slot.name), entry.key.span, fact);
                }
            }
        }
        for finding in &mut self.out.findings[faults_before..] {
            if finding.record.is_empty() {
                finding.record = claim.id.as_str().into();
            }
        }
        self.out.dataset.claims.push(claim);
    }

    /// What a claim is about: what it stands in, else what it names.
    fn about(
        &mut self,
        way: &Way<'_>,
        f: &ClaimFields<'_, '_>,
        stands_in: Option<&About<'_>>,
    ) -> (AboutKind, Id) {
        let Some(stands_in) = stands_in else {
            let about = self.required(way, f.head, f.about, Self::id);
            let about = about.unwrap_or_else(|| self.ids.intern(UNSTATED));
            return (AboutKind::Event, about);
        };
        if let (Some(named), Some(entry)) = (self.one(way, f.about, Self::id), f.about.entry)
            && named != *stands_in.id
        {
            let fact = Misplaced::About(stands_in.id.as_str().into(), named.as_str().into());
            self.report(&way.key("about"), entry.value.span, fact);
        }
        (stands_in.kind, stands_in.id.clone())
    }

    fn claim_source(&mut self, way: &Way<'_>, f: &ClaimFields<'_, '_>) -> Id {
        let source = self.one(way, f.source, Self::id);
        if let Some(source) = source.or_else(|| self.default_source.clone()) {
            return source;
        }
        if !f.source.is_written() {
            self.report(&way.key("source"), f.head.span, NoSource);
        }
        self.ids.intern(UNSTATED)
    }

    /// The id that the author gave a claim, else the one that is made for it. Its author may write
    /// the latter out.
    fn claims_own_id(&mut self, way: &Way<'_>, f: &ClaimFields<'_, '_>, made: Id) -> Id {
        self.one(way, f.id, |decoder, way, node| {
            let scalar = decoder.scalar(way, node, WrongType::ID)?;
            decoder.reserved(way, node.span, &scalar.text);
            if is_slug(&scalar.text) {
                return Some(decoder.ids.intern(&scalar.text));
            }
            if *scalar.text != *made {
                let text = (*scalar.text).into();
                decoder.report(way, node.span, BadId { text });
            }
            Some(Id::new(&scalar.text))
        })
        .unwrap_or(made)
    }

    fn says(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Says> {
        let f: SaysFields<'_, '_> = self.open(way, node.span, node);
        if f.head.excused {
            return None;
        }
        Some(Says {
            roles: self.roles(way, [f.actor, f.recipient, f.target, f.instrument, f.place]),
            object: self.objects(way, f.object, None),
            date: self.one(way, f.date, Self::date),
            valid: self.one(way, f.valid, Self::date),
            quantities: self
                .one(way, f.quantities, Self::quantities)
                .unwrap_or_default(),
        })
    }

    fn label(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Box<str>> {
        const WORDS: usize = 3;
        let label = self.text(way, node)?;
        let words = label.split_whitespace().count();
        if words > WORDS {
            let label = label.clone();
            let fact = Misplaced::LongLabel { label, words };
            self.report(way, node.span, fact);
        }
        Some(label)
    }

    fn confidence(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<f32> {
        let confidence = self.number(way, node)?;
        if (0.0..=1.0).contains(&confidence) {
            return Some(confidence as f32);
        }
        self.report(way, node.span, Misplaced::Confidence(confidence));
        None
    }

    fn recorded(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Recorded> {
        let f: RecordedFields<'_, '_> = self.open(way, node.span, node);
        let by = self.one(way, f.by, Self::text);
        let date = self.one(way, f.date, Self::date);
        (!f.head.excused).then_some(Recorded { by, date })
    }

    fn paraphrase(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Paraphrase> {
        let f: ParaphraseFields<'_, '_> = self.open(way, node.span, node);
        let claim = self.required(way, f.head, f.claim, Self::id);
        let scope = self.one(way, f.scope, Self::word);
        // A word that is none is reported: it must not seem to be missing too.
        let scope = scope.or(f.scope.is_written().then_some(Scope::Different));
        Some(Paraphrase {
            claim: claim?,
            scope,
        })
    }

    fn supersession(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Supersession> {
        let f: SupersessionFields<'_, '_> = self.open(way, node.span, node);
        let claim = self.required(way, f.head, f.claim, Self::id);
        let because: Option<Because> = self.required(way, f.head, f.because, Self::word);
        Some(Supersession {
            claim: claim?,
            because: because.unwrap_or(Because::Update),
        })
    }
}
