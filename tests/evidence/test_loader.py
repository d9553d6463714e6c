"""Files and folders become one evidence per agency; a faulty file does not lose the others."""

from __future__ import annotations

import hashlib
import itertools
import os
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cchc_rules.evidence import codes
from cchc_rules.evidence.loader import iter_evidence, load_evidence, load_one
from cchc_rules.evidence.model import AgencyRef, EvidenceSet, FigureKey, OfficialResult, Waiver
from cchc_rules.packs.criteria import AgencyLevel
from evidence.office import (
    PACK,
    Spot,
    agency,
    evidence_of,
    load,
    sheet,
    small_pack,
    spots,
    without_places,
    write,
)

Y2022 = "period: {from: 2022-01-01, to: 2022-12-31}"
Y2023 = "period: {from: 2023-01-01, to: 2023-12-31}"
Y2025 = "period: {from: 2025-01-01, to: 2025-12-31}"
MAY = "period: {from: 2024-01-01, to: 2024-12-31, as_of: 2024-05-31}"


def codes_of(found: EvidenceSet) -> tuple[list[str], list[str]]:
    return [fault.code for fault in found.faults], [warning.code for warning in found.warnings]


def years(found: EvidenceSet) -> tuple[list[int], list[int]]:
    return [each.period_from.year for each in found.current], [
        each.period_from.year for each in found.previous
    ]


# What one file says


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    evidence = evidence_of(
        tmp_path,
        "documents:\n"
        "  reform_plan:\n"
        "    {symbol: 2697/KH-VP, date: 2023-12-27, title: Kế hoạch, issuer: VP, file: a.pdf, place: mục 2}\n"
        "  review_plan: không ban hành\n"
        'self_scores: {"1.1": 1, "1.2": "1,5", "1.9": -1, "1.2.1": null}\n'
        'official_scores: {"1.1": {points: "0,5", source: 57/QĐ-UBND, reason: Ban hành muộn}, "1": "3,5"}\n'
        'last_year: {"1.1": {status: deducted}, "1.2.1": null, "1.2.2": {points: null, status: null}}\n'
        'waivers: [{criterion: "1.1", reason: Chưa giao, approver: Sở Nội vụ, expires: 2024-12-31}]\n'
        "synthetic: true\nillustration: Minh họa\nnote: Ghi chú\n",
        who="agency: {id: so-noi-vu, name: Sở Nội vụ, level: department, group: Sở, parent: tinh}",
        period=MAY,
    )
    assert evidence.agency == AgencyRef("so-noi-vu", "Sở Nội vụ", AgencyLevel.DEPARTMENT, "Sở", "tinh")
    assert (evidence.period_from, evidence.period_to) == (date(2024, 1, 1), date(2024, 12, 31))
    assert evidence.as_of == date(2024, 5, 31)
    plan = evidence.documents["reform_plan"]
    assert (plan.issued, plan.symbol, plan.date) == (True, "2697/KH-VP", date(2023, 12, 27))
    assert (plan.title, plan.issuer, plan.file, plan.location) == ("Kế hoạch", "VP", "a.pdf", "mục 2")
    assert not evidence.documents["review_plan"].issued
    assert evidence.self_scores == {"1.1": 1, "1.2": Fraction(3, 2), "1.9": -1}
    assert evidence.official == {
        "1.1": OfficialResult(Fraction(1, 2), None, "57/QĐ-UBND", "Ban hành muộn"),
        "1": OfficialResult(Fraction(7, 2)),
    }
    assert evidence.last_year == {"1.1": OfficialResult(status="deducted")}
    assert evidence.waivers == (Waiver("1.1", "Chưa giao", "Sở Nội vụ", date(2024, 12, 31)),)
    assert evidence.synthetic
    assert (evidence.illustration, evidence.note) == ("Minh họa", "Ghi chú")


