"""What did one agency, or one of its units, report, as seen on the day of assessment?

A thin view over evidence with what every evaluator asks for at hand; knows no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence.model import (
    DocumentRecord,
    Evidence,
    FigureKey,
    Observation,
    Qualifier,
    UnitEvidence,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_rules.scoring.peers import Peers

GroupKey = tuple[str, str]
"""The group an agency is compared in: ("group", name), or ("level", level) where it has none."""


class Ledger:
    """Figures, documents and units as at ``as_of``; ``get`` looks a figure up."""

    __slots__ = (
        "as_of",
        "documents",
        "figures",
        "get",
        "group",
        "peers",
        "period_from",
        "period_to",
        "units",
    )

    def __init__(
        self,
        figures: Mapping[FigureKey, tuple[Observation, ...]],
        documents: Mapping[str, DocumentRecord],
        units: tuple[UnitEvidence, ...],
        as_of: date,
        period: tuple[date, date],
        group: GroupKey,
        peers: Peers | None = None,
    ) -> None:
        self.figures = figures
        self.get = figures.get
        self.documents = documents
        self.units = units
        self.as_of = as_of
        self.period_from, self.period_to = period
        self.group = group
        self.peers = peers

    def of_unit(self, unit: UnitEvidence) -> Ledger:
        """The ledger of a subordinate unit reported in the same file."""
        return Ledger(unit.figures, {}, (), self.as_of, (self.period_from, self.period_to), self.group)


def ledger_of(evidence: Evidence, peers: Peers | None = None) -> Ledger:
    """The ledger of an agency."""
    return Ledger(
        evidence.figures,
        evidence.documents,
        evidence.units,
        evidence.as_of,
        (evidence.period_from, evidence.period_to),
        group_of(evidence),
        peers,
    )


def group_of(evidence: Evidence) -> GroupKey:
    """The group an agency is compared in."""
    agency = evidence.agency
    return ("group", agency.group) if agency.group else ("level", str(agency.level))


def newest_plain(observations: tuple[Observation, ...], as_of: date) -> Observation | None:
    """The newest observation if it is exact and nothing rivals it; None where closer reading is needed."""
    newest = observations[-1]
    if newest.qualifier is not Qualifier.EXACT or newest.said_none:
        return None
    day = newest.as_of
    if day is not None and day > as_of:
        return None
    for other in observations[:-1]:
        # An undated figure stands for the day of assessment, so a figure of that day rivals it.
        if other.as_of is None or other.as_of >= (day or as_of):
            return None
    return newest
