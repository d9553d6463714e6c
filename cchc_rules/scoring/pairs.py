"""The plain value of a measure: one exact number that nothing rivals, as most figures are.

None wherever more has to be looked at; the full way (`values.py`) then tells.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.evidence.model import Qualifier
from cchc_rules.scoring.derived import RatioReader
from cchc_rules.scoring.ledger import Ledger, newest_plain
from cchc_rules.scoring.model import Missing, Reading, Reason
from cchc_rules.scoring.readers import FigureReader, Reader

if TYPE_CHECKING:
    from cchc_rules.evidence.model import FigureKey, Observation

_EXACT = Qualifier.EXACT

Pair = Callable[[Ledger], tuple[int, int] | None]
PlainReading = Callable[[Ledger], Reading | None]


class Counts(NamedTuple):
    """The figures of a rate of two given counts, and of the rate itself where it is reported."""

    of: FigureKey
    over: FigureKey
    own: FigureKey
    above_one: bool
    """Whether the numerator may be the larger one."""
    lacking: Missing
    """What is missing where none of the three is reported."""


def counts_of(reader: Reader | None) -> Counts | None:
    """The figures a rate is made of; None for anything but a rate of two given counts."""
    if not isinstance(reader, RatioReader):
        return None
    of, over = reader.parts
    if not isinstance(of, FigureReader) or not isinstance(over, FigureReader):
        return None
    reasons = {of.lacking.reason, over.lacking.reason}
    reason = reasons.pop() if len(reasons) == 1 else Reason.NO_FIGURE
    lacking = Missing(reason, (reader.measure,))
    return Counts(of.key, over.key, reader.reported.key, reader.above_one, lacking)


def pair_of(reader: Reader | None) -> Pair | None:
    """Reads a plain value as numerator and denominator; None for measures that are never plain."""
    if isinstance(reader, FigureReader):
        return _figure_pair(reader.key)
    counts = counts_of(reader)
    return None if counts is None else _ratio_pair(counts)


def single_pair_of(reader: Reader | None) -> Pair | None:
    """The same for a value that was observed once, so that there is no trend to look at."""
    if isinstance(reader, FigureReader):
        return _single_figure_pair(reader.key)
    counts = counts_of(reader)
    return None if counts is None else _single_ratio_pair(counts)


def plain_reading_of(reader: Reader | None) -> PlainReading | None:
    """Reads a plain value with what stands behind it; None for measures that are never plain."""
    if isinstance(reader, FigureReader):
        return _figure_reading(reader.key)
    counts = counts_of(reader)
    return None if counts is None else _ratio_reading(counts)


def _figure_pair(key: FigureKey) -> Pair:
    def pair(ledger: Ledger) -> tuple[int, int] | None:
        observations = ledger.get(key)
        plain = newest_plain(observations, ledger.as_of) if observations else None
        return None if plain is None else (plain.num, plain.den)

    return pair


def _single_figure_pair(key: FigureKey) -> Pair:
    def pair(ledger: Ledger) -> tuple[int, int] | None:
        observations = ledger.get(key)
        if observations is None or len(observations) != 1:
            return None
        plain = newest_plain(observations, ledger.as_of)
        return None if plain is None else (plain.num, plain.den)

    return pair


def _single_ratio_pair(counts: Counts) -> Pair:
    of_key, over_key, own_key, above_one, _ = counts
    reported = _single_figure_pair(own_key)

    def pair(ledger: Ledger) -> tuple[int, int] | None:
        # `_both` for single observations, written out: every healthy rate with a margin comes by here.
        get = ledger.get
        ofs, overs = get(of_key), get(over_key)
        if not ofs or not overs:
            return reported(ledger) if not ofs and not overs else None
        if len(ofs) != 1 or len(overs) != 1 or get(own_key) is not None:
            return None
        of, over = ofs[0], overs[0]
        num, den, day = of.num, over.num, of.as_of
        if (
            of.qualifier is not _EXACT
            or over.qualifier is not _EXACT
            or day != over.as_of
            or (day is not None and day > ledger.as_of)
            or not of.den == 1 == over.den
            or den <= 0
            or (num > den and not above_one)
        ):
            return None
        return (num, den)

    return pair


def _figure_reading(key: FigureKey) -> PlainReading:
    def reading(ledger: Ledger) -> Reading | None:
        observations = ledger.get(key)
        plain = newest_plain(observations, ledger.as_of) if observations else None
        if plain is None:
            return None
        value = plain.value
        return Reading(
            plain.num,
            plain.den,
            value,
            value,
            observation=plain,
            word=plain.word,
            as_of=plain.as_of or ledger.as_of,
        )

    return reading


def _ratio_pair(counts: Counts) -> Pair:
    """Two plain counts of one day, or the rate as reported where neither count is."""
    reported = _figure_pair(counts.own)

    def pair(ledger: Ledger) -> tuple[int, int] | None:
        both = _both(counts, ledger)
        if both is not None:
            return (both[0].num, both[1].num)
        return None if _any_count(counts, ledger) else reported(ledger)

    return pair


def _ratio_reading(counts: Counts) -> PlainReading:
    reported = _figure_reading(counts.own)

    def reading(ledger: Ledger) -> Reading | None:
        both = _both(counts, ledger)
        if both is None:
            return None if _any_count(counts, ledger) else reported(ledger)
        num, den = both[0].num, both[1].num
        value = Fraction(num, den)
        day = both[1].as_of or ledger.as_of
        return Reading(num, den, value, value, numerator=num, denominator=den, as_of=day, behind=both)

    return reading


def _any_count(counts: Counts, ledger: Ledger) -> bool:
    return bool(ledger.get(counts.of) or ledger.get(counts.over))


def _both(counts: Counts, ledger: Ledger) -> tuple[Observation, Observation] | None:
    """Both counts where they are plain, of one day, and make a rate that nothing rivals."""
    get, as_of = ledger.get, ledger.as_of
    ofs, overs = get(counts.of), get(counts.over)
    if not ofs or not overs or get(counts.own) is not None:
        return None
    of, over = newest_plain(ofs, as_of), newest_plain(overs, as_of)
    if of is None or over is None or (of.as_of or as_of) != (over.as_of or as_of):
        return None
    if of.den != 1 or over.den != 1 or over.num <= 0 or (of.num > over.num and not counts.above_one):
        return None
    return (of, over)
