//! Measures path queries in a made graph, the same one for the same seed:
//!
//! ```text
//! cargo run --release --example paths -- --claims 100000 [--actors N] [--pairs-number 1000]
//!     [--seconds 1] [--seed 1] [--edges FILE] [--acts FILE] [--pairs FILE] [--json FILE]
//! ```
//!
//! The graph is a data set in memory, not files: as many events as claims, each with one claim, one
//! acting actor and, but for one in twenty, one recipient, and a tenth as many actors, which occur by
//! Zipf's law with exponent 0.8. So a few actors have a part in very many events, as states have.
//!
//! Every query is asked one after the other on one thread, over the same random pairs of actors: once
//! to warm up, then round by round for the given seconds, three rounds at least. The time is wall time,
//! the standard library knowing no other; each query's is the mean of all rounds, and that of the
//! fastest round beside it. `--edges` writes the arcs of the undirected world, `--acts` who did what to
//! whom as `FROM,ACT,TO`, `--pairs` the pairs with what was found, so that others can search the very
//! same graph (`benches/paths.py`).

#![expect(
    clippy::cast_precision_loss,
    reason = "what is counted here is far below 2^52"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::model::act::Act;
use claimgraph::model::actor::{Actor, ActorKind};
use claimgraph::model::claim::{AboutKind, Claim};
use claimgraph::model::dataset::{Dataset, Origin};
use claimgraph::model::date::Date;
use claimgraph::model::event::{Event, Objects};
use claimgraph::model::id::Id;
use claimgraph::model::list::{MostlyOne, OneOrMany};
use claimgraph::model::quantity::Quantities;
use claimgraph::model::role::{Filler, Roles};
use claimgraph::model::source::{Published, Source, SourceKind};
use claimgraph::query::filter::Selection;
use claimgraph::query::search::loopless::loopless;
use claimgraph::query::search::pair::Pair;
use claimgraph::query::search::product::{self, Keeping};
use claimgraph::query::survey::Passage;
use claimgraph::query::via::Via;
use claimgraph::query::world::World;
use claimgraph::text::{FileId, Span};
use serde_json::{Value, json};

/// The acts, and how many of a hundred events each has.
const ACTS: [(Act, usize); 7] = [
    (Act::Communicate, 24),
    (Act::Negotiate, 20),
    (Act::Accuse, 18),
    (Act::Support, 15),
    (Act::Demand, 13),
    (Act::Warn, 6),
    (Act::Authorize, 4),
];

/// How unevenly the actors occur.
const EXPONENT: f64 = 0.8;

/// The steps of the property path.
const VIA: &str = "warn/authorize+";

/// How many paths are asked for beside the shortest.
const NEAREST: usize = 10;

