"""Nhiệm vụ and Kiến nghị: what has to be done by whom until when, with places for progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.clean_text import clean, open_end
from cchc_rules.reports.plans.task_outline import dashed, heading_of, lead_lines, situation, unit_text
from cchc_rules.reports.workbook.sheet_names import CONCLUSIONS, TASKS
from cchc_rules.reports.workbook.table import Column, Layout, Table
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.planning.model import Plan, Task
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.cells import Cell

SITUATIONS_UP_TO: Final = 8
"""A task that answers more findings names those of the first agencies and counts the others."""
PROGRESS: Final = ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành", "Quá hạn", "Không thực hiện")
_SECTION: Final = Column("Phần", 13)
_COLUMNS: Final = (
    Column("STT", 7, "centre"),
    Column("Nhiệm vụ", 22),
    Column("Nội dung thực hiện", 44),
    Column("Chủ trì", 16),
    Column("Phối hợp", 14),
    Column("Thời gian", 11),
    Column("Hạn", 10.5, "date"),
    Column("Sản phẩm", 14),
    Column("Tiêu chí", 9),
    Column("Số cơ quan", 6, "number"),
    Column("Điểm mất hoặc có thể mất", 8, "points"),
    Column("Tiến độ", 10, "centre"),
    Column("Ghi chú", 10),
)
_PROGRESS_FROM_END: Final = 2
_NOTE: Final = (
    "Cột Tiến độ chọn từ danh sách, cột Ghi chú cơ quan tự điền. Số cơ quan: số cơ quan có tiêu chí bị trừ "
    "điểm hoặc có nguy cơ bị trừ điểm mà nhiệm vụ khắc phục."
)


def write_task_sheet(book: Book, plan: Plan) -> None:
    """Add the sheet of tasks, one row each."""
    parts = any(task.section for task in plan.tasks)
    columns = (_COLUMNS[0], _SECTION, *_COLUMNS[1:]) if parts else _COLUMNS
    title = f"DANH MỤC NHIỆM VỤ KHẮC PHỤC NĂM {plan.year}"
    notes = [_NOTE, *(_nominal() if plan.nominal_points else ())]
    table = Table(book, TASKS, columns, title=title, notes=notes, layout=Layout(frozen=3 if parts else 2))
    for task in plan.tasks:
        cells = _cells(task)
        if parts:
            cells.insert(1, task.section)
        table.write(cells)
    if not plan.tasks:
        table.line("Không có nhiệm vụ nào: không có tiêu chí bị trừ điểm hoặc có nguy cơ bị trừ điểm.")
        return
    _ask_for_progress(table, len(columns) - _PROGRESS_FROM_END)
    table.finish()


def write_conclusions(book: Book, plan: Plan) -> None:
    """Add the sheet of conclusions, where there are any."""
    if not plan.conclusions:
        return
    columns = (
        Column("Cơ quan", 28),
        Column("Tiêu chí", 12),
        Column("Kiến nghị", 60),
        Column("Vì", 70),
    )
    table = Table(book, CONCLUSIONS, columns, title="KIẾN NGHỊ", layout=Layout(frozen=1))
    for each in plan.conclusions:
        table.write([each.agency.name, each.criterion, clean(each.text), "\n".join(map(clean, each.because))])
    table.finish()


def _cells(task: Task) -> list[Cell]:
    return [
        task.number,
        heading_of(task),
        "\n".join(dashed([*task.content, *_situation(task)])) or None,
        "\n".join(lead_lines(task)) or None,
        "\n".join(unit_text(unit) for unit in task.coordinate) or None,
        open_end(task.timing or "") or None,
        task.due,
        "\n".join(dashed(task.product)) or None,
        ", ".join(dict.fromkeys(finding.criterion for finding in task.findings)) or None,
        len({finding.agency.id for finding in task.findings}),
        task.points_at_stake,
        PROGRESS[0],
        None,
    ]


def _situation(task: Task) -> Sequence[str]:
    lines = situation(task)
    if len(lines) <= SITUATIONS_UP_TO:
        return lines
    left = format_number(len(lines) - SITUATIONS_UP_TO)
    return (*lines[:SITUATIONS_UP_TO], f"Và hiện trạng của {left} trường hợp khác")


def _nominal() -> tuple[str]:
    return ("Điểm là điểm quy ước: văn bản nguồn không cho điểm, điểm chỉ dùng để xếp thứ tự.",)


def _ask_for_progress(table: Table, column: int) -> None:
    table.sheet.data_validation(
        table.first_row,
        column,
        table.row - 1,
        column,
        {
            "validate": "list",
            "source": list(PROGRESS),
            "input_title": "Tiến độ",
            "input_message": "Chọn một mức trong danh sách.",
            "error_title": "Tiến độ không có trong danh sách",
            "error_message": f"Hãy chọn một trong các mức: {', '.join(PROGRESS)}.",
        },
    )
