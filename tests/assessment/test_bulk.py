"""Many files, a few at a time: the results, faults and warnings of a run that holds everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_rules.assessment.bulk import BulkRun
from cchc_rules.assessment.pipeline import assess
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.vietnamese.names import sort_key

from .office import AT_RISK, DEDUCTED, Office, criterion, office, over, rules, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.assessment.worker import Outcome
    from cchc_rules.sources.faults import Fault

AGENCIES = 70
ACROSS = """
- id: shared
  when: {all: [{signal: points_lost, as: own}, {signal: points_lost, agency: any, same: {criterion: own}}]}
  then: {conclude: shared, text: "{agency}"}
"""
AGAIN = """
- id: again
  when:
    all:
      - {finding: {status: deducted}, as: now}
      - {finding: {status: deducted}, period: previous, same: {criterion: now}}
  then: {conclude: again, text: "{criterion} của {agency} lại mất điểm"}
"""
PLAIN = (criterion("1", at_risk="{margin: 3%}"), criterion("3", "paid"))
AGAINST_PEERS = criterion("2", "online", score=f"{{relative: {{against: average, {over('>= 100%')[1:]}}}")


def told(assessment: Assessment) -> tuple[str, str]:
    """What is kept of a result."""
    statuses = [each.status.value for each in assessment.results]
    return assessment.agency.id, f"{assessment.totals} {statuses} {[c.text for c in assessment.conclusions]}"


def fails_for_one(assessment: Assessment) -> str:
    """A program that breaks on one agency."""
    if assessment.agency.id == "so-007":
        raise ZeroDivisionError("hỏng")
    return assessment.agency.id


def many(root: Path, *criteria: str, policies: str = DEDUCTED + AT_RISK + AGAIN) -> Office:
    """Agencies of one group, every third with a year before."""
    sheets = [
        sheet(
            f"figures: {{on_time: {number % 101}%, online: {number * 7 % 101}%}}\n",
            f"so-{number:03}",
            year=year,
            more=", group: so",
        )
        for number in range(AGENCIES)
        for year in ((2021, 2020) if number % 3 == 0 else (2021,))
    ]
    return office(root, rules(*criteria, policies=policies), *sheets)


def run(found: Office, jobs: int = 1) -> list[Outcome[tuple[str, str]]]:
    """Every outcome of a run over the folder."""
    return list(BulkRun(found.pack, [found.root / "so-lieu"], told, jobs=jobs))


def faults_of(outcomes: list[Outcome[tuple[str, str]]]) -> tuple[set[Fault], set[Fault]]:
    """All faults and warnings, wherever they came up."""
    return (
        {fault for each in outcomes for fault in each.faults},
        {fault for each in outcomes for fault in each.warnings},
    )


def expected(found: Office) -> list[tuple[str, str]]:
    """The results of a run that holds everything, by name."""
    evidence = load_evidence([found.root / "so-lieu"], found.pack)
    results = sorted(
        assess(found.pack, evidence), key=lambda each: (sort_key(each.agency.name), each.agency.id)
    )
    return [told(each) for each in results]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("criteria", [PLAIN, (*PLAIN, AGAINST_PEERS)], ids=["each for itself", "peers"])
def test_results_are_those_of_a_run_that_holds_everything(
    tmp_path: Path, criteria: tuple[str, ...], jobs: int
) -> None:
    found = many(tmp_path, *criteria)
    made = [each.made for each in run(found, jobs) if each.made is not None]
    assert made == expected(found)
    assert any("lại mất điểm" in text for _, text in made)


def test_policies_that_look_across_agencies_see_all_of_them(tmp_path: Path) -> None:
    found = many(tmp_path, *PLAIN, policies=DEDUCTED + ACROSS)
    assert [each.made for each in run(found, 2) if each.made is not None] == expected(found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_faults_and_warnings_are_those_of_a_run_that_holds_everything(tmp_path: Path, jobs: int) -> None:
    bad = sheet("figures: {on_time: 130%}\n", "so-900", more=", group: so")
    orphan = sheet("figures: {on_time: 80%}\n", "so-901", more=", group: so, parent: ubnd-tinh")
    twice = sheet("figures: {on_time: 81%}\n", "so-001", more=", group: so")
    found = many(tmp_path, *PLAIN)
    for number, text in enumerate((bad, orphan, twice)):
        (found.root / "so-lieu" / f"9{number}.yaml").write_text(text, encoding="utf-8")
    evidence = load_evidence([found.root / "so-lieu"], found.pack)
    assert evidence.faults
    assert any("ubnd-tinh" in fault.message for fault in evidence.warnings)
    assert faults_of(run(found, jobs)) == (set(evidence.faults), set(evidence.warnings))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_agency_the_program_fails_on_is_listed_and_stops_no_other(tmp_path: Path, jobs: int) -> None:
    found = many(tmp_path, *PLAIN)
    outcomes = list(BulkRun(found.pack, [found.root / "so-lieu"], fails_for_one, jobs=jobs))
    crashed = [each for each in outcomes if each.crash]
    assert [each.crash.told for each in crashed if each.crash] == ["ZeroDivisionError: hỏng"]
    assert len([each for each in outcomes if each.made]) == AGENCIES - 1


def test_paths_that_are_nothing_are_told(tmp_path: Path) -> None:
    found = many(tmp_path, *PLAIN)
    outcomes = list(BulkRun(found.pack, [tmp_path / "khong-co"], told))
    assert faults_of(outcomes)[0]
    assert not any(each.made for each in outcomes)
