"""Runs for the tests of overviews and charts: the fixtures, and made-up agencies with given totals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from cchc_rules import assess, load_evidence, load_pack
from cchc_rules.assessment.model import Totals
from cchc_rules.reports.records.collection import Collection, collect
from cchc_rules.reports.records.record import record_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cchc_rules.reports.records.model import AgencyRecord

CASES = (
    ("quang-nam-2022", "fixtures/quang-nam-2021-co-so"),
    ("quang-nam-2022", "fixtures/quang-nam-2022-gia-dinh"),
    ("quang-ngai-2017", "fixtures/quang-ngai-2017-gia-dinh"),
    ("quang-ngai-2021", "fixtures/quang-ngai-vp-2024"),
    ("quang-ngai-2021", "fixtures/quang-ngai-2020-ket-qua"),
    ("dong-nai-snv-2022", "fixtures/dong-nai-snv-2022-gia-dinh"),
)
ZERO = Fraction(0)


@cache
def run_of(pack_id: str, folder: str) -> Collection:
    """The run of a fixture."""
    return _run(pack_id, [folder])


def run_in(folder: Path, evidence: Sequence[str]) -> Collection:
    """The run of a pack folder and evidence written as texts."""
    files = []
    for number, text in enumerate(evidence):
        file = folder.parent / f"so-lieu-{number}.yaml"
        file.write_text(text, encoding="utf-8")
        files.append(str(file))
    return _run(str(folder), files)


def _run(pack_id: str, evidence: Sequence[str]) -> Collection:
    pack = load_pack(pack_id)
    return collect(pack, [record_of(each) for each in assess(pack, load_evidence(evidence, pack))])


def totals(
    sure: Fraction = ZERO,
    at_risk: Fraction = ZERO,
    unknown: Fraction = ZERO,
    lost: Fraction = ZERO,
    waived: Fraction = ZERO,
    excluded: Fraction = ZERO,
) -> Totals:
    """Totals of an agency without bonus, penalty or bands."""
    maximum = sure + at_risk + unknown + lost + waived
    best = maximum - lost
    return Totals(
        maximum, sure, at_risk, unknown, lost, waived, excluded, ZERO, ZERO, sure, best, scale=maximum
    )


def agency(
    name: str,
    sums: Totals,
    fields: Mapping[str, Totals] | None = None,
    *,
    group: str | None = "so",
    year: int = 2022,
) -> AgencyRecord:
    """A record of a made-up agency with given totals."""
    model = run_of(*CASES[1]).agencies[0]
    return replace(
        model,
        agency=model.agency._replace(id=name, name=name, group=group),
        totals=sums,
        field_totals=fields or {},
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
    )


def together(*records: AgencyRecord) -> Collection:
    """A run of made-up agencies."""
    return collect(run_of(*CASES[1]).pack, records)
