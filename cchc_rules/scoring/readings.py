"""What reading a measure leads to: a value, or the one reason why there is none."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.model import DocumentRecord, Observation


class Reason(StrEnum):
    """Why a score is what it is, where points alone do not say it."""

    NO_FIGURE = "no_figure"
    NO_DOCUMENT = "no_document"
    NO_DATE = "no_date"
    NO_COMMON_DATE = "no_common_date"
    SURVEY = "survey"
    NOT_DUE = "not_due"
    NO_GROUP = "no_group"
    NO_PREVIOUS = "no_previous"
    NO_UNITS = "no_units"
    UNIT_UNKNOWN = "unit_unknown"
    CHILD_UNKNOWN = "child_unknown"
    NO_RULE_FOR_LEVEL = "no_rule_for_level"
    NO_STEP_HOLDS = "no_step_holds"
    NOT_SELF_SCORED = "not_self_scored"
    NOTHING_AROSE = "nothing_arose"
    SAID_NONE = "said_none"
    EXCLUDED = "excluded"
    FULL_BY_RULE = "full_by_rule"
    ZERO_BY_RULE = "zero_by_rule"
    REFUSED = "refused"


class Reading(NamedTuple):
    """The value a criterion is scored on.

    ``num / den`` is exact (den > 0; a percent is a fraction of 1; days and dates are whole
    numbers). ``low``/``high`` bound the true value (None: unbounded); equal to the value when
    it is exact. ``numerator``/``denominator`` are the counts behind a rate, where known, for
    headroom in whole files. ``rival`` is another source's value that disagrees.
    """

    num: int
    den: int
    low: Fraction | None
    high: Fraction | None
    numerator: int | None = None
    denominator: int | None = None
    observation: Observation | None = None
    document: DocumentRecord | None = None
    word: str | None = None
    due: date | None = None
    rival: Fraction | None = None
    rival_source: str | None = None
    as_of: date | None = None
    """The date the value stands for."""
    said_none: bool = False
    """An explicit "không": nothing there, which is more than nothing reported."""
    undecided: bool = False
    """Some subordinate unit reported nothing: the bounds say what its figure can still change."""
    compared: Fraction | None = None
    """For `relative`: the rank in the group, or the value over its average (to six decimals)."""
    group_size: int | None = None
    """For `relative`: how many agencies of the group have a figure."""
    behind: tuple[Observation, ...] = ()
    """The observations a computed value rests on, with their sources."""

    @property
    def value(self) -> Fraction:
        """The value as a fraction."""
        return Fraction(self.num, self.den)

    @property
    def exact(self) -> bool:
        """Whether the value is known exactly."""
        return self.low is not None and self.low == self.high


class Missing(NamedTuple):
    """No value: why not, which measures, documents or units would be needed, and by when."""

    reason: Reason
    what: tuple[str, ...] = ()
    due: date | None = None


class NothingArose(NamedTuple):
    """Nothing of 0: there was no occasion (không phát sinh), so there is no value either."""

    as_of: date | None = None


class Faulty(NamedTuple):
    """Figures that contradict each other; the message is a Vietnamese sentence."""

    message: str


Found = Reading | Missing | NothingArose | Faulty
"""What reading a measure can lead to."""
