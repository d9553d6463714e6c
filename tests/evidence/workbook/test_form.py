"""What the form itself is like: rows, drop-downs, limits, locks, print set-up, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules.evidence.asked import Asked
from cchc_rules.evidence.model import AgencyRef, FigureKey
from cchc_rules.evidence.workbook.filing import Filing
from cchc_rules.evidence.workbook.form import form_bytes
from cchc_rules.evidence.workbook.layout import Column, figure_titles
from cchc_rules.packs.criteria import AgencyLevel
from evidence.office import evidence_of, small_pack

from .office import AGENCY, LEVEL, RULES, TITLES, Form

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "1 Cải cách TTHC"


def rules_of(form: Form, measure: str) -> Any:
    """The validation of the value of a figure."""
    sheet, row = form.of_figure(measure)
    cell = sheet.cell(row, form.column(sheet, Column.VALUE)).coordinate
    (rule,) = [each for each in sheet.data_validations.dataValidation if cell in each.sqref]
    return rule


def test_each_level_is_asked_for_what_its_criteria_read() -> None:
    par_rank = FigureKey("par_rank")
    assert par_rank in Asked(RULES, AgencyLevel.PROVINCE).keys
    assert par_rank not in Asked(RULES, AgencyLevel.COMMUNE).keys


def test_a_scope_has_rows_of_its_own_and_a_ratio_brings_its_parts() -> None:
    keys = Asked(RULES, LEVEL).keys
    for name in ("online_rate", "files_online", "files_received"):
        assert {FigureKey(name), FigureKey(name, "land")} <= set(keys)
    assert FigureKey("online_rate", "commune") not in keys


def test_what_a_level_asks_nothing_about_makes_a_form_all_the_same() -> None:
    empty = small_pack()
    for level in AgencyLevel:
        assert form_bytes(empty, [Filing(Asked(empty, level))])


def test_titles_that_differ_in_marks_only_get_their_ids() -> None:
    pack = small_pack(second={"label": "Hồ sơ tiếp nhân", "kind": "count"})
    titles = figure_titles(pack)
    assert titles[FigureKey("second")] == "Hồ sơ tiếp nhân [second]"
    assert titles[FigureKey("files_received")] == "Hồ sơ tiếp nhận [files_received]"


def test_a_rate_is_a_percent_between_0_and_100() -> None:
    form = Form()
    rule = rules_of(form, "on_time_rate")
    assert (rule.type, rule.operator, float(rule.formula1), float(rule.formula2)) == ("decimal", None, 0, 1)
    assert "81,6%" in rule.prompt
    sheet, row = form.of_figure("on_time_rate")
    assert sheet.cell(row, form.column(sheet, Column.VALUE)).number_format.endswith("%")


def test_a_numerator_is_held_against_its_denominator_and_back() -> None:
    form = Form()
    of, over = rules_of(form, "files_online"), rules_of(form, "files_received")
    sheet, part = form.of_figure("files_online")
    _, whole = form.of_figure("files_received")
    column = form.column(sheet, Column.VALUE)
    part_cell, whole_cell = (sheet.cell(row, column).coordinate for row in (part, whole))
    absolute = "$" + re.sub(r"(\d+)", r"$\1", whole_cell)
    assert of.formula1.endswith(f'OR({absolute}="",{part_cell}<={absolute}))')
    assert f"{whole_cell}>=" in over.formula1
    assert all(len(rule.formula1) < 255 for rule in (of, over))


def test_choices_drop_down_from_lists_nobody_sees() -> None:
    form = Form()
    rule = rules_of(form, "grade")
    assert rule.type == "list"
    name = form.book.defined_names[rule.formula1]
    assert name.attr_text.startswith("_danh_muc!")
    assert form.book["_danh_muc"].sheet_state == "veryHidden"
    assert form.book["_bieu_mau"].sheet_state == "veryHidden"


def test_every_prompt_and_refusal_is_vietnamese_and_fits() -> None:
    for sheet in Form().book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            for text, most in (
                (rule.prompt, 255),
                (rule.error, 225),
                (rule.promptTitle, 32),
                (rule.errorTitle, 32),
            ):
                assert text is None or (len(text) <= most and not text.isascii())


def test_only_cells_to_fill_in_are_unlocked_and_there_is_no_password() -> None:
    form = Form()
    for sheet in form.book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.protection.sheet
            assert not sheet.protection.password
    sheet, row = form.of_figure("files_late")
    locked = {
        heading: sheet.cell(row, form.column(sheet, heading)).protection.locked
        for heading in (Column.KEY, Column.NUMBER, Column.FIGURE, Column.VALUE, Column.SOURCE, Column.HELP)
    }
    assert [heading for heading, each in locked.items() if not each] == [Column.VALUE, Column.SOURCE]
    assert sheet.column_dimensions["A"].hidden


def test_tables_stay_in_sight_and_print_on_a4_across() -> None:
    form = Form()
    for sheet in form.book.worksheets:
        if sheet.sheet_state == "visible" and sheet.title != "Hướng dẫn":
            assert sheet.freeze_panes is not None
            assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
            assert sheet.page_setup.fitToWidth in (None, 1)
            assert sheet.print_title_rows == "$4:$4"


def test_help_says_what_a_figure_is_for_and_which_part_it_plays() -> None:
    form = Form()
    sheet, row = form.of_figure("files_online")
    said = sheet.cell(row, form.column(sheet, Column.HELP)).value
    assert "Tử số của: Tỷ lệ trực tuyến" in said
    assert "Tiêu chí 1.2: Tiêu chí 1.2" in said


def test_nothing_of_evidence_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    evidence = evidence_of(
        tmp_path,
        'figures: {files_late: {value: 5, source: "=HYPERLINK(1)", note: "http://a.vn", system: "@x"}}\n',
    )
    form = Form(AgencyRef(*evidence.agency), evidence=evidence)
    sheet, row = form.of_figure("files_late")
    cell = sheet.cell(row, form.column(sheet, Column.SOURCE))
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert sheet.cell(row, form.column(sheet, Column.NOTE)).hyperlink is None


def test_a_text_longer_than_a_cell_is_refused_not_cut(tmp_path: Path) -> None:
    evidence = evidence_of(tmp_path, f"note: {'a' * 40_000}\n")
    with pytest.raises(ValueError, match="32767"):
        form_bytes(RULES, [Filing(Asked(RULES, LEVEL), evidence.agency, evidence)])


def test_a_workbook_of_many_agencies_names_the_agency_in_every_row() -> None:
    form = Form(AGENCY, AgencyRef("so-y-te", "Sở Y tế", LEVEL))
    sheet = form.book[SHEET]
    names = {sheet.cell(row, form.column(sheet, Column.AGENCY)).value for row in range(5, sheet.max_row + 1)}
    assert names == {"Sở Nội vụ", "Sở Y tế"}
    assert TITLES[FigureKey("online_rate")] in {cell.value for cell in sheet["D"]}
