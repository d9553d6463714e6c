"""Which records belong to one run? The agencies assessed by one pack, in the order of their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.records.catalogue import CriterionEntry, catalogue
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.records.model import AgencyRecord


@dataclass(frozen=True, slots=True)
class Collection:
    """A run: the pack, its criteria, and the records of its agencies by name."""

    pack: RulePack
    entries: tuple[CriterionEntry, ...]
    agencies: tuple[AgencyRecord, ...]

    @property
    def as_of(self) -> date:
        """The latest day an agency was assessed at."""
        return max(each.as_of for each in self.agencies)


def collect(pack: RulePack, records: Iterable[AgencyRecord]) -> Collection:
    """The records of a run, whatever order they come in.

    Raises:
        ValueError: when there are none.
    """
    agencies = tuple(sorted(records, key=_place))
    if not agencies:
        raise ValueError("không có kết quả đánh giá nào để báo cáo")
    return Collection(pack, catalogue(pack), agencies)


def _place(record: AgencyRecord) -> tuple[object, ...]:
    return sort_key(record.agency.name), record.agency.id, record.period_from, record.period_to