struct Arguments {
    claims: usize,
    actors: usize,
    pairs: usize,
    /// How many of the pairs are asked for more than the shortest paths.
    nearest_pairs: usize,
    seconds: f64,
    seed: u64,
    edges_file: Option<PathBuf>,
    acts_file: Option<PathBuf>,
    pairs_file: Option<PathBuf>,
    json_file: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = match arguments(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            say(&format!(
                "paths: {error}\nusage: paths [--claims N] [--actors N] [--pairs-number N] \
                 [--nearest-number N] [--seconds S] [--seed N] [--edges FILE] [--acts FILE] \
                 [--pairs FILE] [--json FILE]"
            ));
            return ExitCode::from(2);
        }
    };
    match measure(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("paths: {error}"));
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "a tool for developers: its account of what it measures"
)]
fn say(line: &str) {
    eprintln!("{line}");
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments {
        claims: 100_000,
        actors: 0,
        pairs: 1000,
        nearest_pairs: 50,
        seconds: 1.0,
        seed: 1,
        edges_file: None,
        acts_file: None,
        pairs_file: None,
        json_file: None,
    };
    while let Some(argument) = given.next() {
        // Cargo says this to every bench and example that it runs as one.
        if argument == "--bench" {
            continue;
        }
        let value = given.next().ok_or(format!("{argument} needs a value"))?;
        let number = || -> Result<usize, String> {
            let parsed = value.parse();
            parsed.map_err(|_| format!("`{value}` is not a number"))
        };
        match argument.as_str() {
            "--claims" => arguments.claims = number()?.max(20),
            "--actors" => arguments.actors = number()?,
            "--pairs-number" => arguments.pairs = number()?.max(1),
            "--nearest-number" => arguments.nearest_pairs = number()?.max(1),
            "--seed" => arguments.seed = number()? as u64,
            "--seconds" => {
                let parsed = value.parse();
                arguments.seconds = parsed.map_err(|_| format!("`{value}` is not a number"))?;
            }
            "--edges" => arguments.edges_file = Some(value.into()),
            "--pairs" => arguments.pairs_file = Some(value.into()),
            "--acts" => arguments.acts_file = Some(value.into()),
            "--json" => arguments.json_file = Some(value.into()),
            other => return Err(format!("no option `{other}`")),
        }
    }
    if arguments.actors < 2 {
        arguments.actors = (arguments.claims / 10).max(2);
    }
    Ok(arguments)
}

fn measure(arguments: &Arguments) -> io::Result<()> {
    let mut random = Random(arguments.seed);
    let data = dataset(&mut random, arguments.claims, arguments.actors);
    if let Some(file) = &arguments.acts_file {
        write_acts(file, &data)?;
    }
    let start = Instant::now();
    let graph = Graph::build(data);
    let evidence = Evidence::default();
    let built = start.elapsed();
    let start = Instant::now();
    let derived = Derived::new(&graph, &evidence);
    let derive = start.elapsed();
    say(&format!(
        "{} claims, {} actors: built in {built:.2?}, derived in {derive:.2?}",
        arguments.claims, arguments.actors
    ));
    let (undirected, frozen) = freeze(&derived, false);
    let (directed, frozen_directed) = freeze(&derived, true);
    let pairs: Vec<[u32; 2]> = (0..arguments.pairs)
        .map(|_| {
            let from = random.below(arguments.actors);
            let to = (from + 1 + random.below(arguments.actors - 1)) % arguments.actors;
            [from as u32, to as u32]
        })
        .collect();
    let goal = random.below(arguments.actors) as u32;

    let mut bench = Bench {
        patience: Duration::from_secs_f64(arguments.seconds),
        queries: Vec::new(),
    };
    let lengths = pair_queries(&mut bench, &undirected, &pairs);
    let few = &pairs[..pairs.len().min(arguments.nearest_pairs)];
    bench.run("nearest", few, |[from, to]| {
        let found = loopless(&undirected, &[from], &[to], &[], NEAREST, None);
        found.paths.len()
    });
    let via: Via = VIA.parse().map_err(io::Error::other)?;
    let keeping = Keeping {
        via: Some(via.automaton()),
        in_time: None,
    };
    let walk = |from: u32, goal: u32| {
        let found = product::shortest(&directed, &[from], &[goal], &[], None, keeping);
        found.map_or(0, |lattice| lattice.length())
    };
    bench.run("via", &pairs, |[from, _]| walk(from, goal));
    let popular = (0..arguments.actors as u32).max_by_key(|it| World::into(&directed, *it).len());
    let busiest = popular.unwrap_or_default();
    bench.run("via-busiest", &pairs, |[from, _]| walk(from, busiest));
    bench.run("neighbourhood", &pairs, |[from, _]| {
        undirected.neighbourhood(undirected.actor(from), 2).len()
    });

    if let Some(file) = &arguments.edges_file {
        write_edges(file, &undirected)?;
    }
    if let Some(file) = &arguments.pairs_file {
        let walks = |from: u32| [goal, busiest].map(|goal| walk(from, goal) > 0);
        write_pairs(file, &undirected, &pairs, &lengths, walks)?;
    }
    if let Some(file) = &arguments.json_file {
        let result = json!({
            "claims": arguments.claims,
            "actors": arguments.actors,
            "passages": undirected.passages(),
            "arcs": arcs(&undirected).count(),
            "seed": arguments.seed,
            "goal": goal,
            "busiest": busiest,
            "undirected": frozen,
            "directed": frozen_directed,
            "queries": bench.queries,
        });
        fs::write(file, format!("{result:#}\n"))?;
    }
    Ok(())
}

