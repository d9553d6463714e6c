"""Where in an evidence file is what wrong? Collects faults at the places of one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_rules.sources.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.sources.model import EntryError
    from cchc_rules.sources.tree import Step, Tree


@dataclass(slots=True)
class Marker:
    """Notes faults of one file; nothing is raised, so that all are found at once."""

    tree: Tree
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Sequence[Step]) -> Place:
        """Where the value at the path stands."""
        return self.tree.place(path)

    def error(
        self,
        code: str,
        path: Sequence[Step],
        message: str,
        *,
        key: bool = False,
        expected: str | None = None,
        fix: str | None = None,
        did_you_mean: str | None = None,
    ) -> None:
        """Note an error at a value, or at its key."""
        place = self.tree.key_place(path) if key else self.tree.place(path)
        self.faults.append(Fault(place, code, message, expected, fix, did_you_mean))

    def error_at(self, code: str, place: Place, message: str, *, fix: str) -> None:
        """Note an error at a place found earlier."""
        self.faults.append(Fault(place, code, message, fix=fix))

    def entry_error(self, path: Sequence[Step], error: EntryError, fallback: str) -> None:
        """Note what a value said is wrong with it."""
        self.error(
            error.code or fallback,
            path,
            str(error),
            expected=error.expected,
            fix=error.fix,
            did_you_mean=error.did_you_mean,
        )

    def warning(self, code: str, path: Sequence[Step], message: str, *, fix: str | None = None) -> None:
        """Note something doubtful that does not stop the work."""
        self.faults.append(Fault(self.tree.place(path), code, message, fix=fix, severity=Severity.WARNING))
