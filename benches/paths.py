#!/usr/bin/env python3
"""Path queries beside networkx, python-igraph, rustworkx and oxigraph, in the same graph in one run.

    python3 benches/paths.py [--sizes 10000,100000,1000000] [--budget 10] [--pairs 1000]

Builds the example `paths`, installs the peers from PyPI (target/peers), and for each number of
claims lets the example make a world, measure itself and write the world's arcs and the pairs that it
asked for. The peers load these arcs and are asked for the same pairs, each query until the budget
(seconds) is spent; how many pairs that was stands beside it, and the ratio is to claimgraph's time for
these very pairs. What they find must be what claimgraph found, or the run fails: lengths, numbers of
shortest paths and sizes of neighbourhoods.

A world's junctions are actors and passages, so a connector is two arcs for the peers; in an
undirected world of events every arc has its reverse, so they hold it as an undirected graph. Their
times are CPU seconds of a query without loading; claimgraph's is wall time, which is not less.

Two questions are not quite the same. `all`: the peers list every path, claimgraph counts them and
writes out the ten strongest sequences of actors. `nearest`: claimgraph gives the ten shortest
sequences of actors and all that tie with the last, each with every connector; the peers give ten
paths, of which only the first one's length is compared. igraph and rustworkx cannot be interrupted, so
they are asked in a process of their own, which is stopped when three times the budget is spent. Of the
peers oxigraph alone follows property paths, by a SPARQL query; it says whether a walk leads there, we
give the shortest ones. `via` asks for a goal drawn at random, to which hardly a walk leads,
`via-busiest` for the actor whom most events concern.
"""

import argparse
import csv
import itertools
import json
import multiprocessing
import os
import pathlib
import signal
import subprocess
import sys
import time
import warnings

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME = ROOT / "target" / "peers"
PEERS = ["networkx==3.6.1", "python-igraph==1.0.0", "rustworkx==0.18.1", "pyoxigraph==0.5.13"]

# How many microseconds a query of ours may take on average, by the number of claims.
TARGETS = {
    ("length", 1000000): 300,
    ("all", 1000000): 1000,
    ("nearest", 100000): 20000,
    ("via", 1000000): 10,
    ("neighbourhood", 1000000): 15,
}


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def prepare():
    run("cargo", "build", "--release", "--locked", "--quiet", "--example", "paths", cwd=ROOT)
    HOME.mkdir(parents=True, exist_ok=True)
    release = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    python = HOME / "venv" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", HOME / "venv")
    has = subprocess.run([python, "-c", "import igraph, networkx, pyoxigraph, rustworkx"], stderr=subprocess.DEVNULL)
    if has.returncode != 0:
        run(python, "-m", "pip", "install", "--quiet", *PEERS)
    return release / "examples" / "paths", python


def measure(paths, size, arguments):
    """Our own numbers; the arcs and the pairs are left in files."""
    files = {name: HOME / f"paths-{size}.{name}" for name in ("edges", "acts", "pairs", "json")}
    options = [part for name, file in files.items() for part in (f"--{name}", file)]
    if size > 100000:
        options += ["--nearest-number", 20]
    run(paths, "--claims", size, "--pairs-number", arguments.pairs, *options)
    return json.loads(files["json"].read_text())


def number(text):
    return int(text) if text else None


def load(size):
    """The arcs, each with its reverse left out, and the pairs with what was found of each."""
    with open(HOME / f"paths-{size}.edges", newline="") as file:
        arcs = [(int(one), int(other)) for one, other in csv.reader(file)]
    edges = [(one, other) for one, other in arcs if one < other]
    back = {(other, one) for one, other in arcs if one > other}
    if len(arcs) != 2 * len(edges) or back != set(edges):
        sys.exit(f"{size} claims: the world is not one of events, the same in both directions")
    with open(HOME / f"paths-{size}.pairs", newline="") as file:
        pairs = [tuple(number(cell) for cell in row) for row in csv.reader(file)]
    return edges, pairs