@pytest.mark.parametrize("written", ["", "null", "{}", "{symbol: null, date: null}"])
def test_a_document_nothing_is_said_about_is_unknown(tmp_path: Path, written: str) -> None:
    assert evidence_of(tmp_path, f"documents:\n  reform_plan: {written}\n").documents == {}


def test_without_an_as_of_date_the_end_of_the_period_counts(tmp_path: Path) -> None:
    assert evidence_of(tmp_path, "").as_of == date(2024, 12, 31)


def test_the_source_file_is_kept_with_its_digest(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeff" + sheet("note: a\n"))
    evidence = load_one(path, PACK).evidence
    assert evidence is not None
    (source,) = evidence.sources
    assert source.name == path.as_posix()
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_parent_criterion_without_points_is_as_much_as_its_parts(tmp_path: Path) -> None:
    assert load(tmp_path, 'self_scores: {"1.2": "1,5"}\n').faults == ()


# The as-of date of the run


def test_an_as_of_date_hides_what_is_later(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        "figures:\n"
        "  on_time_rate:\n"
        "  - {value: 90%, as_of: 2024-03-31}\n"
        "  - {value: 91%, as_of: 2024-06-30}\n"
        "  - {value: 92%, as_of: 2024-07-01}\n"
        "  files_late: 5\n"
        "documents:\n"
        "  reform_plan: {date: 2024-06-30}\n"
        "  review_plan: {date: 2024-07-01}\n",
        as_of=date(2024, 6, 30),
    )
    assert loaded.evidence is not None
    assert loaded.evidence.as_of == date(2024, 6, 30)
    assert {key: [each.value for each in found] for key, found in loaded.evidence.figures.items()} == {
        FigureKey("on_time_rate"): [Fraction("0.9"), Fraction("0.91")]
    }
    assert list(loaded.evidence.documents) == ["reform_plan"]
    (warning,) = loaded.warnings
    assert (warning.code, warning.place.line) == (codes.LATER_LEFT_OUT, 3)
    assert warning.message.startswith("2 số liệu và 1 tài liệu có ngày sau ngày đánh giá 30/6/2024")


def test_an_undated_figure_does_not_grow_younger_when_the_run_looks_later(tmp_path: Path) -> None:
    evidence = evidence_of(tmp_path, "figures: {files_late: 5}\n", period=MAY, as_of=date(2024, 11, 30))
    assert evidence.as_of == date(2024, 11, 30)
    assert evidence.figures[FigureKey("files_late")][0].as_of == date(2024, 5, 31)


def test_faults_of_later_figures_are_told_all_the_same(tmp_path: Path) -> None:
    body = "figures: {files_late: {value: -5, as_of: 2024-12-01}}\n"
    assert [fault.code for fault in load(tmp_path, body, as_of=date(2024, 6, 30)).faults] == [codes.NEGATIVE]


def test_a_period_that_begins_after_the_as_of_date_is_not_used(tmp_path: Path) -> None:
    write(tmp_path, sheet(), "2024.yaml")
    write(tmp_path, sheet(period=Y2023), "2023.yaml")
    found = load_evidence([tmp_path], PACK, as_of=date(2023, 6, 30))
    assert years(found) == ([2023], [])
    assert codes_of(found) == ([], [codes.OTHER_PERIOD, codes.PERIOD_NOT_USED])


# Periods of one agency


def test_the_period_of_the_pack_is_current_and_earlier_ones_are_previous(tmp_path: Path) -> None:
    for name, period in (("a", Y2025), ("b", Y2022), ("d", Y2023)):
        write(tmp_path, sheet(period=period), f"{name}.yaml")
    write(tmp_path, sheet(), "c.yaml")
    found = load_evidence([tmp_path], PACK)
    assert years(found) == ([2024], [2022, 2023])
    assert codes_of(found) == ([], [codes.PERIOD_NOT_USED])


def test_the_latest_period_is_current_when_none_is_the_packs(tmp_path: Path) -> None:
    write(tmp_path, sheet(period=Y2023), "a.yaml")
    write(tmp_path, sheet(period=Y2022), "b.yaml")
    found = load_evidence([tmp_path], PACK)
    assert years(found) == ([2023], [2022])
    assert spots(found.warnings) == [Spot(codes.OTHER_PERIOD, 3, 9)]


def test_another_period_is_no_warning_when_it_is_an_illustration(tmp_path: Path) -> None:
    write(tmp_path, sheet("illustration: Số liệu của tỉnh khác\n", period=Y2023))
    assert codes_of(load_evidence([tmp_path], PACK)) == ([], [])


def test_an_earlier_period_keeps_its_own_as_of_date(tmp_path: Path) -> None:
    write(tmp_path, sheet(), "a.yaml")
    write(tmp_path, sheet(period=Y2023), "b.yaml")
    found = load_evidence([tmp_path], PACK, as_of=date(2024, 6, 30))
    assert [each.as_of for each in (*found.current, *found.previous)] == [
        date(2024, 6, 30),
        date(2023, 12, 31),
    ]


def test_an_agency_twice_for_one_period_names_both_places_and_keeps_the_first(tmp_path: Path) -> None:
    first = write(tmp_path, sheet("note: đầu\n"), "a.yaml")
    second = write(tmp_path, sheet("note: sau\n"), "b.yaml")
    found = load_evidence([second, first], PACK)
    assert [each.note for each in found.current] == ["đầu"]
    (fault,) = found.faults
    assert (fault.code, fault.place.file, fault.place.line, fault.place.column) == (
        codes.AGENCY_TWICE,
        second.as_posix(),
        2,
        14,
    )
    assert f"{first.as_posix()}:2:14" in fault.message


# Agencies of one run


def test_agencies_are_sorted_by_id(tmp_path: Path) -> None:
    for name, who in (("1", "so-xay-dung"), ("2", "so-noi-vu"), ("3", "so-y-te")):
        write(tmp_path, sheet(who=agency(who)), f"{name}.yaml")
    found = load_evidence([tmp_path], PACK)
    assert [each.agency.id for each in found.current] == ["so-noi-vu", "so-xay-dung", "so-y-te"]


def test_a_parent_that_is_not_in_the_run_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, sheet(who=agency("xa-a", parent="huyen-a")), "xa.yaml")
    write(tmp_path, sheet(who=agency("xa-b", parent="tinh")), "xa-b.yaml")
    write(tmp_path, sheet(who=agency("tinh")), "tinh.yaml")
    found = load_evidence([tmp_path], PACK)
    (warning,) = found.warnings
    assert (warning.code, warning.place.line) == (codes.PARENT_NOT_LOADED, 2)
    assert "“huyen-a”" in warning.message


