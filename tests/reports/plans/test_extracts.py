"""Phiếu giao việc: what each unit that leads a task is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_rules.packs.criteria import UnitTask
from cchc_rules.packs.units import FILE, read_units
from cchc_rules.reports.plans.extract_docx import write_extracts
from cchc_rules.reports.plans.extract_outline import ExtractOutline, extract_outlines, without_lead
from cchc_rules.reports.plans.file_names import distinct_names

from ..drafts import plan_of, task
from .word import found, lines, part, texts

ROOT = Path(__file__).parents[3]


def as_written(name: str) -> str:
    """No two names mean the same unit."""
    return name


def extracts(*tasks: object) -> dict[str, ExtractOutline]:
    """The extracts by unit."""
    return {each.unit: each for each in extract_outlines(plan_of(*tasks), as_written)}  # type: ignore[arg-type]


def test_every_unit_that_leads_has_an_extract_and_no_other() -> None:
    found_units = extracts(
        task(lead=["Phòng B", "Phòng A"], coordinate=["Phòng C"]), task(number=2, lead=["Phòng B"])
    )
    assert list(found_units) == ["Phòng A", "Phòng B"]
    assert [row.number for row in found_units["Phòng B"].led] == ["1", "2"]
    assert found_units["Phòng A"].led[0].part == ("Cùng chủ trì: Phòng B.",)


def test_a_unit_helps_where_it_does_not_lead() -> None:
    one = extracts(
        task(lead=["Phòng A"], coordinate=[UnitTask(unit="Phòng B", note="hồ sơ liên thông")]),
        task(number=2, lead=["Phòng B"], coordinate=["Phòng A"]),
    )["Phòng B"]
    assert [(row.number, row.part, row.lead) for row in one.helped] == [
        ("1", "hồ sơ liên thông", ("Phòng A",))
    ]


def test_a_part_of_its_own_is_said() -> None:
    parts = [UnitTask(unit="Phòng A", task="Tổng hợp"), UnitTask(unit="Phòng B", task="Trích xuất")]
    assert extracts(task(lead=parts))["Phòng A"].led[0].part == (
        "- Phần việc: Tổng hợp.",
        "- Cùng chủ trì: Phòng B (Trích xuất).",
    )


def test_units_written_in_several_ways_are_one() -> None:
    units = read_units([ROOT / "rules" / "_base" / FILE], [])
    plan = plan_of(
        task(lead=["Sở KH&CN"]),
        task(number=2, lead=["sở khoa học và công nghệ"]),
        task(number=3, lead=["Sở Khoa học và Công nghệ."]),
    )
    (one,) = extract_outlines(plan, units.name_of)
    assert one.unit == "Sở Khoa học và Công nghệ"
    assert len(one.led) == 3


def test_last_days_stand_from_the_earliest() -> None:
    late = replace(task(lead=["A"]), due=date(2021, 12, 31))
    soon = replace(task(number=2, lead=["A"]), due=date(2021, 9, 30))
    assert extracts(late, soon)["A"].due == (
        "- Nhiệm vụ 2: chậm nhất ngày 30/9/2021.",
        "- Nhiệm vụ 1: chậm nhất ngày 31/12/2021.",
    )


def test_tasks_that_nobody_leads_are_told() -> None:
    assert without_lead(plan_of(task(lead=[]), task(number=2), task(number=3, lead=["."]))) == ("1", "3")


def test_the_document_says_what_to_do_and_leaves_room_to_sign() -> None:
    plan = plan_of(task("Rà soát", product=["Báo cáo"], lead=["Phòng A"]), signer_title="CHÁNH VĂN PHÒNG")
    files = write_extracts(plan, as_written)
    assert list(files) == ["phieu-giao-viec-phong-a.docx"]
    file = files["phieu-giao-viec-phong-a.docx"]
    assert texts(file, "TenLoai") == ["PHIẾU GIAO VIỆC"]
    assert texts(file, "TrichYeu") == ["Phòng A"]
    assert texts(file, "DongNoiNhan") == ["- Phòng A (thực hiện);", "- Lưu: VT, NC."]
    assert texts(file, "ChucVu") == ["CHÁNH VĂN PHÒNG"]
    shown = [line.text for line in lines(file)]
    assert "Rà soát" in shown
    assert "Báo cáo" in shown
    assert not any("PHỐI HỢP" in text for text in shown)
    assert any(text.startswith("Đơn vị nhận việc") for text in shown)
    assert found(part(file, "word/document.xml"), "body")[0][-2].tag.endswith("}p")


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = plan_of(task(lead=["Phòng A"]), task(number=2, lead=["Phòng B"]))
    assert write_extracts(plan, as_written) == write_extracts(plan, as_written)


@pytest.mark.parametrize(
    ("units", "names"),
    [
        (["Sở Nội vụ"], ["p-so-noi-vu"]),
        (["Đ/c Chủ tịch: UBND"], ["p-d-c-chu-tich-ubnd"]),
        (["Mường Lan", "Mường Lạn", "Mường Làn"], ["p-muong-lan", "p-muong-lan-2", "p-muong-lan-3"]),
        (["…"], ["p-khong-ten"]),
        (["../../etc"], ["p-etc"]),
    ],
)
def test_files_are_named_after_units_without_clashes(units: list[str], names: list[str]) -> None:
    assert distinct_names("p", units) == names


def test_long_names_stay_within_what_windows_takes() -> None:
    names = distinct_names("phieu-giao-viec", ["Trung tâm " * 30, "Trung tâm " * 40])
    assert len(set(names)) == 2
    assert all(len(name) <= 82 for name in names)
