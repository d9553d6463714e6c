"""What one process does for a run over many files: read the files of an agency, assess it, let it go.

An agency whose files are faulty, or on which the program itself fails, stops no other. Knows nothing of
where else agencies are assessed.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.evidence.choice import Choice
from cchc_rules.evidence.reading import EvidenceReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.evidence.groups import AgencyFiles
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Fault, Place

T = TypeVar("T")


class Crash(NamedTuple):
    """How the program failed on an agency: in one line, and where in the program."""

    told: str
    trace: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one agency, or of the paths as a whole (``name`` empty).

    ``made`` is what the caller made of the result; None where there is none, and then ``faults``,
    ``warnings`` or ``crash`` say why.
    """

    name: str
    made: T | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    crash: Crash | None = None
    """Where the program itself failed."""
    agency: str | None = None
    parent: tuple[str, Place] | None = None
    """The superior agency its file names, and where."""


@dataclass(frozen=True)
class Task:
    """What every process of a run needs."""

    pack: RulePack
    then: Callable[[Assessment], object]
    as_of: date | None


class Worker:
    """One process: its own reader, compiled pack and engine."""

    def __init__(self, task: Task, assessor: Assessor | None = None) -> None:
        self._task = task
        self._reader = EvidenceReader(task.pack, as_of=task.as_of)
        self._assessor = assessor or Assessor(task.pack)

    def outcome(self, group: AgencyFiles) -> Outcome[object]:
        """Read and assess one agency."""
        try:
            return self._outcome(group)
        except Exception as error:  # noqa: BLE001 - one agency must not stop thousands; it is listed
            told = f"{type(error).__name__}: {error}"
            return Outcome(group.name, crash=Crash(told, traceback.format_exc()))

    def _outcome(self, group: AgencyFiles) -> Outcome[object]:
        task, choice = self._task, Choice(self._task.pack, self._task.as_of)
        for shown, path in group.files:
            choice.add(self._reader.read(path, name=shown))
        evidence, parents = choice.made_alone()
        made: object = None
        agency = None
        for assessment in self._assessor.assess(evidence.current, evidence.previous):
            made, agency = task.then(assessment), assessment.agency
        return Outcome(
            agency.name if agency else group.name,
            made,
            evidence.faults,
            evidence.warnings,
            agency=agency.id if agency else None,
            parent=parents[0] if parents else None,
        )
