"""The plan as a reader sees it: drawn by LibreOffice, read back from the PDF."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from cchc_rules.reports.plans.plan_docx import write

from ..drafts import finding, plan_of, task

if TYPE_CHECKING:
    from pathlib import Path

LONG = " ".join(["Trung tâm Phục vụ hành chính công"] * 6)
MARKS = "A & B <2025> {{ x }}"
PLANS = {
    "usual": plan_of(
        task("Công bố, công khai TTHC", findings=[finding("28,14% (chỉ tiêu trên 30%)")]),
        task("Xin lỗi khi trễ hạn", number=2),
        conclusions=["Phê bình Sở A"],
        warnings=["Số liệu giả định"],
    ),
    "long": plan_of(task(LONG, lead=[LONG]), issuing_body=LONG, title=LONG, signer_title=LONG),
    "marks": plan_of(task(MARKS)),
    "many": plan_of(*(task(f"Nhiệm vụ số {place} hết", number=place) for place in range(1, 301))),
    "table": plan_of(
        *(task(f"Việc thứ {place} hết", number=place, product=["Báo cáo"]) for place in range(1, 20)),
        layout="table",
    ),
    "tall": plan_of(
        task("Ngắn", [], lead=[]),
        task(
            "Hàng dài",
            ["Trung tâm Phục vụ hành chính công tỉnh"] * 300 + ["chữ cuối cùng của hàng"],
            number=2,
            lead=["X" * 200],
        ),
        layout="table",
    ),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDF of every plan."""
    folder = tmp_path_factory.mktemp("plans")
    for name, plan in PLANS.items():
        (folder / f"{name}.docx").write_bytes(write(plan))
    # Two LibreOffices with one profile lose one of two PDFs without a word.
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    files = [f"{name}.docx" for name in PLANS]
    subprocess.run([*command, *files], cwd=folder, check=True, capture_output=True, timeout=180)
    return folder


def read(drawn: Path, name: str, *options: str) -> str:
    """The text of a PDF on one line."""
    command = ["pdftotext", *options, f"{name}.pdf", "-"]
    shown = subprocess.run(command, cwd=drawn, check=True, capture_output=True)
    return " ".join(shown.stdout.decode().split())


@pytest.mark.parametrize("name", PLANS)
def test_every_task_is_on_the_pages(drawn: Path, name: str) -> None:
    shown = read(drawn, name)
    missing = [each.title for each in PLANS[name].tasks if each.title not in shown]
    # A long document shows its page numbers between the lines.
    assert not missing


@pytest.mark.parametrize("name", PLANS)
def test_only_one_family_of_fonts_is_used(drawn: Path, name: str) -> None:
    shown = subprocess.run(["pdffonts", f"{name}.pdf"], cwd=drawn, check=True, capture_output=True)
    fonts = [line.split()[0].partition("+")[2] for line in shown.stdout.decode().splitlines()[2:]]
    families = {font.partition("-")[0] for font in fonts}
    # What stands in for Times New Roman where that is not installed.
    assert families <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPS"}
    assert len(families) == 1


def test_the_national_name_stands_on_one_line(drawn: Path) -> None:
    shown = subprocess.run(
        ["pdftotext", "-layout", "usual.pdf", "-"], cwd=drawn, check=True, capture_output=True
    )
    first, second = [line for line in shown.stdout.decode().splitlines() if line.strip()][:2]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Độc lập - Tự do - Hạnh phúc" in second


def test_page_one_has_no_number_and_page_two_has(drawn: Path) -> None:
    assert read(drawn, "many", "-f", "1", "-l", "1").startswith("UBND TỈNH QUẢNG NGÃI")
    assert read(drawn, "many", "-f", "2", "-l", "2").startswith("2 ")


def test_the_table_repeats_its_head_on_every_page(drawn: Path) -> None:
    whole = read(drawn, "table")
    assert whole.count("Nội dung nhiệm vụ") >= 3


def test_the_annex_begins_with_page_one_without_a_number(drawn: Path) -> None:
    assert read(drawn, "table", "-f", "2", "-l", "2").startswith("Phụ lục GIẢI PHÁP")
    assert read(drawn, "table", "-f", "3", "-l", "3").startswith("2 ")


def test_a_row_of_several_pages_is_there_to_its_last_word(drawn: Path) -> None:
    assert "chữ cuối cùng của hàng" in read(drawn, "tall")
    assert read(drawn, "tall").count("Trung tâm Phục vụ hành chính công tỉnh") == 300


def test_comments_do_not_print(drawn: Path) -> None:
    assert "giả định" not in read(drawn, "usual")
