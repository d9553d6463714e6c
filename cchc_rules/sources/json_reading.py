"""What does a JSON text say? Its numbers are a machine's: 49.000 is 49, and they become int or Decimal."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from decimal import Decimal
from typing import Any

from cchc_rules.sources import codes
from cchc_rules.sources.builder import LINE_BREAK, Builder, TooDeepError
from cchc_rules.vietnamese.numbers import NumberFormatError, parse_machine_number

# Only run over texts that json.loads has accepted: it need not find faults, only pieces.
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_WORDS: dict[str, bool | None] = {"null": None, "true": True, "false": False}
_PROBLEMS = (
    ("Expecting property name", "ở đây cần một khóa trong dấu nháy kép", "kiểm tra dấu phẩy thừa trước “}”"),
    ("Illegal trailing comma", "dấu phẩy thừa trước dấu đóng ngoặc", "xóa dấu phẩy thừa"),
    ("Expecting ':'", "thiếu dấu hai chấm sau khóa", "viết “\"khóa\": giá trị”"),
    ("Expecting ','", "thiếu dấu phẩy giữa hai mục, hoặc chưa đóng ngoặc", "thêm dấu phẩy hoặc ngoặc đóng"),
    ("Unterminated string", "dấu nháy kép mở ở đây chưa được đóng", "thêm dấu nháy kép đóng"),
    ("Invalid control", "trong dấu nháy kép có dấu xuống dòng hoặc phím Tab", "viết \\n hoặc \\t"),
    ("Invalid \\", "dấu gạch chéo ngược “\\” không hợp lệ", "viết hai dấu gạch chéo ngược"),
    ("Extra data", "có nội dung thừa sau khi tài liệu đã kết thúc", "xóa phần thừa"),
)  # fmt: skip


def build_json(text: str, builder: Builder) -> bool:
    """Feed the builder; False when the text could not be read to its end."""
    if not _is_sound(text, builder):
        return False
    try:
        _Reader(text, builder).run()
    except TooDeepError:
        return False
    return True


def _is_sound(text: str, builder: Builder) -> bool:
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message, fix = next(
            ((said, remedy) for words, said, remedy in _PROBLEMS if error.msg.startswith(words)),
            ("nội dung không đúng cú pháp JSON", "xem lại dấu nháy kép, dấu phẩy và dấu ngoặc quanh chỗ này"),
        )
        builder.fault(codes.JSON_SYNTAX, *_Lines(text).place(error.pos), message, fix=fix)
        return False
    except RecursionError:
        builder.fault(codes.TOO_DEEP, 0, 0, "nội dung lồng nhau quá sâu", fix="bớt số cấp lồng nhau")
        return False
    except _NotANumberError as error:
        line, column = _Lines(text).place(max(text.find(str(error)), 0))
        builder.fault(
            codes.JSON_SYNTAX, line, column, f"“{error}” không phải là một số", fix="viết một số hoặc null"
        )
        return False
    return True


class _NotANumberError(Exception):
    """NaN or Infinity, which Python's reader lets pass."""


def _refuse_constant(word: str) -> None:
    raise _NotANumberError(word)


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class _Reader:
    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.lines = _Lines(text)

    def run(self) -> None:
        builder = self.builder
        for found in _PIECE.finditer(self.text):
            piece = found.group()
            if piece in ":,":
                continue
            if piece in "]}":
                builder.close()
                continue
            line, column = self.lines.place(found.start())
            if piece in "[{":
                builder.open(mapping=piece == "{", line=line, column=column, flow=True)
            elif builder.expects_key():
                builder.add_key(json.loads(piece), line, column)
            else:
                builder.add(self._value(piece, line, column), line, column)

    def _value(self, piece: str, line: int, column: int) -> Any:
        if piece.startswith('"'):
            return self.builder.clean(json.loads(piece), line, column)
        if piece in _WORDS:
            return _WORDS[piece]
        try:
            parse_machine_number(piece)
        except NumberFormatError:
            self.builder.fault(
                codes.NUMBER_OUT_OF_RANGE,
                line,
                column,
                f"số {piece[:20]} quá dài hoặc quá lớn",
                fix="viết số với ít chữ số hơn",
            )
            return 0
        return int(piece) if piece.lstrip("-").isdigit() else Decimal(piece)
