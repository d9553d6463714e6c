"""Peers that chain forward: the policies of chaining_work in each of their languages.

Each is made once and answers for agencies one after the other, in the way that was the fastest of those
tried: durable-rules with a state per agency that is deleted after it, experta with its working memory
emptied, drools-jpy with one session for many agencies (making one costs 50 ms, taking a fact back 5 ms),
after calls enough for Java to compile what is run often.
"""

from __future__ import annotations

import collections
import collections.abc
import json
import logging
import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from chaining_work import CHAINED, CRITERIA, DEDUCTED, LOST, RISKS, Agency, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SESSION = 1000
"""Agencies in one session of drools-jpy."""


class Peer(NamedTuple):
    """An engine, ready when ``make`` was called."""

    name: str
    key: str
    make: Callable[[], Callable[[Sequence[Agency]], list[Answer]]]
    warm_up: int = 0
    """Calls before the first one that is timed; such a peer always does all agencies."""


def durable_per_criterion() -> Callable[[Sequence[Agency]], list[Answer]]:
    """Plain durable-rules, every policy written once for each criterion: 500 rules."""
    return _durable("per-criterion", CRITERIA)


def durable_per_policy() -> Callable[[Sequence[Agency]], list[Answer]]:
    """Plain durable-rules, every policy written once."""
    return _durable("per-policy", (None,))


def _durable(name: str, criteria: Sequence[str | None]) -> Callable[[Sequence[Agency]], list[Answer]]:
    from durable import lang
    from durable.engine import MessageNotHandledException

    said: Answer = set()
    with lang.ruleset(name):
        for criterion in criteria:
            _durable_rules(lang, criterion, said)
    lang.get_host()

    def conclude(agencies: Sequence[Agency]) -> list[Answer]:
        answers = []
        for agency in agencies:
            said.clear()
            for fact in agency.wide():
                try:
                    lang.assert_fact(name, {"sid": agency.id, **fact})
                except MessageNotHandledException:  # its way to say that no rule asks for the fact
                    continue
            lang.delete_state(name, agency.id)
            answers.append(set(said))
        return answers

    return conclude


def _durable_rules(lang: Any, criterion: str | None, said: Answer) -> None:
    fact = lang.m

    def about(test: Any, key: str = "criterion") -> Any:
        return test if criterion is None else (getattr(fact, key) == criterion) & test

    def deducted(found: Any) -> None:
        said.add((DEDUCTED, found.m.criterion))
        found.assert_fact({"finding": DEDUCTED, "of": found.m.criterion})

    def chained(found: Any) -> None:
        said.add((CHAINED, found.own.criterion))

    lang.when_all(about(getattr(fact, LOST) == True))(deducted)  # noqa: E712  # the library reads the operator
    for policy, signal in RISKS.items():
        lost, risk = getattr(fact, LOST) == False, getattr(fact, signal) == True  # noqa: E712
        lang.when_all(about(risk & lost))(_says(policy, said))
    same = fact.criterion == (lang.c.late.of if criterion is None else criterion)
    own = same & (fact.prolonged == True) & (fact.plan == False)  # noqa: E712
    lang.when_all(lang.c.late << about(fact.finding == DEDUCTED, "of"), lang.c.own << own)(chained)


def _says(policy: str, said: Answer) -> Callable[[Any], None]:
    def action(found: Any) -> None:
        said.add((policy, found.m.criterion))

    return action


def experta_engine() -> Callable[[Sequence[Agency]], list[Answer]]:
    """experta 1.9.4 wants a frozendict that looks for Mapping where Python 3.10 and later have none."""
    if not hasattr(collections, "Mapping"):
        collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
    import experta

    class Known(experta.Fact):
        """One wide finding."""

    class Deducted(experta.Fact):
        """What a policy found."""

    of = experta.MATCH.criterion

    def deducted(self: Any, criterion: str) -> None:
        self.said.add((DEDUCTED, criterion))
        self.declare(Deducted(criterion=criterion))

    def say(policy: str) -> Callable[[Any, str], None]:
        def action(self: Any, criterion: str) -> None:
            self.said.add((policy, criterion))

        return action

    rules = {"deducted": experta.Rule(Known(**{LOST: True}, criterion=of))(deducted)}
    for policy, signal in RISKS.items():
        pattern = Known(**{signal: True, LOST: False}, criterion=of)
        rules[policy] = experta.Rule(pattern)(say(policy))
    own = Known(criterion=of, prolonged=True, plan=False)
    rules[CHAINED] = experta.Rule(Deducted(criterion=of), own)(say(CHAINED))
    engine = type("Policies", (experta.KnowledgeEngine,), rules)()

    def conclude(agencies: Sequence[Agency]) -> list[Answer]:
        answers = []
        for agency in agencies:
            engine.said = set()
            engine.reset()
            for fact in agency.wide():
                engine.declare(Known(**fact))
            engine.run()
            answers.append(engine.said)
        return answers

    return conclude


