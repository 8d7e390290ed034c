//! `claimgraph timeline`.

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::Tabular;
use super::named::{Calling, Named, join};
use super::rows::{How, List, Row, print};
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::timeline::{COMPARED, Moment, Timeline, timeline};
use crate::graph::NodeIndex;
use crate::model::role::Role;

/// What is known of the order of events, and what is not
///
/// Dated events stand by when they may have begun; an undated one behind the last event that is
/// certainly before it, or at the end. `after` names the nearest events that are certainly before,
/// by dates or by before and after, chained; `order open` those of which it cannot be told: being
/// next to each other says nothing there. Events that are only mentioned are left out unless
/// `--status mentioned` asks for them.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
    #[command(flatten)]
    asking: Asking,
}

/// Prints the timeline.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let (events, left_out) = asked.happenings(&derived);
    let timeline = timeline(&derived, &events);
    let rows = timeline
        .moments
        .iter()
        .map(|it| row(&derived, &timeline, it));
    let mut list = List::new(rows.collect(), derived.graph.events().len());
    list.notes.push("order and statuses  [derived]".to_owned());
    list.notes.extend(left_out);
    if !timeline.compared {
        list.notes.push(format!(
            "more than {COMPARED} events: sorted by date, and not compared with each other; `--since`, `--actor` and the other selection options narrow them"
        ));
    }
    let how = How {
        format: args.format,
        without: None,
        frame: asked.frame(&derived),
    };
    print("events", how, list, output)?;
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct MomentRow {
    id: String,
    date: Option<String>,
    act: &'static str,
    status: &'static str,
    who: Vec<Named>,
    /// The nearest that are certainly before it.
    after: Vec<String>,
    /// Those whose order to it is not known.
    order_open: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    during: Vec<String>,
    gloss: String,
    #[serde(skip)]
    of: usize,
}

fn row(derived: &Derived<'_>, timeline: &Timeline, moment: &Moment) -> MomentRow {
    let graph = derived.graph;
    let filling = derived.filling();
    let ids = |nodes: &[NodeIndex]| nodes.iter().map(|it| graph.id(*it).to_string()).collect();
    let actors = filling.value(moment.event, Role::Actor);
    MomentRow {
        id: graph.id(moment.event).to_string(),
        date: filling.date(moment.event).map(ToString::to_string),
        act: graph.event(moment.event).map_or("", |it| it.act.name()),
        status: derived.event(moment.event).status.name(),
        who: Named::all(graph, graph.find_all(actors.ids())),
        after: ids(&moment.after),
        order_open: ids(&moment.open),
        during: ids(&moment.during),
        gloss: words::gloss(graph, moment.event),
        of: timeline.moments.len(),
    }
}

/// At most this many ids stand in one cell of a table.
const NAMED: usize = 3;

impl Row for MomentRow {
    const HEADINGS: &'static [&'static str] =
        &["date", "id", "status", "who", "after", "order open", "what"];

    fn cells(&self, calling: Calling) -> Vec<String> {
        let few = |ids: &[String]| match (ids.len(), calling) {
            (many, Calling::Names) if many > 0 && many + 1 == self.of => "with all".to_owned(),
            (many, Calling::Names) if many > NAMED => {
                format!(
                    "{}, and {} more",
                    ids[..NAMED - 1].join(", "),
                    many + 1 - NAMED
                )
            }
            _ => ids.join(", "),
        };
        let mut what = self.gloss.clone();
        if !self.during.is_empty() {
            what = format!("{what} (during {})", self.during.join(", "));
        }
        vec![
            self.date.clone().unwrap_or_else(|| "undated".to_owned()),
            self.id.clone(),
            self.status.to_owned(),
            join(&self.who, calling),
            few(&self.after),
            few(&self.order_open),
            what,
        ]
    }
}
