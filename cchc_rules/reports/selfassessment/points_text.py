"""How are points written in a report? With two decimals or more, a difference with its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.reports.records.model import CriterionRecord

_PLACES = 2


def points(value: Fraction) -> str:
    """Points: "0,50", "0,125"."""
    return format_number(value, min_places=_PLACES)


def points_range(worst: Fraction, best: Fraction) -> str:
    """Points: "0,50", or "0,00 – 0,50" where they are open."""
    return points(worst) if worst == best else f"{points(worst)} – {points(best)}"


def from_to_points(worst: Fraction, best: Fraction) -> str:
    """The same inside a sentence: "0,50", or "từ 0,00 đến 0,50"."""
    return points(worst) if worst == best else f"từ {points(worst)} đến {points(best)}"


def percent_span(worst: Fraction, best: Fraction) -> str:
    """An index in a table: "26,00%", or "26,00% – 98,00%"."""
    return _range(worst, best, "{} – {}")


def from_to_percent(worst: Fraction, best: Fraction) -> str:
    """An index in a sentence: "26,00%", or "từ 26,00% đến 98,00%"."""
    return _range(worst, best, "từ {} đến {}")


def signed(value: Fraction) -> str:
    """A difference: "+0,50", "-0,50", "0,00"."""
    return f"+{points(value)}" if value > 0 else points(value)


def difference(record: CriterionRecord) -> str:
    """Self-score less computed score, a range where that is open; empty without a self-score."""
    if record.self_score is None:
        return ""
    return signed_range(record.self_score - record.best, record.self_score - record.worst)


def signed_range(least: Fraction, most: Fraction) -> str:
    """Differences: "+0,50", or "-0,50 đến 0,00" where the difference is open."""
    return signed(least) if least == most else f"{signed(least)} đến {signed(most)}"


def _range(worst: Fraction, best: Fraction, phrase: str) -> str:
    low, high = format_percent(worst, _PLACES), format_percent(best, _PLACES)
    return low if low == high else phrase.format(low, high)