/// The lengths, and all shortest paths with the ten strongest written out.
fn pair_queries(bench: &mut Bench, world: &World, pairs: &[[u32; 2]]) -> Vec<Option<usize>> {
    let mut search = Pair::new(world);
    bench.run("length", pairs, |[from, to]| {
        let length = search.length(&[from], &[to], &[], None);
        length.unwrap_or(0)
    });
    bench.run("all", pairs, |[from, to]| {
        let Some(lattice) = search.lattice(&[from], &[to], &[], None) else {
            return 0;
        };
        lattice.strongest(world, 10).len()
    });
    pairs
        .iter()
        .map(|[from, to]| search.length(&[*from], &[*to], &[], None))
        .collect()
}

/// Freezes a world, and says what that takes.
fn freeze(derived: &Derived<'_>, directed: bool) -> (World, Value) {
    let before = memory();
    let start = Instant::now();
    let world = World::new(derived, &Selection::default(), directed);
    let seconds = start.elapsed().as_secs_f64();
    let after = memory();
    let arcs = arcs(&world).count();
    let held = 8 * world.junctions() + 12 * arcs + world.passages() * size_of::<Passage>();
    let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    let name = if directed { "directed" } else { "undirected" };
    let mut line = format!(
        "{name}: {} passages and {arcs} arcs frozen in {seconds:.2} s, {:.0} MiB",
        world.passages(),
        mib(held),
    );
    let mut account =
        json!({ "passages": world.passages(), "arcs": arcs, "seconds": seconds, "bytes": held });
    if let (Some([resident, _]), Some([_, peak])) = (before, after) {
        let more = peak.saturating_sub(resident);
        let _ = write!(line, "; {:.0} MiB at most while freezing", mib(more));
        account["peak_bytes"] = json!(more);
    }
    say(&line);
    (world, account)
}

/// The memory of this process, now and at its peak so far, where the system tells.
fn memory() -> Option<[usize; 2]> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let of = |name: &str| -> Option<usize> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        let number = line.split_whitespace().nth(1)?;
        Some(number.parse::<usize>().ok()? * 1024)
    };
    Some([of("VmRSS:")?, of("VmHWM:")?])
}

/// What was measured, query by query.
struct Bench {
    patience: Duration,
    queries: Vec<Value>,
}

impl Bench {
    /// Asks for every pair, round after round. What a query returns says how much was found.
    fn run(&mut self, name: &str, pairs: &[[u32; 2]], mut query: impl FnMut([u32; 2]) -> usize) {
        let mut round = || -> (Duration, usize) {
            let start = Instant::now();
            let found = pairs.iter().map(|pair| black_box(query(*pair))).sum();
            (start.elapsed(), found)
        };
        let (_, found) = round();
        let mut rounds = Vec::new();
        let start = Instant::now();
        while rounds.len() < 3 || start.elapsed() < self.patience {
            rounds.push(round().0);
        }
        let number = pairs.len() as f64;
        let micros = |time: Duration| time.as_secs_f64() * 1e6 / number;
        let mean = micros(rounds.iter().sum::<Duration>()) / rounds.len() as f64;
        let least = rounds.iter().min().map_or(0.0, |time| micros(*time));
        // How it is spread: every query timed by itself, the fastest of three rounds.
        let mut alone = |pair: [u32; 2]| {
            let start = Instant::now();
            black_box(query(pair));
            start.elapsed().as_secs_f64() * 1e6
        };
        let mut each = vec![f64::INFINITY; pairs.len()];
        for _ in 0..3 {
            for (pair, fastest) in pairs.iter().zip(&mut each) {
                *fastest = alone(*pair).min(*fastest);
            }
        }
        let mut sorted = each.clone();
        sorted.sort_by(f64::total_cmp);
        let found = found as f64 / number;
        let (median, most) = (sorted[sorted.len() / 2], sorted[sorted.len() - 1]);
        say(&format!(
            "  {name:13} {mean:10.2} µs (fastest round {least:.2}, median {median:.2}, longest \
             {most:.2}), {} pairs, {} rounds, {found:.1} found each",
            pairs.len(),
            rounds.len(),
        ));
        self.queries.push(json!({
            "name": name,
            "pairs": pairs.len(),
            "rounds": rounds.len(),
            "mean_us": mean,
            "least_us": least,
            "median_us": median,
            "longest_us": most,
            "found": found,
            "each_us": each,
        }));
    }
}

