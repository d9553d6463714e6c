"""Two packs are compared by what they mean: a rule written otherwise is the same, a moved line is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import write_pack

from cchc_rules.packs.diff import Difference, PackDiff, What, diff_packs
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = """
measures:
  online: {label: Tỷ lệ trực tuyến, kind: percent}
  late: {label: Báo cáo chậm, kind: count}
  plan: {label: Kế hoạch năm, kind: document}
"""
POLICY = "{id: deducted, label: Bị trừ, when: {all: {signal: points_lost}}, then: {status: deducted}}"
STEPS = '{steps: [{when: "> 30%", points: 1}, {otherwise: true, points: 0}]}'


def criterion(dotted: str = "1", name: str = "Nộp trực tuyến", **keys: object) -> str:
    """A criterion in one line."""
    written = {"points": 1, "measure": "online", "score": STEPS, **keys}
    return (
        f'  - {{id: "{dotted}", name: {name}, ' + ", ".join(f"{k}: {v}" for k, v in written.items()) + "}\n"
    )


def pack(*criteria: str, more: str = "", measures: str = MEASURES) -> str:
    """A rule file of these criteria."""
    listed = "".join(criteria)
    return f"{measures}\ncriteria:\n{listed}{more}"


def compared(root: Path, old: str, new: str) -> PackDiff:
    """Two rule files compared as two packs."""
    packs = [load_pack(write_pack(root, text, id=name).folder) for name, text in (("cu", old), ("moi", new))]
    return diff_packs(*packs)


def told(diff: PackDiff) -> list[tuple[What, str | None, str | None]]:
    """What differs, in short."""
    return [(each.what, each.old, each.new) for each in diff.differences]


def what(root: Path, old: str, new: str) -> list[What]:
    """What differs between two criteria."""
    return [each.what for each in compared(root, pack(old), pack(new)).differences]


def test_a_pack_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert compared(tmp_path, pack(criterion()), pack(criterion())).differences == ()


@pytest.mark.parametrize(
    "keys",
    [
        {"score": '{steps: [{when: ">=30,0%", points: max}, {otherwise: true, points: "0"}]}'},
        {"score": '{steps: [{when: "≥ 30%", points: 1}, {when: "< 30%", points: 0}]}'},
        {"points": 2, "score": '{steps: [{when: ">= 30%", points: 2}, {otherwise: true, points: 0}]}'},
    ],
    ids=["another way of writing", "the rest written out", "all points doubled"],
)
def test_the_same_line_is_neither_tightened_nor_loosened(tmp_path: Path, keys: dict[str, object]) -> None:
    old = criterion(score='{steps: [{when: ">= 30%", points: 1}, {otherwise: true, points: 0}]}')
    found = what(tmp_path, old, criterion(**keys))
    assert not {What.TIGHTENED, What.LOOSENED} & set(found)


def test_writing_it_otherwise_is_no_difference(tmp_path: Path) -> None:
    old = criterion(score='{steps: [{when: ">= 30%", points: 1}, {otherwise: true, points: 0}]}')
    new = criterion(score='{steps: [{when: "≥30,0%", points: max}, {otherwise: true, points: "0"}]}')
    assert what(tmp_path, old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("> 30%", "> 50%", What.TIGHTENED),
        ("> 30%", "> 20%", What.LOOSENED),
        (">= 30%", "> 30%", What.TIGHTENED),
        ("> 30%", ">= 30%", What.LOOSENED),
        (">= 30%", "30%..50%", What.TIGHTENED),
        ("30%..50%", "40%..60%", What.SCORING),
    ],
)
def test_a_target_is_tightened_when_fewer_values_reach_it(
    tmp_path: Path, old: str, new: str, expected: What
) -> None:
    forms = [
        f'{{steps: [{{when: "{line}", points: 1}}, {{otherwise: true, points: 0}}]}}' for line in (old, new)
    ]
    assert what(tmp_path, *(criterion(score=form) for form in forms)) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{proportional: {full_at: 80%}}", "{proportional: {full_at: 90%}}", What.TIGHTENED),
        ("{proportional: {full_at: 80%}}", "{proportional: {full_at: 80%, zero_below: 10%}}", What.SCORING),
        ("{proportional: {full_at: 80%}}", STEPS, What.LOOSENED),
        (
            '{increments: {from: 10%, each: 10%, adds: "0,5"}}',
            '{increments: {from: 10%, each: 5%, adds: "0,5"}}',
            What.LOOSENED,
        ),
        (
            "{proportional: {falling: true, full_at: 5%, zero_below: 20%}}",
            "{proportional: {falling: true, full_at: 2%, zero_below: 20%}}",
            What.TIGHTENED,
        ),
    ],
)
def test_any_form_with_one_goal_is_compared_by_it(tmp_path: Path, old: str, new: str, expected: What) -> None:
    assert what(tmp_path, criterion(score=old), criterion(score=new)) == [expected]


def test_only_the_level_whose_rule_differs_is_told(tmp_path: Path) -> None:
    old = criterion(score=f"{{by_level: {{province: {STEPS}, commune: {STEPS}}}}}")
    new = old.replace("> 30%", "> 60%", 1)
    (found,) = compared(tmp_path, pack(old), pack(new)).differences
    assert (found.what, found.level) == (What.TIGHTENED, "province")


def test_a_deadline_moves_without_the_scoring_being_called_another(tmp_path: Path) -> None:
    old = criterion(measure="plan", score="{deadline: {due: 2021-09-30}}")
    assert what(tmp_path, old, old.replace("2021", "2022")) == [What.DEADLINE]
    later = "{deadline: {due: 2021-09-30, late: half}}"
    assert what(tmp_path, old, criterion(measure="plan", score=later)) == [What.SCORING]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"points": 2, "score": STEPS.replace("points: 1", "points: 2")}, What.POINTS),
        ({"measure": "late", "score": STEPS.replace("%", "")}, What.MEASURE),
        ({"levels": "[commune]"}, What.LEVELS),
        ({"at_risk": "{margin: 2%}"}, What.AT_RISK),
        ({"none": "exclude"}, What.EXCEPTIONS),
        ({"remedy": "{lead: Sở X}"}, What.LEAD),
        ({"remedy": "{lead: [Sở B, Sở A], coordinate: Sở Y}"}, What.COORDINATE),
        ({"remedy": "{lead: [Sở B, Sở A], timing: yearly}"}, What.TIMING),
        ({"remedy": "{lead: [Sở B, Sở A], content: Rà soát}"}, What.CONTENT),
    ],
)
def test_whatever_else_differs_is_told_alone(tmp_path: Path, keys: dict[str, object], expected: What) -> None:
    remedy = {"remedy": "{lead: [Sở A, Sở B]}"}
    assert expected in what(tmp_path, criterion(**remedy), criterion(**{**remedy, **keys}))
    if expected is not What.MEASURE:
        assert len(what(tmp_path, criterion(**remedy), criterion(**{**remedy, **keys}))) == 1


def test_a_criterion_pushed_down_by_a_new_one_is_renumbered_not_replaced(tmp_path: Path) -> None:
    old = pack(criterion("1"), criterion("2", "Báo cáo", measure="late", score="{deduct: {each: 1}}"))
    new = pack(
        criterion("1", "Kế hoạch", measure="plan", score="{deadline: {due: 2021-09-30}}"),
        criterion("2"),
        criterion("3", "Báo cáo", measure="late", score="{deduct: {each: 1}}"),
    )
    diff = compared(tmp_path, old, new)
    assert diff.pairs == {"1": "2", "2": "3"}
    assert told(diff) == [
        (What.ADDED, None, "1"),
        (What.RENUMBERED, "1", "2"),
        (What.RENUMBERED, "2", "3"),
    ]


def test_a_criterion_with_another_name_and_number_is_known_by_its_figure(tmp_path: Path) -> None:
    diff = compared(tmp_path, pack(criterion("1")), pack(criterion("5", "Hồ sơ qua mạng")))
    assert told(diff) == [(What.RENUMBERED, "1", "5"), (What.RENAMED, "1", "5")]


def test_another_criterion_under_the_same_number_is_not_the_same(tmp_path: Path) -> None:
    other = criterion("1", "Báo cáo", measure="late", score="{deduct: {each: 1}}")
    assert told(compared(tmp_path, pack(criterion("1")), pack(other))) == [
        (What.ADDED, None, "1"),
        (What.REMOVED, "1", None),
    ]


def test_measures_policies_fields_and_tasks_are_compared_too(tmp_path: Path) -> None:
    others = "fields: [{id: A, name: Cũ}]\ntasks: [{id: T, remedy: {lead: Sở A}}]\n"
    more = f"policies:\n  - {POLICY}\n{others}"
    changed = (
        more.replace("points_lost", "falling")
        .replace("name: Cũ", "name: Mới, points: 3")
        .replace("Sở A", "Sở B")
    )
    measures = MEASURES.replace("kind: count", "kind: days").replace("plan:", "paper:")
    diff = compared(
        tmp_path, pack(criterion(), more=more), pack(criterion(), more=changed, measures=measures)
    )
    assert set(diff.differences) == {
        Difference("field", What.RENAMED, "A", "A"),
        Difference("field", What.POINTS, "A", "A"),
        Difference("measure", What.CHANGED, "late", "late"),
        Difference("measure", What.ADDED, None, "paper"),
        Difference("measure", What.REMOVED, "plan", None),
        Difference("policy", What.CHANGED, "deducted", "deducted"),
        Difference("task", What.LEAD, "T", "T"),
    }


def test_the_label_and_the_basis_of_a_policy_do_not_change_what_it_does(tmp_path: Path) -> None:
    more = f"policies:\n  - {POLICY}\n"
    diff = compared(
        tmp_path, pack(criterion(), more=more), pack(criterion(), more=more.replace("Bị trừ", "Mất điểm"))
    )
    assert diff.differences == ()
