"""From files to results: does memory stay flat when there are very many agencies?

One YAML file per agency (150 figures) is read, assessed and let go; what is kept is a count. Two
processes share the agencies out. Reading the files is most of the time: `assess_whole.py` shows the
same without it. Memory is the highest sum over all processes, pages they share counted once.
Run: python benchmarks/assess_files.py [agencies ...]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from memory import MemoryWatch
from synthetic import write_files, write_pack

from cchc_rules.assessment.bulk import BulkRun
from cchc_rules.assessment.parallel import usable_cores
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from cchc_rules.assessment.model import Assessment

SIZES = (250, 1000, 4000)


def findings(assessment: Assessment) -> int:
    """What is kept of an agency."""
    return sum(result.status in ("deducted", "at_risk") for result in assessment.results)


def main(sizes: list[int]) -> None:
    """Print one line per number of agencies."""
    print("| agencies | findings | seconds | agencies/s | peak MB, all processes |")
    print("|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pack = load_pack(write_pack(folder / "thu-tai"))
            reported = write_files(folder / "so-lieu", size)
            watch = MemoryWatch()
            watch.start()
            start = time.perf_counter()
            found = sum(each.made or 0 for each in BulkRun(pack, [reported], findings, jobs=usable_cores()))
            seconds = time.perf_counter() - start
            print(
                f"| {size:,} | {found:,} | {seconds:.1f} | {size / seconds:,.0f} | {watch.stop():.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or list(SIZES))
