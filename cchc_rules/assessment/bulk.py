"""Very many agencies: read, assessed and let go a few at a time, on as many cores as there are.

Memory does not grow with the number of agencies; what is kept of each is what the caller makes of its
result.
"""

from __future__ import annotations

import gc
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from cchc_rules.assessment.parallel import assess_each
from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.assessment.worker import Outcome, Task, Worker
from cchc_rules.evidence.choice import absent_parents
from cchc_rules.evidence.groups import AgencyFiles, Grouped, group_files
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Place

T = TypeVar("T")

_SHARE = 16
"""Agencies handed to a process at once: few, so that progress is seen and none waits long."""


class BulkRun(Generic[T]):
    """A run over many files: how many agencies, then the outcome of each in the order of their names.

    ``then`` runs where the agency was assessed; with several ``jobs`` it must be a function of a
    module (or an instance of a class of a module), and what it returns travels between processes.
    ``spark`` is the address of a Spark cluster that shares the agencies out instead; its machines
    must see the files under the same paths and have this package.
    """

    def __init__(
        self,
        pack: RulePack,
        paths: Sequence[str | Path],
        then: Callable[[Assessment], T],
        *,
        jobs: int = 1,
        as_of: date | None = None,
        spark: str | None = None,
    ) -> None:
        self._task = Task(pack, then, as_of)
        self._jobs = jobs
        self._spark = spark
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
        if self._spark is not None:
            from cchc_rules.assessment.on_spark import outcomes_on_spark

            yield from cast("Iterator[Outcome[T]]", outcomes_on_spark(self._task, groups, self._spark))
            return
        jobs = min(self._jobs, -(-len(groups) // _SHARE))
        if jobs <= 1:
            worker = Worker(self._task, self._assessor)
            # `then` makes a T, which the worker is not told.
            yield from (cast("Outcome[T]", worker.outcome(group)) for group in groups)
            return
        shares = [groups[start : start + _SHARE] for start in range(0, len(groups), _SHARE)]
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(self._task,)) as pool:
            for outcomes in pool.map(_share, shares):
                yield from cast("list[Outcome[T]]", outcomes)


_workers: list[Worker] = []
"""The worker of this process; filled once when the process starts."""


def _begin(task: Task) -> None:
    gc.freeze()
    _workers.append(Worker(task))


def _share(groups: Sequence[AgencyFiles]) -> list[Outcome[object]]:
    return [_workers[0].outcome(group) for group in groups]
