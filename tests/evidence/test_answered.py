"""What is there of all the criteria read, and what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence.answered import answered
from cchc_rules.evidence.asked import Asked
from cchc_rules.evidence.model import FigureKey
from evidence.office import evidence_of
from evidence.workbook.office import LEVEL, RULES

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.evidence.answered import Answered


def missing_in(tmp_path: Path, body: str) -> tuple[Answered, dict[str, tuple[FigureKey, ...]]]:
    found = answered(Asked(RULES, LEVEL), evidence_of(tmp_path, body))
    return found, {each.criterion.id: each.figures for each in found.missing}


def test_a_ratio_is_there_by_itself_or_by_both_its_parts(tmp_path: Path) -> None:
    rate, part = FigureKey("online_rate"), FigureKey("files_received")
    assert missing_in(tmp_path, "")[1]["1.2"] == (rate,)
    assert missing_in(tmp_path, "figures: {files_online: 3}")[1]["1.2"] == (part,)
    assert "1.2" not in missing_in(tmp_path, "figures: {files_online: 3, files_received: 4}")[1]
    assert "1.2" not in missing_in(tmp_path, 'figures: {online_rate: "81,6%"}')[1]


def test_a_figure_as_a_whole_does_not_answer_for_a_scope(tmp_path: Path) -> None:
    _, missing = missing_in(tmp_path, 'figures: {online_rate: "81,6%"}')
    assert missing["1.3"] == (FigureKey("online_rate", "land"),)


def test_criteria_of_other_levels_ask_nothing(tmp_path: Path) -> None:
    assert "1.11" not in missing_in(tmp_path, "")[1]


def test_documents_said_to_be_none_are_answered(tmp_path: Path) -> None:
    before, _ = missing_in(tmp_path, "")
    after, _ = missing_in(tmp_path, "documents: {review_plan: none}")
    assert (before.documents, after.documents) == (0, 1)
    assert before.documents_asked == after.documents_asked == 2


def test_everything_given_leaves_nothing_missing(tmp_path: Path) -> None:
    found, missing = missing_in(
        tmp_path,
        "figures:\n"
        "  online_rate: [{value: 80%}, {value: 70%, scope: land}]\n"
        "  on_time_rate: 99%\n  software_used: có\n  grade: Khá\n  branch_share: 90%\n"
        "  revenue: none\n  satisfaction: 90%\n  handling_days: 5\n  assignment: 2024-01-05\n"
        "documents: {review_plan: none, reform_plan: {date: 2024-02-01}}\n",
    )
    assert missing == {}
    assert (found.figures, found.documents) == (found.figures_asked, found.documents_asked)
