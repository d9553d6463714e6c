"""Which changes can be made to a criterion, a measure or the adding up of a pack?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc_rules.assessment.mutation.edits import (
    ChangeKind,
    Edit,
    another,
    condition_edits,
    inside,
    inside_each,
    inside_key,
    number_edits,
    quantity_edits,
    whole_edits,
)
from cchc_rules.assessment.mutation.forms import form_edits, points_or_exclude_edits
from cchc_rules.packs.measures import GivenMeasure, ShareOfUnitsMeasure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_rules.packs.criteria import AtRisk, Criterion, NotApplicable
    from cchc_rules.packs.measures import AnyMeasure
    from cchc_rules.packs.pack import Totals

_ONE = Fraction(1)
_TREATED = {"exclude": "không đánh giá", "full": "đủ điểm", "zero": "0 điểm"}
_SWITCHES = {
    "clamp": "giữ tổng điểm từ 0 đến tối đa",
    "rescale": "quy về thang điểm gốc",
}


def criterion_edits(criterion: Criterion, measures: Mapping[str, AnyMeasure]) -> Iterator[Edit[Criterion]]:
    """Every change to the points, the score, the warnings and the exceptions of a criterion."""
    maximum = _ONE if criterion.points is None else criterion.points
    measure = measures.get(criterion.measure or "")
    choices = measure.choices if isinstance(measure, GivenMeasure) else ()
    if criterion.points is not None:
        edits = number_edits(criterion.points, ChangeKind.POINTS)
        yield from inside(criterion, "points", edits, "điểm tối đa ")
    if criterion.score is not None:
        yield from inside(criterion, "score", form_edits(criterion.score, maximum, choices))
    if criterion.none is not None:
        edits_of_none = points_or_exclude_edits(criterion.none, maximum)
        yield from inside(criterion, "none", edits_of_none, "khi báo cáo là không có, ")
    if criterion.at_risk is not None:
        yield from inside(criterion, "at_risk", _at_risk_edits(criterion.at_risk))
    if criterion.not_applicable is not None:
        edits_of_exception = _not_applicable_edits(criterion.not_applicable, measures)
        yield from inside(criterion, "not_applicable", edits_of_exception)
    if criterion.obligation is not None:
        without = criterion.model_copy(update={"obligation": None})
        yield Edit(
            without, ChangeKind.OBLIGATION, f"bỏ số liệu làm phát sinh nghĩa vụ “{criterion.obligation}”"
        )
    for document in criterion.documents:
        fewer = tuple(each for each in criterion.documents if each != document)
        less = criterion.model_copy(update={"documents": fewer})
        yield Edit(less, ChangeKind.OBLIGATION, f"bỏ tài liệu kiểm chứng “{document}”")


def measure_edits(measure: AnyMeasure, measures: Mapping[str, AnyMeasure]) -> Iterator[Edit[AnyMeasure]]:
    """Every change to the conditions units are counted by."""
    if isinstance(measure, ShareOfUnitsMeasure):
        conditions = _when_edits(measure.where, measures, "điều kiện của đơn vị: ")
        for value, kind, said in inside(measure, "where", conditions):
            yield Edit(value, kind, said)


def totals_edits(totals: Totals) -> Iterator[Edit[Totals]]:
    """Every change to what the pack says about adding up; what it leaves at its default is not its rule."""
    kind = ChangeKind.TOTALS
    for key, word in (("bonus", "điểm thưởng"), ("penalty", "điểm phạt")):
        group = getattr(totals, key)
        if group is not None and group.cap is not None:
            caps = inside(group, "cap", number_edits(group.cap, kind))
            yield from inside(totals, key, caps, f"trần {word} ")
    for key, word in _SWITCHES.items():
        if key in totals.model_fields_set:
            before = getattr(totals, key)
            said = ("không", "có")
            yield from inside(
                totals, key, (another(not before, kind, said[before], said[not before]),), f"{word}: "
            )
    rounding = totals.rounding
    if "places" in rounding.model_fields_set:
        edits = inside(rounding, "places", whole_edits(rounding.places, kind))
        yield from inside(totals, "rounding", edits, "số chữ số làm tròn ")
    for index, band in enumerate(totals.bands):
        changed = ((index, edit) for edit in inside(band, "when", condition_edits(band.when)))
        yield from inside(totals, "bands", inside_each(totals.bands, changed, f"xếp loại “{band.name}” "))


def _at_risk_edits(at_risk: AtRisk) -> Iterator[Edit[AtRisk]]:
    if at_risk.margin is not None:
        edits = (edit for edit in quantity_edits(at_risk.margin, ChangeKind.MARGIN) if edit.value.value >= 0)
        yield from inside(at_risk, "margin", edits, "biên độ cảnh báo ")
    if at_risk.deadline_within is not None:
        days = whole_edits(at_risk.deadline_within, ChangeKind.MARGIN)
        yield from inside(at_risk, "deadline_within", days, "số ngày cảnh báo trước hạn ")
    if at_risk.stale_after is not None:
        age = whole_edits(at_risk.stale_after, ChangeKind.MARGIN)
        yield from inside(at_risk, "stale_after", age, "số ngày để số liệu bị coi là cũ ")
    if at_risk.agree_within is not None:
        edits = (
            edit for edit in quantity_edits(at_risk.agree_within, ChangeKind.MARGIN) if edit.value.value >= 0
        )
        yield from inside(at_risk, "agree_within", edits, "độ lệch cho phép giữa hai nguồn ")


def _not_applicable_edits(
    exception: NotApplicable, measures: Mapping[str, AnyMeasure]
) -> Iterator[Edit[NotApplicable]]:
    for treated, said in _TREATED.items():
        if treated != exception.as_:
            changed = another(treated, ChangeKind.NOT_APPLICABLE, _TREATED[exception.as_], said)
            yield from inside(exception, "as_", (changed,), "khi không đánh giá: ")
    yield from inside(exception, "when", _when_edits(exception.when, measures, "điều kiện không đánh giá: "))


def _when_edits(
    when: Mapping[str, Any], measures: Mapping[str, AnyMeasure], label: str
) -> Iterator[Edit[Any]]:
    for name, condition in when.items():
        measure = measures.get(name)
        choices = measure.choices if isinstance(measure, GivenMeasure) else ()
        yield from inside_key(dict(when), name, condition_edits(condition, choices), f"{label}{name} ")
