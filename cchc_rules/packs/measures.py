"""Which figures and documents does a pack ask for? Given ones, and ones derived from others.

A closed set of kinds: what is closed can be checked for units and explained in Vietnamese.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import Field as Key
from pydantic import ValidationInfo, field_serializer, field_validator, model_validator

from cchc_rules.packs.conditions import ConditionText
from cchc_rules.sources.model import Entry, EntryError, Identifier, OneOrMany, Text, VnNumber, write_fraction
from cchc_rules.vietnamese.names import fold
from cchc_rules.vietnamese.numbers import QuantityUnit, parse_quantity

if TYPE_CHECKING:
    from fractions import Fraction


class GivenKind(StrEnum):
    """Kinds of figure an office enters."""

    COUNT = "count"
    PERCENT = "percent"
    FLAG = "flag"
    CHOICE = "choice"
    DOCUMENT = "document"
    DATE = "date"
    DAYS = "days"
    RANK = "rank"
    MONEY = "money"
    SURVEY = "survey"


class _Measure(Entry):
    label: Text
    """Tên số liệu bằng tiếng Việt, như trên biểu mẫu."""
    unit: Text | None = None
    """Đơn vị tính, ví dụ: hồ sơ, văn bản, ngày."""
    help: Text | None = None
    """Hướng dẫn lấy số liệu ở đâu, tính thế nào."""


class GivenMeasure(_Measure):
    """Số liệu cơ quan tự nhập."""

    kind: Literal[
        GivenKind.COUNT,
        GivenKind.PERCENT,
        GivenKind.FLAG,
        GivenKind.CHOICE,
        GivenKind.DOCUMENT,
        GivenKind.DATE,
        GivenKind.DAYS,
        GivenKind.RANK,
        GivenKind.SURVEY,
        GivenKind.MONEY,
    ]
    """Loại số liệu."""
    choices: OneOrMany[Text] = ()
    """Các lựa chọn (chỉ dùng với kind: choice)."""
    min: VnNumber | None = None
    """Giá trị nhỏ nhất được phép; với phần trăm thì viết kèm dấu %."""
    max: VnNumber | None = None
    """Giá trị lớn nhất được phép, với phần trăm thì viết kèm dấu %; bỏ trống với phần trăm thì là 100%."""

    @field_validator("min", "max", mode="before")
    @classmethod
    def _in_the_unit_of_the_kind(cls, value: Any, info: ValidationInfo) -> Any:
        """A percent is read as a fraction of 1, as everywhere."""
        kind = info.data.get("kind")
        if not isinstance(value, str) or kind is None:
            return value
        written = parse_quantity(value)
        if written.unit not in _BOUND_UNITS.get(kind, _NUMBERS) and written.value:
            raise EntryError(
                f"“{value}” không cùng đơn vị với số liệu kind: {kind}",
                expected="một mức có dấu %, ví dụ 100%" if kind is GivenKind.PERCENT else "một số",
            )
        return written.value

    @field_serializer("min", "max")
    def _written_in_the_unit_of_the_kind(self, value: Fraction | None) -> str | None:
        if value is None:
            return None
        percent = self.kind is GivenKind.PERCENT
        return write_fraction(value * 100 if percent else value).replace(".", ",") + ("%" if percent else "")

    @model_validator(mode="after")
    def _choices_for_a_choice(self) -> Self:
        if self.kind is not GivenKind.CHOICE and self.choices:
            raise EntryError(
                f"số liệu kind: {self.kind} không có các lựa chọn",
                expected="khóa “choices” chỉ dùng với kind: choice",
                at=("choices",),
                key=True,
            )
        if self.kind is GivenKind.CHOICE and not self.choices:
            raise EntryError(
                "số liệu kind: choice thiếu các lựa chọn", expected="khóa “choices”", at=("kind",)
            )
        seen: dict[str, str] = {}
        for index, choice in enumerate(self.choices):
            # Offices mix capitals and marks; two choices that differ in nothing else cannot be told apart.
            twin = seen.setdefault(fold(choice), choice)
            if twin is not choice:
                raise EntryError(
                    f"lựa chọn “{choice}” trùng với lựa chọn “{twin}”",
                    at=("choices", index),
                    fix="bỏ một lựa chọn",
                )
        return self

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        for key, bound in (("min", self.min), ("max", self.max)):
            if bound is not None and self.kind in _UNBOUNDED:
                raise EntryError(
                    f"số liệu kind: {self.kind} không có giới hạn “{key}”",
                    expected="min, max chỉ dùng với số liệu là số",
                    at=(key,),
                    key=True,
                )
        if self.min is not None and self.max is not None and self.min > self.max:
            raise EntryError("giá trị nhỏ nhất (min) lớn hơn giá trị lớn nhất (max)", at=("min",))
        return self


_NUMBERS: Final = frozenset({QuantityUnit.NUMBER})
_BOUND_UNITS: Final = {
    GivenKind.PERCENT: frozenset({QuantityUnit.PERCENT}),
    GivenKind.DAYS: frozenset({QuantityUnit.DAYS, QuantityUnit.NUMBER}),
    # What a survey yields may be points or a percent.
    GivenKind.SURVEY: frozenset({QuantityUnit.PERCENT, QuantityUnit.NUMBER}),
}
_UNBOUNDED: Final = frozenset({GivenKind.FLAG, GivenKind.CHOICE, GivenKind.DOCUMENT, GivenKind.DATE})


class RatioMeasure(_Measure):
    """Tỷ lệ: một số liệu chia cho một số liệu khác."""

    kind: Literal["ratio"]
    """Tỷ lệ."""
    of: Identifier
    """Tử số."""
    over: Identifier
    """Mẫu số."""
    above_one: bool = False
    """Cho phép tử số lớn hơn mẫu số (bình thường là lỗi số liệu)."""


class ShareOfUnitsMeasure(_Measure):
    """Tỷ lệ số đơn vị trực thuộc đạt điều kiện."""

    kind: Literal["share_of_units"]
    """Tỷ lệ đơn vị đạt."""
    units: Identifier
    """Loại đơn vị trực thuộc (khai ở mục unit_kinds của bộ quy tắc)."""
    where: dict[Identifier, ConditionText] = Key(min_length=1)
    """Điều kiện mỗi đơn vị phải đạt; một đơn vị đạt khi đạt mọi điều kiện."""


class SumMeasure(_Measure):
    """Tổng, tích, giá trị lớn nhất hoặc nhỏ nhất của nhiều số liệu."""

    kind: Literal["sum", "product", "max", "min"]
    """sum: tổng; product: tích; max, min: giá trị lớn nhất, nhỏ nhất."""
    of: tuple[Identifier, ...] = Key(min_length=2)
    """Các số liệu thành phần."""


class DifferenceMeasure(_Measure):
    """Hiệu: số liệu này trừ số liệu kia."""

    kind: Literal["difference"]
    """Hiệu."""
    of: Identifier
    """Số bị trừ."""
    minus: Identifier
    """Số trừ."""


class ComplementMeasure(_Measure):
    """Phần còn lại đến 100% của một tỷ lệ (tỷ lệ trễ hạn = 100% - tỷ lệ đúng hạn)."""

    kind: Literal["complement"]
    """Phần còn lại đến 100%."""
    of: Identifier
    """Tỷ lệ gốc."""


class ChangeMeasure(_Measure):
    """Mức thay đổi so với kỳ trước (kỳ cuối cùng trước kỳ này trong chuỗi số liệu)."""

    kind: Literal["change"]
    """Mức thay đổi."""
    of: Identifier
    """Số liệu được so với kỳ trước."""
    relative: bool = False
    """true: thay đổi tương đối (%) so với kỳ trước; false: hiệu hai kỳ (điểm phần trăm với tỷ lệ)."""


class DaysBetweenMeasure(_Measure):
    """Số ngày từ tài liệu (hoặc mốc) này đến tài liệu (hoặc mốc) kia."""

    kind: Literal["days_between"]
    """Số ngày giữa hai mốc."""
    from_: Identifier = Key(alias="from")
    """Tài liệu hoặc mốc bắt đầu."""
    to: Identifier
    """Tài liệu hoặc mốc kết thúc."""


DerivedMeasure = (
    RatioMeasure
    | ShareOfUnitsMeasure
    | SumMeasure
    | DifferenceMeasure
    | ComplementMeasure
    | ChangeMeasure
    | DaysBetweenMeasure
)

Measure = Annotated[GivenMeasure | DerivedMeasure, Key(discriminator="kind")]
"""A measure as a key of a rule file."""

AnyMeasure = GivenMeasure | DerivedMeasure


def parts_of(measure: AnyMeasure) -> tuple[str, ...]:
    """The measures a derived measure is made from; empty for a given one."""
    match measure:
        case RatioMeasure():
            return (measure.of, measure.over)
        case SumMeasure():
            return measure.of
        case DifferenceMeasure():
            return (measure.of, measure.minus)
        case ComplementMeasure() | ChangeMeasure():
            return (measure.of,)
        case DaysBetweenMeasure():
            return (measure.from_, measure.to)
        case ShareOfUnitsMeasure():
            return tuple(measure.where)
        case _:
            return ()