class Networkx:
    """The queries by networkx."""

    name = "networkx"

    def __init__(self, size, edges, ours):
        import networkx

        self.of = networkx
        self.graph = networkx.Graph()
        self.graph.add_nodes_from(range(ours["actors"] + ours["passages"]))
        self.graph.add_edges_from(edges)

    def length(self, pair):
        try:
            return len(self.of.bidirectional_shortest_path(self.graph, pair[0], pair[1])) // 2
        except self.of.NetworkXNoPath:
            return None

    def all(self, pair):
        try:
            return sum(1 for _ in self.of.all_shortest_paths(self.graph, pair[0], pair[1]))
        except self.of.NetworkXNoPath:
            return None

    def nearest(self, pair):
        try:
            paths = self.of.shortest_simple_paths(self.graph, pair[0], pair[1])
            return [len(path) // 2 for path in itertools.islice(paths, 10)][0]
        except self.of.NetworkXNoPath:
            return None

    def neighbourhood(self, pair, actors):
        found = self.of.single_source_shortest_path_length(self.graph, pair[0], cutoff=4)
        return sum(1 for junction in found if junction < actors) - 1


class Igraph:
    """The queries by python-igraph."""

    name = "igraph"

    def __init__(self, size, edges, ours):
        import igraph

        nodes = ours["actors"] + ours["passages"]
        self.graph = igraph.Graph(n=nodes, edges=edges, directed=False)

    def length(self, pair):
        path = self.graph.get_shortest_path(pair[0], pair[1], output="vpath")
        return len(path) // 2 if path else None

    def distances(self, pair):
        found = self.graph.distances([pair[0]], [pair[1]])[0][0]
        return int(found) // 2 if found != float("inf") else None

    def all(self, pair):
        return len(self.graph.get_all_shortest_paths(pair[0], pair[1])) or None

    def nearest(self, pair):
        paths = self.graph.get_k_shortest_paths(pair[0], pair[1], k=10, output="vpath")
        return len(paths[0]) // 2 if paths else None

    def neighbourhood(self, pair, actors):
        found = self.graph.neighborhood(pair[0], order=4)
        return sum(1 for junction in found if junction < actors) - 1


class Rustworkx:
    """The queries by rustworkx."""

    name = "rustworkx"

    def __init__(self, size, edges, ours):
        import rustworkx

        self.of = rustworkx
        self.graph = rustworkx.PyGraph(multigraph=False)
        self.graph.add_nodes_from(range(ours["actors"] + ours["passages"]))
        self.graph.extend_from_edge_list(edges)

    def length(self, pair):
        found = self.of.graph_dijkstra_shortest_paths(self.graph, pair[0], target=pair[1])
        return len(found[pair[1]]) // 2 if pair[1] in found else None

    def all(self, pair):
        return len(self.of.graph_all_shortest_paths(self.graph, pair[0], pair[1])) or None


class Oxigraph:
    """Property paths by oxigraph."""

    name = "oxigraph"

    def __init__(self, size, edges, ours):
        import pyoxigraph

        self.graph = pyoxigraph.Store()
        self.goals = {"via": ours["goal"], "via-busiest": ours["busiest"]}
        node = pyoxigraph.NamedNode
        with open(HOME / f"paths-{size}.acts", newline="") as file:
            self.graph.bulk_extend(
                pyoxigraph.Quad(node(f"urn:a:{one}"), node(f"urn:p:{act}"), node(f"urn:a:{other}"))
                for one, act, other in csv.reader(file)
            )

    def walk(self, pair, goal):
        goal = self.goals[goal]
        path = "<urn:p:warn>/<urn:p:authorize>+"
        return int(bool(self.graph.query(f"ASK {{ <urn:a:{pair[0]}> {path} <urn:a:{goal}> }}")))

    def via(self, pair):
        return self.walk(pair, "via")

    def via_busiest(self, pair):
        return self.walk(pair, "via-busiest")


def expected(query, pair):
    """What we found, as the peers tell it."""
    _, _, length, paths, around, via, busiest = pair
    told = {"all": paths, "neighbourhood": around, "via": via, "via-busiest": busiest}
    return told.get(query, length)


def ask(peer, query, pairs, actors, budget, told):
    """Asks for pair after pair until the budget is spent; tells what each took."""
    method = getattr(peer, query.replace("-", "_"))
    more = [actors] if query == "neighbourhood" else []
    begun = time.process_time()
    for pair in pairs:
        start = time.process_time()
        found = method(pair, *more)
        took = time.process_time() - start
        told((took, found == expected(query, pair), pair, found))
        if time.process_time() - begun > budget:
            break


class Spent(Exception):
    """The time is over."""


def here(peer, query, pairs, actors, budget):
    """`ask` in this process, whose objects are not copied when they are looked at."""

    def stop(*_):
        raise Spent

    told = []
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 3 * budget)
    try:
        ask(peer, query, pairs, actors, budget, told.append)
    except Spent:
        pass
    signal.setitimer(signal.ITIMER_REAL, 0)
    return told


class Failed(Exception):
    """A peer ended before its time."""


