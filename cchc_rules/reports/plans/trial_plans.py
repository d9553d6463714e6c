"""With which plans is a template tried? As large as a year's: 300 tasks, long names, marks in the texts."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.evidence.model import AgencyRef
from cchc_rules.packs.criteria import AgencyLevel, UnitTask
from cchc_rules.packs.pack import PlanText, Recipient
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.model import Plan, PlanConclusion, Task, TaskFinding
from cchc_rules.reports.plans.extract_outline import extract_outlines
from cchc_rules.reports.plans.plan_outline import plan_outline
from cchc_rules.reports.word.template_kind import Trial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

TASKS = 300
_LONG = " ".join(["Trung tâm Phục vụ hành chính công & Kiểm soát thủ tục hành chính"] * 3)
_MARKS = "dưới 95% <và> “nháy” {{ x }} & {% y %}"
_DAY = date(2025, 12, 31)


def plan_trials() -> Iterator[Trial]:
    """The plan as a text and as annexes."""
    by_text = plan_outline(_plan("by_criterion"))
    yield Trial("tasks", "nhiệm vụ", asdict(by_text), tuple(task.heading for task in by_text.tasks))
    by_table = plan_outline(_plan("table"))
    rows = [row for annex in by_table.task_annexes for row in annex.rows]
    yield Trial("task_annexes", "nhiệm vụ trong phụ lục", asdict(by_table), tuple(row.title for row in rows))


def extract_trials() -> Iterator[Trial]:
    """An extract for a unit that leads every task."""
    for outline in extract_outlines(_plan("by_criterion"), lambda name: name)[:1]:
        yield Trial("led", "nhiệm vụ chủ trì", asdict(outline), tuple(row.title for row in outline.led))


def _plan(layout: Literal["by_criterion", "table"]) -> Plan:
    agency = AgencyRef(id="thu", name=_LONG, level=AgencyLevel.PROVINCE)
    return Plan(
        pack_id="thu",
        pack_title=_LONG,
        year=_DAY.year,
        issuer=_LONG,
        nominal_points=False,
        text=_text(layout),
        agencies=(agency,),
        tasks=tuple(_task(number, agency) for number in range(1, TASKS + 1)),
        conclusions=(PlanConclusion("thu", agency, "1", f"Phê bình {_LONG}", ()),),
        as_of=_DAY,
        warnings=("Kế hoạch thử",),
    )


def _text(layout: Literal["by_criterion", "table"]) -> PlanText:
    return PlanText(
        layout=layout,
        parent_body=_LONG,
        issuing_body=_LONG,
        symbol="KH-VP",
        place=_LONG,
        title=f"{_LONG} {_MARKS}",
        grounds=(f"Căn cứ {_LONG};", f"{_LONG} xây dựng Kế hoạch như sau:"),
        purpose=(_LONG, _MARKS),
        requirements=(_LONG, _MARKS),
        solutions_intro=(_LONG,),
        organisation=(_LONG, _MARKS),
        closing=f"{_LONG}./.",
        recipients=(Recipient(to=_LONG, note="báo cáo"), Recipient(to=_LONG)),
        archive="VT, VP",
        signer_title="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    )


def _task(number: int, agency: AgencyRef) -> Task:
    finding = TaskFinding(
        agency=agency,
        criterion=f"1.{number}",
        criterion_name=_LONG,
        status=FindingStatus.DEDUCTED,
        sentence=_MARKS,
        points_at_stake=Fraction(1, 4),
        value="28,14%",
        target="trên 30%",
        distance="còn thiếu 1,86 điểm phần trăm",
        situation="28,14% (chỉ tiêu trên 30%)",
    )
    task = Task(
        id=f"thu/criterion/1.{number}",
        number=str(number),
        title=f"Nhiệm vụ thử thứ {number}: {_LONG}",
        content=(_LONG, _MARKS),
        lead=(UnitTask(unit=_LONG), UnitTask(unit="Phòng Kiểm soát TTHC", task="Tổng hợp")),
        coordinate=(UnitTask(unit="Các phòng nghiên cứu"),),
        timing="Quý III/2025",
        due=date(2025, 9, 30),
        product=("Báo cáo", _LONG),
        status=FindingStatus.DEDUCTED,
        findings=(finding,),
        points_at_stake=Fraction(1, 4),
        section=f"Lĩnh vực {number // 100}",
    )
    # Tasks as their source lists them, some with nothing but a title.
    return replace(task, standing=True, content=(), coordinate=(), product=()) if number % 3 == 0 else task
