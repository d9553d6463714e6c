"""A template says what must still be filled in, at the place where it is missing, and claims nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support import faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.holes import holes
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import Severity

if TYPE_CHECKING:
    from pathlib import Path

HOLE = "{what: Các tiêu chí, where: Bảng tiêu chí cấp tỉnh}"
FIELDS = f"""
fields:
  - {{id: "1", name: Chỉ đạo điều hành, points: 10, to_fill: [«{HOLE}]}}
  - {{id: "2", name: Thể chế, points: 10}}
  - {{id: "3", name: Thủ tục hành chính, points: 14, to_fill: «{HOLE}}}
"""


def test_every_hole_is_a_warning_at_its_place(tmp_path: Path) -> None:
    written = write_pack(tmp_path, FIELDS, manifest={"to_fill": f"[«{HOLE}]"})
    found = holes(load_pack(written.folder))
    assert [spot(each) for each in found] == [
        written.place("pack.yaml"),
        written.place(mark=0),
        written.place(mark=1),
    ]
    assert {(each.code, each.severity) for each in found} == {(codes.TO_FILL, Severity.WARNING)}
    assert [each.message for each in found] == [
        "phải điền từ quyết định đã ký: Các tiêu chí",
        "lĩnh vực “1”: phải điền từ quyết định đã ký: Các tiêu chí",
        "lĩnh vực “3”: phải điền từ quyết định đã ký: Các tiêu chí",
    ]
    assert all("Bảng tiêu chí cấp tỉnh" in (each.fix or "") for each in found)


def test_a_field_without_criteria_loads_and_is_no_criterion(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, FIELDS).folder)
    assert [field.points for field in pack.fields] == [10, 10, 14]
    assert pack.criteria == ()
    assert pack.leaves == ()


def test_a_pack_that_writes_the_field_again_has_filled_its_hole(tmp_path: Path) -> None:
    write_pack(tmp_path, FIELDS, id="mau")
    filled = 'fields: [{id: "1", name: Chỉ đạo điều hành, points: 10}]'
    later = write_pack(tmp_path, filled, id="nam-nay", manifest={"extends": "mau"})
    assert [each.message[:13] for each in holes(load_pack(later.folder))] == ["lĩnh vực “3”:"]


def test_other_warnings_are_no_holes(tmp_path: Path) -> None:
    written = write_pack(tmp_path, 'fields: [{id: "1", name: Một lĩnh vực}]')
    written.folder.rename(tmp_path / "ten-khac")
    pack = load_pack(tmp_path / "ten-khac")
    assert [each.code for each in pack.warnings] == [codes.FOLDER_NAME]
    assert holes(pack) == ()


def test_a_hole_says_what_and_where(tmp_path: Path) -> None:
    written = write_pack(tmp_path, 'fields: [{id: "1", name: Một lĩnh vực, to_fill: [{what: Điểm}]}]')
    (fault,) = faults_of(written)
    assert "thiếu khóa “where”" in fault.message
