"""What does an agency score? Every criterion of its level, then the criteria above them."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from cchc_rules.scoring.combine import combined
from cchc_rules.scoring.ledger import Ledger, ledger_of
from cchc_rules.scoring.model import Score, ScoreState, Verdict
from cchc_rules.scoring.rules import message_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.scoring.compiled import CompiledPack, LevelRules
    from cchc_rules.scoring.peers import Peers

_score_of = partial(tuple.__new__, Score)


def score_agency(compiled: CompiledPack, evidence: Evidence, peers: Peers | None = None) -> tuple[Score, ...]:
    """The scores of all leaf criteria that apply to the agency's level, in pack order.

    ``peers`` is what `collect_peers` found in the whole run; criteria scored against the group
    are unknown without it.
    """
    ledger = ledger_of(evidence, peers)
    rules = compiled.at(evidence.agency.level)
    try:
        verdicts = [evaluate(ledger) for evaluate in rules.evaluators]
    except Exception:  # noqa: BLE001 - one bad criterion must not cost the agency the others
        verdicts = _one_by_one(rules, ledger)
    return tuple(map(_score_of, zip(verdicts, repeat(ledger))))


def score_parents(compiled: CompiledPack, leaf_scores: Mapping[str, Score]) -> tuple[Score, ...]:
    """The scores of criteria with sub-criteria, from the scores of the leaves, in pack order.

    A criterion none of whose sub-criteria were scored is left out. Given scores of parents
    (published results) are kept and counted on.
    """
    pack = compiled.pack
    scores: dict[str, Score | None] = dict(leaf_scores)

    def score(criterion: Criterion) -> Score | None:
        if criterion.id not in scores:
            children = {each.id: score(each) for each in pack.children.get(criterion.id, ())}
            try:
                scores[criterion.id] = combined(pack, criterion, children)
            except Exception as error:  # noqa: BLE001 - told to the user as the state of this criterion
                scores[criterion.id] = _failed(criterion, error)
        return scores[criterion.id]

    parents = (criterion for criterion in pack.criteria if criterion.id in pack.children)
    found = ((criterion, score(criterion)) for criterion in parents)
    return tuple(each for criterion, each in found if each is not None and criterion.id not in leaf_scores)


def _one_by_one(rules: LevelRules, ledger: Ledger) -> list[Verdict]:
    """The slow way that tells which criterion fails."""
    verdicts: list[Verdict] = []
    for rule, evaluate in zip(rules.rules, rules.evaluators, strict=True):
        try:
            verdicts.append(evaluate(ledger))
        except Exception as error:  # noqa: BLE001 - told to the user as the state of this criterion
            verdicts.append(rule.error(message_of(error)))
    return verdicts


def _failed(criterion: Criterion, error: Exception) -> Score:
    maximum = Fraction(criterion.points or 0)
    message = message_of(error)
    return Score(criterion, ScoreState.ERROR, None, Fraction(0), maximum, maximum, message=message)
