"""Is the tree of criteria sound, is every leaf scored and no parent, do their names exist?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs import codes
from cchc_rules.packs.checks.forms import (
    Scored,
    form_faults,
    forms_within,
    measures_nothing,
    points_faults,
)
from cchc_rules.packs.checks.levels import condition_faults, level_faults
from cchc_rules.packs.checks.names import (
    CRITERION_PLACEHOLDERS,
    GENERAL_PLACEHOLDERS,
    not_a_document,
    placeholder_faults,
    unknown_criterion,
    unknown_scope,
)
from cchc_rules.packs.checks.wording import DIMENSION_WORDS, unknown
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.forms import ByLevelForm, CombineForm, DeadlineForm, RelativeForm
from cchc_rules.sources.faults import Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.checks.measures import KnownMeasures
    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.rules import Located, Rules

_NO_TRIGGER = frozenset({Dimension.CHOICE, Dimension.SURVEY})


@dataclass(frozen=True, slots=True)
class CriteriaTree:
    """Which criterion stands under which: `children` by the nearest ancestor that exists."""

    children: dict[str, list[str]]

    @classmethod
    def of(cls, rules: Rules) -> CriteriaTree:
        """The tree of a pack; criteria whose entries did not fit still have their place in it."""
        children: dict[str, list[str]] = {}
        for name in rules.criteria:
            head = name
            while "." in head:
                head = head.rpartition(".")[0]
                if head in rules.criteria or head in rules.fields:
                    children.setdefault(head, []).append(name)
                    break
        return cls(children)


def criterion_faults(rules: Rules, tree: CriteriaTree, measures: KnownMeasures) -> Iterator[Fault]:
    """Everything wrong with the criteria and the standing tasks of a pack."""
    for rule in rules.criteria.values():
        yield from _standing(rule, rules)
        criterion = rule.entry
        if criterion is None:
            continue
        children = tree.children.get(rule.id, [])
        if children:
            yield from _parent(rule, criterion, children)
        else:
            yield from _leaf(rule, criterion, measures)
        yield from _names(rule, criterion, rules, measures)
        if criterion.remedy is not None:
            yield from placeholder_faults(rule, criterion.remedy, CRITERION_PLACEHOLDERS, "remedy")
    for task in rules.tasks.values():
        if task.entry is not None:
            yield from placeholder_faults(task, task.entry.remedy, GENERAL_PLACEHOLDERS, "remedy")
            for index, name in enumerate(task.entry.criteria):
                yield from unknown_criterion(name, rules, task, "criteria", index)


def _standing(rule: Located[Criterion], rules: Rules) -> Iterator[Fault]:
    """Whether the id has its place in the tree."""
    twin = rules.fields.get(rule.id)
    if twin is not None:
        yield Fault(
            rule.place("id"),
            codes.FIELD_AND_CRITERION,
            f"mã tiêu chí “{rule.id}” trùng với mã lĩnh vực ở {twin.place('id')}",
            fix="đổi mã tiêu chí hoặc mã lĩnh vực",
        )
    parent = rule.id.rpartition(".")[0]
    if parent and rules.fields and parent not in rules.criteria and parent not in rules.fields:
        known = [*rules.fields, *rules.criteria]
        yield unknown(
            rule.place("id"),
            codes.NO_PARENT,
            f"tiêu chí “{rule.id}” không có tiêu chí cha hoặc lĩnh vực “{parent}”",
            parent,
            [each for each in known if each != rule.id],
        )


def _parent(rule: Located[Criterion], criterion: Criterion, children: list[str]) -> Iterator[Fault]:
    form = criterion.score
    if form is None:
        return
    if not isinstance(form, CombineForm):
        yield Fault(
            rule.place("score"),
            codes.PARENT_IS_SCORED,
            f"tiêu chí “{rule.id}” có {len(children)} tiêu chí thành phần nên không được chấm trực tiếp",
            expected="score: {combine: {children: ...}}, hoặc bỏ trống (cộng điểm thành phần)",
        )
        return
    if form.combine.children != "sum" and criterion.points is None:
        yield Fault(
            rule.place("score", "combine", "children"),
            codes.PARENT_WITHOUT_POINTS,
            f"tiêu chí “{rule.id}” tổng hợp kiểu {form.combine.children} mà không có điểm tối đa",
            expected="khóa “points”",
        )
    yield from _weights(rule, form, children)


def _weights(rule: Located[Criterion], form: CombineForm, children: list[str]) -> Iterator[Fault]:
    weights = form.combine.weights
    path = ("score", "combine", "weights")
    if form.combine.children != "weighted":
        if weights:
            message = f"có trọng số mà tổng hợp kiểu {form.combine.children}"
            yield Fault(rule.key_place(*path), codes.WEIGHTS, message, expected="children: weighted")
        return
    for name in weights:
        if name not in children:
            message = f"“{name}” không phải là tiêu chí thành phần của “{rule.id}”"
            yield unknown(rule.key_place(*path, name), codes.UNKNOWN_CRITERION, message, name, children)
    missing = [child for child in children if child not in weights]
    if missing:
        place = rule.key_place(*path) if weights else rule.place("score", "combine", "children")
        message = "thiếu trọng số của tiêu chí thành phần " + ", ".join(missing)
        yield Fault(place, codes.WEIGHTS, message, expected="trọng số của mọi tiêu chí thành phần")


def _leaf(rule: Located[Criterion], criterion: Criterion, measures: KnownMeasures) -> Iterator[Fault]:
    if criterion.points is None:
        yield Fault(
            rule.place("id"),
            codes.LEAF_WITHOUT_POINTS,
            f"tiêu chí “{rule.id}” không có điểm tối đa",
            expected="khóa “points”",
        )
    form = criterion.score
    if form is None:
        yield Fault(
            rule.place("id"),
            codes.LEAF_WITHOUT_SCORE,
            f"tiêu chí “{rule.id}” không có cách chấm điểm",
            expected="khóa “score” (dùng score: survey nếu điểm lấy từ điều tra xã hội học)",
        )
        return
    if isinstance(form, CombineForm):
        yield Fault(
            rule.key_place("score", "combine"),
            codes.COMBINE_ON_LEAF,
            f"tiêu chí “{rule.id}” không có tiêu chí thành phần để tổng hợp",
            fix=f"thêm tiêu chí thành phần (mã bắt đầu bằng “{rule.id}.”), hoặc dùng cách chấm khác",
        )
        return
    name = criterion.measure
    if name is None and not measures_nothing(form):
        yield Fault(
            rule.place("id"),
            codes.LEAF_WITHOUT_MEASURE,
            f"tiêu chí “{rule.id}” không nói chấm theo số liệu nào",
            expected="khóa “measure”",
        )
    kind = None if name is None else measures.dimensions.get(name)
    measure = None if name is None else measures.entries.get(name)
    scored = Scored(rule, ("score",), criterion.points, measure, kind, measures)
    yield from form_faults(form, scored)
    if isinstance(criterion.none, Fraction):
        yield from points_faults(criterion.none, criterion.points, rule, ("none",))
    yield from _at_risk(rule, criterion, kind)
    yield from _levels(rule, criterion)


def _at_risk(rule: Located[Criterion], criterion: Criterion, kind: Dimension | None) -> Iterator[Fault]:
    at_risk = criterion.at_risk
    if at_risk is None:
        return
    forms = forms_within(criterion.score)
    # Against the average of a group the margin is one of the comparison, not of the measure.
    if kind is not None and not any(isinstance(form, RelativeForm) for form in forms):
        yield from level_faults(at_risk.margin, kind, rule.place("at_risk", "margin"))
        yield from level_faults(at_risk.agree_within, kind, rule.place("at_risk", "agree_within"))
    if at_risk.deadline_within is not None and not any(isinstance(form, DeadlineForm) for form in forms):
        yield Fault(
            rule.key_place("at_risk", "deadline_within"),
            codes.NEVER_AT_RISK,
            "tiêu chí không chấm theo thời hạn nên cảnh báo sắp đến hạn không bao giờ áp dụng",
            fix="bỏ khóa này, hoặc chấm bằng deadline",
        )


def _levels(rule: Located[Criterion], criterion: Criterion) -> Iterator[Fault]:
    """Levels that are assessed without a form, and forms of levels that are not assessed."""
    form = criterion.score
    if not isinstance(form, ByLevelForm) or not criterion.levels:
        return
    for index, level in enumerate(criterion.levels):
        if level not in form.by_level:
            yield Fault(
                rule.place("levels", index),
                codes.LEVEL_WITHOUT_FORM,
                f"tiêu chí “{rule.id}” phải đánh giá ở cấp {level} nhưng không có cách chấm cho cấp này",
                fix="thêm cách chấm vào by_level, hoặc bỏ cấp này",
                severity=Severity.WARNING,
            )
    for written in form.by_level:
        if written not in criterion.levels:
            yield Fault(
                rule.key_place("score", "by_level", written),
                codes.FORM_WITHOUT_LEVEL,
                f"tiêu chí “{rule.id}” không đánh giá ở cấp {written} nên cách chấm này không được dùng",
                fix="thêm cấp này vào levels, hoặc bỏ cách chấm",
                severity=Severity.WARNING,
            )


def _names(
    rule: Located[Criterion], criterion: Criterion, rules: Rules, measures: KnownMeasures
) -> Iterator[Fault]:
    """Whether the measures, documents and scopes a criterion names exist."""
    if criterion.measure is not None:
        yield from measures.unknown(criterion.measure, rule, "measure")
    if criterion.scope is not None:
        yield from unknown_scope(criterion.scope, rules, rule, "scope")
    if criterion.obligation is not None:
        yield from _obligation(rule, criterion.obligation, measures)
    for index, document in enumerate(criterion.documents):
        yield from not_a_document(document, measures, rule, "documents", index)
    if criterion.not_applicable is not None:
        for name, condition in criterion.not_applicable.when.items():
            path = ("not_applicable", "when", name)
            yield from measures.unknown(name, rule, *path, key=True)
            kind = measures.dimensions.get(name)
            if kind is not None:
                entry = measures.entries.get(name)
                yield from condition_faults(condition, kind, entry, rule.place(*path))


def _obligation(rule: Located[Criterion], name: str, measures: KnownMeasures) -> Iterator[Fault]:
    yield from measures.unknown(name, rule, "obligation")
    kind = measures.dimensions.get(name)
    if kind in _NO_TRIGGER:
        yield Fault(
            rule.place("obligation"),
            codes.FORM_DOES_NOT_FIT,
            f"số liệu loại {DIMENSION_WORDS[kind]} không làm phát sinh nghĩa vụ được",
            expected="số liệu mà lớn hơn 0 (hoặc có) là phát sinh nghĩa vụ",
        )
