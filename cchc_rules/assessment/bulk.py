"""Very many agencies: read, assessed and let go a few at a time, on as many cores as there are.

Memory does not grow with the number of agencies; what is kept of each is what the caller makes of its
result. An agency whose files are faulty, or on which the program itself fails, stops no other.
"""

from __future__ import annotations

import gc
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from cchc_rules.assessment.parallel import assess_each
from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.evidence.choice import Choice, absent_parents
from cchc_rules.evidence.groups import AgencyFiles, Grouped, group_files
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.evidence.reading import EvidenceReader
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Fault, Place

T = TypeVar("T")

_SHARE = 16
"""Agencies handed to a process at once: few, so that progress is seen and none waits long."""


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
    crash: str | None = None
    """The exception of the program itself, in one line."""
    agency: str | None = None
    parent: tuple[str, Place] | None = None
    """The superior agency its file names, and where."""


class BulkRun(Generic[T]):
    """A run over many files: how many agencies, then the outcome of each in the order of their names.

    ``then`` runs where the agency was assessed; with several ``jobs`` it must be a function of a
    module (or an instance of a class of a module), and what it returns travels between processes.
    """

    def __init__(
        self,
        pack: RulePack,
        paths: Sequence[str | Path],
        then: Callable[[Assessment], T],
        *,
        jobs: int = 1,
        as_of: date | None = None,
    ) -> None:
        self._task = _Task(pack, then, as_of)
        self._jobs = jobs
        self._paths = paths
        self._grouped = group_files(paths)
        self._assessor = Assessor(pack)

    def __len__(self) -> int:
        """How many agencies there seem to be; files that cannot be told count one each."""
        return len(self._grouped.groups)

    def __iter__(self) -> Iterator[Outcome[T]]:
        """Yield what became of each agency."""
        if self._needs_all():
            yield from self._together()
            return
        grouped = self._grouped
        if grouped.faults or grouped.warnings:
            yield Outcome("", faults=grouped.faults, warnings=grouped.warnings)
        seen: set[str] = set()
        parents: list[tuple[str, Place]] = []
        for outcome in self._apart(grouped):
            if outcome.agency is not None:
                seen.add(outcome.agency)
            if outcome.parent is not None:
                parents.append(outcome.parent)
            yield outcome
        absent = tuple(absent_parents(parents, seen))
        if absent:
            yield Outcome("", warnings=absent)

    def _needs_all(self) -> bool:
        """Whether some rule or policy looks at other agencies, or a file speaks of several."""
        assessor = self._assessor
        return assessor.program.looks_across or assessor.rules.compares() or not self._grouped.alone

    def _together(self) -> Iterator[Outcome[T]]:
        task = self._task
        evidence = load_evidence(self._paths, task.pack, as_of=task.as_of)
        current = sorted(evidence.current, key=lambda each: (sort_key(each.agency.name), each.agency.id))
        evidence = replace(evidence, current=tuple(current))
        yield Outcome("", faults=evidence.faults, warnings=evidence.warnings)
        results = assess_each(task.pack, evidence, task.then, jobs=self._jobs)
        for each, made in zip(evidence.current, results, strict=True):
            yield Outcome(each.agency.name, cast("T", made), agency=each.agency.id)

    def _apart(self, grouped: Grouped) -> Iterator[Outcome[T]]:
        groups = grouped.groups
        jobs = min(self._jobs, -(-len(groups) // _SHARE))
        if jobs <= 1:
            worker = _Worker(self._task, self._assessor)
            # `then` makes a T, which the worker is not told.
            yield from (cast("Outcome[T]", worker.outcome(group)) for group in groups)
            return
        shares = [groups[start : start + _SHARE] for start in range(0, len(groups), _SHARE)]
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(self._task,)) as pool:
            for outcomes in pool.map(_share, shares):
                yield from cast("list[Outcome[T]]", outcomes)


@dataclass(frozen=True)
class _Task:
    """What every process of a run needs."""

    pack: RulePack
    then: Callable[[Assessment], object]
    as_of: date | None


class _Worker:
    """One process: its own reader, compiled pack and engine."""

    def __init__(self, task: _Task, assessor: Assessor | None = None) -> None:
        self._task = task
        self._reader = EvidenceReader(task.pack, as_of=task.as_of)
        self._assessor = assessor or Assessor(task.pack)

    def outcome(self, group: AgencyFiles) -> Outcome[object]:
        """Read and assess one agency."""
        try:
            return self._outcome(group)
        except Exception as error:  # noqa: BLE001 - one agency must not stop thousands; it is listed
            return Outcome(group.name, crash=f"{type(error).__name__}: {error}")

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


_workers: list[_Worker] = []
"""The worker of this process; filled once when the process starts."""


def _begin(task: _Task) -> None:
    gc.freeze()
    _workers.append(_Worker(task))


def _share(groups: Sequence[AgencyFiles]) -> list[Outcome[object]]:
    return [_workers[0].outcome(group) for group in groups]
