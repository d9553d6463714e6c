"""The measured edges of durable-rules 2.0.28: `none`, texts and numbers, malformed rules, hosts and threads.

What would crash the interpreter, or never return, is not tried here: the guard in front of it is
tested, or the adapter runs in a process of its own.
"""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from cchc_rules.inference import engine as durable_rules
from cchc_rules.inference.engine import DurableEngine, load
from cchc_rules.inference.infer import infer
from cchc_rules.inference.tellings import Tellings, definition
from cchc_rules.inference.view import View

from .core import both
from .office import (
    CAREFUL,
    CONCLUDE,
    DEDUCTED,
    by_agency,
    document,
    policy,
    program,
    signal,
    statuses,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class TestNone:
    """`none` is decided when the positive facts arrive."""

    def test_what_is_forbidden_is_told_first(self) -> None:
        [phase] = program(DEDUCTED, CAREFUL).early
        told = Tellings(phase.rules).of(View([signal("points_lost"), signal("thin_margin")]))
        assert len(told.forbidden) == 1
        assert len(told.own) == 2

    def test_what_looks_alike_to_a_policy_is_told_once_by_the_least_fact(self) -> None:
        pair = policy(
            "pair",
            CONCLUDE,
            all=[{"signal": "thin_margin"}, {"signal": "falling"}],
            none=[{"signal": "points_lost"}],
        )
        facts = sorted(
            signal(name, criterion=f"1.{i}")
            for i in range(5)
            for name in ("falling", "thin_margin", "points_lost")
        )
        told = Tellings(program(pair).early[0].rules).of(View(facts))
        assert [fact for _, fact in told.common] == [signal("falling", criterion="1.0")]
        assert len(told.forbidden) == 1
        assert len(told.own) == 5

    def test_what_no_rule_could_use_is_not_told(self) -> None:
        [phase] = program(DEDUCTED, CAREFUL).early
        assert not Tellings(phase.rules).of(View([signal("points_lost")])).forbidden
        lonely = Tellings(program(CAREFUL).early[0].rules).of(View([signal("points_lost")]))
        assert (lonely.forbidden, lonely.common, lonely.own) == ((), (), ())

    @pytest.mark.parametrize("criterion", ["1.0", "9.9"])
    def test_a_forbidden_fact_counts_wherever_it_sorts(self, criterion: str) -> None:
        facts = [signal("thin_margin", criterion=each) for each in ("1.0", "5.5", "9.9")]
        inferred = both([DEDUCTED, CAREFUL], *facts, signal("points_lost", criterion=criterion))
        assert (criterion, "at_risk") not in statuses(inferred["so-a"])
        assert len(inferred["so-a"].statuses) == 3

    def test_forbidden_facts_of_other_agencies_and_findings(self) -> None:
        clean = policy(
            "clean",
            CONCLUDE,
            all=[{"signal": "falling"}],
            none=[
                {"finding": {"status": "deducted"}, "agency": "child"},
                {"document": "plan", "agency": "parent"},
            ],
        )
        facts = [signal("falling", each) for each in ("t", "s1", "s2", "x1")] + [
            signal("points_lost", "x1"),
            document("plan", "t"),
        ]
        parents = {"s1": "t", "s2": "t", "x1": "s1"}
        inferred = both([clean, DEDUCTED], *facts, parents=parents)
        assert [agency for agency, each in inferred.items() if each.conclusions] == ["t", "x1"]


class TestWords:
    """No text, no decimal, nothing an office wrote reaches the core."""

    ODD = ("Tiêu chí", '"}{', "1e-05", "inf", "0.9499999999999999", "null", "true", "$or")

    def told(self) -> Iterator[str]:
        tied = policy(
            "tied",
            CONCLUDE,
            all=[
                {"signal": "falling", "as": "x"},
                {"signal": "prolonged", "same": {"measure": "x", "scope": "x"}},
            ],
        )
        tellings = Tellings(program(tied, CAREFUL).early[0].rules)
        for odd in self.ODD:
            facts = [
                signal(name, odd, odd, measure=odd, scope=odd, field=odd, level=odd)
                for name in ("falling", "prolonged", "thin_margin", "points_lost")
            ]
            told = tellings.of(View(sorted(facts)))
            yield from told.forbidden
            yield from (text for text, _ in (*told.common, *told.own))

    def test_facts_are_small_whole_numbers(self) -> None:
        texts = list(self.told())
        assert len(texts) == 4 * len(self.ODD)
        assert all(re.fullmatch(r'"s\d+":1(,"[acmof]":\d+)*\}', text) for text in texts)

    def test_rules_are_numbers_and_words_of_ours(self) -> None:
        odd = policy(
            "tru-diem",
            {"conclude": "x", "text": "“Tiêu chí” {criterion} \"' $or"},
            all=[{"signal": "falling", "of": {"criterion": "1.1", "measure": "m"}}],
        )
        [phase] = program(odd, CAREFUL).early
        rules = definition(Tellings(phase.rules).layout)
        for rule in rules.values():
            del rule["run"]
        assert set(re.findall(r'"([^"]*)"', json.dumps(rules))) <= {
            *(
                "-1",
                "0",
                "1",
                "all",
                "dist",
                "ready",
                "unready",
                "$and",
                "c",
                "m0",
                "n0$not",
                "s0",
                "s1",
                "s2",
                "s3",
            ),
        }

    @pytest.mark.parametrize(
        ("one", "other"),
        [("1.1", "1.10"), ("1", "01"), ("1", "1.0"), ("true", "1"), ("\u1ed9", "o\u0323\u0302"), ("", " ")],
    )
    def test_words_match_when_they_are_the_same_word_and_never_by_value(self, one: str, other: str) -> None:
        tied = policy(
            "tied",
            CONCLUDE,
            all=[{"signal": "falling", "as": "x"}, {"signal": "prolonged", "same": {"measure": "x"}}],
        )
        assert both([tied], signal("falling", measure=one), signal("prolonged", measure=one))[
            "so-a"
        ].conclusions
        assert not both([tied], signal("falling", measure=one), signal("prolonged", measure=other))[
            "so-a"
        ].conclusions

    @pytest.mark.parametrize(
        "when",
        [
            {"all": []},
            {"all": None},
            {"all": [None]},
            {"all": [{}]},
            {"none": [{"signal": "falling"}]},
            {"any": [{"signal": {"$lt": "x"}}]},
        ],
    )
    def test_malformed_rules_do_not_get_past_the_model(self, when: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            policy("bad", CONCLUDE, **when)

    def test_two_true_arms_of_any_fire_once(self) -> None:
        arms = policy("arms", CONCLUDE, any=[{"signal": "falling"}, {"signal": "prolonged"}])
        assert len(both([arms], signal("falling"), signal("prolonged"))["so-a"].conclusions) == 1

    def test_words_are_forgotten_when_there_are_very_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("cchc_rules.inference.tellings._FORGET_AFTER", 5)
        facts = [
            signal(name, f"a{i}", f"1.{i}") for i in range(20) for name in ("thin_margin", "points_lost")
        ]
        inferred = both([CAREFUL, DEDUCTED], *facts, signal("thin_margin", "a3", "2"))
        assert len(inferred["a3"].statuses) == 2


class TestHost:
    """One quiet host, any number of rule sets."""

    def test_no_threads_are_started(self) -> None:
        before = threading.active_count()
        engine = DurableEngine()
        [phase] = program(DEDUCTED).early
        assert engine.run(phase, View([signal("points_lost")]))
        assert threading.active_count() == before

    def test_the_same_policies_are_registered_once(self) -> None:
        for _ in range(3):
            assert both([DEDUCTED], signal("points_lost"))["so-a"].statuses

    def test_rule_sets_not_used_for_long_are_given_up_and_can_come_back(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(durable_rules, "MAX_RULESETS", 2)
        engine = DurableEngine()
        phases = [program(policy(f"p{i}", CONCLUDE, all=[{"signal": "falling"}])).early[0] for i in range(4)]
        for phase in [*phases, *phases[::-1], phases[0], phases[3]]:
            assert [each.rule.policy for each in engine.run(phase, View([signal("falling")]))] == [
                phase.rules[0].policy
            ]
            assert len(engine._rulesets) <= 2

    def test_threads_take_turns(self) -> None:
        compiled = program(DEDUCTED, CAREFUL)
        works = [
            by_agency(*(signal("points_lost", f"a{n}", f"1.{i}") for i in range(n + 1))) for n in range(40)
        ]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda facts: infer(compiled, facts, {}, engine=load()), works))
        assert [len(each[f"a{n}"].statuses) for n, each in enumerate(found)] == list(range(1, 41))
