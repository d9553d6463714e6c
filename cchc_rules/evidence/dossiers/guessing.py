"""Which column is which, by its header alone? Certain or not at all, and what was uncertain is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_rules.evidence.dossiers.known_headers import HEADERS
from cchc_rules.evidence.dossiers.model import REQUIRED, Role
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Guess:
    """Columns by content as far as the header is certain, and what it is not certain of."""

    columns: dict[Role, str]
    doubts: dict[Role, tuple[str, ...]] = field(default_factory=dict)
    """Contents with no certain column, and the headers that come near or claim it together."""
    unused: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether nothing needed is missing and nothing is claimed twice."""
        has_deadline = Role.DUE in self.columns or Role.DAYS in self.columns
        return has_deadline and not self.doubts and all(role in self.columns for role in REQUIRED)


def guess_columns(header: Sequence[str]) -> Guess:
    """Match a header with the names that systems use; several columns for one content are a doubt."""
    columns: dict[Role, str] = {}
    doubts: dict[Role, tuple[str, ...]] = {}
    for role, names in HEADERS.items():
        found = [name for name in header if fold(name) in names]
        if len(found) == 1:
            columns[role] = found[0]
        elif found:
            doubts[role] = tuple(found)
    free = [name for name in header if name and name not in columns.values()]
    near: dict[Role, tuple[str, ...]] = {}
    for role in HEADERS:
        if role not in columns and role not in doubts and role in (*REQUIRED, Role.DUE):
            close = [name for name in free if suggest(name, HEADERS[role], 0.6)]
            if role in REQUIRED or (Role.DAYS not in columns and close):
                near[role] = tuple(close)
    return Guess(columns, doubts | near, tuple(free))
