"""How long does the whole of `assess` take (scoring, signals, inference, tasks), and how does it grow?

Agencies x 100 criteria, about 15% findings, on one and on two cores. The task of every finding is
found and ordered; a second figure adds writing every task out with its sentences, as a plan has
them. Evidence is in memory before the clock starts. Memory is the highest sum over all processes,
pages they share counted once. Run: python benchmarks/assess_whole.py [agencies ...]
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synthetic import evidences, write_pack

from cchc_rules.assessment.parallel import assess_each
from cchc_rules.evidence.model import EvidenceSet
from cchc_rules.packs.loader import load_pack
from cchc_rules.planning.tasks import tasks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.pack import RulePack


WRITTEN_UP_TO = 4000
"""Nobody reads the plans of more agencies at once."""


class Outcome(NamedTuple):
    """What is kept of an agency."""

    findings: int
    tasks: int


def ordered(assessment: Assessment) -> Outcome:
    """Count findings and the tasks ordered for them."""
    return Outcome(_findings(assessment), len(assessment.task_orders))


def written(assessment: Assessment) -> Outcome:
    """The same, and every task written out."""
    return Outcome(_findings(assessment), len(tasks_of(assessment)))


def _findings(assessment: Assessment) -> int:
    return sum(result.status in ("deducted", "at_risk") for result in assessment.results)


class MemoryWatch(threading.Thread):
    """Follows the memory of this process and its children, in MB; 0 where the system does not tell."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.highest = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        """Look once a second: looking itself takes time from the run."""
        while True:
            self.highest = max(self.highest, sum(_megabytes(process) for process in _family()))
            if self._done.wait(1.0):
                break

    def stop(self) -> float:
        """End, and give the highest sum seen."""
        self._done.set()
        self.join()
        return self.highest


def _family() -> list[str]:
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    return [str(os.getpid()), *(children.read_text().split() if children.exists() else [])]


def _megabytes(process: str) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main(sizes: list[int]) -> None:
    """Print one line per size, kind of work and number of cores."""
    print("| agencies | cores | work | seconds | agencies/s | findings | tasks | MB |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        pack = load_pack(write_pack(Path(folder) / "thu-tai"))
        for size in sizes:
            given = EvidenceSet(tuple(evidences(size)))
            gc.freeze()
            for jobs in (1, 2):
                measure(given, pack, ordered, "assess", jobs)
            if size <= WRITTEN_UP_TO:
                measure(given, pack, written, "assess, tasks written", 2)


def measure(
    given: EvidenceSet, pack: RulePack, then: Callable[[Assessment], Outcome], work: str, jobs: int
) -> None:
    """Time one run and print its line."""
    watch = MemoryWatch()
    watch.start()
    start = time.perf_counter()
    found = list(assess_each(pack, given, then, jobs=jobs))
    seconds = time.perf_counter() - start
    size = len(given.current)
    findings, tasks = (sum(counts) for counts in zip(*found, strict=True))
    figures = (
        f"{seconds:.2f}",
        f"{size / seconds:,.0f}",
        f"{findings:,}",
        f"{tasks:,}",
        f"{watch.stop():.0f}",
    )
    print(f"| {size:,} | {jobs} | {work} | {' | '.join(figures)} |")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 4000])
