"""Scoring forms against their measures: units, kinds, points within the maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import faults_of, write_pack

from cchc_rules.packs import codes
from packs.bad_rules import MEASURES, Bad, assert_the_one_fault, criterion

if TYPE_CHECKING:
    from pathlib import Path


def steps(when: str) -> str:
    """One step and the rest."""
    return f"{{steps: [{{when: {when}, points: 2}}, {{otherwise: true, points: 0}}]}}"


CONDITIONS = {
    "percent on a count": Bad(criterion(steps('«">= 95%"'), "online"), codes.WRONG_UNIT),
    "number on a rate": Bad(criterion(steps('«">= 95"'), "online_rate"), codes.WRONG_UNIT),
    "days on a count": Bad(criterion(steps('«"<= 30 ngày"'), "online"), codes.WRONG_UNIT),
    "days on a rate": Bad(criterion(steps('«"<= 30 ngày"'), "online_rate"), codes.WRONG_UNIT),
    "percent on days": Bad(criterion(steps('«"<= 30%"'), "handling"), codes.WRONG_UNIT),
    "percent on money": Bad(criterion(steps('«">= 5%"'), "revenue"), codes.WRONG_UNIT),
    "percent on a rank": Bad(criterion(steps('«"<= 20%"'), "rank"), codes.WRONG_UNIT),
    "range of numbers on a rate": Bad(criterion(steps('«"80..<90"'), "online_rate"), codes.WRONG_UNIT),
    "word on a count": Bad(criterion(steps('«"= Tốt"'), "online"), codes.WORD_FOR_A_NUMBER),
    "yes on a rate": Bad(criterion(steps("«true"), "online_rate"), codes.WORD_FOR_A_NUMBER),
    "unknown choice": Bad(criterion(steps('«"= Tót"'), "rating"), codes.UNKNOWN_CHOICE, "= Tốt"),
    "number on a choice": Bad(criterion(steps('«">= 5"'), "rating"), codes.UNKNOWN_CHOICE),
    "word on a flag": Bad(criterion(steps('«"= Tốt"'), "posted"), codes.NOT_YES_OR_NO),
    "number on a flag": Bad(criterion(steps('«"= 1"'), "posted"), codes.NOT_YES_OR_NO),
    "number on a document": Bad(criterion(steps('«"= 1"'), "plan"), codes.NOT_YES_OR_NO),
}

FITTING_CONDITIONS = {
    "percent on a rate": ('">= 95%"', "online_rate"),
    "zero on a rate": ('"= 0"', "online_rate"),
    "zero on days": ('"= 0"', "handling"),
    "number on a count": ('">= 95"', "online"),
    "days on days": ('"<= 30 ngày"', "handling"),
    "bare number on days": ('"<= 30"', "handling"),
    "money on money": ('">= 5 tỷ đồng"', "revenue"),
    "number on a rank": ('"<= 20"', "rank"),
    "choice": ('"= Trung bình"', "rating"),
    "yes on a flag": ('"= yes"', "posted"),
    "có on a flag": ('"= có"', "posted"),
    "false on a flag": ("false", "posted"),
    "không on a document": ('"= không"', "plan"),
}

FORMS = {
    "steps on a date": Bad(criterion('{«steps: [{when: "> 5", points: 1}]}', "started"), ""),
    "steps on a survey": Bad(criterion('{«steps: [{when: "> 5", points: 1}]}', "satisfaction"), ""),
    "proportional on a flag": Bad(criterion("{«proportional: {full_at: 85%}}", "posted"), ""),
    "proportional on a document": Bad(criterion("{«proportional: {full_at: 85%}}", "plan"), ""),
    "proportional on a count without full_at": Bad(
        criterion("{proportional: «{zero_below: 5}}", "online"), ""
    ),
    "increments on a choice": Bad(criterion("{«increments: {from: 5%, each: 1%, adds: 1}}", "rating"), ""),
    "deduct on a rate": Bad(criterion("{«deduct: {each: 1}}", "online_rate"), ""),
    "deduct on a document": Bad(criterion("{«deduct: {each: 1}}", "plan"), ""),
    "deadline on a count": Bad(criterion("{«deadline: {due: 30/9/2021}}", "online"), ""),
    "deadline on a flag": Bad(criterion("{«deadline: {due: 30/9/2021}}", "posted"), ""),
    "deadline after a count": Bad(criterion("{deadline: {due: {days: 5, after: «online}}}", "plan"), ""),
    "relative on a choice": Bad(
        criterion('{«relative: {against: average, steps: [{when: ">= 100%", points: 1}]}}', "rating"), ""
    ),
    "proportional points of a choice": Bad(
        criterion('{steps: [{when: "= Tốt", points: «{proportional: 1}}]}', "rating"), ""
    ),
    "proportional points of a count without full_at": Bad(
        criterion('{steps: [{when: "> 5", points: «{proportional: 1}}]}', "online"), ""
    ),
}

LEVELS = {
    "full_at": criterion("{proportional: {full_at: «85}}", "online_rate"),
    "zero_below": criterion('{proportional: {zero_below: «"0,5"}}', "online_rate"),
    "full_at of proportional points": criterion(
        '{steps: [{when: "> 5%", points: {proportional: 1, full_at: «85}}]}', "online_rate"
    ),
    "margin": criterion(steps('"> 5%"'), "online_rate", "at_risk: {margin: «2}"),
    "rank condition in percent": criterion(
        '{relative: {against: rank, steps: [{when: «"<= 20%", points: 1}]}}', "online_rate"
    ),
    "average condition in numbers": criterion(
        '{relative: {against: average, steps: [{when: «">= 1,5", points: 1}]}}', "online"
    ),
}

POINTS = {
    "step": criterion('{steps: [{when: "> 5%", points: «"2,5"}]}'),
    "negative step": criterion('{steps: [{when: "> 5%", points: «-1}]}'),
    "proportional points": criterion('{steps: [{when: "> 5%", points: {proportional: «3}}]}'),
    "start": criterion("{increments: {from: 5%, each: 1%, adds: 1, start: «3}}"),
    "cap": criterion("{increments: {from: 5%, each: 1%, adds: 1, cap: «3}}"),
    "below": criterion("{increments: {from: 5%, each: 1%, adds: 1, below: «3}}"),
    "floor": criterion("{deduct: {each: 1, floor: «3}}", "online"),
    "on time": criterion("{deadline: {due: 30/9/2021, on_time: «3}}", "plan"),
    "late": criterion("{deadline: {due: 30/9/2021, late: «3}}", "plan"),
    "not issued": criterion("{deadline: {due: 30/9/2021, not_issued: «3}}", "plan"),
    "said none": criterion("{deadline: {due: 30/9/2021}}", "plan", "none: «3"),
    "by level": criterion('{by_level: {province: {steps: [{when: "> 5%", points: «3}]}}}'),
}

WRONG_IN_THEMSELVES = {
    "no form": (criterion("«{step: []}").replace("«{step", "{«step"), "steps"),
    "two forms": (criterion("{deduct: {each: 1}, «steps: []}"), None),
    "a word": (criterion("«surveyy"), "survey"),
    "combine at a level": (criterion("{by_level: {province: {«combine: {children: sum}}}}"), None),
    "step without condition": (criterion("{steps: [«{points: 1}]}"), None),
    "points in words": (criterion('{steps: [{when: "> 5%", points: «maxx}]}'), "max"),
    "zero each": (criterion("{increments: {from: 5%, each: «0%, adds: 1}}"), None),
    "each in another unit": (criterion("{increments: {from: 5%, each: «1, adds: 1}}"), None),
    "full_at of zero": (criterion("{proportional: {full_at: «0%}}"), None),
    "zero_below over full_at": (criterion("{proportional: {full_at: 80%, zero_below: «90%}}"), None),
    "falling without levels": (criterion("{proportional: «{falling: true}}"), None),
    "falling the wrong way": (
        criterion("{proportional: {falling: true, full_at: «9%, zero_below: 5%}}"),
        None,
    ),
}

ALL_FORMS = {
    "proportional": ("{proportional: {full_at: 85%, zero_below: 50%, round: 2}}", "online_rate"),
    "proportional of a count": ("{proportional: {full_at: 20}}", "online"),
    "falling": ("{proportional: {falling: true, full_at: 1%, zero_below: 5%}}", "online_rate"),
    "increments": ('{increments: {from: 80%, each: "0,5%", adds: "0,25", start: 1}}', "online_rate"),
    "deduct": ('{deduct: {each: "0,25", per: 2}}', "online"),
    "deduct of days": ('{deduct: {each: "0,25"}}', "handling"),
    "deadline": ("{deadline: {due: 30/9/2021, late: half, per_day: 1}}", "plan"),
    "deadline before": ("{deadline: {due: {before: 31/01/2022}}}", "started"),
    "deadline after": ("{deadline: {due: {days: 30, after: assignment}}}", "plan"),
    "relative": ('{relative: {against: rank, steps: [{when: "<= 20", points: max}]}}', "online"),
    "survey": ("survey", "satisfaction"),
    "survey spelled out": ("{survey: true}", "satisfaction"),
    "by level": ("{by_level: {province: survey, commune: {proportional: {}}}}", "online_rate"),
    "proportional step": (
        '{steps: [{when: "> 5%", points: {proportional: 1, full_at: 85%}}, {otherwise: true, points: half}]}',
        "online_rate",
    ),
}


@pytest.mark.parametrize("bad", CONDITIONS.values(), ids=CONDITIONS)
def test_a_condition_must_be_counted_as_its_measure_is(bad: Bad, tmp_path: Path) -> None:
    assert assert_the_one_fault(bad, tmp_path).expected


@pytest.mark.parametrize(("when", "measure"), FITTING_CONDITIONS.values(), ids=FITTING_CONDITIONS)
def test_a_condition_counted_as_its_measure_is_accepted(when: str, measure: str, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, criterion(steps(when), measure), files={"measures.yaml": MEASURES})
    assert faults_of(pack) == []


@pytest.mark.parametrize("bad", FORMS.values(), ids=FORMS)
def test_a_form_must_suit_its_measure(bad: Bad, tmp_path: Path) -> None:
    fault = assert_the_one_fault(bad._replace(code=codes.FORM_DOES_NOT_FIT), tmp_path)
    assert fault.expected


@pytest.mark.parametrize("rules", LEVELS.values(), ids=LEVELS)
def test_a_level_must_be_counted_as_its_measure_is(rules: str, tmp_path: Path) -> None:
    assert_the_one_fault(Bad(rules, codes.WRONG_UNIT), tmp_path)


@pytest.mark.parametrize("rules", POINTS.values(), ids=POINTS)
def test_points_lie_between_zero_and_the_maximum(rules: str, tmp_path: Path) -> None:
    assert_the_one_fault(Bad(rules, codes.POINTS_OVER_MAXIMUM), tmp_path)


@pytest.mark.parametrize(("rules", "meant"), WRONG_IN_THEMSELVES.values(), ids=WRONG_IN_THEMSELVES)
def test_a_form_must_make_sense_in_itself(rules: str, meant: str | None, tmp_path: Path) -> None:
    assert_the_one_fault(Bad(rules, "DL106", meant), tmp_path)


@pytest.mark.parametrize(("score", "measure"), ALL_FORMS.values(), ids=ALL_FORMS)
def test_every_form_can_be_written(score: str, measure: str, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, criterion(score, measure), files={"measures.yaml": MEASURES})
    assert faults_of(pack) == []


def test_a_step_after_otherwise_is_never_reached(tmp_path: Path) -> None:
    score = '{steps: [{otherwise: true, points: 0}, «{when: "> 5%", points: 2}]}'
    assert_the_one_fault(Bad(criterion(score), codes.AFTER_OTHERWISE), tmp_path)


def test_a_deadline_after_something_undeclared_is_a_fault(tmp_path: Path) -> None:
    score = "{deadline: {due: {days: 5, after: «assignmen}}}"
    assert_the_one_fault(Bad(criterion(score, "plan"), codes.UNKNOWN_MEASURE, "assignment"), tmp_path)


def test_a_margin_on_what_is_no_number_is_a_fault(tmp_path: Path) -> None:
    rules = criterion(steps("true"), "posted", "at_risk: {margin: «2%}")
    assert_the_one_fault(Bad(rules, codes.NO_CONDITIONS_HERE), tmp_path)


def test_a_warning_before_a_deadline_needs_a_deadline(tmp_path: Path) -> None:
    rules = criterion(steps("true"), "posted", "at_risk: {«deadline_within: 5}")
    assert_the_one_fault(Bad(rules, codes.NEVER_AT_RISK), tmp_path)


def test_two_faults_in_one_step_are_both_told(tmp_path: Path) -> None:
    rules = criterion('{steps: [{when: «">= 95", points: «3}]}')
    pack = write_pack(tmp_path, rules, files={"measures.yaml": MEASURES})
    faults = faults_of(pack)
    assert [fault.code for fault in faults] == [codes.WRONG_UNIT, codes.POINTS_OVER_MAXIMUM]
    assert [(each.place.line, each.place.column) for each in faults] == list(pack.marks["rules.yaml"])