def test_a_faulty_file_does_not_lose_the_others(tmp_path: Path) -> None:
    write(tmp_path, sheet("figures: {files_late: -1, par_rank: 0}\n", who=agency("so-a")), "a.yaml")
    write(tmp_path, sheet("figures: {files_late: 1}\n", who=agency("so-b")), "b.yaml")
    write(tmp_path, "format: 1\n\tagency: x\n", "c.yaml")
    found = load_evidence([tmp_path, tmp_path / "missing.yaml"], PACK)
    assert [each.agency.id for each in found.current] == ["so-b"]
    assert [fault.code for fault in found.faults] == [codes.NEGATIVE, codes.RANK_BELOW_ONE, "DL011", "DL001"]


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, sheet("figures: {files_late: 1}\n", who=agency("so-a")), "1.yaml"),
        write(tmp_path, sheet(who=agency("so-a", parent="x")), "2.yaml"),
        write(tmp_path, sheet(who=agency("so-a"), period=Y2023), "3.yaml"),
        write(tmp_path, sheet("figures: {files_late: -1}\n", who=agency("so-b")), "4.yaml"),
    ]
    results = {repr(load_evidence(order, PACK)) for order in itertools.permutations(paths)}
    assert len(results) == 1


# Paths


def test_a_folder_is_read_with_its_subfolders_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in ("a.yaml", "b/c.yml", "b/d.json", ".x.yaml", ".git/e.yaml", "README.yaml", "b/readme.json"):
        text = sheet(who=agency(f"so-{Path(name).stem}".lower()))
        if name.endswith(".json"):
            text = (
                '{"format": 1, "agency": {"id": "so-d", "name": "D", "level": "unit"},'
                ' "period": {"from": "2024-01-01", "to": "2024-12-31"}}'
            )
        write(tmp_path, text, name)
    write(tmp_path, "ghi chú", "ghi-chu.txt")
    found = load_evidence([tmp_path], PACK)
    assert codes_of(found) == ([], [])
    assert [each.agency.id for each in found.current] == ["so-a", "so-c", "so-d"]


