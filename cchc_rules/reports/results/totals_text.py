"""How are the totals of an agency said? Points by certainty, the range of the index, the band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.labels import LABELS, Labels
from cchc_rules.reports.results.criterion_view import counts_of
from cchc_rules.reports.words import STATUS, Language
from cchc_rules.vietnamese.numbers import format_percent, format_points

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.assessment.model import Assessment, Totals

_PLACES = 2
_COUNTED = (FindingStatus.DEDUCTED, FindingStatus.AT_RISK, FindingStatus.UNKNOWN, FindingStatus.MET)


def totals_lines(totals: Totals, language: Language) -> tuple[str, ...]:
    """Points, what is added or taken, and the index."""
    labels = LABELS[language]
    waived = labels.waived_points.format(points=format_points(totals.waived)) if totals.waived else ""
    lines = [
        labels.totals.format(
            sure=format_points(totals.sure),
            at_risk=format_points(totals.at_risk),
            unknown=format_points(totals.unknown),
            lost=format_points(totals.lost),
            waived=waived,
            maximum=format_points(totals.maximum),
        )
    ]
    if totals.bonus or totals.penalty:
        lines.append(
            labels.extra.format(bonus=format_points(totals.bonus), penalty=format_points(totals.penalty))
        )
    lines.append("; ".join(part for part in (_index(totals, labels), _band(totals, labels)) if part))
    return tuple(lines)


def summary_row(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """An agency in a summary of several, under `Labels.summary_heads`."""
    totals, counts = assessment.totals, counts_of(assessment.results)
    return (
        assessment.agency.name,
        *(str(counts[status]) for status in _COUNTED),
        format_points(totals.lost),
        format_points(totals.at_risk),
        index_range(totals, language),
        band_range(totals, language),
    )


def index_range(totals: Totals, language: Language) -> str:
    """The index from worst to best: "50,00%–85,00%"."""
    worst, best = _percents(totals)
    return worst if worst == best else LABELS[language].range.format(worst=worst, best=best)


def band_range(totals: Totals, language: Language) -> str:
    """The bands from worst to best; empty where the pack has none."""
    worst, best = totals.band_worst or "", totals.band_best or ""
    return worst if worst == best else LABELS[language].range.format(worst=worst, best=best)


def counts_line(assessment: Assessment, language: Language) -> str:
    """How many criteria have which status; those without any are left out."""
    labels = LABELS[language]
    counts = counts_of(assessment.results)
    told = ", ".join(
        labels.status_count.format(status=STATUS[language][status], count=counts[status])
        for status in _ORDER
        if counts[status]
    )
    return labels.counts.format(total=len(assessment.results), counts=told)


_ORDER = (
    FindingStatus.DEDUCTED,
    FindingStatus.AT_RISK,
    FindingStatus.RULE_ERROR,
    FindingStatus.UNKNOWN,
    FindingStatus.MET,
    FindingStatus.NOT_APPLICABLE,
    FindingStatus.WAIVED,
)


def _index(totals: Totals, labels: Labels) -> str:
    worst, best = _percents(totals)
    phrase = labels.index if worst == best else labels.index_range
    return phrase.format(worst=worst, best=best)


def _band(totals: Totals, labels: Labels) -> str:
    worst, best = totals.band_worst, totals.band_best
    if not worst and not best:
        return ""
    phrase = labels.band if worst == best else labels.band_range
    return phrase.format(worst=worst or "?", best=best or "?")


def _percents(totals: Totals) -> tuple[str, str]:
    return _percent(totals.percent_worst), _percent(totals.percent_best)


def _percent(value: Fraction) -> str:
    return format_percent(value, _PLACES)