def drools() -> Callable[[Sequence[Agency]], list[Answer]]:
    """The rules engine of ansible-rulebook: Drools on a Java machine inside this process."""
    java = shutil.which("java")
    if java is None:
        raise OSError("no Java")
    os.environ.setdefault("JAVA_HOME", str(Path(java).resolve().parents[1]))
    logging.getLogger("jpyutil").setLevel(logging.ERROR)
    from drools.rule import Rule
    from drools.ruleset import Ruleset

    text = json.dumps(_drools_rules())

    def session(agencies: Sequence[Agency]) -> list[Answer]:
        answers: dict[str, Answer] = {agency.id: set() for agency in agencies}
        ruleset = Ruleset("policies", text)

        def deducted(match: Any) -> None:
            fact = match.data["m"]
            answers[fact["agency"]].add((DEDUCTED, fact["criterion"]))
            found = {"agency": fact["agency"], "finding": DEDUCTED, "of": fact["key"]}
            ruleset.assert_fact(json.dumps(found))

        def say(policy: str, name: str, match: Any) -> None:
            fact = match.data[name]
            answers[fact["agency"]].add((policy, fact["criterion"]))

        ruleset.add_rule(Rule(DEDUCTED, deducted))
        for policy in RISKS:
            ruleset.add_rule(Rule(policy, partial(say, policy, "m")))
        ruleset.add_rule(Rule(CHAINED, partial(say, CHAINED, "own")))
        for agency in agencies:
            for fact in agency.wide():
                key = f"{agency.id} {fact['criterion']}"
                ruleset.assert_fact(json.dumps({"agency": agency.id, "key": key, **fact}))
        ruleset.end_session()
        return list(answers.values())

    def conclude(agencies: Sequence[Agency]) -> list[Answer]:
        shares = [agencies[start : start + SESSION] for start in range(0, len(agencies), SESSION)]
        return [answer for share in shares for answer in session(share)]

    return conclude


def _drools_rules() -> dict[str, Any]:
    lost, kept = _is(LOST, {"Boolean": True}), _is(LOST, {"Boolean": False})
    conditions = {DEDUCTED: [lost]}
    for policy, signal in RISKS.items():
        conditions[policy] = [_both(_is(signal, {"Boolean": True}), kept)]
    late = _named("late", _is("finding", {"String": DEDUCTED}))
    own = _both(_is("prolonged", {"Boolean": True}), _is("plan", {"Boolean": False}))
    conditions[CHAINED] = [late, _named("own", _both(_is("key", {"Fact": "late.of"}), own))]
    nothing = {"Action": {"action": "none", "action_args": {}}}
    rules = [
        {"Rule": {"name": name, "condition": {"AllCondition": tests}, "action": nothing, "enabled": True}}
        for name, tests in conditions.items()
    ]
    return {"name": "policies", "hosts": ["all"], "sources": [], "rules": rules}


def _is(part: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"EqualsExpression": {"lhs": {"Fact": part}, "rhs": value}}


def _both(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    return {"AndExpression": {"lhs": left, "rhs": right}}


def _named(name: str, test: dict[str, Any]) -> dict[str, Any]:
    return {"AssignmentExpression": {"lhs": {"Facts": name}, "rhs": test}}


PEERS = (
    Peer(
        "durable-rules used plainly, one rule per criterion",
        "durable-rules per criterion",
        durable_per_criterion,
    ),
    Peer("durable-rules used plainly, one rule per policy", "durable-rules per policy", durable_per_policy),
    Peer("drools-jpy", "drools-jpy", drools, warm_up=10),
    Peer("experta", "experta", experta_engine),
)
