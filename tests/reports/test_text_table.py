"""Tables that fit the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from cchc_rules.reports.text_table import text_table, wrap

HEADS = ("Mã", "Tiêu chí", "Trạng thái", "Vì sao")
ROWS = [
    (
        "1.10",
        "Cung cấp dịch vụ công trực tuyến mức độ 3, 4 đối với những lĩnh vực cần thiết",
        "Bị trừ điểm",
        "",
    ),
    (
        "010",
        "Kế hoạch",
        "Nguy cơ bị trừ điểm",
        "Phát sinh nghĩa vụ: 35 hồ sơ trễ hạn, sót một là bị trừ điểm",
    ),
]
WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789,.%", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, max_size=15).map(" ".join)


@pytest.mark.parametrize("width", [60, 100, 140])
def test_a_table_fits_the_screen(width: int) -> None:
    assert max(wcswidth(line) for line in text_table(HEADS, ROWS, width).splitlines()) <= width


def test_codes_stay_as_they_are() -> None:
    table = text_table(HEADS, ROWS, 100)
    assert "1.10" in table
    assert "010" in table


def test_rows_of_several_lines_are_parted() -> None:
    assert text_table(HEADS, ROWS, 60).count("\n----") == 2
    assert text_table(HEADS, ROWS, 200).count("\n----") == 1


def test_a_table_of_no_rows_has_its_heads() -> None:
    assert text_table(HEADS, [], 100).splitlines()[0].split() == [
        "Mã",
        "Tiêu",
        "chí",
        "Trạng",
        "thái",
        "Vì",
        "sao",
    ]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5), st.integers(20, 160))
def test_no_word_is_ever_broken(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = text_table(("Mã", "Tiêu chí", "Vì sao"), rows, width).split()
    written = [word for row in rows for cell in row for word in cell.split()]
    assert sorted(word for word in shown if set(word) != {"-"}) == sorted(
        [*written, "Mã", "Tiêu", "chí", "Vì", "sao"]
    )


@given(TEXTS, st.integers(1, 60))
def test_wrapped_lines_are_as_short_as_their_words_allow(text: str, width: int) -> None:
    for line in wrap(text, width).split("\n"):
        assert wcswidth(line) <= width or " " not in line
