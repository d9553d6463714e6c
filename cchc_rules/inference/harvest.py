"""What do the matches of a phase amount to: statuses, tasks, conclusions, facts for later phases?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.inference.model import Conclusion, Fact, FactKind, Firing, Inferred, StatusChange, TaskOrder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.inference.patterns import Outcome
    from cchc_rules.inference.program import Program
    from cchc_rules.inference.view import Match

_EMPTY = Inferred((), (), (), "")


class Harvest:
    """Collects matches phase by phase, for one agency or for many.

    ``because`` holds what made each derived fact so far; it is added to.
    """

    def __init__(self, program: Program, because: dict[Fact, Firing]) -> None:
        self._outcomes = program.outcomes
        self._asked = program.asked_derived
        self._because = because
        self._least: dict[tuple[str, str, str], tuple[Fact, ...]] = {}
        self._added: dict[Fact, Firing] = {}
        self._statuses: dict[str, list[StatusChange]] = {}
        self._tasks: dict[str, list[TaskOrder]] = {}
        self._conclusions: dict[str, list[Conclusion]] = {}

    def add(self, matches: Iterable[Match]) -> None:
        """Take matches of the current phase, in any order."""
        least = self._least
        for rule, facts in matches:
            on = facts[rule.on]
            key = (rule.policy, on.agency, on.criterion)
            known = least.get(key)
            if known is None or facts < known:
                least[key] = facts
            if self._asked:
                self._add_facts(rule.policy, on, facts)

    def finish_phase(self) -> list[Fact]:
        """Draw the consequences of the phase; the facts it adds for later ones."""
        added = sorted(self._added)
        for fact, firing in self._added.items():
            self._because[fact] = min(firing, self._because.get(fact, firing))
        for (policy, agency, criterion), facts in self._least.items():
            self._conclude(self._outcomes[policy], agency, criterion, Firing(policy, facts))
        self._least, self._added = {}, {}
        return added

    def inferred(self, agency: str, engine: str, before: Inferred = _EMPTY) -> Inferred:
        """All about one agency, sorted, with what was inferred about it before."""
        return Inferred(
            tuple(sorted((*before.statuses, *self._statuses.get(agency, ())))),
            tuple(sorted((*before.tasks, *self._tasks.get(agency, ())))),
            tuple(sorted((*before.conclusions, *self._conclusions.get(agency, ())))),
            engine,
        )

    def _add_facts(self, policy: str, on: Fact, facts: tuple[Fact, ...]) -> None:
        for fact in _added_by(self._outcomes[policy], on):
            if self._asked.admits(fact):
                firing = Firing(policy, facts)
                self._added[fact] = min(firing, self._added.get(fact, firing))

    def _conclude(self, outcome: Outcome, agency: str, criterion: str, firing: Firing) -> None:
        if outcome.status is not None and criterion:
            change = StatusChange(agency, criterion, outcome.status, firing)
            self._statuses.setdefault(agency, []).append(change)
        if outcome.task == "own" or (outcome.task == "remedy" and criterion):
            order = TaskOrder(agency, criterion, firing.policy, outcome.task == "own", firing)
            self._tasks.setdefault(agency, []).append(order)
        if outcome.conclude is not None:
            conclusion = Conclusion(
                outcome.conclude, agency, criterion, firing.policy, outcome.text, self._chain(firing)
            )
            self._conclusions.setdefault(agency, []).append(conclusion)

    def _chain(self, last: Firing) -> tuple[Firing, ...]:
        """Every firing that led to the last one, each after those it rests on."""
        chain: dict[Firing, None] = {}

        def add(firing: Firing) -> None:
            for fact in firing.facts:
                if fact in self._because:
                    add(self._because[fact])
            chain[firing] = None

        add(last)
        return tuple(chain)


def _added_by(outcome: Outcome, on: Fact) -> list[Fact]:
    """The facts that say what a policy concluded about a fact: where it stands, now."""
    added = []
    if outcome.status is not None and on.criterion:
        added.append(on._replace(kind=FactKind.FINDING, name=outcome.status, period="current"))
    if outcome.conclude is not None:
        added.append(on._replace(kind=FactKind.CONCLUSION, name=outcome.conclude, period="current"))
    return added
