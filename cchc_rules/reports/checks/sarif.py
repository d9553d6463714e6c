"""The faults of rule packs as SARIF 2.1.0, which code hosts and editors show at their lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cchc_rules.packs.lint.catalogue import PAGES
from cchc_rules.reports.checks.interface import CheckOptions, title_of
from cchc_rules.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.sources.faults import Fault


def write(packs: Sequence[Checked], options: CheckOptions) -> str:  # noqa: ARG001 - the signature of all formats
    """One run over all packs; warnings set aside by a note are there as suppressed results."""
    found = [(fault, None) for checked in packs for fault in checked.faults]
    ignored = [each for checked in packs for each in checked.ignored]
    codes = sorted({fault.code for fault, _ in (*found, *ignored)})
    run = {
        "tool": {"driver": {"name": "cchc", "version": VERSION, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(fault, codes.index(fault.code), reason) for fault, reason in (*found, *ignored)],
    }
    whole = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": title_of(code)}}
    page = PAGES.get(code)
    if page is not None:
        rule["fullDescription"] = {"text": page.what}
        rule["help"] = {"text": page.why}
    return rule


def _result(fault: Fault, index: int, reason: str | None) -> dict[str, Any]:
    extras = (("cần", fault.expected), ("có phải ý là", fault.did_you_mean), ("cách sửa", fault.fix))
    text = "; ".join([fault.message, *(f"{word}: {said}" for word, said in extras if said)])
    result: dict[str, Any] = {
        "ruleId": fault.code,
        "ruleIndex": index,
        "level": fault.severity.value,
        "message": {"text": text},
        "locations": [_location(fault)],
    }
    if reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _location(fault: Fault) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(fault.place.file)}}
    if fault.place.line:
        place["region"] = {"startLine": fault.place.line, "startColumn": fault.place.column}
    return {"physicalLocation": place}
