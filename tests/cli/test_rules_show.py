"""`cchc rules show`: the rules in words, on the screen and as a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packs.bad_rules import MANIFEST
from support import write_pack
from wcwidth import wcswidth

from cchc_rules.cli.app import cchc
from cchc_rules.cli.exits import Exit, run
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., str]

ROOT = Path(__file__).parents[2]
EVERYTHING = (ROOT / "tests" / "packs" / "everything.yaml").read_text(encoding="utf-8")
PACKS = sorted(path.parent.name for path in (ROOT / "rules").glob("*/pack.yaml"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs `cchc rules show` in the checkout on a terminal of 100 columns; what it prints."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")

    def said(*words: str) -> str:
        assert run(cchc, ["rules", "show", *words]) == Exit.CLEAN
        return capsys.readouterr().out

    return said


@pytest.mark.parametrize("pack", PACKS)
def test_every_shipped_pack_fits_the_terminal_with_all_its_criteria(pack: str, say: Say) -> None:
    text = say(pack)
    loaded = load_pack(ROOT / "rules" / pack)
    for criterion in loaded.criteria:
        assert f"\n{criterion.id} " in text
    for task in loaded.tasks:
        assert f"\n{task.id} " in text
    for word in ("None", "Fraction", "{", "\n\n\n"):
        assert word not in text
    too_long = [line for line in text.splitlines() if wcswidth(line) > 100]
    assert not too_long


@pytest.mark.parametrize("pack", PACKS)
def test_every_criterion_of_every_shipped_pack_is_said(pack: str, say: Say) -> None:
    for criterion in load_pack(ROOT / "rules" / pack).criteria:
        text = say(pack, criterion.id)
        assert text.startswith(f"{criterion.id}. ")
        assert "\n  Cách chấm:" in text
        assert f"\n  Quy tắc ở: rules/{pack}/" in text
        assert max(map(wcswidth, text.splitlines())) <= 100


def test_a_criterion_says_target_scoring_basis_place_and_the_remedy_that_serves_it(say: Say) -> None:
    text = say("quang-ngai-2021", "1.7.1")
    assert "  Chỉ tiêu: Trên 30%\n" in text
    assert "  Cách chấm: Trên 30%: 0,2 điểm; các trường hợp còn lại: 0 điểm.\n" in text
    assert "  Căn cứ: Kế hoạch khắc phục" in text
    assert "  Giải pháp khắc phục (của tiêu chí 1.7):\n    Nội dung:\n      - Phối hợp" in text
    assert "rules/quang-ngai-2021/criteria.yaml, dòng " in text


def test_a_criterion_with_parts_lists_them(say: Say) -> None:
    text = say("quang-ngai-2021", "1.7")
    parts = text.partition("Tiêu chí thành phần\n")[2]
    assert [line.split()[0] for line in parts.splitlines() if line.startswith("1.7.")] == [
        f"1.7.{number}" for number in range(1, 6)
    ]


def test_every_way_of_scoring_is_said(tmp_path: Path, say: Say) -> None:
    folder = write_pack(tmp_path, EVERYTHING, manifest=MANIFEST).folder
    for criterion in load_pack(folder).criteria:
        assert "Cách chấm:" in say(str(folder), criterion.id)
    assert "QUY TẮC SUY LUẬN" in say(str(folder))


def test_a_template_says_what_is_to_be_filled_in(say: Say) -> None:
    text = say("par-index-2025")
    assert "NHỮNG CHỖ CÒN PHẢI ĐIỀN" in text
    assert "Cách cộng điểm" not in text


def test_a_field_lists_its_criteria(say: Say) -> None:
    text = say("quang-ngai-2021", "1")
    assert text.startswith("LĨNH VỰC 1. CẢI CÁCH THỦ TỤC HÀNH CHÍNH (10 ĐIỂM)\n")
    assert "\n1.10.4 " in text


def test_the_page_of_a_pack_has_no_link_to_pages_that_are_not_there(say: Say) -> None:
    text = say("quang-ngai-2021", "--format", "md")
    assert text.startswith("# Khắc phục")
    assert "`cchc rules show quang-ngai-2021 --format md`" in text
    assert "README.md" not in text


def test_the_page_of_a_criterion_has_those_below_it(say: Say) -> None:
    text = say("quang-ngai-2021", "1.7", "--format", "md")
    assert text.count("- **Cách chấm:**") == 6


def test_a_page_can_be_written_to_a_file(tmp_path: Path, say: Say) -> None:
    page = tmp_path / "trang" / "bo.md"
    assert say("quang-ngai-2021", "--format", "md", "-o", str(page)) == ""
    assert page.read_text(encoding="utf-8") == say("quang-ngai-2021", "--format", "md")


@pytest.mark.parametrize("words", [["1.7.33"], ["1.7.33", "--format", "md"], ["không-có"]])
def test_a_criterion_there_is_not_is_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(cchc, ["rules", "show", "quang-ngai-2021", *words]) == Exit.USAGE
    assert f"không có tiêu chí “{words[0]}”" in capsys.readouterr().err


def test_a_pack_there_is_not_is_an_unusable_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cchc, ["rules", "show", "quang-ngai-2201"]) == Exit.RULES
    assert "không tìm thấy bộ quy tắc" in capsys.readouterr().err
