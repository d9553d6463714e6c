"""How does one criterion stand in JSON? Status with reason, exact numbers, distance, rule and basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.exact import POINT_PLACES, VALUE_PLACES, decimal_text, exact_text
from cchc_rules.reports.json_model import (
    BasisJson,
    CriterionJson,
    FigureJson,
    HeadroomJson,
    RuleJson,
    SignalJson,
    WaiverJson,
)
from cchc_rules.reports.words import REASON, STATUS, Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from cchc_rules.assessment.figures import Explainer
    from cchc_rules.assessment.model import CriterionResult
    from cchc_rules.evidence.model import Waiver
    from cchc_rules.packs.criteria import Basis, Criterion
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.model import Distance, Reading, Signal


def criterion_json(result: CriterionResult, explainer: Explainer, language: Language) -> CriterionJson:
    """One criterion of one agency."""
    score, pack = result.score, explainer.pack
    criterion, reading, figures = score.criterion, score.reading, explainer.figures(result)
    found = figures.distance
    field = pack.field_of(criterion.id)
    points = score.points
    return CriterionJson(
        id=criterion.id,
        name=criterion.name,
        field=field.id if field else None,
        parent=parent if (parent := pack.parent_id(criterion.id)) in pack.by_id else None,
        group=criterion.group,
        scope=criterion.scope,
        measure=criterion.measure,
        status=result.status.value,
        status_text=STATUS[language][result.status],
        reason=score.reason.value if score.reason else None,
        reason_text=REASON[language][score.reason] if score.reason else None,
        missing=score.missing,
        message=score.message,
        points=None if points is None else decimal_text(points),
        points_lost=None if points is None else decimal_text(score.lost),
        points_worst=decimal_text(score.worst),
        points_best=decimal_text(score.best),
        points_max=decimal_text(score.max_points),
        value=decimal_text(reading.value, VALUE_PLACES) if reading else None,
        value_text=figures.value,
        target=figures.target,
        headroom=_headroom(found) if found else None,
        figure=_figure(reading) if reading else None,
        signals=tuple(_signal(signal) for signal in result.signals),
        sentence=figures.sentence,
        policies=tuple(dict.fromkeys(firing.policy for firing in result.firings)),
        waiver=_waiver(result.waiver) if result.waiver else None,
        official=result.official,
        official_source=result.official_source,
        self_score=None if result.self_score is None else decimal_text(result.self_score),
        rule=_rule(criterion, pack),
        exact=_exact_numbers(result, reading, found),
    )


def _exact_numbers(
    result: CriterionResult, reading: Reading | None, found: Distance | None
) -> dict[str, str]:
    score = result.score
    points: Mapping[str, Fraction | None] = {
        "points": score.points,
        "points_lost": None if score.points is None else score.lost,
        "points_worst": score.worst,
        "points_best": score.best,
        "points_max": score.max_points,
        "self_score": result.self_score,
    }
    values: Mapping[str, Fraction | None] = {
        "value": reading.value if reading else None,
        "gap": found.gap if found else None,
    }
    texts = {
        **{key: exact_text(each, POINT_PLACES) for key, each in points.items() if each is not None},
        **{key: exact_text(each, VALUE_PLACES) for key, each in values.items() if each is not None},
    }
    return {key: text for key, text in texts.items() if text is not None}


def _headroom(found: Distance) -> HeadroomJson:
    return HeadroomJson(
        gap=decimal_text(found.gap, VALUE_PLACES),
        reached=found.reached,
        whole=found.whole,
        whole_unit=found.whole_unit,
        sentence=found.sentence,
    )


def _figure(reading: Reading) -> FigureJson:
    observation, document = reading.observation, reading.document
    as_of = reading.as_of or (observation.as_of if observation else None)
    return FigureJson(
        numerator=reading.numerator,
        denominator=reading.denominator,
        low=_bound(reading.low),
        high=_bound(reading.high),
        qualifier=observation.qualifier.value if observation else None,
        as_of=as_of.isoformat() if as_of else None,
        source=observation.source if observation else None,
        system=observation.system if observation else None,
        document=document.symbol if document else None,
        rival=_bound(reading.rival),
        rival_source=reading.rival_source,
    )


def _bound(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value, VALUE_PLACES)


def _signal(signal: Signal) -> SignalJson:
    return SignalJson(
        name=signal.name.value, text=signal.text, points_at_stake=decimal_text(signal.points_at_stake)
    )


def _waiver(waiver: Waiver) -> WaiverJson:
    return WaiverJson(reason=waiver.reason, approver=waiver.approver, expires=waiver.expires.isoformat())


def _rule(criterion: Criterion, pack: RulePack) -> RuleJson:
    key = ("criterion", criterion.id)
    place = pack.places.get(key)
    return RuleJson(
        place=str(place) if place else None,
        layer=pack.layers.get(key, pack.id),
        basis=_basis(criterion.basis) if criterion.basis else None,
        sources=criterion.sources,
    )


def _basis(basis: Basis) -> BasisJson:
    return BasisJson(
        symbol=basis.symbol,
        clause=basis.clause,
        date=basis.date.isoformat() if basis.date else None,
        title=basis.title,
        issuer=basis.issuer,
        quote=basis.quote,
    )
