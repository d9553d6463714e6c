"""Units have many names, end one day, and have successors; a pack that still names them is told so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support import faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.units import Units, UnitsFile, read_units
from cchc_rules.sources.faults import Fault, Severity

BASE = Path(__file__).parents[2] / "rules" / "_base" / "units.yaml"
UNITS = """
units:
  - {name: Sở Khoa học và Công nghệ, aliases: [Sở KH&CN]}
  - name: Sở Thông tin và Truyền thông
    aliases: [Sở TTTT, Sở TT&TT, TTTT]
    to: 2025-02-28
    successors: [Sở Khoa học và Công nghệ]
  - {name: Bộ Thông tin và Truyền thông, aliases: [Bộ TTTT]}
  - {name: Cấp huyện, aliases: [UBND huyện, huyện], to: 30/6/2025, level: district, advice: giao cho cấp xã}
words:
  - word: dịch vụ công mức độ 3, 4
    forms: ["mức độ 3, 4", mức độ 3 và 4]
    since: 2022-06-24
    instead: dịch vụ công trực tuyến một phần, toàn trình
    basis: {symbol: 42/2022/NĐ-CP}
"""
RULES = """
measures:
  done: {{label: "{label}", kind: flag}}
criteria:
  - id: "1"
    name: "{name}"
    levels: [{level}]
    points: 1
    measure: done
    score: {{steps: [{{when: "= yes", points: 1}}, {{otherwise: true, points: 0}}]}}
    basis: {{symbol: "{basis}"}}
    remedy:
      content: ["{content}"]
      lead: ["{lead}"]
      coordinate: [{{unit: Sở Nội vụ, note: "{note}"}}]
    note: "{cited}"
