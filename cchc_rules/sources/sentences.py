"""How is a pydantic error said in Vietnamese? One sentence per kind of error, none about places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cchc_rules.sources import codes
from cchc_rules.sources.model import WRONG_TYPE, EntryError
from cchc_rules.vietnamese.names import suggest
from cchc_rules.vietnamese.numbers import format_number

Context = Mapping[str, Any]

_SHOWN = 60
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


@dataclass(frozen=True, slots=True)
class Said:
    """A fault without its place."""

    code: str
    message: str
    expected: str | None = None
    fix: str | None = None
    did_you_mean: str | None = None


def describe(value: Any) -> str:
    """What stands in the file, in words."""
    match value:
        case None:
            return "chỗ trống"
        case bool():
            return "giá trị đúng/sai " + ("true" if value else "false")
        case str():
            return f"“{value[:_SHOWN]}{'…' if len(value) > _SHOWN else ''}”" if value else "văn bản rỗng"
        case int() | Decimal():
            return f"số {value}"
        case list() | tuple():
            return "một danh sách"
        case dict():
            return "một nhóm khóa"
        case _:
            return "một giá trị khác loại"


def sentence(kind: str, context: Context, found: Any) -> Said:
    """The sentence for one pydantic error type; unknown types are named as they are."""
    if kind in _EXPECTED:
        return _wrong_type(_EXPECTED[kind], found)
    speak = _SENTENCES.get(kind)
    if speak is not None:
        return speak(context, found)
    return Said(codes.OTHER, f"giá trị {describe(found)} không hợp lệ (lỗi {kind})")


_EXPECTED: dict[str, str] = {
    "string_type": "một văn bản",
    "int_type": "một số nguyên",
    "int_parsing": "một số nguyên",
    "int_from_float": "một số nguyên",
    "int_parsing_size": "một số nguyên ngắn hơn",
    "float_type": "một số",
    "float_parsing": "một số",
    "decimal_type": "một số",
    "decimal_parsing": "một số",
    "finite_number": "một số hữu hạn",
    "bool_type": "true (đúng) hoặc false (sai)",
    "bool_parsing": "true (đúng) hoặc false (sai)",
    "list_type": "một danh sách, mỗi mục một dòng bắt đầu bằng “- ”",
    "tuple_type": "một danh sách, mỗi mục một dòng bắt đầu bằng “- ”",
    "set_type": "một danh sách, mỗi mục một dòng bắt đầu bằng “- ”",
    "frozen_set_type": "một danh sách, mỗi mục một dòng bắt đầu bằng “- ”",
    "dict_type": "một nhóm khóa, mỗi dòng một “khóa: giá trị”",
    "mapping_type": "một nhóm khóa, mỗi dòng một “khóa: giá trị”",
    "model_type": "một nhóm khóa, mỗi dòng một “khóa: giá trị”",
    "model_attributes_type": "một nhóm khóa, mỗi dòng một “khóa: giá trị”",
    "dataclass_type": "một nhóm khóa, mỗi dòng một “khóa: giá trị”",
    "date_type": "một ngày, ví dụ 30/9/2021",
    "date_parsing": "một ngày, ví dụ 30/9/2021",
    "date_from_datetime_parsing": "một ngày, ví dụ 30/9/2021",
    "none_required": "để trống",
}


def _wrong_type(expected: str, found: Any) -> Said:
    fix = None
    if expected == "một văn bản" and isinstance(found, bool | int | Decimal):
        fix = "đặt giá trị trong dấu nháy kép"
    return Said(codes.WRONG_TYPE, f"gặp {describe(found)}, không đúng loại giá trị cần ở đây", expected, fix)


def _custom_wrong_type(context: Context, found: Any) -> Said:
    return _wrong_type(str(context["expected"]), found)


def _not_allowed(context: Context, found: Any) -> Said:
    written = str(context.get("expected", ""))
    allowed = _QUOTED.findall(written) or [written.replace(" or ", " hoặc ")]
    guess = suggest(found, allowed, 0.6) if isinstance(found, str) else None
    message = f"{describe(found)} không có trong danh sách cho phép"
    return Said(codes.NOT_ALLOWED, message, _one_of(allowed), did_you_mean=guess)


def _bad_tag(context: Context, _found: Any) -> Said:
    allowed = _QUOTED.findall(str(context.get("expected_tags", "")))
    tag = str(context.get("tag", ""))
    message = f"không nhận ra dạng “{tag[:_SHOWN]}” của khóa {_discriminator(context)}"
    return Said(codes.UNKNOWN_FORM, message, _one_of(allowed), did_you_mean=suggest(tag, allowed, 0.6))


def _no_tag(context: Context, found: Any) -> Said:
    if not isinstance(found, dict):
        return _wrong_type(_EXPECTED["model_type"], found)
    return Said(codes.MISSING_KEY, f"thiếu khóa {_discriminator(context)} cho biết dạng của mục")


def _discriminator(context: Context) -> str:
    return "“{}”".format(str(context.get("discriminator", "")).strip("'"))


def _pattern(context: Context, found: Any) -> Said:
    shape = _SHAPES.get(str(context.get("pattern", "")), f"dạng {context.get('pattern')}")
    return Said(codes.WRONG_FORM, f"{describe(found)} viết không đúng dạng", shape)


_SHAPES = {
    r"^[a-z][a-z0-9_]*$": "chữ thường không dấu, chữ số, dấu gạch dưới, bắt đầu bằng chữ; ví dụ online_rate",
    r"^[A-Za-z0-9_đĐ]+(\.[A-Za-z0-9_đĐ]+)*$": "số hiệu các cấp cách nhau bằng dấu chấm; ví dụ 1.10",
    r"^[a-z0-9_]+(-[a-z0-9]+)*$": "chữ thường không dấu, chữ số, dấu gạch ngang; ví dụ quang-ngai-2021",
}


def _bound(words: str, name: str) -> Callable[[Context, Any], Said]:
    def said(context: Context, found: Any) -> Said:
        limit = f"{words} {_number(context.get(name))}"
        return Said(codes.OUT_OF_BOUNDS, f"{describe(found)} nằm ngoài giới hạn cho phép", f"một số {limit}")

    return said


def _text_length(context: Context, found: Any) -> Said:
    if not str(found).strip():
        return Said(codes.WRONG_LENGTH, "văn bản đang để trống", "một văn bản có nội dung")
    if "max_length" in context:
        limit = f"không quá {context['max_length']} ký tự"
    else:
        limit = f"ít nhất {context.get('min_length')} ký tự"
    return Said(codes.WRONG_LENGTH, f"{describe(found)} có độ dài không đúng", limit)


def _list_length(context: Context, _found: Any) -> Said:
    actual = context.get("actual_length")
    if "max_length" in context:
        limit = f"không quá {context['max_length']} mục"
    else:
        limit = f"ít nhất {context.get('min_length')} mục"
    return Said(codes.WRONG_LENGTH, f"có {actual if actual is not None else 'quá nhiều'} mục", limit)


def _own_words(context: Context, found: Any) -> Said:
    error = context.get("error")
    if isinstance(error, EntryError):
        code = error.code or codes.INVALID
        return Said(code, str(error), error.expected, error.fix, error.did_you_mean)
    return Said(codes.INVALID, str(error) or f"giá trị {describe(found)} không hợp lệ")


def _too_precise(context: Context, found: Any) -> Said:
    places = context.get("decimal_places", context.get("max_digits", ""))
    return Said(codes.WRONG_FORM, f"{describe(found)} có quá nhiều chữ số", f"không quá {places} chữ số")


def _step(context: Context, found: Any) -> Said:
    step = _number(context.get("multiple_of"))
    return Said(codes.OUT_OF_BOUNDS, f"{describe(found)} không chia hết", f"một bội số của {step}")


def _number(value: Any) -> str:
    try:
        return format_number(Decimal(str(value)))
    except (ArithmeticError, ValueError):
        return str(value)


def _one_of(words: list[str]) -> str:
    return "một trong: " + ", ".join(words)


_SENTENCES: dict[str, Callable[[Context, Any], Said]] = {
    WRONG_TYPE: _custom_wrong_type,
    "enum": _not_allowed,
    "literal_error": _not_allowed,
    "union_tag_invalid": _bad_tag,
    "union_tag_not_found": _no_tag,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _text_length,
    "string_too_long": _text_length,
    "too_short": _list_length,
    "too_long": _list_length,
    "greater_than": _bound("lớn hơn", "gt"),
    "greater_than_equal": _bound("từ", "ge"),
    "less_than": _bound("nhỏ hơn", "lt"),
    "less_than_equal": _bound("không quá", "le"),
    "multiple_of": _step,
    "decimal_max_digits": _too_precise,
    "decimal_max_places": _too_precise,
    "decimal_whole_digits": _too_precise,
    "value_error": _own_words,
    "assertion_error": _own_words,
}
