"""How long does `cchc rules check` look at a pack of N criteria, beside only loading it?

Run: python benchmarks/rules_check.py [criteria ...]. In this process, best of five; imports not counted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic import write_pack

from cchc_rules.packs.lint.check import check_pack
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
SEARCH = (Path(__file__).parents[1] / "rules",)


def best(work: Callable[[], object]) -> float:
    """The shortest of some rounds, in seconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main(sizes: list[int]) -> None:
    """Print one line per size."""
    print("| criteria | load, s | check (loading included), s | faults |")
    print("|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as root:
            folder = write_pack(Path(root) / "thu-tai", size)
            loading = best(lambda folder=folder: load_pack(folder, search=SEARCH))
            checking = best(lambda folder=folder: check_pack(folder, search=SEARCH))
            faults = len(check_pack(folder, search=SEARCH).faults)
            print(f"| {size} | {loading:.2f} | {checking:.2f} | {faults} |")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [100, 300, 1000])
