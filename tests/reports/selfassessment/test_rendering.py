"""The reports as a reader sees them: drawn by LibreOffice, read back from the PDF."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from planning.office import agency, online

from cchc_rules.reports.selfassessment import report_docx, summary_docx

from .runs import LONG, MARKS, large_run, run_of, small_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDF of every report."""
    folder = tmp_path_factory.mktemp("reports")
    many = large_run(agencies=45, criteria=40)
    long = run_of(small_pack(), online(100, 20, agency("a", f"{LONG} {MARKS}")))
    files = {
        "report.docx": report_docx.write(many, many.agencies[1]),
        "summary.docx": summary_docx.write(many),
        "long.docx": report_docx.write(long, long.agencies[0]),
    }
    for name, file in files.items():
        (folder / name).write_bytes(file)
    # Two LibreOffices with one profile lose one of two PDFs without a word.
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run([*command, *files], cwd=folder, check=True, capture_output=True, timeout=180)
    return folder


def read(drawn: Path, name: str, *options: str) -> str:
    """The text of a PDF on one line."""
    command = ["pdftotext", *options, f"{name}.pdf", "-"]
    shown = subprocess.run(command, cwd=drawn, check=True, capture_output=True)
    return " ".join(shown.stdout.decode().split())


def pages(drawn: Path, name: str) -> list[str]:
    """Size of every page, as pdfinfo tells it."""
    command = ["pdfinfo", "-l", "999", f"{name}.pdf"]
    shown = subprocess.run(command, cwd=drawn, check=True, capture_output=True)
    return [line for line in shown.stdout.decode().splitlines() if " size:" in line]


def test_every_criterion_of_a_report_is_on_the_pages(drawn: Path) -> None:
    shown = read(drawn, "report")
    assert not [f"1.{place}" for place in range(1, 21) if f"Tiêu chí 1.{place} " not in f"{shown} "]


def test_every_agency_of_a_summary_is_on_the_pages(drawn: Path) -> None:
    shown = read(drawn, "summary")
    assert not [place for place in range(45) if f"Cơ quan thứ {place} " not in f"{shown} "]


def test_the_table_of_points_lies_and_repeats_its_head(drawn: Path) -> None:
    sizes = pages(drawn, "report")
    lying = [line for line in sizes if "841.89 x 595" in line or "842 x 595" in line]
    assert len(lying) > 1
    assert read(drawn, "report").count("Tài liệu kiểm chứng") >= len(lying)


def test_a_long_name_with_marks_is_printed_whole(drawn: Path) -> None:
    assert f"{LONG} {MARKS} báo cáo kết quả" in read(drawn, "long")


def test_the_first_page_shows_no_number_and_the_second_does(drawn: Path) -> None:
    assert read(drawn, "report", "-f", "1", "-l", "1").startswith("…")
    assert read(drawn, "report", "-f", "2", "-l", "2").startswith("2 ")


def test_only_one_family_of_fonts_is_used(drawn: Path) -> None:
    shown = subprocess.run(["pdffonts", "summary.pdf"], cwd=drawn, check=True, capture_output=True)
    fonts = [line.split()[0].partition("+")[2] for line in shown.stdout.decode().splitlines()[2:]]
    # What stands in for Times New Roman where that is not installed.
    families = {font.partition("-")[0] for font in fonts}
    assert families <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPS"}
