"""Is everything a pack declares used by some rule?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.checks.subjects import patterns_of
from cchc_rules.packs.forms import DeadlineForm, DueAfter
from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.forms import forms_of
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.packs.measures import ShareOfUnitsMeasure, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.policies import Policy


def _unused_measures(subject: Subject) -> Iterator[Found]:
    used = _used(subject)
    for rule in subject.own("measure"):
        if rule.id not in used:
            yield Found(
                rule.key_place(),
                f"số liệu “{rule.id}” ({rule.entry.label}) được khai báo mà không quy tắc nào dùng",
                fix="bỏ số liệu này, hoặc dùng nó ở tiêu chí, quy tắc suy luận hay số liệu khác",
            )


def _used(subject: Subject) -> set[str]:
    rules = subject.rules
    used: set[str] = set()
    for measure in rules.measures.values():
        used.update(parts_of(measure.entry) if measure.entry is not None else ())
    for criterion in rules.criteria.values():
        used.update(_of_criterion(criterion.entry) if criterion.entry is not None else ())
    for policy in rules.policies.values():
        used.update(_of_policy(policy.entry) if policy.entry is not None else ())
    return used


def _of_criterion(criterion: Criterion) -> Iterator[str]:
    yield from (name for name in (criterion.measure, criterion.obligation) if name is not None)
    yield from criterion.documents
    if criterion.not_applicable is not None:
        yield from criterion.not_applicable.when
    for form, _, _ in forms_of(criterion.score):
        if isinstance(form, DeadlineForm) and isinstance(form.deadline.due, DueAfter):
            yield form.deadline.due.after


def _of_policy(policy: Policy) -> Iterator[str]:
    for pattern, _ in patterns_of(policy):
        about = (pattern.finding, pattern.of)
        names = (pattern.document, *(each.measure for each in about if each is not None))
        yield from (name for name in names if name is not None)


def _unused_names(subject: Subject) -> Iterator[Found]:
    rules = subject.rules
    scopes = {rule.entry.scope for rule in rules.criteria.values() if rule.entry is not None}
    for policy in rules.policies.values():
        for pattern, _ in patterns_of(policy.entry) if policy.entry is not None else ():
            scopes.update(each.scope for each in (pattern.finding, pattern.of) if each is not None)
    measures = [rule.entry for rule in rules.measures.values()]
    kinds = {measure.units for measure in measures if isinstance(measure, ShareOfUnitsMeasure)}
    manifest = rules.manifest.entry
    if manifest is None:
        return
    for key, words, declared, used in (
        ("scopes", "phạm vi", manifest.scopes, scopes),
        ("unit_kinds", "loại đơn vị", manifest.unit_kinds, kinds),
    ):
        for name, label in declared.items():
            if name not in used:
                yield Found(
                    rules.manifest.key_place(key, name),
                    f"{words} “{name}” ({label}) được khai báo mà không quy tắc nào dùng",
                    fix="bỏ dòng này, hoặc dùng ở tiêu chí",
                )


LINTS = (
    Lint(codes.UNUSED_MEASURE, _unused_measures),
    Lint(codes.UNUSED_NAME, _unused_names),
)
