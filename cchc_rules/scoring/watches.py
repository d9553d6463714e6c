"""What is there to look out for in a criterion? Worked out once, so that healthy scores cost little.

A watch answers one question fast: is it certain that nothing about this score means risk?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.scoring.awarding import NumericRule, RuleFaultError
from cchc_rules.scoring.cells import Span, above, at_least
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.derived import DerivedReader
from cchc_rules.scoring.pairs import single_pair_of
from cchc_rules.scoring.readers import FigureReader, Reader
from cchc_rules.scoring.relative import RelativeRule

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.evidence.model import FigureKey
    from cchc_rules.scoring.ledger import Ledger
    from cchc_rules.scoring.rules import Rule

DEADLINE_WITHIN = 30
"""Days before a deadline from which a document not yet there is a signal, where the rule does not say."""


class Watch:
    """What `signals_of` has to look at for one rule."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        criterion, at_risk = rule.criterion, rule.criterion.at_risk
        self.margin = at_risk.margin.value if at_risk and at_risk.margin else None
        self.stale_after = at_risk.stale_after if at_risk else None
        within = at_risk.deadline_within if at_risk else None
        self.deadline_within = DEADLINE_WITHIN if within is None else within
        self.documents = criterion.documents
        self.obligation: tuple[Reader, ...] = ()
        if criterion.obligation is not None:
            scopes = (None,) if criterion.scope is None else (criterion.scope, None)
            try:
                self.obligation = tuple(
                    rule.terms.readers.reader(criterion.obligation, scope) for scope in scopes
                )
            except RuleFaultError:
                # The checks of the pack report it; scores and other signals do not depend on it.
                self.obligation = ()
        self._figures = _figure_keys(rule.reader)
        self.checks: dict[tuple[bool, bool], Any] = {}
        """The signals that can be at all, kept by `signals.py`."""
        self.safe_spans = self._safe_spans()
        self._safe = self.safe_spans[0].test() if len(self.safe_spans) == 1 else None
        self._single = single_pair_of(rule.reader) if isinstance(rule.form, NumericRule) else None
        self._only_deadline = isinstance(rule.form, DeadlineRule)
        self._never_quiet = bool(self.obligation) or self.stale_after is not None

    def quiet(self, ledger: Ledger) -> bool:
        """Whether a score with all its points is certainly without any signal of its own figures."""
        if self._never_quiet or (self.documents and not self._documented(ledger)):
            return False
        if self._single is None:
            return self._only_deadline
        pair = self._single(ledger)
        if pair is None:
            return False
        if self.margin is None:
            return True
        return self._safe is not None and self._safe(pair[0], pair[1])

    def has_series(self, ledger: Ledger) -> bool:
        """Whether any figure behind the measure has more than one observation: else there is no trend."""
        get = ledger.get
        for key in self._figures:
            observations = get(key)
            if observations is not None and len(observations) > 1:
                return True
        return False

    def _documented(self, ledger: Ledger) -> bool:
        for document in self.documents:
            record = ledger.documents.get(document)
            if record is None or not record.issued or record.location is None:
                return False
        return True

    def _safe_spans(self) -> tuple[Span, ...]:
        """The wanted values that are further from the line than the margin."""
        form = self.rule.form
        if isinstance(form, RelativeRule):
            form = form.steps
        if self.margin is None or not isinstance(form, NumericRule):
            return ()
        return tuple(_inner(span, self.margin) for span in form.goal_spans)


def _inner(span: Span, margin: Fraction) -> Span:
    low = above(span.low.line + margin) if span.low is not None else None
    high = at_least(span.high.line - margin) if span.high is not None else None
    return Span(low, high)


def _figure_keys(reader: Reader | None) -> tuple[FigureKey, ...]:
    """Every figure a measure may rest on: where none is a series, there is no trend and no rival."""
    if isinstance(reader, FigureReader):
        return (reader.key,)
    if isinstance(reader, DerivedReader):
        return (reader.reported.key, *(key for part in reader.parts for key in _figure_keys(part)))
    return ()
