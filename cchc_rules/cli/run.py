"""The part every command begins with: load the pack and the evidence, tell what is wrong, assess.

Commands that look at a few agencies hold all results (`assess_words`); those that write results of any
number take them one after the other (`Stream`).
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import click

from cchc_rules.cli.exits import DEBUG_HINT, Exit, show_faults, show_our_fault
from cchc_rules.cli.progress import progress
from cchc_rules.sources.faults import UnusableEvidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from cchc_rules.assessment.bulk import BulkRun
    from cchc_rules.assessment.model import Assessment
    from cchc_rules.assessment.worker import Crash, Outcome
    from cchc_rules.evidence.model import EvidenceSet
    from cchc_rules.inference.view import Engine
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import FindingStatus
    from cchc_rules.sources.faults import Fault

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run assessed; ``faulty`` counts faults of evidence files that were left out."""

    pack: RulePack
    evidence: EvidenceSet
    assessments: tuple[Assessment, ...]

    @property
    def faulty(self) -> int:
        """How many faults kept files out of the run."""
        return len(self.evidence.faults)

    def ending(self) -> int:
        """The exit status so far: files left out are never passed over in silence."""
        return _left_out(self.faulty)


def assess_words(pack_reference: str, evidence_paths: Sequence[str], as_of: date | None) -> Run:
    """Load and assess what the user named; warnings and faults of single files go to stderr.

    Raises:
        UnusableRules: the pack has errors.
        UnusableEvidence: no evidence could be used.
        click.UsageError: the environment asks for an engine there is not.
    """
    from cchc_rules.assessment.pipeline import Assessor
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.packs.loader import load_pack

    engine = _tell_engine()
    pack = load_pack(pack_reference, as_of=as_of)
    evidence = load_evidence(evidence_paths, pack, as_of=as_of)
    if not evidence.current:
        raise UnusableEvidence((*evidence.warnings, *evidence.faults))
    show_faults((*pack.warnings, *evidence.warnings, *evidence.faults))
    gc.freeze()
    gc.enable()
    assessor = Assessor(pack, engine=engine)
    return Run(pack, evidence, tuple(assessor.assess(evidence.current, evidence.previous)))


class Told(NamedTuple):
    """What was made of a result, and which statuses it holds."""

    made: object
    statuses: frozenset[FindingStatus]


@dataclass(frozen=True, slots=True)
class _AndStatuses:
    """Makes something of a result, where it was assessed, and keeps its statuses."""

    then: Callable[[Assessment], object]

    def __call__(self, assessment: Assessment) -> Told:
        statuses = frozenset(result.status for result in assessment.results)
        return Told(self.then(assessment), statuses)


@dataclass(slots=True)
class Stream(Generic[T]):
    """Results of any number of agencies, one after the other, and what went wrong on the way.

    Everything but ``pack`` is known only when the results have been taken.
    """

    pack: RulePack
    run: BulkRun[Told]
    agencies: int = 0
    statuses: set[FindingStatus] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    crashes: list[tuple[str, Crash]] = field(default_factory=list)

    def results(self) -> Iterator[T]:
        """What was made of each result, agencies by name.

        Raises:
            UnusableEvidence: at the end, when no agency could be assessed.
            click.exceptions.Exit: the same, when it is the program's fault.
        """
        for outcome in progress(self.run, len(self.run), "Đang đánh giá"):
            self._note(outcome)
            if outcome.made is not None:
                self.agencies += 1
                self.statuses |= outcome.made.statuses
                yield outcome.made.made  # type: ignore[misc] # made by the `then` of this stream
        if self.agencies:
            return
        if self.crashes:
            self.tell()
            raise click.exceptions.Exit(self.ending())
        raise UnusableEvidence((*self.warnings, *self.faults))

    def _note(self, outcome: Outcome[Told]) -> None:
        self.faults.extend(outcome.faults)
        self.warnings.extend(outcome.warnings)
        if outcome.crash is not None:
            self.crashes.append((outcome.name, outcome.crash))

    def tell(self) -> None:
        """Say on stderr what was wrong with the pack, the files and the run."""
        show_faults((*self.pack.warnings, *self.warnings, *self.faults))
        for name, crash in self.crashes:
            show_our_fault(crash.told, crash.trace, on=name)

    def ending(self) -> int:
        """The exit status so far: what was left out is never passed over in silence."""
        if self.crashes:
            click.echo(
                f"Đã bỏ qua {len(self.crashes)} cơ quan do lỗi của chương trình. {DEBUG_HINT}", err=True
            )
            return Exit.OUR_FAULT
        return _left_out(len(self.faults))


def stream_words(
    pack_reference: str,
    evidence_paths: Sequence[str],
    as_of: date | None,
    then: Callable[[Assessment], T],
    *,
    jobs: int,
    spark: str | None = None,
) -> Stream[T]:
    """Load the pack and find the files; results come when they are taken.

    Raises:
        UnusableRules: the pack has errors.
        click.UsageError: the environment asks for an engine there is not.
    """
    from cchc_rules.assessment.bulk import BulkRun
    from cchc_rules.packs.loader import load_pack

    _tell_engine()
    pack = load_pack(pack_reference, as_of=as_of)
    gc.freeze()
    gc.enable()
    return Stream(
        pack, BulkRun(pack, evidence_paths, _AndStatuses(then), jobs=jobs, as_of=as_of, spark=spark)
    )


def _tell_engine() -> Engine:
    from cchc_rules.inference.choice import choose_engine

    try:
        engine, warning = choose_engine()
    except ValueError as error:  # the environment names an engine there is not
        raise click.UsageError(str(error)) from error
    if warning:
        click.echo(f"Lưu ý: {warning}", err=True)
    return engine


def _left_out(faults: int) -> int:
    if not faults:
        return Exit.CLEAN
    click.echo(
        f"Đã bỏ qua tệp số liệu có lỗi: {faults} lỗi nêu trên; kết quả là của các tệp còn lại.",
        err=True,
    )
    return Exit.EVIDENCE
