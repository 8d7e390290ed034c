//! The sheet of an actor.

use serde::Serialize;

use super::super::named::Named;
use super::super::standing::standing;
use super::super::words;
use super::Look;
use super::sheet::{Sheet, referred_to_by};
use crate::graph::{Edge, Kind, NodeIndex};
use crate::model::role::Role;

#[derive(Serialize)]
struct AffiliationReport {
    id: String,
    actor: Named,
    role: &'static str,
    of: Named,
    rests_on: &'static str,
    #[serde(skip)]
    told: String,
}

#[derive(Serialize)]
struct RoleReport {
    role: Role,
    event: String,
    act: &'static str,
    gloss: String,
    status: &'static str,
}

#[derive(Serialize)]
struct SaidReport {
    claim: String,
    about: String,
    place: String,
    standing: String,
}

impl Look<'_, '_> {
    /// The sheet of an actor.
    pub(super) fn actor(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.actor(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        sheet.title = Some(record.kind.to_string());
        let aliases: Vec<_> = record.aliases.iter().map(ToString::to_string).collect();
        sheet.fact("aliases", aliases.join("; "));
        let same: Vec<_> = record.same_as.iter().map(ToString::to_string).collect();
        sheet.fact("same_as", same.join(", "));
        let other: Vec<_> = record.not_same_as.iter().map(ToString::to_string).collect();
        sheet.fact("not_same_as", other.join(", "));
        if let Some(whole) = graph.first(node, Edge::MembersOf) {
            sheet.fact("members_of", Named::new(graph, whole).both());
        }
        self.add_affiliations(&mut sheet, node);
        self.add_events(&mut sheet, node);
        self.add_said(&mut sheet, node);
        self.add_sources(&mut sheet, node);
        referred_to_by(&mut sheet, graph, node, |edge| {
            matches!(
                edge,
                Edge::Affiliated
                    | Edge::Of
                    | Edge::Role(_)
                    | Edge::SaidBy(_)
                    | Edge::Publisher
                    | Edge::Author
            )
        });
        sheet
    }

    fn add_affiliations(&self, sheet: &mut Sheet, node: NodeIndex) {
        let graph = self.derived.graph;
        let of = |edge: Edge| -> Vec<AffiliationReport> {
            let found = graph.into(node, |found| found == edge);
            found
                .into_iter()
                .filter_map(|(_, it)| self.affiliation(it))
                .collect()
        };
        let (own, others) = (of(Edge::Affiliated), of(Edge::Of));
        let all: Vec<_> = own.into_iter().chain(others).collect();
        let lines = all.iter().map(|it| it.told.clone()).collect();
        sheet.section("affiliations", "Affiliations", lines, &all);
    }

    fn affiliation(&self, node: NodeIndex) -> Option<AffiliationReport> {
        let graph = self.derived.graph;
        let record = graph.affiliation(node)?;
        Some(AffiliationReport {
            id: record.id.to_string(),
            actor: Named::new(graph, graph.first(node, Edge::Affiliated)?),
            role: record.role.name(),
            of: Named::new(graph, graph.first(node, Edge::Of)?),
            rests_on: words::hold(self.derived, node),
            told: format!(
                "{}  [{}]",
                words::affiliation(self.derived, node),
                record.id
            ),
        })
    }

    fn add_events(&self, sheet: &mut Sheet, node: NodeIndex) {
        let graph = self.derived.graph;
        let mut roles = Vec::new();
        for role in Role::ALL {
            for (_, event) in graph.into(node, |edge| edge == Edge::Role(role)) {
                let Some(record) = graph.event(event) else {
                    continue;
                };
                roles.push(RoleReport {
                    role,
                    event: record.id.to_string(),
                    act: record.act.name(),
                    gloss: words::gloss(graph, event),
                    status: self.derived.event(event).status.name(),
                });
            }
        }
        let lines = roles
            .iter()
            .map(|it| {
                format!(
                    "{} · {} {}: {} ({})",
                    it.role, it.act, it.event, it.gloss, it.status
                )
            })
            .collect();
        let heading = words::count(roles.len(), "role");
        sheet.section("roles", format!("{heading} in events"), lines, &roles);
    }

    fn add_said(&self, sheet: &mut Sheet, node: NodeIndex) {
        let graph = self.derived.graph;
        let mut claims: Vec<_> = graph
            .into(node, |edge| matches!(edge, Edge::SaidBy(_)))
            .into_iter()
            .map(|(_, claim)| claim)
            .filter(|claim| graph.kind(*claim) == Kind::Claim)
            .collect();
        claims.sort_unstable();
        claims.dedup();
        words::in_reading_order(graph, &mut claims);
        let said: Vec<_> = claims
            .into_iter()
            .filter_map(|node| {
                let claim = graph.claim(node)?;
                Some(SaidReport {
                    claim: claim.id.to_string(),
                    about: claim.about.to_string(),
                    place: words::place(graph, claim),
                    standing: standing(self.derived, node),
                })
            })
            .collect();
        let lines = said
            .iter()
            .map(|it| {
                format!(
                    "{}: {}  [{}] · {}",
                    it.about, it.place, it.claim, it.standing
                )
            })
            .collect();
        let heading = format!("Says {}", words::count(said.len(), "claim"));
        sheet.section("says", heading, lines, &said);
    }

    fn add_sources(&self, sheet: &mut Sheet, node: NodeIndex) {
        let graph = self.derived.graph;
        for (key, heading, edge) in [
            ("publishes", "Publishes", Edge::Publisher),
            ("writes", "Is author of", Edge::Author),
        ] {
            let sources = graph.into(node, |found| found == edge);
            let sources = Named::all(graph, sources.into_iter().map(|(_, source)| source));
            let lines = sources
                .iter()
                .map(|it| format!("{}: {}", it.id, it.name))
                .collect();
            sheet.section(key, heading, lines, &sources);
        }
    }
}
