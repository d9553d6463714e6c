"""Does every criterion say what it rests on, and what has to be done by whom and when?

A key written empty (`lead: []`, `timing: null`, `remedy: null`, `basis: null`) says that the source gives
none; only a key that is missing is doubted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.interface import Found, Lint, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_rules.packs.criteria import Remedy
    from cchc_rules.packs.rules import Located
    from cchc_rules.sources.tree import Step

_Path = tuple["Step", ...]


def _no_basis(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        if not _said(rule, "basis", subject):
            yield Found(
                rule.place("id"),
                f"tiêu chí “{rule.id}” không có căn cứ, tiêu chí cha và lĩnh vực cũng không",
                expected=(
                    "khóa “basis”: văn bản và điều, khoản, điểm; “basis: null” nếu văn bản gốc không nêu"
                ),
            )


def _no_remedy(subject: Subject) -> Iterator[Found]:
    for rule in subject.leaves():
        if not _said(rule, "remedy", subject) and not _of_a_field_to_fill(rule, subject):
            yield Found(
                rule.place("id"),
                f"tiêu chí “{rule.id}” không có giải pháp khắc phục, tiêu chí cha cũng không",
                expected="khóa “remedy”; “remedy: null” nếu văn bản gốc không nêu",
            )


def _said(rule: Located[Any], key: str, subject: Subject) -> bool:
    """Whether the criterion, or what it stands under, has the key, be it empty."""
    name = rule.id
    while True:
        for rules in (subject.rules.criteria, subject.rules.fields):
            around: Located[Any] | None = rules.get(name)
            if around is not None and around.entry is not None and key in around.entry.model_fields_set:
                return True
        if "." not in name:
            return False
        name = name.rpartition(".")[0]


def _of_a_field_to_fill(rule: Located[Any], subject: Subject) -> bool:
    """Whether the criterion only stands in for what a template still has to be filled with."""
    name = rule.id
    while "." in name:
        name = name.rpartition(".")[0]
        field = subject.rules.fields.get(name)
        if field is not None and field.entry is not None and field.entry.to_fill:
            return True
    return False


def _remedies(subject: Subject) -> Iterator[tuple[Located[Any], Remedy, _Path]]:
    """Every remedy of a pack, with the path of its entry."""
    for rule in subject.own("criterion"):
        if rule.entry.remedy is not None:
            yield rule, rule.entry.remedy, ("remedy",)
    for rule in subject.own("task"):
        yield rule, rule.entry.remedy, ("remedy",)
    for rule in subject.own("policy"):
        if rule.entry.then.task is not None and rule.entry.then.task != "remedy":
            yield rule, rule.entry.then.task, ("then", "task")


def _without(key: str, what: str, expected: str) -> Callable[[Subject], Iterator[Found]]:
    def find(subject: Subject) -> Iterator[Found]:
        for rule, remedy, path in _remedies(subject):
            if key not in remedy.model_fields_set:
                yield Found(
                    rule.key_place(*path), f"giải pháp của “{rule.id}” không có {what}", expected=expected
                )

    return find


def _no_content(subject: Subject) -> Iterator[Found]:
    for rule, remedy, path in _remedies(subject):
        # A task whose title says it all needs no list of contents.
        if not remedy.content and remedy.title is None and "content" not in remedy.model_fields_set:
            yield Found(
                rule.key_place(*path),
                f"giải pháp của “{rule.id}” không có nội dung và không có tên nhiệm vụ",
                expected="khóa “content”; viết “content: []” nếu văn bản gốc không nêu",
            )


LINTS = (
    Lint(codes.NO_BASIS, _no_basis),
    Lint(codes.NO_REMEDY, _no_remedy),
    Lint(
        codes.NO_LEAD,
        _without("lead", "đơn vị chủ trì", "khóa “lead”; viết “lead: []” nếu văn bản gốc không nêu"),
    ),
    Lint(
        codes.NO_TIMING,
        _without("timing", "thời gian", "khóa “timing”; viết “timing: null” nếu văn bản gốc không nêu"),
    ),
    Lint(codes.NO_CONTENT, _no_content),
)
