"""What did the YAML parser mean? Its English problems as Vietnamese sentences with a remedy."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_rules.sources import codes
from cchc_rules.sources.faults import Fault, Place


@dataclass(frozen=True, slots=True)
class _Sentence:
    code: str
    message: str
    fix: str


_NEEDS_QUOTES = _Sentence(
    codes.NEEDS_QUOTES,
    "giá trị bắt đầu bằng ký tự đặc biệt “{character}” nên không đọc được",
    'đặt cả giá trị trong dấu nháy kép, ví dụ ">= 95%"',
)
_TAB = _Sentence(
    codes.TAB_INDENT,
    "dòng được thụt bằng phím Tab",
    "thay phím Tab bằng dấu cách, mỗi cấp hai dấu cách",
)
_COLON_IN_TEXT = _Sentence(
    codes.BAD_INDENT,
    "dấu hai chấm ở đây không đúng chỗ: dòng thụt sai, hoặc trong giá trị có dấu hai chấm",
    "sửa thụt dòng cho thẳng hàng với các khóa cùng cấp, hoặc đặt cả giá trị trong dấu nháy kép",
)
_INDENT = _Sentence(
    codes.BAD_INDENT,
    "dòng này không khớp với phần phía trên: thụt dòng không thẳng hàng, hoặc có chữ thừa sau dấu nháy",
    "cho các khóa cùng cấp thẳng hàng với nhau; giá trị có dấu nháy thì đóng dấu nháy ở cuối giá trị",
)
_DASH = _Sentence(
    codes.BAD_INDENT,
    "ở đây cần một mục của danh sách, bắt đầu bằng dấu gạch ngang",
    "thêm “- ” vào đầu mục, hoặc sửa thụt dòng cho thẳng hàng với các mục cùng cấp",
)
_DASH_HERE = _Sentence(
    codes.BAD_INDENT,
    "danh sách không được bắt đầu ngay sau dấu hai chấm trên cùng một dòng",
    "xuống dòng rồi viết “- ” thụt vào hai dấu cách; "
    "nếu dấu gạch ngang thuộc giá trị thì đặt cả giá trị trong dấu nháy kép",
)
_COLON = _Sentence(
    codes.MISSING_COLON,
    "dòng {context_line} không có dấu hai chấm sau khóa",
    "viết “khóa: giá trị”, sau dấu hai chấm có một dấu cách; "
    "nếu là phần tiếp của dòng trên thì thụt sâu hơn dòng trên",
)
_OPEN_QUOTE = _Sentence(
    codes.OPEN_QUOTE,
    "dấu nháy mở ở đây không có dấu nháy đóng",
    "thêm dấu nháy đóng ở cuối giá trị",
)
_OPEN_BRACE = _Sentence(
    codes.OPEN_BRACKET,
    "ngoặc nhọn “{{” mở ở đây chưa được đóng, hoặc giữa các mục thiếu dấu phẩy",
    "thêm “}” ở cuối nhóm; giữa hai mục cần một dấu phẩy",
)
_OPEN_SQUARE = _Sentence(
    codes.OPEN_BRACKET,
    "ngoặc vuông “[” mở ở đây chưa được đóng, hoặc giữa các mục thiếu dấu phẩy",
    "thêm “]” ở cuối danh sách; giữa hai mục cần một dấu phẩy",
)
_ANCHOR = _Sentence(
    codes.NEEDS_QUOTES,
    "giá trị bắt đầu bằng “*” hoặc “&” nên không đọc được",
    "đặt cả giá trị trong dấu nháy kép",
)
_BLOCK = _Sentence(
    codes.NEEDS_QUOTES,
    "giá trị bắt đầu bằng “>” hoặc “|” nên không đọc được",
    'đặt cả giá trị trong dấu nháy kép, ví dụ ">= 95%"',
)
_ESCAPE = _Sentence(
    codes.BAD_ESCAPE,
    "dấu gạch chéo ngược “\\” trong dấu nháy kép không hợp lệ",
    "dùng dấu nháy đơn '...' hoặc viết hai dấu gạch chéo ngược",
)
_SECOND = _Sentence(
    codes.SECOND_DOCUMENT,
    "có nội dung sau dấu kết thúc tài liệu",
    "bỏ các dòng chỉ có “---” hoặc “...”",
)
_TAG = _Sentence(codes.TAG, "không được dùng thẻ kiểu bắt đầu bằng “!” hoặc “%”", "bỏ thẻ, chỉ giữ giá trị")
_NO_VALUE = _Sentence(
    codes.OPEN_BRACKET,
    "thiếu giá trị, hoặc có dấu ngoặc hay dấu phẩy thừa",
    "bỏ ký tự thừa, hoặc đặt cả giá trị trong dấu nháy kép",
)
_GENERAL = _Sentence(
    codes.YAML_SYNTAX,
    "nội dung không đúng cú pháp YAML",
    "xem lại dòng này và dòng ngay phía trên: thụt dòng, dấu hai chấm, dấu nháy, dấu ngoặc",
)

# Longest match first where one problem is part of another. Both parsers of pyyaml (C and Python) are covered.
_PROBLEMS: tuple[tuple[str, _Sentence], ...] = (
    ("tab character", _TAB),
    ("cannot start any token", _NEEDS_QUOTES),
    ("could not find expected ':'", _COLON),
    ("mapping values are not allowed", _COLON_IN_TEXT),
    ("block sequence entries are not allowed", _DASH_HERE),
    ("or '}'", _OPEN_BRACE),
    ("or ']'", _OPEN_SQUARE),
    ("unexpected end of stream", _OPEN_QUOTE),
    ("unexpected document", _OPEN_QUOTE),
    ("expected '-' indicator", _DASH),
    ("expected <block end>", _INDENT),
    ("expected key", _INDENT),
    ("expected comment or line break", _BLOCK),
    ("chomping or indentation indicators", _BLOCK),
    ("expected a comment or a line break", _BLOCK),
    ("indentation indicator", _BLOCK),
    ("alphabetic or numeric character", _ANCHOR),
    ("escape", _ESCAPE),
    ("expected hexdecimal", _ESCAPE),
    ("hexdigit", _ESCAPE),
    ("document start", _SECOND),
    ("tag", _TAG),
    ("directive", _TAG),
    ("expected '!'", _TAG),
    ("node content", _NO_VALUE),
)
# These point at the end of the file; the person has to look where the thing began.
_POINT_AT_CONTEXT = frozenset({codes.OPEN_QUOTE, codes.OPEN_BRACKET, codes.MISSING_COLON})


@dataclass(frozen=True, slots=True)
class Problem:
    """What the parser said, in its own words and with 1-based places (None when it gave none)."""

    text: str
    at: tuple[int, int] | None
    context_at: tuple[int, int] | None


def explain(problem: Problem, file: str, lines: list[str]) -> Fault:
    """The fault a person can act on."""
    sentence = next((said for words, said in _PROBLEMS if words in problem.text), _GENERAL)
    at = problem.at or problem.context_at or (0, 0)
    character = _character_at(at, lines)
    if sentence is _NEEDS_QUOTES and character == "\t":
        sentence = _TAB
    context = problem.context_at or at
    if sentence.code in _POINT_AT_CONTEXT or sentence is _BLOCK:
        at = context
    message = sentence.message.format(character=character, context_line=context[0])
    return Fault(Place(file, *at), sentence.code, message, fix=sentence.fix)


def _character_at(at: tuple[int, int], lines: list[str]) -> str:
    line, column = at
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return text[column - 1 : column]
