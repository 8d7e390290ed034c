//! Decoding questions.

use super::Decoder;
use super::claim::About;
use super::cursor::Way;
use super::fields::QuestionFields;
use crate::model::claim::AboutKind;
use crate::model::id::Id;
use crate::model::question::Question;
use crate::yaml::Entry;

impl Decoder<'_> {
    pub(super) fn question(&mut self, id: &Id, entry: &Entry<'_>) {
        let way = Way::record_of(id);
        let f: QuestionFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        let question = Question {
            id: id.clone(),
            origin: self.origin(entry.key.span),
            gloss: self
                .required(&way, f.head, f.gloss, Self::prose)
                .unwrap_or_else(|| id.as_str().into()),
            about: self.many(&way, f.about, Self::id),
            raised_in: (),
            candidates: self.many(&way, f.candidates, Self::id),
            answered_by: self.many(&way, f.answered_by, Self::id),
        };
        self.out.dataset.questions.push(question);
        self.claims(f.raised_in, &About::new(AboutKind::Question, id));
    }
}
