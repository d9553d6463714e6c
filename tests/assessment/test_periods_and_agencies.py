"""Policies that look at the period before, and at the agencies above, below and beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .office import DEDUCTED, criterion, office, over, rules, sheet, status

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment

AGAIN = """
- id: again
  label: Hai năm liền bị trừ điểm
  when:
    all:
      - {finding: {status: deducted}, as: now}
      - {finding: {status: deducted}, period: previous, same: {criterion: now}}
  then: {conclude: again, text: "{criterion} bị trừ điểm hai năm liền"}
"""
LOW = "figures: {on_time: 10%, online: 95%}\n"
HIGH = "figures: {on_time: 95%, online: 95%}\n"
ONE_AND_TWO = (criterion("1"), criterion("2", "online"))


def conclusions(assessment: Assessment) -> list[str]:
    """The ids of what is concluded about an agency."""
    return [each.id for each in assessment.conclusions]


def run(root: Path, policies: str, *sheets: str) -> dict[str, Assessment]:
    """All agencies of a run."""
    return office(root, rules(*ONE_AND_TWO, policies=policies), *sheets).assess()


# The period before


def test_a_finding_of_the_year_before_counts_for_a_policy_that_asks_for_it(tmp_path: Path) -> None:
    found = run(tmp_path, DEDUCTED + AGAIN, sheet(LOW), sheet(LOW, year=2020))
    [conclusion] = found["so-a"].conclusions
    assert (conclusion.criterion, conclusion.text) == ("1", "Tiêu chí 1 bị trừ điểm hai năm liền")
    assert "kỳ trước: tiêu chí 1 bị trừ điểm" in conclusion.because


def test_a_finding_of_the_year_before_alone_is_not_this_years(tmp_path: Path) -> None:
    found = run(tmp_path, DEDUCTED + AGAIN, sheet(HIGH), sheet(LOW, year=2020))
    assert (conclusions(found["so-a"]), status(found["so-a"], "1")) == ([], "met")


def test_of_several_years_the_one_just_before_counts(tmp_path: Path) -> None:
    sheets = (sheet(LOW), sheet(HIGH, year=2020), sheet(LOW, year=2019))
    assert conclusions(run(tmp_path, DEDUCTED + AGAIN, *sheets)["so-a"]) == []


def test_the_year_before_of_another_agency_does_not_count(tmp_path: Path) -> None:
    sheets = (sheet(LOW), sheet(HIGH, "so-b"), sheet(LOW, "so-b", year=2020))
    assert conclusions(run(tmp_path, DEDUCTED + AGAIN, *sheets)["so-a"]) == []


def test_documents_and_signals_of_the_year_before_can_be_asked_for(tmp_path: Path) -> None:
    policies = f"""{DEDUCTED}
- id: promised
  when:
    all: [{{signal: points_lost}}, {{document: remediation_plan, period: previous}}]
    none: [{{document: remediation_plan}}]
  then: {{conclude: promised, text: Năm trước đã có kế hoạch khắc phục}}
- id: met-before
  when:
    all:
      - {{signal: points_lost, as: now}}
      - {{finding: {{status: met}}, period: previous, same: {{criterion: now}}}}
  then: {{conclude: met_before, text: Năm trước đạt}}
"""
    plan = "documents: {remediation_plan: {symbol: 1/KH}}\n"
    found = run(tmp_path, policies, sheet(LOW), sheet(HIGH + plan, year=2020))["so-a"]
    assert conclusions(found) == ["met_before", "promised"]
    assert "kỳ trước: đã có kế hoạch khắc phục" in found.conclusions[1].because
    again = run(tmp_path, policies, sheet(LOW + plan), sheet(LOW + plan, year=2020))["so-a"]
    assert conclusions(again) == []


def test_a_run_without_the_year_before_says_nothing_of_it(tmp_path: Path) -> None:
    assert conclusions(run(tmp_path, DEDUCTED + AGAIN, sheet(LOW))["so-a"]) == []


# Agencies above, below and beside


def across(relation: str, more: str = "") -> str:
    """A policy about an agency one of whose relations lost points on the same criterion."""
    return f"""{DEDUCTED}
