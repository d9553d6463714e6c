"""The part every command begins with: load the pack and the evidence, tell what is wrong, assess."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit, show_faults
from cchc_rules.sources.faults import UnusableEvidence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.evidence.model import EvidenceSet
    from cchc_rules.packs.pack import RulePack


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
        if not self.faulty:
            return Exit.CLEAN
        click.echo(
            f"Đã bỏ qua tệp số liệu có lỗi: {self.faulty} lỗi nêu trên; kết quả là của các tệp còn lại.",
            err=True,
        )
        return Exit.EVIDENCE


def assess_words(pack_reference: str, evidence_paths: Sequence[str], as_of: date | None) -> Run:
    """Load and assess what the user named; warnings and faults of single files go to stderr.

    Raises:
        UnusableRules: the pack has errors.
        UnusableEvidence: no evidence could be used.
        click.UsageError: the environment asks for an engine there is not.
    """
    from cchc_rules.assessment.pipeline import Assessor
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.inference.choice import choose_engine
    from cchc_rules.packs.loader import load_pack

    try:
        engine, warning = choose_engine()
    except ValueError as error:  # the environment names an engine there is not
        raise click.UsageError(str(error)) from error
    pack = load_pack(pack_reference, as_of=as_of)
    evidence = load_evidence(evidence_paths, pack, as_of=as_of)
    if not evidence.current:
        raise UnusableEvidence((*evidence.warnings, *evidence.faults))
    show_faults((*pack.warnings, *evidence.warnings, *evidence.faults))
    gc.freeze()
    gc.enable()
    assessor = Assessor(pack, engine=engine)
    if warning:
        click.echo(f"Lưu ý: {warning}", err=True)
    return Run(pack, evidence, tuple(assessor.assess(evidence.current, evidence.previous)))
