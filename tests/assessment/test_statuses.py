"""Which status does a criterion get, and why? Policies, the most severe one, what no policy decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_rules.inference.engine import load
from cchc_rules.inference.reference import ReferenceEngine

from .office import (
    AT_RISK,
    DEDUCTED,
    assessed,
    criterion,
    office,
    over,
    points,
    result,
    rules,
    sheet,
    status,
    statuses,
)

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER_RISK = """
- id: careful
  when: {all: [{signal: points_lost}]}
  then: {status: at_risk}
- id: very-careful
  when: {all: [{signal: prolonged}]}
  then: {status: at_risk}
"""


def test_a_figure_on_the_line_follows_the_operator(tmp_path: Path) -> None:
    written = rules(criterion("1", score=over(">= 30%")), criterion("2", score=over("> 30%")))
    assert statuses(assessed(tmp_path, written, "figures: {on_time: 30%}\n")) == {"1": "met", "2": "deducted"}


def test_what_nobody_reported_is_unknown(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(criterion("1"), criterion("2", "satisfied", "survey")))
    assert statuses(found) == {"1": "unknown", "2": "unknown"}


def test_criteria_of_another_level_are_not_there(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(criterion("1"), criterion("2", levels="[commune]")))
    assert statuses(found) == {"1": "unknown"}


def test_the_most_severe_status_stands_and_every_firing_is_kept(tmp_path: Path) -> None:
    found = assessed(
        tmp_path, rules(criterion("1"), policies=ANOTHER_RISK + DEDUCTED), "figures: {on_time: 1%}\n"
    )
    one = result(found, "1")
    assert one.status == "deducted"
    assert sorted(firing.policy for firing in one.firings) == ["careful", "deducted", "very-careful"]
    assert [fact.name for firing in one.firings for fact in firing.facts].count("points_lost") == 2


def test_without_policies_points_are_lost_and_nothing_is_found(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(criterion("1"), policies=""), "figures: {on_time: 1%}\n")
    assert (status(found, "1"), found.totals.lost) == ("met", 1)


@pytest.mark.parametrize("name", ["durable-rules", "reference"])
def test_both_engines_find_the_same_and_say_who_they_are(tmp_path: Path, name: str) -> None:
    engine = load() if name == "durable-rules" else ReferenceEngine()
    written = rules(criterion("1"), criterion("2", "online"), policies=ANOTHER_RISK + DEDUCTED + AT_RISK)
    place = office(tmp_path, written, sheet("figures: {on_time: 1%, online: 95%}\n"))
    found = place.assess(engine)["so-a"]
    assert statuses(found) == {"1": "deducted", "2": "met"}
    assert found.provenance.engine.startswith(name)


# A rule that cannot be applied

NO_STEP_FOR_ALL = criterion("1", score='{steps: [{when: ">= 90%", points: max}]}', obligation="late")


def test_a_rule_error_is_not_a_pass_and_says_why(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(NO_STEP_FOR_ALL, criterion("2")), "figures: {on_time: 50%}\n")
    assert status(found, "1") == "rule_error"
    assert result(found, "1").score.message == "không bậc điểm nào áp dụng cho giá trị này"
    assert points(found.totals) == (0, 0, 1, 1, 0)


def test_a_rule_error_stays_one_whatever_policies_say(tmp_path: Path) -> None:
    written = rules(NO_STEP_FOR_ALL, policies=DEDUCTED + AT_RISK)
    found = assessed(tmp_path, written, "figures: {on_time: 50%, late: 3}\n")
    assert status(found, "1") == "rule_error"
    assert [firing.policy for firing in result(found, "1").firings] == ["late-but-apologised"]


def test_a_rule_error_below_shows_at_the_parent(tmp_path: Path) -> None:
    written = rules(
        criterion("1", None), NO_STEP_FOR_ALL.replace('"1"', '"1.1"'), criterion("1.2", score=over(">= 10%"))
    )
    found = assessed(tmp_path, written, "figures: {on_time: 50%}\n")
    assert statuses(found) == {"1.1": "rule_error", "1.2": "met"}
    assert status(found, "1") == "rule_error"


# Findings no policy makes, asked for by a policy

PRAISE = """
- id: praise
  when:
    all: [{finding: {measure: on_time, status: met}}]
    none: [{finding: {status: deducted}}, {finding: {status: at_risk}}]
  then: {conclude: praise, text: "Đề nghị biểu dương {agency}"}
