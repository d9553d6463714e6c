"""The same assessment on several processor cores: agencies are shared out, results come back in order.

Each process compiles the pack once and assesses runs of agencies; nothing else differs from one
process. Policies that look across agencies need all of them in one place and run in one process.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from cchc_rules.assessment.pipeline import Assessor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.evidence.model import Evidence, EvidenceSet
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.peers import Peers

T = TypeVar("T")

_SMALLEST_SHARE = 50
"""Agencies below which starting a process costs more than it saves."""
_SHARES_PER_PROCESS = 8
"""So that one slow share does not keep the others waiting at the end."""


def usable_cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def assess_each(
    pack: RulePack, evidence: EvidenceSet, then: Callable[[Assessment], T], *, jobs: int = 1
) -> Iterator[T]:
    """Assess every agency and yield what ``then`` makes of each result, in the order of the agencies.

    ``then`` runs where the agency was assessed, so that with several ``jobs`` only what it
    returns travels between processes; it must be a function of a module (not a lambda).
    """
    assessor = Assessor(pack)
    current = evidence.current
    jobs = min(jobs, len(current) // _SMALLEST_SHARE)
    if jobs <= 1 or assessor.program.looks_across:
        yield from map(then, assessor.assess(current, evidence.previous))
        return
    task = _Task(pack, current, evidence.previous, assessor.peers(current), then)
    size = max(_SMALLEST_SHARE, -(-len(current) // (jobs * _SHARES_PER_PROCESS)))
    shares = [range(start, min(start + size, len(current))) for start in range(0, len(current), size)]
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(task,)) as pool:
        for results in pool.map(_assess_share, shares):
            # What `then` returned over there is what it would have returned here.
            yield from cast("list[T]", results)


@dataclass(frozen=True)
class _Task:
    """What every process of a run needs."""

    pack: RulePack
    current: Sequence[Evidence]
    previous: Sequence[Evidence]
    peers: Peers
    then: Callable[[Assessment], object]


class _Worker:
    """One process: its own compiled pack and engine."""

    def __init__(self, task: _Task) -> None:
        self._task = task
        self._assessor = Assessor(task.pack)

    def share(self, indexes: range) -> list[object]:
        """Assess a run of agencies."""
        chosen = self._task.current[indexes.start : indexes.stop]
        ids = {each.agency.id for each in chosen}
        previous = [each for each in self._task.previous if each.agency.id in ids]
        assessments = self._assessor.assess(chosen, previous, peers=self._task.peers)
        return [self._task.then(assessment) for assessment in assessments]


_workers: list[_Worker] = []
"""The worker of this process; filled once when the process starts."""


def _begin(task: _Task) -> None:
    _workers.append(_Worker(task))


def _assess_share(indexes: range) -> list[object]:
    return _workers[0].share(indexes)
