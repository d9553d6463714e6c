"""The plan drafted from the results of 2020 beside the plan the office wrote itself (S000)."""

from __future__ import annotations

import importlib.util
from difflib import ndiff
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.packs.loader import load_pack
from cchc_rules.planning.plan import draft_plan
from cchc_rules.reports.plans.plan_docx import write

from ..goldens import reviewed
from .word import lines

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan

ROOT = Path(__file__).parents[3]

ADDED = [
    "UBND TỈNH QUẢNG NGÃI",
    "VĂN PHÒNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    # The month is left to the office.
    "Quảng Ngãi, ngày tháng năm 2021",
    # "chủ trì" goes without saying: the points that name no coordinating unit name the lead.
    (
        "- Trích xuất việc thực hiện nhiệm vụ trên Hệ thống phần mềm theo dõi nhiệm vụ: "
        "Trung tâm Công báo và Tin học."
    ),
    (
        "- Theo dõi việc luân chuyển, xử lý hồ sơ liên thông trình UBND tỉnh, Chủ tịch UBND tỉnh để đảm bảo "
        "việc giải quyết đúng hạn ở khâu cuối cùng."
    ),
    (
        "4. Theo dõi việc chấp hành quy định xin lỗi tổ chức, cá nhân khi giải quyết hồ sơ bị trễ hạn "
        "(tiêu chí có nguy cơ bị trừ điểm)"
    ),
    (
        "d) Sản phẩm: Đề án đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết TTHC "
        "trên địa bàn tỉnh."
    ),
    "- Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh.",
    "- Đơn vị phối hợp: Ban Tiếp công dân, các phòng nghiên cứu.",
]
"""Lines of ours that the office's plan does not have in these words; it has every other, word for word."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan from the published results of 2020."""
    pack = load_pack(ROOT / "rules" / "quang-ngai-2021")
    evidence = load_evidence([ROOT / "fixtures" / "quang-ngai-2020-ket-qua"], pack)
    assert not evidence.faults
    return draft_plan(Assessor(pack, engine=ReferenceEngine()).assess(evidence.current))


def office_lines() -> list[str]:
    """The lines of the office's own plan."""
    file = ROOT / "tests" / "content" / "seed_text.py"
    spec = importlib.util.spec_from_file_location("seed_text", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: list[str] = module.lines("s000")
    return found


def test_the_draft_is_the_plan_the_office_wrote_but_for_these_lines(plan: Plan) -> None:
    ours = [" ".join(line.text.split()) for line in lines(write(plan))]
    difference = list(ndiff(office_lines(), ours, linejunk=None, charjunk=None))
    assert [line[2:] for line in difference if line.startswith("+ ")] == ADDED
    assert len([line for line in difference if line.startswith("- ")]) <= 7


def test_paragraphs_and_their_styles_are_as_reviewed(plan: Plan) -> None:
    told = "".join(f"{line.style}\t{line.text}\n" for line in lines(write(plan)))
    assert told == reviewed("quang-ngai-2021.txt", told)


def test_task_4_alone_is_at_risk(plan: Plan) -> None:
    assert [task.number for task in plan.tasks if task.status == "at_risk"] == ["4"]
    assert [task.number for task in plan.tasks if task.status == "deducted"] == [*"12356789", "10"]
