"""`cchc template`: take a template out, check it, list what it may fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports.plans.word import texts
from reports.word.office import changed, written

from cchc_rules.reports.templates import TEMPLATE_KINDS, template_kind

from .office import ROOT, Command, english_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_what_is_exported_is_found_sound(cchc: Command, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "mau.docx"
    assert cchc("template", "export", "--kind", kind, "-o", file).status == 0
    assert file.read_bytes() == template_kind(kind).shipped()
    ended = cchc("template", "check", file, "--kind", kind)
    assert (ended.status, ended.out, ended.err) == (0, "", "Mẫu dùng được.\n")


def test_every_fault_is_told_and_the_end_is_wrong_usage(cchc: Command, tmp_path: Path) -> None:
    file = tmp_path / "mau.docx"
    file.write_bytes(changed(written("{{ title }}", "{{ titel }} {{ nam }}")))
    ended = cchc("template", "check", file)
    assert (ended.status, ended.out) == (2, "")
    assert "mau.docx: đoạn" in ended.err
    assert "có phải ý là “title”?" in ended.err
    assert "“nam”" in ended.err
    assert ended.err.endswith("lỗi; chưa ghi tệp nào.\n")
    assert (
        english_in(ended.err.replace("titel", "").replace("title", "").replace("cchc template names", ""))
        == []
    )


def test_a_file_that_is_no_template_is_told(cchc: Command, tmp_path: Path) -> None:
    file = tmp_path / "cu.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    for path, says in ((file, "đời cũ (.doc)"), (tmp_path / "khong-co.docx", "kiểm tra lại tên tệp")):
        ended = cchc("template", "check", path)
        assert ended.status == 2
        assert says in ended.err


def test_a_template_is_exported_as_docx_only(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("template", "export", "-o", tmp_path / "mau.doc")
    assert ended.status == 2
    assert ".docx" in ended.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_names_are_listed(cchc: Command, kind: str) -> None:
    ended = cchc("template", "names", "--kind", kind)
    assert ended.status == 0
    assert "| `symbol` |" in ended.out


def test_a_report_is_written_in_the_office_s_own_template(cchc: Command, tmp_path: Path) -> None:
    own, output = tmp_path / "mau.docx", tmp_path / "bao-cao.docx"
    own.write_bytes(changed(written("BÁO CÁO", "BÁO CÁO TỰ CHẤM"), template_kind("report").shipped()))
    figures = ROOT / "fixtures" / "quang-ngai-2020-ket-qua"
    assert cchc("report", "quang-ngai-2021", figures, "--template", own, "-o", output).status == 0
    assert texts(output.read_bytes(), "TenLoai") == ["BÁO CÁO TỰ CHẤM"]


def test_a_summary_is_written_in_the_province_s_own_template(cchc: Command, tmp_path: Path) -> None:
    own, output = tmp_path / "mau.docx", tmp_path / "tong-hop.docx"
    own.write_bytes(changed(written("BÁO CÁO", "BÁO CÁO CHUNG"), template_kind("summary").shipped()))
    figures = ROOT / "fixtures" / "quang-ngai-2017-gia-dinh"
    ended = cchc("report", "quang-ngai-2017", figures, "--summary-template", own, "-o", output)
    assert ended.status == 0
    assert texts(output.read_bytes(), "TenLoai") == ["BÁO CÁO CHUNG"]
    each = sorted((tmp_path / "tong-hop").iterdir())
    assert {tuple(texts(file.read_bytes(), "TenLoai")) for file in each} == {("BÁO CÁO",)}


def test_one_template_for_many_agencies_says_of_which_documents_it_is(cchc: Command, tmp_path: Path) -> None:
    own, output = tmp_path / "mau.docx", tmp_path / "tong-hop.docx"
    own.write_bytes(changed(written("BÁO CÁO", "BÁO CÁO TỰ CHẤM"), template_kind("report").shipped()))
    figures = ROOT / "fixtures" / "quang-ngai-2017-gia-dinh"
    ended = cchc("report", "quang-ngai-2017", figures, "--template", own, "-o", output)
    assert ended.status == 0
    assert "mẫu ở --template dùng cho báo cáo của từng cơ quan" in ended.err
    assert texts(output.read_bytes(), "TenLoai") == ["BÁO CÁO"]
    each = sorted((tmp_path / "tong-hop").iterdir())
    assert {tuple(texts(file.read_bytes(), "TenLoai")) for file in each} == {("BÁO CÁO TỰ CHẤM",)}


def test_a_summary_template_without_a_summary_is_told(cchc: Command, tmp_path: Path) -> None:
    own, output = tmp_path / "mau.docx", tmp_path / "bao-cao.docx"
    own.write_bytes(template_kind("summary").shipped())
    figures = ROOT / "fixtures" / "quang-ngai-2020-ket-qua"
    ended = cchc("report", "quang-ngai-2021", figures, "--summary-template", own, "-o", output)
    assert ended.status == 0
    assert "mẫu ở --summary-template không được dùng" in ended.err


def test_a_template_of_a_report_is_no_template_of_a_summary(cchc: Command, tmp_path: Path) -> None:
    own = tmp_path / "mau.docx"
    own.write_bytes(template_kind("report").shipped())
    ended = cchc("template", "check", own, "--kind", "summary")
    assert ended.status == 2
    assert "ranks" in ended.err


@pytest.mark.parametrize("option", ["--template", "--summary-template"])
def test_a_template_is_for_word_reports_only(cchc: Command, tmp_path: Path, option: str) -> None:
    ended = cchc("report", "quang-ngai-2021", tmp_path, option, "x.docx", "-o", tmp_path / "x.html")
    assert ended.status == 2
    assert "chỉ dùng được với tệp .docx" in ended.err
