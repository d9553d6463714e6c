"""What was wrong with a form, and what was read otherwise than it is written? Nothing is raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_rules.evidence.workbook import codes
from cchc_rules.sources.faults import Fault, Severity

if TYPE_CHECKING:
    from cchc_rules.sources.faults import Place


@dataclass(slots=True)
class Notes:
    """Faults and tellings of one workbook."""

    faults: list[Fault] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the workbook from being used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)

    def error(
        self,
        code: str,
        place: Place,
        message: str,
        *,
        expected: str | None = None,
        fix: str | None = None,
        did_you_mean: str | None = None,
    ) -> None:
        """Note what cannot be used."""
        self.faults.append(Fault(place, code, message, expected, fix, did_you_mean))

    def warn(self, code: str, place: Place, message: str, *, fix: str | None = None) -> None:
        """Note what is doubtful and does not stop the work."""
        self.faults.append(Fault(place, code, message, fix=fix, severity=Severity.WARNING))

    def told(self, place: Place, written: str, read: str) -> None:
        """Tell that a cell was read otherwise than it is written."""
        self.warn(codes.READ_AS, place, f"đọc “{written}” là {read}")
