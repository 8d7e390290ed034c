#!/usr/bin/env python3
"""How many instructions commands take, which is the same from run to run, so that commits compare.

    python3 benches/instructions.py [--against FILE] [--write FILE]

On one thread, by `perf stat` where the machine can count, else by `valgrind`. --write keeps the counts
as JSON; --against compares with kept ones, and fails where one has grown by more than 2 %.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from measure import CLAIMGRAPH, HOME, ROOT, build, corpus

SLACK = 1.02


def commands():
    graphs = ROOT / "graphs"
    small = corpus(20, 200_000)
    return {
        "check 20 files": ["check", "--graph", small, "--quiet"],
        "check gulf": ["check", "--graph", graphs / "gulf", "--quiet"],
        "path in kursk": ["path", "--graph", graphs / "kursk", "Putin", "Biden"],
        "render kursk": ["render", "--graph", graphs / "kursk", "--format", "svg", "--quiet"],
    }


def counted(command):
    """User instructions of a command."""
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    options = {"capture_output": True, "text": True, "env": environment, "cwd": HOME}
    command = [str(part) for part in [CLAIMGRAPH, *command]]
    if shutil.which("perf"):
        perf = ["perf", "stat", "-x", ",", "-e", "instructions:u", *command]
        told = subprocess.run(perf, check=False, **options).stderr
        count = re.search(r"^(\d+),", told, re.MULTILINE)
        if count:
            return int(count[1])
    if shutil.which("valgrind") is None:
        sys.exit("neither perf nor valgrind can count here")
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    told = subprocess.run(valgrind, check=False, **options).stderr
    return int(re.search(r"Collected : (\d+)", told)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    arguments = parser.parse_args()
    build("corpus")
    before = json.loads(arguments.against.read_text()) if arguments.against else {}
    now = {name: counted(command) for name, command in commands().items()}
    grown = []
    for name, count in now.items():
        ratio = count / before[name] if name in before else None
        print(f"{name:16} {count / 1e6:10.1f} M" + (f" {ratio:6.3f} x" if ratio else ""))
        if ratio and ratio > SLACK:
            grown.append(name)
    if arguments.write:
        arguments.write.write_text(json.dumps(now, indent=1) + "\n")
    if grown:
        sys.exit(f"more instructions than before: {', '.join(grown)}")


if __name__ == "__main__":
    main()
