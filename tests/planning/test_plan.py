"""The plan of one or many agencies."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from cchc_rules.planning.plan import draft_plan

from .office import AS_OF, agency, assessed, criterion, evidence, online, pack_of, remedy

B, C = agency("so-b", "Sở B"), agency("so-c", "Sở C")
PACK = pack_of(
    criterion("1.1", remedy=remedy("Hồ sơ trực tuyến", "hiện đạt {value}")),
    criterion("1.2", "on_time_rate", ">= 95%", remedy=remedy("Đúng hạn", "{agency} giải quyết đúng hạn")),
)


def test_the_same_remedy_of_two_agencies_is_one_task() -> None:
    plan = draft_plan(assessed(PACK, online(100, 10), online(100, 20, B)))
    (task,) = plan.tasks
    assert [finding.agency.name for finding in task.findings] == ["Sở A", "Sở B"]
    assert task.content == ("hiện đạt 10% (Sở A); 20% (Sở B)",)
    assert task.points_at_stake == 2
    assert plan.agencies == (agency(), B)


def test_the_plan_does_not_depend_on_the_order_of_the_assessments() -> None:
    late = evidence(C, {"files_received": 100, "files_online": 90, "files_on_time": 10})
    results = assessed(PACK, online(100, 10), online(100, 20, B), late)
    assert len({repr(draft_plan(each)) for each in permutations(results)}) == 1


def test_a_plan_may_be_drafted_for_some_of_the_agencies() -> None:
    results = assessed(PACK, online(100, 10), online(100, 20, B))
    assert draft_plan(results, agencies=["so-b"]).agencies == (B,)


def test_an_agency_that_was_not_assessed_is_refused() -> None:
    with pytest.raises(ValueError, match="không có kết quả đánh giá của cơ quan: so-x"):
        draft_plan(assessed(PACK, online(100, 10)), agencies=["so-x"])


def test_nothing_assessed_is_refused() -> None:
    with pytest.raises(ValueError, match="không có kết quả đánh giá nào"):
        draft_plan([])


def test_results_of_two_packs_are_refused() -> None:
    other = replace(PACK, digest="2" * 64)
    with pytest.raises(ValueError, match="nhiều bộ quy tắc khác nhau"):
        draft_plan([*assessed(PACK, online(100, 10)), *assessed(other, online(100, 20, B))])


def test_conclusions_of_all_agencies_stand_in_the_plan() -> None:
    late = {"files_received": 100, "files_on_time": 10}
    plan = draft_plan(assessed(PACK, evidence(figures=late), evidence(B, late)))
    assert [each.text for each in plan.conclusions] == [
        "Đề xuất Chủ tịch UBND tỉnh phê bình Sở A",
        "Đề xuất Chủ tịch UBND tỉnh phê bình Sở B",
    ]
    assert all(each.because for each in plan.conclusions)


def test_a_standing_task_is_always_in_the_plan() -> None:
    standing = {"id": "1", "remedy": remedy("Báo cáo", "{agency} báo cáo {period}; hiện đạt {value}")}
    pack = pack_of(criterion("1.1"), tasks=[standing])
    (task,) = draft_plan(assessed(pack, online(100, 90), online(100, 90, B))).tasks
    assert task.standing
    assert task.status is None
    assert task.content == ("Sở A, Sở B báo cáo năm 2021; hiện đạt …",)


def test_a_standing_task_shows_the_findings_it_contributes_to() -> None:
    standing = {"id": "1", "criteria": ["1"], "remedy": remedy("Báo cáo")}
    parent = {"id": "1", "name": "Hồ sơ", "score": {"combine": {"children": "sum"}}}
    pack = pack_of(parent, criterion("1.1"), criterion("10.1", "on_time_rate", ">= 95%"), tasks=[standing])
    reported = evidence(figures={"files_received": 100, "files_online": 10, "files_on_time": 10})
    task = next(each for each in draft_plan(assessed(pack, reported)).tasks if each.standing)
    assert [finding.criterion for finding in task.findings] == ["1.1"]
    assert task.points_at_stake == 0


def test_what_is_unknown_is_left_out_and_the_plan_says_so() -> None:
    plan = draft_plan(assessed(PACK, online(100, 10)))
    (warning,) = plan.warnings
    assert warning == (
        "1 tiêu chí chưa có số liệu, tài liệu nên chưa xác định được có bị trừ điểm hay không, "
        "kế hoạch chưa có giải pháp: 1.2"
    )


def test_a_warning_of_one_of_several_agencies_says_whose_it_is() -> None:
    full = {"files_received": 100, "files_online": 10, "files_on_time": 99}
    plan = draft_plan(assessed(PACK, evidence(figures=full), evidence(B, full, synthetic=True)))
    assert [warning.split(":")[0] for warning in plan.warnings] == ["Sở B"]


def test_a_warning_of_all_agencies_stands_once() -> None:
    full = {"files_received": 100, "files_online": 10, "files_on_time": 99}
    plan = draft_plan(
        assessed(PACK, evidence(figures=full, synthetic=True), evidence(B, full, synthetic=True))
    )
    assert len(plan.warnings) == 1
    assert plan.warnings[0].startswith("Số liệu giả định")


def test_a_pack_nobody_compared_with_its_source_is_named() -> None:
    pack = pack_of(criterion("1"), verified=False)
    plan = draft_plan(assessed(pack, online(100, 90)))
    assert plan.warnings == ("Bộ quy tắc “Bộ quy tắc thử” chưa được đối chiếu với văn bản gốc",)


def test_a_task_without_a_remedy_is_named() -> None:
    plan = draft_plan(assessed(pack_of(criterion("1")), online(100, 10)))
    assert plan.warnings == ("Bộ quy tắc không ghi giải pháp cho nhiệm vụ 1; nội dung để trống",)


def test_the_plan_knows_its_pack_and_its_date() -> None:
    plan = draft_plan(assessed(PACK, online(100, 10)))
    assert (plan.pack_id, plan.year, plan.issuer, plan.nominal_points, plan.as_of) == (
        "thu-2021",
        2021,
        "Sở Nội vụ tỉnh Thử",
        False,
        AS_OF,
    )


def test_the_plan_texts_of_the_pack_are_used() -> None:
    pack = pack_of(criterion("1"), plan={"title": "Khắc phục", "symbol": "KH-SNV"})
    text = draft_plan(assessed(pack, online(100, 10))).text
    assert (text.title, text.symbol) == ("Khắc phục", "KH-SNV")


def test_a_pack_without_plan_texts_gets_general_ones() -> None:
    basis = [
        {
            "symbol": "09/CT-UBND",
            "date": "2021-04-26",
            "issuer": "Chủ tịch UBND tỉnh",
            "title": "Chỉ thị về đẩy mạnh cải cách hành chính",
        }
    ]
    text = draft_plan(assessed(pack_of(criterion("1"), basis=basis), online(100, 10))).text
    assert text.title.endswith("trong đánh giá cải cách hành chính năm 2021")
    assert text.grounds[0] == (
        "Căn cứ văn bản số 09/CT-UBND ngày 26/4/2021 của Chủ tịch UBND tỉnh "
        "(Chỉ thị về đẩy mạnh cải cách hành chính);"
    )
    assert text.grounds[-1] == "Sở A xây dựng Kế hoạch khắc phục như sau:"
    assert text.issuing_body == "Sở A"
    assert text.purpose
    assert text.requirements
    assert text.organisation
    assert (text.symbol, text.place, text.signer_title, text.archive) == (None, None, None, None)


def test_who_issues_a_general_plan_for_many_agencies_is_left_to_the_office() -> None:
    pack = pack_of(criterion("1"))
    text = draft_plan(assessed(pack, online(100, 10), online(100, 20, B))).text
    assert text.issuing_body == "…"
    assert text.grounds[-1] == "Nội dung Kế hoạch khắc phục như sau:"
