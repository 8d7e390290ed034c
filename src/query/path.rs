//! Paths: how actors are connected, by as few connectors as possible.

use petgraph::graph::NodeIndex;

use super::connector::Connector;
use super::label::Label;
use super::search::lattice::{Strength, Thread};
use super::search::loopless::loopless;
use super::search::pair::Pair;
use super::search::product::{self, Keeping};
use super::via::Via;
use super::when::{InTime, Reached, When};
use super::world::World;
use crate::analysis::status::Status;

/// How to look for paths.
#[derive(Clone, Debug)]
pub struct Request {
    /// Actors to walk around.
    pub avoid: Vec<NodeIndex>,
    /// At most this many connectors.
    pub max_hops: Option<usize>,
    /// The k shortest paths without loops, and all that tie with the last, instead of the shortest.
    /// It goes neither with `in_time` nor with `via`, and is passed over beside them.
    pub nearest: Option<usize>,
    /// Only along dates that never go back, and how sure that must be.
    pub in_time: Option<InTime>,
    /// Only by the steps of a property path. The world must be directed.
    pub via: Option<Via>,
    /// How many courses to write out, the strongest.
    pub limit: usize,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            avoid: Vec::new(),
            max_hops: None,
            nearest: None,
            in_time: None,
            via: None,
            limit: 10,
        }
    }
}

/// The paths between two sets of actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The number of connectors of the shortest; none where nothing connects the two.
    pub length: Option<usize>,
    /// How many paths there are, connector by connector; at [`u64::MAX`] or more, that.
    pub paths: u64,
    /// How many sequences of actors they follow; as above. Where dates or steps are kept to, one
    /// that is walked at different times or in different states of the steps counts once for each.
    pub courses: u64,
    /// Those sequences, the strongest first, with the connectors of each hop.
    pub strongest: Vec<Course>,
    /// Whether there are more, which were not counted: too many tie with the last one.
    pub is_cut: bool,
}

/// A sequence of actors, and between each two the connectors any of which may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The actors, from the first to the last.
    pub actors: Vec<NodeIndex>,
    /// The connectors of each hop, the strongest first.
    pub hops: Vec<Vec<Step>>,
    /// Where dates must not go back: how sure it is that they do not, whichever connectors are
    /// taken.
    pub in_time: Option<InTime>,
}

/// One connector of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What connects.
    pub connector: Connector,
    /// What it is called.
    pub label: Label,
    /// How weak it is.
    pub weakness: Status,
    /// When it is entered and when it is left, as the path passes it.
    pub when: [When; 2],
}

/// A path: actors and, between each two, one connector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The actors, from the first to the last.
    pub actors: Vec<NodeIndex>,
    /// The connectors, one fewer.
    pub steps: Vec<Step>,
}

impl Course {
    /// Whether no path along it is asserted from end to end.
    pub fn is_derived(&self) -> bool {
        self.strongest().any(|step| step.connector.is_derived())
    }

    /// The strongest connector of each hop: by these it is ranked.
    pub fn strongest(&self) -> impl Iterator<Item = &Step> {
        self.hops.iter().filter_map(|steps| steps.first())
    }

    /// How many paths follow it; at [`u64::MAX`] or more, that.
    pub fn paths(&self) -> u64 {
        self.hops.iter().fold(1, |product: u64, steps| {
            product.saturating_mul(steps.len() as u64)
        })
    }
}

impl Path {
    /// The order of ties: asserted before derived, the weakest step first, then ids.
    fn rank(&self) -> (usize, Vec<Status>, Vec<(Connector, NodeIndex)>) {
        let derived = |step: &&Step| step.connector.is_derived();
        let derived = self.steps.iter().filter(derived).count();
        let mut weakness: Vec<_> = self.steps.iter().map(|step| step.weakness).collect();
        weakness.sort_unstable_by(|a, b| b.cmp(a));
        let ids = self
            .steps
            .iter()
            .map(|step| step.connector)
            .zip(self.actors[1..].iter().copied());
        (derived, weakness, ids.collect())
    }
}

impl Answer {
    /// The paths along the courses, so many at most, in the order of ties.
    pub fn written_out(&self, most: usize) -> Vec<Path> {
        let mut paths = Vec::new();
        for course in &self.strongest {
            let mut begun = vec![Vec::new()];
            for steps in &course.hops {
                let longer = begun.iter().flat_map(|before: &Vec<Step>| {
                    steps
                        .iter()
                        .map(|step| [before.as_slice(), &[*step]].concat())
                });
                begun = longer.take(most).collect();
            }
            paths.extend(begun.into_iter().map(|steps| Path {
                actors: course.actors.clone(),
                steps,
            }));
        }
        paths.sort_by_cached_key(|path| (path.steps.len(), path.rank()));
        paths.truncate(most);
        paths
    }
}

