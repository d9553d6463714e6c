"""What is shown of one criterion of one agency? The texts that tables, CSV and Markdown share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.assessment.figures import Explainer
from cchc_rules.packs.policies import FindingStatus, SignalName
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.words import REASON, SIGNAL, STATUS, Language
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import sort_key
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.assessment.figures import Figures
    from cchc_rules.assessment.model import Assessment, CriterionResult
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.model import Score

SHOWN_FIRST = (
    FindingStatus.DEDUCTED,
    FindingStatus.AT_RISK,
    FindingStatus.RULE_ERROR,
    FindingStatus.UNKNOWN,
    FindingStatus.WAIVED,
)
"""What calls for attention, most pressing first; the rest is only counted unless asked for."""
_THE_REST = (FindingStatus.NOT_APPLICABLE, FindingStatus.MET)
_SENTENCE_SAYS = frozenset({SignalName.POINTS_LOST})
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
        points=points_text(result.score),
        why=why_of(result, figures, explainer.pack, language),
        brief=_brief(result, figures, explainer.pack, language),
    )


def points_text(score: Score) -> str:
    """Points out of the maximum, "0,5/1"; a range where they are open, "0–1/1"."""
    worst, best, maximum = map(format_number, (score.worst, score.best, score.max_points))
    return f"{worst}/{maximum}" if worst == best else f"{worst}–{best}/{maximum}"


def why_of(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """Why the result is what it is, with the values."""
    parts = [_leading_reason(result, figures, pack, language)]
    parts += [signal.text for signal in result.signals if signal.name not in _SENTENCE_SAYS]
    return "; ".join(dict.fromkeys(part.rstrip(".") for part in parts if part))


def _brief(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """Why, where value, target and distance stand beside it."""
    words = SIGNAL[language]
    told = [
        words[signal.name] if language == "en" or signal.name in _SAID_BY_DISTANCE else signal.text
        for signal in result.signals
        if signal.name not in _SENTENCE_SAYS
    ]
    if result.status is FindingStatus.UNKNOWN:
        told.insert(0, _lacking(result, figures, pack, language))
    elif result.status is FindingStatus.DEDUCTED and figures.distance is not None:
        told.insert(0, LABELS[language].not_reached)
    elif result.status is not FindingStatus.AT_RISK or not told:
        told.insert(0, _leading_reason(result, figures, pack, language))
    return "; ".join(dict.fromkeys(text.rstrip(".") for text in told))


def missing_names(score: Score, pack: RulePack) -> tuple[str, ...]:
    """What an unknown score lacks, by name."""
    return tuple(_name(each, pack) for each in score.missing)


def _leading_reason(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    labels, score = LABELS[language], result.score
    if result.waiver is not None:
        waiver = result.waiver
        return labels.waived.format(
            expires=format_date(waiver.expires), reason=waiver.reason, approver=waiver.approver
        )
    if score.message is not None:
        return score.message
    if language == "en" and score.reason is not None:
        return _lacking(result, figures, pack, language)
    return figures.sentence


def _lacking(result: CriterionResult, figures: Figures, pack: RulePack, language: Language) -> str:
    """The reason of an open score, and what it lacks."""
    score = result.score
    if score.reason is None or result.official:
        return figures.sentence
    reason, missing = REASON[language][score.reason], missing_names(score, pack)
    return LABELS[language].missing.format(reason=reason, what=", ".join(missing)) if missing else reason


def _name(missing: str, pack: RulePack) -> str:
    if missing in pack.measures:
        return pack.measures[missing].label
    return pack.by_id[missing].name if missing in pack.by_id else missing


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
