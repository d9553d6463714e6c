"""What the office has to explain: what lacks proof, every lost point, and nothing left out in silence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from planning.office import criterion, online, pack_of

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.selfassessment.explaining import FURTHER, NO_PROOF, explained_groups
from cchc_rules.reports.selfassessment.points_text import points

from .runs import CASES, FIELDS, fixture_run, run_of, small_pack


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_every_criterion_that_is_not_simply_met_is_explained(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    for each in run.agencies:
        told = {row.number for group in explained_groups(run, each) for row in group.rows}
        asked = {r.id for r in each.criteria if r.status is not FindingStatus.MET}
        assert asked <= told <= {r.id for r in each.criteria}


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_lost_and_endangered_points_are_those_of_the_records(pack_id: str, folder: str) -> None:
    run = fixture_run(pack_id, folder)
    for each in run.agencies:
        groups = explained_groups(run, each)
        for group, status in ((groups[1], FindingStatus.DEDUCTED), (groups[2], FindingStatus.AT_RISK)):
            found = [record for record in each.criteria if record.status is status]
            assert [row.number for row in group.rows] == [record.id for record in found]
            total = sum((record.at_stake for record in found), Fraction(0))
            if total:
                assert f"Có {len(found)} tiêu chí" in group.intro
                assert f"tổng cộng {points(total)} điểm" in group.intro
            for row, record in zip(group.rows, found, strict=True):
                assert row.measure == f"{points(record.at_stake)}/{points(record.maximum)}"
                assert record.why.rstrip(".") in row.known[0]
                assert row.known[-1] == FURTHER


def test_what_is_missing_is_named_and_a_blank_left_for_the_explanation() -> None:
    run = run_of(small_pack(), online(100, 40))
    unproved = explained_groups(run, run.agencies[0])[0]
    rows = {row.number: row for row in unproved.rows}
    assert rows["2.1"].known == ("Còn thiếu: Sử dụng Cổng dịch vụ công.", "Giải trình: …")
    assert "1.1" not in rows
    assert [row.field for row in unproved.rows] == [
        "1. Cải cách thủ tục hành chính",
        None,
        "2. Chuyển đổi số",
    ]


def test_a_figure_without_a_source_is_told_to_lack_its_proof() -> None:
    run = fixture_run("quang-ngai-2017", "quang-ngai-2017-gia-dinh")
    rows = [row for each in run.agencies for row in explained_groups(run, each)[0].rows]
    assert any(NO_PROOF in row.known for row in rows)


def test_an_agency_with_nothing_to_explain_is_told_so() -> None:
    pack = pack_of(criterion("1.1"), fields=FIELDS)
    run = run_of(pack, online(100, 40))
    groups = explained_groups(run, run.agencies[0])
    assert [group.rows for group in groups] == [(), (), ()]
    assert all(group.intro.startswith("Không có") for group in groups)


def test_a_survey_asks_for_no_proof_and_stands_with_the_rest() -> None:
    survey = {"id": "1.1", "name": "Mức độ hài lòng", "points": "2", "score": {"survey": True}}
    run = run_of(pack_of(survey, criterion("1.2"), fields=FIELDS), online(100, 40))
    unproved, _, _, others = explained_groups(run, run.agencies[0])
    assert not unproved.rows
    assert [row.number for row in others.rows] == ["1.1"]
    assert "điều tra xã hội học" in others.rows[0].known[0]
