"""Labels keep their words: broken over two lines, or cut with the whole text kept beside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.reports.charts.frame import CUT, LABEL_CHARACTERS, labels

words = st.lists(st.text(alphabet="aăâbcđêhữượNQ", min_size=1, max_size=9), min_size=1, max_size=16)


@given(words)
def test_a_label_has_two_lines_at_most_and_loses_no_word_unsaid(parts: list[str]) -> None:
    text = " ".join(parts)
    found = labels([text])
    (lines,) = found.lines.values()
    assert len(lines) <= 2
    assert all(len(line) <= LABEL_CHARACTERS for line in lines)
    if " ".join(lines) == text:
        assert found.shortened == {}
    else:
        assert lines[-1].endswith(CUT)
        assert found.shortened == {"".join(lines): text}


def test_no_word_stands_alone_on_a_second_line() -> None:
    (lines,) = labels(["1.7.2. Tỷ lệ hồ sơ nộp trực tuyến ở cấp tỉnh"]).lines.values()
    assert lines == ["1.7.2. Tỷ lệ hồ sơ nộp", "trực tuyến ở cấp tỉnh"]


def test_agencies_of_one_name_keep_a_row_each() -> None:
    found = labels(["Sở Y tế", "Sở Y tế"])
    assert len(found.keys) == 2


def test_two_names_that_are_cut_alike_are_both_told() -> None:
    name = "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp tỉnh Quảng Ngãi "
    found = labels([f"{name} một", f"{name} hai"])
    (full,) = found.shortened.values()
    assert full.endswith("hai")
    assert "một / Ban" in full
