"""The list of tasks as a book: every task with places for progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules import assess, draft_plan, load_evidence, load_pack
from cchc_rules.reports.workbook.tasks_book import write
from tests.reports.workbook.books import opened, table_of

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan


def plan() -> Plan:
    pack = load_pack("quang-nam-2022")
    return draft_plan(assess(pack, load_evidence(["fixtures/quang-nam-2021-co-so"], pack)))


def test_every_task_has_its_row() -> None:
    drafted = plan()
    rows = table_of(opened(write(drafted))["Nhiệm vụ"], "STT")
    assert [row["STT"] for row in rows] == [task.number for task in drafted.tasks]
    for row, task in zip(rows, drafted.tasks, strict=True):
        assert row["Số cơ quan"] == len({finding.agency.id for finding in task.findings})
        assert all(unit.unit in (row["Chủ trì"] or "") for unit in task.lead)
        assert (row["Hạn"].date() if row["Hạn"] else None) == task.due


def test_progress_is_chosen_from_a_list() -> None:
    sheet = opened(write(plan()))["Nhiệm vụ"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.type == "list"
    assert "Hoàn thành" in validation.formula1
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Tiến độ")
    assert str(validation.sqref).startswith(f"{head.column_letter}{head.row + 1}:")


def test_conclusions_and_warnings_are_in_the_book() -> None:
    drafted = plan()
    book = opened(write(drafted))
    if drafted.conclusions:
        assert len(table_of(book["Kiến nghị"], "Cơ quan")) == len(drafted.conclusions)
    told = {cell for row in book["Thông tin"].iter_rows(values_only=True) for cell in row}
    assert set(drafted.warnings) <= told


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write(plan()) == write(plan())
