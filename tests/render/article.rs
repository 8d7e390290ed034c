//! Two scenes made by hand that resemble the views of the article.

#![allow(clippy::too_many_lines, reason = "a scene is a list")]

use claimgraph::render::{ActClass, Card, CardKind, Edge, Relation, Scene, Standing};

fn event(
    id: &str,
    class: ActClass,
    standing: Standing,
    who: &str,
    verb: &str,
    gloss: &str,
) -> Card {
    let kind = CardKind::Event {
        class,
        standing,
        verb: verb.into(),
    };
    Card::new(id, kind, who, gloss)
}

/// Authorizers, permissions, who is permitted, targets.
pub(super) fn authorizations() -> Scene {
    let mut scene = Scene::new(
        "Who authorized what",
        "Permissions that the article reports, who gave them, and who confirms them",
    );
    let [givers, permissions, permitted, targets] = [(); 4].map(|()| scene.column());
    let biden = scene.card(
        Card::new("joe-biden", CardKind::Person, "Person", "Joe Biden")
            .note("President, United States")
            .in_column(givers),
    );
    let officials = scene.card(
        Card::new(
            "us-officials",
            CardKind::Unnamed,
            "Unnamed source",
            "senior U.S. officials",
        )
        .note("United States")
        .in_column(givers),
    );
    let uk = scene.card(
        Card::new("united-kingdom", CardKind::Body, "State", "United Kingdom").in_column(givers),
    );
    let france =
        scene.card(Card::new("france", CardKind::Body, "State", "France").in_column(givers));
    let permission = scene.card(
        event(
            "permission",
            ActClass::Authorize,
            Standing::Solid,
            "Biden",
            "authorizes",
            "Ukraine’s military may fire U.S.-supplied long-range missiles at targets inside Russia",
        )
        .note("reported · 1 source · unnamed confirm · ¶2")
        .tooltip("Joe Biden authorizes Ukraine’s military to fire U.S.-supplied missiles into Russia.")
        .link("#permission")
        .in_column(permissions),
    );
    let question = scene.card(
        Card::new(
            "other-regions",
            CardKind::Question,
            "Open question",
            "Does the permission reach beyond the Kursk region?",
        )
        .note("raised by the article · ¶4")
        .in_column(permissions),
    );
    let scalp = scene.card(
        event(
            "scalp-permission",
            ActClass::Authorize,
            Standing::Solid,
            "UK, France",
            "authorize",
            "Ukraine may launch SCALP / Storm Shadow missile strikes",
        )
        .note("reported · 1 source · ¶7")
        .in_column(permissions),
    );
    let military = scene.card(
        Card::new(
            "ukraine-military",
            CardKind::Body,
            "Military",
            "Ukraine’s military",
        )
        .note("part of Ukraine")
        .in_column(permitted),
    );
    let ukraine =
        scene.card(Card::new("ukraine", CardKind::Body, "State", "Ukraine").in_column(permitted));
    let russia =
        scene.card(Card::new("russia", CardKind::Place, "Territory", "Russia").in_column(targets));
    let kursk = scene.card(
        Card::new("kursk", CardKind::Place, "Place", "Kursk region")
            .note("western Russia")
            .in_column(targets),
    );
    scene.edge(Edge::new(biden, permission, Relation::Authorizes));
    scene.edge(Edge::new(officials, permission, Relation::Supports).label("confirm"));
    scene.edge(Edge::new(uk, scalp, Relation::Authorizes));
    scene.edge(Edge::new(france, scalp, Relation::Authorizes));
    scene.edge(Edge::new(question, permission, Relation::Structure).label("about"));
    scene.edge(Edge::new(permission, military, Relation::Authorizes).label("permits"));
    scene.edge(Edge::new(scalp, ukraine, Relation::Authorizes).label("permits"));
    scene.edge(
        Edge::new(military, russia, Relation::Structure)
            .label("may strike")
            .hedged(true),
    );
    scene.edge(
        Edge::new(military, kursk, Relation::Structure)
            .label("mainly here")
            .hedged(true),
    );
    scene.footer = vec![
        "Source: “Permission for strikes”, a news report, date not stated; ¶ = paragraph. \
         Solid = said to have happened, dashed = hedged or only mentioned."
            .into(),
    ];
    scene.statements = vec![
        "Joe Biden authorizes Ukraine’s military to fire U.S.-supplied long-range missiles at \
         targets inside Russia."
            .into(),
        "Senior U.S. officials confirm it.".into(),
    ];
    scene
}

