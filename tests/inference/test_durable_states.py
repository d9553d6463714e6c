"""The measured edges of durable-rules 2.0.28: what it keeps, and what it may answer.

What would crash the interpreter, or never return, is not tried here: the guard in front of it is
tested, or the adapter runs in a process of its own.
"""

from __future__ import annotations

from typing import Any

import pytest

from cchc_rules.inference.engine import load
from cchc_rules.inference.faults import EngineError
from cchc_rules.inference.tellings import READY, READY_RULE, Tellings, definition
from cchc_rules.inference.view import View

from .core import both, fails_at, has_state, run_alone
from .office import (
    CONCLUDE,
    DEDUCTED,
    policy,
    program,
    signal,
)


class TestStates:
    """What the core keeps is let go, whatever happens."""

    def test_nothing_is_kept_after_an_agency(self, ruleset: Any) -> None:
        assert ruleset.matches(View([signal("points_lost")]))
        assert not has_state(ruleset)

    def test_nor_after_a_fault_while_facts_go_in(self, ruleset: Any, answers: dict[str, Any]) -> None:
        answers["assert_fact"] = fails_at(2, load()._core.assert_fact)
        with pytest.raises(ZeroDivisionError):
            ruleset.matches(View([signal("points_lost", criterion=f"1.{i}") for i in range(4)]))
        assert not has_state(ruleset)

    def test_nor_after_a_fault_while_matches_come_out(self, ruleset: Any, answers: dict[str, Any]) -> None:
        answers["complete_and_start_action"] = fails_at(1, load()._core.complete_and_start_action)
        with pytest.raises(ZeroDivisionError):
            ruleset.matches(View([signal("points_lost", criterion=f"1.{i}") for i in range(4)]))
        assert not has_state(ruleset)
        answers.clear()
        assert len(ruleset.matches(View([signal("points_lost")]))) == 1, "the next agency starts afresh"

    def test_an_error_of_the_core_is_raised_as_ours(self, ruleset: Any) -> None:
        with pytest.raises(EngineError, match="error code"):
            ruleset._ask(['"c":1e-05}'])
        wide = ",".join(f'"x{i}":1' for i in range(260)) + "}"
        with pytest.raises(EngineError, match="302"):
            ruleset._ask([READY, wide])
        assert not has_state(ruleset)

    def test_memory_stays_flat_over_thousands_of_agencies(self) -> None:
        grown = run_alone("""
            compiled = compile_policies([DEDUCTED, CAREFUL, PROPOSE_CRITICISM])
            names = ("points_lost", "thin_margin", "prolonged")
            facts = [signal(name, "a", f"1.{i}") for i in range(15) for name in names]
            for i in range(6000):
                infer_one(compiled, "a", facts, engine=load())
                if i == 1000:
                    before = size()
            print(size() - before)
        """)
        assert float(grown) < 3

    def test_memory_stays_flat_over_hundreds_of_rule_packs(self) -> None:
        grown = run_alone("""
            for i in range(300):
                some = [policy(f"p{i}-{n}", CONCLUDE, all=[{"signal": "falling"}]) for n in range(40)]
                infer_one(compile_policies(some), "a", [signal("falling", "a")], engine=load())
                if i == 120:
                    before = size()
            print(size() - before)
        """)
        assert float(grown) < 5

    def test_a_state_deleted_before_anything_fired_does_not_crash_the_process(self) -> None:
        assert (
            run_alone("""
            facts = [signal("falling", "a", "1.1"), signal("prolonged", "a", "1.2")]
            for i in range(300):
                junk = [b"A" * (33000 + 8 * n) for n in range(200)]
                del junk
                when = [{"signal": "falling"}, {"signal": "prolonged"}]
                rule = policy(f"p{i}", {"status": "at_risk"}, all=when)
                assert not infer_one(compile_policies([rule]), "a", facts, engine=load()).inferred.statuses
            print("alive")
        """)
            == "alive"
        )


class TestAnswers:
    """What the core may say to a fact."""

    def test_a_fact_no_rule_asks_for_is_not_an_error(self, ruleset: Any) -> None:
        assert ruleset._ask(['"other":1}', READY, '"other":2}']) == [(READY_RULE, [1])]

    def test_a_fact_the_core_believes_to_know_is_an_error(
        self, ruleset: Any, answers: dict[str, Any]
    ) -> None:
        answers["assert_fact"] = lambda *_: (2, 1)
        with pytest.raises(EngineError, match="answered 2 to fact 0"):
            ruleset.matches(View([signal("points_lost")]))

    def test_equal_facts_have_ids_of_their_own(self, ruleset: Any) -> None:
        assert sorted(ruleset._ask([READY, READY])) == [(READY_RULE, [0]), (READY_RULE, [1])]

    def test_a_fact_is_not_used_up_by_the_first_policy_that_matches(self) -> None:
        policies = [policy(f"p{i}", CONCLUDE, all=[{"signal": "falling"}]) for i in range(3)]
        assert len(both(policies, signal("falling"))["so-a"].conclusions) == 3

    def test_only_single_facts_are_told(self, ruleset: Any, answers: dict[str, Any]) -> None:
        for name in ("assert_facts", "assert_event", "assert_events", "update_state", "start_action"):
            answers[name] = fails_at(0, None)
        assert ruleset.matches(View([signal("points_lost"), signal("thin_margin", criterion="1.2")]))

    def test_actions_run_nowhere_where_their_faults_could_be_swallowed(self) -> None:
        [phase] = program(DEDUCTED).early
        for rule in definition(Tellings(phase.rules).layout).values():
            with pytest.raises(AssertionError):
                rule["run"](None)
        assert both([DEDUCTED], signal("points_lost"))["so-a"].statuses

    def test_an_engine_that_does_not_answer_is_noticed_at_once(
        self, ruleset: Any, answers: dict[str, Any]
    ) -> None:
        answers["start_action_for_state"] = lambda *_: None
        with pytest.raises(EngineError, match="failed its test"):
            ruleset._try_out()
