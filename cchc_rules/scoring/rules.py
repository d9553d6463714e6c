"""What points does one criterion give one agency? A criterion compiled for one level.

`judge` is the full answer for any ledger. Faster answers for plain figures are made in
`plain.py`; they lead to the same verdicts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.scoring.awarding import (
    Award,
    DirectRule,
    FormRule,
    NoStepHoldsError,
    NumericRule,
    ReadingRule,
    RuleFaultError,
    Terms,
)
from cchc_rules.scoring.holding import Holding, all_hold
from cchc_rules.scoring.model import (
    Faulty,
    Found,
    Missing,
    NothingArose,
    Reading,
    Reason,
    ScoreState,
    Verdict,
)
from cchc_rules.scoring.pairs import plain_reading_of
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.values import rival_of, values_of, values_on

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.readers import Reader
    from cchc_rules.scoring.watches import Watch

_ZERO = Fraction(0)


class Rule:
    """One criterion at one level, ready to be asked of any agency."""

    def __init__(self, criterion: Criterion, level: AgencyLevel, terms: Terms, form: FormRule) -> None:
        self.criterion = criterion
        self.level = level
        self.terms = terms
        self.form = form
        self.reader: Reader | None = None
        if isinstance(form, ReadingRule):
            if terms.measure is None:
                raise RuleFaultError("chưa khai báo số liệu được chấm")
            self.reader = terms.readers.reader(terms.measure, terms.scope)
        self.exclusions = _exclusions(criterion, terms)
        self.excluded = self._verdict_of_exclusion()
        self.excluded.shared = True
        self._unknown: dict[Missing, Verdict] = {}
        self._plain_reading = plain_reading_of(self.reader) if isinstance(form, NumericRule) else None
        at_risk = criterion.at_risk
        self._agree_within = at_risk.agree_within.value if at_risk and at_risk.agree_within else Fraction(0)
        self.watch: Watch | None = None
        """What `signals_of` looks out for; set once all rules are compiled."""

    def judge(self, ledger: Ledger) -> Verdict:
        """The verdict on an agency, with its reading."""
        if self.exclusions and all_hold(self.exclusions, ledger):
            return self.excluded
        if isinstance(self.form, DirectRule):
            return self._settled(self.form.decide(ledger), None)
        if self.reader is None:
            raise RuleFaultError("chưa khai báo số liệu được chấm")
        return self._of_values(values_of(self.reader, ledger), ledger)

    def scored(
        self,
        points: Fraction,
        *,
        step: int | None = None,
        reason: Reason | None = None,
        lazy: bool = False,
        reading: Reading | None = None,
    ) -> Verdict:
        """Certain points. ``lazy``: on plain figures, so that the reading can be derived on demand."""
        verdict = Verdict(
            self.criterion,
            ScoreState.SCORED,
            points,
            points,
            points,
            self.terms.max_points,
            reading,
            reason,
            step,
            level=self.level,
            rule=self,
        )
        verdict.lazy = lazy
        verdict.settled = lazy and points == self.terms.goal
        return verdict

    def unknown(self, missing: Missing) -> Verdict:
        """No points for now: the same verdict for every agency that lacks the same."""
        found = self._unknown.get(missing)
        if found is None:
            found = self._unknown[missing] = Verdict(
                self.criterion,
                ScoreState.UNKNOWN,
                None,
                _ZERO,
                self.terms.max_points,
                self.terms.max_points,
                reason=missing.reason,
                missing=missing.what,
                level=self.level,
                due=missing.due,
                rule=self,
            )
            found.shared = True
        return found

    def error(self, message: str, reason: Reason | None = None) -> Verdict:
        """A fault of the rule or a contradiction in the figures: never looks like a pass."""
        return error_verdict(self.criterion, self.level, self.terms.max_points, message, reason)

    def reread(self, ledger: Ledger) -> Reading | None:
        """The reading a lazy verdict rests on."""
        plain = self._plain_reading(ledger) if self._plain_reading is not None else None
        return self.judge(ledger).reading if plain is None else plain

    def compared_value(self, ledger: Ledger) -> Fraction | None:
        """The value others of the group are compared with; None where there is none."""
        if self.reader is None or (self.exclusions and all_hold(self.exclusions, ledger)):
            return None
        values = [each.value for each in values_of(self.reader, ledger) if isinstance(each, Reading)]
        if not values:
            return None
        return max(values) if self.form.direction < 0 else min(values)

    def judge_on(self, ledger: Ledger, day: date) -> Verdict | None:
        """The verdict the value of an earlier day would have got; None where that has no meaning."""
        if self.reader is None or isinstance(self.form, RelativeRule):
            # What the others of the group had on that day is not known.
            return None
        return self._of_values(values_on(self.reader, ledger, day), ledger)

    def reading_on(self, ledger: Ledger, day: date) -> Reading | None:
        """The value of an earlier day; of several sources the worse one by the direction of the rule."""
        if self.reader is None:
            return None
        found = [each for each in values_on(self.reader, ledger, day) if isinstance(each, Reading)]
        pick = max if self.form.direction < 0 else min
        return pick(found, key=lambda reading: reading.value, default=None)

    def _of_values(self, found: tuple[Found, ...], ledger: Ledger) -> Verdict:
        """The verdict on a value; of several sources that disagree the worse one counts."""
        verdicts = [self._of_value(each, ledger) for each in found]
        if len(verdicts) == 1:
            return verdicts[0]
        verdict = min(verdicts, key=self._badness)
        reading = verdict.reading
        if reading is None or self.reader is None:
            return verdict
        rival = rival_of(reading, found, is_rate=self.reader.is_rate)
        if rival is not None and abs(rival.value - reading.value) > self._agree_within:
            verdict.reading = reading._replace(rival=rival.value, rival_source=_source_of(rival))
        return verdict

    def _of_value(self, found: Found, ledger: Ledger) -> Verdict:
        if isinstance(found, NothingArose):
            # Nothing to do is nothing done wrong (S000: no late file, so no apology was due).
            return self.scored(self.terms.rounded(self.terms.goal), reason=Reason.NOTHING_AROSE)
        if not isinstance(found, Reading):
            return self._settled(found, None)
        if found.said_none and self.criterion.none is not None:
            return self._said_none(found)
        if not isinstance(self.form, ReadingRule):
            raise TypeError(type(self.form).__name__)
        try:
            return self._settled(self.form.award(found, ledger), found)
        except NoStepHoldsError:
            verdict = self.error("không bậc điểm nào áp dụng cho giá trị này", Reason.NO_STEP_HOLDS)
            verdict.reading = found
            return verdict

    def _settled(self, outcome: Award | Missing | Faulty, found: Reading | None) -> Verdict:
        if isinstance(outcome, Missing):
            return self.unknown(outcome)
        if isinstance(outcome, Faulty):
            return self.error(outcome.message)
        reading = outcome.reading or found
        if reading is None:
            return self.scored(outcome.points, step=outcome.step, reason=outcome.reason)
        if outcome.reason is Reason.SAID_NONE and self.criterion.none is not None:
            return self._said_none(reading)
        if reading.said_none and reading.high is None and outcome.points == self.terms.goal:
            # Said not to be issued, and the days that have passed are not too many yet.
            return self.unknown(Missing(Reason.NOT_DUE, (self.terms.measure or "",)))
        reason = outcome.reason or (Reason.SAID_NONE if reading.said_none else None)
        verdict = self.scored(outcome.points, step=outcome.step, reason=reason, reading=reading)
        verdict.worst, verdict.best = outcome.worst, outcome.best
        if reading.undecided and outcome.worst != outcome.best:
            verdict.state, verdict.points, verdict.step = ScoreState.UNKNOWN, None, None
            verdict.reason = Reason.UNIT_UNKNOWN
        return verdict

    def _said_none(self, reading: Reading) -> Verdict:
        """What the criterion says an explicit "không" is worth."""
        worth = self.criterion.none
        if worth == "exclude":
            return self._left_out(Reason.SAID_NONE, reading)
        points = self.terms.rounded(self.terms.fixed(worth if worth is not None else _ZERO))
        return self.scored(points, reason=Reason.SAID_NONE, reading=reading)

    def _left_out(self, reason: Reason, reading: Reading | None = None) -> Verdict:
        return Verdict(
            self.criterion,
            ScoreState.NOT_APPLICABLE,
            None,
            _ZERO,
            _ZERO,
            self.terms.max_points,
            reading,
            reason,
            level=self.level,
            rule=self,
        )

    def _verdict_of_exclusion(self) -> Verdict:
        rule = self.criterion.not_applicable
        if rule is None or rule.as_ == "exclude":
            return self._left_out(Reason.EXCLUDED)
        if rule.as_ == "full":
            return self.scored(self.terms.rounded(self.terms.goal), reason=Reason.FULL_BY_RULE)
        return self.scored(_ZERO, reason=Reason.ZERO_BY_RULE)

    def _badness(self, verdict: Verdict) -> tuple[int, Fraction, Fraction]:
        """Worst first: errors, then unknown, then the fewest points (of a penalty the most)."""
        order = {
            ScoreState.ERROR: 0,
            ScoreState.UNKNOWN: 1,
            ScoreState.SCORED: 2,
            ScoreState.NOT_APPLICABLE: 3,
        }
        sign = -1 if self.terms.is_penalty else 1
        return (order[verdict.state], sign * (verdict.points or _ZERO), sign * verdict.worst)


def error_verdict(
    criterion: Criterion, level: AgencyLevel | None, maximum: Fraction, message: str, reason: Reason | None
) -> Verdict:
    """A criterion that could not be scored: anything between none and all points."""
    return Verdict(
        criterion,
        ScoreState.ERROR,
        None,
        _ZERO,
        maximum,
        maximum,
        reason=reason,
        message=message,
        level=level,
    )


def message_of(error: Exception) -> str:
    """What went wrong, for a user: our own messages are Vietnamese, others stand with their type."""
    if isinstance(error, RuleFaultError):
        return str(error)
    return f"lỗi khi chấm tiêu chí ({type(error).__name__}: {error})"


def _exclusions(criterion: Criterion, terms: Terms) -> tuple[Holding, ...]:
    rule = criterion.not_applicable
    if rule is None:
        return ()
    return tuple(
        terms.readers.holding(measure, condition, terms.scope) for measure, condition in rule.when.items()
    )


def _source_of(reading: Reading) -> str | None:
    observation = reading.observation
    if observation is None:
        return None
    return observation.system or observation.source
