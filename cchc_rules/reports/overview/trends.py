"""How did an agency's figures move? Criteria with at least two moments, against the line they must meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.overview.table import NOTHING, Table
from cchc_rules.reports.words import STATUS
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.scoring.series import Moment

_HEADS = ("Mã", "Tiêu chí", "Chỉ tiêu", "Từ ngày", "Giá trị", "Đến ngày", "Giá trị", "Thay đổi", "Trạng thái")


@dataclass(frozen=True, slots=True)
class Trend:
    """One criterion over time. Values are in its unit, a rate as a fraction of 1.

    ``line`` is the value it must reach, where that is one number; ``target`` says it in words.
    """

    entry: CriterionEntry
    status: FindingStatus
    moments: tuple[Moment, ...]
    line: Fraction | None
    target: str

    def said(self, value: Fraction) -> str:
        """A value as an office writes it."""
        return format_percent(value) if self.entry.is_rate else format_number(value)

    @property
    def change(self) -> str:
        """From the first moment to the last: "tăng 16,71 điểm phần trăm"."""
        gap = self.moments[-1].value - self.moments[0].value
        if not gap:
            return "không đổi"
        size = self.said(abs(gap))
        if self.entry.is_rate:
            size = f"{size.removesuffix('%')} điểm phần trăm"
        return f"{'tăng' if gap > 0 else 'giảm'} {size}"


@dataclass(frozen=True, slots=True)
class Trends:
    """The series of one agency, in pack order."""

    title: str
    series: tuple[Trend, ...]

    def table(self) -> Table:
        """First and last moment of every series, and how far it moved."""
        rows = tuple(_row(each) for each in self.series)
        return Table(f"Diễn biến số liệu: {self.title}", _HEADS, rows, frozenset({4, 6}))

    def moments_table(self) -> Table:
        """Every moment of every series."""
        rows = tuple(
            (each.entry.id, each.entry.name, format_date(moment.day), each.said(moment.value))
            for each in self.series
            for moment in each.moments
        )
        heads = ("Mã", "Tiêu chí", "Ngày", "Giá trị")
        return Table(f"Số liệu theo thời gian: {self.title}", heads, rows, frozenset({3}))


def trends(collection: Collection, record: AgencyRecord) -> Trends:
    """The criteria of an agency whose value is known at two moments or more."""
    entries = {entry.id: entry for entry in collection.entries}
    found = tuple(
        Trend(
            entry=entries[each.id],
            status=each.status,
            moments=each.series,
            line=each.distance.line if each.distance else None,
            target=each.target or "",
        )
        for each in record.criteria
        if len(each.series) > 1
    )
    return Trends(record.agency.name, found)


def _row(each: Trend) -> tuple[str, ...]:
    first, last = each.moments[0], each.moments[-1]
    return (
        each.entry.id,
        each.entry.name,
        each.target or NOTHING,
        format_date(first.day),
        each.said(first.value),
        format_date(last.day),
        each.said(last.value),
        each.change,
        STATUS["vi"][each.status],
    )
