"""Who stands where? The rank of every agency among those it can be compared with, certain and possible."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.reports.words import LEVEL
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from cchc_rules.assessment.model import Totals
    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.reports.records.model import AgencyRecord

_LEVELS = list(AgencyLevel)


class Entrant(NamedTuple):
    """What is kept of an agency until all are known."""

    agency: AgencyRef
    totals: Totals
    sheet: str | None
    """The sheet of its own, where it has one."""

    @property
    def group(self) -> str:
        """Whom it is compared with: agencies of its level and, where one is named, of its group."""
        level = LEVEL["vi"][self.agency.level].capitalize()
        return f"{level} ({self.agency.group})" if self.agency.group else level


class Standing(NamedTuple):
    """An agency in the ranking of its group of ``size``.

    ``rank`` goes by the index that is certain (``worst``), equal ones share a rank; from ``best``
    to ``last`` is what remains possible while points are open.
    """

    entrant: Entrant
    rank: int
    best: int
    last: int
    size: int


def entrant_of(record: AgencyRecord, sheet: str | None) -> Entrant:
    """What the ranking needs of a record."""
    return Entrant(record.agency, record.totals, sheet)


def standings(entrants: Iterable[Entrant]) -> list[Standing]:
    """All agencies, group after group, each by rank and then by name."""
    groups: dict[tuple[AgencyLevel, str], list[Entrant]] = {}
    for each in entrants:
        groups.setdefault((each.agency.level, each.agency.group or ""), []).append(each)
    found: list[Standing] = []
    for level, group in sorted(groups, key=lambda key: (_LEVELS.index(key[0]), sort_key(key[1]))):
        found += _ranked(groups[level, group])
    return found


def _ranked(group: list[Entrant]) -> list[Standing]:
    worst = sorted(-each.totals.percent_worst for each in group)
    best = sorted(-each.totals.percent_best for each in group)
    return sorted(
        (_standing(each, worst, best) for each in group),
        key=lambda each: (each.rank, sort_key(each.entrant.agency.name), each.entrant.agency.id),
    )


def _standing(each: Entrant, worst: list[Fraction], best: list[Fraction]) -> Standing:
    """Negated indices are sorted: whoever is better stands before."""
    lowest, highest = -each.totals.percent_worst, -each.totals.percent_best
    above_if_worst = bisect_left(best, lowest)
    if highest < lowest:
        # At its lowest it does not compete with its own best.
        above_if_worst -= 1
    return Standing(
        entrant=each,
        rank=bisect_left(worst, lowest) + 1,
        best=bisect_left(worst, highest) + 1,
        last=max(above_if_worst, 0) + 1,
        size=len(worst),
    )
