"""The totals of an agency in words."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.assessment.model import Totals
from cchc_rules.reports.results.totals_text import band_range, index_range, totals_lines

SURE = Totals(*(Fraction(each) for each in (10, 8, 0, 0, 2, 0, 0, 0, 0, 8, 8, 10)), "Khá", "Khá")
OPEN = Totals(*(Fraction(each) for each in (10, 5, 1, 2, 1, 1, 0, 1, 2, 4, 9, 10)), "Trung bình", "Tốt")


def test_certain_totals_have_one_index_and_one_band() -> None:
    assert totals_lines(SURE, "vi") == (
        "Điểm: chắc chắn 8,00; nguy cơ 0,00; chưa rõ 0,00; đã mất 2,00; tối đa 10,00",
        "Chỉ số: 80,00%; xếp loại Khá",
    )
    assert (index_range(SURE, "vi"), band_range(SURE, "vi")) == ("80,00%", "Khá")


def test_open_totals_have_a_range_and_say_what_is_added_or_taken() -> None:
    assert totals_lines(OPEN, "vi") == (
        "Điểm: chắc chắn 5,00; nguy cơ 1,00; chưa rõ 2,00; đã mất 1,00; được miễn 1,00; tối đa 10,00",
        "Điểm thưởng 1,00; điểm phạt 2,00",
        "Chỉ số: từ 40,00% đến 90,00%; xếp loại từ Trung bình đến Tốt",
    )
    assert (index_range(OPEN, "vi"), band_range(OPEN, "vi")) == ("40,00%–90,00%", "Trung bình–Tốt")
