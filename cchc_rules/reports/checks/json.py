"""The faults of rule packs for other programs, format 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cchc_rules.reports.checks.interface import CheckOptions, excerpt, title_of
from cchc_rules.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.sources.faults import Fault


def write(packs: Sequence[Checked], options: CheckOptions) -> str:  # noqa: ARG001 - the signature of all formats
    """One object: every pack with its faults and what a note set aside."""
    whole = {"format": 1, "engine": VERSION, "packs": [_pack(checked) for checked in packs]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _pack(checked: Checked) -> dict[str, Any]:
    return {
        "pack": checked.name,
        "digest": None if checked.pack is None else checked.pack.digest,
        "usable": checked.pack is not None,
        "errors": checked.errors,
        "warnings": checked.warnings,
        "faults": [_fault(fault) | {"excerpt": excerpt(checked, fault) or None} for fault in checked.faults],
        "ignored": [_fault(fault) | {"reason": reason or None} for fault, reason in checked.ignored],
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "file": fault.place.file,
        "line": fault.place.line or None,
        "column": fault.place.column or None,
        "severity": fault.severity.value,
        "code": fault.code,
        "title": title_of(fault.code),
        "message": fault.message,
        "expected": fault.expected,
        "fix": fault.fix,
        "did_you_mean": fault.did_you_mean,
    }
