"""Which tables does the summary of a province have? Ranks, costly criteria, what is open or lacks proof."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.overview.table import NOTHING
from cchc_rules.reports.selfassessment.points_text import points
from cchc_rules.reports.selfassessment.self_scores import claimed_text, is_self_scored, scores_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.reports.overview.most_lost import CriterionLoss
    from cchc_rules.reports.overview.ranking import Ranked, RankGroup
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord

ALL = "Tất cả"
_NAMED = 5
"""Agencies named in a cell before the rest is only counted."""
_OPEN = frozenset({FindingStatus.UNKNOWN, FindingStatus.RULE_ERROR})
_LEFT_OUT = frozenset({FindingStatus.NOT_APPLICABLE, FindingStatus.WAIVED})


@dataclass(frozen=True, slots=True)
class RankRow:
    """An agency in the ranking; `group` stands in a row of its own above it where one begins."""

    group: str | None
    rank: str
    rank_range: str
    name: str
    index: str
    band: str
    maximum: str
    sure: str
    at_risk: str
    unknown: str
    lost: str
    self_score: str


@dataclass(frozen=True, slots=True)
class LossRow:
    """A criterion that costs points or may cost some."""

    number: str
    name: str
    deducted: str
    at_risk: str
    agencies: str
    lost: str
    risk: str


@dataclass(frozen=True, slots=True)
class OpenRow:
    """An agency with criteria nobody knows the points of."""

    group: str | None
    name: str
    count: str
    unknown: str
    criteria: str


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A criterion some agencies have not proved, or not wholly."""

    field: str | None
    number: str
    name: str
    count: str
    agencies: str


def rank_rows(groups: Sequence[RankGroup], collection: Collection) -> tuple[RankRow, ...]:
    """The agencies by group and rank."""
    # The same agency may stand in two groups, once for each period: the totals tell them apart.
    claimed = {
        id(each.totals): claimed_text(scores_beside(collection.pack, each)) for each in collection.agencies
    }
    return tuple(
        _rank_row(each, group.name if place == 0 else None, claimed[id(each.totals)])
        for group in groups
        for place, each in enumerate(group.agencies)
    )


def loss_rows(criteria: Sequence[CriterionLoss]) -> tuple[LossRow, ...]:
    """The criteria as they come: the most costly first."""
    return tuple(
        LossRow(
            number=each.entry.id,
            name=clean(each.entry.name),
            deducted=str(each.agencies_deducted),
            at_risk=str(each.agencies_at_risk),
            agencies=str(each.agencies),
            lost=points(each.lost),
            risk=points(each.at_risk),
        )
        for each in criteria
    )


def open_rows(collection: Collection) -> tuple[OpenRow, ...]:
    """The agencies with open criteria: those without a single figure first, then by name."""
    empty = [each for each in collection.agencies if has_no_figures(each)]
    partly = [each for each in collection.agencies if each not in empty and _open_ids(each)]
    parts = (("Chưa có số liệu của tiêu chí nào", empty), ("Chưa có số liệu của một số tiêu chí", partly))
    return tuple(
        _open_row(agency, head if place == 0 else None)
        for head, agencies in parts
        for place, agency in enumerate(agencies)
    )


def has_no_figures(agency: AgencyRecord) -> bool:
    """Whether nothing of what the agency is scored by is known."""
    counted = [record for record in agency.criteria if record.status not in _LEFT_OUT]
    if not counted:
        return agency.totals.unknown == agency.totals.maximum
    return all(record.status in _OPEN for record in counted)


def proof_rows(collection: Collection) -> tuple[ProofRow, ...]:
    """The criteria without or with incomplete proof, in the order of the pack."""
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    for agency in collection.agencies:
        for record in agency.criteria:
            if record.lacks_proof and is_self_scored(record):
                lacking[record.id].append(clean(agency.agency.name))
    return tuple(_proof_rows(collection, lacking))


def named_few(names: Sequence[str]) -> str:
    """The first few agencies by name, and how many more there are."""
    more = f" và {len(names) - _NAMED} cơ quan khác" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _proof_rows(collection: Collection, lacking: dict[str, list[str]]) -> Iterator[ProofRow]:
    before = ""
    for entry in collection.entries:
        names = lacking.get(entry.id)
        if not names:
            continue
        begins = bool(entry.field) and entry.field != before
        before = entry.field
        yield ProofRow(
            field=f"{entry.field}. {clean(entry.field_name)}" if begins else None,
            number=entry.id,
            name=clean(entry.name),
            count=str(len(names)),
            agencies="Tất cả các cơ quan" if len(names) == len(collection.agencies) > 1 else named_few(names),
        )


def _rank_row(each: Ranked, group: str | None, claimed: str) -> RankRow:
    totals = each.totals
    return RankRow(
        group=clean(group) if group else None,
        rank=NOTHING if each.rank is None else str(each.rank),
        rank_range=each.rank_range or NOTHING,
        name=clean(each.agency.name),
        index=NOTHING if each.rank is None else each.index_text,
        band=each.band_text or NOTHING,
        maximum=points(totals.maximum),
        sure=points(totals.sure),
        at_risk=points(totals.at_risk),
        unknown=points(totals.unknown),
        lost=points(totals.lost),
        self_score=claimed,
    )


def _open_ids(agency: AgencyRecord) -> list[str]:
    return [record.id for record in agency.criteria if record.status in _OPEN]


def _open_row(agency: AgencyRecord, group: str | None) -> OpenRow:
    ids = _open_ids(agency)
    return OpenRow(
        group=group,
        name=clean(agency.agency.name),
        count=f"{len(ids)}/{len(agency.criteria)}",
        unknown=points(agency.totals.unknown),
        criteria=ALL if len(ids) == len(agency.criteria) else ", ".join(ids),
    )
