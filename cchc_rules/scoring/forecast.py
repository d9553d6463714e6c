"""Where does a figure go? The value before, and where a straight line through both leads.

Exact: a projection is a fraction like any other value.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import NoStepHoldsError, NumericRule

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.scoring.intervals import Bounds
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.model import Reading, Verdict
    from cchc_rules.scoring.rules import Rule


def verdict_before(rule: Rule, ledger: Ledger, day: date | None) -> Verdict | None:
    """The verdict on the last value before a day; None where there is none, or it says nothing."""
    if rule.reader is None or day is None:
        return None
    earlier = [each for each in rule.reader.days(ledger) if each < day]
    return rule.judge_on(ledger, max(earlier)) if earlier else None


def reading_before(rule: Rule, ledger: Ledger, day: date | None) -> Reading | None:
    """The last value before a day."""
    if rule.reader is None or day is None:
        return None
    earlier = [each for each in rule.reader.days(ledger) if each < day]
    return rule.reading_on(ledger, max(earlier)) if earlier else None


def projected(before: Reading, now: Reading, day: date, bounds: Bounds) -> Fraction | None:
    """The value on a later day if it goes on as between two readings, no further than is possible."""
    if before.as_of is None or now.as_of is None or now.as_of >= day:
        return None
    passed, ahead = (now.as_of - before.as_of).days, (day - now.as_of).days
    if passed <= 0:
        return None
    value = now.value + (now.value - before.value) * Fraction(ahead, passed)
    low, high = bounds
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)


def projected_points(form: NumericRule, value: Fraction) -> Fraction | None:
    """The points a projected value would get; None where no step holds for it."""
    try:
        return form.terms.rounded(form.points_at(value.numerator, value.denominator)[0])
    except NoStepHoldsError:
        return None
