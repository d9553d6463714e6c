"""Who is faster? Several ways to do the same work, timed in alternating rounds.

Processor time, not the clock; the spread of a ratio is taken within rounds: so a busy machine, which
slows all of them, changes the ratios little.
"""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

from results import Ratio, Results

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Contestant(NamedTuple):
    """One way to do the work. A slow one may do fewer ``units`` of it: its time is taken per unit."""

    name: str
    work: Callable[[], object]
    units: int
    key: str | None = None
    """Name of its ratio, where there is a goal for it."""


def rounds_of(contestants: Sequence[Contestant], rounds: int) -> dict[str, list[float]]:
    """Seconds per unit of each contestant in each round."""
    gc.collect()
    gc.freeze()  # the work itself is no rubbish: collecting looks at what the rounds leave only
    taken: dict[str, list[float]] = {each.name: [] for each in contestants}
    for _ in range(rounds):
        for each in contestants:
            taken[each.name].append(timed(each.work) / each.units)
    return taken


def compare(
    contestants: Sequence[Contestant], rounds: int, unit: tuple[str, str], results: Results
) -> list[list[str]]:
    """Time all beside the first; gives rows of a table and adds the ratios to the results."""
    taken = rounds_of(contestants, rounds)
    first = contestants[0]
    one, many = unit
    rows = [["", f"µs/{one}, best", "median", f"{many}/s (best)", f"{many} timed", "cchc_rules / this"]]
    for each in contestants:
        seconds = taken[each.name]
        ratio = Ratio.of(each.key or each.name, taken[first.name], seconds)
        if each.key:
            results.ratios.append(ratio)
        best, median = min(seconds), statistics.median(seconds)
        figures = [f"{best * 1e6:,.2f}", f"{median * 1e6:,.2f}", f"{1 / best:,.0f}", f"{each.units:,}"]
        rows.append([each.name, *figures, "" if each is first else str(ratio)])
    return rows


def units_within(seconds: float, work: Callable[[int], object], most: int) -> int:
    """How many units fit into the time, at least one; the first call, which warms up, does not count."""
    work(1)
    start, units = time.perf_counter(), 0
    while units < most and time.perf_counter() - start < seconds / 4:
        work(1)
        units += 1
    each = (time.perf_counter() - start) / units
    return max(1, min(most, int(seconds / each)))


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one run, results included, without rubbish of the run before.

    Those of the calling thread: what else the machine does counts least, and threads that a peer
    keeps for itself (Java's compiler, its garbage collector) do not count against it.
    """
    gc.collect()
    start = time.thread_time()
    work()
    return time.thread_time() - start


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table, its first row the heads."""
    head, *body = rows
    return "\n".join(["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *body)])
