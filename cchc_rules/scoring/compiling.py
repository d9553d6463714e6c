"""How does a criterion of a file become a rule? Whatever is wrong with one, the others are compiled."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs.forms import StepsForm
from cchc_rules.scoring.awarding import FormRule, Terms
from cchc_rules.scoring.by_level import compile_form, form_at
from cchc_rules.scoring.rules import Rule, error_verdict, message_of

if TYPE_CHECKING:
    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.measures import MeasureReaders
    from cchc_rules.scoring.model import Verdict


class BrokenRule(Rule):
    """A criterion whose rule cannot be compiled: every agency gets the same error."""

    def __init__(self, criterion: Criterion, level: AgencyLevel, terms: Terms, message: str) -> None:
        super().__init__(criterion.model_copy(update={"not_applicable": None}), level, terms, _Broken(terms))
        self.criterion = criterion
        self._verdict = error_verdict(criterion, level, terms.max_points, message, None)

    def judge(self, ledger: Ledger) -> Verdict:  # noqa: ARG002
        """The error."""
        return self._verdict


class _Broken(FormRule):
    """Stands where no form could be compiled."""


def compile_rule(pack: RulePack, readers: MeasureReaders, criterion: Criterion, level: AgencyLevel) -> Rule:
    """A criterion at a level; a rule that does not compile never stops the others."""
    form = form_at(criterion, level)
    measure = criterion.measure
    rounding = pack.manifest.totals.rounding
    terms = Terms(
        max_points=_max_points(criterion),
        is_penalty=criterion.group == "penalty",
        places=rounding.places if rounding.at == "criterion" else None,
        bounds=readers.bounds(measure) if measure else (None, None),
        dimension=readers.dimension(measure) if measure else None,
        scope=criterion.scope,
        measure=measure,
        criterion=criterion.id,
        readers=readers,
        none_excludes=criterion.none == "exclude",
    )
    try:
        return Rule(criterion, level, terms, compile_form(criterion, form, terms))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one rule, the others are scored
        return BrokenRule(criterion, level, terms, message_of(error))


def _max_points(criterion: Criterion) -> Fraction:
    if criterion.points is not None:
        return Fraction(criterion.points)
    if isinstance(criterion.score, StepsForm):
        numbers = [step.points for step in criterion.score.steps if isinstance(step.points, Fraction)]
        return max(numbers, default=Fraction(0))
    return Fraction(0)