/// The arcs of a world.
fn arcs(world: &World) -> impl Iterator<Item = (u32, u32)> {
    let all = 0..world.junctions() as u32;
    all.flat_map(|from| world.out(from).iter().map(move |to| (from, *to)))
}

fn write_edges(file: &Path, world: &World) -> io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    for (from, to) in arcs(world) {
        writeln!(out, "{from},{to}")?;
    }
    out.flush()
}

/// Who did what to whom, by the numbers of the actors.
fn write_acts(file: &Path, data: &Dataset) -> io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    let number = |filler: &Filler| -> Option<usize> {
        let id = filler.ids().first()?;
        id.as_str().trim_start_matches("actor-").parse().ok()
    };
    for event in &data.events {
        let roles = (number(&event.roles.actor), number(&event.roles.recipient));
        if let (Some(from), Some(to)) = roles {
            writeln!(out, "{from},{},{to}", event.act)?;
        }
    }
    out.flush()
}

/// Each pair with the number of connectors and of paths, nothing where there is no path, how many
/// actors lie within two connectors of the first, and whether walks lead from the first to each of
/// two goals.
fn write_pairs(
    file: &Path,
    world: &World,
    pairs: &[[u32; 2]],
    lengths: &[Option<usize>],
    walks: impl Fn(u32) -> [bool; 2],
) -> io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    let mut search = Pair::new(world);
    for ([from, to], length) in pairs.iter().zip(lengths) {
        let around = world.neighbourhood(world.actor(*from), 2).len();
        let lattice = search.lattice(&[*from], &[*to], &[], None);
        let [via, busiest] = walks(*from).map(u8::from);
        match (length, lattice) {
            (Some(length), Some(lattice)) => {
                let paths = lattice.paths();
                writeln!(out, "{from},{to},{length},{paths},{around},{via},{busiest}")?;
            }
            _ => writeln!(out, "{from},{to},,,{around},{via},{busiest}")?,
        }
    }
    out.flush()
}

/// The records, each kind in the order of its ids.
fn dataset(random: &mut Random, claims: usize, actors: usize) -> Dataset {
    let origin = Origin {
        file: FileId(0),
        span: Span::new(0, 0),
    };
    let source = Id::new("source");
    let ids: Vec<Id> = (0..actors)
        .map(|at| Id::new(&format!("actor-{at:07}")))
        .collect();
    let popular = Popular::new(random, actors);
    let mut data = Dataset {
        sources: vec![made_source(source.clone(), origin)],
        actors: ids
            .iter()
            .map(|id| made_actor(id.clone(), origin))
            .collect(),
        ..Dataset::default()
    };
    for at in 0..claims {
        let event = Id::new(&format!("event-{at:07}"));
        let actor = popular.draw(random);
        let recipient = (!random.one_in(20)).then(|| {
            loop {
                let recipient = popular.draw(random);
                if recipient != actor {
                    break recipient;
                }
            }
        });
        let known = |at: usize| Filler::Known(vec![ids[at].clone()].into());
        let roles = Roles {
            actor: known(actor),
            recipient: recipient.map_or(Filler::Absent, known),
            ..Roles::default()
        };
        data.claims
            .push(made_claim(event.clone(), source.clone(), origin));
        data.events.push(made_event(random, event, origin, roles));
    }
    data
}

