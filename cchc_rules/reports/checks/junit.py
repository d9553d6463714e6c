"""The faults of rule packs as JUnit XML, which build servers count and show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from cchc_rules.reports.checks.interface import CheckOptions, excerpt, title_of
from cchc_rules.sources.faults import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.sources.faults import Fault

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(packs: Sequence[Checked], options: CheckOptions) -> str:
    """One suite per pack, one case per fault; a pack without faults has one case that passed."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for checked in packs:
        lines.extend(_suite(checked, options))
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(checked: Checked, options: CheckOptions) -> Iterator[str]:
    failures = checked.errors + (checked.warnings if options.warnings_fail else 0)
    cases = max(1, len(checked.faults))
    yield f'  <testsuite name={_attribute(checked.name)} tests="{cases}" failures="{failures}" errors="0">'
    if not checked.faults:
        yield f'    <testcase classname={_attribute(checked.name)} name="rules check"/>'
    for fault in checked.faults:
        name = f"{fault.code} {fault.place}"
        yield f"    <testcase classname={_attribute(checked.name)} name={_attribute(name)}>"
        fails = options.warnings_fail or fault.severity is Severity.ERROR
        tag = (
            f'failure type="{fault.code}" message={_attribute(title_of(fault.code))}'
            if fails
            else "system-out"
        )
        yield f"      <{tag}>{_text(_said(checked, fault))}</{tag.partition(' ')[0]}>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _said(checked: Checked, fault: Fault) -> str:
    return "\n".join(part for part in (str(fault), excerpt(checked, fault)) if part)


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", text))
