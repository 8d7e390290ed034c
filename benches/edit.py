#!/usr/bin/env python3
"""`claimgraph check` after an edit, by what the check before has kept, beside a check without.

    python3 benches/edit.py [--runs 5] [--corpus 10000]

Each edit is made anew before each run, to a copy of the corpus, and what is kept is that of the corpus
before it. What is told after the edit must be what a check without tells.
"""

import argparse
import os
import re
import shutil
import subprocess
import tempfile

from measure import CLAIMGRAPH, CORPORA, HOME, build, corpus, medians, once

KEPT = HOME / "kept"
# What it is before an edit. Not held in memory, which would count as the memory of what is run.
BEFORE = HOME / "kept-before"


def another_date(folder, number):
    """The date at which a claim was recorded."""
    path = in_the_middle(folder)
    text = path.read_text()
    assert "date: 2032-06-01" in text
    path.write_text(text.replace("date: 2032-06-01", f"date: 2032-06-{number + 2:02}", 1))


def another_claim(folder, number):
    """One more claim, in another modality, about the event of another file."""
    path = in_the_middle(folder)
    text = path.read_text()
    claim = re.search(r"  - \{ about: [^{}]*?modality: \w+ \}\n", text, re.S) or re.search(
        r"  - \{ about: .*?modality: \w+ \}\n", text, re.S
    )
    added = claim.group(0).replace("modality: possible", "modality: certain")
    added = re.sub(r"at: [^,]+,", f"at: {number}..{number + 5}#0123456789abcdef,", added, count=1)
    path.write_text(text.replace(claim.group(0), claim.group(0) + added, 1))


def another_event(folder, number):
    """One more event with a claim."""
    path = in_the_middle(folder)
    text = path.read_text()
    event = (
        f"events:\n  added-{number}:\n    act: attack\n    actor: westland-army\n"
        f"    target: eastland\n    claims: [{{ at: 1..9#0123456789abcdef }}]\n"
    )
    assert "\nevents:\n" in text
    path.write_text(text.replace("events:\n", event, 1))


def another_file(folder, number):
    """A file that is new."""
    text = in_the_middle(folder).read_text()
    taken = in_the_middle(folder).stem
    (folder / "added.yaml").write_text(text.replace(taken, f"9{number:04}"))


EDITS = {
    "a date": another_date,
    "a claim": another_claim,
    "an event": another_event,
    "a file": another_file,
}


def in_the_middle(folder):
    files = sorted(folder.rglob("*/*.yaml"))
    return files[len(files) // 2]


def check(folder, *options):
    return [CLAIMGRAPH, "check", "--graph", folder, *options]


def told(folder, *options):
    command = [str(part) for part in check(folder, *options)]
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=elsewhere())
    return done.returncode, done.stdout


def elsewhere():
    """A folder outside of this repository, whose configuration names local copies of texts: with
    these, nothing is kept."""
    return tempfile.gettempdir()


def measure(name, runs):
    """What a check costs: without what is kept, the first, with nothing changed, after each edit."""
    build("corpus")
    os.environ["CLAIMGRAPH_CACHE"] = str(KEPT)
    original = corpus(*CORPORA[name])
    folder = HOME / "edited"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    costs = {"without": [], "the first": [], "nothing edited": [], **{edit: [] for edit in EDITS}}
    for number in range(runs + 1):
        shutil.rmtree(KEPT, ignore_errors=True)
        costs["without"].append(once(check(folder, "--no-cache", "-q"), cwd=elsewhere()))
        costs["the first"].append(once(check(folder, "-q"), cwd=elsewhere()))
        costs["nothing edited"].append(once(check(folder, "-q"), cwd=elsewhere()))
        shutil.rmtree(BEFORE, ignore_errors=True)
        shutil.copytree(KEPT, BEFORE)
        for edit, change in EDITS.items():
            change(folder, number)
            costs[edit].append(once(check(folder, "-q"), cwd=elsewhere()))
            assert told(folder) == told(folder, "--no-cache"), edit
            restore(original, folder)
            if written(KEPT) != written(BEFORE):
                shutil.copytree(BEFORE, KEPT, dirs_exist_ok=True)
    # The first round is not counted.
    return {what: medians(cost[1:]) for what, cost in costs.items()}


def written(folder):
    """When each file of a folder was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def restore(original, folder):
    path = in_the_middle(original)
    (folder / "added.yaml").unlink(missing_ok=True)
    shutil.copy(path, folder / path.relative_to(original))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--corpus", default="10000")
    arguments = parser.parse_args()
    measured = measure(arguments.corpus, arguments.runs)
    first = measured["the first"][1]
    for what, (cpu, wall, peak) in measured.items():
        print(f"{what:15} {wall:7.3f} s {cpu:7.3f} CPU s {peak:6.0f} MiB {wall / first:6.2f} x")


if __name__ == "__main__":
    main()
