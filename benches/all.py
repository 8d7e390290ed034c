#!/usr/bin/env python3
"""Every comparison, and the page that tells what came of it.

    python3 benches/all.py [--write] [--quick]

Without --write it prints the page; with it, `docs/performance.md` is written. --quick measures small
corpora once, to see that everything runs.
"""

import argparse
import subprocess
import sys

import check
import edit
import growth
import render
from measure import ROOT, machine

# What is aimed at: wall seconds after an edit of the largest corpus.
EDITED = 0.2
# And wall seconds and MiB, by corpus.
TARGETS = {"20": (0.015, None), "1000": (0.15, 60), "10000": (1.4, 250), "one": (0.3, 80)}

HEAD = """# Performance

Measured by `python3 benches/all.py --write` on {machine}.
`benches/README.md` tells how, and what is compared. All figures are medians of {runs} runs in turn on
made claim files, whole processes from start to end; the slow ones ran once. Ratios hold elsewhere sooner
than seconds do.
"""


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def times(ratio):
    return f"{ratio:.0f} ×" if ratio >= 10 else f"{ratio:.2g} ×"


def row(*cells):
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def table(heads, rows):
    return "\n".join([row(*heads), row(*["---"] * len(heads)), *rows])


def check_part(corpora, runs, slow):
    measured = check.measure(corpora, runs, slow)
    parts = [
        "## Checking",
        "`claimgraph check` applies every rule, with places; `parse` is its own reader alone, the floor"
        " on this machine; nothing is kept from run to run. The others hold the files to the generated JSON Schema, and yamllint to the"
        " form of YAML.",
    ]
    for name, peers in measured.items():
        ours = peers["claimgraph"][1]
        rows = [
            row(peer, seconds(wall), seconds(cpu), f"{peak:.0f} MiB", times(wall / ours))
            for peer, (cpu, wall, peak) in peers.items()
        ]
        parts += [f"### {check.title(name)}", table(["", "time", "CPU", "memory", "ratio"], rows)]
        time, memory = TARGETS[name]
        wanted = seconds(time) + (f" and {memory} MiB" if memory else "")
        missed = [] if ours <= time else [f"{ours / time:.2f} times the time"]
        if memory and peers["claimgraph"][2] > memory:
            missed.append(f"{peers['claimgraph'][2] / memory:.2f} times the memory")
        parts.append(f"Aimed at: {wanted}; {'it takes ' + ' and '.join(missed) if missed else 'met'}.")
    return parts


def edit_part(name, runs):
    measured = edit.measure(name, runs)
    first = measured["the first"][1]
    rows = [
        row(what, seconds(wall), seconds(cpu), f"{peak:.0f} MiB", times(wall / first))
        for what, (cpu, wall, peak) in measured.items()
    ]
    slowest = max(measured[what][1] for what in edit.EDITS)
    parts = [
        "## After an edit",
        f"`check` of {check.title(name)}, again after an edit of one file, by what the check before has"
        " kept; and without. What is told is the same: it is compared after each edit.",
        table(["", "time", "CPU", "memory", "ratio to the first"], rows),
    ]
    if name == "10000":
        met = "met" if slowest <= EDITED else f"it takes {slowest / EDITED:.2f} times that"
        parts.append(f"Aimed at: {seconds(EDITED)} after an edit; {met}.")
    return parts


def growth_part(megabytes, runs):
    measured = growth.measure(megabytes, runs)
    rows = [
        row(f"{size} MB", seconds(wall), seconds(cpu), f"{peak:.0f} MiB", f"{cpu / size * 1000:.1f} ms")
        for size, (cpu, wall, peak) in measured.items()
    ]
    told = "linear" if growth.is_linear(measured) else "faster than the corpus"
    return [
        "## Growth",
        f"`check` by the size of the corpus, in files of 10 kB. It grows: {told}.",
        table(["", "time", "CPU", "memory", "CPU per MB"], rows),
    ]


def render_part(runs):
    rows = [
        row(name, seconds(both["claimgraph"][1]), seconds(both["dot"][1]),
            times(both["dot"][1] / both["claimgraph"][1]))
        for name, both in render.measure(runs).items()
    ]
    return [
        "## Pictures",
        "`claimgraph render`, from the claim files to SVG with its own layout, and `dot -Tsvg` on the"
        " same scene as DOT.",
        table(["picture", "claimgraph", "dot", "ratio"], rows),
    ]


def paths_part(sizes, budget):
    script = ROOT / "benches" / "paths.py"
    command = [sys.executable, script, "--sizes", sizes, "--budget", str(budget)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [
        "## Paths",
        "Queries in a made graph, beside networkx, python-igraph and rustworkx on the same arcs and pairs,"
        " and property paths (`via`) beside oxigraph: the mean of a query, in brackets of how many"
        " pairs, and its ratio to claimgraph's for these pairs.",
        f"```text\n{told.strip()}\n```",
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--claims", default="10000,100000", help="sizes of the graphs for paths")
    arguments = parser.parse_args()
    if arguments.quick:
        runs = 1
        parts = check_part(["20"], runs, False) + edit_part("1000", runs) + growth_part([1, 2], runs)
        parts += render_part(runs) + paths_part("1000", 1)
    else:
        runs = 5
        parts = check_part(["20", "1000", "10000", "one"], runs, False)
        parts += edit_part("10000", runs)
        parts += growth_part([1, 2, 5, 10, 20, 50, 100], 3)
        parts += render_part(runs) + paths_part(arguments.claims, 5)
    page = "\n\n".join([HEAD.format(machine=machine(), runs=runs).strip(), *parts]) + "\n"
    if arguments.write:
        (ROOT / "docs" / "performance.md").write_text(page)
    else:
        print(page)


if __name__ == "__main__":
    main()
