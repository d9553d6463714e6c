"""What is wrong with a file a person wrote, and where it stands.

Every fault a user can cause is a :class:`Fault`; rooms collect them and raise one
:class:`FaultsError` with all of them, never the first one only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a fault is: an error stops the work, a warning is shown and work goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: 1-based line and column; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, what, what was expected, how to mend it.

    All texts are Vietnamese sentences without a final full stop.
    """

    place: Place
    code: str
    message: str
    expected: str | None = None
    fix: str | None = None
    did_you_mean: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        parts = [f"{self.place}: [{self.code}] {self.message}"]
        if self.expected:
            parts.append(f"cần: {self.expected}")
        if self.did_you_mean:
            parts.append(f"có phải ý là “{self.did_you_mean}”?")
        if self.fix:
            parts.append(f"cách sửa: {self.fix}")
        return "; ".join(parts)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order faults by place, then code, so that output never depends on discovery order."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)


class FaultsError(Exception):
    """Input that cannot be used; carries every fault found, sorted by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=Fault.sort_key))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UnusableRules(FaultsError):  # noqa: N818 - named for what the user hears: the rules are unusable
    """A rule pack has errors (exit status 3)."""


class UnusableEvidence(FaultsError):  # noqa: N818 - as above
    """Evidence has errors (exit status 4)."""
