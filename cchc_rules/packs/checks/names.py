"""Does what a rule names exist? Criteria, scopes, documents, and the places to fill in texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_rules.packs import codes
from cchc_rules.packs.checks.wording import DIMENSION_WORDS, unknown
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.sources.faults import Fault
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cchc_rules.packs.checks.measures import KnownMeasures
    from cchc_rules.packs.criteria import Remedy
    from cchc_rules.packs.rules import Located, Rules
    from cchc_rules.sources.tree import Step

CRITERION_PLACEHOLDERS: Final = (
    "value",
    "target",
    "shortfall",
    "headroom",
    "agency",
    "criterion",
    "period",
)
GENERAL_PLACEHOLDERS: Final = ("agency", "period")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def unknown_criterion(name: str, rules: Rules, rule: Located[object], *steps: Step) -> Iterator[Fault]:
    """The fault that there is no such criterion, if so."""
    if name not in rules.criteria:
        message = f"không có tiêu chí “{name}” trong bộ quy tắc"
        yield unknown(rule.place(*steps), codes.UNKNOWN_CRITERION, message, name, rules.criteria)


def unknown_scope(name: str, rules: Rules, rule: Located[object], *steps: Step) -> Iterator[Fault]:
    """The fault that a scope is not declared, if so."""
    if name not in rules.scopes:
        message = f"phạm vi “{name}” chưa được khai báo ở mục scopes của pack.yaml"
        yield unknown(rule.place(*steps), codes.UNKNOWN_SCOPE, message, name, rules.scopes)


def not_a_document(
    name: str, measures: KnownMeasures, rule: Located[object], *steps: Step
) -> Iterator[Fault]:
    """The fault that a name is no document, if so."""
    if name not in measures.names:
        documents = [each for each, kind in measures.dimensions.items() if kind is Dimension.DOCUMENT]
        message = f"tài liệu “{name}” chưa được khai báo ở mục measures (kind: document)"
        yield unknown(rule.place(*steps), codes.UNKNOWN_MEASURE, message, name, documents)
        return
    kind = measures.dimensions.get(name)
    if kind is not None and kind is not Dimension.DOCUMENT:
        yield Fault(
            rule.place(*steps),
            codes.NOT_A_DOCUMENT,
            f"“{name}” là số liệu loại {DIMENSION_WORDS[kind]}, không phải tài liệu",
            expected="số liệu có kind: document",
        )


def placeholder_faults(
    rule: Located[object], remedy: Remedy, known: Collection[str], *steps: Step
) -> Iterator[Fault]:
    """Placeholders in the content of a remedy that nobody fills."""
    for index, text in enumerate(remedy.content):
        yield from text_faults(rule, text, known, *steps, "content", index)


def text_faults(rule: Located[object], text: str, known: Collection[str], *steps: Step) -> Iterator[Fault]:
    """Placeholders in a text that nobody fills."""
    for name in _PLACEHOLDER.findall(text):
        if name not in known:
            guess = suggest(name, known)
            yield Fault(
                rule.place(*steps),
                codes.UNKNOWN_PLACEHOLDER,
                f"không nhận ra chỗ điền “{{{name}}}” trong lời văn",
                expected="một trong: " + ", ".join(f"{{{each}}}" for each in known),
                did_you_mean=None if guess is None else f"{{{guess}}}",
            )
