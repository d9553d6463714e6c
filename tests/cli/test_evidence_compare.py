"""`cchc evidence compare`: from two folders to what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .office import Command

SHEET = """format: 1
agency: {{id: vp-ubnd, name: Văn phòng UBND tỉnh, level: province}}
period: {{from: 2021-01-01, to: 2021-12-31}}
figures:
  files_received: {{value: {received}, system: {system}}}
  files_online: {{value: 400, system: {system}}}
"""


@pytest.fixture
def sources(tmp_path: Path) -> tuple[str, str]:
    """The provincial system and the portal, which differ in one figure."""
    for name, received, system in (("tinh", 1000, "Hệ thống tỉnh"), ("cong", 990, "Cổng DVCQG")):
        path = tmp_path / name / "vp.yaml"
        path.parent.mkdir()
        path.write_text(SHEET.format(received=received, system=system), encoding="utf-8")
    return str(tmp_path / "tinh"), str(tmp_path / "cong")


def test_what_differs_is_shown_with_both_values_and_the_names_of_the_systems(
    cchc: Command, sources: tuple[str, str]
) -> None:
    done = cchc("evidence", "compare", "quang-ngai-2021", *sources)
    assert done.status == 0, done.err
    assert "Đối chiếu số liệu: Hệ thống tỉnh và Cổng DVCQG" in done.out
    assert "1 khớp, 1 lệch quá mức cho phép" in done.out
    assert "1.000 hồ sơ" in done.out
    assert "-10 hồ sơ" in done.out


def test_a_difference_ends_with_one_where_asked_for(cchc: Command, sources: tuple[str, str]) -> None:
    words = ("evidence", "compare", "quang-ngai-2021", *sources, "--fail-on-difference")
    assert cchc(*words).status == 1
    assert cchc(*words, "--tolerance", "1%").status == 0


@pytest.mark.parametrize("suffix", ["md", "html", "docx"])
def test_the_comparison_is_written_to_a_file(
    cchc: Command, sources: tuple[str, str], tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"doi-chieu.{suffix}"
    done = cchc("evidence", "compare", "quang-ngai-2021", *sources, "-o", target)
    assert done.status == 0, done.err
    assert target.stat().st_size > 500


@pytest.mark.parametrize("wrong", ["5", "abc", "100%", "-1%"])
def test_a_tolerance_that_is_no_percent_is_wrong_usage(
    cchc: Command, sources: tuple[str, str], wrong: str
) -> None:
    done = cchc("evidence", "compare", "quang-ngai-2021", *sources, "--tolerance", wrong)
    assert done.status == 2
    assert "--tolerance" in done.err


def test_other_kinds_of_files_are_wrong_usage(cchc: Command, sources: tuple[str, str]) -> None:
    done = cchc("evidence", "compare", "quang-ngai-2021", *sources, "-o", "x.pdf")
    assert done.status == 2
    assert ".md, .html, .docx" in done.err
