"""Written figures become exact observations, bounded as far as their qualifier leaves room."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc_rules.evidence.loader import load_one
from cchc_rules.evidence.model import FigureKey, Qualifier
from evidence.office import PACK, as_json, evidence_of, figure, load, small_pack, without_places, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "measure, written, value",
    [
        ("files_late", "1500", Fraction(1500)),
        ("files_late", "1.500", Fraction(1500)),
        ("files_late", "12 nghìn", Fraction(12000)),
        ("files_late", "0", Fraction(0)),
        ("on_time_rate", '"81,6%"', Fraction(816, 1000)),
        ("on_time_rate", "81.6%", Fraction(816, 1000)),
        ("on_time_rate", "100%", Fraction(1)),
        ("online_rate", '"81,6%"', Fraction(816, 1000)),
        ("late_rate", '"0,05%"', Fraction(5, 10000)),
        ("branch_share", "80%", Fraction(8, 10)),
        ("budget_rate", "120%", Fraction(12, 10)),
        ("growth", "-9,6%", Fraction(-96, 1000)),
        ("open_files", "-3", Fraction(-3)),
        ("all_files", "12", Fraction(12)),
        ("software_used", "có", Fraction(1)),
        ("software_used", "Yes", Fraction(1)),
        ("software_used", "true", Fraction(1)),
        ("software_used", "không", Fraction(0)),
        ("software_used", "no", Fraction(0)),
        ("software_used", "false", Fraction(0)),
        ("assignment", "06/8/2024", Fraction(date(2024, 8, 6).toordinal())),
        ("assignment", "2024-08-06", Fraction(date(2024, 8, 6).toordinal())),
        ("handling_days", "30 ngày", Fraction(30)),
        ("handling_days", "30", Fraction(30)),
        ("plan_days", "-4 ngày", Fraction(-4)),
        ("par_rank", "63", Fraction(63)),
        ("revenue", '"32,8 tỷ đồng"', Fraction(32_800_000_000)),
        ("satisfaction", '"99,98%"', Fraction(9998, 10000)),
        ("satisfaction", "86", Fraction(86)),
    ],
)
def test_a_figure_is_read_exactly(tmp_path: Path, measure: str, written: str, value: Fraction) -> None:
    observation = figure(tmp_path, measure, written)
    assert observation.value == value
    assert (observation.low, observation.high) == (value, value)
    assert (observation.num, observation.den) == (value.numerator, value.denominator)
    assert observation.qualifier is Qualifier.EXACT
    assert not observation.said_none


@pytest.mark.parametrize("written", ["Tốt", "tốt", "TỐT", "Tot"])
def test_a_choice_is_kept_as_the_word_of_the_pack(tmp_path: Path, written: str) -> None:
    observation = figure(tmp_path, "grade", written)
    assert (observation.word, observation.num) == ("Tốt", 0)


def test_a_choice_named_by_a_number_is_the_same_in_yaml_and_json(tmp_path: Path) -> None:
    pack = small_pack(level_of_service={"label": "Mức độ", "kind": "choice", "choices": ["3", "4"]})
    yaml = load(tmp_path, "figures: {level_of_service: 4}\n", pack=pack)
    json_file = load_one(write(tmp_path, as_json({"figures": {"level_of_service": 4}}), "a.json"), pack)
    for loaded in (yaml, json_file):
        assert loaded.evidence is not None
        assert loaded.evidence.figures[FigureKey("level_of_service")][0].word == "4"


@pytest.mark.parametrize("written", ["none", "None", "không phát sinh", "{value: none, source: mục 2}"])
@pytest.mark.parametrize("measure", ["files_late", "on_time_rate", "software_used", "grade", "assignment"])
def test_none_says_that_nothing_arose(tmp_path: Path, measure: str, written: str) -> None:
    observation = figure(tmp_path, measure, written)
    assert observation.said_none
    assert observation.num == 0


def test_no_is_an_answer_to_a_flag_and_not_none(tmp_path: Path) -> None:
    assert not figure(tmp_path, "software_used", "không").said_none


@pytest.mark.parametrize(
    "written", ["", "null", "~", "{value: null}", "{value: null, source: mục 2}", "[null]", "[]"]
)
def test_an_empty_figure_is_unknown_and_never_zero(tmp_path: Path, written: str) -> None:
    evidence = evidence_of(tmp_path, f"figures:\n  files_late: {written}\n")
    assert evidence.figures == {}


def test_a_figure_keeps_its_source_system_and_note(tmp_path: Path) -> None:
    written = '{value: 5, source: "Báo cáo 65, mục 2.c", system: Cổng DVCQG, note: đã kiểm tra}'
    observation = figure(tmp_path, "files_late", written)
    assert observation.source == "Báo cáo 65, mục 2.c"
    assert (observation.system, observation.note) == ("Cổng DVCQG", "đã kiểm tra")
    assert observation.place is not None
    assert (observation.place.line, observation.place.column) == (5, 23)


@pytest.mark.parametrize(
    "measure, written, low, high",
    [
        ("files_received", "value: 49000, qualifier: at_least", 49000, None),
        ("files_received", "value: 49.000, qualifier: hơn", 49000, None),
        ("files_received", "value: 49.000, qualifier: trên", 49000, None),
        ("files_received", "value: 14.000, qualifier: gần", 0, 14000),
        ("files_received", "value: 49000, qualifier: khoảng", 48500, 49500),
        ("files_received", "value: 49.012, qualifier: about", "49011.5", "49012.5"),
        ("files_received", "value: 49.000, qualifier: about, tolerance: 20", 48980, 49020),
        ("files_received", "value: 3, qualifier: about, tolerance: 5", 0, 8),
        ("on_time_rate", "value: 95%, qualifier: at_least", "0.95", 1),
        ("on_time_rate", "value: 95%, qualifier: at_most", 0, "0.95"),
        ("on_time_rate", "value: 81.6%, qualifier: about", "0.8155", "0.8165"),
        ("on_time_rate", "value: 80%, qualifier: about", "0.795", "0.805"),
        ("on_time_rate", 'value: 80%, qualifier: about, tolerance: "0,2%"', "0.798", "0.802"),
        ("on_time_rate", "value: 99.9%, qualifier: about, tolerance: 1%", "0.989", 1),
        ("budget_rate", "value: 120%, qualifier: at_least", "1.2", None),
        ("par_rank", "value: 20, qualifier: at_most", 1, 20),
        ("par_rank", "value: 20, qualifier: at_least", 20, 63),
        ("open_files", "value: 20, qualifier: at_most", None, 20),
        ("files_received", "value: 20, qualifier: chính xác", 20, 20),
        ("files_received", "value: 20, qualifier: null", 20, 20),
    ],
)
def test_a_qualifier_bounds_the_true_value(
    tmp_path: Path, measure: str, written: str, low: int | str | None, high: int | str | None
) -> None:
    observation = figure(tmp_path, measure, f"{{{written}}}")
    assert observation.low == (None if low is None else Fraction(low))
    assert observation.high == (None if high is None else Fraction(high))


def test_a_json_number_is_as_fine_as_it_is_written(tmp_path: Path) -> None:
    def bounds(number: str) -> tuple[Fraction | None, Fraction | None]:
        text = as_json({"figures": {"revenue": {"value": "X", "qualifier": "about"}}}).replace('"X"', number)
        loaded = load_one(write(tmp_path, text, "a.json"), PACK)
        assert loaded.evidence is not None
        (observation,) = loaded.evidence.figures[FigureKey("revenue")]
        return observation.low, observation.high

    assert bounds("49000") == (48500, 49500)
    assert bounds("49000.5") == (Fraction("49000.45"), Fraction("49000.55"))
    assert bounds("49.000") == (Fraction("48.9995"), Fraction("49.0005"))


def test_a_series_runs_from_oldest_to_newest_with_the_undated_figure_last(tmp_path: Path) -> None:
    evidence = evidence_of(
        tmp_path,
        "figures:\n"
        "  on_time_rate:\n"
        "  - 99.95%\n"
        "  - {as_of: 2023-12-31, value: 99.92%}\n"
        "  - {as_of: 31/12/2022, value: 98%}\n",
    )
    (series,) = evidence.figures.values()
    assert [each.as_of for each in series] == [date(2022, 12, 31), date(2023, 12, 31), None]


def test_scopes_of_one_measure_stand_side_by_side(tmp_path: Path) -> None:
    evidence = evidence_of(
        tmp_path,
        "figures:\n"
        "  online_rate:\n"
        "  - 81.6%\n"
        "  - {scope: land, value: 28.14%}\n"
        "  - {scope: commune, value: 94%}\n"
        "  - {scope: land, value: 11.43%, as_of: 2023-12-31}\n",
    )
    assert {key: [each.value for each in found] for key, found in evidence.figures.items()} == {
        FigureKey("online_rate"): [Fraction("0.816")],
        FigureKey("online_rate", "land"): [Fraction("0.1143"), Fraction("0.2814")],
        FigureKey("online_rate", "commune"): [Fraction("0.94")],
    }


def test_rival_systems_of_one_day_are_both_kept(tmp_path: Path) -> None:
    evidence = evidence_of(
        tmp_path,
        "figures:\n"
        "  on_time_rate:\n"
        "  - {value: 99.95%, system: Hệ thống tỉnh}\n"
        "  - {value: 91%, system: Cổng Dịch vụ công quốc gia}\n"
        "  - 95%\n",
    )
    (rivals,) = evidence.figures.values()
    assert [each.system for each in rivals] == [None, "Cổng Dịch vụ công quốc gia", "Hệ thống tỉnh"]


def test_one_system_in_other_letters_is_no_rival(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        "figures:\n  on_time_rate:\n"
        "  - {value: 99%, system: Cổng DVCQG}\n  - {value: 91%, system: CỔNG DVCQG}\n",
    )
    assert [fault.code for fault in loaded.faults] == ["EV232"]


@pytest.mark.parametrize(
    "figures",
    [
        "files_online: {value: 11, qualifier: at_most}\n  files_received: 10",
        "files_online: 11\n  files_received: {value: 10, qualifier: at_least}",
        "files_online: {value: 11, qualifier: about, tolerance: 2}\n  files_received: 10",
        "files_online: {value: 11, scope: land}\n  files_received: 10",
        "files_online: {value: 11, as_of: 2024-05-31}\n  files_received: 10",
        "files_online: {value: 11, system: A}\n  files_received: {value: 10, system: B}",
        "files_online: 11\n  files_received: [{value: 10, system: A}, {value: 12, system: B}]",
        "files_late: 12\n  files_online: 10",
        "files_online: 0\n  files_received: 0",
        "files_online: 10\n  files_received: 10",
    ],
)
def test_a_numerator_is_doubted_only_when_it_is_certainly_above(tmp_path: Path, figures: str) -> None:
    assert load(tmp_path, f"figures:\n  {figures}\n").faults == ()


@pytest.mark.parametrize(
    "figures",
    [
        "files_online: {value: 11, qualifier: at_least}\n  files_received: 10",
        "files_online: 11\n  files_received: {value: 10, qualifier: at_most}",
        "files_online: {value: 11, scope: land}\n  files_received: {value: 10, scope: land}",
        "files_online: {value: 11, as_of: 2024-12-31}\n  files_received: 10",
        "files_online: {value: 11, system: A}\n  files_received: 10",
        "files_online: {value: 11, system: A}\n  files_received: [{value: 10, system: A}, 12]",
        "files_online: 11\n  files_received: none",
    ],
)
def test_a_numerator_certainly_above_its_denominator_is_a_fault(tmp_path: Path, figures: str) -> None:
    assert [fault.code for fault in load(tmp_path, f"figures:\n  {figures}\n").faults] == ["EV231"]


def test_units_have_figures_of_their_own(tmp_path: Path) -> None:
    evidence = evidence_of(
        tmp_path,
        "figures: {files_online: 10, files_late: 1}\n"
        "units:\n"
        "- {id: cn-2, name: Chi nhánh 2, kind: land_branch, figures: {on_time_rate: 98%, files_late: 2}}\n"
        "- {id: cn-1, name: Chi nhánh 1, kind: land_branch, figures: {on_time_rate: 90%}}\n",
    )
    assert [(unit.id, unit.kind) for unit in evidence.units] == [
        ("cn-1", "land_branch"),
        ("cn-2", "land_branch"),
    ]
    assert evidence.units[1].figures[FigureKey("on_time_rate")][0].value == Fraction("0.98")


def test_a_measure_with_bounds_of_its_own_keeps_to_them(tmp_path: Path) -> None:
    pack = small_pack(
        temperature={"label": "Chênh lệch", "kind": "count", "min": -5, "max": 5},
        plan_rate={"label": "Tỷ lệ so với kế hoạch", "kind": "percent", "max": "150%"},
    )
    sound = load(tmp_path, "figures: {temperature: -5, plan_rate: 150%}\n", pack=pack)
    assert sound.faults == ()
    unsound = load(tmp_path, "figures: {temperature: -6, plan_rate: 151%}\n", pack=pack)
    assert [fault.code for fault in unsound.faults] == ["EV217", "EV217"]
    assert [fault.expected for fault in unsound.faults] == ["từ -5 đến 5", "từ 0% đến 150%"]


def test_json_says_the_same_as_yaml(tmp_path: Path) -> None:
    body = {
        "figures": {
            "files_received": {"value": 49000, "qualifier": "at_least", "source": "Báo cáo"},
            "files_online": [{"value": 12000, "as_of": "2024-05-31"}, {"value": 3, "scope": "land"}],
            "on_time_rate": "99,95%",
            "software_used": True,
            "revenue": 32800000.5,
            "grade": None,
            "files_late": "none",
        },
        "documents": {"reform_plan": {"symbol": "2697/KH-VP", "date": "2023-12-27"}, "review_plan": "none"},
        "self_scores": {"1.1": 1.5},
        "official_scores": {"1.1": {"points": 1}},
        "last_year": {"1.2.1": 0.25},
        "waivers": [{"criterion": "1.2.2", "reason": "a", "approver": "b", "expires": "2025-01-01"}],
        "units": [{"id": "a", "name": "A", "kind": "land_branch", "figures": {"files_late": 7}}],
        "note": "Ghi chú",
    }
    by_hand = evidence_of(
        tmp_path,
        """\
figures:
  files_received: {value: 49.000, qualifier: hơn, source: Báo cáo}
  files_online:
  - {value: 12.000, as_of: 31/5/2024}
  - {value: 3, scope: land}
  on_time_rate: 99,95%
  software_used: có
  revenue: 32.800.000,5
  grade:
  files_late: none
documents:
  reform_plan: {symbol: 2697/KH-VP, date: 27/12/2023}
  review_plan: none
self_scores: {"1.1": "1,5"}
official_scores: {"1.1": 1}
last_year: {"1.2.1": {points: "0,25"}}
waivers:
- {criterion: 1.2.2, reason: a, approver: b, expires: ngày 01 tháng 01 năm 2025}
units:
- id: a
  name: A
  kind: land_branch
  figures: {files_late: "7"}
note: Ghi chú
""",
    )
    machine = load_one(write(tmp_path, as_json(body), "a.json"), PACK).evidence
    assert machine is not None
    assert without_places(machine) == without_places(by_hand)
