"""`--fix` mends what is mechanical and changes nothing else, not even a comment or a line end."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.packs.lint.check import examine
from cchc_rules.packs.lint.mending import Mended, mend_all

if TYPE_CHECKING:
    from cchc_rules.packs.lint.check import Checked

RULES = Path(__file__).parents[2] / "rules"
Q21 = "quang-ngai-2021"

ONLINE = "Tỷ lệ hồ sơ nộp trực tuyến"
FIXES = [
    ("criteria.yaml", f"{ONLINE} ở cấp tỉnh", unicodedata.normalize("NFD", f"{ONLINE} ở cấp tỉnh")),
    ("criteria.yaml", "measure: online_rate", "measure: \u043enline_rat\u0435"),
    ("criteria.yaml", f"{ONLINE} trên địa bàn", f"{ONLINE} trên \u00f0ịa bàn"),
    ("criteria.yaml", 'id: "1.10"', "id: 1.10"),
    ("criteria.yaml", '{when: "> 30%", points: "0,2"}', '{when: > 30%, points: "0,2"}'),
    ("measures.yaml", "  files_received:", "  file\u0455_received:"),
]


def _pack(root: Path) -> Path:
    for name in ("_base", Q21):
        shutil.copytree(RULES / name, root / name, dirs_exist_ok=True)
    return root / Q21


def _mend(folder: Path) -> tuple[Checked, list[Mended]]:
    def write(file: Mended) -> None:
        file.path.write_bytes(file.text.encode())

    return mend_all(folder, examine, write)


@pytest.mark.parametrize(("file", "right", "wrong"), FIXES)
def test_a_mechanical_mistake_is_mended_back_to_the_byte(
    file: str, right: str, wrong: str, tmp_path: Path
) -> None:
    folder = _pack(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    path = folder / file
    text = before[path].decode()
    assert right in text
    path.write_bytes(text.replace(right, wrong, 1).encode())
    checked, files = _mend(folder)
    assert [each.path for each in files] == [path]
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    assert checked.faults == ()


def test_all_mistakes_at_once_are_mended(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    for file, right, wrong in FIXES:
        text = (folder / file).read_bytes().decode()
        (folder / file).write_bytes(text.replace(right, wrong, 1).encode())
    checked, _ = _mend(folder)
    assert checked.faults == ()
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_windows_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    path = folder / "criteria.yaml"
    right = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(right.replace(b'id: "1.10"', b"id: 1.10"))
    checked, files = _mend(folder)
    assert len(files) == 1
    assert path.read_bytes() == right
    assert checked.faults == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("lead: [Sở TTTT]", "lead: [Sở Thông tin và Truyền thông]"),
        (
            'lead: ["Sở TTTT", Sở Nội vụ]  # ghi chú',
            'lead: ["Sở Thông tin và Truyền thông", Sở Nội vụ]  # ghi chú',
        ),
        ("lead: Sở TTTT", "lead: Sở Thông tin và Truyền thông"),
        ("lead: {unit: Sở TTTT, task: Việc}", "lead: {unit: Sở Thông tin và Truyền thông, task: Việc}"),
    ],
)
def test_a_short_unit_name_is_written_in_full(wrong: str, right: str, tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    manifest = folder / "pack.yaml"
    said = manifest.read_text(encoding="utf-8")
    manifest.write_text(said.replace("verified: true", "verified: false"), encoding="utf-8")
    path = folder / "criteria.yaml"
    text = path.read_text(encoding="utf-8")
    units = "        - Phòng Kiểm soát TTHC\n        - Trung tâm Phục vụ hành chính công tỉnh\n"
    old = f"      lead:\n{units}      coordinate:\n"
    assert old in text
    path.write_text(text.replace(old, f"      {wrong}\n      coordinate:\n", 1), encoding="utf-8")
    _mend(folder)
    assert path.read_text(encoding="utf-8") == text.replace(old, f"      {right}\n      coordinate:\n", 1)


def test_what_needs_thought_is_left_alone(tmp_path: Path) -> None:
    folder = _pack(tmp_path)
    path = folder / "criteria.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"> 30%"', '"> 300%"'), encoding="utf-8")
    before = path.read_bytes()
    checked, files = _mend(folder)
    assert files == []
    assert path.read_bytes() == before
    assert checked.errors


def test_the_shipped_packs_have_nothing_to_mend(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    for manifest in sorted((tmp_path / "rules").glob("*/pack.yaml")):
        assert _mend(manifest.parent)[1] == []
