"""`cchc plan` for some agencies, for each, for each unit, and in the office's own template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports.plans.word import texts
from reports.word.office import between, changed, written

from .office import ROOT, Command

if TYPE_CHECKING:
    from pathlib import Path

MANY = ("quang-ngai-2017", ROOT / "fixtures" / "quang-ngai-2017-gia-dinh")
OFFICE = ("quang-ngai-2021", ROOT / "fixtures" / "quang-ngai-2020-ket-qua")
TABLE = ("dong-nai-snv-2022", ROOT / "fixtures" / "dong-nai-snv-2022-gia-dinh")


@pytest.mark.parametrize("name", ["so-mot-gia-dinh", "Sở số một (giả định)", "so so mot (gia dinh)"])
def test_one_agency_is_picked_by_id_or_name(cchc: Command, tmp_path: Path, name: str) -> None:
    output = tmp_path / "ke-hoach.json"
    assert cchc("plan", *MANY, "--agency", name, "-o", output).status == 0
    assert '"id": "so-mot-gia-dinh"' in output.read_text(encoding="utf-8")
    assert "xa-mot" not in output.read_text(encoding="utf-8")


def test_several_agencies_make_one_plan(cchc: Command, tmp_path: Path) -> None:
    output = tmp_path / "ke-hoach.json"
    picked = ("--agency", "xa-mot-gia-dinh", "--agency", "so-mot-gia-dinh")
    assert cchc("plan", *MANY, *picked, "-o", output).status == 0
    assert '"id": "xa-mot-gia-dinh"' in output.read_text(encoding="utf-8")
    assert '"id": "tinh-gia-dinh"' not in output.read_text(encoding="utf-8")


def test_an_agency_without_figures_is_wrong_usage(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("plan", *MANY, "--agency", "so-mot-gia-dinj", "-o", tmp_path / "x.docx")
    assert ended.status == 2
    assert "có phải ý là “so-mot-gia-dinh”?" in ended.err
    assert not list(tmp_path.iterdir())


def test_each_agency_has_a_plan_of_its_own(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("plan", *MANY, "--by-agency", "-o", tmp_path / "moi")
    assert ended.status == 0
    assert len(list((tmp_path / "moi").iterdir())) == 5
    assert "Đã dự thảo 5 kế hoạch" in ended.err
    assert (tmp_path / "moi" / "ke-hoach-so-mot-gia-dinh.docx").is_file()


@pytest.mark.parametrize("option", ["--extracts", "--phieu"])
def test_each_unit_that_leads_has_an_extract(cchc: Command, tmp_path: Path, option: str) -> None:
    ended = cchc("plan", *OFFICE, option, "-o", tmp_path)
    assert ended.status == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert "phieu-giao-viec-phong-kiem-soat-tthc.docx" in names
    assert f"Đã lập {len(names)} phiếu giao việc" in ended.err


def test_the_shipped_template_taken_out_gives_the_same_plan(cchc: Command, tmp_path: Path) -> None:
    own, first, second = (tmp_path / name for name in ("mau.docx", "1.docx", "2.docx"))
    cchc("template", "export", "-o", own)
    assert cchc("plan", *OFFICE, "-o", first).status == 0
    assert cchc("plan", *OFFICE, "--template", own, "-o", second).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_office_s_own_words_stand_in_the_plan(cchc: Command, tmp_path: Path) -> None:
    own, output = tmp_path / "mau.docx", tmp_path / "ke-hoach.docx"
    own.write_bytes(changed(written("KẾ HOẠCH", "KẾ HOẠCH KHẮC PHỤC")))
    assert cchc("plan", *OFFICE, "--template", own, "-o", output).status == 0
    assert texts(output.read_bytes(), "TenLoai") == ["KẾ HOẠCH KHẮC PHỤC"]


def test_nothing_is_written_with_a_template_that_has_a_fault(cchc: Command, tmp_path: Path) -> None:
    own = tmp_path / "mau.docx"
    own.write_bytes(changed(written("{{ title }}", "{{ Title }}")))
    ended = cchc("plan", *OFFICE, "--template", own, "-o", tmp_path / "x.docx")
    assert ended.status == 2
    assert "TP531" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["mau.docx"]


def test_a_template_without_a_place_for_these_tasks_is_refused(cchc: Command, tmp_path: Path) -> None:
    own = tmp_path / "mau.docx"
    own.write_bytes(changed(between("{%p for annex in task_annexes %}", "{%p endfor %}")))
    assert cchc("plan", *OFFICE, "--template", own, "-o", tmp_path / "1.docx").status == 0
    ended = cchc("plan", *TABLE, "--template", own, "-o", tmp_path / "2.docx")
    assert ended.status == 2
    assert "“task_annexes”" in ended.err
    assert not (tmp_path / "2.docx").exists()


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "both ways": (("--by-agency", "--extracts", "-o", "x"), "chọn một trong hai"),
    "a folder as plan": (("-o", "."), "là thư mục, không phải tệp"),
    "a file as folder": (("--phieu", "-o", "co.docx"), "ở đây cần một thư mục"),
    "a template for text": (("--template", "co.docx", "-o", "x.md"), "chỉ dùng được với tệp .docx"),
}


@pytest.mark.parametrize(("words", "says"), WRONG.values(), ids=WRONG)
def test_words_that_contradict_are_wrong_usage(
    cchc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "co.docx").write_bytes(b"x")
    ended = cchc("plan", *OFFICE, *words)
    assert ended.status == 2
    assert says in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["co.docx"]
