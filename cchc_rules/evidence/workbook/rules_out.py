"""What does Excel itself refuse while an officer types? Drop-downs and limits, with words in Vietnamese."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.packs.dimensions import Dimension
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.vocabulary import Expected

EARLIEST: Final = date(2000, 1, 1)
_MAX_FORMULA: Final = 250
"""Excel keeps 255 characters of a formula that checks a cell."""

_PROMPTS: Final = {
    Dimension.RATE: ("Tỷ lệ", "Gõ kèm dấu %, ví dụ 81,6%. Không gõ 0,816. Để trống nếu chưa có số liệu."),
    Dimension.COUNT: ("Số đếm", "Số nguyên từ 0 trở lên, ví dụ 49000. Để trống nếu chưa có số liệu."),
    Dimension.MONEY: ("Số tiền", "Gõ đủ số tiền theo đồng, ví dụ 32800000000. Để trống nếu chưa có số liệu."),
    Dimension.DAYS: ("Số ngày", "Số nguyên từ 0 trở lên. Để trống nếu chưa có số liệu."),
    Dimension.RANK: ("Thứ hạng", "Số nguyên từ 1 trở lên. Để trống nếu chưa có số liệu."),
    Dimension.DATE: ("Ngày", "Ngày/tháng/năm, ví dụ 30/9/2021. Để trống nếu chưa có."),
    Dimension.FLAG: ("Có hoặc không", "Chọn trong danh sách. Để trống nếu chưa rõ."),
    Dimension.CHOICE: ("Lựa chọn", "Chọn trong danh sách. Để trống nếu chưa rõ."),
    Dimension.SURVEY: ("Kết quả khảo sát", "Điểm (ví dụ 8,5) hoặc tỷ lệ kèm dấu % (ví dụ 85,2%)."),
}
_REFUSALS: Final = {
    Dimension.RATE: "Tỷ lệ phải từ 0% đến 100%, gõ kèm dấu %.",
    Dimension.COUNT: "Phải là số nguyên từ 0 trở lên; tử số không lớn hơn mẫu số.",
    Dimension.MONEY: "Phải là số từ 0 trở lên, không kèm chữ; tử số không lớn hơn mẫu số.",
    Dimension.DAYS: "Phải là số nguyên từ 0 trở lên; tử số không lớn hơn mẫu số.",
    Dimension.RANK: "Phải là số nguyên từ 1 trở lên.",
}


def choice_rule(source: str, *, title: str = "Chọn trong danh sách", prompt: str = "") -> dict[str, Any]:
    """A drop-down over a named list."""
    rule: dict[str, Any] = {
        "validate": "list",
        "source": f"={source}",
        "error_title": "Không có trong danh sách",
        "error_message": "Hãy chọn một giá trị trong danh sách thả xuống.",
    }
    return {**rule, "input_title": title, "input_message": prompt} if prompt else rule


def date_rule(latest: date, prompt: str) -> dict[str, Any]:
    """A day, no later than the figures of the period can be."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": datetime.combine(EARLIEST, time()),
        "maximum": datetime.combine(latest, time()),
        "input_title": "Ngày",
        "input_message": prompt,
        "error_title": "Ngày không hợp lệ",
        "error_message": f"Gõ ngày/tháng/năm, từ {format_date(EARLIEST)} đến {format_date(latest)}.",
    }


def points_rule(maximum: float | None) -> dict[str, Any]:
    """Points of a criterion."""
    most = f" đến {maximum:g}".replace(".", ",") if maximum is not None else " trở lên"
    return {
        "validate": "decimal",
        **({"criteria": ">=", "value": 0} if maximum is None else _between(0, maximum)),
        "input_title": "Điểm tự chấm",
        "input_message": f"Số từ 0{most}. Để trống nếu chưa chấm.",
        "error_title": "Điểm không hợp lệ",
        "error_message": f"Điểm phải là số từ 0{most}.",
    }


def value_rule(
    expected: Expected, cell: str, choices: str | None, wholes: Sequence[str] = (), parts: Sequence[str] = ()
) -> dict[str, Any] | None:
    """What may be typed as a value; it must not pass the cells `wholes` nor undercut the cells `parts`."""
    if expected.dimension is None:
        return None
    title, prompt = _PROMPTS[expected.dimension]
    if choices is not None:
        return choice_rule(choices, title=title, prompt=prompt)
    rule = _limits(expected, cell, wholes, parts)
    if rule is None:
        return {"validate": "any", "input_title": title, "input_message": prompt}
    return {
        **rule,
        "input_title": title,
        "input_message": prompt,
        "error_title": "Số liệu không hợp lệ",
        "error_message": _refusal(expected),
    }


def _refusal(expected: Expected) -> str:
    if expected.dimension is Dimension.RATE and not (expected.low == 0 and expected.high == 1):
        return "Gõ một tỷ lệ kèm dấu % trong khoảng cho phép."
    return _REFUSALS.get(expected.dimension or Dimension.COUNT, "Giá trị không hợp lệ.")


def _limits(
    expected: Expected, cell: str, wholes: Sequence[str], parts: Sequence[str]
) -> dict[str, Any] | None:
    if expected.dimension is Dimension.DATE:
        return {"validate": "date", "criteria": ">=", "value": datetime.combine(EARLIEST, time())}
    if expected.dimension in (Dimension.SURVEY, Dimension.FLAG, Dimension.CHOICE):
        return None
    if wholes or parts:
        return {"validate": "custom", "value": _compared(expected, cell, wholes, parts)}
    low = None if expected.low is None else float(expected.low)
    high = None if expected.high is None else float(expected.high)
    kind = "integer" if expected.whole else "decimal"
    if low is not None and high is not None:
        return {"validate": kind, **_between(low, high)}
    if low is not None:
        return {"validate": kind, "criteria": ">=", "value": low}
    if high is not None:
        return {"validate": kind, "criteria": "<=", "value": high}
    return {"validate": "decimal", **_between(-1e15, 1e15)}


def _between(low: float, high: float) -> dict[str, Any]:
    return {"criteria": "between", "minimum": low, "maximum": high}


def _compared(expected: Expected, cell: str, wholes: Sequence[str], parts: Sequence[str]) -> str:
    tests = [f"ISNUMBER({cell})", f"{cell}>=0"]
    tests += [f"{cell}=INT({cell})"] * expected.whole
    bounds = [f'OR({whole}="",{cell}<={whole})' for whole in wholes]
    bounds += [f'OR({part}="",{cell}>={part})' for part in parts]
    for bound in bounds:
        if len(",".join((*tests, bound))) < _MAX_FORMULA - len("=AND()"):
            tests.append(bound)
    return f"=AND({','.join(tests)})"
