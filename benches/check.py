#!/usr/bin/env python3
"""`claimgraph check` beside other checkers, on the same files in the same run.

    python3 benches/check.py [--runs 5] [--corpora 20,1000,10000,one] [--slow]

Builds the release binary and the corpora (target/peers), installs the peers there from PyPI and npm,
then runs all in turn and prints the medians of wall seconds, CPU seconds and peak memory of each, and
its wall time as a ratio to claimgraph's. The peers check the shape alone, by the generated schema, or
the form alone (yamllint); claimgraph checks everything. `rust jsonschema` is this schema on what
serde_yaml reads, on all cores; `parse` is our own reader alone, on all cores: the floor.

The slow ones (check-jsonschema, yamllint) are run once, and left out of the largest corpus unless
--slow is given. ajv-cli reads an unquoted date as a JavaScript date, which no JSON Schema accepts, so
it calls most files invalid; the time it takes is measured all the same.
"""

import argparse
import pathlib

from measure import CLAIMGRAPH, CORPORA, RELEASE, ROOT, build, corpus, from_npm, from_pypi, in_turn

SLOW = ("check-jsonschema", "yamllint")
SCHEMA = ROOT / "schemas" / "claimgraph.schema.json"


def prepare(corpora):
    build("corpus", "baseline")
    for name in corpora:
        corpus(*CORPORA[name])
    python = from_pypi(check_jsonschema="0.39.0", yamllint="1.38.0")
    return python.parent, from_npm(ajv_cli="5.0.0", ajv="8.18.0", js_yaml="4.1.1")


def commands(name, pypi, npm, slow):
    folder = corpus(*CORPORA[name])
    files = sorted(folder.rglob("*.yaml"))
    baseline = RELEASE / "examples" / "baseline"
    script = pathlib.Path(__file__).with_name("schema.cjs")
    all_of = {
        "claimgraph": [CLAIMGRAPH, "check", "--no-cache", "--graph", folder, "--quiet"],
        "parse": [baseline, "parse", folder],
        "rust jsonschema": [baseline, "schema", folder, SCHEMA],
        "js-yaml + ajv": ["node", script, npm.parent, SCHEMA, folder],
        "ajv-cli": [
            npm / "ajv", "validate", "--spec=draft2020", "--strict=false", "-s", SCHEMA,
            "-d", f"{folder}/**/*.yaml",
        ],
        "yamllint": [pypi / "yamllint", "--no-warnings", "-d", "relaxed", folder],
        "check-jsonschema": [pypi / "check-jsonschema", "--schemafile", SCHEMA, *files],
    }
    if name == "10000" and not slow:
        return {name: it for name, it in all_of.items() if name not in SLOW}
    return all_of


def measure(corpora, runs, slow):
    """For each corpus its peers with their medians."""
    pypi, npm = prepare(corpora)
    once_only = {name: SLOW if name != "20" else () for name in corpora}
    return {
        name: in_turn(commands(name, pypi, npm, slow), runs, once_only[name]) for name in corpora
    }


def title(name):
    files, size = CORPORA[name]
    return f"{files} file{'s' if files > 1 else ''}, {size / 1e6:g} MB"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--corpora", default="20,1000,10000,one")
    parser.add_argument("--slow", action="store_true")
    arguments = parser.parse_args()
    measured = measure(arguments.corpora.split(","), arguments.runs, arguments.slow)
    for name, peers in measured.items():
        print(title(name))
        ours = peers["claimgraph"][1]
        for peer, (cpu, wall, peak) in peers.items():
            print(f"  {peer:17} {wall:9.3f} s {cpu:9.3f} CPU s {peak:6.0f} MiB {wall / ours:8.1f} x")


if __name__ == "__main__":
    main()
