#!/usr/bin/env python3
"""`claimgraph check` beside check-jsonschema and ajv-cli, on the same files in the same run.

    python3 benches/peers.py [--runs 5] [--sizes 20,1000,10000] [--slow]

Builds the release binary and the corpora (target/peers), installs the peers there from PyPI and
npm, then runs all in turn and prints the median CPU seconds, wall seconds and peak memory of each,
and its CPU time as a ratio to claimgraph's. The peers check the shape alone, by the generated
schema; claimgraph checks everything. check-jsonschema needs minutes for 100 MB: it is left out of
the largest size unless --slow is given, and is run once there.

ajv-cli reads an unquoted date as a JavaScript date, which no JSON Schema accepts, so it calls most
files invalid; the time it takes is measured all the same, and its exit code printed.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME = ROOT / "target" / "peers"
BYTES = {20: 200_000, 1000: 10_000_000, 10000: 100_000_000}


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def prepare(sizes):
    run("cargo", "build", "--release", "--locked", "--quiet", cwd=ROOT)
    run("cargo", "build", "--release", "--locked", "--quiet", "--example", "corpus", cwd=ROOT)
    HOME.mkdir(parents=True, exist_ok=True)
    release = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    for size in sizes:
        folder = HOME / f"corpus-{size}"
        if not folder.exists():
            corpus = release / "examples" / "corpus"
            run(corpus, folder, "--files", size, "--bytes", BYTES[size])
    python = HOME / "venv" / "bin" / "python"
    if not (HOME / "venv" / "bin" / "check-jsonschema").exists():
        run(sys.executable, "-m", "venv", HOME / "venv")
        run(python, "-m", "pip", "install", "--quiet", "check-jsonschema==0.39.0")
    if not (HOME / "node_modules" / ".bin" / "ajv").exists():
        run("npm", "install", "--silent", "--prefix", HOME, "ajv-cli@5.0.0")
    return release / "claimgraph"


def once(command):
    """CPU seconds, wall seconds, peak MiB and exit code of a command."""
    start = time.monotonic()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": HOME}
    process = subprocess.Popen([str(part) for part in command], **quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, process.returncode


def commands(claimgraph, size, slow):
    folder = HOME / f"corpus-{size}"
    files = sorted(folder.rglob("*.yaml"))
    schema = ROOT / "schemas" / "claimgraph.schema.json"
    yield "claimgraph", [claimgraph, "check", "--graph", folder, "--quiet"]
    ajv = [HOME / "node_modules" / ".bin" / "ajv", "validate", "--spec=draft2020"]
    yield "ajv-cli", [*ajv, "--strict=false", "-s", schema, "-d", f"{folder}/**/*.yaml"]
    if size < 10000 or slow:
        check = HOME / "venv" / "bin" / "check-jsonschema"
        yield "check-jsonschema", [check, "--schemafile", schema, *files]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", default="20,1000,10000")
    parser.add_argument("--slow", action="store_true")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    claimgraph = prepare(sizes)
    for size in sizes:
        measured = {}
        for number in range(arguments.runs):
            for name, command in commands(claimgraph, size, arguments.slow):
                if name == "check-jsonschema" and number > 0 and size >= 1000:
                    continue
                measured.setdefault(name, []).append(once(command))
        print(f"{size} files, {BYTES[size] / 1e6:g} MB")
        floor = statistics.median(cpu for cpu, *_ in measured["claimgraph"])
        for name, runs in measured.items():
            cpu, wall, peak = (statistics.median(run[at] for run in runs) for at in range(3))
            print(
                f"  {name:17} {cpu:8.3f} CPU s {wall:8.3f} s {peak:6.0f} MiB"
                f" {cpu / floor:7.1f} x  exit {runs[-1][3]}, {len(runs)} run(s)"
            )


if __name__ == "__main__":
    main()
