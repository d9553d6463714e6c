"""How do loading, checking and assessing grow with the number of criteria of a pack?

Run: python benchmarks/criteria_growth.py [--quick] [--criteria 10 30 ...] [--json FILE]

In this process, best of some rounds; imports not counted. `assess` is scoring, signals, inference and the
order of tasks for 20 agencies, evidence in memory.
"""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from contest import markdown, timed
from results import Point, Ratio, Results, hand_on, options
from synthetic import evidences, write_pack

from cchc_rules.assessment.parallel import assess_each
from cchc_rules.evidence.model import EvidenceSet
from cchc_rules.packs.lint.check import check_pack
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_rules.assessment.model import Assessment

SEARCH = (Path(__file__).parents[1] / "rules",)
CURVE, AGENCIES, MEASURED_FROM = "criteria", 20, 100
HEADS = ["criteria", "load, s", "check (loading included), s", f"assess {AGENCIES} agencies, s", "faults"]


def statuses(assessment: Assessment) -> int:
    """What is kept of an agency."""
    return len(assessment.results)


def times(count: int, rounds: int) -> tuple[list[list[float]], int]:
    """Seconds of loading, checking and assessing in each round, and how many faults the check found."""
    with tempfile.TemporaryDirectory() as root:
        folder = write_pack(Path(root) / "thu-tai", count)
        pack = load_pack(folder, search=SEARCH)
        given = EvidenceSet(tuple(evidences(AGENCIES, count)))
        gc.freeze()  # as the command does
        works: list[Callable[[], object]] = [
            lambda: load_pack(folder, search=SEARCH),
            lambda: check_pack(folder, search=SEARCH),
            lambda: list(assess_each(pack, given, statuses)),
        ]
        taken = [[timed(work) for _ in range(rounds)] for work in works]
        return taken, len(check_pack(folder, search=SEARCH).faults)


def main() -> None:
    """Print one line per size."""
    parser = options(__doc__)
    parser.add_argument("--criteria", type=int, nargs="+")
    asked = parser.parse_args()
    sizes = asked.criteria or ([10, 100, 300] if asked.quick else [10, 30, 100, 300, 1000])
    results, rows, each_criterion = Results(), [HEADS], {}
    for size in sizes:
        taken, faults = times(size, 3 if asked.quick else 5)
        load, check, assess = map(min, taken)
        rows.append([f"{size:,}", f"{load:.3f}", f"{check:.3f}", f"{assess:.3f}", str(faults)])
        results.points += [
            Point(CURVE, "load the pack", size, load),
            Point(CURVE, "rules check", size, check),
            Point(CURVE, f"assess {AGENCIES} agencies", size, assess),
        ]
        each_criterion[size] = [[seconds / size for seconds in rounds] for rounds in taken]
    print(markdown(rows))
    if MEASURED_FROM in sizes and max(sizes) > MEASURED_FROM:
        few, many = each_criterion[MEASURED_FROM], each_criterion[max(sizes)]
        results.ratios.append(Ratio.of("growth: rules check, criteria", many[1], few[1]))
        results.ratios.append(Ratio.of("growth: assess, criteria", many[2], few[2]))
    hand_on(results, asked)


if __name__ == "__main__":
    main()
