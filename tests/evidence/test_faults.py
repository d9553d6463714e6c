"""Every fault a file of evidence can have: its code, and the line and column it points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_rules.evidence import codes
from cchc_rules.sources.faults import Severity
from evidence.office import Spot, agency, as_json, fault_of, load, load_one, small_pack, spots, write

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.sources.faults import Fault

FIGURES = "figures:\n"  # line 4; the first figure stands in line 5

IN_FIGURES = {
    "unknown measure": ("  online_rat: 81,6%", codes.UNKNOWN_MEASURE, 3),
    "document among figures": ("  reform_plan: 1", codes.DOCUMENT_AMONG_FIGURES, 3),
    "unknown scope": ("  files_late: {value: 1, scope: lands}", codes.UNKNOWN_SCOPE, 33),
    "word for a count": ("  files_late: nhiều", codes.NOT_A_NUMBER, 15),
    "flag word for a count": ("  files_late: true", codes.NOT_A_NUMBER, 15),
    "date for a count": ("  files_late: 30/9/2024", codes.NOT_A_NUMBER, 15),
    "list of lists": ("  files_late: [[1]]", codes.NOT_A_NUMBER, 16),
    "group for a value": ("  files_late: {value: {a: 1}}", codes.NOT_A_NUMBER, 23),
    "half a file": ("  files_late: 1,5", codes.NOT_WHOLE, 15),
    "half a file in all": ('  all_files: {value: "1,5"}', codes.NOT_WHOLE, 22),
    "half a place": ('  par_rank: "1,5"', codes.NOT_WHOLE, 13),
    "negative count": ("  files_late: -1", codes.NEGATIVE, 15),
    "negative days": ("  handling_days: -3 ngày", codes.NEGATIVE, 18),
    "negative money": ("  revenue: -3 triệu đồng", codes.NEGATIVE, 12),
    "rate without percent": ("  on_time_rate: 81,6", codes.NO_PERCENT_SIGN, 17),
    "rate as a part of 1": ("  on_time_rate: 0,816", codes.NO_PERCENT_SIGN, 17),
    "complement without percent": ("  late_rate: 5", codes.NO_PERCENT_SIGN, 14),
    "share without percent": ("  branch_share: 80", codes.NO_PERCENT_SIGN, 17),
    "percent for a count": ("  files_late: 5%", codes.WRONG_UNIT, 15),
    "days for a count": ("  files_late: 5 ngày", codes.WRONG_UNIT, 15),
    "days for a rate": ("  on_time_rate: 5 ngày", codes.WRONG_UNIT, 17),
    "percent for days": ("  handling_days: 5%", codes.WRONG_UNIT, 18),
    "rate above 100%": ("  on_time_rate: 100,01%", codes.RATE_OUT_OF_RANGE, 17),
    "rate below 0%": ("  online_rate: -0,01%", codes.RATE_OUT_OF_RANGE, 16),
    "above the maximum": ("  par_rank: 64", codes.OUT_OF_BOUNDS, 13),
    "change above 100 points": ("  growth: 101%", codes.OUT_OF_BOUNDS, 11),
    "rank 0": ("  par_rank: 0", codes.RANK_BELOW_ONE, 13),
    "number for a date": ("  assignment: 2024", codes.NOT_A_DATE, 15),
    "no such day": ("  assignment: 30/2/2024", codes.NOT_A_DATE, 15),
    "flag word for a date": ("  assignment: true", codes.NOT_A_DATE, 15),
    "number for a flag": ("  software_used: 1", codes.NOT_A_FLAG, 18),
    "unknown choice": ("  grade: Xuất sắc", codes.UNKNOWN_CHOICE, 10),
    "flag for a choice": ("  grade: true", codes.NOT_A_CHOICE, 10),
    "unknown qualifier": ("  files_late: {value: 1, qualifier: chừng}", codes.UNKNOWN_QUALIFIER, 37),
    "about a flag": ("  software_used: {value: có, qualifier: about}", codes.QUALIFIER_NOT_ALLOWED, 41),
    "about nothing": ("  files_late: {value: none, qualifier: about}", codes.QUALIFIER_NOT_ALLOWED, 40),
    "tolerance of an exact figure": ("  files_late: {value: 9, tolerance: 1}", codes.TOLERANCE, 37),
    "tolerance in another unit": (
        "  files_late: {value: 9, qualifier: about, tolerance: 1%}",
        codes.WRONG_UNIT,
        55,
    ),
    "negative tolerance": (
        "  files_late: {value: 9, qualifier: about, tolerance: -1}",
        codes.TOLERANCE,
        55,
    ),
    "figure of the future": ("  files_late: {value: 1, as_of: 2025-01-01}", codes.FIGURE_AFTER_AS_OF, 33),
}  # fmt: skip


@pytest.mark.parametrize("written, code, column", IN_FIGURES.values(), ids=IN_FIGURES)
def test_a_wrong_figure_is_pointed_at(tmp_path: Path, written: str, code: str, column: int) -> None:
    fault = fault_of(tmp_path, FIGURES + written + "\n")
    assert (fault.code, fault.place.line, fault.place.column) == (code, 5, column)


@pytest.mark.parametrize("written, code, column", IN_FIGURES.values(), ids=IN_FIGURES)
def test_a_wrong_figure_of_a_unit_is_pointed_at(tmp_path: Path, written: str, code: str, column: int) -> None:
    unit = "units:\n- id: cn-1\n  name: Chi nhánh 1\n  kind: land_branch\n  figures:\n"
    fault = fault_of(tmp_path, unit + "  " + written + "\n")
    assert (fault.code, fault.place.line, fault.place.column) == (code, 9, column + 2)


ELSEWHERE = {
    "figure among documents": ("documents:\n  files_late: none\n", codes.FIGURE_AMONG_DOCUMENTS, 5, 3),
    "unknown document": ("documents:\n  reform_plans: none\n", codes.UNKNOWN_MEASURE, 5, 3),
    "bare symbol": ("documents:\n  reform_plan: 2697/KH-VP\n", codes.NOT_A_DOCUMENT, 5, 16),
    "number below part": (
        "figures:\n  files_online: 11\n  files_received: 10\n",
        codes.PART_ABOVE_WHOLE,
        5,
        17,
    ),
    "figure twice": (
        "figures:\n  files_late:\n  - 1\n  - {value: 2, as_of: 2024-12-31}\n",
        codes.SAME_FIGURE_TWICE,
        7,
        13,
    ),
    "unknown kind of unit": (
        "units:\n- {id: a, name: A, kind: land_branches}\n",
        codes.UNKNOWN_UNIT_KIND,
        5,
        26,
    ),
    "unit twice": (
        "units:\n- {id: a, name: A, kind: land_branch}\n- {id: a, name: B, kind: land_branch}\n",
        codes.SAME_UNIT_TWICE,
        6,
        8,
    ),
    "unknown self score": ('self_scores: {"1.3": 1}\n', codes.UNKNOWN_CRITERION, 4, 15),
    "unknown official score": ('official_scores: {"1.3": 1}\n', codes.UNKNOWN_CRITERION, 4, 19),
    "unknown last year": ('last_year: {"1.3": 1}\n', codes.UNKNOWN_CRITERION, 4, 13),
    "unknown waiver": (
        'waivers:\n- {criterion: "7", reason: a, approver: b, expires: 2025-01-01}\n',
        codes.UNKNOWN_CRITERION,
        5,
        15,
    ),
    "waiver twice": (
        (
            "waivers:\n"
            '- {criterion: "1.1", reason: a, approver: b, expires: 2025-01-01}\n'
            '- {criterion: "1.1", reason: a, approver: b, expires: 2025-01-01}\n'
        ),
        codes.SAME_WAIVER_TWICE,
        6,
        15,
    ),
    "too high a self score": ('self_scores: {"1.1": "2,01"}\n', codes.SCORE_ABOVE_MAXIMUM, 4, 22),
    "too high for a parent": ('self_scores: {"1.2": "1,51"}\n', codes.SCORE_ABOVE_MAXIMUM, 4, 22),
    "too high for a field": ('official_scores: {"1": 5}\n', codes.SCORE_ABOVE_MAXIMUM, 4, 24),
    "too high an official score": (
        'official_scores: {"1.1": {points: 3}}\n',
        codes.SCORE_ABOVE_MAXIMUM,
        4,
        35,
    ),
    "too great a penalty": ('self_scores: {"1.9": -2}\n', codes.SCORE_ABOVE_MAXIMUM, 4, 22),
    "negative self score": ('self_scores: {"1.1": -1}\n', codes.SCORE_BELOW_ZERO, 4, 22),
    "a result without a result": ('last_year: {"1.1": {source: QĐ 57}}\n', codes.EMPTY_RESULT, 4, 20),
}


@pytest.mark.parametrize("body, code, line, column", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_wrong_entry_is_pointed_at(tmp_path: Path, body: str, code: str, line: int, column: int) -> None:
    fault = fault_of(tmp_path, body)
    assert (fault.code, fault.place.line, fault.place.column) == (code, line, column)


HEADS = {
    "unknown level": ({"who": "agency: {id: a, name: A, level: tinhh}"}, codes.UNKNOWN_LEVEL, 2, 33),
    "period reversed": (
        {"period": "period: {from: 2024-12-31, to: 2024-01-01}"},
        codes.PERIOD_REVERSED,
        3,
        32,
    ),
    "as of before": (
        {"period": "period: {from: 2024-01-01, to: 2024-12-31, as_of: 2023-12-31}"},
        codes.AS_OF_BEFORE_PERIOD,
        3,
        51,
    ),
}  # fmt: skip


@pytest.mark.parametrize("head, code, line, column", HEADS.values(), ids=HEADS)
def test_a_wrong_head_is_pointed_at(
    tmp_path: Path, head: dict[str, str], code: str, line: int, column: int
) -> None:
    fault = fault_of(tmp_path, "", **head)
    assert (fault.code, fault.place.line, fault.place.column) == (code, line, column)


WARNINGS = {
    "as of after": (
        "",
        {"period": "period: {from: 2024-01-01, to: 2024-12-31, as_of: 2025-01-31}"},
        codes.AS_OF_AFTER_PERIOD,
        3,
        51,
    ),
    "document of the future": (
        "documents:\n  reform_plan: {date: 2025-01-02}\n",
        {},
        codes.DOCUMENT_AFTER_AS_OF,
        5,
        23,
    ),
}


@pytest.mark.parametrize("body, head, code, line, column", WARNINGS.values(), ids=WARNINGS)
def test_what_is_doubtful_is_a_warning(
    tmp_path: Path, body: str, head: dict[str, str], code: str, line: int, column: int
) -> None:
    loaded = load(tmp_path, body, **head)
    assert loaded.evidence is not None
    assert spots(loaded.warnings) == [Spot(code, line, column)]
    assert {warning.severity for warning in loaded.warnings} == {Severity.WARNING}


def test_every_fault_of_a_file_has_a_test_here_or_is_about_many_files() -> None:
    tested = {row[1] for table in (IN_FIGURES, ELSEWHERE, HEADS) for row in table.values()}
    tested |= {row[2] for row in WARNINGS.values()}
    about_many_files = {
        codes.OTHER_PERIOD,
        codes.LATER_LEFT_OUT,
        codes.PERIOD_NOT_USED,
        codes.AGENCY_TWICE,
        codes.PARENT_NOT_LOADED,
        codes.NOT_AN_EVIDENCE_FILE,
        codes.WORKBOOK_NOT_READ,
        codes.EMPTY_FOLDER,
        codes.FOLDER_UNREADABLE,
    }
    assert tested | about_many_files == set(codes.TITLES)
    assert not tested & about_many_files


def test_all_faults_are_told_at_once_even_beside_a_malformed_entry(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        "figures:\n"
        "  files_late: -1\n"
        "  on_time_rate: {value: 99%, as_of: hôm qua}\n"
        "  online_rate: 81,6\n"
        "units:\n"
        "- {id: a}\n"
        "- {id: b, name: B, kind: xx, figures: {files_late: x}}\n"
        "waivers:\n"
        '- {criterion: "1.1"}\n'
        '- {criterion: "9.9", reason: a, approver: b, expires: 2025-01-01}\n'
        'self_scores: {"1.1": 3}\n'
        "documents: {files_late: none}\n"
        "remark: x\n",
        who=agency(level="tỉnh").replace("level: department, ", ""),
    )
    assert loaded.evidence is None
    assert [(fault.code, fault.place.line) for fault in loaded.faults] == [
        (codes.UNKNOWN_LEVEL, 2),
        (codes.NEGATIVE, 5),
        ("DL106", 6),
        (codes.NO_PERCENT_SIGN, 7),
        ("DL102", 9),
        ("DL102", 9),
        (codes.UNKNOWN_UNIT_KIND, 10),
        (codes.NOT_A_NUMBER, 10),
        ("DL102", 12),
        ("DL102", 12),
        ("DL102", 12),
        (codes.UNKNOWN_CRITERION, 13),
        (codes.SCORE_ABOVE_MAXIMUM, 14),
        (codes.FIGURE_AMONG_DOCUMENTS, 15),
        ("DL101", 16),
    ]


def test_figures_are_judged_even_when_the_period_is_wrong(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, "figures: {files_late: -1}\n", period="period: {from: 2024-12-31, to: 2024-01-01}"
    )
    assert [fault.code for fault in loaded.faults] == [codes.PERIOD_REVERSED, codes.NEGATIVE]


def test_a_file_that_is_a_list_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    loaded = load_one(write(tmp_path, "- 1\n- 2\n"), small_pack())
    assert [fault.code for fault in loaded.faults] == ["DL103"]


@pytest.mark.parametrize(
    "section",
    ["figures", "documents", "units", "self_scores", "official_scores", "waivers", "agency", "period"],
)
@pytest.mark.parametrize("value", ["7", "x", "[1]", "{a: {b: c}}", "true", "'1,5'"])
def test_nonsense_in_any_section_is_a_fault_and_no_crash(tmp_path: Path, section: str, value: str) -> None:
    head = ["format: 1", agency(), "period: {from: 2024-01-01, to: 2024-12-31}"]
    text = "\n".join([line for line in head if not line.startswith(section)] + [f"{section}: {value}", ""])
    loaded = load_one(write(tmp_path, text), small_pack())
    assert loaded.evidence is None
    assert loaded.faults


def said(fault: Fault) -> str:
    return str(fault)


def test_a_rate_without_percent_asks_for_the_percent_sign(tmp_path: Path) -> None:
    assert fault_of(tmp_path, FIGURES + "  on_time_rate: 81,6\n").fix == "viết “81,6%”"
    assert "“81,6%” nếu “0,816” là phần của 1" in said(
        fault_of(tmp_path, FIGURES + "  on_time_rate: 0,816\n")
    )
    assert "“100%”" in said(fault_of(tmp_path, FIGURES + "  on_time_rate: 1\n"))


def test_a_rate_as_a_json_number_asks_for_the_percent_sign(tmp_path: Path) -> None:
    path = write(tmp_path, as_json({"figures": {"on_time_rate": 81.6}}), "a.json")
    (fault,) = load_one(path, small_pack()).faults
    assert (fault.code, fault.fix) == (codes.NO_PERCENT_SIGN, "viết “81,6%”")


def test_a_qualifier_written_before_the_number_is_shown_its_place(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, FIGURES + "  files_late: gần 14.000\n")
    assert fault.fix == 'viết {value: "14.000", qualifier: gần}'


@pytest.mark.parametrize(
    "body, guess",
    [
        ("figures: {online_rat: 81%}", "online_rate"),
        ("figures:\n  ho_so_tre_han: 1", "files_late"),
        ("figures: {files_late: {value: 1, scope: lan}}", "land"),
        ("figures: {files_late: {value: 1, qualifier: khoản}}", "khoảng"),
        ("figures: {grade: Kha khá}", "Khá"),
        ("documents: {review_plans: none}", "review_plan"),
        ('self_scores: {"1.2.3": 1}', None),
        ("units: [{id: a, name: A, kind: land_branches}]", "land_branch"),
    ],
)
def test_a_near_word_is_suggested(tmp_path: Path, body: str, guess: str | None) -> None:
    pack = small_pack(files_late={"label": "ho_so_tre_han", "kind": "count"})
    loaded = load(tmp_path, body + "\n", pack=pack)
    assert [fault.did_you_mean for fault in loaded.faults] == [guess]


@pytest.mark.parametrize(
    "word, level",
    [
        ("tỉnh", "province"),
        ("Cấp tỉnh", "province"),
        ("sở", "department"),
        ("Huyện", "district"),
        ("phường", "commune"),
        ("chi nhánh", "unit"),
        ("provinse", "province"),
    ],
)
def test_a_vietnamese_level_is_told_its_word(tmp_path: Path, word: str, level: str) -> None:
    fault = fault_of(tmp_path, "", who=f"agency: {{id: a, name: A, level: {word}}}")
    assert fault.did_you_mean == level


def test_a_figure_twice_names_the_first_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "figures:\n  files_late:\n  - 1\n  - 2\n")
    assert "dòng 6" in fault.message


def test_a_numerator_above_its_denominator_names_both(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "figures:\n  files_online: 11\n  files_received: 10\n")
    assert fault.message == (
        "“files_online” là 11, lớn hơn “files_received” là 10 (dòng 6), nên tỷ lệ “online_rate” vượt 100%"
    )
