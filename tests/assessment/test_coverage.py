"""What do the cases of a pack try, and what do they leave untried?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import write_pack

from cchc_rules.assessment.cases import run_cases
from cchc_rules.assessment.coverage import Coverage, coverage_of
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.trial.trial import untried

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[2]
RULES = """
measures:
  online: {label: Tỷ lệ trực tuyến, kind: percent}
  plan: {label: Kế hoạch, kind: document}
criteria:
  - id: "1"
    name: Trực tuyến
    points: 1
    measure: online
    score:
      by_level:
        department: {steps: [{when: ">= 60%", points: 1}, {otherwise: true, points: 0}]}
        district: {steps: [{when: ">= 40%", points: 1}, {otherwise: true, points: 0}]}
    at_risk: {margin: 1%}
  - id: "2"
    name: Kế hoạch
    points: 1
    measure: plan
    score: {steps: [{when: "= có", points: 1}, {otherwise: true, points: 0}]}
    none: 0
policies:
  - id: deducted
    when: {all: [{signal: points_lost}]}
    then: {status: deducted}
  - id: praise
    when: {all: [{finding: {status: met}}]}
    then: {conclude: praise, text: "Khen {agency}"}
"""
CASES = """
format: 1
agency: {id: so-thu, name: Sở thử, level: department}
period: {from: 2021-01-01, to: 2021-12-31}
cases:
  - name: Dưới mức
    figures: {online: 50%}
    expect: {criteria: {"1": deducted}}
  - name: Không nói gì về tiêu chí 1
    figures: {online: 70%}
    expect: {no_policies: deducted}
"""


def tried(root: Path, rules: str = RULES, cases: str = CASES) -> Coverage:
    pack: RulePack = load_pack(write_pack(root, rules, files={"cases/muc.yaml": cases}).folder)
    return coverage_of(pack, tuple(run_cases(pack)))


def test_a_status_counts_when_a_case_expects_it(tmp_path: Path) -> None:
    first, second = tried(tmp_path).criteria
    assert dict(first.seen) == {FindingStatus.DEDUCTED: 1}
    assert first.missing == (FindingStatus.MET, FindingStatus.AT_RISK, FindingStatus.UNKNOWN)
    assert second.missing == (FindingStatus.MET, FindingStatus.DEDUCTED, FindingStatus.UNKNOWN)


def test_a_step_counts_by_level_and_only_where_a_case_expects_something_of_it(tmp_path: Path) -> None:
    held = {(each.criterion.id, each.level, each.number): each.held for each in tried(tmp_path).steps}
    assert held == {
        ("1", "department", 1): 0,
        ("1", "department", 2): 1,
        ("1", "district", 1): 0,
        ("1", "district", 2): 0,
        # The second step cannot be reached: what a document said not to be issued is worth says `none`.
        ("2", None, 1): 0,
    }


def test_a_policy_counts_in_every_case_it_was_applied_in(tmp_path: Path) -> None:
    applied = {each.policy.id: each.applied for each in tried(tmp_path).policies}
    assert applied == {"deducted": 1, "praise": 1}


def test_what_is_untried_is_told_line_by_line(tmp_path: Path) -> None:
    lines = list(untried(tried(tmp_path)))
    assert "tiêu chí 1: chưa có tình huống “Đạt”, “Nguy cơ bị trừ điểm”, “Chưa có số liệu”" in lines
    assert "tiêu chí 1, cấp huyện, bậc 2 (các trường hợp còn lại): chưa tình huống nào rơi vào" in lines
    assert "tiêu chí 2, bậc 1 (“= có”): chưa tình huống nào rơi vào" in lines


@pytest.mark.parametrize(
    "name", ["quang-ngai-2021", "quang-ngai-2024", "dong-nai-snv-2022", "quang-nam-2022", "quang-ngai-2017"]
)
def test_the_cases_of_the_source_packs_leave_nothing_untried(name: str) -> None:
    pack = load_pack(ROOT / "rules" / name)
    assert list(untried(coverage_of(pack, tuple(run_cases(pack))))) == []
