"""From findings to tasks: one per remedy."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from cchc_rules.evidence.model import Waiver
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.tasks import tasks_of

from .office import assessed, criterion, evidence, online, pack_of, remedy


def test_a_deducted_criterion_calls_for_its_remedy_with_the_figures_filled_in() -> None:
    pack = pack_of(
        criterion(
            "1.7", remedy=remedy("Hồ sơ trực tuyến", "Tuyên truyền; hiện đạt {value}, còn thiếu {shortfall}")
        )
    )
    (task,) = tasks_of(assessed(pack, online(15430, 4342))[0])
    assert task.id == "thu-2021/criterion/1.7"
    assert task.number == "1"
    assert task.title == "Hồ sơ trực tuyến"
    assert task.content == (
        "Tuyên truyền; hiện đạt 28,14%, còn thiếu 1,86 điểm phần trăm, tương đương 288 hồ sơ nộp trực tuyến",
    )
    assert task.status is FindingStatus.DEDUCTED
    assert task.points_at_stake == 1


def test_a_remedy_without_a_title_takes_the_name_of_the_criterion() -> None:
    pack = pack_of(criterion("1.7", remedy=remedy(None, "Tuyên truyền")))
    assert tasks_of(assessed(pack, online(100, 10))[0])[0].title == "Tiêu chí 1.7"


def test_a_remedy_inherited_by_two_criteria_is_one_task_for_both() -> None:
    parent = {
        "id": "1",
        "name": "Hồ sơ",
        "score": {"combine": {"children": "sum"}},
        "remedy": remedy("Hồ sơ"),
    }
    pack = pack_of(parent, criterion("1.1"), criterion("1.2", "on_time_rate", ">= 95%", points="0,5"))
    reported = evidence(figures={"files_received": 100, "files_online": 10, "files_on_time": 90})
    (task,) = tasks_of(assessed(pack, reported)[0])
    assert task.id == "thu-2021/criterion/1"
    assert [finding.criterion for finding in task.findings] == ["1.1", "1.2"]
    assert task.points_at_stake == Fraction(3, 2)


def test_one_deducted_criterion_makes_the_whole_task_deducted() -> None:
    parent = {
        "id": "1",
        "name": "Hồ sơ",
        "score": {"combine": {"children": "sum"}},
        "remedy": remedy("Hồ sơ"),
    }
    pack = pack_of(
        parent, criterion("1.1"), criterion("1.2", "on_time_rate", ">= 95%", at_risk={"margin": "2%"})
    )
    reported = evidence(figures={"files_received": 100, "files_online": 10, "files_on_time": 96})
    (task,) = tasks_of(assessed(pack, reported)[0])
    assert {finding.status for finding in task.findings} == {FindingStatus.AT_RISK, FindingStatus.DEDUCTED}
    assert task.status is FindingStatus.DEDUCTED


def test_two_policies_that_order_the_same_remedy_order_one_task() -> None:
    again = {
        "id": "again",
        "when": {"all": [{"signal": "points_lost"}]},
        "then": {"task": "remedy"},
    }
    pack = pack_of(criterion("1", remedy=remedy("Hồ sơ")), policies=[again])
    (task,) = tasks_of(assessed(pack, online(100, 10))[0])
    assert len(task.findings) == 1


def test_a_policy_may_bring_a_task_of_its_own() -> None:
    own = {
        "id": "inspect",
        "label": "Kiểm tra đột xuất",
        "when": {"all": [{"signal": "points_lost"}]},
        "then": {"task": remedy(None, "Kiểm tra {agency} về {criterion}", lead=["Thanh tra tỉnh"])},
    }
    pack = pack_of(criterion("1", remedy=remedy("Hồ sơ")), policies=[own])
    task = next(each for each in tasks_of(assessed(pack, online(100, 10))[0]) if "policy" in each.id)
    assert task.id == "thu-2021/policy/inspect"
    assert task.title == "Kiểm tra đột xuất"
    assert task.content == ("Kiểm tra Sở A về Tiêu chí 1",)


def test_a_criterion_without_a_remedy_still_has_its_task() -> None:
    (task,) = tasks_of(assessed(pack_of(criterion("1")), online(100, 10))[0])
    assert (task.title, task.content, task.lead, task.timing) == ("Tiêu chí 1", (), (), None)


def test_what_is_met_calls_for_nothing() -> None:
    assert tasks_of(assessed(pack_of(criterion("1")), online(100, 90))[0]) == ()


def test_what_is_unknown_calls_for_nothing() -> None:
    assert tasks_of(assessed(pack_of(criterion("1")), evidence())[0]) == ()


def test_what_is_waived_calls_for_nothing() -> None:
    waiver = Waiver("1", "Sáp nhập", "Chủ tịch UBND tỉnh", date(2021, 12, 31))
    assert tasks_of(assessed(pack_of(criterion("1")), online(100, 10, waivers=[waiver]))[0]) == ()


def test_units_keep_their_part_and_their_note() -> None:
    lead = [{"unit": "Phòng Tổng hợp", "task": "Báo cáo {period}", "note": "hồ sơ liên thông"}]
    pack = pack_of(criterion("1", remedy=remedy("Hồ sơ", lead=lead)))
    (unit,) = tasks_of(assessed(pack, online(100, 10))[0])[0].lead
    assert (unit.unit, unit.task, unit.note) == ("Phòng Tổng hợp", "Báo cáo năm 2021", "hồ sơ liên thông")


def test_the_basis_of_the_remedy_stands_before_that_of_the_criterion() -> None:
    basis = {"symbol": "09/CT-UBND", "clause": "2.a"}
    own = remedy("Hồ sơ", basis={"symbol": "385/KH-VP"})
    with_both = pack_of(criterion("1", basis=basis, remedy=own))
    with_one = pack_of(criterion("1", basis=basis, remedy=remedy("Hồ sơ")))
    assert tasks_of(assessed(with_both, online(100, 10))[0])[0].basis == "385/KH-VP"
    assert tasks_of(assessed(with_one, online(100, 10))[0])[0].basis == "09/CT-UBND, 2.a"
