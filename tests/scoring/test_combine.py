"""Criteria from their sub-criteria, three-valued."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.agency import score_agency, score_parents
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.explain import explain
from cchc_rules.scoring.model import Reason, Score, ScoreState

from .office import criterion, evidence_of, over, pack_of

MEASURES = {name: {"label": name.upper(), "kind": "count"} for name in ("a", "b", "c")}
DOES_NOT_APPLY = {"when": {"c": "= 99"}, "as": "exclude"}


def parent(kind, figures, *, points=None, weights=None, **keys):
    """The parent of three sub-criteria worth 1, 2 and 3, met when their count is 1."""
    rule = {"combine": {"children": kind, **({"weights": weights} if weights else {})}} if kind else None
    children = [
        criterion(
            f"1.{index}",
            measure=name,
            score=over(">= 1"),
            points=str(index),
            not_applicable=DOES_NOT_APPLY if name == "c" else None,
        )
        for index, name in enumerate("abc", start=1)
    ]
    pack = pack_of(MEASURES, criterion("1", score=rule, points=points, **keys), *children)
    compiled = compile_pack(pack)
    leaves = score_agency(compiled, evidence_of(figures))
    (found,) = score_parents(compiled, {score.criterion.id: score for score in leaves})
    return found


def summary(score):
    return (score.state, score.points, score.worst, score.best, score.max_points)


SCORED, UNKNOWN = ScoreState.SCORED, ScoreState.UNKNOWN


def test_a_parent_without_a_form_is_the_sum_of_its_children():
    assert summary(parent(None, {"a": 1, "b": 0, "c": 1})) == (SCORED, 4, 4, 4, 6)


def test_an_unknown_child_leaves_the_sum_open_between_worst_and_best():
    score = parent("sum", {"a": 1, "b": 0})
    assert summary(score) == (UNKNOWN, None, 1, 4, 6)
    assert (score.reason, score.missing) == (Reason.CHILD_UNKNOWN, ("1.3",))


def test_a_child_that_does_not_apply_leaves_the_sum_and_the_maximum_shrinks():
    assert summary(parent("sum", {"a": 1, "b": 1, "c": 99}, points="6")) == (SCORED, 3, 3, 3, 3)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"a": 1, "b": 1, "c": 1}, (SCORED, 4, 4, 4, 4)),
        ({"a": 1, "b": 0, "c": 1}, (SCORED, 0, 0, 0, 4)),
        ({"a": 1, "b": 1}, (UNKNOWN, None, 0, 4, 4)),
        ({"a": 0}, (SCORED, 0, 0, 0, 4)),
        ({"a": 1, "b": 1, "c": 99}, (SCORED, 4, 4, 4, 4)),
    ],
)
def test_all_children_have_to_be_met_and_one_that_fails_decides(figures, expected):
    assert summary(parent("all", figures, points="4")) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"a": 0, "b": 0, "c": 0}, (SCORED, 0, 0, 0, 4)),
        ({"a": 0, "b": 0}, (UNKNOWN, None, 0, 4, 4)),
        ({"b": 1}, (SCORED, 4, 4, 4, 4)),
    ],
)
def test_any_child_is_enough_and_one_that_is_met_decides(figures, expected):
    assert summary(parent("any", figures, points="4")) == expected


@pytest.mark.parametrize(
    ("kind", "figures", "expected"),
    [
        ("min", {"a": 1, "b": 1, "c": 0}, (SCORED, 0, 0, 0, 4)),
        ("min", {"a": 1, "b": 1}, (UNKNOWN, None, 0, 4, 4)),
        ("max", {"a": 1, "b": 0, "c": 0}, (SCORED, 4, 4, 4, 4)),
        ("max", {"a": 1}, (SCORED, 4, 4, 4, 4)),
    ],
)
def test_the_weakest_or_the_strongest_child_decides(kind, figures, expected):
    assert summary(parent(kind, figures, points="4")) == expected


def test_weights_share_the_points_and_a_child_that_does_not_apply_takes_its_weight_along():
    weights = {"1.1": "1", "1.2": "1", "1.3": "2"}
    assert summary(parent("weighted", {"a": 1, "b": 0, "c": 1}, points="4", weights=weights)) == (
        SCORED,
        3,
        3,
        3,
        4,
    )
    assert summary(parent("weighted", {"a": 1, "b": 0, "c": 99}, points="4", weights=weights)) == (
        SCORED,
        1,
        1,
        1,
        2,
    )


def test_weights_that_add_up_to_nothing_are_an_error_and_not_an_exception():
    score = parent("weighted", {"a": 1, "b": 0, "c": 1}, points="4", weights={"1.9": "1"})
    assert score.state is ScoreState.ERROR
    assert score.message == "các trọng số cộng lại phải lớn hơn 0"


def test_where_no_child_applies_the_parent_does_not_either():
    pack = pack_of(
        MEASURES,
        criterion("1", score=None, points="2"),
        criterion("1.1", measure="c", score=over(">= 1"), not_applicable=DOES_NOT_APPLY),
    )
    compiled = compile_pack(pack)
    leaves = score_agency(compiled, evidence_of({"c": 99}))
    (found,) = score_parents(compiled, {score.criterion.id: score for score in leaves})
    assert summary(found) == (ScoreState.NOT_APPLICABLE, None, 0, 0, 2)


def test_a_child_with_an_error_makes_the_parent_an_error_that_names_it():
    pack = pack_of(
        MEASURES,
        criterion("1", score=None, points=None),
        criterion("1.1", measure="a", score=over(">= 1")),
        criterion("1.2", measure="nothing", score=over(">= 1")),
    )
    compiled = compile_pack(pack)
    leaves = score_agency(compiled, evidence_of({"a": 1}))
    (found,) = score_parents(compiled, {score.criterion.id: score for score in leaves})
    assert found.state is ScoreState.ERROR
    assert found.message == "chưa chấm được vì tiêu chí thành phần 1.2 có lỗi"


def test_parents_of_parents_add_up_and_other_levels_stay_out():
    pack = pack_of(
        MEASURES,
        criterion("1", score=None, points=None),
        criterion("1.1", score=None, points=None),
        criterion("1.1.1", measure="a", score=over(">= 1"), points="2"),
        criterion("1.1.2", measure="b", score=over(">= 1"), points="5", levels=["commune"]),
        criterion("2", score=None, points=None),
        criterion("2.1", measure="b", score=over(">= 1"), levels=["commune"]),
    )
    compiled = compile_pack(pack)
    leaves = score_agency(compiled, evidence_of({"a": 1}))
    found = score_parents(compiled, {score.criterion.id: score for score in leaves})
    assert [(score.criterion.id, score.points, score.max_points) for score in found] == [
        ("1", 2, 2),
        ("1.1", 2, 2),
    ]
    assert {score.level for score in found} == {AgencyLevel.PROVINCE}
    assert explain(compiled, found[0]) == "Tổng hợp các tiêu chí thành phần: 2/2 điểm."


def test_a_published_result_of_a_parent_is_kept_and_counted_on():
    pack = pack_of(
        MEASURES,
        criterion("1", score=None, points=None),
        criterion("1.1", score=None, points="3"),
        criterion("1.1.1", measure="a", score=over(">= 1"), points="3"),
    )
    compiled = compile_pack(pack)
    published = Score(pack.by_id["1.1"], SCORED, Fraction(2), Fraction(2), Fraction(2), Fraction(3))
    found = score_parents(compiled, {"1.1": published})
    assert [(score.criterion.id, score.points) for score in found] == [("1", 2)]
