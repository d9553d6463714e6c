"""The order of tasks in a plan."""

from __future__ import annotations

from itertools import permutations

from cchc_rules.planning.order import ordered
from cchc_rules.planning.plan import draft_plan
from cchc_rules.planning.tasks import tasks_of

from .office import assessed, criterion, evidence, online, pack_of, remedy

FEW = {"files_received": 100, "files_online": 10, "files_on_time": 10}


def titles(*criteria: dict[str, object], points: str = "official") -> list[str]:
    """The tasks' titles in their order, everything deducted."""
    pack = pack_of(*criteria, points=points)
    return [task.title for task in tasks_of(assessed(pack, evidence(figures=FEW))[0])]


def test_what_costs_most_comes_first() -> None:
    assert titles(
        criterion("1", points="0,5", remedy=remedy("Nửa điểm")),
        criterion("2", points="2", remedy=remedy("Hai điểm")),
    ) == ["Hai điểm", "Nửa điểm"]


def test_of_equal_cost_what_is_due_first_comes_first() -> None:
    assert titles(
        criterion("1", remedy=remedy("Thường xuyên")),
        criterion("2", remedy=remedy("Tháng 9", timing={"in": "Tháng 9/2021"})),
        criterion("3", remedy=remedy("Ngày 15", timing={"by": "2021-09-15"})),
    ) == ["Ngày 15", "Tháng 9", "Thường xuyên"]


def test_of_equal_cost_and_without_a_last_day_what_recurs_most_comes_first() -> None:
    assert titles(
        criterion("1", remedy=remedy("Lời khác", timing="khi phát sinh")),
        criterion("2", remedy=remedy("Năm", timing="yearly")),
        criterion("3", remedy=remedy("Quý", timing="quarterly")),
        criterion("4", remedy=remedy("Tháng", timing="monthly")),
        criterion("5", remedy=remedy("Luôn luôn")),
    ) == ["Luôn luôn", "Tháng", "Quý", "Năm", "Lời khác"]


def test_of_equal_cost_and_timing_the_pack_decides() -> None:
    assert titles(criterion("1.10", remedy=remedy("Mười")), criterion("1.9", remedy=remedy("Chín"))) == [
        "Mười",
        "Chín",
    ]


def test_nominal_points_say_nothing_so_the_pack_decides() -> None:
    assert titles(
        criterion("1", points="0,5", remedy=remedy("Trước")),
        criterion("2", points="2", remedy=remedy("Sau", timing={"by": "2021-09-15"})),
        points="nominal",
    ) == ["Trước", "Sau"]


def test_standing_tasks_follow_the_answers_to_findings_numbered_as_the_source_numbers_them() -> None:
    pack = pack_of(
        criterion("1.1", remedy=remedy("Giải pháp 1")),
        criterion("2.1", remedy=remedy("Giải pháp 2")),
        points="nominal",
        fields=[{"id": "1", "name": "Thủ tục"}, {"id": "2", "name": "Bộ máy"}],
        tasks=[
            {"id": "9", "section": "Bộ máy", "remedy": remedy("Thường trực 2")},
            {"id": "8", "section": "Khác", "remedy": remedy("Việc khác")},
            {"id": "7", "section": "Thủ tục", "remedy": remedy("Thường trực 1")},
            {"id": "6", "remedy": remedy("Không đề mục")},
        ],
    )
    plan = draft_plan(assessed(pack, evidence(figures=FEW)))
    assert [task.title for task in plan.tasks] == [
        "Giải pháp 1",
        "Giải pháp 2",
        "Thường trực 2",
        "Việc khác",
        "Thường trực 1",
        "Không đề mục",
    ]
    assert [task.number for task in plan.tasks] == ["1", "2", "9", "8", "7", "6"]


def test_with_official_points_standing_tasks_stand_last() -> None:
    pack = pack_of(
        criterion("1", remedy=remedy("Giải pháp")), tasks=[{"id": "1", "remedy": remedy("Thường trực")}]
    )
    plan = draft_plan(assessed(pack, online(100, 10)))
    assert [task.title for task in plan.tasks] == ["Giải pháp", "Thường trực"]


def test_the_order_does_not_depend_on_the_order_they_come_in() -> None:
    criteria = [criterion(str(place), remedy=remedy(f"Nhiệm vụ {place}")) for place in range(1, 5)]
    pack = pack_of(*criteria)
    tasks = tasks_of(assessed(pack, evidence(figures=FEW))[0])
    assert all(ordered(other, pack) == ordered(tasks, pack) for other in permutations(tasks))