/// The paths from any of some actors to any of others.
///
/// The shortest are searched for from both ends; see [`super::search`] for what each kind of search
/// costs.
pub fn find(world: &World, from: &[NodeIndex], to: &[NodeIndex], request: &Request) -> Answer {
    let junctions = |actors: &[NodeIndex]| {
        let found = actors.iter().filter_map(|actor| world.junction(*actor));
        let mut found: Vec<u32> = found.collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let (from, to, avoid) = (junctions(from), junctions(to), junctions(&request.avoid));
    let keeping = Keeping {
        via: request.via.as_ref().map(Via::automaton),
        in_time: request.in_time,
    };
    let most = request.max_hops;
    let is_plain = keeping.via.is_none() && keeping.in_time.is_none();
    if let Some(k) = request.nearest.filter(|_| is_plain) {
        return nearest(world, [&from, &to, &avoid], k, most);
    }
    let lattice = if is_plain {
        Pair::new(world).lattice(&from, &to, &avoid, most)
    } else {
        product::shortest(world, &from, &to, &avoid, most, keeping)
    };
    let Some(lattice) = lattice else {
        return Answer::default();
    };
    let in_time = keeping.in_time.is_some();
    Answer {
        length: Some(lattice.length()),
        paths: lattice.paths(),
        courses: lattice.threads(),
        strongest: lattice
            .strongest(world, request.limit)
            .into_iter()
            .map(|thread| course(world, &thread, in_time))
            .collect(),
        is_cut: false,
    }
}

fn nearest(world: &World, [from, to, avoid]: [&[u32]; 3], k: usize, most: Option<usize>) -> Answer {
    let found = loopless(world, from, to, avoid, k, most);
    let hops = |actors: &Vec<u32>| {
        let hops = actors.windows(2);
        let hops = hops.map(|pair| strongest_first(world, world.between(pair[0], pair[1])));
        hops.collect::<Vec<_>>()
    };
    let mut threads: Vec<Thread> = found
        .paths
        .iter()
        .map(|actors| Thread {
            actors: actors.clone(),
            hops: hops(actors),
        })
        .collect();
    threads.sort_by_cached_key(|thread| {
        let strongest = thread.hops.iter().filter_map(|passages| passages.first());
        let connectors = strongest.filter_map(|it| Some(world.passage(*it)?.connector));
        let ids: Vec<_> = connectors.zip(thread.actors[1..].iter().copied()).collect();
        let strength = Strength::of(world, &thread.hops);
        (thread.hops.len(), strength, ids)
    });
    let courses: Vec<Course> = threads
        .iter()
        .map(|thread| course(world, thread, false))
        .collect();
    Answer {
        length: courses.first().map(|course| course.hops.len()),
        paths: courses
            .iter()
            .fold(0, |sum, course| sum.saturating_add(course.paths())),
        courses: courses.len() as u64,
        strongest: courses,
        is_cut: found.cut,
    }
}

fn strongest_first(world: &World, mut passages: Vec<u32>) -> Vec<u32> {
    passages.sort_by(|a, b| super::search::lattice::compare(world, *a, *b));
    passages
}

fn course(world: &World, thread: &Thread, in_time: bool) -> Course {
    let hops: Vec<Vec<Step>> = thread
        .hops
        .iter()
        .zip(&thread.actors)
        .map(|(passages, from)| {
            let of = |passage: &u32| {
                let found = world.passage(*passage)?;
                // Walked backwards, it is left by the event in which it is otherwise entered.
                let [first, second] = found.when;
                let backwards = world.into(*passage).binary_search(from).is_err();
                Some(Step {
                    connector: found.connector,
                    label: found.label,
                    weakness: found.weakness,
                    when: if backwards {
                        [second, first]
                    } else {
                        [first, second]
                    },
                })
            };
            passages.iter().filter_map(of).collect()
        })
        .collect();
    let in_time = in_time.then(|| sureness(&hops));
    Course {
        actors: thread.actors.iter().map(|it| world.actor(*it)).collect(),
        hops,
        in_time,
    }
}

/// How sure it is that dates do not go back, whichever connector of each hop is taken.
fn sureness(hops: &[Vec<Step>]) -> InTime {
    let mut all = vec![Reached::START];
    for steps in hops {
        let mut after = Vec::new();
        for step in steps {
            for reached in &all {
                let mut time = step.when[0].pass(*reached, InTime::Certainly);
                if matches!(step.connector, Connector::Link { .. }) {
                    time = time.and_then(|time| step.when[1].pass(time, InTime::Certainly));
                }
                match time {
                    Some(time) => after.push(time),
                    None => return InTime::Possibly,
                }
            }
        }
        after.sort_unstable();
        after.dedup();
        all = after;
    }
    InTime::Certainly
}
