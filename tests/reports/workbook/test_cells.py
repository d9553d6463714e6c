"""What a cell holds: texts fit, numbers stay exact, names of sheets obey Excel."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from xlsxwriter import Workbook

from cchc_rules.reports.workbook.cells import Figure, figure_of, fitting
from cchc_rules.reports.workbook.quick_rows import QuickSheet
from cchc_rules.reports.workbook.sheet_names import sheet_name


@given(st.text(max_size=60), st.integers(1, 60))
def test_the_name_of_a_sheet_is_one_that_excel_takes(name: str, number: int) -> None:
    made = sheet_name(number, name)
    assert len(made.encode("utf-16-le")) <= 62
    assert not set(made) & set("[]:*?/\\'")
    assert made.startswith(f"{number}.")


def test_a_name_is_cut_at_a_word() -> None:
    assert sheet_name(12, "Ủy ban nhân dân huyện Tây Trà (số liệu)") == "12. Ủy ban nhân dân huyện Tây"


def test_a_text_too_long_for_a_cell_says_that_it_was_cut() -> None:
    cut = fitting("đủ " * 20_000)
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert cut.endswith("(lược bớt, vì một ô Excel chỉ chứa 32.767 ký tự)")


@pytest.mark.parametrize(
    ("number", "said", "is_rate", "shown"),
    [
        (Fraction(1407, 5000), "28,14%", True, Figure(Fraction(1407, 5000), 2, percent=True)),
        (Fraction(49_000), "49.000", False, Figure(Fraction(49_000), 0)),
        (Fraction(49_000), "hơn 49.000", False, "hơn 49.000"),
        (Fraction(3, 10_000), "khoảng 0,03%", True, "khoảng 0,03%"),
        (Fraction(1), "có", False, "có"),
        (Fraction(30), "30 ngày", False, "30 ngày"),
        (None, "đã ban hành", False, "đã ban hành"),
        (None, None, False, None),
    ],
)
def test_a_value_is_a_number_only_where_the_number_says_it_all(
    number: Fraction | None, said: str | None, is_rate: bool, shown: object
) -> None:
    assert figure_of(number, said, is_rate=is_rate) == shown


TEXTS = ["Đạt", " hai bên ", "một\nhai", "a & b < c > d", "_x0041_", "=1+1", "“x”"]


def test_a_quick_row_reads_as_the_same_row_written_by_the_library() -> None:
    def book(*, quick: bool) -> list[list[tuple[object, str, str]]]:
        made = io.BytesIO()
        with Workbook(made, {"constant_memory": True, "strings_to_formulas": False}) as workbook:
            sheet = workbook.add_worksheet("Trang", worksheet_class=QuickSheet)
            look = workbook.add_format({"num_format": "0.00", "bold": True})
            sheet.write_string(0, 0, "đầu")
            for row, text in enumerate(TEXTS, start=1):
                if quick:
                    style = sheet.style_of(look)
                    cells = [(style, text, None), None, (style, 0.1, None), (style, None, None)]
                    formulas = [(style, 0.2, "C2+C2"), (style, None, 'IF(C2="","","")')]
                    sheet.write_whole_row(row, [*cells, *formulas], 30)
                else:
                    sheet.set_row(row, 30)
                    sheet.write_string(row, 0, text, look)
                    sheet.write_number(row, 2, 0.1, look)
                    sheet.write_blank(row, 3, None, look)
                    sheet.write_formula(row, 4, "=C2+C2", look, 0.2)
                    sheet.write_formula(row, 5, '=IF(C2="","","")', look, "")
            sheet.write_string(len(TEXTS) + 1, 0, "cuối")
        found = []
        for values in (True, False):
            read = load_workbook(made, data_only=values)["Trang"]
            found += [
                [(cell.value or None, cell.number_format, str(cell.font.b)) for cell in row]
                for row in read.iter_rows()
            ]
            found.append([(read.row_dimensions[2].height, "", read.dimensions)])
        return found

    assert book(quick=True) == book(quick=False)
