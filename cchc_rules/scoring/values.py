"""Which values compete for a measure? The newest, through every source that speaks of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.scoring.derived import DerivedReader
from cchc_rules.scoring.model import Faulty, Found, NothingArose, Reading
from cchc_rules.scoring.readers import Reader, Source, View, agree

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.scoring.ledger import Ledger


def values_of(reader: Reader, ledger: Ledger) -> tuple[Found, ...]:
    """The newest value, once per source where they differ; or the one reason why there is none."""
    days = reader.days(ledger)
    if not days:
        return (reader.absent(ledger),)
    return values_on(reader, ledger, max(days))


def values_on(reader: Reader, ledger: Ledger, day: date) -> tuple[Found, ...]:
    """The values of one day, once per source where they differ."""
    sources: list[Source | None] = [*sorted(reader.sources(ledger, day))]
    reported = (False, True) if isinstance(reader, DerivedReader) else (False,)
    found: dict[object, Found] = {}
    for source in sources or [None]:
        for preferred in reported:
            each = reader.at(ledger, day, View(source, preferred))
            if isinstance(each, Faulty):
                return (each,)
            found.setdefault(_identity(each), each)
    if len(found) > 1:
        # A source that lacks the figure does not make unknown what another one tells.
        known = [each for each in found.values() if isinstance(each, Reading | NothingArose)]
        return tuple(known or list(found.values())[:1])
    return tuple(found.values())


def rival_of(chosen: Reading, others: tuple[Found, ...], *, is_rate: bool) -> Reading | None:
    """Of the other values the one that disagrees most; None where all agree."""
    rivals = [
        each
        for each in others
        if isinstance(each, Reading) and each is not chosen and not agree(chosen, each, is_rate=is_rate)
    ]
    return max(rivals, key=lambda each: abs(each.value - chosen.value), default=None)


def _identity(found: Found) -> object:
    if isinstance(found, Reading):
        return (found.value, found.low, found.high, found.word, found.said_none)
    return found
