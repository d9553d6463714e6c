"""Which shapes may an entry of a file have? The types that packs and evidence are made of.

All read what an office writes (decimal comma, day first) and say in Vietnamese what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cchc_rules.sources.docstrings import attribute_docstrings
from cchc_rules.vietnamese.dates import parse_date
from cchc_rules.vietnamese.names import nfc
from cchc_rules.vietnamese.numbers import (
    Quantity,
    QuantityUnit,
    parse_machine_number,
    parse_number,
    parse_quantity,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

WRONG_TYPE = "vn_wrong_type"
"""The pydantic error type of a value of the wrong kind; its context holds `expected`."""

_MAX_PLACES = 30


class Entry(BaseModel):
    """One entry of a rule or evidence file: closed, frozen, every key explained by the text under it.

    Models are built when first used: a run uses few of them.
    """

    model_config = ConfigDict(
        defer_build=True,
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema with the text under each attribute as its description."""
        made = handler(schema)
        properties = handler.resolve_ref_schema(made).get("properties", {})
        texts = attribute_docstrings(cls)
        for name, field in cls.model_fields.items():
            shape = properties.get(field.alias or name)
            if shape is not None and name in texts:
                shape.setdefault("description", texts[name])
        return made


class EntryError(ValueError):
    """What a validator raises when it knows the remedy, or a place inside the entry.

    `at` is the path from the entry to the value at fault; with `key` the key is pointed at.
    """

    def __init__(
        self,
        message: str,
        *,
        expected: str | None = None,
        fix: str | None = None,
        did_you_mean: str | None = None,
        at: Sequence[str | int] = (),
        key: bool = False,
        code: str | None = None,
    ) -> None:
        super().__init__(message)
        self.expected = expected
        self.fix = fix
        self.did_you_mean = did_you_mean
        self.at = tuple(at)
        self.key = key
        self.code = code


def as_tuple(value: Any) -> Any:
    """Let one item stand where a list is expected; nothing at all stays nothing."""
    if value is None or isinstance(value, list | tuple):
        return value
    return (value,)


@dataclass(frozen=True, slots=True)
class _SingleOrList:
    """Marks a tuple that may be written as its one item, in reading and in the JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(as_tuple, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]} if "items" in listed else listed


OneOrMany = Annotated[tuple[T, ...], _SingleOrList()]
"""A list, or one item in place of a list: `OneOrMany[Text]`."""


def _wrong_type(expected: str) -> PydanticCustomError:
    return PydanticCustomError(WRONG_TYPE, "cần {expected}", {"expected": expected})


def _read_date(value: Any) -> date:
    if isinstance(value, str):
        return parse_date(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise _wrong_type("một ngày, ví dụ 30/9/2021")


def _read_number(value: Any) -> Fraction:
    if isinstance(value, str):
        return parse_number(value)
    if isinstance(value, Decimal):
        return parse_machine_number(str(value))
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Fraction(value)
    raise _wrong_type("một số, ví dụ 49.000 hoặc 0,5")


def _read_integer(value: Any) -> int:
    number = _read_number(value)
    if number.denominator != 1:
        raise _wrong_type("một số nguyên")
    return int(number)


def _read_quantity(value: Any) -> Quantity:
    if isinstance(value, Quantity):
        return value
    if isinstance(value, str):
        return parse_quantity(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _machine_quantity(value)
    raise _wrong_type("một số có thể kèm đơn vị, ví dụ 49.000 hoặc 99,95% hoặc 30 ngày")


def _machine_quantity(value: int | Decimal) -> Quantity:
    written = str(value)
    number = parse_machine_number(written)
    decimals = len(written.partition(".")[2]) if "e" not in written.lower() else 0
    if decimals:
        step = Fraction(1, 10**decimals)
    elif number.denominator == 1:
        step = parse_quantity(str(int(number))).step
    else:
        step = Fraction(1, number.denominator)
    return Quantity(number, QuantityUnit.NUMBER, written.replace(".", ","), step)


def write_fraction(value: Fraction) -> str:
    """The exact value for a machine: a decimal with a point if that is exact, else a fraction ("1/3")."""
    places = next((n for n in range(_MAX_PLACES) if (value * 10**n).denominator == 1), None)
    if places is None:
        return str(value)
    digits = f"{abs(int(value * 10**places)):0{places + 1}d}"
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if value < 0 else "") + whole + (f".{decimals}" if decimals else "")


def _dump_number(value: Fraction) -> str:
    # With a comma, so that the same model reads it back: "1.125" would come back as 1125.
    return write_fraction(value).replace(".", ",")


def _plain_text(value: str) -> str:
    return str(nfc(value))


def _examples(kind: str | list[str], description: str, *examples: object, **more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "description": description, "examples": list(examples), **more})


_IDENTIFIER = r"^[a-z][a-z0-9_]*$"
_DOTTED_ID = r"^[A-Za-z0-9_đĐ]+(\.[A-Za-z0-9_đĐ]+)*$"
_SLUG = r"^[a-z0-9_]+(-[a-z0-9]+)*$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain_text)]
"""A text with something in it."""

Identifier = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=_IDENTIFIER), AfterValidator(_plain_text)
]
"""A name inside the files: small Latin letters, digits, underscores."""

DottedId = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=_DOTTED_ID), AfterValidator(_plain_text)
]
"""The number of a criterion as the decision prints it: 1, 1.10, 3.2.1, I.1a."""

Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_SLUG), AfterValidator(_plain_text)]
"""The id of a pack or an agency: small Latin letters, digits and hyphens."""

VnDate = Annotated[
    date,
    PlainValidator(_read_date),
    PlainSerializer(date.isoformat, return_type=str, when_used="json"),
    _examples(
        "string", "Ngày, viết ngày trước tháng sau hoặc theo dạng năm-tháng-ngày", "30/9/2021", "2021-09-30"
    ),
]
"""A date as an office writes it."""

VnNumber = Annotated[
    Fraction,
    PlainValidator(_read_number),
    PlainSerializer(_dump_number, return_type=str),
    _examples(
        ["string", "number"], "Số; dấu phẩy là dấu thập phân, dấu chấm phân cách hàng nghìn", "49.000", "0,5"
    ),
]
"""An exact number as an office writes it."""

VnInteger = Annotated[
    int,
    PlainValidator(_read_integer),
    _examples(["string", "integer"], "Số nguyên; dấu chấm phân cách hàng nghìn", "49.000", 2021),
]
"""A whole number as an office writes it; pydantic's own `int` would read "49.000" as 49."""

VnQuantity = Annotated[
    Quantity,
    PlainValidator(_read_quantity),
    PlainSerializer(str, return_type=str),
    _examples(["string", "number"], "Số, có thể kèm đơn vị % hoặc ngày", "49.000", "99,95%", "30 ngày"),
]
"""A number with its unit as an office writes it."""

__all__ = [
    "BeforeValidator",
    "DottedId",
    "Entry",
    "EntryError",
    "Identifier",
    "OneOrMany",
    "Slug",
    "Text",
    "VnDate",
    "VnInteger",
    "VnNumber",
    "VnQuantity",
    "as_tuple",
    "write_fraction",
]
