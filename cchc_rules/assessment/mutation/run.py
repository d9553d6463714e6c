"""Which single changes of a pack does no case notice? Changes, asks the cases, stops when one notices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_rules.assessment.cases import ReadCase, differences, read_cases
from cchc_rules.assessment.mutation.equivalence import Harmless, Judge
from cchc_rules.assessment.mutation.mutants import Mutant, inherited_rules, mutants_of
from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.sources.faults import UnusableRules

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_rules.assessment.mutation.edits import ChangeKind
    from cchc_rules.packs.pack import RulePack


@dataclass(slots=True)
class MutationReport:
    """What came of changing a pack: every change is killed, harmless for a reason, or a survivor."""

    kinds: Counter[ChangeKind] = field(default_factory=Counter)
    """How many changes of each kind were made."""
    killed: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    harmless: list[tuple[Mutant, Harmless]] = field(default_factory=list)
    inherited: int = 0
    """Criteria and policies the pack inherits, which were not changed."""

    @property
    def made(self) -> int:
        """How many changes were made."""
        return self.kinds.total()


def mutation_report(pack: RulePack, *, progress: Callable[[int], None] | None = None) -> MutationReport:
    """Change every rule of a pack in every way there is, and see which changes no case notices.

    The policies are run by the plain evaluator: it answers as the engine does, without its start-up.

    Raises:
        UnusableRules: when a case file, or the evidence of a case, has faults.
    """
    cases = list(read_cases(pack))
    if faults := [fault for case in cases for fault in case.faults]:
        raise UnusableRules(faults)
    report, judge = MutationReport(inherited=inherited_rules(pack)), Judge(pack)
    for mutant in mutants_of(pack):
        report.kinds[mutant.kind] += 1
        if _noticed(mutant, cases):
            report.killed += 1
        elif (reason := judge.harmless(mutant)) is not None:
            report.harmless.append((mutant, reason))
        else:
            report.survivors.append(mutant)
        if progress is not None:
            progress(report.made)
    return report


def _noticed(mutant: Mutant, cases: list[ReadCase]) -> bool:
    """Whether some case comes out otherwise; those that speak of the changed criterion are asked first.

    The case that noticed a change goes to the front: the next change is often in the same rule.
    """
    try:
        assessor = Assessor(mutant.pack, engine=ReferenceEngine())
    except UnusableRules:
        return False  # policies in a circle: the loader refuses them, and the judge says so
    concerned = [case for case in cases if _concerns(case, mutant)]
    for case in sorted(concerned, key=lambda case: not _speaks_of(case, mutant)):
        if next(differences(case.case.expect, case.assessed(assessor)), None) is not None:
            cases.remove(case)
            cases.insert(0, case)
            return True
    return False


def _concerns(case: ReadCase, mutant: Mutant) -> bool:
    """Whether the changed criterion is assessed for any agency of a case; else all comes out as before."""
    if mutant.rule is None or mutant.rule[0] != "criterion":
        return True
    levels = mutant.pack.by_id[mutant.rule[1]].levels
    return not levels or any(each.agency.level in levels for each in (*case.current, *case.earlier))


def _speaks_of(case: ReadCase, mutant: Mutant) -> bool:
    """Whether a case expects something of the changed criterion, or of what is above or below it."""
    if mutant.rule is None or mutant.rule[0] != "criterion":
        return bool(case.case.expect.conclusions or case.case.expect.policies)
    name, expect = mutant.rule[1], case.case.expect
    return any(
        each == name or each.startswith(f"{name}.") or name.startswith(f"{each}.")
        for each in (*expect.criteria, *expect.points)
    )
