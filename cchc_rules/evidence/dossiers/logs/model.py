"""What is known of a log before any row is understood: its columns, its rows, its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

from cchc_rules.sources.faults import Fault, Place, UnusableEvidence

if TYPE_CHECKING:
    from pathlib import Path

ColumnType = Literal["text", "date", "moment", "instant", "whole", "decimal", "truth", "other"]
"""What a column holds: texts; dates; times without and with a zone; numbers; true and false."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name as people see it (NFC), its name in the Parquet file, what it holds."""

    name: str
    stored: str
    type: ColumnType = "text"


@dataclass(frozen=True, slots=True)
class Log:
    """A log ready to be queried."""

    name: str
    """As shown in messages and sources."""
    parquet: Path
    columns: tuple[Column, ...]
    rows: int
    first_line: int
    """Where its first row stands in the file as people open it: line 2 of a CSV with one line of header."""
    sha256: str

    def place(self, row: int | None = None) -> Place:
        """A row, counted from 0, or the log as a whole."""
        return Place(self.name) if row is None else Place(self.name, row + self.first_line, 1)


def refusal(
    place: Place,
    code: str,
    message: str,
    *,
    fix: str | None = None,
    expected: str | None = None,
    did_you_mean: str | None = None,
) -> UnusableEvidence:
    """One fault, to be raised."""
    return UnusableEvidence(
        [Fault(place, code, message, fix=fix, expected=expected, did_you_mean=did_you_mean)]
    )


def refuse(
    place: Place,
    code: str,
    message: str,
    *,
    fix: str | None = None,
    expected: str | None = None,
    did_you_mean: str | None = None,
) -> NoReturn:
    """Stop with one fault."""
    raise refusal(place, code, message, fix=fix, expected=expected, did_you_mean=did_you_mean)
