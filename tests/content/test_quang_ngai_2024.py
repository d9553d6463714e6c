"""Does the pack say what the report on the first months of 2024 commits to, complains of and assigns?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seed_text import lines, without_bullet

from cchc_rules.packs.forms import StepsForm
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return load_pack(ROOT / "rules" / "quang-ngai-2024")


def target(criterion: Criterion) -> str:
    assert isinstance(criterion.score, StepsForm)
    condition = criterion.score.steps[0].when
    assert condition is not None
    return condition.text


@pytest.mark.parametrize(
    ("criterion_id", "measure", "scope", "condition", "source"),
    [
        ("1.1", "online_time_cut", None, ">= 20%", "S001-T1"),
        ("1.2", "online_fee_cut", None, "= 50%", "S001-T2"),
        ("1.3", "apology_rate", None, "= 100%", "S001-T3"),
        ("1.4.1", "late_rate_change", "department", "< 0%", "S001-T4"),
        ("1.4.2", "late_rate_change", "land", "< 0%", "S001-T4"),
        ("1.5.1", "online_rate_change", "province", "> 0%", "S001-T4"),
        ("1.5.2", "online_rate_change", "land", "> 0%", "S001-T4"),
        ("1.5.3", "online_rate_change", "district", "> 0%", "S001-T4"),
        ("1.5.4", "online_rate_change", "commune", "> 0%", "S001-T4"),
        ("1.5.5", "online_payments_change", None, "> 0", "S001-T4"),
        ("1.5.6", "files_by_post_change", None, "> 0", "S001-T4"),
        ("2.1", "software_not_connected", None, "= no", "S001-4a"),
        ("2.2.1", "reuse_commensurate", None, "= yes", "S001-4b"),
        ("2.2.2", "reuse_target_met", None, "= yes", "S001-T5"),
        ("2.3", "digitisation_off_process", None, "= no", "S001-4b"),
        ("2.4", "loss_explanation", None, "= yes", "S001-1b"),
    ],
)
def test_targets_and_weak_points(
    pack: RulePack, criterion_id: str, measure: str, scope: str | None, condition: str, source: str
) -> None:
    criterion = pack.by_id[criterion_id]
    assert (criterion.measure, criterion.scope) == (measure, scope)
    assert target(criterion) == condition
    assert source in criterion.sources


def test_every_quoted_line_stands_in_the_report(pack: RulePack) -> None:
    text = " ".join(lines("s001"))
    quotes = [c.basis.quote for c in pack.criteria if c.basis is not None and c.basis.quote is not None]
    assert len(quotes) >= 14
    assert [quote for quote in quotes if quote not in text] == []


def test_every_line_of_content_stands_in_the_report(pack: RulePack) -> None:
    """A line may begin in the middle of a sentence of the report; then only its first letter differs."""
    text = " ".join(lines("s001"))
    contents = [line for criterion in pack.criteria if criterion.remedy for line in criterion.remedy.content]
    assert [line for line in contents if line not in text and line[0].lower() + line[1:] not in text] == []


def test_the_department_of_information_leads_the_connection_of_systems(pack: RulePack) -> None:
    remedy = pack.by_id["2.1"].remedy
    assert remedy is not None
    assert [unit.unit for unit in remedy.lead] == ["Sở Thông tin và Truyền thông"]
    assert [unit.unit for unit in remedy.coordinate] == ["Các cơ quan, đơn vị liên quan"]


def test_standing_tasks_are_the_seven_points_of_section_6_word_for_word(pack: RulePack) -> None:
    text = lines("s001")
    start = next(i for i, line in enumerate(text) if line.startswith("6. Nhiệm vụ, giải pháp"))
    points = [line for line in text[start + 1 :] if re.match(r"[a-zđ]\) ", line)]
    assert (
        [task.id for task in pack.tasks]
        == [f"6.{line[0]}" for line in points]
        == [f"6.{x}" for x in "abcdđeg"]
    )
    assert [task.remedy.content for task in pack.tasks] == [(without_bullet(line),) for line in points]
    assert {task.section for task in pack.tasks} == {text[start]}


def test_the_office_does_the_standing_tasks_until_the_end_of_2024(pack: RulePack) -> None:
    for task in pack.tasks:
        assert [unit.unit for unit in task.remedy.lead] == ["Văn phòng UBND tỉnh"]
        assert task.remedy.timing == "Các tháng cuối năm 2024"
        assert task.remedy.product is None


def test_the_figures_of_the_2024_fixture_are_all_declared(pack: RulePack) -> None:
    from cchc_rules.evidence.loader import load_evidence

    found = load_evidence([ROOT / "fixtures" / "quang-ngai-vp-2024"], pack)
    assert not found.faults
    assert len(found.current) == 1
