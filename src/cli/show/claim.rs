//! Claims on a sheet: who says so, voice by voice, how, where, and whether it counts.

use serde::Serialize;
use serde_json::Value;

use super::super::named::Named;
use super::super::standing::why_not;
use super::super::words;
use super::Look;
use super::quotation::Quotation;
use super::remark::remarks;
use super::sheet::{Sheet, referred_to_by};
use crate::analysis::counting::rests_on;
use crate::graph::{Edge, NodeIndex, Voice};
use crate::model::claim::{AboutKind, Claim, Cue, Modality, Mood, Polarity, Stated, Wording};
use crate::model::date::Date;
use crate::text::At;

/// A claim as a sheet tells it.
#[derive(Serialize)]
pub(super) struct ClaimReport {
    id: String,
    about: String,
    source: String,
    at: Vec<String>,
    place: String,
    voices: Vec<VoiceReport>,
    cue: Cue,
    polarity: Polarity,
    modality: Modality,
    mood: Mood,
    wording: Wording,
    stated: Stated,
    /// When it was said, as far as is known.
    said: Option<Date>,
    public: Option<Date>,
    counts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<String>,
    rests_on: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Quotation>,
    record: Value,
    #[serde(skip)]
    remarks: Vec<String>,
    /// Whether it raises a question, and so says nothing.
    #[serde(skip)]
    raises: bool,
}

#[derive(Serialize)]
struct VoiceReport {
    /// Whether it is an actor's, a cited source's or nobody's.
    kind: &'static str,
    who: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    how: Vec<String>,
}

impl Look<'_, '_> {
    /// The claims at some nodes, in reading order.
    pub(super) fn claims(&mut self, nodes: &[NodeIndex]) -> Vec<ClaimReport> {
        let mut nodes = nodes.to_vec();
        words::in_reading_order(self.derived.graph, &mut nodes);
        nodes
            .into_iter()
            .filter_map(|node| self.claim(node))
            .collect()
    }

    /// Adds the claims about a record to its sheet.
    pub(super) fn add_claims(&mut self, sheet: &mut Sheet, key: &'static str, about: NodeIndex) {
        let nodes = self.derived.graph.claims_about(about);
        let claims = self.claims(&nodes);
        let counting = claims.iter().filter(|it| it.counts).count();
        let heading = format!(
            "{}, {counting} counting",
            words::count(claims.len(), "claim")
        );
        let lines = claims.iter().flat_map(ClaimReport::told_in_list).collect();
        sheet.section(key, heading, lines, &claims);
    }

    /// Adds what raises a question to its sheet.
    pub(super) fn add_raised(&mut self, sheet: &mut Sheet, question: NodeIndex) {
        let nodes = self.derived.graph.claims_about(question);
        let claims = self.claims(&nodes);
        let lines = claims.iter().flat_map(ClaimReport::told_in_list).collect();
        sheet.section("raised_in", "Raised in", lines, &claims);
    }

    /// The sheet of one claim.
    pub(super) fn single_claim(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(claim) = graph.claim(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, claim);
        if let Some(about) = graph.first(node, Edge::About) {
            let status = graph.event(about).map_or(String::new(), |_| {
                format!(" ({})", self.derived.event(about).status)
            });
            let it = Named::new(graph, about);
            sheet.fact(
                "about",
                format!("{} {}: {}{status}", graph.kind(about), it.id, it.name),
            );
        }
        if let Some(source) = graph.first(node, Edge::ReportedIn) {
            sheet.fact("source", Named::new(graph, source).both());
        }
        sheet.fact("place", words::span(graph, claim));
        if let Some(report) = self.claim(node) {
            sheet.section("claim", "Claim  [derived]", report.told(), &report);
        }
        referred_to_by(&mut sheet, graph, node, |_| false);
        sheet
    }

    fn claim(&mut self, node: NodeIndex) -> Option<ClaimReport> {
        let graph = self.derived.graph;
        let claim = graph.claim(node)?;
        let it = self.derived.utterance(node);
        let why_not = why_not(self.derived, node);
        let ids = |nodes: Vec<NodeIndex>| nodes.into_iter().map(|it| graph.id(it).to_string());
        Some(ClaimReport {
            id: claim.id.to_string(),
            about: claim.about.to_string(),
            source: claim.source.to_string(),
            at: claim.at.iter().map(ToString::to_string).collect(),
            place: words::place(graph, claim),
            voices: self.voices(node, claim),
            cue: it.cue,
            polarity: it.polarity,
            modality: it.modality,
            mood: it.mood,
            wording: claim.effective_wording(),
            stated: claim.effective_stated(),
            said: graph.said_date(node).cloned(),
            public: graph.published(claim).cloned(),
            counts: why_not.is_none(),
            why_not,
            rests_on: ids(rests_on(self.derived, node)).collect(),
            words: self.words(claim),
            record: serde_json::to_value(claim).unwrap_or(Value::Null),
            remarks: remarks(claim),
            raises: claim.about_kind == AboutKind::Question,
        })
    }

