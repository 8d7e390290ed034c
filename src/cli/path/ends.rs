//! Ends of a path: the actors that a user names.

use super::is_group;
use crate::analysis::Derived;
use crate::cli::CliError;
use crate::cli::words;
use crate::graph::{Kind, Names, NodeIndex};

/// One end of a path.
pub(super) struct Ends {
    /// The actors, in the order of their nodes.
    pub(super) actors: Vec<NodeIndex>,
    /// What they are called, as the user names them.
    pub(super) called: String,
}

impl Ends {
    /// The actors of a list with commas. A group stands for itself and for whoever fits it.
    pub(super) fn find(derived: &Derived<'_>, text: &str) -> Result<Self, CliError> {
        let graph = derived.graph;
        let known = Names::new(graph);
        // A name may hold a comma itself.
        let named = match known.find(text, &[Kind::Actor]) {
            Ok(actor) => vec![actor],
            Err(error) if !text.contains(',') => return Err(error.into()),
            Err(_) => text
                .split(',')
                .map(|name| known.find(name.trim(), &[Kind::Actor]))
                .collect::<Result<_, _>>()?,
        };
        let mut actors = named.clone();
        let mut called = Vec::new();
        for end in named {
            let name = words::name(graph, end);
            let stands_for_others = graph.actor(end).is_some_and(|it| is_group(it.kind));
            let before = actors.len();
            if stands_for_others {
                let ladder = derived.ladder();
                let fits =
                    |actor: &NodeIndex| *actor != end && ladder.fits(*actor, end, None).is_some();
                actors.extend(graph.actors().map(|(actor, _)| actor).filter(fits));
            }
            called.push(match actors.len() - before {
                0 => name,
                more => format!("{name} (and {})", words::count(more, "member")),
            });
        }
        actors.sort_unstable();
        actors.dedup();
        Ok(Self {
            actors,
            called: called.join(" or "),
        })
    }
}
