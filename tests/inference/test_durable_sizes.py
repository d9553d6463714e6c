"""The measured edges of durable-rules 2.0.28: how many rules, properties and facts it can hold.

What would crash the interpreter, or never return, is not tried here: the guard in front of it is
tested, or the adapter runs in a process of its own.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc_rules.inference import engine as durable_rules
from cchc_rules.inference.faults import EngineError, TooManyPoliciesError
from cchc_rules.inference.program import compile_policies
from cchc_rules.inference.slots import MAX_SLOTS
from cchc_rules.inference.tellings import READY, Tellings
from cchc_rules.inference.view import View

from .core import both
from .office import (
    CAREFUL,
    CONCLUDE,
    DEDUCTED,
    finding,
    policy,
    program,
    signal,
)


class TestSizes:
    """Facts that match many rules, have many properties; rules that test one property."""

    def test_a_fact_that_150_policies_ask_for_fires_them_all(self) -> None:
        policies = [policy(f"p{i:03}", CONCLUDE, all=[{"signal": "falling"}]) for i in range(150)]
        assert len(both(policies, signal("falling"))["so-a"].conclusions) == 150

    def test_a_fact_that_150_policies_forbid_silences_them_all(self) -> None:
        policies = [
            policy(
                f"p{i:03}",
                {"status": "at_risk"},
                all=[{"signal": "falling"}],
                none=[{"signal": "points_lost"}],
            )
            for i in range(150)
        ]
        inferred = both(
            policies, *(signal("falling", criterion=each) for each in ("1.1", "1.2")), signal("points_lost")
        )
        assert [each.criterion for each in inferred["so-a"].statuses] == ["1.2"] * 150

    def test_a_fact_that_fits_70_patterns_is_told_once_for_each(self) -> None:
        levels = ["province", "department", "district", "commune", "unit"]
        policies = [
            policy(
                f"p-{i}-{level}",
                CONCLUDE,
                all=[{"finding": {"criterion": ".".join("1" * (i + 1))}, "level": level}],
            )
            for i in range(14)
            for level in levels
        ]
        deep = ".".join("1" * 14)
        assert (
            len(
                both(policies, *(finding("met", f"a-{each}", deep, level=each) for each in levels))[
                    "a-unit"
                ].conclusions
            )
            == 14
        )

    def test_no_telling_has_more_than_seven_properties(self) -> None:
        keys = ("criterion", "measure", "scope", "field")
        wide = policy(
            "wide",
            CONCLUDE,
            all=[
                {"signal": "falling"},
                {"signal": "falling", "agency": "any", "as": "x"},
                {"signal": "prolonged", "agency": "any", "same": {**dict.fromkeys(keys, "x"), "agency": "x"}},
            ],
        )
        [phase] = program(wide).late
        facts = [signal(each) for each in ("falling", "prolonged")]
        told = Tellings(phase.rules).of(View(facts, everyone=facts))
        texts = [text for text, _ in (*told.common, *told.own)]
        assert max(len(json.loads('{"id":0,' + text)) for text in texts) == 7

    def test_as_many_different_tests_as_the_limit_allows_still_work(self) -> None:
        policies = [
            policy(f"p{i:03}", CONCLUDE, all=[{"signal": "falling", "of": {"criterion": f"1.{i}"}}])
            for i in range(MAX_SLOTS)
        ]
        facts = [signal("falling", criterion=f"1.{i}") for i in range(MAX_SLOTS)]
        assert len(both(policies, *facts)["so-a"].conclusions) == MAX_SLOTS

    def test_one_more_is_refused_before_the_engine_is_called(self) -> None:
        policies = [
            policy(f"p{i:03}", CONCLUDE, all=[{"signal": "falling", "of": {"criterion": f"1.{i}"}}])
            for i in range(MAX_SLOTS + 1)
        ]
        with pytest.raises(TooManyPoliciesError):
            compile_policies(policies)

    def test_sixteen_facts_in_one_match(self) -> None:
        patterns = [{"signal": "falling", "of": {"criterion": f"1.{i}"}} for i in range(16)]
        inferred = both(
            [policy("many", CONCLUDE, all=patterns)],
            *(signal("falling", criterion=f"1.{i}") for i in range(16)),
        )
        assert len(inferred["so-a"].conclusions[0].chain[0].facts) == 16

    def test_many_facts_to_conclude_about_come_in_batches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(durable_rules, "MAX_AT_ONCE", 7)
        pair = policy(
            "pair", CONCLUDE, all=[{"signal": "thin_margin"}, {"signal": "falling", "of": {"criterion": "2"}}]
        )
        facts = [
            signal(name, criterion=f"{i % 3}.{i}")
            for i in range(40)
            for name in ("thin_margin", "points_lost", "falling")
        ]
        inferred = both([DEDUCTED, CAREFUL, pair], *facts, signal("thin_margin", criterion="9"))["so-a"]
        assert len(inferred.statuses) == 41
        assert len(inferred.conclusions) == 41

    def test_no_two_ids_have_equal_hashes(self) -> None:
        def fnv1(text: str) -> int:
            found = 0x811C9DC5
            for byte in text.encode():
                found = (found ^ byte) * 16777619 & 0xFFFFFFFF
            return found

        ids = [*map(str, range(durable_rules.MAX_FACTS)), "sid-0"]
        assert len({fnv1(each) for each in ids}) == len(ids)
        names = ["id", "sid", "$s", "ready", "unready", *"acmof", *(f"s{i}" for i in range(MAX_SLOTS))]
        assert len({fnv1(each) for each in names}) == len(names)

    def test_more_facts_than_that_are_refused(self, ruleset: Any) -> None:
        with pytest.raises(EngineError, match="at most 200000"):
            ruleset._ask([READY] * (durable_rules.MAX_FACTS + 1))
