"""How did the value of a criterion move? Every moment its figures speak of, up to the one scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.scoring.forecast import reading_before

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from cchc_rules.scoring.compiled import CompiledPack
    from cchc_rules.scoring.model import Score


class Moment(NamedTuple):
    """The value on a day, exact; a percent is a fraction of 1."""

    day: date
    value: Fraction


def series_of(compiled: CompiledPack, score: Score) -> tuple[Moment, ...]:
    """The value over time, oldest first, as each day was known; empty where there are not two moments."""
    ledger = score[1]
    rule = score.verdict.rule or compiled.rule(score.criterion.id, score.level)
    if ledger is None or rule is None or rule.watch is None or not rule.watch.has_series(ledger):
        return ()
    reading = score.reading
    found: list[Moment] = []
    while reading is not None and reading.as_of is not None and reading.document is None:
        found.append(Moment(reading.as_of, reading.value))
        reading = reading_before(rule, ledger, reading.as_of)
    return tuple(reversed(found)) if len(found) > 1 else ()
