#!/usr/bin/env python3
"""How time and memory of `claimgraph check` grow with the corpus: linearly, or it says so.

    python3 benches/growth.py [--runs 3] [--megabytes 1,2,5,10,20,50,100]
"""

import argparse
import sys

from measure import CLAIMGRAPH, build, corpus, in_turn

# How much more the last megabyte may cost than one of the middle.
SLACK = 1.5


def measure(megabytes, runs):
    """For each number of megabytes the medians, files being of 10 kB each."""
    build("corpus")
    commands = {
        size: [CLAIMGRAPH, "check", "--no-cache", "--graph", corpus(size * 100, size * 1_000_000), "-q"]
        for size in megabytes
    }
    return in_turn(commands, runs)


def is_linear(measured):
    """Whether a megabyte of the largest corpus costs about what one costs from the half to it."""
    sizes = sorted(measured)
    if len(sizes) < 3:
        return True
    first, middle, last = sizes[0], sizes[len(sizes) // 2], sizes[-1]

    def slope(at, low, high):
        return (measured[high][at] - measured[low][at]) / (high - low)

    return all(slope(at, middle, last) <= SLACK * slope(at, first, middle) for at in (0, 2))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--megabytes", default="1,2,5,10,20,50,100")
    arguments = parser.parse_args()
    megabytes = [int(size) for size in arguments.megabytes.split(",")]
    measured = measure(megabytes, arguments.runs)
    for size, (cpu, wall, peak) in measured.items():
        print(f"{size:4} MB {wall:7.3f} s {cpu:7.3f} CPU s {peak:6.0f} MiB")
    if not is_linear(measured):
        sys.exit("it grows faster than the corpus")


if __name__ == "__main__":
    main()
