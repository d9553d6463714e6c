"""How does a result become JSON? Everything about each criterion, for programs and for the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.planning.tasks import tasks_of
from cchc_rules.reports.exact import POINT_PLACES, VALUE_PLACES, decimal_text, exact_text
from cchc_rules.reports.json_model import (
    FORMAT,
    AssessmentJson,
    ConclusionJson,
    PackJson,
    ProvenanceJson,
    ResultJson,
    SourceJson,
    TotalsJson,
)
from cchc_rules.reports.plans.json_tasks import agency_json, json_text, task_json
from cchc_rules.reports.results.criterion_view import Explained, counts_of
from cchc_rules.reports.results.json_criteria import criterion_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from cchc_rules.assessment.model import CriterionResult, Provenance, Totals
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.reports.interface import ReportOptions


class Part(NamedTuple):
    """One agency, and the pack it was assessed by."""

    pack: PackJson
    assessment: AssessmentJson


def part(each: Explained, options: ReportOptions) -> Part:
    """One agency as the documented model."""
    return Part(_pack(each.assessment.pack), _assessment(each, options))


def whole(parts: Iterable[Part], options: ReportOptions) -> Iterator[str]:  # noqa: ARG001 - as the others
    """The results as JSON, format 1; the same results give the same bytes."""
    yield json_text(result_json(parts))


def result_json(parts: Iterable[Part]) -> ResultJson:
    """The results as the documented model."""
    ready = list(parts)
    packs = {each.pack.id: each.pack for each in ready}
    return ResultJson(
        format=FORMAT,
        kind="assessment",
        packs=tuple(pack for _, pack in sorted(packs.items())),
        assessments=tuple(each.assessment for each in ready),
    )


def _pack(pack: RulePack) -> PackJson:
    manifest = pack.manifest
    return PackJson(
        id=pack.id,
        title=manifest.title,
        year=manifest.year,
        issuer=manifest.issuer,
        origin=manifest.origin.value,
        verified=manifest.verified,
        points=manifest.points,
        digest=pack.digest,
    )


def _assessment(each: Explained, options: ReportOptions) -> AssessmentJson:
    assessment = each.assessment
    return AssessmentJson(
        agency=agency_json(assessment.agency),
        period_from=assessment.period_from.isoformat(),
        period_to=assessment.period_to.isoformat(),
        as_of=assessment.as_of.isoformat(),
        criteria=tuple(
            criterion_json(result, each.explainer, options.language) for result in assessment.results
        ),
        parents=tuple(
            criterion_json(result, each.explainer, options.language) for result in assessment.parents
        ),
        totals=_totals(assessment.totals, counts_of(assessment.results)),
        field_totals={
            field: _totals(totals, counts_of(_of_field(each, field)))
            for field, totals in assessment.field_totals.items()
        },
        tasks=tuple(task_json(task) for task in tasks_of(assessment, each.explainer)),
        conclusions=tuple(
            ConclusionJson(
                id=conclusion.id,
                agency=assessment.agency.id,
                criterion=conclusion.criterion,
                policy=conclusion.policy,
                text=conclusion.text,
                because=conclusion.because,
            )
            for conclusion in assessment.conclusions
        ),
        warnings=assessment.warnings,
        provenance=_provenance(assessment.provenance),
    )


def _of_field(each: Explained, field_id: str) -> list[CriterionResult]:
    pack = each.assessment.pack
    return [
        result
        for result in each.assessment.results
        if (field := pack.field_of(result.criterion_id)) is not None and field.id == field_id
    ]


def _totals(totals: Totals, counts: Mapping[FindingStatus, int]) -> TotalsJson:
    points = {
        "maximum": totals.maximum,
        "sure": totals.sure,
        "at_risk": totals.at_risk,
        "unknown": totals.unknown,
        "lost": totals.lost,
        "waived": totals.waived,
        "excluded": totals.excluded,
        "bonus": totals.bonus,
        "penalty": totals.penalty,
        "worst": totals.worst,
        "best": totals.best,
        "scale": totals.scale,
    }
    rates = {"index_worst": totals.percent_worst, "index_best": totals.percent_best}
    return TotalsJson.model_validate(
        {
            **_decimals(points, POINT_PLACES),
            **_decimals(rates, VALUE_PLACES),
            "band_worst": totals.band_worst,
            "band_best": totals.band_best,
            "counts": {status.value: count for status, count in counts.items()},
            "exact": {**_exact(points, POINT_PLACES), **_exact(rates, VALUE_PLACES)},
        }
    )


def _decimals(numbers: Mapping[str, Fraction], places: int) -> dict[str, str]:
    return {key: decimal_text(number, places) for key, number in numbers.items()}


def _exact(numbers: Mapping[str, Fraction], places: int) -> dict[str, str]:
    return {key: text for key, number in numbers.items() if (text := exact_text(number, places)) is not None}


def _provenance(provenance: Provenance) -> ProvenanceJson:
    return ProvenanceJson(
        pack_id=provenance.pack_id,
        pack_digest=provenance.pack_digest,
        version=provenance.version,
        engine=provenance.engine,
        sources=tuple(SourceJson(name=each.name, sha256=each.sha256) for each in provenance.sources),
    )
