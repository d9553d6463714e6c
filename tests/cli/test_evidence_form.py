"""`cchc evidence form`, `import` and `check`: a form out, filled in, read back, looked over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from .office import ROOT, english_in

if TYPE_CHECKING:
    from pathlib import Path

    from .office import Command

PACK = "quang-nam-2022"
FIXTURE = ROOT / "fixtures" / "quang-nam-2022-gia-dinh"


@pytest.fixture
def form(cchc: Command, tmp_path: Path) -> Path:
    """A form filled in from a fixture."""
    path = tmp_path / "mau.xlsx"
    ended = cchc("evidence", "form", PACK, "--from-evidence", FIXTURE, "-o", path)
    assert (ended.status, ended.out) == (0, "")
    return path


def test_a_form_out_and_in_gives_evidence_that_is_assessed_alike(
    cchc: Command, tmp_path: Path, form: Path
) -> None:
    folder = tmp_path / "so-lieu"
    ended = cchc("evidence", "import", form, "--pack", PACK, "-o", folder)
    assert ended.status == 0, ended.err
    assert [path.name for path in folder.iterdir()] == ["tinh-gia-dinh.yaml"]
    csv = [cchc("assess", PACK, source, "--format", "csv").out for source in (FIXTURE, folder, form)]
    assert csv[0] == csv[1] == csv[2]


def test_the_same_form_twice_is_the_same_file(cchc: Command, tmp_path: Path, form: Path) -> None:
    again = tmp_path / "lai.xlsx"
    cchc("evidence", "form", PACK, "--from-evidence", form, "-o", again)
    assert again.read_bytes() == form.read_bytes()


def test_an_empty_form_needs_a_level_and_says_so(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("evidence", "form", PACK, "-o", tmp_path / "a.xlsx")
    assert ended.status == 2
    assert "--level" in ended.err
    assert not (tmp_path / "a.xlsx").exists()
    assert cchc("evidence", "form", PACK, "--level", "commune", "-o", tmp_path / "a.xlsx").status == 0


def test_agencies_by_name_and_by_list_each_get_a_form(cchc: Command, tmp_path: Path) -> None:
    listed = tmp_path / "danh-sach.csv"
    listed.write_text(
        "\ufeffTên cơ quan;Mã;Cấp\nHuyện Núi Thành;nui-thanh;Cấp huyện\nVP UBND tỉnh;;\n", "utf-8"
    )
    folder = f"{tmp_path}/bieu/"
    ended = cchc(
        "evidence",
        "form",
        PACK,
        "--level",
        "department",
        "--agency",
        "Sở Y tế",
        "--agencies",
        listed,
        "-o",
        folder,
    )
    assert ended.status == 0, ended.err
    assert sorted(path.name for path in (tmp_path / "bieu").iterdir()) == [
        "nui-thanh.xlsx",
        "so-y-te.xlsx",
        "van-phong-ubnd-tinh.xlsx",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", "- Sở Y tế\n- {id: so-gd, name: Sở GDĐT, level: department}\n"),
        ("a.csv", "Sở Y tế\nSở GDĐT\n"),
        ("a.xlsx", [["STT", "Tên cơ quan"], [1, "Sở Y tế"], [2, "Sở GDĐT"]]),
    ],
)
def test_a_list_may_be_yaml_csv_or_a_workbook(
    cchc: Command, tmp_path: Path, name: str, content: str | list[list[Any]]
) -> None:
    listed = tmp_path / name
    if isinstance(content, str):
        listed.write_text(content, encoding="utf-8")
    else:
        from openpyxl import Workbook

        book = Workbook()
        assert book.active is not None
        for row in content:
            book.active.append(row)
        book.save(listed)
    path = tmp_path / "mau.xlsx"
    ended = cchc("evidence", "form", PACK, "--level", "department", "--agencies", listed, "-o", path)
    assert ended.status == 0, ended.err
    sheet = load_workbook(path)["Cơ quan"]
    assert [sheet.cell(row, 2).value for row in (5, 6)] == ["Sở Y tế", "Sở Giáo dục và Đào tạo"]


def test_a_list_without_names_is_told_of(cchc: Command, tmp_path: Path) -> None:
    listed = tmp_path / "a.csv"
    listed.write_text("STT,Ghi chú\n1,x\n", encoding="utf-8")
    ended = cchc("evidence", "form", PACK, "--agencies", listed, "-o", tmp_path / "a.xlsx")
    assert ended.status == 4
    assert "[EV277]" in ended.err


def test_two_periods_of_one_agency_need_a_folder(cchc: Command, tmp_path: Path) -> None:
    source = ROOT / "fixtures" / "quang-ngai-vp-2024"
    words = ("evidence", "form", "quang-ngai-2024", "--from-evidence", source, "-o")
    assert cchc(*words, tmp_path / "a.xlsx").status == 2
    assert cchc(*words, f"{tmp_path}/bieu/").status == 0
    forms = sorted((tmp_path / "bieu").iterdir())
    assert [path.name for path in forms] == [
        "vp-ubnd-quang-ngai-2023-12-31.xlsx",
        "vp-ubnd-quang-ngai-2024-12-31.xlsx",
    ]
    ended = cchc("evidence", "import", *forms, "--pack", "quang-ngai-2024", "-o", tmp_path / "so-lieu")
    assert ended.status == 0, ended.err
    assert len(list((tmp_path / "so-lieu").iterdir())) == 2


def test_faults_of_all_forms_are_told_and_nothing_is_written(
    cchc: Command, tmp_path: Path, form: Path
) -> None:
    book = load_workbook(form)
    sheet = book["4 Hiện đại hóa hành chính"]
    value = next(cell.column for cell in sheet[4] if cell.value == "Giá trị")
    sheet.cell(5, value).value = "khoảng 80"
    sheet.cell(6, value).value = "nhiều"
    broken = tmp_path / "hong.xlsx"
    book.save(broken)
    ended = cchc("evidence", "import", form, broken, "--pack", PACK, "-o", tmp_path / "so-lieu")
    assert ended.status == 4
    places = [f"{broken.as_posix()}!4 Hiện đại hóa hành chính!E{row}: " for row in (5, 6)]
    assert [line for line in ended.err.splitlines() if line.startswith(tuple(places))]
    assert all(place in ended.err for place in places)
    assert not (tmp_path / "so-lieu").exists()
    assert english_in(ended.err.replace(tmp_path.as_posix(), "")) == []


def test_one_agency_in_two_forms_is_refused(cchc: Command, tmp_path: Path, form: Path) -> None:
    other = tmp_path / "lai.xlsx"
    other.write_bytes(form.read_bytes())
    ended = cchc("evidence", "import", form, other, "--pack", PACK, "-o", tmp_path / "so-lieu")
    assert ended.status == 4
    assert "[EV251]" in ended.err


def test_a_file_somebody_changed_is_not_overwritten_unasked(
    cchc: Command, tmp_path: Path, form: Path
) -> None:
    words = ("evidence", "import", form, "--pack", PACK, "-o", tmp_path / "so-lieu")
    assert cchc(*words).status == 0
    assert cchc(*words).status == 0  # the same again
    made = tmp_path / "so-lieu" / "tinh-gia-dinh.yaml"
    made.write_text(made.read_text("utf-8") + "# sửa tay\n", encoding="utf-8")
    ended = cchc(*words)
    assert ended.status == 2
    assert "--overwrite" in ended.err
    assert "# sửa tay" in made.read_text("utf-8")
    assert cchc(*words, "--overwrite").status == 0
    assert "# sửa tay" not in made.read_text("utf-8")


def test_check_counts_what_is_there_and_names_what_is_missing(cchc: Command, form: Path) -> None:
    for source in (FIXTURE, form):
        ended = cchc("evidence", "check", source, "--pack", PACK)
        assert ended.status == 0
        lines = ended.out.splitlines()
        assert lines[0] == "Tỉnh giả định (tinh-gia-dinh): 10/25 số liệu, 0/0 tài liệu mà tiêu chí cần"
        assert all(line.startswith("  Thiếu cho tiêu chí ") for line in lines[1:])
        assert "1 cơ quan dùng được; 0 lỗi" in ended.err


def test_check_ends_with_4_where_a_file_is_at_fault(cchc: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    ended = cchc("evidence", "check", path, FIXTURE, "--pack", PACK)
    assert ended.status == 4
    assert "tinh-gia-dinh" in ended.out


@pytest.mark.parametrize(
    "words", [("form", PACK, "--level", "unit", "-o", "x"), ("import", "a.xlsx", "-o", "x")]
)
def test_the_excel_part_is_named_where_it_is_not_installed(
    cchc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], form: Path
) -> None:
    import sys

    for name in ("xlsxwriter", "openpyxl"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "cchc_rules.evidence.workbook.form", raising=False)
    command = [
        str(form) if word == "a.xlsx" else word.replace("x", f"{tmp_path}/b.xlsx") if word == "x" else word
        for word in words
    ]
    if words[0] == "import":
        command += ["--pack", PACK]
    ended = cchc("evidence", *command)
    assert ended.status == 2
    assert 'pip install ".[excel]"' in ended.err
