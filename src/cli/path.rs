//! `claimgraph path`.

mod ends;
mod json;
mod text;

use clap::ValueEnum;

use super::asked::{Asked, Asking};
use super::frame::Frame;
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::graph::{Evidence, Kind, Names};
use crate::model::actor::ActorKind;
use crate::query::path::{Answer, Course, Request, find};
use crate::query::via::Via;
use crate::query::when::InTime;
use crate::query::world::World;
use crate::render::{Theme, dot, path_scene};
use ends::Ends;

/// How actors are connected, and on whose word
///
/// All shortest paths, grouped by the actors along them, the strongest first: asserted before
/// derived, the weakest connector first, then by id. A connector is one event in which both actors
/// have a role, one link between two events, or one affiliation. Each step tells the act, the event,
/// its status, who says so and where. Exits with 1 where nothing connects the two.
///
/// `--via` takes a property path of SPARQL 1.1 over acts, links (`responds_to`, `reason_for`, `ends`,
/// `purpose`, `causes`, `despite`, `meets`) and affiliations (`leads`, `part-of`, ...):
/// `warn/authorize+` is a warning, then authorizations one after another; `^warn` walks from who is
/// warned to who warns. Such a walk may pass an actor twice, and takes every connector of paths, also
/// what is denied: each step tells its status.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// An actor, or several with commas: ids, names or aliases; a group stands for its members too
    from: String,
    /// Another actor, or several
    to: String,
    /// Not only the shortest: the N shortest without loops, and all that tie with the last
    #[arg(short = 'k', long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    nearest: Option<u32>,
    /// Only paths with at most this many connectors
    #[arg(long, value_name = "N")]
    max_hops: Option<usize>,
    /// Only from who acts to whom it concerns, and along links as they are written
    #[arg(long)]
    directed: bool,
    /// Walk around this actor; of a group around itself alone, not its members
    #[arg(long, value_name = "ACTOR", value_delimiter = ',')]
    avoid: Vec<String>,
    /// Only along dates that never go back: possibly, under what is unknown of them, or certainly
    #[arg(
        long,
        value_name = "HOW",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "possibly",
        conflicts_with = "nearest"
    )]
    time_respecting: Option<Sureness>,
    /// Only by these steps, as a property path: 'warn/authorize+'; goes by direction
    #[arg(long, value_name = "PATH", conflicts_with = "nearest")]
    via: Option<String>,
    /// Show at most this many sequences of actors, and connectors of each hop
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sureness {
    /// There are dates within what is given that never go back
    Possibly,
    /// Whatever the dates are within what is given
    Certainly,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs; carries a version
    Json,
    /// A picture of the paths shown, for Graphviz
    Dot,
}

/// Finds and prints the paths.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let via = args.via.as_deref().map(str::parse::<Via>).transpose();
    let via =
        via.map_err(|error| CliError::usage_with_help(format!("--via: {error}"), error.help()))?;
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let ends = [
        Ends::find(&derived, &args.from)?,
        Ends::find(&derived, &args.to)?,
    ];
    let names = Names::new(asked.graph());
    let avoid = args
        .avoid
        .iter()
        .map(|name| names.find(name, &[Kind::Actor]));
    let request = Request {
        avoid: avoid.collect::<Result<_, _>>()?,
        max_hops: args.max_hops,
        nearest: args.nearest.map(|k| k as usize),
        in_time: args.time_respecting.map(|how| match how {
            Sureness::Possibly => InTime::Possibly,
            Sureness::Certainly => InTime::Certainly,
        }),
        via,
        limit: usize::from(args.limit),
    };
    if let Some((name, _)) = args
        .avoid
        .iter()
        .zip(&request.avoid)
        .find(|(_, actor)| ends.iter().any(|end| end.actors.as_slice() == [**actor]))
    {
        return Err(CliError::usage(format!(
            "a path cannot walk around {name}, where it starts or ends"
        )));
    }
    let answer = search(args, &asked, &derived, &ends, &request);
    let teller = Teller {
        derived: &derived,
        args,
        ends: &ends,
        frame: frame(args, &asked, &derived),
        answer: &answer,
    };
    match args.format {
        Format::Text => text::tell(&teller, output),
        Format::Json => output.answer(super::format::json(&json::report(&teller))?),
        Format::Dot => {
            let title = format!("{} – {}", ends[0].called, ends[1].called);
            let courses = teller.trimmed();
            let subtitle = text::heading(&teller);
            let titles = (title.as_str(), subtitle.as_str());
            let scene = path_scene(&derived, &courses, titles, &teller.frame.filters);
            output.answer(dot(&scene, &Theme::LIGHT));
        }
    }
    if answer.is_cut {
        output.note("note: too many paths are as long as the last one to list them all; `--avoid`, `--act` and the other selection options narrow the question");
    }
    if answer.length.is_some() {
        return Ok(Outcome::Done);
    }
    if !asked.evidence.framing {
        let evidence = Evidence {
            framing: true,
            ..asked.evidence.clone()
        };
        let framed = Derived::new(asked.graph(), &evidence);
        if let Some(length) = search(args, &asked, &framed, &ends, &request).length {
            output.note(format!(
                "with `--include framing`, which counts readings that nobody named stands for, a path of length {length} connects them"
            ));
        }
    }
    Ok(Outcome::Found)
}

fn search(
    args: &Args,
    asked: &Asked,
    derived: &Derived<'_>,
    [from, to]: &[Ends; 2],
    request: &Request,
) -> Answer {
    let directed = args.directed || request.via.is_some();
    let world = World::new(derived, &asked.selection, directed);
    find(&world, &from.actors, &to.actors, request)
}

fn frame(args: &Args, asked: &Asked, derived: &Derived<'_>) -> Frame {
    let mut words = asked.filters.clone();
    if !asked.selection.is_everything() {
        words.push("affiliations left out by the selection of events".to_owned());
    }
    words.extend(args.directed.then(|| "directed".to_owned()));
    words.extend(args.via.iter().map(|via| format!("via {via}")));
    words.extend(args.time_respecting.map(|how| {
        match how {
            Sureness::Possibly => "dates possibly in order",
            Sureness::Certainly => "dates certainly in order",
        }
        .to_owned()
    }));
    words.extend(args.avoid.iter().map(|it| format!("avoiding {it}")));
    words.extend(args.nearest.map(|k| format!("the {k} nearest")));
    words.extend(
        args.max_hops
            .map(|most| format!("at most {most} connectors")),
    );
    Frame::new(derived, words)
}

/// What an answer is told from.
struct Teller<'a, 'g> {
    derived: &'a Derived<'g>,
    args: &'a Args,
    ends: &'a [Ends; 2],
    frame: Frame,
    answer: &'a Answer,
}

impl Teller<'_, '_> {
    fn limit(&self) -> usize {
        usize::from(self.args.limit)
    }

    /// The courses that are shown, with so many connectors of each hop.
    fn trimmed(&self) -> Vec<Course> {
        let mut courses = self.answer.strongest.clone();
        courses.truncate(self.limit());
        for hop in courses.iter_mut().flat_map(|course| &mut course.hops) {
            hop.truncate(self.limit());
        }
        courses
    }
}

/// Whether an actor stands for others: a group.
const fn is_group(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::Group)
}