fn made_source(id: Id, origin: Origin) -> Source {
    Source {
        id,
        origin,
        kind: SourceKind::Dataset,
        title: "made".into(),
        publisher: None,
        authors: OneOrMany::default(),
        url: OneOrMany::default(),
        archived: OneOrMany::default(),
        accessed: None,
        published: Published::Absent,
        language: None,
        reliability: None,
        text: None,
        skipped: OneOrMany::default(),
        copy_of: None,
        supersedes: None,
        retracted: None,
        note: None,
    }
}

fn made_actor(id: Id, origin: Origin) -> Actor {
    Actor {
        name: id.as_str().into(),
        id,
        origin,
        kind: ActorKind::Organization,
        aliases: OneOrMany::default(),
        same_as: OneOrMany::default(),
        not_same_as: OneOrMany::default(),
        members_of: None,
        affiliations: (),
    }
}

fn made_claim(event: Id, source: Id, origin: Origin) -> Claim {
    Claim {
        id: Id::new(&format!("{event}/{source}")),
        origin,
        about_kind: AboutKind::Event,
        about: event,
        source,
        at: MostlyOne::default(),
        locator: None,
        said_by: OneOrMany::default(),
        wording: None,
        modality: None,
        polarity: None,
        mood: None,
        stated: None,
        says: None,
        label: None,
        drift: None,
        quote: None,
        confidence: None,
        recorded: None,
        repeats: None,
        paraphrases: None,
        supersedes: None,
        retracts: None,
    }
}

/// An event; four in five have a date.
fn made_event(random: &mut Random, id: Id, origin: Origin, roles: Roles) -> Event {
    let mut share = random.below(100);
    let drawn = ACTS.iter().find(|(_, hundredths)| {
        let is_it = share < *hundredths;
        share = share.saturating_sub(*hundredths);
        is_it
    });
    let [year, month, day] = [10, 12, 28].map(|bound| random.below(bound));
    let date = format!("{}-{:02}-{:02}", 2021 + year, 1 + month, 1 + day);
    let date: Option<Date> = date.parse().ok().filter(|_| !random.one_in(5));
    Event {
        id,
        origin,
        inline_in: None,
        act: drawn.map_or(Act::Communicate, |(act, _)| *act),
        code: None,
        gloss: None,
        roles,
        object: Objects::Absent,
        date,
        valid: None,
        quantities: Quantities::default(),
        condition: None,
        consequence: OneOrMany::default(),
        links: None,
        relation: None,
        tags: OneOrMany::default(),
        note: None,
        claims: (),
    }
}

/// Draws actors by Zipf's law.
struct Popular {
    /// The sum of the shares up to and with each rank.
    until: Vec<f64>,
    /// The actor of each rank.
    actors: Vec<usize>,
}

impl Popular {
    fn new(random: &mut Random, number: usize) -> Self {
        let mut sum = 0.0;
        let until = (1..=number).map(|rank| {
            sum += (rank as f64).powf(-EXPONENT);
            sum
        });
        let until = until.collect();
        let mut actors: Vec<usize> = (0..number).collect();
        for at in (1..number).rev() {
            actors.swap(at, random.below(at + 1));
        }
        Self { until, actors }
    }

    fn draw(&self, random: &mut Random) -> usize {
        let all = self.until[self.until.len() - 1];
        let at = random.share() * all;
        let rank = self.until.partition_point(|until| *until <= at);
        self.actors[rank.min(self.actors.len() - 1)]
    }
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    /// A number from 0 up to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