"""
PLAIN = {
    "label": "Đã làm",
    "name": "Một việc",
    "level": "province",
    "basis": "1/QĐ",
    "content": "Làm việc này",
    "lead": "Sở Nội vụ",
    "note": "đối với việc khó",
    "cited": "Ghi chú",
}


def warnings(root: Path, year: int = 2026, units: str = UNITS, **texts: str) -> list[Fault]:
    """The warnings of a pack of that year in which some texts are not plain ones; `«` marks one."""
    rules = RULES.format(**{**PLAIN, **texts})
    period = {"period": f"{{from: {year}-01-01, to: {year}-12-31}}"}
    written = write_pack(root, rules, manifest=period, files={"units.yaml": units})
    found = load_pack(written.folder).warnings
    if "«" in rules:
        assert [spot(each) for each in found] == [written.place()] * len(found)
    assert all(each.severity is Severity.WARNING for each in found)
    return list(found)


def units_in(root: Path, text: str) -> tuple[Units, list[Fault]]:
    path = root / "units.yaml"
    path.write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    return read_units([path], faults), faults


# --- the check ---------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["Sở Thông tin và Truyền thông", "Sở TTTT", "sở TT&TT", "TTTT"])
def test_a_lead_that_is_no_more_gets_a_warning_with_its_successor(written: str, tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, lead=written)
    assert warning.code == codes.OLD_UNIT
    assert "không còn từ ngày 01/3/2025" in warning.message
    assert warning.fix == "thay bằng “Sở Khoa học và Công nghệ”"


@pytest.mark.parametrize("key", ["name", "label", "content", "note"])
def test_a_unit_is_found_wherever_a_rule_says_something_to_its_readers(key: str, tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, **{key: "Gửi Sở TTTT trước ngày 15"})
    assert "“Sở TTTT” (Sở Thông tin và Truyền thông)" in warning.message


def test_the_warning_stands_at_the_very_text(tmp_path: Path) -> None:
    rules = RULES.format(**{**PLAIN, "lead": "Sở TTTT"}).replace('lead: ["', 'lead: [«"')
    period = {"period": "{from: 2026-01-01, to: 2026-12-31}"}
    written = write_pack(tmp_path, rules, manifest=period, files={"units.yaml": UNITS})
    (warning,) = load_pack(written.folder).warnings
    assert spot(warning) == written.place()


@pytest.mark.parametrize("key", ["basis", "cited"])
def test_documents_that_are_cited_and_notes_keep_old_names(key: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, **{key: "Công văn của Sở TTTT về dịch vụ công mức độ 3, 4"}) == []


def test_a_pack_of_a_year_in_which_the_unit_was_there_all_year_gets_no_warning(tmp_path: Path) -> None:
    assert warnings(tmp_path, 2024, lead="Sở TTTT", level="district") == []


def test_a_unit_that_ends_during_the_period_cannot_finish_its_task(tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, 2025, lead="Sở TTTT")
    assert "chỉ còn đến hết ngày 28/02/2025, giữa kỳ đánh giá" in warning.message


def test_a_level_that_is_no_more_is_found_in_levels_too(tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, level="district")
    assert warning.code == codes.OLD_UNIT
    assert "“district” (Cấp huyện)" in warning.message
    assert warning.fix == "giao cho cấp xã"


def test_a_level_that_is_no_more_is_found_in_scores_by_level_and_in_policies(tmp_path: Path) -> None:
    rules = """
    measures: {done: {label: Đã làm, kind: percent}}
    criteria:
      - id: "1"
        name: Một việc
        points: 1
        measure: done
        score: {by_level: {province: {proportional: {}}, «district: {proportional: {}}}}
    policies:
      - id: p
        when: {all: [{signal: points_lost, level: «district}]}
        then: {conclude: c, text: Kiến nghị}
    """
    period = {"period": "{from: 2026-01-01, to: 2026-12-31}"}
    written = write_pack(tmp_path, rules, manifest=period, files={"units.yaml": UNITS})
    found = [each for each in load_pack(written.folder).warnings if each.code == codes.OLD_UNIT]
    assert [spot(each) for each in found] == [written.place(mark=0), written.place(mark=1)]


@pytest.mark.parametrize("written", ["dịch vụ công mức độ 3, 4", "các TTHC mức độ 3 và 4"])
def test_an_old_word_gets_a_warning_with_what_replaced_it(written: str, tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, name=written)
    assert warning.code == codes.OLD_WORD
    assert "từ ngày 24/6/2022 (42/2022/NĐ-CP)" in warning.message
    assert warning.fix == "thay bằng “dịch vụ công trực tuyến một phần, toàn trình”"


@pytest.mark.parametrize(("year", "count"), [(2022, 0), (2023, 1)])
def test_a_word_replaced_within_the_year_was_right_when_the_year_began(
    year: int, count: int, tmp_path: Path
) -> None:
    assert len(warnings(tmp_path, year, name="mức độ 3, 4")) == count


@pytest.mark.parametrize("written", ["Bộ TTTT", "Bộ Thông tin và Truyền thông", "BTTTT", "TTTTX"])
def test_a_longer_name_hides_the_old_one_inside_it(written: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, lead=written) == []


def test_a_unit_named_twice_in_one_text_is_told_once(tmp_path: Path) -> None:
    assert len(warnings(tmp_path, content="Sở TTTT và TTTT cùng Sở TT&TT")) == 1


def test_texts_of_the_plan_and_names_of_scopes_are_looked_at(tmp_path: Path) -> None:
    manifest = {
        "period": "{from: 2026-01-01, to: 2026-12-31}",
        "scopes": "{district: «Cấp huyện}",
        "plan": "{title: Khắc phục, organisation: [«Sở TTTT theo dõi]}",
    }
    written = write_pack(tmp_path, manifest=manifest, files={"units.yaml": UNITS})
    assert [spot(each) for each in load_pack(written.folder).warnings] == [
        written.place("pack.yaml", 0),
        written.place("pack.yaml", 1),
    ]


def test_units_of_a_base_pack_serve_those_that_extend_it_and_may_be_written_again(tmp_path: Path) -> None:
    write_pack(tmp_path, id="goc", files={"units.yaml": UNITS})
    later = "units: [{name: Sở Thông tin và Truyền thông, aliases: [Sở TTTT], to: 2030-12-31}]"
    period = {"period": "{from: 2026-01-01, to: 2026-12-31}", "extends": "goc"}
    rules = RULES.format(**{**PLAIN, "lead": "Sở TTTT"})
    inherits = write_pack(tmp_path, rules, id="a", manifest=period)
    replaces = write_pack(tmp_path, rules, id="b", manifest=period, files={"units.yaml": later})
    assert [each.code for each in load_pack(inherits.folder).warnings] == [codes.OLD_UNIT]
    assert load_pack(replaces.folder).warnings == ()


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("VP UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("văn phòng  UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("TTTT", "Sở Thông tin và Truyền thông"),
        ("KHĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Phòng Kiểm soát TTHC", "Phòng Kiểm soát TTHC"),
    ],
)
def test_the_full_name_of_any_way_of_writing_a_unit(written: str, name: str) -> None:
    faults: list[Fault] = []
    assert read_units([BASE], faults).name_of(written) == name
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
        ("Sở Giao thông vận tải", "Sở Xây dựng"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo"),
        ("Tỉnh Quảng Nam", "Thành phố Đà Nẵng"),
        ("Tỉnh Kon Tum", "Tỉnh Quảng Ngãi"),
        ("Tỉnh Bình Phước", "Tỉnh Đồng Nai"),
    ],
)
def test_mergers_of_2025(old: str, new: str) -> None:
    units = read_units([BASE], [])
    unit = units.unit(old)
    assert unit is not None
    assert units.successors_on(unit, date(2026, 1, 1)) == (new,)
    after = units.unit(new)
    assert after is not None
    assert after.is_there(date(2026, 1, 1))
    assert unit.is_there(date(2025, 2, 28))
    assert not unit.is_there(date(2025, 7, 1))


def test_there_is_no_district_from_july_2025(tmp_path: Path) -> None:
    units = read_units([BASE], [])
    unit = units.unit("UBND các huyện")
    assert unit is not None
    assert unit.level == "district"
    assert unit.is_there(date(2025, 6, 30))
    assert not unit.is_there(date(2025, 7, 1))


def test_a_successor_that_has_ended_too_hands_on_to_its_own(tmp_path: Path) -> None:
    text = """
