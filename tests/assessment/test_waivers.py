"""Waivers (miễn đánh giá): counted apart and never hidden, and only as long as they are valid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from .office import AT_RISK, DEDUCTED, assessed, criterion, points, result, rules, status, statuses

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment

TREE = rules(
    criterion("1", points=2),
    criterion("2", None),
    criterion("2.1", "online"),
    criterion("2.2", "paid", points=3),
    policies=DEDUCTED + AT_RISK,
)
FIGURES = "figures: {on_time: 10%, online: 10%, paid: 95%}\n"


def waived(
    root: Path, *decisions: tuple[str, str], figures: str = FIGURES, written: str = TREE
) -> Assessment:
    """The result with waivers: criterion and last day each."""
    lines = "".join(
        f'- {{criterion: "{each}", reason: Chưa được giao, approver: Sở Nội vụ, expires: {until}}}\n'
        for each, until in decisions
    )
    return assessed(root, written, f"{figures}waivers:\n{lines}")


def test_a_valid_waiver_is_counted_apart(tmp_path: Path) -> None:
    found = waived(tmp_path, ("1", "2022-06-30"))
    assert statuses(found) == {"1": "waived", "2.1": "deducted", "2.2": "met"}
    assert points(found.totals) == (3, 0, 0, 1, 2)
    assert found.totals.maximum == 6


def test_waived_points_are_open_between_worst_and_best(tmp_path: Path) -> None:
    assert points(waived(tmp_path, ("1", "2022-06-30")).totals, "worst", "best") == (3, 5)


def test_a_waiver_keeps_its_reason_approver_and_last_day(tmp_path: Path) -> None:
    waiver = result(waived(tmp_path, ("1", "2022-06-30")), "1").waiver
    assert waiver is not None
    assert (waiver.reason, waiver.approver, waiver.expires) == (
        "Chưa được giao",
        "Sở Nội vụ",
        date(2022, 6, 30),
    )


def test_a_waived_criterion_has_no_signals_no_firings_and_no_task(tmp_path: Path) -> None:
    found = waived(tmp_path, ("1", "2022-06-30"))
    assert (result(found, "1").signals, result(found, "1").firings) == ((), ())
    assert [order.criterion for order in found.task_orders] == ["2.1"]


def test_a_waiver_is_valid_on_its_last_day(tmp_path: Path) -> None:
    assert status(waived(tmp_path, ("1", "2021-12-31")), "1") == "waived"


def test_an_expired_waiver_no_longer_counts(tmp_path: Path) -> None:
    found = waived(tmp_path, ("1", "2021-12-30"))
    assert (status(found, "1"), result(found, "1").waiver) == ("deducted", None)
    assert points(found.totals, "waived", "lost") == (0, 3)


def test_an_expired_waiver_of_a_criterion_that_is_met_is_a_signal(tmp_path: Path) -> None:
    found = waived(tmp_path, ("2.2", "2021-06-30"))
    assert status(found, "2.2") == "at_risk"
    [signal] = result(found, "2.2").signals
    assert signal.name == "waiver_expired"
    assert "30/6/2021" in signal.text


def test_the_as_of_date_of_the_run_decides_whether_a_waiver_is_valid(tmp_path: Path) -> None:
    body = (
        "figures: {on_time: {value: 10%, as_of: 2021-05-31}}\n"
        'waivers: [{criterion: "1", reason: Chưa giao, approver: Sở Nội vụ, expires: 2021-06-30}]\n'
    )
    written = rules(criterion("1"))
    assert status(assessed(tmp_path, written, body, as_of=date(2021, 6, 30)), "1") == "waived"
    assert status(assessed(tmp_path, written, body, as_of=date(2021, 7, 1)), "1") == "deducted"


def test_a_waiver_of_a_parent_covers_everything_below_it(tmp_path: Path) -> None:
    found = waived(tmp_path, ("2", "2022-06-30"))
    assert statuses(found) == {"1": "deducted", "2.1": "waived", "2.2": "waived"}
    assert status(found, "2") == "waived"
    assert points(found.totals, "lost", "waived") == (2, 4)


def test_an_expired_waiver_of_a_parent_is_a_signal_of_what_is_below_it(tmp_path: Path) -> None:
    found = waived(tmp_path, ("2", "2021-06-30"))
    assert statuses(found) == {"1": "deducted", "2.1": "deducted", "2.2": "at_risk"}


def test_a_waiver_of_the_criterion_itself_is_nearer_than_that_of_its_parent(tmp_path: Path) -> None:
    found = waived(tmp_path, ("2", "2021-06-30"), ("2.1", "2022-06-30"))
    assert statuses(found) == {"1": "deducted", "2.1": "waived", "2.2": "at_risk"}


def test_a_valid_waiver_of_the_parent_counts_where_the_nearer_one_has_expired(tmp_path: Path) -> None:
    found = waived(tmp_path, ("2", "2022-06-30"), ("2.1", "2021-06-30"))
    assert status(found, "2.1") == "waived"


def test_a_waiver_of_a_criterion_that_does_not_apply_puts_nothing_at_risk_when_it_expires(
    tmp_path: Path,
) -> None:
    rule = criterion("1", not_applicable='{when: {received: "= 0"}, as: exclude}')
    found = waived(
        tmp_path,
        ("1", "2021-06-30"),
        figures="figures: {received: 0}\n",
        written=rules(rule, criterion("2", "online"), policies=DEDUCTED + AT_RISK),
    )
    assert (status(found, "1"), result(found, "1").signals) == ("not_applicable", ())
    assert "1" not in [order.criterion for order in found.task_orders]
    assert points(found.totals, "maximum", "excluded", "lost") == (1, 1, 0)


@pytest.mark.parametrize("kind", ["all", "min", "any", "max"])
def test_a_waived_child_costs_a_combined_parent_nothing(tmp_path: Path, kind: str) -> None:
    written = rules(
        criterion("1", None, f"{{combine: {{children: {kind}}}}}", points=6),
        criterion("1.1"),
        criterion("1.2", "paid"),
    )
    found = waived(tmp_path, ("1.1", "2022-06-30"), written=written)
    assert (status(found, "1"), result(found, "1").score.points) == ("met", 6)
    assert points(found.totals) == (6, 0, 0, 0, 0)


def test_a_combined_parent_all_of_whose_children_are_waived_is_waived_as_a_whole(tmp_path: Path) -> None:
    written = rules(
        criterion("1", None, "{combine: {children: all}}", points=6),
        criterion("1.1"),
        criterion("1.2", "paid"),
    )
    found = waived(tmp_path, ("1", "2022-06-30"), written=written)
    assert status(found, "1") == "waived"
    assert points(found.totals) == (0, 0, 0, 0, 6)


def test_a_published_result_that_is_waived_is_waived(tmp_path: Path) -> None:
    found = waived(
        tmp_path, ("2", "2022-06-30"), figures=f'{FIGURES}official_scores: {{"2": {{status: deducted}}}}\n'
    )
    assert statuses(found) == {"1": "deducted", "2": "waived"}
    assert points(found.totals, "maximum", "lost", "waived") == (6, 2, 4)
