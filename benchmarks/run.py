"""Run every benchmark in one go; print the goals, and end with status 1 when one is missed.

python benchmarks/run.py           all of it; rewrites benchmarks/README.md and benchmarks/images
python benchmarks/run.py --quick   about a tenth of it, in under a minute; writes nothing
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import goals
from contest import markdown
from memory import MemoryWatch
from pictures import draw
from results import Results

FOLDER = Path(__file__).parent
INTRODUCTION = """\
Written by `make bench`; every table is one run of one script, peers side by side in it, values or
conclusions compared first. Times depend on the machine, ratios less so; differences under 1.5 times
between separate runs mean nothing. A ratio is the time of cchc_rules over the time of the other (best
round beside best round; in brackets the least and the most of a round): below 1 cchc_rules is faster.
Contests count processor time of the thread that works, commands and whole runs the clock.
`make bench-quick` runs the same at about a tenth of the size and ends with status 1 when a goal is missed."""


class Benchmark(NamedTuple):
    """One script, its arguments at full and at quick size, and what it answers."""

    title: str
    script: str
    full: tuple[str, ...] = ()
    quick: tuple[str, ...] = ("--quick",)
    hands_on: bool = True
    """Whether it takes ``--json`` (results.py); else it only prints tables."""


BENCHMARKS = (
    Benchmark("How long a command takes", "startup.py"),
    Benchmark("Scoring beside expression engines", "scoring_vs_peers.py"),
    Benchmark("Inference beside other forward-chaining engines", "inference_vs_peers.py"),
    Benchmark("Inference: growth with the number of agencies", "inference_growth.py"),
    Benchmark("Rules and assessment: growth with the number of criteria", "criteria_growth.py"),
    Benchmark("The whole of assess: growth with the number of agencies", "assess_whole.py"),
    Benchmark("From files to results: memory", "assess_files.py", (), ("100",), hands_on=False),
    Benchmark("The score book of many agencies", "score_book.py", (), ("100",), hands_on=False),
    Benchmark("The page of many agencies in a browser", "html_page.py", (), ("30",), hands_on=False),
    Benchmark("Dossiers to figures beside SQL by hand", "dossiers.py"),
)


class Ran(NamedTuple):
    """What came of a script."""

    benchmark: Benchmark
    command: str
    text: str
    results: Results
    seconds: float
    megabytes: float
    fault: str
    """Why the script failed: it broke, or values differed."""


def machine() -> str:
    """The machine in one line, without its name."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.system()} {platform.machine()}, CPython {platform.python_version()}"


def run(benchmark: Benchmark, arguments: tuple[str, ...]) -> Ran:
    """Run one script in a process of its own."""
    command = " ".join(["python", f"benchmarks/{benchmark.script}", *arguments])
    subject = Path(benchmark.script).stem.partition("_")[0]
    if not (FOLDER / benchmark.script).exists():
        return Ran(benchmark, command, "", Results(not_run={subject: f"no {benchmark.script}"}), 0, 0, "")
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "results.json"
        ask = ["--json", str(found)] if benchmark.hands_on else []
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, str(FOLDER / benchmark.script), *arguments, *ask],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as process:
            watch = MemoryWatch(process.pid, every=0.5)
            watch.start()
            text, complaint = process.communicate()
            megabytes = watch.stop()
        seconds = time.perf_counter() - start
        if process.returncode == 0 and (found.exists() or not benchmark.hands_on):
            results = Results.read(found) if benchmark.hands_on else Results()
            return Ran(benchmark, command, text, results, seconds, megabytes, "")
        fault = (complaint.strip() or "no results and no message").splitlines()[-1]
        failed = Results(not_run={subject: f"{benchmark.script} failed"})
        return Ran(benchmark, command, text, failed, seconds, megabytes, fault)


def page(ran: list[Ran], told: list[goals.Verdict], whole: float, folder: Path) -> str:
    """The text of README.md; the pictures are drawn beside it."""
    parts = ["# Benchmarks", "", INTRODUCTION, "", f"Machine: {machine()}.", ""]
    parts += ["## Goals", "", markdown(goals.rows(told)), ""]
    drawn = draw([point for each in ran for point in each.results.points], folder / "images")
    for picture, path in drawn:
        parts += [f"![{picture.title}]({path.relative_to(folder).as_posix()})", ""]
    for each in ran:
        parts += [f"## {each.benchmark.title}", "", f"`{each.command}`", ""]
        reasons = [f"Not run: {reason}." for reason in each.results.not_run.values()]
        parts += [
            each.text.strip() or " ".join(reasons),
            *([f"Failed: {each.fault}"] if each.fault else []),
            "",
        ]
    return "\n".join([*parts, "## Time and memory of all this", "", cost(ran, whole), ""])


def cost(ran: list[Ran], whole: float) -> str:
    """What each script took; memory is the highest sum over its processes, shared pages counted once."""
    rows = [["script", "seconds", "peak MB, all its processes"]]
    rows += [[each.benchmark.script, f"{each.seconds:.1f}", f"{each.megabytes:,.0f}"] for each in ran]
    return markdown([*rows, ["all", f"{whole:.1f}", ""]])


def main() -> int:
    """Run all, show progress on stderr and the goals on stdout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="about a tenth of the work, nothing written")
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER", help="where to write README.md")
    asked = parser.parse_args()
    quick: bool = asked.quick
    start, ran = time.perf_counter(), []
    for each in BENCHMARKS:
        print(f"{each.title} ...", file=sys.stderr)
        ran.append(run(each, each.quick if quick else each.full))
    whole = time.perf_counter() - start
    told = goals.verdicts([each.results for each in ran])
    if not quick:
        asked.to.mkdir(parents=True, exist_ok=True)
        (asked.to / "README.md").write_text(page(ran, told, whole, asked.to), encoding="utf-8")
    print(f"{machine()}\n\n{cost(ran, whole)}\n\n{markdown(goals.rows(told))}\n")
    return report(ran, told)


def report(ran: list[Ran], told: list[goals.Verdict]) -> int:
    """Say what has no goal, what was missed and what failed; gives the exit status."""
    aimed_at = {each.goal.name for each in told}
    others = [each for one in ran for each in one.results.ratios if each.name not in aimed_at]
    for ratio in others:
        print(f"no goal: {ratio.name} {ratio}")
    for each in ran:
        if each.fault:
            print(f"failed: {each.command}: {each.fault}")
    missed = [each.goal.name for each in told if each.state is goals.State.MISSED]
    print(f"\n{len(missed)} goals missed{': ' if missed else ''}{', '.join(missed)}")
    return 1 if missed or any(each.fault for each in ran) else 0


if __name__ == "__main__":
    sys.exit(main())