units:
  - {name: A, to: 2020-12-31, successors: [B, C]}
  - {name: B, to: 2022-12-31, successors: [D, A]}
  - {name: C, to: 2023-12-31}
  - {name: D}
"""
    units, faults = units_in(tmp_path, text)
    assert faults == []
    unit = units.unit("a")
    assert unit is not None
    assert units.successors_on(unit, date(2021, 6, 1)) == ("B", "C")
    assert units.successors_on(unit, date(2024, 6, 1)) == ("C", "D")


# --- faults of the file ------------------------------------------------------------------------

BAD = {
    "ends before it begins": (
        "units: [{name: A, from: 2021-01-01, to: «2020-01-01}]",
        codes.UNIT_REVERSED,
    ),
    "successors of one that goes on": ("units: [{name: A, «successors: [A]}]", codes.UNIT_REVERSED),
    "one alias for two": (
        "units: [{name: A, aliases: [X]}, {name: B, aliases: [«x]}]",
        codes.UNIT_NAME_TWICE,
    ),
    "a word that is also a unit": (
        "units: [{name: A}]\nwords: [{word: «A, since: 2020-01-01, instead: B, basis: {symbol: 1/QĐ}}]",
        codes.UNIT_NAME_TWICE,
    ),
    "unknown successor": (
        "units: [{name: Sở A, to: 2020-01-01, successors: [«Sở B]}]",
        codes.UNKNOWN_SUCCESSOR,
    ),
}


@pytest.mark.parametrize(("text", "code"), BAD.values(), ids=BAD)
def test_a_fault_of_the_units_file_stands_at_its_place(text: str, code: str, tmp_path: Path) -> None:
    written = write_pack(tmp_path, files={"units.yaml": text})
    assert [(each.code, spot(each)) for each in faults_of(written)] == [(code, written.place("units.yaml"))]


def test_an_unknown_key_of_the_units_file_is_told_with_what_was_meant(tmp_path: Path) -> None:
    written = write_pack(tmp_path, files={"units.yaml": "units: [{name: A, «aliasses: [B]}]"})
    (fault,) = faults_of(written)
    assert spot(fault) == written.place("units.yaml")
    assert fault.did_you_mean == "aliases"


def test_every_key_of_the_units_file_is_explained_in_vietnamese() -> None:
    schema = UnitsFile.model_json_schema()
    for entry in (schema, *schema["$defs"].values()):
        for key, value in entry.get("properties", {}).items():
            assert not value.get("description", "").isascii(), key
