"""Run every benchmark in one go and write what they measured into benchmarks/README.md."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Benchmark(NamedTuple):
    """One script, its arguments, and what it answers."""

    title: str
    script: str
    arguments: tuple[str, ...] = ()


BENCHMARKS = (
    Benchmark("How long a command takes", "startup.py"),
    Benchmark("`cchc rules check`: growth with the number of criteria", "rules_check.py"),
    Benchmark("Scoring beside zen-engine and a bare Decimal loop", "scoring_vs_zen.py"),
    Benchmark("Inference: durable-rules beside the plain Python evaluator", "inference_growth.py"),
    Benchmark(
        "The whole of assess: growth with the number of agencies",
        "assess_whole.py",
        ("1000", "4000", "10000", "40000"),
    ),
)


def machine() -> str:
    """The machine in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.system()} {platform.machine()}, CPython {platform.python_version()}"


def main() -> None:
    """Run all, show progress on stderr, write the page."""
    parts = [
        "# Benchmarks",
        "",
        (
            "Written by `make bench`; every table is one run of one script, peers side by side in it. "
            "Times depend on the machine, ratios less so; differences under 1.5 times between separate "
            "runs mean nothing."
        ),
        "",
        f"Machine: {machine()}.",
        "",
    ]
    for each in BENCHMARKS:
        print(f"{each.title} ...", file=sys.stderr)
        command = [sys.executable, str(FOLDER / each.script), *each.arguments]
        found = subprocess.run(command, check=True, capture_output=True, text=True)
        script = f"`python benchmarks/{' '.join([each.script, *each.arguments])}`"
        parts += [f"## {each.title}", "", script, "", found.stdout.strip(), ""]
    (FOLDER / "README.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