- id: shared
  when:
    all:
      - {{signal: points_lost, as: own}}
      - {{signal: points_lost, agency: {relation}, same: {{criterion: own}}{more}}}
  then: {{conclude: shared, text: "{{agency}} cùng mất điểm ở {{criterion}}"}}
"""


def family(*low: str) -> tuple[str, ...]:
    """A department, two communes under it and one beside; those named have low figures."""
    above = {"so-a": "", "xa-1": ", parent: so-a", "xa-2": ", parent: so-a", "xa-3": ""}
    return tuple(
        sheet(LOW if each in low else HIGH, each, more=parent, level="commune" if parent else "department")
        for each, parent in above.items()
    )


def who(found: dict[str, Assessment]) -> list[str]:
    """The agencies something is concluded about."""
    return [agency for agency, each in found.items() if each.conclusions]


@pytest.mark.parametrize(
    ("relation", "low", "expected"),
    [
        ("parent", ("so-a", "xa-1"), ["xa-1"]),
        ("parent", ("xa-1", "xa-2"), []),
        ("child", ("so-a", "xa-1"), ["so-a"]),
        ("child", ("so-a", "xa-3"), []),
        ("any", ("so-a", "xa-3"), ["so-a", "xa-3"]),
        ("any", ("xa-3",), ["xa-3"]),
    ],
)
def test_a_policy_looks_at_other_agencies_of_the_run(
    tmp_path: Path, relation: str, low: tuple[str, ...], expected: list[str]
) -> None:
    assert who(run(tmp_path, across(relation), *family(*low))) == expected


def test_a_reason_at_another_agency_is_told_with_its_name(tmp_path: Path) -> None:
    found = run(tmp_path, across("child"), *family("so-a", "xa-1"))
    [conclusion] = found["so-a"].conclusions
    assert conclusion.text == "Cơ quan so-a cùng mất điểm ở Tiêu chí 1"
    assert [each for each in conclusion.because if each.startswith("Cơ quan xa-1: tiêu chí 1")]


def test_a_status_may_come_from_the_agency_above(tmp_path: Path) -> None:
    inherit = f"""{DEDUCTED}
- id: inherit
  when:
    all:
      - {{finding: {{status: deducted}}, agency: parent}}
      - {{document: remediation_plan, as: own}}
  then: {{conclude: inherited, text: Cấp trên bị trừ điểm, on: own}}
- id: pass-down
  when:
    all:
      - {{signal: points_lost, as: own}}
      - {{signal: falling, agency: child, same: {{criterion: own}}, as: below}}
  then: {{status: at_risk, on: below}}
"""
    series = "[{value: 99%, as_of: 2020-12-31}, {value: 95%, as_of: 2021-12-31}]"
    falling = f"figures: {{on_time: {series}, online: 95%}}\n"
    plan = "documents: {remediation_plan: {symbol: 1/KH}}\n"
    sheets = (sheet(LOW), sheet(falling + plan, "xa-1", more=", parent: so-a", level="commune"))
    found = run(tmp_path, inherit, *sheets)
    assert conclusions(found["xa-1"]) == ["inherited"]
    assert status(found["xa-1"], "1") == "at_risk"
    assert [firing.policy for each in found["xa-1"].results for firing in each.firings] == ["pass-down"]


def test_agencies_are_compared_within_their_group_of_the_run(tmp_path: Path) -> None:
    steps = over(">= 100%").removeprefix("{")
    rule = f"{{relative: {{against: average, {steps}}}"
    rates = {"so-a": "90%", "so-b": "80%", "so-c": "100%", "xa-1": "1%"}
    sheets = [
        sheet(f"figures: {{on_time: {rate}}}\n", each, more=f", group: {each.partition('-')[0]}")
        for each, rate in rates.items()
    ]
    found = office(tmp_path, rules(criterion("1", score=rule)), *sheets).assess()
    assert {each: status(one, "1") for each, one in found.items()} == {
        "so-a": "met",
        "so-b": "deducted",
        "so-c": "met",
        "xa-1": "unknown",
    }


def test_results_come_in_the_order_of_agency_ids(tmp_path: Path) -> None:
    assert list(run(tmp_path, DEDUCTED, *reversed(family()))) == ["so-a", "xa-1", "xa-2", "xa-3"]
