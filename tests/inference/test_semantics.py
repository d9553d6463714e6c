"""What do the words of a policy mean? Every test runs on both engines."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from cchc_rules.inference.model import Inferred

from .office import CONCLUDE, DEDUCTED, HARD, concluded, document, finding, policy, signal, statuses

if TYPE_CHECKING:
    from .conftest import Ask


def test_points_lost_makes_the_criterion_deducted_and_orders_its_remedy(ask: Ask) -> None:
    lost = signal("points_lost", criterion="1.7")
    inferred = ask([DEDUCTED], lost)["so-a"]
    assert statuses(inferred) == [("1.7", "deducted")]
    [order] = inferred.tasks
    assert (order.agency, order.criterion, order.policy, order.own) == ("so-a", "1.7", "deducted", False)
    assert order.firing.facts == (lost,)


def test_an_agency_without_findings_still_has_its_empty_result(ask: Ask, engine: object) -> None:
    inferred = ask([DEDUCTED], signal("falling"))["so-a"]
    assert inferred == Inferred((), (), (), inferred.engine)
    assert inferred.engine in ("reference", "durable-rules 2.0.28")


def test_all_needs_every_pattern(ask: Ask) -> None:
    both = policy("both", {"status": "at_risk"}, all=[{"signal": "falling"}, {"signal": "thin_margin"}])
    inferred = ask(
        [both],
        signal("falling", criterion="1.1"),
        signal("falling", criterion="1.2"),
        signal("thin_margin", criterion="1.2"),
    )
    assert statuses(inferred["so-a"]) == [("1.2", "at_risk")]


def test_any_gives_one_result_though_two_of_its_patterns_are_true(ask: Ask) -> None:
    either = policy(
        "either",
        {"status": "at_risk", "task": "remedy", **CONCLUDE},
        any=[{"signal": "thin_margin"}, {"signal": "stale_figure"}],
    )
    inferred = ask([either], signal("thin_margin"), signal("stale_figure"))["so-a"]
    assert (len(inferred.statuses), len(inferred.tasks), len(inferred.conclusions)) == (1, 1, 1)
    assert inferred.statuses[0].firing.facts == (signal("stale_figure"),)  # the least, whatever the order


def test_all_and_any_together_need_one_of_any(ask: Ask) -> None:
    mixed = policy(
        "mixed",
        {"status": "at_risk"},
        all=[{"signal": "falling"}],
        any=[{"signal": "thin_margin"}, {"signal": "stale_figure"}],
    )
    facts = [
        signal("falling", criterion="1.1"),
        signal("falling", criterion="1.2"),
        signal("stale_figure", criterion="1.2"),
    ]
    inferred = ask([mixed], *facts)["so-a"]
    assert statuses(inferred) == [("1.2", "at_risk")]
    assert [fact.name for fact in inferred.statuses[0].firing.facts] == ["falling", "stale_figure"]


def test_none_forbids_for_the_same_criterion_only(ask: Ask) -> None:
    careful = policy(
        "careful", {"status": "at_risk"}, all=[{"signal": "thin_margin"}], none=[{"signal": "points_lost"}]
    )
    facts = [signal("thin_margin", criterion=each) for each in ("1.1", "1.2")]
    inferred = ask([careful], *facts, signal("points_lost", criterion="1.1"))["so-a"]
    assert statuses(inferred) == [("1.2", "at_risk")]


def test_none_with_several_patterns_forbids_each_of_them(ask: Ask) -> None:
    careful = policy(
        "careful",
        {"status": "at_risk"},
        all=[{"signal": "thin_margin"}],
        none=[{"signal": "points_lost"}, {"document": "review_plan"}],
    )
    assert statuses(ask([careful], signal("thin_margin"))["so-a"])
    assert not statuses(ask([careful], signal("thin_margin"), signal("points_lost"))["so-a"])
    assert not statuses(ask([careful], signal("thin_margin"), document("review_plan"))["so-a"])


def test_two_policies_that_forbid_each_others_signal_both_stay_silent(ask: Ask) -> None:
    one = policy("one", CONCLUDE, all=[{"signal": "falling"}], none=[{"signal": "thin_margin"}])
    other = policy("other", CONCLUDE, all=[{"signal": "thin_margin"}], none=[{"signal": "falling"}])
    assert not ask([one, other], signal("falling"), signal("thin_margin"))["so-a"].conclusions


def test_one_fact_may_serve_two_patterns(ask: Ask) -> None:
    twice = policy(
        "twice",
        {"status": "at_risk"},
        all=[{"signal": "falling"}, {"signal": "falling", "of": {"criterion": "1"}}],
    )
    assert statuses(ask([twice], signal("falling", criterion="1.2"))["so-a"]) == [("1.2", "at_risk")]


@pytest.mark.parametrize(
    ("about", "matching"),
    [
        ({"criterion": "1.3"}, ["1.3", "1.3.1"]),
        ({"criterion": "1"}, ["1.3", "1.3.1", "1.30"]),
        ({"measure": "online_rate"}, ["1.3"]),
        ({"scope": "land"}, ["1.3.1"]),
        ({"field": "2"}, ["1.30", "2.1"]),
        ({"field": "2.1"}, ["2.1"]),
        ({"criterion": "1.3", "scope": "land"}, ["1.3.1"]),
    ],
)
def test_of_limits_a_signal_to_its_criteria(ask: Ask, about: dict[str, str], matching: list[str]) -> None:
    limited = policy("limited", {"status": "at_risk"}, all=[{"signal": "falling", "of": about}])
    facts = [
        signal("falling", criterion="1.3", measure="online_rate", field="1"),
        signal("falling", criterion="1.3.1", scope="land", field="1"),
        signal("falling", criterion="1.30", field="2.10"),
        signal("falling", criterion="2.1", field="2.1.4"),
    ]
    assert [criterion for criterion, _ in statuses(ask([limited], *facts)["so-a"])] == matching


def test_a_finding_pattern_without_status_takes_every_status(ask: Ask) -> None:
    anything = policy("anything", CONCLUDE, all=[{"finding": {"criterion": "1.3"}}])
    facts = [
        finding("unknown", criterion="1.3"),
        finding("waived", criterion="1.3.2"),
        finding("met", criterion="2"),
    ]
    assert concluded(ask([anything], *facts)["so-a"]) == [("noted", "1.3"), ("noted", "1.3.2")]


def test_level_takes_facts_of_such_agencies_only(ask: Ask) -> None:
    communes = policy("communes", {"status": "at_risk"}, all=[{"signal": "falling", "level": "commune"}])
    facts = [signal("falling", "so-a", level="department"), signal("falling", "xa-b", level="commune")]
    inferred = ask([communes], *facts)
    assert not inferred["so-a"].statuses
    assert statuses(inferred["xa-b"]) == [("1.1", "at_risk")]


def test_period_previous_is_last_time_and_does_not_match_now(ask: Ask) -> None:
    again = policy(
        "again",
        CONCLUDE,
        all=[
            {"signal": "points_lost", "as": "now"},
            {"finding": {"status": "deducted"}, "period": "previous", "same": {"criterion": "now"}},
        ],
    )
    now = [signal("points_lost", criterion=each) for each in ("1.1", "1.2")]
    facts = [
        *now,
        finding("deducted", criterion="1.1", period="previous"),
        finding("deducted", criterion="1.2"),
    ]
    assert concluded(ask([again], *facts)["so-a"]) == [("noted", "1.1")]


class TestCriteriaTogether:
    """Which patterns are about the same criterion."""

    def test_patterns_of_a_status_policy_are_about_one_criterion(self, ask: Ask) -> None:
        risky = policy(
            "risky", {"status": "at_risk"}, all=[{"signal": "falling"}, {"finding": {"status": "unknown"}}]
        )
        facts = [signal("falling", criterion="1.1"), finding("unknown", criterion="1.2")]
        assert not ask([risky], *facts)["so-a"].statuses

    def test_so_are_those_of_a_remedy_policy(self, ask: Ask) -> None:
        risky = policy("risky", {"task": "remedy"}, all=[{"signal": "falling"}, {"signal": "prolonged"}])
        assert not ask([risky], signal("falling", criterion="1.1"), signal("prolonged", criterion="1.2"))[
            "so-a"
        ].tasks

    def test_a_pattern_that_names_a_criterion_is_about_that_one(self, ask: Ask) -> None:
        linked = policy(
            "linked",
            {"status": "at_risk"},
            all=[{"signal": "falling"}, {"signal": "points_lost", "of": {"criterion": "2"}}],
        )
        inferred = ask([linked], signal("falling", criterion="1.1"), signal("points_lost", criterion="2.4"))[
            "so-a"
        ]
        assert statuses(inferred) == [("1.1", "at_risk")]

    def test_a_pattern_that_names_a_measure_stays_with_the_first_criterion(self, ask: Ask) -> None:
        narrowed = policy(
            "narrowed",
            {"status": "at_risk"},
            all=[{"signal": "falling"}, {"signal": "prolonged", "of": {"measure": "m"}}],
        )
        facts = [signal("falling", criterion="1.1"), signal("prolonged", criterion="1.2", measure="m")]
        assert not ask([narrowed], *facts)["so-a"].statuses
        assert statuses(ask([narrowed], *facts, signal("prolonged", criterion="1.1", measure="m"))["so-a"])

    def test_same_measure_replaces_the_same_criterion(self, ask: Ask) -> None:
        by_measure = policy(
            "by-measure",
            {"status": "at_risk"},
            all=[
                {"signal": "falling", "as": "first"},
                {"signal": "points_lost", "same": {"measure": "first"}},
            ],
        )
        facts = [
            signal("falling", criterion="1.1", measure="m"),
            signal("points_lost", criterion="2.2", measure="m"),
        ]
        assert statuses(ask([by_measure], *facts)["so-a"]) == [("1.1", "at_risk")]

    def test_documents_are_not_tied_to_a_criterion(self, ask: Ask) -> None:
        covered = policy(
            "covered", {"status": "at_risk"}, all=[{"document": "review_plan"}, {"signal": "falling"}]
        )
        assert statuses(ask([covered], document("review_plan"), signal("falling"))["so-a"]) == [
            ("1.1", "at_risk")
        ]

    def test_patterns_of_a_concluding_policy_are_free(self, ask: Ask) -> None:
        free = policy("free", CONCLUDE, all=[{"signal": "falling"}, {"signal": "prolonged"}])
        facts = [signal("falling", criterion="1.1"), signal("prolonged", criterion="1.2")]
        assert concluded(ask([free], *facts)["so-a"]) == [("noted", "1.1")]

    @pytest.mark.parametrize("key", ["criterion", "measure", "scope", "field"])
    def test_same_ties_a_part_to_a_named_pattern(self, ask: Ask, key: str) -> None:
        tied = policy(
            "tied",
            CONCLUDE,
            all=[{"signal": "falling", "as": "first"}, {"signal": "prolonged", "same": {key: "first"}}],
        )
        first = signal("falling", criterion="1.1", measure="m", scope="land", field="1")
        others = {"criterion": "1.10", "measure": "n", "scope": "", "field": "10"}
        alike = first._replace(name="prolonged")
        assert ask([tied], first, alike)["so-a"].conclusions
        assert not ask([tied], first, alike._replace(**{key: others[key]}))["so-a"].conclusions
        for other in set(others) - {key}:
            assert ask([tied], first, alike._replace(**{other: others[other]}))["so-a"].conclusions

    def test_an_alias_may_be_named_before_it_is_given(self, ask: Ask) -> None:
        tied = policy(
            "tied",
            CONCLUDE,
            all=[
                {"signal": "falling", "same": {"criterion": "later"}},
                {"signal": "prolonged", "as": "later"},
            ],
        )
        facts = [signal("falling", criterion="1.1"), signal("prolonged", criterion="1.2")]
        assert not ask([tied], *facts)["so-a"].conclusions
        assert ask([tied], *facts, signal("falling", criterion="1.2"))["so-a"].conclusions


def test_the_order_of_policies_and_facts_changes_nothing(ask: Ask) -> None:
    policies = [
        DEDUCTED,
        HARD,
        policy(
            "careful", {"status": "at_risk"}, all=[{"signal": "falling"}], none=[{"signal": "points_lost"}]
        ),
    ]
    facts = [
        signal("points_lost"),
        signal("falling"),
        signal("falling", criterion="1.2"),
        signal("falling", "so-b"),
    ]
    expected = ask(policies, *facts)
    for some_policies in itertools.permutations(policies):
        for some_facts in itertools.permutations(facts):
            assert ask(list(some_policies), *some_facts) == expected


def test_a_fact_given_twice_counts_once(ask: Ask) -> None:
    assert ask([DEDUCTED], signal("points_lost"), signal("points_lost")) == ask(
        [DEDUCTED], signal("points_lost")
    )


def test_texts_of_any_kind_are_only_compared(ask: Ask) -> None:
    odd = ['"}{', "\\", "0.1", "true", "null", "xã Tịnh Ấn", "1e999", " ", "id", "$s"]
    tied = policy(
        "tied",
        CONCLUDE,
        all=[{"signal": "falling", "as": "first"}, {"signal": "prolonged", "same": {"measure": "first"}}],
    )
    for one, other in itertools.product(odd, odd):
        facts = [signal("falling", one, measure=one, scope=other), signal("prolonged", one, measure=other)]
        assert bool(ask([tied], *facts)[one].conclusions) == (one == other)
