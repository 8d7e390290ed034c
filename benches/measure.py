"""What the benchmarks share: where things are, and what a command costs."""

import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME = ROOT / "target" / "peers"
RELEASE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
CLAIMGRAPH = RELEASE / "claimgraph"

# The kinds of corpus: how many files, how many bytes.
CORPORA = {
    "20": (20, 200_000),
    "1000": (1000, 10_000_000),
    "10000": (10_000, 100_000_000),
    "one": (1, 10_000_000),
}


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def build(*examples):
    """The release binary, and these examples."""
    run("cargo", "build", "--release", "--locked", "--quiet", cwd=ROOT)
    for example in examples:
        run("cargo", "build", "--release", "--locked", "--quiet", "--example", example, cwd=ROOT)
    HOME.mkdir(parents=True, exist_ok=True)


def corpus(files, size):
    """A folder with so many made claim files of so many bytes together."""
    folder = HOME / f"corpus-{files}-{size}"
    if not folder.exists():
        run(RELEASE / "examples" / "corpus", folder, "--files", files, "--bytes", size)
    return folder


def from_pypi(**packages):
    """The Python of an environment that has these packages, in these versions."""
    python = HOME / "venv" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", HOME / "venv")
    wanted = [f"{name.replace('_', '-')}=={version}" for name, version in packages.items()]
    run(python, "-m", "pip", "install", "--quiet", *wanted)
    return python


def from_npm(**packages):
    """The folder of the programs of these packages, in these versions."""
    wanted = [f"{name.replace('_', '-')}@{version}" for name, version in packages.items()]
    run("npm", "install", "--silent", "--prefix", HOME, *wanted)
    return HOME / "node_modules" / ".bin"


def once(command, stdin=None, cwd=HOME):
    """CPU seconds, wall seconds, peak MiB and exit code of a command."""
    start = time.monotonic()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": cwd}
    process = subprocess.Popen([str(part) for part in command], stdin=stdin, **quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, process.returncode


def medians(runs):
    """The medians of CPU seconds, wall seconds and peak MiB."""
    return tuple(statistics.median(run[at] for run in runs) for at in range(3))


def in_turn(commands, runs, once_only=()):
    """Each command so many times, in turn, after a first round that is not counted: its medians."""
    measured = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            if name in once_only:
                if number == 0:
                    measured[name].append(once(command))
                continue
            cost = once(command)
            if number > 0:
                measured[name].append(cost)
    return {name: medians(costs) for name, costs in measured.items()}


def machine():
    """The machine in words."""
    model = platform.processor() or platform.machine()
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        lines = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].split(":", 1)[1].strip() if lines else model
    rust = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True)
    return f"{os.cpu_count()} cores of {model}, {platform.system()}, {rust.stdout.strip()}"