- id: ask
  when: {all: [{finding: {status: unknown}}]}
  then: {conclude: ask_figures, text: "Đề nghị báo cáo số liệu của {criterion}"}
"""


def concluded(root: Path, body: str, *more: str, policies: str = DEDUCTED + AT_RISK + PRAISE) -> list[str]:
    """The conclusions about one agency: id and criterion."""
    written = rules(criterion("1", obligation="late"), criterion("2", "online"), *more, policies=policies)
    return [f"{each.id} {each.criterion}" for each in assessed(root, written, body).conclusions]


def test_a_policy_can_ask_for_what_is_met(tmp_path: Path) -> None:
    assert concluded(tmp_path, "figures: {on_time: 95%, online: 95%}\n") == ["praise 1"]


def test_a_criterion_a_policy_found_deducted_is_not_met(tmp_path: Path) -> None:
    assert concluded(tmp_path, "figures: {on_time: 1%, online: 95%}\n") == []


def test_a_criterion_a_policy_found_at_risk_is_not_met(tmp_path: Path) -> None:
    assert concluded(tmp_path, "figures: {on_time: 95%, online: 95%, late: 1}\n") == []


def test_a_policy_can_ask_for_what_is_unknown(tmp_path: Path) -> None:
    assert concluded(tmp_path, "figures: {on_time: 1%}\n") == ["ask_figures 2"]


def test_a_policy_can_ask_for_what_is_waived_or_not_applicable(tmp_path: Path) -> None:
    policies = """
    - id: waived
      when: {all: [{finding: {status: waived}}]}
      then: {conclude: waived, text: Được miễn}
    - id: left-out
      when: {all: [{finding: {status: not_applicable}}]}
      then: {conclude: left_out, text: Không đánh giá}
    """
    body = (
        'figures: {received: 0}\nwaivers: [{criterion: "1", reason: a, approver: b, expires: 2022-01-01}]\n'
    )
    left_out = criterion("3", "paid", not_applicable='{when: {received: "= 0"}, as: exclude}')
    assert sorted(concluded(tmp_path, body, left_out, policies=policies)) == ["left_out 3", "waived 1"]


# What the agency claims


def test_a_claim_above_the_points_is_a_signal_and_puts_at_risk(tmp_path: Path) -> None:
    steps = over(">= 90%").replace("points: 0}", 'points: "0,5"}')
    found = assessed(
        tmp_path,
        rules(criterion("1", points=2, score=steps), criterion("2", "online"), policies=DEDUCTED + AT_RISK),
        'figures: {on_time: 50%}\nself_scores: {"1": 2, "2": 1}\n',
    )
    assert result(found, "1").self_score == 2
    assert [each.name for each in result(found, "1").signals if each.name == "self_score_above"]
    assert statuses(found) == {"1": "deducted", "2": "unknown"}


@pytest.mark.parametrize("claim", ["1", '"0,5"'])
def test_a_claim_not_above_the_points_is_no_signal(tmp_path: Path, claim: str) -> None:
    body = f'figures: {{on_time: 95%}}\nself_scores: {{"1": {claim}}}\n'
    found = assessed(tmp_path, rules(criterion("1"), policies=DEDUCTED + AT_RISK), body)
    assert (status(found, "1"), result(found, "1").signals) == ("met", ())
    assert result(found, "1").self_score is not None


# What the evidence is


def test_synthetic_figures_are_told_of(tmp_path: Path) -> None:
    [warning] = assessed(tmp_path, rules(criterion("1")), "synthetic: true\n").warnings
    assert warning.startswith("Số liệu giả định")


def test_an_illustration_is_told_of_with_its_reason(tmp_path: Path) -> None:
    found = assessed(tmp_path, rules(criterion("1")), "illustration: Số liệu của tỉnh khác\n")
    assert found.warnings == ("Minh họa: Số liệu của tỉnh khác",)


def test_ordinary_evidence_needs_no_warning(tmp_path: Path) -> None:
    assert assessed(tmp_path, rules(criterion("1"))).warnings == ()
