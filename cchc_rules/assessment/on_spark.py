"""Very many agencies on a Spark cluster: the same worker as on this machine, one per partition.

Spark shares the agencies out and brings back what was made of them, in the order they were given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.assessment.worker import Outcome, Task, Worker
from cchc_rules.evidence.dossiers.engines.spark_engine import spark_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark import Broadcast

    from cchc_rules.evidence.groups import AgencyFiles

_PARTITION = 200
"""Agencies a partition holds: compiling the pack is worth it, and the driver holds few at a time."""


def outcomes_on_spark(task: Task, groups: Sequence[AgencyFiles], master: str) -> Iterator[Outcome[object]]:
    """What became of each agency, as `Worker` says it on one machine.

    Raises:
        UnusableEvidence: when Java or the cluster does not answer.
    """
    context = spark_session(master).sparkContext
    shared = context.broadcast(task)
    absolute = [
        group._replace(files=tuple((shown, path.resolve()) for shown, path in group.files))
        for group in groups
    ]
    partitions = max(1, -(-len(absolute) // _PARTITION))
    rows = context.parallelize(absolute, partitions).mapPartitions(_Partition(shared))
    yield from rows.toLocalIterator(prefetchPartitions=True)
    shared.destroy()


class _Partition:
    """The agencies of one partition, by one worker."""

    def __init__(self, task: Broadcast[Task]) -> None:
        self._task = task

    def __call__(self, groups: Iterable[AgencyFiles]) -> Iterator[Outcome[object]]:
        """Assess one after the other."""
        worker = Worker(self._task.value)
        return (worker.outcome(group) for group in groups)
