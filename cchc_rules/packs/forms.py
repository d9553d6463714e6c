"""How does a criterion turn a measure into points? The closed set of scoring forms.

Each form is attested in published scoring tables; there is no expression language, so
every rule can be checked for gaps, explained in Vietnamese and drawn.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Key

from cchc_rules.packs.alternatives import Shorthand
from cchc_rules.packs.conditions import ConditionText
from cchc_rules.packs.deadlines import DeadlineForm, DeadlineRule, DueAfter, DueBefore
from cchc_rules.packs.points import FixedPoints, Points, ProportionalPoints, refuse_not_positive
from cchc_rules.sources.model import (
    DottedId,
    Entry,
    EntryError,
    VnInteger,
    VnNumber,
    VnQuantity,
)
from cchc_rules.vietnamese.names import suggest
from cchc_rules.vietnamese.numbers import Quantity, QuantityUnit

__all__ = [
    "FORM_KEYS",
    "LEAF_FORM_KEYS",
    "AnyForm",
    "AnyLeafForm",
    "ByLevelForm",
    "CombineForm",
    "CombineRule",
    "DeadlineForm",
    "DeadlineRule",
    "DeductForm",
    "DeductRule",
    "DueAfter",
    "DueBefore",
    "FixedPoints",
    "Form",
    "IncrementsForm",
    "IncrementsRule",
    "LeafForm",
    "Points",
    "ProportionalForm",
    "ProportionalPoints",
    "ProportionalRule",
    "RelativeForm",
    "RelativeRule",
    "Step",
    "StepsForm",
    "SurveyForm",
]

_ZERO = Fraction(0)
_FULL_RATE = Fraction(1)
_PLAIN_UNITS = frozenset({QuantityUnit.NUMBER, QuantityUnit.DAYS})


class Step(Entry):
    """Một bậc điểm: điều kiện và số điểm."""

    when: ConditionText | None = None
    """Điều kiện; bậc đầu tiên thỏa mãn được áp dụng."""
    otherwise: Literal[True] | None = None
    """Bậc cuối cùng cho mọi trường hợp còn lại."""
    points: Points
    """Điểm của bậc này: một số, max (đủ điểm), half (một nửa), hoặc {proportional: 10, full_at: 85%}."""

    @model_validator(mode="after")
    def _one_of_when_and_otherwise(self) -> Self:
        if (self.when is None) == (self.otherwise is None):
            raise ValueError(
                "mỗi bậc phải có đúng một trong hai khóa “when” (điều kiện) và “otherwise: true”"
            )
        return self


class StepsForm(Entry):
    """Chấm theo bậc: bậc đầu tiên thỏa mãn được áp dụng."""

    steps: tuple[Step, ...] = Key(min_length=1)
    """Các bậc điểm, theo thứ tự xét."""


class ProportionalRule(Entry):
    """Điểm = tỷ lệ đạt / full_at x điểm tối đa."""

    full_at: VnQuantity | None = None
    """Mức được đủ điểm; bỏ trống là 100%."""
    zero_below: VnQuantity | None = None
    """Dưới mức này không có điểm."""
    round: VnInteger | None = Key(default=None, ge=0, le=6)
    """Số chữ số thập phân làm tròn của riêng tiêu chí này."""
    falling: bool = False
    """true: giá trị càng thấp càng tốt; đủ điểm ở full_at, 0 điểm ở zero_below trở lên."""

    @model_validator(mode="after")
    def _levels_in_order(self) -> Self:
        _refuse_mixed_units(self.full_at, self.zero_below, "zero_below")
        if self.falling:
            self._falls()
        else:
            self._rises()
        return self

    def _rises(self) -> None:
        refuse_not_positive(self.full_at, "full_at")
        full, zero = self.full_at, self.zero_below
        # Only a percent has 100% to fall back on.
        if zero is None or (full is None and zero.unit is not QuantityUnit.PERCENT):
            return
        if zero.value >= (full.value if full else _FULL_RATE):
            raise EntryError(
                "mức zero_below không thấp hơn mức full_at (bỏ trống là 100%)",
                expected="zero_below thấp hơn full_at; giá trị càng thấp càng tốt thì thêm falling: true",
                at=("zero_below",),
            )

    def _falls(self) -> None:
        if self.full_at is None or self.zero_below is None:
            raise ValueError(
                "chấm tỷ lệ nghịch (falling: true) phải có cả hai khóa “full_at” và “zero_below”"
            )
        if self.full_at.value >= self.zero_below.value:
            raise EntryError(
                "chấm tỷ lệ nghịch (falling: true) mà mức full_at không thấp hơn mức zero_below",
                expected="full_at thấp hơn zero_below",
                at=("full_at",),
            )


class ProportionalForm(Entry):
    """Chấm tỷ lệ thuận."""

    proportional: ProportionalRule
    """Mức được đủ điểm và mức không có điểm."""


class IncrementsRule(Entry):
    """Đạt mức from được start điểm; mỗi each tăng thêm được adds điểm, không quá cap."""

    start: VnNumber = _ZERO
    """Điểm khi vừa đạt mức from."""
    from_: VnQuantity = Key(alias="from")
    """Mức bắt đầu tính điểm."""
    each: VnQuantity
    """Mỗi mức tăng thêm bằng chừng này (chỉ tính mức trọn vẹn)."""
    adds: VnNumber
    """Mỗi mức tăng thêm được cộng chừng này điểm."""
    cap: VnNumber | None = None
    """Điểm tối đa của cách tính này; bỏ trống là điểm tối đa của tiêu chí."""
    below: VnNumber = _ZERO
    """Điểm khi chưa đạt mức from."""

    @model_validator(mode="after")
    def _levels_that_count(self) -> Self:
        refuse_not_positive(self.each, "each")
        _refuse_mixed_units(self.from_, self.each, "each")
        return self


class IncrementsForm(Entry):
    """Chấm cộng dồn theo mức tăng."""

    increments: IncrementsRule
    """Mức bắt đầu, mức tăng và điểm cộng."""


class DeductRule(Entry):
    """Mỗi per đơn vị của số liệu bị trừ each điểm, không thấp hơn floor."""

    each: VnNumber = Key(gt=0)
    """Số điểm trừ mỗi lần (viết số dương)."""
    per: VnNumber = Key(default=Fraction(1), gt=0)
    """Mỗi chừng này đơn vị (báo cáo chậm, hồ sơ trễ) tính một lần trừ."""
    floor: VnNumber = _ZERO
    """Điểm thấp nhất."""


class DeductForm(Entry):
    """Chấm trừ theo số lần vi phạm."""

    deduct: DeductRule
    """Mỗi lần trừ bao nhiêu điểm."""


class RelativeRule(Entry):
    """Chấm theo trung bình hoặc thứ hạng trong nhóm cơ quan cùng được đánh giá."""

    against: Literal["average", "rank"]
    """average: giá trị chia cho trung bình của nhóm (viết điều kiện bằng %); rank: thứ hạng trong nhóm."""
    lower_is_better: bool = False
    """Giá trị thấp hơn được xếp hạng cao hơn."""
    steps: tuple[Step, ...] = Key(min_length=1)
    """Các bậc điểm theo tỷ lệ so với trung bình, hoặc theo thứ hạng."""


class RelativeForm(Entry):
    """Chấm so với nhóm."""

    relative: RelativeRule
    """So với trung bình hay thứ hạng, và các bậc điểm."""


class CombineRule(Entry):
    """Điểm của tiêu chí từ các tiêu chí thành phần."""

    children: Literal["sum", "all", "any", "min", "max", "weighted"]
    """sum: cộng điểm; all: đủ điểm khi mọi thành phần đạt; any: đủ điểm khi có một thành phần đạt;
    min, max: theo thành phần thấp nhất, cao nhất; weighted: theo trọng số."""
    weights: dict[DottedId, VnNumber] = Key(default_factory=dict)
    """Trọng số của từng tiêu chí thành phần (chỉ dùng với weighted)."""


class CombineForm(Entry):
    """Tổng hợp từ các tiêu chí thành phần."""

    combine: CombineRule
    """Cách tổng hợp."""


class SurveyForm(Entry):
    """Điểm lấy từ điều tra xã hội học: cơ quan không tự chấm."""

    survey: Literal[True]
    """Luôn là true; viết ngắn là score: survey."""


class ByLevelForm(Entry):
    """Mỗi cấp một cách chấm (ví dụ 70% cấp tỉnh, 20% cấp huyện, 10% cấp xã)."""

    by_level: dict[Literal["province", "department", "district", "commune", "unit"], LeafForm] = Key(
        min_length=1
    )
    """Cách chấm của từng cấp: province (tỉnh), department (sở, ban, ngành), district (huyện),
    commune (xã), unit (đơn vị)."""


def _refuse_mixed_units(one: Quantity | None, other: Quantity | None, key: str) -> None:
    if one is None or other is None or one.unit is other.unit:
        return
    # A number of days may be written without its unit.
    if {one.unit, other.unit} <= _PLAIN_UNITS:
        return
    raise EntryError(
        f"“{one}” và “{other}” không cùng đơn vị",
        expected="hai mức cùng là %, hoặc cùng là số, hoặc cùng là ngày",
        at=(key,),
    )


LEAF_FORM_KEYS = ("steps", "proportional", "increments", "deduct", "deadline", "relative", "survey")
FORM_KEYS = (*LEAF_FORM_KEYS, "by_level", "combine")


def _form_tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((key for key in FORM_KEYS if key in keys), None)


def _one_form_of(value: Any, keys: tuple[str, ...]) -> Any:
    """Expand `survey`, and refuse what has no form or two of them."""
    if value == "survey":
        return {"survey": True}
    if isinstance(value, Entry):
        return value
    expected = "đúng một trong các khóa: " + ", ".join(keys)
    if not isinstance(value, dict):
        guess = suggest(value, keys) if isinstance(value, str) else None
        raise EntryError("không nhận ra cách chấm điểm", expected=expected, did_you_mean=guess)
    found = [key for key in value if key in keys]
    if len(found) > 1:
        both = " và ".join(f"“{key}”" for key in found)
        raise EntryError(f"có hơn một cách chấm điểm: {both}", expected=expected, at=(found[1],), key=True)
    if not found:
        strange = next((key for key in value if isinstance(key, str)), None)
        raise EntryError(
            "không nhận ra cách chấm điểm",
            expected=expected,
            did_you_mean=suggest(strange, keys, 0.6) if strange else None,
            at=(strange,) if strange else (),
            key=True,
        )
    return value


def _one_leaf_form(value: Any) -> Any:
    return _one_form_of(value, LEAF_FORM_KEYS)


def _one_form(value: Any) -> Any:
    return _one_form_of(value, FORM_KEYS)


_SHORT_SURVEY = (("const", "survey"),)

_Steps = Annotated[StepsForm, Tag("steps")]
_Proportional = Annotated[ProportionalForm, Tag("proportional")]
_Increments = Annotated[IncrementsForm, Tag("increments")]
_Deduct = Annotated[DeductForm, Tag("deduct")]
_Deadline = Annotated[DeadlineForm, Tag("deadline")]
_Relative = Annotated[RelativeForm, Tag("relative")]
_Survey = Annotated[SurveyForm, Tag("survey")]
_ByLevel = Annotated[ByLevelForm, Tag("by_level")]
_Combine = Annotated[CombineForm, Tag("combine")]

LeafForm = Annotated[
    _Steps | _Proportional | _Increments | _Deduct | _Deadline | _Relative | _Survey,
    Discriminator(_form_tag),
    Shorthand(_one_leaf_form, _SHORT_SURVEY),
]
"""How one criterion is scored at one level."""

Form = Annotated[
    _Steps | _Proportional | _Increments | _Deduct | _Deadline | _Relative | _ByLevel | _Combine | _Survey,
    Discriminator(_form_tag),
    Shorthand(_one_form, _SHORT_SURVEY),
]
"""How a criterion is scored."""

AnyLeafForm = (
    StepsForm | ProportionalForm | IncrementsForm | DeductForm | DeadlineForm | RelativeForm | SurveyForm
)
AnyForm = AnyLeafForm | ByLevelForm | CombineForm


ByLevelForm.model_rebuild()
