"""Plans by hand, for the tests of what they look like."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from planning.office import agency

from cchc_rules.packs.criteria import UnitTask
from cchc_rules.packs.pack import PlanText
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.model import Plan, PlanConclusion, Task, TaskFinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.model import AgencyRef

OFFICE = agency("vp", "Văn phòng UBND tỉnh")
TEXT: dict[str, Any] = {
    "parent_body": "UBND tỉnh Quảng Ngãi",
    "issuing_body": "Văn phòng",
    "symbol": "KH-VP",
    "place": "Quảng Ngãi",
    "title": "Khắc phục các tiêu chí bị trừ điểm",
    "grounds": ["Căn cứ Chỉ thị số 09/CT-UBND;", "Văn phòng xây dựng Kế hoạch như sau:"],
    "purpose": ["Khắc phục kịp thời.", "Nâng cao trách nhiệm."],
    "requirements": ["Bám sát.", "Đầy đủ.", "Nắm rõ.", "Có trọng tâm.", "Kiểm tra."],
    "organisation": ["Lãnh đạo chỉ đạo.", "Trưởng phòng tham mưu."],
    "closing": "Đề nghị triển khai thực hiện Kế hoạch này",
    "recipients": [{"to": "CT, PCT UBND tỉnh", "note": "báo cáo"}, {"to": "Các sở"}],
    "archive": "VT, NC",
    "signer_title": "CHÁNH VĂN PHÒNG",
}


def finding(
    situation: str | None = None,
    *,
    who: AgencyRef = OFFICE,
    criterion: str = "1.7",
    status: FindingStatus = FindingStatus.DEDUCTED,
    **more: Any,
) -> TaskFinding:
    """A finding a task answers."""
    return TaskFinding(
        agency=who,
        criterion=criterion,
        criterion_name=f"Tỷ lệ {criterion}",
        status=status,
        sentence="Đạt 28,14%, chỉ tiêu trên 30%: 0/1 điểm",
        points_at_stake=Fraction(1),
        situation=situation,
        **more,
    )


def task(
    title: str = "Nâng cao tỷ lệ hồ sơ trực tuyến",
    content: Sequence[str] = ("Rà soát TTHC", "Tuyên truyền"),
    *,
    number: int = 1,
    findings: Sequence[TaskFinding] = (),
    lead: Sequence[UnitTask | str] = ("Phòng Kiểm soát TTHC", "Trung tâm Phục vụ hành chính công tỉnh"),
    coordinate: Sequence[UnitTask | str] = (),
    timing: str | None = "Thường xuyên",
    product: Sequence[str] = (),
    status: FindingStatus | None = FindingStatus.DEDUCTED,
    **more: Any,
) -> Task:
    """A task of a plan."""
    return Task(
        id=f"thu/criterion/{number}",
        number=str(number),
        title=title,
        content=tuple(content),
        lead=tuple(_unit(unit) for unit in lead),
        coordinate=tuple(_unit(unit) for unit in coordinate),
        timing=timing,
        due=None,
        product=tuple(product),
        status=status,
        findings=tuple(findings),
        points_at_stake=Fraction(1),
        **more,
    )


def plan_of(*tasks: Task, conclusions: Sequence[str] = (), warnings: Sequence[str] = (), **text: Any) -> Plan:
    """A plan of the Office with these tasks; the texts of this module unless others are given."""
    return Plan(
        pack_id="thu-2021",
        pack_title="Bộ quy tắc thử",
        year=2021,
        issuer="Văn phòng UBND tỉnh Quảng Ngãi",
        nominal_points=True,
        text=PlanText.model_validate({**TEXT, **text}),
        agencies=(OFFICE,),
        tasks=tasks,
        conclusions=tuple(
            PlanConclusion("phe_binh", OFFICE, "1.7", each, ("tiêu chí 1.7 bị trừ điểm",))
            for each in conclusions
        ),
        as_of=date(2021, 8, 31),
        warnings=tuple(warnings),
    )


def _unit(unit: UnitTask | str) -> UnitTask:
    return UnitTask(unit=unit) if isinstance(unit, str) else unit
