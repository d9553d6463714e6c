"""Do policies speak of things that exist, and does none rest on its own conclusion?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs import codes
from cchc_rules.packs.checks.names import (
    CRITERION_PLACEHOLDERS,
    not_a_document,
    placeholder_faults,
    text_faults,
    unknown_criterion,
    unknown_scope,
)
from cchc_rules.packs.checks.subjects import circle_faults, patterns_of, subject_faults
from cchc_rules.packs.checks.wording import unknown
from cchc_rules.packs.criteria import Remedy
from cchc_rules.sources.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.checks.measures import KnownMeasures
    from cchc_rules.packs.policies import About, Pattern, Policy
    from cchc_rules.packs.rules import Located, Rules
    from cchc_rules.sources.tree import Step

_TEXT_PLACEHOLDERS = tuple(name for name in CRITERION_PLACEHOLDERS if name != "headroom")


def policy_faults(rules: Rules, measures: KnownMeasures) -> Iterator[Fault]:
    """Everything wrong with the policies of a pack."""
    concluded = _concluded(rules)
    for rule in rules.policies.values():
        policy = rule.entry
        if policy is None:
            continue
        for pattern, steps in patterns_of(policy):
            yield from _pattern(pattern, rule, steps, rules, measures)
            if pattern.conclusion is not None and pattern.conclusion not in concluded:
                message = f"không quy tắc nào đưa ra kiến nghị “{pattern.conclusion}”"
                place = rule.place(*steps, "conclusion")
                yield unknown(place, codes.UNKNOWN_CONCLUSION, message, pattern.conclusion, concluded)
        yield from _aliases(rule, policy)
        yield from subject_faults(rule, policy)
        yield from _texts(rule, policy)
    yield from circle_faults(rules)


def _concluded(rules: Rules) -> list[str]:
    """All conclusions a policy may draw; those of policies that did not fit are read from the file."""
    found: dict[str, None] = {}
    for rule in rules.policies.values():
        if rule.entry is not None:
            name: object = rule.entry.then.conclude
        else:
            path = (*rule.path, "then", "conclude")
            name = rule.tree.get(path) if rule.tree.holds(path) else None
        if isinstance(name, str):
            found[name] = None
    return list(found)


def _pattern(
    pattern: Pattern,
    rule: Located[Policy],
    steps: tuple[Step, ...],
    rules: Rules,
    measures: KnownMeasures,
) -> Iterator[Fault]:
    if pattern.document is not None:
        yield from not_a_document(pattern.document, measures, rule, *steps, "document")
    if pattern.finding is not None:
        yield from _about(pattern.finding, rule, (*steps, "finding"), rules, measures)
    if pattern.of is not None:
        yield from _about(pattern.of, rule, (*steps, "of"), rules, measures)


def _about(
    about: About, rule: Located[Policy], steps: tuple[Step, ...], rules: Rules, measures: KnownMeasures
) -> Iterator[Fault]:
    if about.criterion is not None:
        yield from unknown_criterion(about.criterion, rules, rule, *steps, "criterion")
    if about.measure is not None:
        yield from measures.unknown(about.measure, rule, *steps, "measure")
    if about.scope is not None:
        yield from unknown_scope(about.scope, rules, rule, *steps, "scope")
    if about.field is not None and about.field not in rules.fields:
        message = f"không có lĩnh vực “{about.field}” trong bộ quy tắc"
        place = rule.place(*steps, "field")
        yield unknown(place, codes.UNKNOWN_FIELD, message, about.field, rules.fields)


def _aliases(rule: Located[Policy], policy: Policy) -> Iterator[Fault]:
    """Names of facts: given once, and in a pattern that is sure to have matched whenever they are used."""
    known = [*dict.fromkeys([*_always_named(policy), *_named_in_every_arm(policy)])]
    yield from _named_wrongly(rule, policy)
    for pattern, steps in patterns_of(policy):
        others = [name for name in known if name != pattern.as_]
        for key, name in pattern.same.items():
            if name not in others:
                yield _unknown_alias(rule, name, others, (*steps, "same", key))
    if policy.then.on is not None and policy.then.on not in known:
        yield _unknown_alias(rule, policy.then.on, known, ("then", "on"))


def _always_named(policy: Policy) -> list[str]:
    return [pattern.as_ for pattern in policy.when.all if pattern.as_ is not None]


def _named_in_every_arm(policy: Policy) -> list[str]:
    names = {pattern.as_ for pattern in policy.when.any}
    return [name for name in names if name is not None] if len(names) == 1 else []


def _named_wrongly(rule: Located[Policy], policy: Policy) -> Iterator[Fault]:
    taken: set[str] = set()
    for pattern, steps in patterns_of(policy):
        name, part = pattern.as_, steps[1]
        if name is None:
            continue
        place = rule.place(*steps, "as")
        if part == "none":
            message = f"“{name}” được đặt trong “none”, nơi không có dữ kiện nào để nhắc lại"
            yield Fault(place, codes.UNKNOWN_ALIAS, message, fix="bỏ khóa “as”")
        elif name in taken:
            message = f"đã có dữ kiện khác được đặt tên “{name}”"
            yield Fault(place, codes.DUPLICATE_ALIAS, message, fix="đặt tên khác")
        elif part == "all":
            # Arms of "any" may share a name, since only one of them counts at a time.
            taken.add(name)


def _unknown_alias(rule: Located[Policy], name: str, known: list[str], steps: tuple[Step, ...]) -> Fault:
    fault = unknown(
        rule.place(*steps),
        codes.UNKNOWN_ALIAS,
        f"chưa có dữ kiện nào được đặt tên “{name}”",
        name,
        known,
    )
    if known:
        return fault
    fix = f"thêm “as: {name}” vào mẫu trong “all” mà tên này nhắc tới"
    return Fault(fault.place, fault.code, fault.message, fix=fix)


def _texts(rule: Located[Policy], policy: Policy) -> Iterator[Fault]:
    if policy.then.text is not None:
        yield from text_faults(rule, policy.then.text, _TEXT_PLACEHOLDERS, "then", "text")
    if isinstance(policy.then.task, Remedy):
        yield from placeholder_faults(rule, policy.then.task, CRITERION_PLACEHOLDERS, "then", "task")
