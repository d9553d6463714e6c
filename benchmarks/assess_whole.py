"""How long does the whole of `assess` take (scoring, signals, inference, tasks), and how does it grow?

Agencies x 100 criteria, about 15% findings, on one and on two cores. Evidence is in memory
before the clock starts; memory is the sum of all processes at its highest. Run:
python benchmarks/assess_whole.py [agencies ...]
"""

from __future__ import annotations

import gc
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synthetic import evidences, write_pack

from cchc_rules.assessment.parallel import assess_each
from cchc_rules.evidence.model import EvidenceSet
from cchc_rules.packs.loader import load_pack
from cchc_rules.planning.tasks import tasks_of

if TYPE_CHECKING:
    from cchc_rules.assessment.model import Assessment


class Outcome(NamedTuple):
    """What is kept of an agency."""

    findings: int
    tasks: int


def outcome(assessment: Assessment) -> Outcome:
    """Count findings and write the tasks, with texts, as a plan would have them."""
    findings = sum(result.status in ("deducted", "at_risk") for result in assessment.results)
    return Outcome(findings, len(tasks_of(assessment)))


def main(sizes: list[int]) -> None:
    """Print one line per size and number of cores."""
    print("| agencies | cores | seconds | agencies/s | findings | tasks | MB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        pack = load_pack(write_pack(Path(folder) / "thu-tai"))
        for size in sizes:
            given = EvidenceSet(tuple(evidences(size)))
            gc.freeze()
            for jobs in (1, 2):
                start = time.perf_counter()
                found = list(assess_each(pack, given, outcome, jobs=jobs))
                seconds = time.perf_counter() - start
                own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
                print(
                    f"| {size:,} | {jobs} | {seconds:.2f} | {size / seconds:,.0f} "
                    f"| {sum(each.findings for each in found):,} | {sum(each.tasks for each in found):,} "
                    f"| {own / 1024:.0f} + {children / 1024:.0f} |"
                )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 4000])
