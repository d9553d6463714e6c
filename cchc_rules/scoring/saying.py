"""How is a value of a rule's measure said? `wording.py` with the measure filled in.

A change is said as a change: "tăng 9,6 điểm phần trăm", not "9,6%".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.measures import ChangeMeasure
from cchc_rules.scoring.wording import qualified, say_gap, say_reading, say_value

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.scoring.readings import Reading
    from cchc_rules.scoring.rules import Rule

UNCHANGED = "không thay đổi so với kỳ trước"


def unit_of(rule: Rule) -> str | None:
    """The unit of the measure a rule is about."""
    measure = rule.terms.readers.measures.get(rule.terms.measure or "")
    return measure.unit if measure else None


def is_change(rule: Rule) -> bool:
    """Whether a rule is about how much something changed."""
    return isinstance(_measure(rule), ChangeMeasure)


def say(rule: Rule, value: Fraction) -> str:
    """A value of the measure."""
    if not is_change(rule):
        return say_value(value, rule.terms.dimension, unit_of(rule))
    if value == 0:
        return UNCHANGED
    return f"{'tăng' if value > 0 else 'giảm'} {say_size(rule, value)}"


def say_size(rule: Rule, gap: Fraction) -> str:
    """A distance between two values, or the size of a change, without its sign."""
    measure = _measure(rule)
    if isinstance(measure, ChangeMeasure) and measure.relative:
        return say_value(abs(gap), Dimension.RATE)
    return say_gap(gap, rule.terms.dimension, unit_of(rule))


def say_read(rule: Rule, reading: Reading) -> str:
    """The value that was read, with the word that says how exact it is."""
    if not is_change(rule):
        return say_reading(reading, rule.terms.dimension, unit_of(rule))
    return qualified(say(rule, reading.value), Qualifier.EXACT if reading.exact else Qualifier.ABOUT)


def say_line(rule: Rule, line: Fraction) -> str:
    """A line of the rule, after the word “mức”."""
    return "kỳ trước" if line == 0 and is_change(rule) else say(rule, line)


def _measure(rule: Rule) -> object:
    return rule.terms.readers.measures.get(rule.terms.measure or "")
