"""How long does the whole of `assess` take (scoring, signals, inference, tasks), and how does it grow?

Agencies x 100 criteria, about 15% findings, on one and on two cores. The task of every finding is
found and ordered; a second figure adds writing every task out with its sentences, as a plan has
them. Evidence is in memory before the clock starts. Memory is the highest sum over all processes,
pages they share counted once. Run:
python benchmarks/assess_whole.py [--quick] [--agencies 1000 4000 ...] [--json FILE]
"""

from __future__ import annotations

import gc
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from memory import MemoryWatch
from results import Point, Ratio, Results, hand_on, options
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
CORES = {1: "1 core", 2: "2 cores"}


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


def main() -> None:
    """Print one line per size, kind of work and number of cores."""
    parser = options(__doc__)
    parser.add_argument("--agencies", type=int, nargs="+")
    asked = parser.parse_args()
    sizes = asked.agencies or ([300, 1000] if asked.quick else [1000, 4000, 10_000, 40_000])
    print("| agencies | cores | work | seconds | agencies/s | findings | tasks | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    results, alone = Results(), {}
    with tempfile.TemporaryDirectory() as folder:
        pack = load_pack(write_pack(Path(folder) / "thu-tai"))
        for size in sizes:
            given = EvidenceSet(tuple(evidences(size)))
            gc.freeze()
            for jobs in (1, 2):
                seconds = measure(given, pack, ordered, "assess", jobs)
                results.points.append(Point("agencies", f"assess, {CORES[jobs]}", size, seconds))
                if jobs == 1:
                    alone[size] = seconds / size
            if size <= WRITTEN_UP_TO:
                measure(given, pack, written, "assess, tasks written", 2)
    if len(sizes) > 1:
        growth = Ratio.of("growth: assess, agencies", [alone[max(sizes)]], [alone[min(sizes)]])
        results.ratios.append(growth)
    hand_on(results, asked)


def measure(
    given: EvidenceSet, pack: RulePack, then: Callable[[Assessment], Outcome], work: str, jobs: int
) -> float:
    """Time one run, print its line, give the seconds."""
    watch = MemoryWatch(every=0.5)
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
        f"{watch.stop():,.0f}",
    )
    print(f"| {size:,} | {jobs} | {work} | {' | '.join(figures)} |")
    return seconds


if __name__ == "__main__":
    main()
