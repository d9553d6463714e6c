"""Which agency stands where? Ranked inside its group by what is certain; what is open gives a range."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.reports.overview.signs import SIGN
from cchc_rules.reports.overview.table import NOTHING, Table, points_note
from cchc_rules.reports.results.totals_text import band_range, index_range
from cchc_rules.reports.words import LEVEL, STATUS
from cchc_rules.scoring.wording import lower_first, upper_first
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import sort_key
from cchc_rules.vietnamese.numbers import format_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from cchc_rules.assessment.model import Totals
    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord

RULE: Final = (
    "Xếp hạng trong từng nhóm theo chỉ số chắc chắn (coi mọi điểm nguy cơ, chưa rõ hoặc được miễn là "
    "không đạt), từ cao xuống thấp; bằng nhau thì cùng hạng và hạng kế tiếp được bỏ qua (1, 2, 2, 4). "
    "Hạng có thể đạt là khoảng từ hạng tốt nhất đến hạng xấu nhất mà cơ quan còn có thể nhận, "
    "khi điểm chưa ngã ngũ của mọi cơ quan được tính hết hoặc mất hết. "
    "Cơ quan không có tiêu chí nào được chấm thì không xếp hạng."
)
"""How the ranking is made, for the reader."""

_LEVELS = list(AgencyLevel)
_HEADS = ("Hạng", "Hạng có thể đạt", "Cơ quan", "Chỉ số", "Xếp loại")
_POINTS = (
    "Điểm tối đa",
    "Điểm chắc chắn",
    "Điểm nguy cơ",
    "Điểm chưa rõ",
    "Điểm đã mất",
    "Điểm được miễn",
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One agency in its group. ``rank`` follows the certain part, ties share it.

    ``rank`` is None where nothing is scored. ``rank_best`` and ``rank_worst`` bound the rank it may
    still have; the index (a fraction of 1) lies between ``totals.percent_worst`` and
    ``totals.percent_best``.
    """

    agency: AgencyRef
    rank: int | None
    rank_best: int | None
    rank_worst: int | None
    totals: Totals
    counts: Mapping[FindingStatus, int]
    """How many leaf criteria have which status, every status named."""

    @property
    def index_text(self) -> str:
        """The index: "72,00%", or a range."""
        return index_range(self.totals, "vi")

    @property
    def band_text(self) -> str:
        """Xếp loại, or a range; empty where the pack has no bands."""
        return band_range(self.totals, "vi")

    @property
    def rank_range(self) -> str:
        """The rank it may still have: "3", "3–7"; empty where it has none."""
        if self.rank_best is None:
            return ""
        same = self.rank_best == self.rank_worst
        return str(self.rank_best) if same else f"{self.rank_best}–{self.rank_worst}"


@dataclass(frozen=True, slots=True)
class RankGroup:
    """The agencies that are compared with one another, by rank, then by name."""

    name: str
    agencies: tuple[Ranked, ...]
    rule: str
    note: str
    """What must be known of the points; may be empty."""

    def table(self) -> Table:
        """Ranks, index, band, points by certainty, counts by status. Columns nobody has are left out."""
        statuses = [status for status in SIGN if any(each.counts[status] for each in self.agencies)]
        bands = any(each.band_text for each in self.agencies)
        heads = [*(_HEADS if bands else _HEADS[:-1])]
        first = len(heads)
        heads += [*_POINTS, *(f"Số tiêu chí {lower_first(STATUS['vi'][status])}" for status in statuses)]
        rows = tuple(_row(each, statuses, bands=bands) for each in self.agencies)
        numeric = frozenset({0, 1, 3, *range(first, len(heads))})
        return Table(f"Xếp hạng: {self.name}", tuple(heads), rows, numeric)


def ranking(collection: Collection) -> tuple[RankGroup, ...]:
    """The agencies of a run in the groups they are compared in: their ``group``, else their level.

    Groups stand by level, then by name; where a run has several periods, each is a group of its own.
    """
    members: defaultdict[tuple[str, date, date], list[AgencyRecord]] = defaultdict(list)
    for record in collection.agencies:
        members[_group_name(record.agency), record.period_from, record.period_to].append(record)
    several = len({key[1:] for key in members}) > 1
    note = points_note(collection.pack)
    groups = []
    for (name, start, end), records in sorted(members.items(), key=_group_place):
        told = f"{name}, kỳ {format_date(start)}–{format_date(end)}" if several else name
        groups.append(RankGroup(told, _ranked(records), RULE, note))
    return tuple(groups)


def _group_name(agency: AgencyRef) -> str:
    return f"Nhóm “{agency.group}”" if agency.group else upper_first(LEVEL["vi"][agency.level])


def _group_place(item: tuple[tuple[str, date, date], list[AgencyRecord]]) -> tuple[object, ...]:
    (name, start, end), records = item
    return min(_LEVELS.index(each.agency.level) for each in records), sort_key(name), start, end


def _ranked(records: Sequence[AgencyRecord]) -> tuple[Ranked, ...]:
    scored = [each.totals for each in records if each.totals.scale]
    worst = sorted(-each.percent_worst for each in scored)
    best = sorted(-each.percent_best for each in scored)
    found = [_place(each, worst, best) for each in records]
    return tuple(sorted(found, key=_order))


def _place(record: AgencyRecord, worst: Sequence[Fraction], best: Sequence[Fraction]) -> Ranked:
    """``worst`` and ``best`` are the ends of everyone's index, negated and sorted: high ones first."""
    totals = record.totals
    ranks: tuple[int | None, int | None, int | None] = (None, None, None)
    if totals.scale:
        low, high = -totals.percent_worst, -totals.percent_best
        # Whoever can end above it does; itself is among them when its own best is above its worst.
        above = bisect_left(best, low) - (1 if high < low else 0)
        ranks = (bisect_left(worst, low) + 1, bisect_left(worst, high) + 1, above + 1)
    return Ranked(record.agency, *ranks, totals, _counts(record))


def _counts(record: AgencyRecord) -> Mapping[FindingStatus, int]:
    found = Counter(each.status for each in record.criteria)
    return {status: found[status] for status in SIGN}


def _order(each: Ranked) -> tuple[object, ...]:
    return each.rank is None, each.rank or 0, sort_key(each.agency.name), each.agency.id


def _row(each: Ranked, statuses: Iterable[FindingStatus], *, bands: bool) -> tuple[str, ...]:
    totals = each.totals
    points = (totals.maximum, totals.sure, totals.at_risk, totals.unknown, totals.lost, totals.waived)
    rank = NOTHING if each.rank is None else str(each.rank)
    cells = [rank, each.rank_range or NOTHING, each.agency.name, each.index_text]
    if bands:
        cells.append(each.band_text or NOTHING)
    return (*cells, *map(format_points, points), *(str(each.counts[status]) for status in statuses))
