#!/usr/bin/env python3
"""`claimgraph render` beside Graphviz's `dot` on the same scene.

    python3 benches/render.py [--runs 5]

For each picture: claimgraph from the claim files to SVG, with its own layout; and `dot -Tsvg` on the
DOT that claimgraph writes of the same scene, which is the layout and the drawing alone.
"""

import argparse
import shutil
import sys

from measure import CLAIMGRAPH, HOME, ROOT, build, in_turn, run

PICTURES = [
    ("tour", ["authorizations"]),
    ("kursk", ["authorizations"]),
    ("kursk", ["all"]),
    ("gulf", ["warnings"]),
    ("gulf", ["actors"]),
    ("gulf", ["ladder", "united-states", "iraq"]),
]


def measure(runs):
    """For each picture the medians of both."""
    if shutil.which("dot") is None:
        sys.exit("Graphviz is not installed: there is nothing to compare with")
    build()
    measured = {}
    for graph, view in PICTURES:
        name = f"{graph} {' '.join(view)}"
        ours = [CLAIMGRAPH, "render", "--graph", ROOT / "graphs" / graph, *view, "--quiet"]
        scene = HOME / f"{name.replace(' ', '-')}.dot"
        run(*ours, "--output", scene)
        commands = {
            "claimgraph": [*ours, "--layout", "builtin", "--format", "svg"],
            "dot": ["dot", "-Tsvg", scene],
        }
        measured[name] = in_turn(commands, runs)
    return measured


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for name, both in measure(arguments.runs).items():
        (_, ours, _), (_, theirs, _) = both["claimgraph"], both["dot"]
        print(f"{name:32} {ours * 1000:7.0f} ms  dot {theirs * 1000:7.0f} ms {theirs / ours:6.1f} x")


if __name__ == "__main__":
    main()
