"""Which figures do the cells give? By agency, level, field and month, as whole numbers.

A dossier counts as received in the month of receipt, as resolved in the month of return; what is open as
of the day counts in the last month.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow.compute as pc

from cchc_rules.evidence.dossiers.calendar import month_of
from cchc_rules.evidence.dossiers.cells import summed_by
from cchc_rules.evidence.dossiers.model import (
    COUNTED,
    FIGURES,
    OVERDUE_OR_LATE,
    PENDING,
    RESOLVED,
    Bucket,
    Concern,
    Figure,
)
from cchc_rules.evidence.dossiers.vocabulary import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    import pyarrow as pa

    from cchc_rules.evidence.dossiers.agencies import Agencies
    from cchc_rules.packs.criteria import AgencyLevel

_OF_RECEIPT: Final[dict[Figure, str]] = {
    Figure.RECEIVED: "rows",
    Figure.ONLINE: "online",
    Figure.IN_PERSON: "in_person",
    Figure.POST: "post",
    Figure.PAID_ONLINE: "paid_online",
    Figure.PAID_ONLINE_MONEY: "paid_online_money",
    Figure.WITH_FEE: "with_fee",
    Figure.DIGITISED: "digitised",
    Figure.FEEDBACK: "feedback",
    Figure.FEEDBACK_HANDLED: "feedback_handled",
}
"""Figures of dossiers received in the period, by the count they add up."""

BY_MONTH: Final = frozenset({*_OF_RECEIPT, Figure.RESOLVED, Figure.ON_TIME, Figure.LATE})
"""Figures that can be told for the end of an earlier month; what was overdue then is not in a log."""


class Line(NamedTuple):
    """One line of the summary."""

    agency: int
    level: AgencyLevel
    field: int
    month: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures added up, and how many rows may make each of them larger."""

    counts: Mapping[Figure, int]
    doubtful: Mapping[Figure, int]


class Ledger:
    """All figures of a run."""

    def __init__(self, agencies: Agencies, first_month: int, as_of: date) -> None:
        self.agencies = agencies
        self.first_month = first_month
        self.last_month = month_of(as_of)
        self.lines: defaultdict[Line, Counter[Figure]] = defaultdict(Counter)
        self.doubtful: defaultdict[Line, Counter[Figure]] = defaultdict(Counter)

    @classmethod
    def of(cls, cells: pa.Table, agencies: Agencies, start: date, as_of: date) -> Ledger:
        """Enter all cells that count."""
        ledger = cls(agencies, month_of(start), as_of)
        counted = cells.filter(pc.field("bucket").isin([int(bucket) for bucket in sorted(COUNTED)]))
        keys = ("agency", "level", "field")
        receipts = (*keys, "received", "concern")
        for row in _rows(summed_by(counted, receipts, ["rows", *sorted({*_OF_RECEIPT.values()} - {"rows"})])):
            ledger._receipt(row)
        outcomes = (*keys, "returned", "bucket", "concern")
        for row in _rows(summed_by(counted, outcomes, ["rows", "apologised"])):
            ledger._outcome(row)
        return ledger

    def totals(self, lines: Iterable[Line], months: Iterable[int] = ()) -> list[Totals]:
        """Add up some lines: up to the end of each of `months`, which ascend, and at last all of them."""
        counts: Counter[Figure] = Counter()
        doubtful: Counter[Figure] = Counter()
        waiting = sorted(set(lines), key=lambda line: line.month, reverse=True)
        found = []
        for month in (*months, self.last_month):
            while waiting and waiting[-1].month <= month:
                line = waiting.pop()
                counts.update(self.lines[line])
                doubtful.update(self.doubtful.get(line, {}))
            found.append(Totals(dict(counts), dict(doubtful)))
        return found

    def _line(self, row: Mapping[str, int], month: int) -> Line:
        level = LEVELS[row["level"]] if row["level"] >= 0 else self.agencies.all[row["agency"]].level
        return Line(row["agency"], level, row["field"], month)

    def _receipt(self, row: Mapping[str, int]) -> None:
        if not row["received"]:
            self.lines[self._line(row, self.first_month)][Figure.CARRIED_OVER] += row["rows"]
            return
        line = self._line(row, row["received"])
        figures = self.lines[line]
        for figure, name in _OF_RECEIPT.items():
            figures[figure] += row[name]
        for figure in _weakened(row["concern"]):
            self.doubtful[line][figure] += row["rows"]

    def _outcome(self, row: Mapping[str, int]) -> None:
        bucket = Bucket(row["bucket"])
        line = self._line(row, row["returned"] or self.last_month)
        for figure in _FIGURES_OF[bucket]:
            self.lines[line][figure] += row["rows"]
        if bucket in OVERDUE_OR_LATE:
            self.lines[line][Figure.APOLOGISED] += row["apologised"]
            if Concern(row["concern"]) & Concern.APOLOGY_UNKNOWN:
                self.doubtful[line][Figure.APOLOGISED] += row["rows"]


@cache
def _weakened(concern: int) -> tuple[Figure, ...]:
    """The figures of receipt that rows with these concerns may belong to."""
    return tuple(figure for figure in _OF_RECEIPT if Concern(concern) & FIGURES[figure].weakened_by)


def _figures_of(bucket: Bucket) -> tuple[Figure, ...]:
    """The figures a bucket counts into, besides those of receipt."""
    parts = (
        (Figure.RESOLVED, bucket in RESOLVED),
        (Figure.ON_TIME, bucket is Bucket.ON_TIME),
        (Figure.LATE, bucket is Bucket.LATE),
        (Figure.OVERDUE, bucket is Bucket.OVERDUE),
        (Figure.LATE_OR_OVERDUE, bucket in OVERDUE_OR_LATE),
        (Figure.PENDING, bucket in PENDING),
        (Figure.WITHDRAWN, bucket is Bucket.WITHDRAWN),
    )
    return tuple(figure for figure, holds in parts if holds)


_FIGURES_OF: Final = {bucket: _figures_of(bucket) for bucket in sorted(COUNTED)}


def _rows(table: pa.Table) -> Iterator[dict[str, int]]:
    names = table.column_names
    for values in zip(*(table[name].to_pylist() for name in names), strict=True):
        yield dict(zip(names, values, strict=True))
