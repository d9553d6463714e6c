"""A value may be written by dates: the one that holds on the day of the assessment counts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from support import at, faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.pack import PackFile
from cchc_rules.sources.faults import UnusableRules

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
measures:
  online_rate: {{label: Tỷ lệ trực tuyến, kind: percent}}
criteria:
  - id: "1"
    name: Nộp trực tuyến
    points: {points}
    measure: online_rate
    score: {{steps: [{{when: {when}, points: max}}, {{otherwise: true, points: 0}}]}}
"""


def rules(when: str = '"> 30%"', points: str = "1") -> str:
    """A criterion whose target and points are written so."""
    return RULES.format(when=when, points=points)


BY_DATE = '{2021-01-01: "> 30%", 2021-07-01: "> 50%"}'


@pytest.mark.parametrize(
    ("day", "target"),
    [
        (date(2021, 1, 1), "> 30%"),
        (date(2021, 6, 30), "> 30%"),
        (date(2021, 7, 1), "> 50%"),
        (date(2025, 1, 1), "> 50%"),
        (None, "> 50%"),
    ],
)
def test_the_value_of_the_day_counts_else_that_of_the_end_of_the_period(
    tmp_path: Path, day: date | None, target: str
) -> None:
    pack = load_pack(write_pack(tmp_path, rules(BY_DATE)).folder, as_of=day)
    assert pack.by_id["1"].score.steps[0].when.text == target  # type: ignore[union-attr]
    assert pack.as_of == (day or date(2021, 12, 31))


def test_points_and_whole_forms_may_be_written_by_dates_as_an_office_writes_dates(tmp_path: Path) -> None:
    text = rules(points='{01/01/2021: "0,5", "1/10/2021": 2}')
    pack = load_pack(write_pack(tmp_path, text).folder)
    assert pack.by_id["1"].points == Fraction(2)
    early = load_pack(tmp_path / "thu-2021", as_of=date(2021, 9, 30))
    assert early.by_id["1"].points == Fraction(1, 2)


def test_before_the_first_date_there_is_no_value(tmp_path: Path) -> None:
    written = write_pack(tmp_path, rules('{«2021-03-01: "> 30%", 2021-07-01: "> 50%"}'))
    with pytest.raises(UnusableRules) as refused:
        load_pack(written.folder, as_of=date(2021, 2, 28))
    (fault,) = refused.value.faults
    assert (spot(fault), fault.code) == (written.place(), codes.NO_VALUE_YET)
    assert faults_of(written) == []


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ('{2021-07-01: "> 50%", «2021-01-01: "> 30%"}', codes.DATES_OUT_OF_ORDER),
        ('{2021-01-01: "> 50%", «1/1/2021: "> 30%"}', codes.DATES_OUT_OF_ORDER),
        ('{2021-01-01: "> 50%", «sau này: "> 30%"}', codes.DATES_AND_KEYS),
        ('{2021-01-01: "> 50%", «2021-02-30: "> 30%"}', codes.DATES_AND_KEYS),
    ],
    ids=["out of order", "twice", "not a date", "no such day"],
)
def test_dates_stand_in_order_each_once_and_alone(tmp_path: Path, when: str, code: str) -> None:
    written = write_pack(tmp_path, rules(when))
    (fault,) = faults_of(written)
    assert (spot(fault), fault.code) == (written.place(), code)


def test_a_fault_in_the_value_of_a_date_stands_at_that_value(tmp_path: Path) -> None:
    written = write_pack(tmp_path, rules('{2021-01-01: "> 30%", 2021-07-01: «"> 5 ngày"}'))
    (fault,) = faults_of(written)
    assert (spot(fault), fault.code) == (written.place(), codes.WRONG_UNIT)


def test_places_of_rules_stay_where_they_are(tmp_path: Path) -> None:
    written = write_pack(tmp_path, rules(BY_DATE).replace('- id: "1"', '- «id: "1"'))
    assert at(load_pack(written.folder).places["criterion", "1"]) == written.place()


def test_the_number_of_a_criterion_that_looks_like_a_date_is_none(tmp_path: Path) -> None:
    text = """
    measures: {a: {label: Á, kind: percent}}
    criteria:
      - {id: "1", name: A, points: 1, score: {combine: {children: weighted, weights: {1.10.2021: 1}}}}
      - {id: "1.10.2021", name: B, points: 1, measure: a, score: {proportional: {}}}
    """
    assert faults_of(write_pack(tmp_path, text)) == []


def test_an_editor_knows_that_a_condition_may_be_written_by_dates() -> None:
    when = PackFile.model_json_schema()["$defs"]["Step"]["properties"]["when"]["anyOf"][0]
    assert "object" in when["type"]
    assert when["propertyNames"]["pattern"]