/// Warner, what was said, the warning, addressees, the act that meets its condition.
pub(super) fn warnings() -> Scene {
    let mut scene = Scene::new(
        "Who warned whom",
        "The warning, the words it rests on, whom it addresses, and the act that meets its condition",
    );
    let [warners, said, warned, addressed, acts] = [(); 5].map(|()| scene.column());
    let putin = scene.card(
        Card::new(
            "vladimir-putin",
            CardKind::Person,
            "Person",
            "Vladimir Putin",
        )
        .note("President of Russia")
        .in_column(warners),
    );
    let claim = CardKind::Claim {
        class: ActClass::Warn,
    };
    let paraphrase = scene.card(
        Card::new(
            "red-line/report@1404",
            claim.clone(),
            "Putin",
            "Letting Ukraine use the missiles against Russia would amount to NATO’s direct \
             involvement in the war",
        )
        .note("paraphrased · ¶5")
        .in_column(said),
    );
    let framing = scene.card(
        Card::new(
            "framing",
            claim.clone(),
            "Putin",
            "Such actions breach international norms",
        )
        .note("paraphrased · ¶5")
        .in_column(said),
    );
    let quote = scene.card(
        Card::new("quote", claim, "Putin · in September", "")
            .words(
                "“The flight assignments for these missile systems can, in fact, only be entered \
                 by military personnel from NATO countries”",
            )
            .note("direct quotation · ¶6")
            .in_column(said),
    );
    let warning = scene.card(
        event(
            "red-line",
            ActClass::Warn,
            Standing::Solid,
            "Putin",
            "warns",
            "If Ukraine is allowed to use U.S. long-range missiles against Russia, NATO countries \
             are directly in the war",
        )
        .note("attributed · 1 source · ¶5, ¶6")
        .note("met as reported")
        .in_column(warned),
    );
    let administration = scene.card(
        Card::new(
            "us-administration",
            CardKind::Body,
            "Government",
            "Biden administration",
        )
        .in_column(addressed),
    );
    let nato = scene.card(
        Card::new("nato-countries", CardKind::Body, "Group", "NATO countries").in_column(addressed),
    );
    let permission = scene.card(
        event(
            "permission",
            ActClass::Authorize,
            Standing::Solid,
            "Biden",
            "authorizes",
            "Ukraine’s military may fire U.S.-supplied long-range missiles into Russia",
        )
        .note("reported · 1 source · unnamed confirm · ¶2")
        .in_column(acts),
    );
    let scalp = scene.card(
        event(
            "scalp-permission",
            ActClass::Authorize,
            Standing::Hedged,
            "UK, France",
            "authorize",
            "Ukraine may launch SCALP / Storm Shadow strikes",
        )
        .note("near miss: other missiles")
        .in_column(acts),
    );
    scene.edge(Edge::new(putin, paraphrase, Relation::Warns));
    scene.edge(Edge::new(putin, framing, Relation::Warns));
    scene.edge(Edge::new(putin, quote, Relation::Warns));
    scene.edge(Edge::new(putin, warning, Relation::Warns).label("warns"));
    scene.edge(Edge::new(paraphrase, warning, Relation::Supports));
    scene.edge(Edge::new(framing, warning, Relation::Supports));
    scene.edge(Edge::new(quote, warning, Relation::Supports).label("supports"));
    scene.edge(
        Edge::new(warning, administration, Relation::Warns)
            .label("addresses")
            .hedged(true),
    );
    scene.edge(Edge::new(warning, nato, Relation::Warns).label("addresses"));
    scene.edge(
        Edge::new(permission, warning, Relation::Warns)
            .label("meets its condition · derived")
            .derived(),
    );
    scene.edge(
        Edge::new(scalp, warning, Relation::Structure)
            .label("near miss · derived")
            .derived(),
    );
    scene.footer = vec!["Source: a news report, date not stated; ¶ = paragraph.".into()];
    scene.statements =
        vec!["Vladimir Putin warned that the permission would mean NATO’s involvement.".into()];
    scene
}
