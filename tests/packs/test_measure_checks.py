"""Measures made of others: names that exist, units that go together, no circles."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from support import faults_of, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.measures import GivenMeasure
from packs.bad_rules import MEASURES, Bad, assert_the_one_fault

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = {
    "numerator": Bad(
        "measures: {x: {label: A, kind: ratio, of: «onlin, over: received}}", codes.UNKNOWN_MEASURE, "online"
    ),
    "denominator": Bad(
        "measures: {x: {label: A, kind: ratio, of: online, over: «recieved}}",
        codes.UNKNOWN_MEASURE,
        "received",
    ),
    "addend": Bad("measures: {x: {label: A, kind: sum, of: [online, «nowhere]}}", codes.UNKNOWN_MEASURE),
    "subtrahend": Bad(
        "measures: {x: {label: A, kind: difference, of: online, minus: «nowhere}}", codes.UNKNOWN_MEASURE
    ),
    "complement": Bad(
        "measures: {x: {label: A, kind: complement, of: «ontime_rate}}", codes.UNKNOWN_MEASURE, "on_time_rate"
    ),
    "change": Bad("measures: {x: {label: A, kind: change, of: «nowhere}}", codes.UNKNOWN_MEASURE),
    "days from": Bad(
        "measures: {x: {label: A, kind: days_between, from: «nowhere, to: plan}}", codes.UNKNOWN_MEASURE
    ),
    "days to": Bad(
        "measures: {x: {label: A, kind: days_between, from: plan, to: «nowhere}}", codes.UNKNOWN_MEASURE
    ),
    "condition on units": Bad(
        'measures: {x: {label: A, kind: share_of_units, units: land_branch, where: {«on_time: ">= 97%"}}}',
        codes.UNKNOWN_MEASURE,
        "on_time_rate",
    ),
    "kind of unit": Bad(
        'measures: {x: {label: A, kind: share_of_units, units: «land_branches, where: {rank: "<= 5"}}}',
        codes.UNKNOWN_UNIT_KIND,
        "land_branch",
    ),
}

MISFITS = {
    "ratio of a flag": "{kind: ratio, of: «posted, over: received}",
    "ratio of a rate": "{kind: ratio, of: «online_rate, over: received}",
    "count over money": "{kind: ratio, of: online, over: «revenue}",
    "money over count": "{kind: ratio, of: revenue, over: «online}",
    "count plus money": "{kind: sum, of: [online, received, «revenue]}",
    "sum of ranks": "{kind: sum, of: [«rank, rank]}",
    "rate minus count": "{kind: difference, of: online_rate, minus: «online}",
    "complement of a count": "{kind: complement, of: «online}",
    "complement of money": "{kind: complement, of: «revenue}",
    "money times money": "{kind: product, of: [«revenue, fees]}",
    "larger of a count and a rate": "{kind: max, of: [online, «online_rate]}",
    "smaller of two flags": "{kind: min, of: [«posted, posted]}",
    "change of a document": "{kind: change, of: «plan}",
    "change of a choice": "{kind: change, of: «rating}",
    "days from a count": "{kind: days_between, from: «online, to: plan}",
    "days to a count": "{kind: days_between, from: plan, to: «online}",
}

FITS = {
    "count over count": "{kind: ratio, of: online, over: received}",
    "money over money": "{kind: ratio, of: fees, over: revenue}",
    "days over days": "{kind: ratio, of: handling, over: handling}",
    "sum of rates": "{kind: sum, of: [online_rate, on_time_rate]}",
    "money minus money": "{kind: difference, of: revenue, minus: fees}",
    "rate times money": "{kind: product, of: [online_rate, revenue]}",
    "larger of two days": "{kind: max, of: [started, started]}",
    "relative change of money": "{kind: change, of: revenue, relative: true}",
    "change of a rank": "{kind: change, of: rank}",
    "days from a document to a date": "{kind: days_between, from: plan, to: started}",
}


@pytest.mark.parametrize("bad", UNKNOWN.values(), ids=UNKNOWN)
def test_a_name_that_is_not_declared_is_a_fault_where_it_stands(bad: Bad, tmp_path: Path) -> None:
    assert_the_one_fault(bad, tmp_path)


@pytest.mark.parametrize("measure", MISFITS.values(), ids=MISFITS)
def test_measures_of_different_kinds_are_not_put_together(measure: str, tmp_path: Path) -> None:
    rules = "measures: {x: {label: A, " + measure.removeprefix("{") + "}"
    fault = assert_the_one_fault(Bad(rules, codes.PARTS_DO_NOT_FIT), tmp_path)
    assert fault.expected


@pytest.mark.parametrize("measure", FITS.values(), ids=FITS)
def test_measures_of_kinds_that_go_together_are_accepted(measure: str, tmp_path: Path) -> None:
    rules = "measures: {x: {label: A, " + measure.removeprefix("{") + "}"
    pack = write_pack(tmp_path, rules, files={"measures.yaml": MEASURES})
    assert faults_of(pack) == []


def test_a_measure_made_from_itself_is_a_fault(tmp_path: Path) -> None:
    bad = Bad("measures: {x: {label: A, kind: complement, of: «x}}", codes.MEASURE_CIRCLE, says="x → x")
    assert_the_one_fault(bad, tmp_path)


def test_a_circle_of_measures_is_told_once_with_its_way(tmp_path: Path) -> None:
    rules = """
    measures:
      a: {label: A, kind: complement, of: «b}
      b: {label: B, kind: complement, of: c}
      c: {label: C, kind: complement, of: a}
      d: {label: D, kind: complement, of: a}
    """
    bad = Bad(rules, codes.MEASURE_CIRCLE, says="a → b → c → a")
    assert_the_one_fault(bad, tmp_path)


def test_a_circle_through_the_condition_on_units_is_told_at_its_key(tmp_path: Path) -> None:
    rules = """
    measures:
      share: {label: A, kind: share_of_units, units: land_branch, where: {«rest: ">= 1%"}}
      rest: {label: B, kind: complement, of: share}
    """
    pack = write_pack(tmp_path, rules, manifest={"unit_kinds": "{land_branch: A}"})
    faults = faults_of(pack)
    assert {fault.code for fault in faults} == {codes.MEASURE_CIRCLE, codes.UNITS_WITHIN_UNITS}
    assert {(fault.place.line, fault.place.column) for fault in faults} == {pack.marks["rules.yaml"][0]}


def test_a_chain_of_thousands_of_measures_is_no_circle(tmp_path: Path) -> None:
    chain = [f"  m{number}: {{label: A, kind: complement, of: m{number + 1}}}" for number in range(3000)]
    rules = "\n".join(["measures:", *chain, "  m3000: {label: A, kind: percent}"])
    assert faults_of(write_pack(tmp_path, rules)) == []


def test_a_share_of_units_cannot_ask_units_for_a_share_of_units(tmp_path: Path) -> None:
    rules = """
    measures:
      share: {label: A, kind: share_of_units, units: land_branch, where: {on_time_rate: ">= 97%"}}
      rest: {label: B, kind: complement, of: share}
      shares: {label: C, kind: share_of_units, units: land_branch, where: {«rest: "< 5%"}}
    """
    assert_the_one_fault(Bad(rules, codes.UNITS_WITHIN_UNITS), tmp_path)


def test_a_condition_on_units_must_fit_their_measure(tmp_path: Path) -> None:
    rules = """
    measures:
      x: {label: A, kind: share_of_units, units: land_branch, where: {on_time_rate: «">= 97"}}
    """
    assert_the_one_fault(Bad(rules, codes.WRONG_UNIT), tmp_path)


WRONG_IN_ITSELF = {
    "choices of a count": "measures: {x: {label: A, kind: count, «choices: [A, B]}}",
    "choice without choices": "measures: {x: {label: A, kind: «choice}}",
    "choices that look alike": "measures: {x: {label: A, kind: choice, choices: [Tốt, Khá, «TỐT]}}",
    "bounds of a flag": "measures: {x: {label: A, kind: flag, «min: 0}}",
    "bound of a percent without its sign": "measures: {x: {label: A, kind: percent, max: «90}}",
    "bound of a count in percent": "measures: {x: {label: A, kind: count, max: «90%}}",
    "bounds the wrong way": "measures: {x: {label: A, kind: count, min: «5, max: 4}}",
}


@pytest.mark.parametrize("rules", WRONG_IN_ITSELF.values(), ids=WRONG_IN_ITSELF)
def test_a_given_measure_must_make_sense_in_itself(rules: str, tmp_path: Path) -> None:
    assert_the_one_fault(Bad(rules, "DL106"), tmp_path)


def test_the_bounds_of_a_percent_are_fractions_of_one(tmp_path: Path) -> None:
    rules = "measures: {x: {label: A, kind: percent, min: 0, max: 150%}}"
    measure = load_pack(write_pack(tmp_path, rules).folder).measures["x"]
    assert isinstance(measure, GivenMeasure)
    assert (measure.min, measure.max) == (0, Fraction(3, 2))
    assert GivenMeasure.model_validate_json(measure.model_dump_json()) == measure


def test_a_measure_of_unknown_kind_suggests_the_one_meant(tmp_path: Path) -> None:
    assert_the_one_fault(Bad("measures: {x: «{label: A, kind: cuont}}", "DL109", "count"), tmp_path)


def test_a_measure_that_is_wrong_in_itself_is_still_known_to_others(tmp_path: Path) -> None:
    rules = """
    measures:
      x: {label: A, kind: count, «choices: [A]}
      y: {label: B, kind: ratio, of: x, over: received}
    criteria:
      - {id: "1", name: C, points: 1, measure: y, score: {steps: [{when: "> 5%", points: 1}]}}
    """
    assert_the_one_fault(Bad(rules, "DL106"), tmp_path)
