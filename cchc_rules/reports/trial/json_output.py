"""A trial of a rule pack as JSON, for other programs; keys are English, texts Vietnamese."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_rules.assessment.cases import CaseOutcome
    from cchc_rules.assessment.coverage import Coverage
    from cchc_rules.assessment.mutation.mutants import Mutant
    from cchc_rules.assessment.mutation.run import MutationReport
    from cchc_rules.reports.trial.trial import Trial
    from cchc_rules.sources.faults import Place


def write(trial: Trial) -> str:
    """The whole text, ending with a newline."""
    content = {
        "format": 1,
        "pack": {"id": trial.pack.id, "digest": trial.pack.digest},
        "cases": [_case(outcome) for outcome in trial.outcomes],
        "coverage": _coverage(trial.coverage),
        "mutation": None if trial.mutation is None else _mutation(trial.mutation),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _case(outcome: CaseOutcome) -> dict[str, Any]:
    return {
        "name": outcome.case.name,
        "place": _place(outcome.case.place),
        "passed": outcome.passed,
        "differences": [
            {
                "about": each.about,
                "expected": each.expected,
                "got": each.got,
                "read": list(each.read),
                "rules": [_place(place) for place in each.rules],
            }
            for each in outcome.differences
        ],
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "criteria": [
            {
                "criterion": each.criterion.id,
                "seen": {status.value: times for status, times in sorted(each.seen.items())},
                "missing": [status.value for status in each.missing],
            }
            for each in coverage.criteria
        ],
        "steps": [
            {
                "criterion": each.criterion.id,
                "level": each.level.value if each.level else None,
                "step": each.number,
                "held": each.held,
            }
            for each in coverage.steps
        ],
        "policies": [
            {"policy": each.policy.id, "inherited": each.inherited, "applied": each.applied}
            for each in coverage.policies
        ],
    }


def _mutation(report: MutationReport) -> dict[str, Any]:
    return {
        "made": report.made,
        "kinds": {kind.value: times for kind, times in sorted(report.kinds.items())},
        "killed": report.killed,
        "inherited": report.inherited,
        "harmless": [
            {**_change(mutant), "reason": reason.name.lower(), "reason_text": reason.value}
            for mutant, reason in report.harmless
        ],
        "survivors": [_change(mutant) for mutant in report.survivors],
    }


def _change(mutant: Mutant) -> dict[str, Any]:
    return {"kind": mutant.kind.value, "place": _place(mutant.place), "change": mutant.said}


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
