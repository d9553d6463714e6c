"""Assessing on several cores gives what one core gives."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.assessment.parallel import assess_each, usable_cores
from cchc_rules.reports.interface import ReportOptions, results_text

from .office import AT_RISK, DEDUCTED, Office, criterion, office, over, rules, sheet

if TYPE_CHECKING:
    from cchc_rules.assessment.model import Assessment

AGENCIES = 120
AGAIN = """
- id: again
  when:
    all:
      - {finding: {status: deducted}, as: now}
      - {finding: {status: deducted}, period: previous, same: {criterion: now}}
  then: {conclude: again, text: "{criterion} của {agency} lại mất điểm"}
"""
ACROSS = """
- id: shared
  when: {all: [{signal: points_lost, as: own}, {signal: points_lost, agency: any, same: {criterion: own}}]}
  then: {conclude: shared, text: "{agency}"}
"""
CRITERIA = (
    criterion("1", at_risk="{margin: 3%}"),
    criterion("2", "online", score=f"{{relative: {{against: average, {over('>= 100%')[1:]}}}"),
    criterion("3", "paid"),
)


def as_json(assessment: Assessment) -> str:
    """The whole result as text."""
    return results_text("json", [assessment], ReportOptions())


def whole(assessment: Assessment) -> Assessment:
    """The result itself, which then has to travel between processes."""
    return assessment


def many(root: Path, policies: str) -> Office:
    """Many agencies of one group, every third with a year before."""
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
    return office(root, rules(*CRITERIA, policies=policies), *sheets)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The agencies, written and loaded once."""
    return many(tmp_path_factory.mktemp("nhieu-co-quan"), DEDUCTED + AT_RISK + AGAIN)


def test_two_processes_give_the_same_bytes_in_the_same_order_as_one(place: Office) -> None:
    one = list(assess_each(place.pack, place.evidence, as_json))
    assert len(one) == AGENCIES
    assert any('"again"' in text for text in one)
    assert list(assess_each(place.pack, place.evidence, as_json, jobs=2)) == one


def test_a_whole_result_may_travel_between_processes(place: Office) -> None:
    assert list(assess_each(place.pack, place.evidence, whole, jobs=2)) == list(place.assess().values())


def test_a_result_is_the_same_after_pickling(place: Office) -> None:
    first = next(iter(place.assess().values()))
    again = pickle.loads(pickle.dumps(first))
    assert again == first
    assert as_json(again) == as_json(first)


def test_more_jobs_than_shares_do_no_harm(place: Office) -> None:
    assert len(list(assess_each(place.pack, place.evidence, as_json, jobs=64))) == AGENCIES


def test_policies_that_look_across_agencies_see_all_of_them(tmp_path: Path) -> None:
    found = many(tmp_path, DEDUCTED + ACROSS)
    one = list(assess_each(found.pack, found.evidence, as_json))
    assert list(assess_each(found.pack, found.evidence, as_json, jobs=2)) == one


def test_there_is_at_least_one_core() -> None:
    assert usable_cores() >= 1


def test_processes_that_begin_from_nothing_give_the_same_as_one(place: Office, tmp_path: Path) -> None:
    # Windows and macOS start processes anew, so that everything a process needs has to travel to it.
    script = tmp_path / "nhieu_tien_trinh.py"
    script.write_text(
        "import multiprocessing, sys\n"
        "from cchc_rules import load_evidence, load_pack\n"
        "from cchc_rules.assessment.parallel import assess_each\n\n"
        "def line(one):\n"
        "    return f'{one.agency.id} {one.totals} {[each.text for each in one.conclusions]}'\n\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    pack = load_pack(sys.argv[1])\n"
        "    evidence = load_evidence([sys.argv[2]], pack)\n"
        "    one, two = (list(assess_each(pack, evidence, line, jobs=jobs)) for jobs in (1, 2))\n"
        "    assert one == two\n"
        "    print(len(two))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script), str(place.root / "thu-2021"), str(place.root / "so-lieu")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(AGENCIES)), done.stderr
