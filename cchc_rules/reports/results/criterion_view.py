"""What is shown of one criterion of one agency? The texts that tables, CSV and Markdown share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.assessment.figures import Explainer
from cchc_rules.packs.policies import FindingStatus, SignalName
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.results.reasons import joined, lacking, leading_reason, told_signals, why_of
from cchc_rules.reports.words import SIGNAL, STATUS, Language
from cchc_rules.vietnamese.names import sort_key
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from cchc_rules.assessment.figures import Figures
    from cchc_rules.assessment.model import Assessment, CriterionResult
    from cchc_rules.packs.pack import RulePack

SHOWN_FIRST = (
    FindingStatus.DEDUCTED,
    FindingStatus.AT_RISK,
    FindingStatus.RULE_ERROR,
    FindingStatus.UNKNOWN,
    FindingStatus.WAIVED,
)
"""What calls for attention, most pressing first; the rest is only counted unless asked for."""
_THE_REST = (FindingStatus.NOT_APPLICABLE, FindingStatus.MET)
_SAID_BY_DISTANCE = frozenset({SignalName.THIN_MARGIN})


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion, each part as it is shown; None where there is nothing to show."""

    result: CriterionResult
    id: str
    name: str
    status: str
    value: str | None
    target: str | None
    distance: str | None
    points: str
    why: str
    """The whole sentence, with what the other parts say too."""
    brief: str
    """Only what the other parts do not say."""

    def cells(self, why: str) -> tuple[str, ...]:
        """The cells of a row under `Labels.criterion_heads`; ``why`` is the last one."""
        figures = (self.value or "", self.target or "", self.distance or "")
        return (self.id, self.name, self.status, *figures, self.points, why)


class Explained(NamedTuple):
    """An assessment with what puts its results into words."""

    assessment: Assessment
    explainer: Explainer


def explained(assessments: Iterable[Assessment]) -> Iterator[Explained]:
    """The assessments by the names of their agencies, whatever order they came in."""
    for assessment in sorted(assessments, key=_place):
        yield Explained(assessment, explainer_of(assessment))


def explainer_of(assessment: Assessment) -> Explainer:
    """What puts the results of an assessment into words."""
    return Explainer(assessment.pack, assessment.rules)


def views_of(each: Explained, language: Language) -> Iterator[CriterionView]:
    """All criteria of an agency in pack order."""
    return (view_of(result, each.explainer, language) for result in each.assessment.results)


def pressing_views(each: Explained, language: Language, *, show_all: bool) -> list[CriterionView]:
    """The criteria that call for attention, most pressing first; all of them where asked for."""
    shown = (*SHOWN_FIRST, *_THE_REST) if show_all else SHOWN_FIRST
    results = [result for status in shown for result in each.assessment.results if result.status is status]
    return [view_of(result, each.explainer, language) for result in results]


def view_of(result: CriterionResult, explainer: Explainer, language: Language) -> CriterionView:
    """One criterion as it is shown."""
    criterion, figures = result.score.criterion, explainer.figures(result)
    return CriterionView(
        result=result,
        id=criterion.id,
        name=criterion.name,
        status=STATUS[language][result.status],
        value=figures.value,
        target=figures.target,
        distance=figures.distance.sentence if figures.distance else None,
        points=points_text(result.score.worst, result.score.best, result.score.max_points),
        why=why_of(result, figures, explainer.pack, language),
        brief=_brief(result, figures, explainer.pack, language),
    )


def points_text(worst: Fraction, best: Fraction, maximum: Fraction) -> str:
    """Points out of the maximum, "0,5/1"; a range where they are open, "0–1/1"."""
    low, high = format_number(worst), format_number(best)
    return f"{low if low == high else f'{low}–{high}'}/{format_number(maximum)}"


def _brief(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """Why, where value, target and distance stand beside it."""
    words = SIGNAL[language]
    told = [
        words[signal.name] if language == "en" or signal.name in _SAID_BY_DISTANCE else signal.text
        for signal in told_signals(result)
    ]
    if result.status is FindingStatus.UNKNOWN:
        told.insert(0, lacking(result, figures, pack, language))
    elif result.status is FindingStatus.DEDUCTED and figures.distance is not None:
        told.insert(0, LABELS[language].not_reached)
    elif result.status is not FindingStatus.AT_RISK or not told:
        told.insert(0, leading_reason(result, figures, pack, language))
    return joined(*told)


def _place(assessment: Assessment) -> tuple[object, ...]:
    agency = assessment.agency
    return (
        sort_key(agency.name),
        agency.id,
        assessment.period_from,
        assessment.period_to,
        assessment.pack.id,
    )


def counts_of(results: Sequence[CriterionResult]) -> dict[FindingStatus, int]:
    """How many criteria have which status, every status named."""
    return {status: sum(1 for result in results if result.status is status) for status in FindingStatus}