    fn words(&mut self, claim: &Claim) -> Vec<Quotation> {
        let graph = self.derived.graph;
        let source = graph.find(&claim.source);
        let Some(source) = source.and_then(|node| graph.source(node)) else {
            return Vec::new();
        };
        claim
            .at
            .iter()
            .filter_map(|at| match at {
                At::Anchor(anchor) => self.quotations.quote(source, anchor),
                At::Draft(_) => None,
            })
            .collect()
    }

    /// The voices from the outermost inwards; none for a source's own.
    fn voices(&self, node: NodeIndex, claim: &Claim) -> Vec<VoiceReport> {
        let graph = self.derived.graph;
        let chain = &self.derived.utterance(node).attribution.chain;
        chain
            .iter()
            .enumerate()
            .map(|(index, voice)| {
                let (kind, who) = match voice {
                    Voice::Unstated => ("unstated", Vec::new()),
                    Voice::Source(source) => ("source", vec![Named::new(graph, *source)]),
                    Voice::Actors(actors) => ("actor", Named::all(graph, actors.iter().copied())),
                };
                let mut how = Vec::new();
                if let Some(speaker) = claim.said_by.get(index) {
                    how.extend(speaker.cue.map(|it| it.to_string()));
                    how.extend(speaker.date.as_ref().map(|it| format!("said {it}")));
                    how.extend(speaker.within.as_ref().map(|it| format!("in {it}")));
                    how.extend(speaker.modality.map(|it| format!("{it} that it was said")));
                } else {
                    how.push("own voice of the source".to_owned());
                }
                VoiceReport { kind, who, how }
            })
            .collect()
    }
}

impl ClaimReport {
    /// The claim among others: its place, then all that is told of it.
    fn told_in_list(&self) -> Vec<String> {
        let mut lines = vec![format!("{}  [{}]", self.place, self.id)];
        lines.extend(self.told().into_iter().map(|line| format!("  {line}")));
        lines
    }

    /// The claim among those of its source: its place, what it is about, and whether it counts.
    pub(super) fn told_in_source(&self) -> Vec<String> {
        let standing = match &self.why_not {
            Some(why) if self.raises => why.clone(),
            Some(why) => format!("does not count: {why}"),
            None => "counts".to_owned(),
        };
        let mut lines = vec![format!("{}  [{}]", self.place, self.id)];
        if !self.voices.is_empty() {
            lines.extend(self.told_voices().into_iter().map(|it| format!("  {it}")));
        }
        lines.push(format!("  about {} · {standing}", self.about));
        lines.extend(self.words.iter().map(|it| format!("  {}", it.told())));
        lines
    }

    /// The claim in lines of text, after its place.
    fn told(&self) -> Vec<String> {
        let mut lines = self.told_voices();
        if !self.raises {
            lines.push(self.told_manner());
        }
        lines.extend(self.remarks.iter().cloned());
        match &self.why_not {
            _ if self.raises => {}
            Some(why) => lines.push(format!("does not count: {why}")),
            None if self.rests_on.is_empty() => lines.push("counts".to_owned()),
            None => lines.push(format!(
                "counts, and adds no origin: it rests on {}",
                self.rests_on.join(", ")
            )),
        }
        lines.extend(self.words.iter().map(Quotation::told));
        lines
    }

    /// A line for each voice, from the outermost inwards.
    fn told_voices(&self) -> Vec<String> {
        if self.voices.is_empty() {
            return vec!["in the source's own voice".to_owned()];
        }
        let voices = self.voices.iter().enumerate();
        voices
            .map(|(index, voice)| {
                let citing = if index == 0 { "" } else { "citing " };
                format!("{citing}{}", voice.told())
            })
            .collect()
    }

    fn told_manner(&self) -> String {
        let way = match self.polarity {
            Polarity::Positive => "says that it is so",
            Polarity::Negative => "says that it is not so",
        };
        let mut manner = vec![
            way.to_owned(),
            self.modality.to_string(),
            self.wording.to_string(),
            self.stated.to_string(),
        ];
        if self.mood != Mood::Actual {
            manner.push(self.mood.to_string());
        }
        manner.join(" · ")
    }
}

impl VoiceReport {
    fn told(&self) -> String {
        let who: Vec<_> = self.who.iter().map(Named::both).collect();
        let mut parts = vec![if who.is_empty() {
            "nobody named".to_owned()
        } else {
            who.join(" and ")
        }];
        parts.extend(self.how.iter().cloned());
        parts.join(" · ")
    }
}
