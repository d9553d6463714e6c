"""Points for doing something in time: on time, late, never, refused; a day too late can cost more."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs.forms import DeadlineRule as DeadlineTerms
from cchc_rules.packs.forms import DueAfter, DueBefore
from cchc_rules.scoring.awarding import Award, DirectRule, RuleFaultError, Terms
from cchc_rules.scoring.model import Faulty, Missing, Reading, Reason
from cchc_rules.scoring.moments import Done, Moment, MomentReader

if TYPE_CHECKING:
    from cchc_rules.scoring.ledger import Ledger

_ZERO = Fraction(0)


class DeadlineRule(DirectRule):
    """A document or date against its last day in time."""

    def __init__(self, terms: Terms, rule: DeadlineTerms) -> None:
        super().__init__(terms)
        if terms.measure is None:
            raise RuleFaultError("chưa khai báo tài liệu hoặc ngày được chấm")
        self.moment = terms.readers.moment(terms.measure, terms.scope)
        self.fixed_due, self.days, self.base = _due_of(rule, terms)
        self.written_before = isinstance(rule.due, DueBefore)
        self.on_time = terms.rounded(terms.fixed(rule.on_time))
        self.late = terms.fixed(rule.late)
        self.not_issued = terms.rounded(terms.fixed(rule.not_issued))
        self.per_day = Fraction(rule.per_day) if rule.per_day is not None else None
        self.refused_after = rule.refused_after

    @property
    def direction(self) -> int:
        """Earlier is better."""
        return -1

    def due_day(self, ledger: Ledger) -> date | None:
        """The last day in time; None while the day it is counted from is unknown."""
        if self.base is None:
            return self.fixed_due
        start = self.base.look(ledger).day
        return None if start is None else start + timedelta(days=self.days)

    def decide(self, ledger: Ledger) -> Award | Missing | Faulty:
        """In time, late, refused, never; unknown is never the same as not issued."""
        moment, due = self.moment.look(ledger), self.due_day(ledger)
        if moment.day is not None and self.refused_after is not None and moment.day > self.refused_after:
            return self._award(_ZERO, moment, due, Reason.REFUSED)
        if due is None:
            return Missing(Reason.NO_DATE, (self.base.measure,) if self.base else ())
        if moment.done is Done.NEVER and (ledger.as_of > due or self.terms.none_excludes):
            return self._award(self.not_issued, moment, due, Reason.SAID_NONE)
        if moment.done in (Done.NEVER, Done.UNKNOWN):
            return self._waiting(ledger, due)
        if moment.day is None:
            return Missing(Reason.NO_DATE, (self.moment.measure,), due)
        if moment.day <= due:
            return self._award(self.on_time, moment, due)
        return self._award(self.terms.rounded(self.late_points((moment.day - due).days)), moment, due)

    def late_points(self, days: int) -> Fraction:
        """Points when so many days late."""
        if self.per_day is None:
            return self.late
        return max(self.late - self.per_day * days, min(self.late, _ZERO))

    def _waiting(self, ledger: Ledger, due: date) -> Missing:
        if ledger.as_of <= due:
            return Missing(Reason.NOT_DUE, (self.moment.measure,), due)
        reason = Reason.NO_DOCUMENT if self.moment.is_document else Reason.NO_FIGURE
        return Missing(reason, (self.moment.measure,), due)

    def _award(
        self, points: Fraction, moment: Moment, due: date | None, reason: Reason | None = None
    ) -> Award:
        value = Fraction(moment.day.toordinal() if moment.day else 0)
        reading = Reading(
            int(value),
            1,
            value,
            value,
            observation=moment.observation,
            document=moment.document,
            due=due,
            as_of=moment.day,
            said_none=moment.done is Done.NEVER,
        )
        return Award(points, points, points, reason=reason, reading=reading)


def _due_of(rule: DeadlineTerms, terms: Terms) -> tuple[date | None, int, MomentReader | None]:
    """The fixed last day in time, or so many days after something."""
    if isinstance(rule.due, DueAfter):
        return (None, rule.due.days, terms.readers.moment(rule.due.after))
    if isinstance(rule.due, DueBefore):
        return (rule.due.before - timedelta(days=1), 0, None)
    return (rule.due, 0, None)
