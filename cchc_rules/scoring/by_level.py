"""Which form holds at which level? `by_level` gives each its own (70% / 20% / 10%)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.forms import (
    AnyForm,
    ByLevelForm,
    CombineForm,
    DeadlineForm,
    DeductForm,
    IncrementsForm,
    ProportionalForm,
    RelativeForm,
    StepsForm,
    SurveyForm,
)
from cchc_rules.scoring.awarding import RuleFaultError
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.deduct import DeductRule
from cchc_rules.scoring.increments import IncrementsRule
from cchc_rules.scoring.model import Reason
from cchc_rules.scoring.proportional import ProportionalRule
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.steps import compile_steps
from cchc_rules.scoring.survey import OpenRule

if TYPE_CHECKING:
    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.scoring.awarding import FormRule, Terms


def form_at(criterion: Criterion, level: AgencyLevel | None) -> AnyForm | None:
    """The form a criterion is scored by at a level; None where it has none there."""
    form = criterion.score
    if not isinstance(form, ByLevelForm):
        return form
    return next((each for name, each in form.by_level.items() if name == level), None)


def compile_form(  # noqa: C901 - one line per form of a closed set
    criterion: Criterion, form: AnyForm | None, terms: Terms
) -> FormRule:
    """The rule of a form.

    Raises:
        RuleFaultError: with a Vietnamese message, when the rule cannot be compiled.
    """
    match form:
        case StepsForm():
            return compile_steps(terms, form.steps)
        case ProportionalForm():
            return ProportionalRule(terms, form.proportional)
        case IncrementsForm():
            return IncrementsRule(terms, form.increments)
        case DeductForm():
            return DeductRule(terms, form.deduct)
        case DeadlineForm():
            return DeadlineRule(terms, form.deadline)
        case RelativeForm():
            return RelativeRule(terms, form.relative)
        case SurveyForm():
            return OpenRule(terms, Reason.SURVEY)
        case None if isinstance(criterion.score, ByLevelForm):
            return OpenRule(terms, Reason.NO_RULE_FOR_LEVEL)
        case None:
            return OpenRule(terms, Reason.NOT_SELF_SCORED)
        case CombineForm():
            raise RuleFaultError("tiêu chí không có tiêu chí thành phần nên không tổng hợp được")
        case ByLevelForm():
            raise RuleFaultError("cách chấm theo cấp không được lồng nhau")
