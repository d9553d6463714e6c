"""What does a condition in a rule file mean? `>= 95%`, `> 30%`, `90%..<100%`, `<= 30 ngày`, `= A`.

Knows numbers and words, not measures or criteria. Comparing is exact: a value stays a
numerator over a denominator and is compared by cross-multiplying.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import CoreSchema, core_schema

from cchc_rules.sources.model import EntryError
from cchc_rules.vietnamese.names import nfc
from cchc_rules.vietnamese.numbers import NumberFormatError, Quantity, QuantityUnit, parse_quantity

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

EXAMPLES = (">= 95%", "> 30%", "< 5%", "= 0", "90%..<100%", "<= 30 ngày", "= Tốt", "= có")

_OPERATOR = re.compile(r"(>=|<=|>|<|=|≥|≤)\s*([^\s<>=≥≤].*)", re.DOTALL)
_RANGE = re.compile(r"(>=|>|≥)?\s*([^=<>≤≥]+?)\s*\.\.\s*(<=|<|≤)?\s*([^=<>≤≥]+)", re.DOTALL)
_ASCII_OPERATOR = {"≥": ">=", "≤": "<="}
_MISTYPED = (("=>", ">="), ("=<", "<="), ("==", "="), ("> =", ">="), ("< =", "<="))
_FLAGS = {"yes": True, "true": True, "có": True, "no": False, "false": False, "không": False}
# How decisions say it, and the sign that means the same; a remedy for those who copy the words.
_SPOKEN = (
    (re.compile(r"(?:đạt )?từ (.+?) trở lên"), ">="),
    (re.compile(r"(?:tối thiểu|ít nhất|đạt từ|từ) (.+)"), ">="),
    (re.compile(r"từ (.+?) trở xuống"), "<="),
    (re.compile(r"(?:tối đa|không quá) (.+)"), "<="),
    (re.compile(r"(?:trên|hơn) (.+)"), ">"),
    (re.compile(r"(?:dưới|xuống dưới) (.+)"), "<"),
    (re.compile(r"(?:đạt|bằng)? ?(.+)"), "="),
)


@dataclass(frozen=True, slots=True)
class Condition:
    """An interval of values, or one word.

    ``low``/``high`` are None where the interval is open-ended. ``word`` is set instead for
    a choice (`= Tốt`) or a flag (`= yes`). ``text`` is what the rule file says.
    """

    text: str
    low: Quantity | None = None
    low_closed: bool = True
    high: Quantity | None = None
    high_closed: bool = True
    word: str | None = None

    def holds(self, numerator: int, denominator: int) -> bool:
        """Whether numerator/denominator (denominator > 0) lies in the interval, exactly."""
        if self.low is not None:
            left = numerator * self.low.value.denominator
            right = self.low.value.numerator * denominator
            if left < right or (left == right and not self.low_closed):
                return False
        if self.high is not None:
            left = numerator * self.high.value.denominator
            right = self.high.value.numerator * denominator
            if left > right or (left == right and not self.high_closed):
                return False
        return True

    @property
    def unit(self) -> QuantityUnit | None:
        """The unit of its bounds; None for a word."""
        bound = self.low or self.high
        return bound.unit if bound else None

    @property
    def flag(self) -> bool | None:
        """What the word says of a flag, or of a document (issued or not): yes, có; no, không."""
        return None if self.word is None else _FLAGS.get(self.word.lower())


def parse_condition(text: str) -> Condition:
    """Read a condition as written in a rule file.

    Raises:
        ValueError: with a Vietnamese message, when the text is not a condition.
    """
    stripped = nfc(text.strip())
    if match := _RANGE.fullmatch(stripped):
        return _range(stripped, match)
    if match := _OPERATOR.fullmatch(stripped):
        operator = _ASCII_OPERATOR.get(match[1], match[1])
        return _comparison(stripped, operator, match[2].strip())
    raise EntryError(
        f"“{stripped}” không phải là một điều kiện",
        expected="một điều kiện như “>= 95%”, “> 30%”, “= 0”, “90%..<100%”, “<= 30 ngày” hoặc “= Tốt”",
        did_you_mean=_in_signs(stripped),
    )


def _comparison(text: str, operator: str, operand: str) -> Condition:
    try:
        bound = parse_quantity(operand)
    except NumberFormatError:
        if operator == "=" and not operand[0].isdigit():
            return Condition(text, word=operand)
        raise
    if operator == "=":
        return Condition(text, low=bound, high=bound)
    if operator[0] == ">":
        return Condition(text, low=bound, low_closed=operator == ">=")
    return Condition(text, high=bound, high_closed=operator == "<=")


def _range(text: str, match: re.Match[str]) -> Condition:
    low, high = parse_quantity(match[2]), parse_quantity(match[4])
    low_closed, high_closed = match[1] != ">", match[3] != "<"
    if low.unit is not high.unit:
        raise EntryError(
            f"hai đầu của khoảng “{text}” không cùng đơn vị",
            expected="hai đầu cùng là %, cùng là số, hoặc cùng là ngày; ví dụ “90%..<100%”",
        )
    if low.value > high.value:
        raise EntryError(
            f"khoảng “{text}” viết ngược", expected="đầu nhỏ đứng trước, đầu lớn đứng sau; ví dụ “90%..<100%”"
        )
    if low.value == high.value and not (low_closed and high_closed):
        raise EntryError(f"khoảng “{text}” không chứa giá trị nào", expected="một khoảng như “90%..<100%”")
    return Condition(text, low=low, low_closed=low_closed, high=high, high_closed=high_closed)


def _in_signs(text: str) -> str | None:
    """What was probably meant by words (“trên 30%”), by a number without a sign, by a sign the wrong way."""
    for mistyped, operator in _MISTYPED:
        if text.startswith(mistyped):
            text = operator + text.removeprefix(mistyped)
            return text if _OPERATOR.fullmatch(text) else None
    lowered = " ".join(text.lower().split())
    for pattern, operator in _SPOKEN:
        if match := pattern.fullmatch(lowered):
            try:
                return f"{operator} {parse_quantity(match[1])}"
            except NumberFormatError:
                continue
    return None


def _read(value: Any) -> Condition:
    if isinstance(value, Condition):
        return value
    if isinstance(value, bool):
        word = "yes" if value else "no"
        return Condition(f"= {word}", word=word)
    if not isinstance(value, str):
        raise EntryError("điều kiện phải viết là chữ", expected="một điều kiện như “>= 95%” hoặc “= Tốt”")
    return parse_condition(value)


def _write(condition: Condition) -> str:
    return condition.text


class _Written:
    """Reads and writes a condition as text.

    Says so itself, because pydantic would otherwise also build a schema for the insides of a
    Condition, at every one of its places.
    """

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write, return_schema=core_schema.str_schema()
            ),
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "boolean"], "description": "Điều kiện", "examples": list(EXAMPLES)}


ConditionText = Annotated[Condition, _Written()]
"""A condition as a key of a rule file."""
