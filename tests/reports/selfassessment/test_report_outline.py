"""The report of an agency in words: who writes to whom, the totals, the self-scores, what stays blank."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from planning.office import agency, online, pack_of

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.reports.selfassessment.pictures import NO_CHARTS, NOTHING_TO_DRAW
from cchc_rules.reports.selfassessment.points_text import from_to_percent, points
from cchc_rules.reports.selfassessment.report_outline import DOTS, ReportOutline, report_outline
from cchc_rules.reports.selfassessment.summary_outline import summary_outline
from cchc_rules.reports.selfassessment.totals_words import NOMINAL
from cchc_rules.reports.words import STATUS
from cchc_rules.scoring.wording import lower_first

from .runs import CASES, FIELDS, fixture_run, run_of, small_pack


def outline(received: int = 40, **more: object) -> ReportOutline:
    """The report of the one agency of a small run."""
    run = run_of(small_pack(), online(100, received, **more))
    return report_outline(run, run.agencies[0], None)


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_the_totals_and_counts_are_those_of_the_record(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    for each in run.agencies:
        told = " ".join(report_outline(run, each, None).results)
        totals = each.totals
        assert f"chắc chắn đạt {points(totals.sure)} điểm" in told
        assert f"có nguy cơ bị trừ {points(totals.at_risk)} điểm" in told
        assert f"chưa rõ {points(totals.unknown)} điểm" in told
        assert f"đã bị trừ {points(totals.lost)} điểm" in told
        assert f"ước đạt {from_to_percent(totals.percent_worst, totals.percent_best)}" in told
        for status, count in Counter(record.status for record in each.criteria).items():
            assert f"{count} tiêu chí {lower_first(STATUS['vi'][status])}" in told


def test_the_office_that_issues_the_rules_writes_under_its_own_head() -> None:
    run = fixture_run("quang-ngai-2021", "quang-ngai-vp-2024")
    made = report_outline(run, run.agencies[0], None)
    assert made.parent_body == ("UBND TỈNH QUẢNG NGÃI",)
    assert made.issuing_body == ("VĂN PHÒNG",)
    assert (made.symbol, made.place, made.addressee) == ("BC-VP", "Quảng Ngãi", "…")
    assert made.signer_title == ("CHÁNH VĂN PHÒNG",)


def test_another_agency_reports_to_the_issuer_and_leaves_what_only_it_knows_blank() -> None:
    made = outline()
    assert made.issuing_body == ("SỞ A",)
    assert made.parent_body == ("…",)
    assert made.symbol == "BC-…"
    assert made.addressee == "Sở Nội vụ tỉnh Thử"
    assert made.signer_title == ("…",)


def test_an_agency_reports_to_the_one_above_it_where_that_is_in_the_run() -> None:
    run = fixture_run("quang-ngai-2017", "quang-ngai-2017-gia-dinh")
    names = {each.agency.id: each.agency.name for each in run.agencies}
    below = [each for each in run.agencies if each.agency.parent in names]
    assert below
    for each in below:
        assert report_outline(run, each, None).addressee == names[each.agency.parent or ""]


def test_a_province_has_no_body_above_it_in_its_head() -> None:
    run = run_of(small_pack(), online(100, 40, agency("tinh", "UBND tỉnh X", AgencyLevel.PROVINCE)))
    assert report_outline(run, run.agencies[0], None).parent_body == ()


def test_an_index_of_nothing_is_not_zero() -> None:
    run = run_of(pack_of(fields=FIELDS), online(100, 40))
    made = report_outline(run, run.agencies[0], None)
    assert "Chưa tính được Chỉ số CCHC vì chưa có điểm tối đa." in made.results
    assert made.rows[-1].computed == "…"
    assert summary_outline(run, None).ranks[0].index == "–"


def test_self_scores_are_told_with_where_they_differ() -> None:
    told = " ".join(outline(20, self_scores={"1.1": Fraction(2), "2.1": Fraction(1)}).results)
    assert "Cơ quan tự chấm 2/4 tiêu chí" in told
    assert "tổng 3,00 điểm" in told
    assert "từ 0,00 đến 1,00 điểm, chênh lệch +2,00 đến +3,00 điểm" in told
    assert "Tự chấm cao hơn điểm tính theo quy tắc ở 1 tiêu chí: 1.1 (+2,00)." in told
    assert "Chưa so sánh được vì chưa đủ số liệu ở 1 tiêu chí: 2.1" in told
    assert "thấp hơn" not in told


def test_a_missing_self_score_is_told_of() -> None:
    assert any(text.startswith("Cơ quan chưa có điểm tự chấm") for text in outline().results)


@pytest.mark.parametrize(("kind", "expected"), [("nominal", True), ("official", False)])
def test_nominal_points_are_told_of_in_the_text_and_in_the_annex(kind: str, expected: bool) -> None:
    run = run_of(small_pack(points=kind), online(100, 40))
    made = report_outline(run, run.agencies[0], None)
    assert (NOMINAL in made.results, NOMINAL in made.annex_notes) == (expected, expected)


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    run = fixture_run("quang-ngai-2021", "quang-ngai-vp-2024")
    grounds = report_outline(run, run.agencies[0], None).grounds
    assert len(grounds) == len(run.pack.manifest.basis)
    assert [text[-1] for text in grounds] == [";"] * (len(grounds) - 1) + ["."]
    assert grounds[1].startswith("Căn cứ văn bản số 09/CT-UBND ngày 26/4/2021")


def test_the_third_part_is_left_to_the_office() -> None:
    made = outline()
    assert made.difficulties == (DOTS,) * 3
    assert made.proposals == (DOTS,) * 3


def test_conclusions_of_the_rules_stand_among_the_proposals_with_their_reasons() -> None:
    run = fixture_run("quang-nam-2022", "quang-nam-2021-co-so")
    each = next(each for each in run.agencies if each.conclusions)
    made = report_outline(run, each, None)
    for conclusion in each.conclusions:
        assert any(conclusion.text in text for text in made.proposals)
    assert [text for text, _ in made.because] == list(made.proposals[:-3])
    assert all(facts for _, facts in made.because)


def test_the_same_conclusion_is_told_once() -> None:
    run = fixture_run("quang-nam-2022", "quang-nam-2021-co-so")
    each = next(each for each in run.agencies if each.conclusions)
    twice = replace(each, conclusions=each.conclusions * 2)
    assert report_outline(run, twice, None).proposals == report_outline(run, each, None).proposals


def test_the_year_is_that_of_the_period_and_the_closing_ends_as_the_decree_says() -> None:
    made = outline()
    assert made.title.endswith("năm 2021")
    assert made.closing.endswith("./.")
    assert "Sở Nội vụ tỉnh Thử" in made.closing


def test_charts_that_cannot_be_drawn_are_told_of() -> None:
    run = run_of(small_pack(), online(100, 40))
    assert report_outline(run, run.agencies[0], None).chart_notes == (NO_CHARTS,)
    assert report_outline(run, run.agencies[0], ()).chart_notes == (NOTHING_TO_DRAW,)
