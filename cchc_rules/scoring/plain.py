"""The short way from plain figures to points.

For a plain figure a criterion needs a look-up or two and a few integer products, and its verdict
was made beforehand. Whatever is not plain goes the full way (`Rule.judge`), which always gives
the same answer. The two evaluators of steps are written out flat, without a call in them: that is
what makes a criterion cost half a microsecond.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.evidence.model import FigureKey, Qualifier
from cchc_rules.scoring.awarding import NoStepHoldsError, NumericRule
from cchc_rules.scoring.cells import Test, cells_of
from cchc_rules.scoring.compiling import BrokenRule
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.ledger import Ledger, newest_plain
from cchc_rules.scoring.model import Missing, Reason, Verdict
from cchc_rules.scoring.pairs import Counts, Pair, counts_of, pair_of
from cchc_rules.scoring.readers import FigureReader
from cchc_rules.scoring.steps import StepsRule

if TYPE_CHECKING:
    from cchc_rules.scoring.holding import Holding
    from cchc_rules.scoring.rules import Rule

Evaluator = Callable[[Ledger], Verdict]
_EXACT = Qualifier.EXACT
_Line = tuple[int, int, int, Verdict]
"""A cut, and the verdict of the values past it."""


def evaluator(rule: Rule) -> Evaluator:
    """The fastest way to judge this rule."""
    quick = None if isinstance(rule, BrokenRule) else _quick(rule)
    if quick is None:
        return rule.judge
    return _unless_excluded(rule, quick) if rule.exclusions else quick


class _Lines(NamedTuple):
    """A table of steps with a verdict for every value: the two highest lines, the rest, what is below all.

    A table of one line has a second one that nothing is past.
    """

    high: _Line
    low: _Line
    rest: tuple[_Line, ...]
    below: Verdict


def _quick(rule: Rule) -> Evaluator | None:
    form = rule.form
    if isinstance(form, DeadlineRule):
        return _deadline(rule, form)
    if not isinstance(form, NumericRule):
        return None
    lines = _lines(rule, form) if isinstance(form, StepsRule) else None
    pair, counts = pair_of(rule.reader), counts_of(rule.reader)
    if lines is None or pair is None:
        return None if pair is None else _worked_out(rule, form, pair)
    if isinstance(rule.reader, FigureReader):
        return _figure(rule, lines, rule.reader.key, rule.reader.lacking)
    return None if counts is None else _ratio(rule, lines, counts, _placed(rule, lines, pair))


def _shared(rule: Rule, points: Fraction, step: int | None = None) -> Verdict:
    """A verdict made beforehand, for every agency."""
    verdict = rule.scored(points, step=step, lazy=True)
    verdict.shared = True
    return verdict


def _lines(rule: Rule, form: StepsRule) -> _Lines | None:
    """The steps with their verdicts; None where points depend on the value, or some value has no step."""
    made = [
        _shared(rule, rule.terms.rounded(points), step)
        for step, points in enumerate(form.points_of)
        if isinstance(points, Fraction)
    ]
    if len(made) < len(form.points_of) or any(cell.step is None for cell in form.cells):
        return None
    verdicts = [made[cell.step] for cell in form.cells if cell.step is not None]
    cuts = [
        (*cell.span.low, verdict)
        for cell, verdict in zip(form.cells, verdicts, strict=True)
        if cell.span.low is not None
    ][::-1]
    if not cuts:
        return None
    never = (0, 0, 1, verdicts[0])
    return _Lines(cuts[0], cuts[1] if len(cuts) > 1 else never, tuple(cuts[2:]), verdicts[0])


def _figure(  # noqa: C901 - written out flat for speed
    rule: Rule, lines: _Lines, key: FigureKey, lacking: Missing
) -> Evaluator:
    (high_num, high_den, high_beyond, high), (low_num, low_den, low_beyond, low), rest, below = lines
    judge, unknown = rule.judge, rule.unknown(lacking)

    def evaluate(ledger: Ledger) -> Verdict:
        observations = ledger.get(key)
        if not observations:
            return unknown
        try:
            (plain,) = observations
        except ValueError:
            newest = newest_plain(observations, ledger.as_of)
            if newest is None:
                return judge(ledger)
            plain = newest
        day = plain.as_of
        if plain.qualifier is not _EXACT or plain.said_none:
            return judge(ledger)
        if day is not None and day is not ledger.as_of and day > ledger.as_of:
            return judge(ledger)
        num, den = plain.num, plain.den
        if num * high_den - high_num * den >= high_beyond:
            return high
        if num * low_den - low_num * den >= low_beyond:
            return low
        for cut_num, cut_den, beyond, verdict in rest:
            if num * cut_den - cut_num * den >= beyond:
                return verdict
        return below

    return evaluate


def _ratio(  # noqa: C901 - written out flat for speed
    rule: Rule, lines: _Lines, counts: Counts, otherwise: Evaluator
) -> Evaluator:
    (high_num, high_den, high_beyond, high), (low_num, low_den, low_beyond, low), rest, below = lines
    of_key, over_key, own_key, above_one, lacking = counts
    reported = _figure(rule, lines, own_key, lacking)

    def evaluate(ledger: Ledger) -> Verdict:  # noqa: C901
        get = ledger.get
        ofs, overs = get(of_key), get(over_key)
        if ofs is None or overs is None or get(own_key) is not None:
            return reported(ledger) if ofs is None and overs is None else otherwise(ledger)
        try:
            (of,), (over,) = ofs, overs
        except ValueError:
            return otherwise(ledger)
        if of.qualifier is not _EXACT or over.qualifier is not _EXACT:
            return otherwise(ledger)
        day, num, den = of.as_of, of.num, over.num
        if day is not over.as_of and day != over.as_of:
            return otherwise(ledger)
        if day is not None and day is not ledger.as_of and day > ledger.as_of:
            return otherwise(ledger)
        if of.den != 1 or over.den != 1 or den <= 0 or (num > den and not above_one):
            return otherwise(ledger)
        if num * high_den - high_num * den >= high_beyond:
            return high
        if num * low_den - low_num * den >= low_beyond:
            return low
        for cut_num, cut_den, beyond, verdict in rest:
            if num * cut_den - cut_num * den >= beyond:
                return verdict
        return below

    return evaluate


def _placed(rule: Rule, lines: _Lines, pair: Pair) -> Evaluator:
    """Steps for plain values of every shape: series, rates reported beside no counts."""
    judge = rule.judge

    def evaluate(ledger: Ledger) -> Verdict:
        value = pair(ledger)
        if value is None:
            return judge(ledger)
        num, den = value
        for cut_num, cut_den, beyond, verdict in (lines.high, lines.low, *lines.rest):
            if num * cut_den - cut_num * den >= beyond:
                return verdict
        return lines.below

    return evaluate


def _worked_out(rule: Rule, form: NumericRule, pair: Pair) -> Evaluator:
    """Forms whose points depend on the value."""
    judge, rounded = rule.judge, form.terms.rounded

    def evaluate(ledger: Ledger) -> Verdict:
        value = pair(ledger)
        if value is None:
            return judge(ledger)
        try:
            points, step = form.points_at(*value)
        except NoStepHoldsError:
            return judge(ledger)
        return rule.scored(rounded(points), step=step, lazy=True)

    return evaluate


def _deadline(rule: Rule, form: DeadlineRule) -> Evaluator | None:
    """A dated document against a fixed day; whatever needs more than comparing days goes the full way."""
    due = form.fixed_due
    if due is None or not form.moment.is_document:
        return None
    document, judge, refused_after = form.moment.measure, rule.judge, form.refused_after
    on_time = _shared(rule, form.on_time)
    late = _shared(rule, rule.terms.rounded(form.late)) if form.per_day is None else None
    not_due = rule.unknown(Missing(Reason.NOT_DUE, (document,), due))
    unknown = rule.unknown(Missing(Reason.NO_DOCUMENT, (document,), due))

    def evaluate(ledger: Ledger) -> Verdict:
        record = ledger.documents.get(document)
        if record is None:
            return not_due if ledger.as_of <= due else unknown
        day = record.date
        if not record.issued or day is None or day > ledger.as_of:
            return judge(ledger)
        if refused_after is not None and day > refused_after:
            return judge(ledger)
        return on_time if day <= due else late or judge(ledger)

    return evaluate


def _unless_excluded(rule: Rule, quick: Evaluator) -> Evaluator:
    """Look at `not_applicable` first, the short way where it rests on one plain figure."""
    judge, excluded = rule.judge, rule.excluded
    test = _plain_test(rule.exclusions)
    if test is None:
        return judge
    key, excludes = test

    def evaluate(ledger: Ledger) -> Verdict:
        observations = ledger.get(key)
        if not observations:
            return quick(ledger)
        plain = newest_plain(observations, ledger.as_of)
        if plain is None:
            return judge(ledger)
        return excluded if excludes(plain.num, plain.den) else quick(ledger)

    return evaluate


def _plain_test(exclusions: tuple[Holding, ...]) -> tuple[FigureKey, Test] | None:
    """The one figure an exclusion rests on, and whether a value of it excludes."""
    if len(exclusions) != 1 or exclusions[0].condition.word is not None:
        return None
    readers = exclusions[0].readers
    if len(readers) != 1 or not isinstance(readers[0], FigureReader):
        return None
    spans = [cell.span for cell in cells_of((exclusions[0].condition,)) if cell.step == 0]
    return (readers[0].key, spans[0].test()) if len(spans) == 1 else None
