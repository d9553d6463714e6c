"""Which facts about a score may mean risk?

One small function per signal, each with the cheapest test first; sentences are written only when
somebody reads them. What a signal means for the status is for the policies to say.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs.policies import SignalName
from cchc_rules.scoring import signal_texts as texts
from cchc_rules.scoring.awarding import NumericRule
from cchc_rules.scoring.deadline import DeadlineRule
from cchc_rules.scoring.forecast import projected, projected_points, verdict_before
from cchc_rules.scoring.ledger import Ledger, ledger_of
from cchc_rules.scoring.looks import Look
from cchc_rules.scoring.model import Reading, Reason, Score, ScoreState, Signal, Verdict
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.values import values_of

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.model import Evidence
    from cchc_rules.scoring.compiled import CompiledPack
    from cchc_rules.scoring.peers import Peers
    from cchc_rules.scoring.watches import Watch

_ZERO = Fraction(0)
_YEAR_END = (12, 31)


def signals_of(
    compiled: CompiledPack, evidence: Evidence, score: Score, peers: Peers | None = None
) -> tuple[Signal, ...]:
    """The signals of one score, in the order of `SignalName`; none for a criterion with sub-criteria."""
    verdict = score.verdict
    rule = verdict.rule or compiled.rule(verdict.criterion.id, evidence.agency.level)
    if rule is None or rule.watch is None:
        return ()
    watch = rule.watch
    ledger: Ledger = score[1] or ledger_of(evidence, peers)
    if verdict.settled and watch.quiet(ledger) and not _claimed(evidence, verdict):
        return ()
    look = Look(watch, evidence, ledger, score)
    return tuple([signal for check in _checks(look) if (signal := check(look)) is not None])


def _claimed(evidence: Evidence, verdict: Verdict) -> bool:
    """Whether the file says something of this criterion that is not a figure."""
    if not evidence.self_scores and not evidence.last_year and not evidence.waivers:
        return False
    name = verdict.criterion.id
    claim = evidence.self_scores.get(name)
    if claim is not None and claim != verdict.points:
        return True
    return name in evidence.last_year or bool(evidence.waivers)


def _points_lost(look: Look) -> Signal | None:
    if look.lost <= 0:
        return None
    return look.signal(SignalName.POINTS_LOST, lambda: texts.points_lost(look.rule, look.score), look.lost)


def _thin_margin(look: Look) -> Signal | None:
    if look.watch.margin is None or not look.is_scored or look.lost > 0:
        return None
    reading = look.reading
    if reading is None or not look.watch.safe_spans:
        return None
    value = reading.compared if isinstance(look.rule.form, RelativeRule) else reading.value
    if value is None or any(span.holds(value.numerator, value.denominator) for span in look.watch.safe_spans):
        return None
    return look.signal(SignalName.THIN_MARGIN, lambda: texts.thin_margin(look.rule, reading))


def _falling(look: Look) -> Signal | None:
    if not look.is_scored or look.before is None or look.reading is None:
        return None
    reading, before = look.reading, look.before
    if not _is_worse(look, before, reading):
        return None
    return look.signal(SignalName.FALLING, lambda: texts.falling(look.rule, before, reading))


def _is_worse(look: Look, before: Reading, now: Reading) -> bool:
    direction = look.rule.form.direction
    if direction:
        return (now.value - before.value) * direction < 0
    earlier = verdict_before(look.rule, look.ledger, now.as_of)
    if earlier is None or earlier.points is None or look.verdict.points is None:
        return False
    sign = -1 if look.rule.terms.is_penalty else 1
    return (look.verdict.points - earlier.points) * sign < 0


def _projected_loss(look: Look) -> Signal | None:
    form = look.rule.form
    if not look.is_scored or look.lost > 0 or not isinstance(form, NumericRule):
        return None
    before, reading = look.before, look.reading
    if before is None or reading is None:
        return None
    value = projected(before, reading, look.ledger.period_to, look.rule.terms.bounds)
    points = None if value is None else projected_points(form, value)
    if value is None or points is None or look.verdict.points is None:
        return None
    loss = look.verdict.points - points
    loss = -loss if look.rule.terms.is_penalty else loss
    if loss <= 0:
        return None
    day = look.ledger.period_to
    return look.signal(SignalName.PROJECTED_LOSS, lambda: texts.projected_loss(look.rule, value, day), loss)


def _prolonged(look: Look) -> Signal | None:
    if look.lost <= 0:
        return None
    last_year = look.evidence.last_year.get(look.name)
    if last_year is not None and _lost(last_year.points, last_year.status, look.verdict.max_points):
        return look.signal(SignalName.PROLONGED, texts.prolonged_since_last_year, look.lost)
    reading = look.reading
    if reading is None or reading.document is not None or isinstance(look.rule.form, DeadlineRule):
        return None
    day = reading.as_of
    if day is not None and _ends_a_period(day, look.ledger):
        return look.signal(SignalName.PROLONGED, lambda: texts.prolonged_whole_period(day), look.lost)
    earlier = verdict_before(look.rule, look.ledger, day)
    if earlier is None or earlier.lost <= 0:
        return None
    before = look.before
    return look.signal(SignalName.PROLONGED, lambda: texts.prolonged_before(look.rule, before), look.lost)


def _ends_a_period(day: date, ledger: Ledger) -> bool:
    return day == ledger.period_to or (day.month, day.day) == _YEAR_END


def _lost(points: Fraction | None, status: str | None, maximum: Fraction) -> bool:
    return status == "deducted" or (points is not None and points < maximum)


def _obligation_triggered(look: Look) -> Signal | None:
    for reader in look.watch.obligation:
        for found in values_of(reader, look.ledger):
            if isinstance(found, Reading) and found.num > 0:
                return look.signal(
                    SignalName.OBLIGATION_TRIGGERED,
                    lambda found=found, reader=reader: texts.obligation(look.rule, reader.measure, found),  # type: ignore[misc]
                )
            if isinstance(found, Reading):
                return None
    return None


def _missing_document(look: Look) -> Signal | None:
    if not look.watch.documents or not look.is_scored or not look.verdict.points:
        return None
    records = look.ledger.documents
    lacking = [
        document
        for document in look.watch.documents
        if (record := records.get(document)) is None or not record.issued
    ]
    if not lacking:
        return None
    return look.signal(
        SignalName.MISSING_DOCUMENT,
        lambda: texts.missing_document(look.rule, lacking, records),
    )


def _unverified_place(look: Look) -> Signal | None:
    if not look.watch.documents or not look.is_scored or not look.verdict.points:
        return None
    records = look.ledger.documents
    unplaced = [
        document
        for document in look.watch.documents
        if (record := records.get(document)) is not None and record.issued and record.location is None
    ]
    if not unplaced:
        return None
    return look.signal(SignalName.UNVERIFIED_PLACE, lambda: texts.unverified_place(look.rule, unplaced))


def _deadline_near(look: Look) -> Signal | None:
    due = look.verdict.due
    if look.verdict.reason is not Reason.NOT_DUE or due is None:
        return None
    left = (due - look.ledger.as_of).days
    if left > look.watch.deadline_within:
        return None
    return look.signal(SignalName.DEADLINE_NEAR, lambda: texts.deadline_near(look.rule, due, left))


def _estimate_crosses(look: Look) -> Signal | None:
    verdict = look.verdict
    # The worst and the best of a certain score are one object: no need to compare fractions.
    if not look.is_scored or verdict.worst is verdict.best or verdict.worst == verdict.best:
        return None
    reading = look.reading
    if reading is None or verdict.points is None:
        return None
    stake = verdict.best - verdict.points if look.rule.terms.is_penalty else verdict.points - verdict.worst
    return look.signal(
        SignalName.ESTIMATE_CROSSES, lambda: texts.estimate_crosses(look.rule, reading, verdict), stake
    )


def _stale_figure(look: Look) -> Signal | None:
    limit = look.watch.stale_after
    if limit is None or look.reading is None or look.reading.document is not None:
        return None
    day = look.reading.as_of
    if day is None:
        return None
    age = (look.ledger.as_of - day).days
    if age <= limit:
        return None
    return look.signal(SignalName.STALE_FIGURE, lambda: texts.stale_figure(day, age))


def _lost_last_year(look: Look) -> Signal | None:
    published = look.evidence.last_year.get(look.name)
    if published is None or not _lost(published.points, published.status, look.verdict.max_points):
        return None
    maximum = look.verdict.max_points
    return look.signal(SignalName.LOST_LAST_YEAR, lambda: texts.lost_last_year(published, maximum))


def _self_score_above(look: Look) -> Signal | None:
    claimed = look.evidence.self_scores.get(look.name)
    if claimed is None or look.verdict.state is ScoreState.NOT_APPLICABLE:
        return None
    points = look.verdict.points
    limit = look.verdict.best if points is None else points
    if claimed <= limit:
        return None
    return look.signal(
        SignalName.SELF_SCORE_ABOVE, lambda: texts.self_score_above(claimed, points, limit), claimed - limit
    )


def _sources_disagree(look: Look) -> Signal | None:
    # A lazy verdict rests on plain figures: nothing there can rival them.
    if look.verdict.lazy or look.verdict.reading is None:
        return None
    reading = look.verdict.reading
    if reading.rival is None:
        return None
    return look.signal(SignalName.SOURCES_DISAGREE, lambda: texts.sources_disagree(look.rule, reading))


def _waiver_expired(look: Look) -> Signal | None:
    for waiver in look.evidence.waivers:
        if waiver.criterion == look.name and waiver.expires < look.ledger.as_of:
            return look.signal(
                SignalName.WAIVER_EXPIRED,
                lambda waiver=waiver: texts.waiver_expired(waiver),  # type: ignore[misc]
            )
    return None


_Check = Callable[[Look], Signal | None]


def _checks(look: Look) -> tuple[_Check, ...]:
    """The signals that can be at all, by how the criterion was scored and what its rule asks for."""
    watch = look.watch
    checks = watch.checks.get((look.is_scored, bool(look.lost)))
    if checks is None:
        chosen = _ALL if not look.is_scored else _WHEN_LOST if look.lost else _WHEN_MET
        checks = tuple(check for check in chosen if _asked(check, watch))
        watch.checks[(look.is_scored, bool(look.lost))] = checks
    return checks


def _asked(check: _Check, watch: Watch) -> bool:
    """Whether the rule has what a signal rests on."""
    asked: dict[_Check, object] = {
        _thin_margin: watch.margin,
        _obligation_triggered: watch.obligation,
        _missing_document: watch.documents,
        _unverified_place: watch.documents,
        _stale_figure: watch.stale_after,
    }
    return bool(asked.get(check, True))


_ALL: tuple[_Check, ...] = (
    _points_lost,
    _thin_margin,
    _falling,
    _projected_loss,
    _prolonged,
    _obligation_triggered,
    _missing_document,
    _unverified_place,
    _deadline_near,
    _estimate_crosses,
    _stale_figure,
    _lost_last_year,
    _self_score_above,
    _sources_disagree,
    _waiver_expired,
)
_WHEN_LOST = tuple(check for check in _ALL if check not in (_thin_margin, _projected_loss, _deadline_near))
_WHEN_MET = tuple(check for check in _ALL if check not in (_points_lost, _prolonged, _deadline_near))
