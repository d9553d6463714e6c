"""What does a YAML text say? Parser events in, builder calls out.

Plain scalars stay as typed: only null, ~, nothing, true and false mean something of their own.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from cchc_rules.sources import codes
from cchc_rules.sources.builder import DROPPED, Builder, Frame, Plain, TooDeepError
from cchc_rules.sources.syntax import Problem, explain

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NO_KEY = frozenset({"", "~", "null", "Null", "NULL"})
_NO_COLON = re.compile(r"\s*[,}]")
_STARTS_AS_NUMBER = re.compile(r"[-<>=≤≥ ]*[0-9.]+,[0-9]")
_SHOWN = 60


def build_yaml(text: str, lines: list[str], builder: Builder) -> bool:
    """Feed the builder; False when the text could not be read to its end."""
    try:
        _Reader(text, builder).run()
    except TooDeepError:
        return False
    except yaml.MarkedYAMLError as error:
        problem = Problem(
            str(error.problem or error.context or ""), _at(error.problem_mark), _at(error.context_mark)
        )
        builder.faults.append(explain(problem, builder.file, lines))
        return False
    except yaml.YAMLError as error:
        builder.faults.append(explain(Problem(str(error), None, None), builder.file, lines))
        return False
    return True


class _Reader:
    """Walks the events once."""

    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.documents = 0

    def run(self) -> None:
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        for event in yaml.parse(self.text, Loader=_LOADER):
            kind = type(event)
            if kind is scalar:
                self._scalar(event)
            elif kind is mapping or kind is sequence:
                self._open(event, mapping=kind is mapping)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self._is_second_document(event):
                return

    def _scalar(self, event: Any) -> None:
        builder, mark, text = self.builder, event.start_mark, event.value
        line, column = mark.line + 1, mark.column + 1
        if event.anchor or event.tag:
            self._refuse_properties(event, line, column)
        plain = not event.style
        frame = builder.stack[-1] if builder.stack else None
        if frame is not None and frame.is_mapping:
            if frame.key is None:
                self._key(event, frame, line, column)
                return
            if frame.flow and frame.key is not DROPPED:
                frame.plain_from = mark.index if plain and text else -1
        if plain and text in _WORDS:
            builder.add(_WORDS[text], line, column)
            return
        if event.style == ">" and not text:
            self._refuse_empty_block(line, column)
        if not (text.isascii() and text.isprintable()):
            text = builder.clean(text, line, column)
        builder.add(Plain(text) if plain else text, line, column)

    def _key(self, event: Any, frame: Frame, line: int, column: int) -> None:
        plain = not event.style
        if frame.flow:
            if _NO_COLON.match(self.text, event.end_mark.index):
                self._bare_key(event, frame, line, column)
                return
            self._report_torn(frame)
        if plain and event.value in _NO_KEY:
            self.builder.refuse_key(line, column, "chỗ trống")
            return
        self.builder.add_key(event.value, line, column)

    def _bare_key(self, event: Any, frame: Frame, line: int, column: int) -> None:
        """Inside braces something stands after a comma and has no colon: a value with a comma was torn."""
        key = frame.last_key
        frame.key = DROPPED
        if frame.plain_from < 0 or key is None or event.style:
            self.builder.fault(
                codes.MISSING_COLON,
                line,
                column,
                f"“{event.value[:_SHOWN]}” trong ngoặc nhọn không có dấu hai chấm và giá trị",
                fix="viết “khóa: giá trị”; nếu là một phần của văn bản thì đặt cả văn bản trong dấu nháy kép",
            )
            return
        whole = " ".join(self.text[frame.plain_from : event.end_mark.index].split())
        frame.torn = whole
        frame.value[key] = Plain(self.builder.clean(whole, line, column))

    def _report_torn(self, frame: Frame) -> None:
        whole, frame.torn = frame.torn, None
        if whole is None or frame.last_key is None:
            return
        node = frame.node.child(frame.last_key)
        kind = "số có dấu phẩy thập phân" if _STARTS_AS_NUMBER.match(whole) else "văn bản có dấu phẩy"
        self.builder.fault(
            codes.COMMA_IN_BRACES,
            node.line if node else frame.node.line,
            node.column if node else frame.node.column,
            f"{kind} trong ngoặc nhọn bị tách làm đôi ở dấu phẩy: {whole[:_SHOWN]}",
            fix=f'đặt giá trị trong dấu nháy kép: {frame.last_key}: "{whole[:_SHOWN]}"',
        )

    def _open(self, event: Any, *, mapping: bool) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.anchor or event.tag:
            self._refuse_properties(event, line, column)
        stack = self.builder.stack
        if stack and stack[-1].flow:
            stack[-1].plain_from = -1
        self.builder.open(mapping=mapping, line=line, column=column, flow=bool(event.flow_style))

    def _close(self) -> None:
        frame = self.builder.stack[-1]
        if frame.torn is not None:
            self._report_torn(frame)
        self.builder.close()

    def _alias(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self.builder.fault(
            codes.ANCHOR,
            line,
            column,
            f"không được dùng bí danh “*{event.anchor}”",
            fix="viết lại giá trị ở đây; nếu dấu “*” thuộc giá trị thì đặt cả giá trị trong dấu nháy kép",
        )
        if self.builder.expects_key():
            self.builder.stack[-1].key = DROPPED
            return
        self.builder.add_broken(line, column)

    def _refuse_properties(self, event: Any, line: int, column: int) -> None:
        if event.anchor:
            self.builder.fault(
                codes.ANCHOR,
                line,
                column,
                f"không được dùng neo “&{event.anchor}”",
                fix="bỏ neo; nếu dấu “&” thuộc giá trị thì đặt cả giá trị trong dấu nháy kép",
            )
        if event.tag:
            self.builder.fault(
                codes.TAG,
                line,
                column,
                f"không được dùng thẻ kiểu “{event.tag}”",
                fix="bỏ thẻ; nếu dấu “!” thuộc giá trị thì đặt cả giá trị trong dấu nháy kép",
            )

    def _refuse_empty_block(self, line: int, column: int) -> None:
        # `when: >5` is a folded block of indentation 5 to YAML, and the condition would be lost in silence.
        self.builder.fault(
            codes.NEEDS_QUOTES,
            line,
            column,
            "giá trị bắt đầu bằng “>” bị hiểu là một khối văn bản rỗng",
            fix='đặt cả giá trị trong dấu nháy kép, ví dụ "> 30%"',
        )

    def _is_second_document(self, event: Any) -> bool:
        self.documents += 1
        if self.documents == 1:
            return False
        self.builder.fault(
            codes.SECOND_DOCUMENT,
            event.start_mark.line + 1,
            event.start_mark.column + 1,
            "tệp chứa nhiều hơn một tài liệu YAML",
            fix="bỏ dòng “---” ở giữa tệp, hoặc tách thành hai tệp",
        )
        return True


def _at(mark: Any) -> tuple[int, int] | None:
    return None if mark is None else (mark.line + 1, mark.column + 1)
