"""What has to be reached? One table; `run.py` prints each goal beside what was measured.

A ratio is the time of cchc_rules over the time of the other for the same work (see results.py); for
the growth goals it is the time for one agency or criterion in the largest run over that in a small one:
1 is straight growth, caches and garbage collection make it somewhat more, the number of criteria squared
would make it 10.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from results import Results


class Goal(NamedTuple):
    """A ratio of that name must not be above the limit."""

    name: str
    what: str
    limit: float


class State(StrEnum):
    """What became of a goal."""

    MET = "met"
    MISSED = "missed"
    NOT_RUN = "not run"


class Verdict(NamedTuple):
    """A goal with what was measured, or why nothing was."""

    goal: Goal
    state: State
    measured: str


READY = "numbers made ready for it outside the time"
SAME = "both from the same evidence"
GOALS = (
    Goal("scoring: zen-engine", READY, 1.3),
    Goal("scoring: datalogic-py, from the evidence", SAME, 1.3),
    Goal("scoring: json-logic-qubit", READY, 1.0),
    Goal("scoring: common-expression-language", READY, 1.0),
    Goal("scoring: cel-expr-python", READY, 1.0),
    Goal("scoring: cel-python", READY, 1.0),
    Goal("scoring: rule-engine", READY, 1.0),
    Goal("scoring a real pack: zen-engine", READY, 1.3),
    Goal("scoring a real pack: datalogic-py, from the evidence", SAME, 1.3),
    Goal("scoring a real pack: json-logic-qubit", READY, 1.0),
    Goal("scoring a real pack: common-expression-language, from the evidence", SAME, 1.0),
    Goal("scoring a real pack: cel-expr-python", READY, 1.0),
    Goal("scoring a real pack: cel-python", READY, 1.0),
    Goal("scoring a real pack: rule-engine", READY, 1.0),
    Goal("inference: durable-rules per criterion", "the library used plainly", 1.0),
    Goal("inference: durable-rules per policy", "the library used plainly", 1.0),
    Goal("inference: drools-jpy", "many agencies in a session, Java warm", 1.0),
    Goal("inference: experta", "one agency after the other", 1.0),
    Goal("growth: assess, agencies", "time for an agency, most agencies over fewest", 2.0),
    Goal("growth: assess, criteria", "time for a criterion, most criteria over 100", 2.0),
    Goal("growth: rules check, criteria", "time for a criterion, most criteria over 100", 2.0),
    Goal("dossiers: DuckDB by hand", "the same figures by hand-written SQL", 1.3),
)


def verdicts(results: Sequence[Results], goals: Sequence[Goal] = GOALS) -> list[Verdict]:
    """Each goal with its state, in the order of the table."""
    ratios = {each.name: each for found in results for each in found.ratios}
    reasons = {name: reason for found in results for name, reason in found.not_run.items()}
    told = []
    for goal in goals:
        ratio = ratios.get(goal.name)
        if ratio is None:
            told.append(Verdict(goal, State.NOT_RUN, _reason(goal.name, reasons)))
        else:
            state = State.MET if ratio.best <= goal.limit else State.MISSED
            told.append(Verdict(goal, state, str(ratio)))
    return told


def _reason(name: str, reasons: dict[str, str]) -> str:
    """The reason given for the goal itself, or for the whole it belongs to (``dossiers``)."""
    for known in (name, name.partition(",")[0], name.partition(":")[0]):
        if known in reasons:
            return reasons[known]
    return "nothing measured it"


def rows(told: Sequence[Verdict]) -> list[list[str]]:
    """The verdicts as a table."""
    return [
        ["goal", "", "limit", "measured", ""],
        *(
            [each.goal.name, each.goal.what, f"{each.goal.limit:g}", each.measured, each.state]
            for each in told
        ),
    ]
