"""`cchc rules diff`: two packs side by side, and what the change does to each agency."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from docx import Document
from markdown_it import MarkdownIt
from support import write_pack
from wcwidth import wcswidth

from cchc_rules.cli.exits import Exit

from .office import ALL_WELL, AT_RISK_ONLY, MEASURES, RULES, english_in, evidence_in

if TYPE_CHECKING:
    from pathlib import Path

    from .office import Command

STRICTER = RULES.replace(">= 90%", ">= 95%", 1).replace("Tiêu chí 1.2", "Tiêu chí <b>một | hai</b>")


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Path, Path]:
    """A pack, and a stricter one."""
    old, new = (
        write_pack(tmp_path / "rules", text, id=name, files={"measures.yaml": MEASURES}).folder
        for name, text in (("cu", RULES), ("moi", STRICTER))
    )
    return old, new


def test_a_stricter_target_is_told_with_both_lines(packs: tuple[Path, Path], cchc: Command) -> None:
    ended = cchc("rules", "diff", *packs)
    assert ended.status == Exit.CLEAN
    assert "So sánh bộ quy tắc cu và moi" in ended.out
    (row,) = [line for line in ended.out.splitlines() if line.startswith("1.1 ")]
    assert "Chỉ tiêu cao hơn, chặt hơn" in row
    assert "Từ 90% trở lên" in row or "từ 90% trở lên" in row
    assert "từ 95% trở lên" in row
    assert english_in(ended.out) == []


def test_a_pack_does_not_differ_from_itself(packs: tuple[Path, Path], cchc: Command) -> None:
    ended = cchc("rules", "diff", packs[0], packs[0])
    assert "Hai bộ quy tắc không khác nhau về nội dung." in ended.out


def test_with_evidence_it_says_what_the_change_does_to_each_agency(
    packs: tuple[Path, Path], cchc: Command, tmp_path: Path
) -> None:
    evidence = evidence_in(tmp_path, so_a=AT_RISK_ONLY, so_b=ALL_WELL)
    ended = cchc("rules", "diff", *packs, evidence, "--format", "md")
    assert ended.status == Exit.CLEAN, ended.err
    first, second = ended.out.split("## Ảnh hưởng đến kết quả: ")[1:]
    (row,) = [line for line in first.splitlines() if line.startswith("| 1.1 ")]
    assert "| Nguy cơ bị trừ điểm | 2,00/2,00 | Bị trừ điểm | 0,00/2,00 |" in row
    assert "Trước: chắc" in first
    assert "Không tiêu chí nào đổi kết quả" in second


def test_evidence_one_pack_cannot_use_ends_with_its_own_status(
    packs: tuple[Path, Path], cchc: Command, tmp_path: Path
) -> None:
    other = write_pack(
        tmp_path / "rules", 'criteria: [{id: "9", name: A, points: 1, score: survey}]', id="la"
    )
    ended = cchc("rules", "diff", packs[0], other.folder, evidence_in(tmp_path, so_a=ALL_WELL))
    assert ended.status == Exit.EVIDENCE
    assert "không dùng được với bộ la" in ended.out


def test_markdown_shows_names_as_they_are(packs: tuple[Path, Path], cchc: Command) -> None:
    ended = cchc("rules", "diff", *packs, "--format", "md")
    page = MarkdownIt("commonmark").enable("table").render(ended.out)
    assert "&lt;b&gt;một | hai&lt;/b&gt;" in page


def test_html_is_one_file_without_scripts_or_links_and_shows_names_as_they_are(
    packs: tuple[Path, Path], cchc: Command, tmp_path: Path
) -> None:
    file = tmp_path / "so-sanh.html"
    assert cchc("rules", "diff", *packs, "-o", file).status == Exit.CLEAN
    page = file.read_text("utf-8")
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append(tag)
            assert not {"src", "href"} & {name for name, _ in attrs}

    Reader().feed(page)
    assert {"table", "th", "h2"} <= set(seen)
    assert not {"script", "link", "img", "b"} & set(seen)
    assert "&lt;b&gt;một | hai&lt;/b&gt;" in page
    assert 'lang="vi"' in page


def test_the_annex_in_word_has_the_table_and_is_the_same_every_time(
    packs: tuple[Path, Path], cchc: Command, tmp_path: Path
) -> None:
    files = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for file in files:
        assert cchc("rules", "diff", *packs, "-o", file).status == Exit.CLEAN
    first, second = (file.read_bytes() for file in files)
    assert first == second
    document = Document(io.BytesIO(first))
    assert document.paragraphs[0].text == "So sánh bộ quy tắc cu và moi"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Mã", "Tên", "Thay đổi", "Trước", "Sau"]
    assert ["1.1", "Tiêu chí 1.1", "Chỉ tiêu cao hơn, chặt hơn", "từ 90% trở lên", "từ 95% trở lên"] in rows


def test_a_word_file_is_not_printed_on_the_screen(packs: tuple[Path, Path], cchc: Command) -> None:
    ended = cchc("rules", "diff", *packs, "--format", "docx")
    assert ended.status == Exit.USAGE
    assert "-o so-sanh.docx" in ended.err


def test_the_table_fits_the_terminal(
    packs: tuple[Path, Path], cchc: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ended = cchc("rules", "diff", *packs)
    assert max(map(wcswidth, ended.out.splitlines())) <= 100


def test_two_shipped_packs_of_one_province_are_compared(cchc: Command) -> None:
    ended = cchc("rules", "diff", "quang-ngai-2021", "quang-ngai-2024", "--format", "md")
    assert ended.status == Exit.CLEAN
    assert "| 1.4.1 → 1.3 |" in ended.out
    for word in ("None", "Fraction", "{"):
        assert word not in ended.out
