"""Documents and dates against their last day in time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cchc_rules.scoring.model import Reason, ScoreState

from .office import NONE, on, score_of

PLAN = {
    "plan": {"label": "Kế hoạch CCHC năm", "kind": "document"},
    "assignment": {"label": "Văn bản giao nhiệm vụ", "kind": "document"},
    "held_on": {"label": "Ngày tổ chức hội nghị", "kind": "date"},
}
DUE = date(2021, 9, 30)


def deadline(**rule):
    return {"deadline": {"due": DUE, **rule}}


def score(form, document="absent", *, as_of=date(2021, 12, 31), measure="plan", figures=None, **keys):
    documents = {} if document == "absent" else {"plan": document}
    documents |= keys.pop("documents", {})
    return score_of(
        form, figures, documents, measures=PLAN, measure=measure, evidence={"as_of": as_of}, **keys
    )


@pytest.mark.parametrize(("day", "points"), [(29, 1), (30, 1)])
def test_the_due_day_itself_is_in_time(day, points):
    assert score(deadline(), date(2021, 9, day)).points == points


def test_the_day_after_is_late():
    assert score(deadline(late="half"), date(2021, 10, 1)).points == Fraction(1, 2)


def test_before_a_day_means_that_day_is_late():
    form = deadline(due={"before": date(2022, 1, 31)})
    as_of = date(2022, 2, 28)
    assert score(form, date(2022, 1, 30), as_of=as_of).points == 1
    assert score(form, date(2022, 1, 31), as_of=as_of).points == 0


def test_every_day_late_costs_points_down_to_none():
    form = deadline(late="max", per_day="0,1")
    days = [date(2021, 10, 1), date(2021, 10, 5), date(2021, 12, 1)]
    assert [score(form, day).points for day in days] == [Fraction(9, 10), Fraction(1, 2), 0]


def test_after_the_last_day_of_acceptance_there_are_no_points():
    form = deadline(late="half", refused_after=date(2021, 12, 20))
    assert score(form, date(2021, 12, 20)).points == Fraction(1, 2)
    refused = score(form, date(2021, 12, 21))
    assert (refused.points, refused.reason) == (0, Reason.REFUSED)


def test_days_after_another_document_run_from_its_date():
    form = deadline(due={"days": "30", "after": "assignment"})
    given = {"documents": {"assignment": date(2021, 3, 1)}}
    assert score(form, date(2021, 3, 31), **given).points == 1
    late = score(form, date(2021, 4, 1), **given)
    assert (late.points, late.due) == (0, date(2021, 3, 31))


def test_days_after_a_document_nobody_spoke_of_are_unknown():
    found = score(deadline(due={"days": "30", "after": "assignment"}), date(2021, 3, 31))
    assert (found.state, found.reason, found.missing) == (
        ScoreState.UNKNOWN,
        Reason.NO_DATE,
        ("assignment",),
    )


def test_a_document_nobody_spoke_of_is_unknown_after_the_due_day_and_never_zero():
    found = score(deadline(not_issued="0"))
    assert (found.state, found.reason, found.missing) == (ScoreState.UNKNOWN, Reason.NO_DOCUMENT, ("plan",))


@pytest.mark.parametrize("document", ["absent", False])
def test_on_the_due_day_nothing_is_lost_yet(document):
    found = score(deadline(), document, as_of=DUE)
    assert (found.state, found.reason, found.due) == (ScoreState.UNKNOWN, Reason.NOT_DUE, DUE)


def test_a_document_said_not_to_be_issued_gets_what_the_rule_says_after_the_due_day():
    found = score(deadline(not_issued="0,2"), False, as_of=date(2021, 10, 1))
    assert (found.points, found.reason) == (Fraction(1, 5), Reason.SAID_NONE)


def test_what_the_criterion_says_of_none_comes_before_the_rule_of_the_deadline():
    found = score(deadline(not_issued="0"), False, none="half")
    assert found.points == Fraction(1, 2)
    left_out = score(deadline(), False, none="exclude", as_of=date(2021, 3, 1))
    assert left_out.state is ScoreState.NOT_APPLICABLE


def test_a_document_without_a_date_is_unknown():
    found = score(deadline(), None)
    assert (found.state, found.reason) == (ScoreState.UNKNOWN, Reason.NO_DATE)


def test_a_document_dated_after_the_day_of_assessment_is_not_there_yet():
    found = score(deadline(), date(2021, 11, 1), as_of=date(2021, 10, 15))
    assert (found.state, found.reason) == (ScoreState.UNKNOWN, Reason.NO_DOCUMENT)


def test_a_date_that_was_entered_is_scored_like_a_document():
    keys = {"measure": "held_on"}
    assert score(deadline(), figures={"held_on": on(DUE)}, **keys).points == 1
    assert score(deadline(), figures={"held_on": on(date(2021, 10, 2))}, **keys).points == 0
    assert score(deadline(not_issued="0,1"), figures={"held_on": NONE}, **keys).points == Fraction(1, 10)
    assert score(deadline(), **keys).reason is Reason.NO_FIGURE


def test_of_two_dates_for_one_thing_the_later_counts():
    dates = [on(date(2021, 9, 1), system="A"), on(date(2021, 10, 20), system="B")]
    assert score(deadline(), figures={"held_on": dates}, measure="held_on").points == 0


def test_a_deadline_for_something_without_a_date_is_an_error():
    measures = {**PLAN, "files": {"label": "Hồ sơ", "kind": "count"}}
    found = score_of(deadline(), {"files": 3}, measures=measures, measure="files")
    assert found.state is ScoreState.ERROR
    assert found.message == "“files” không phải là tài liệu hoặc ngày"
