"""How does a plan become Markdown? For reading, mailing and comparing drafts; Word is what gets issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.markdown_text import escaped, markdown_table
from cchc_rules.reports.plans.annexes import RESULT_HEADS
from cchc_rules.reports.plans.plan_outline import PlanOutline, plan_outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.plans.annexes import ResultRow
    from cchc_rules.reports.plans.task_outline import TaskOutline, TaskRow
    from cchc_rules.reports.words import Language


def write(plan: Plan) -> bytes:
    """The plan as UTF-8 Markdown, paragraph by paragraph as in Word."""
    outline = plan_outline(plan)
    blocks = [*_head(outline), *_purpose(outline), *_solutions(outline), *_end(outline), *_annexes(outline)]
    return ("\n\n".join(blocks) + "\n").encode()


def _head(outline: PlanOutline) -> Iterator[str]:
    issuing = [f"**{escaped(line)}**" for line in outline.issuing_body]
    yield "  \n".join([*(escaped(line) for line in outline.parent_body), *issuing])
    yield f"Số: …/{escaped(outline.symbol)}  \n{escaped(outline.place)}, ngày … tháng … năm {outline.year}"
    yield f"# KẾ HOẠCH\n\n**{escaped(outline.title)}**"
    for note in outline.notes:
        yield f"> Lưu ý: {escaped(note)}"
    for ground in outline.grounds:
        yield f"*{escaped(ground.text)}*" if ground.italic else escaped(ground.text)


def _purpose(outline: PlanOutline) -> Iterator[str]:
    yield f"## {outline.purpose_number}. MỤC ĐÍCH, YÊU CẦU"
    yield "### 1. Mục đích"
    yield from _paragraphs(outline.purpose)
    yield "### 2. Yêu cầu"
    yield from _paragraphs(outline.requirements)


def _solutions(outline: PlanOutline) -> Iterator[str]:
    yield f"## {outline.solutions_number}. {escaped(outline.solutions_title)}"
    yield from _paragraphs(outline.solutions_intro)
    for task in outline.tasks:
        yield from _task(task)
    yield from _paragraphs(outline.annex_notes)


def _task(task: TaskOutline) -> Iterator[str]:
    if task.section:
        yield f"***{escaped(task.section)}***"
    yield f"### {escaped(task.heading)}"
    for point in task.points:
        yield escaped(point.heading)
        if point.lines:
            yield "\n".join(_line(line) for line in point.lines)


def _end(outline: PlanOutline) -> Iterator[str]:
    if outline.conclusions:
        yield f"## {outline.conclusions_number}. KIẾN NGHỊ"
        yield from _paragraphs(outline.conclusions)
    yield f"## {outline.organisation_number}. TỔ CHỨC THỰC HIỆN"
    yield from _paragraphs(outline.organisation)
    yield escaped(outline.closing)
    recipients = [
        f"- {escaped(line.to)}{f' (*{escaped(line.note)}*)' if line.note else ''}{line.end}"
        for line in outline.recipients
    ]
    yield "\n".join(["***Nơi nhận:***", "", *recipients, f"- Lưu: {escaped(outline.archive)}."])
    yield "  \n".join(f"**{escaped(line)}**" for line in outline.signer_title)


def _annexes(outline: PlanOutline) -> Iterator[str]:
    for annex in outline.task_annexes:
        yield f"## {annex.label}. {escaped(annex.title)}"
        yield _task_table(annex.rows)
    for results in outline.result_annexes:
        yield f"## {results.label}. {escaped(results.title)}"
        yield _result_table(results.rows)


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    return (escaped(text) for text in texts)


def _line(line: str) -> str:
    """A dash of the plan is a bullet of Markdown; what stands without stays a paragraph."""
    return f"- {escaped(line[2:])}" if line.startswith("- ") else escaped(line)


def _task_table(rows: Iterable[TaskRow]) -> str:
    heads = LABELS[_LANGUAGE].task_heads
    lines: list[tuple[str, ...]] = []
    for row in rows:
        if row.section:
            lines.append(("", row.section, *[""] * (len(heads) - 2)))
        lines.append(_cells(row))
    return markdown_table(heads, lines)


def _cells(row: TaskRow) -> tuple[str, ...]:
    lines = (row.number, (row.title, *row.content), row.lead, row.coordinate, row.timing, row.product)
    return tuple("\n".join(cell) for cell in lines)


def _result_table(rows: Iterable[ResultRow]) -> str:
    lines: list[tuple[str, ...]] = []
    for row in rows:
        if row.agency:
            lines.append(("", row.agency, "", "", "", "", ""))
        figures = (row.value, row.target, row.distance)
        lines.append((row.criterion, row.name, *figures, ": ".join(row.judgement), row.tasks))
    return markdown_table(RESULT_HEADS, lines)


_LANGUAGE: Language = "vi"
