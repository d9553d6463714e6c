"""What stands in a text where a rule writes {value}, {agency} and so on?

Nothing is invented: where a value is not known a blank "…" is left for the office to fill in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BLANK = "…"
"""Stands where a text needs a value that nobody reported."""

_PLACEHOLDER = re.compile(r"\{(value|target|shortfall|headroom|agency|criterion|period)\}")
_NAMES = frozenset({"agency", "criterion", "period"})


@dataclass(frozen=True, slots=True)
class Filling:
    """What one finding puts into the places of a text; None is a value nobody reported."""

    agency: str
    criterion: str
    period: str
    value: str | None = None
    target: str | None = None
    shortfall: str | None = None
    headroom: str | None = None

    def of(self, name: str) -> str | None:
        """The text for a placeholder."""
        found: str | None = getattr(self, name)
        return found


def fill(text: str, fillings: Sequence[Filling]) -> str:
    """The text with its placeholders filled from all findings it speaks about.

    Findings that agree give their one value; where they differ each value is followed by whose
    it is: "25% (Sở Nội vụ); 27% (Sở Y tế)".
    """
    return _PLACEHOLDER.sub(lambda match: _filled(match[1], fillings), text)


def _filled(name: str, fillings: Sequence[Filling]) -> str:
    values = [filling.of(name) or BLANK for filling in fillings]
    different = tuple(dict.fromkeys(values))
    if len(different) <= 1:
        return different[0] if different else BLANK
    if name in _NAMES:
        return ", ".join(different)
    owners = [_owner(filling, fillings) for filling in fillings]
    return "; ".join(dict.fromkeys(f"{value} ({owner})" for value, owner in zip(values, owners, strict=True)))


def _owner(filling: Filling, among: Iterable[Filling]) -> str:
    """Whose value it is, in as few words as tell it from the others."""
    others = tuple(among)
    parts = [
        own
        for own, all_of_them in (
            (filling.agency, {other.agency for other in others}),
            (filling.criterion, {other.criterion for other in others}),
        )
        if len(all_of_them) > 1
    ]
    return ", ".join(parts) if parts else filling.period