@pytest.mark.parametrize("name", ["a.ods", "a.XLS", "a.csv", "a.parquet"])
def test_a_table_in_a_folder_is_a_warning_and_by_its_name_a_fault(tmp_path: Path, name: str) -> None:
    write(tmp_path, sheet(), "a.yaml")
    table = write(tmp_path, "x", name)
    write(tmp_path, "x", f"~${name}")
    assert codes_of(load_evidence([tmp_path], PACK)) == ([], [codes.WORKBOOK_NOT_READ])
    (fault,) = load_evidence([table], PACK).faults
    assert (fault.code, str(fault.place)) == (codes.NOT_AN_EVIDENCE_FILE, table.as_posix())
    assert "cchc evidence import" in (fault.fix or "")


def test_another_kind_of_file_by_its_name_is_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, "x", "bao-cao.docx")
    (fault,) = load_evidence([path], PACK).faults
    assert (fault.code, fault.fix) == (codes.NOT_AN_EVIDENCE_FILE, None)


def test_a_folder_without_evidence_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "x", "ghi-chu.txt")
    assert codes_of(load_evidence([tmp_path], PACK)) == ([codes.EMPTY_FOLDER], [])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who can be refused")
def test_a_folder_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    closed = tmp_path / "khoa"
    closed.mkdir(mode=0)
    assert codes_of(load_evidence([closed], PACK)) == ([codes.FOLDER_UNREADABLE], [])


def test_a_refused_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(folder: Path, onerror: object) -> list[tuple[str, list[str], list[str]]]:
        assert callable(onerror)
        onerror(PermissionError(13, "refused", str(folder / "khoa")))
        return []

    monkeypatch.setattr(os, "walk", walk)
    (fault,) = load_evidence([tmp_path], PACK).faults
    assert (fault.code, fault.place.file) == (codes.FOLDER_UNREADABLE, (tmp_path / "khoa").as_posix())


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, sheet())
    found = load_evidence([path, tmp_path, str(path), tmp_path / "." / path.name], PACK)
    assert codes_of(found) == ([], [])
    assert len(found.current) == 1


def test_no_paths_is_no_evidence() -> None:
    assert load_evidence([], PACK) == EvidenceSet(())


def test_files_are_read_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path, sheet(who=agency(f"so-{number}")), f"{number}.yaml")
    reading = iter_evidence([tmp_path], PACK)
    assert Path(next(reading).name).name == "0.yaml"
    (tmp_path / "1.yaml").unlink()
    second, third = reading
    assert [fault.code for fault in second.faults] == ["DL001"]
    assert third.evidence is not None


def test_one_file_alone_is_read_as_in_a_run(tmp_path: Path) -> None:
    path = write(tmp_path, sheet("figures: {files_late: 1}\n"))
    alone = load_one(str(path), small_pack()).evidence
    (in_a_run,) = load_evidence([path], PACK).current
    assert alone == in_a_run
    assert without_places(in_a_run) == replace(without_places(in_a_run))
