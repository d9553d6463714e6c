"""The summary over all agencies: ranks, costly criteria, what is open, and very many agencies."""

from __future__ import annotations

from fractions import Fraction

import pytest
from planning.office import agency, evidence, online

from cchc_rules.reports.overview.field_losses import lost_by_field
from cchc_rules.reports.overview.most_lost import most_lost
from cchc_rules.reports.overview.ranking import ranking
from cchc_rules.reports.selfassessment import report_charts
from cchc_rules.reports.selfassessment.points_text import points
from cchc_rules.reports.selfassessment.summary_docx import write
from cchc_rules.reports.selfassessment.summary_outline import MOST, SummaryOutline, summary_outline

from ..plans.word import found, opened, part, texts, value
from .runs import CASES, LONG, MARKS, fixture_run, large_run, run_of, small_pack

A, B, C = (agency(f"so-{letter}", f"Sở {letter.upper()}") for letter in "abc")


@pytest.fixture
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra that draws charts is not installed."""
    monkeypatch.setattr(report_charts, "can_draw", lambda: False)


def outline(*reported: object) -> SummaryOutline:
    """The summary of a small run."""
    return summary_outline(run_of(small_pack(), *reported), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_the_ranks_and_sums_are_those_of_the_overview(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    made = summary_outline(run, None)
    ranked = [each for group in ranking(run) for each in group.agencies]
    assert [(row.name, row.rank, row.index) for row in made.ranks] == [
        (each.agency.name, str(each.rank), each.index_text)
        if each.rank is not None
        else (each.agency.name, "–", "–")
        for each in ranked
    ]
    assert [row.group for row in made.ranks if row.group] == [group.name for group in ranking(run)]
    total = lost_by_field(run).total
    assert made.fields[-1].maximum == points(total.maximum)
    assert made.fields[-1].lost == points(total.lost)
    costly = most_lost(run).criteria
    assert [row.number for row in made.losses] == [each.entry.id for each in costly]
    assert made.first_losses == made.losses[:MOST]


def test_agencies_without_a_single_figure_are_named_first() -> None:
    made = outline(online(100, 40, A), evidence(B), evidence(C, {"files_received": 10}))
    assert [(row.name, row.group is not None) for row in made.opens] == [
        ("Sở B", True),
        ("Sở C", False),
        ("Sở A", True),
    ]
    assert made.opens[0].count == "4/4"
    assert made.opens[0].criteria == "Tất cả"
    assert made.opens[2].criteria == "1.2.1, 1.2.2, 2.1"
    assert "2 cơ quan chưa có số liệu của tiêu chí nào: Sở B, Sở C" in made.open_intro


def test_annexes_are_numbered_only_where_there_are_several() -> None:
    made = outline(online(100, 40, A))
    assert (made.rank_label, made.loss_label, made.open_label) == ("Phụ lục I", "", "Phụ lục II")
    whole = {"files_received": 100, "files_online": 40, "files_on_time": 100, "uses_portal": 1}
    made = outline(evidence(A, whole))
    assert (made.rank_label, made.loss_label, made.open_label) == ("Phụ lục", "", "")
    assert made.open_intro.startswith("Mọi cơ quan đã có đủ số liệu")


def test_agencies_of_one_rank_are_named_together() -> None:
    told = " ".join(outline(online(100, 40, A), online(100, 50, B), online(100, 10, C)).results)
    assert "xếp đầu là Sở A, Sở B, cùng Chỉ số CCHC chắc chắn 40,00%" in told
    assert "xếp cuối là Sở C, Chỉ số CCHC 0,00%–60,00%" in told


def test_self_scores_stand_beside_the_ranks() -> None:
    made = outline(online(100, 40, A, self_scores={"1.1": Fraction(2)}), online(100, 40, B))
    assert [row.self_score for row in made.ranks] == ["2,00 (1/4 tiêu chí)", "…"]


def test_proof_that_is_missing_is_counted_by_criterion() -> None:
    made = outline(online(100, 40, A), evidence(B))
    rows = {row.number: row for row in made.proofs}
    assert (rows["1.1"].count, rows["1.1"].agencies) == ("1", "Sở B")
    assert (rows["2.1"].count, rows["2.1"].agencies) == ("2", "Tất cả các cơ quan")


def test_many_agencies_are_named_by_the_first_five() -> None:
    made = summary_outline(large_run(agencies=130, criteria=3), None)
    assert made.proofs[0].count == "13"
    assert made.proofs[0].agencies.endswith("và 8 cơ quan khác")
    assert "13 cơ quan chưa có số liệu của tiêu chí nào" in made.open_intro


def test_conclusions_of_agencies_are_told_with_whose_they_are() -> None:
    run = fixture_run("quang-nam-2022", "quang-nam-2021-co-so")
    told = " ".join(summary_outline(run, None).proposals)
    for each in run.agencies:
        for conclusion in each.conclusions:
            assert conclusion.text.rstrip(".") in told
            assert each.agency.name in told


def test_a_warning_several_agencies_share_is_told_once() -> None:
    run = fixture_run("quang-nam-2022", "quang-nam-2021-co-so")
    (note,) = summary_outline(run, None).notes
    assert note.startswith("3 cơ quan: Minh họa:")


@pytest.mark.usefixtures("no_charts")
def test_a_hundred_and_thirty_agencies_all_stand_in_the_annex() -> None:
    file = write(large_run(agencies=130, criteria=20))
    tables = found(part(file, "word/document.xml"), "body/tbl")
    ranks = next(table for table in tables if len(found(table, "tr")) == 1 + 1 + 130)
    assert found(found(ranks, "tr")[0], "trPr/tblHeader")
    assert texts(file, "PhuLuc") == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


@pytest.mark.usefixtures("no_charts")
def test_every_annex_is_a_lying_part_of_its_own() -> None:
    file = write(run_of(small_pack(), online(100, 20, A), evidence(B)))
    body = part(file, "word/document.xml")
    parts = [*found(body, "body/p/pPr/sectPr"), *found(body, "body/sectPr")]
    assert [value(each, "pgSz", "orient") for each in parts[1:]] == ["landscape"] * 3
    assert [value(each, "pgNumType", "start") for each in parts[1:]] == ["1"] * 3


@pytest.mark.usefixtures("no_charts")
def test_annexes_with_nothing_to_say_leave_no_empty_page() -> None:
    whole = {"files_received": 100, "files_online": 40, "files_on_time": 100, "uses_portal": 1}
    file = write(run_of(small_pack(), evidence(A, whole)))
    assert texts(file, "PhuLuc") == ["Phụ lục"]
    body = part(file, "word/document.xml")
    parts = [*found(body, "body/p/pPr/sectPr"), *found(body, "body/sectPr")]
    assert len(parts) == 2
    assert value(parts[1], "pgSz", "orient") == "landscape"


def test_charts_stand_with_captions_in_the_summary() -> None:
    file = write(run_of(small_pack(), online(100, 40, A), online(100, 20, B)))
    captions = texts(file, "TenHinh")
    assert [caption.partition(":")[0] for caption in captions] == [
        "Biểu đồ 1. Xếp hạng theo chỉ số chắc chắn",
        "Biểu đồ 2. Điểm từ tối đa đến chắc chắn",
        "Biểu đồ 3. Trạng thái từng tiêu chí của các cơ quan",
    ]
    shapes = opened(file).inline_shapes
    assert all(shape._inline.docPr.get("descr") for shape in shapes)
    assert len(shapes) == 3


@pytest.mark.usefixtures("no_charts")
def test_marks_and_long_names_stand_as_they_are() -> None:
    reported = (online(100, 40, agency("a", MARKS)), online(100, 20, agency("b", LONG)))
    shown = texts(write(run_of(small_pack(), *reported)), "OBang")
    assert MARKS in shown
    assert LONG in shown


@pytest.mark.usefixtures("no_charts")
def test_the_same_run_gives_the_same_bytes_whatever_order_its_agencies_came_in() -> None:
    reported = [online(100, 40, A), evidence(B), online(100, 20, C)]
    files = {write(run_of(small_pack(), *order)) for order in (reported, reported[::-1])}
    assert len(files) == 1
