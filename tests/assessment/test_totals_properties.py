"""What holds for the totals of any pack and any evidence."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings

from .office import office, points
from .random_offices import Written, offices

if TYPE_CHECKING:
    from cchc_rules.assessment.model import Assessment, Totals

PARTS = ("sure", "at_risk", "unknown", "lost", "waived")
WITHOUT_A_CAP = (*PARTS, "maximum", "excluded")
EXAMPLES = settings(deadline=None, max_examples=150)


def assessed(written: Written) -> Assessment:
    """The result of the one agency."""
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        place = office(Path(folder), written.rules, written.sheet, manifest={"totals": written.totals})
        return place.assess()["so-a"]


def everything(assessment: Assessment) -> list[Totals]:
    """The totals of the agency and of its fields."""
    return [assessment.totals, *assessment.field_totals.values()]


@EXAMPLES
@given(offices())
def test_the_maximum_splits_into_sure_at_risk_unknown_lost_and_waived(written: Written) -> None:
    for totals in everything(assessed(written)):
        assert sum(points(totals), Fraction(0)) == totals.maximum
        assert all(part >= 0 for part in points(totals, *PARTS, "excluded", "bonus", "penalty"))


@EXAMPLES
@given(offices())
def test_no_point_the_rules_declare_is_forgotten_or_counted_twice(written: Written) -> None:
    totals = assessed(written).totals
    assert totals.maximum + totals.excluded == written.declared


@EXAMPLES
@given(offices())
def test_the_fields_add_up_to_the_whole(written: Written) -> None:
    assessment = assessed(written)
    for name in WITHOUT_A_CAP:
        in_fields = sum((getattr(each, name) for each in assessment.field_totals.values()), Fraction(0))
        assert in_fields == getattr(assessment.totals, name)


@EXAMPLES
@given(offices())
def test_the_worst_is_not_above_the_best_and_a_clamp_keeps_both_in_the_scale(written: Written) -> None:
    for totals in everything(assessed(written)):
        assert totals.worst <= totals.best
        if "clamp: true" in written.totals and "places: 0" not in written.totals:
            assert 0 <= totals.worst <= totals.best <= totals.scale
            assert 0 <= totals.percent_worst <= totals.percent_best <= 1


@EXAMPLES
@given(offices())
def test_caps_hold(written: Written) -> None:
    totals = assessed(written).totals
    if "bonus" in written.totals:
        assert totals.bonus <= 1
    if "penalty" in written.totals:
        assert totals.penalty <= 1


@EXAMPLES
@given(offices())
def test_a_criterion_has_no_more_than_its_points_and_no_less_than_nothing(written: Written) -> None:
    assessment = assessed(written)
    for each in (*assessment.results, *assessment.parents):
        score = each.score
        assert 0 <= score.worst <= score.best <= score.max_points
        assert score.points is None or score.worst <= score.points <= score.best


@EXAMPLES
@given(offices())
def test_a_criterion_that_is_met_lost_nothing_and_a_rule_error_has_no_points(written: Written) -> None:
    for each in assessed(written).results:
        if each.status == "met":
            assert each.score.points is not None
            assert each.score.lost == 0
        if each.status == "rule_error":
            assert each.score.points is None
            assert each.score.message