def apart(peer, query, pairs, actors, budget):
    """`ask` in a process of its own, stopped some time after the budget is spent."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=ask, args=(peer, query, pairs, actors, budget, theirs.send))
    process.start()
    theirs.close()
    until = time.monotonic() + 3 * budget
    told = []
    try:
        while ours.poll(max(0, until - time.monotonic())):
            told.append(ours.recv())
    except EOFError:
        process.join()
        if process.exitcode != 0:
            raise Failed(f"{peer.name}, {query}: exit status {process.exitcode}") from None
    process.terminate()
    process.join()
    return told


CELLS = [
    (Networkx, here, ["length", "all", "nearest", "neighbourhood"]),
    (Igraph, apart, ["length", "distances", "all", "nearest", "neighbourhood"]),
    (Rustworkx, apart, ["length", "all"]),
    (Oxigraph, apart, ["via", "via-busiest"]),
]


def peers(size, budget, largest):
    """Microseconds and number of pairs of each query by each peer, as JSON on standard output."""
    edges, pairs = load(size)
    ours = json.loads((HOME / f"paths-{size}.json").read_text())
    measured = {}
    warnings.filterwarnings("ignore", message="Couldn't reach some vertices")
    for kind, way, queries in CELLS:
        start = time.process_time()
        peer = kind(size, edges, ours)
        print(f"  {kind.name} loaded in {time.process_time() - start:.1f} s", file=sys.stderr)
        for query in queries:
            if query == "nearest" and size > largest:
                continue
            own = {it["name"]: it["pairs"] for it in ours["queries"]}
            first = pairs[: own.get(query, own["length"])]
            # Of a walk from an actor to itself the two have different notions.
            asked = [pair for pair in first if pair[0] != getattr(peer, "goals", {}).get(query)]
            told = way(peer, query, asked, ours["actors"], budget)
            for _, right, pair, found in told:
                if not right:
                    want = expected(query, pair)
                    sys.exit(f"{kind.name}, {query}, {pair[0]} to {pair[1]}: {found}, not {want}")
            times = [took for took, *_ in told]
            told_of = {pair for _, _, pair, _ in told}
            mean = sum(times) / len(times) * 1e6 if times else None
            places = [index for index, pair in enumerate(first) if pair in told_of]
            measured[f"{kind.name} {query}"] = [mean, places]
        del peer
    json.dump(measured, sys.stdout)


def micros(value):
    for unit, scale in (("s", 1e6), ("ms", 1e3)):
        if value >= scale:
            return f"{value / scale:.3g} {unit}"
    return f"{value:.3g} µs"


def table(size, ours, measured, budget):
    world = ours["undirected"]
    print(
        f"\n{size} claims: {ours['actors']} actors, {ours['passages']} passages,"
        f" {ours['arcs']} arcs; frozen in {world['seconds']:.2f} s, {world['bytes'] / 2**20:.0f} MiB"
    )
    columns = ["networkx", "igraph", "igraph distances", "rustworkx", "oxigraph"]
    print(f"  {'':13} {'claimgraph':>10} {'target':>8}" + "".join(f"{it:>28}" for it in columns))
    for query in ours["queries"]:
        name, mean, each = query["name"], query["mean_us"], query["each_us"]
        target = TARGETS.get((name, size))
        mark = "" if target is None or mean <= target else " missed"
        line = f"  {name:13} {micros(mean):>10} {micros(target) if target else '':>8}"
        for column in columns:
            peer, _, other = column.partition(" ")
            if other and name != "length":
                continue
            cell = measured.get(f"{peer} {other or name}")
            if cell is None:
                line += f"{'-':>28}"
            elif cell[0] is None:
                line += f"{f'none in {3 * budget:g} s':>28}"
            else:
                places = cell[1]
                all_asked = len(places) == len(each)
                own = mean if all_asked else sum(each[it] for it in places) / len(places)
                ratio = f"{cell[0] / own:.3g} x"
                line += f"{f'{micros(cell[0])} ({len(places)}) {ratio}':>28}"
        print(line + mark)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--budget", type=float, default=10)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--peers", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peers:
        peers(arguments.peers, arguments.budget, 100000)
        return
    paths, python = prepare()
    for size in (int(size) for size in arguments.sizes.split(",")):
        ours = measure(paths, size, arguments)
        # The peers live in the venv: they are asked by this file, run there.
        options = ["--peers", size, "--budget", arguments.budget]
        command = [str(part) for part in [python, __file__, *options]]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        table(size, ours, json.loads(answer.stdout), arguments.budget)


if __name__ == "__main__":
    main()
