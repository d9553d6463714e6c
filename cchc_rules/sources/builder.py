"""How do the pieces of a file become plain values, each with its place?

The one place that knows what is refused in any format: duplicate keys, control characters,
nesting without end. Readers of a format (YAML, JSON) feed it piece by piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from cchc_rules.sources import codes
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.vietnamese.names import nfc

MAX_DEPTH: Final = 32
FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither YAML nor Word nor a terminal can carry."""

LINE_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for the YAML parser, and so for all that counts lines."""

DROPPED: Final = "\0dropped"
"""Stands for a key whose value is not kept, because the key itself was refused."""

UNFINISHED_KEY: Final = "\0unfinished"
"""Stands for a key that is itself a list or a mapping, while that is being read past."""


class Plain(str):
    """Text written without quotes: as typed, so that "1.10" stays 1.10."""

    __slots__ = ()


class TooDeepError(Exception):
    """The file nests deeper than anyone could read; reading stops."""


class Node:
    """Where one value stands. Line and column are 1-based."""

    __slots__ = ("column", "line")

    broken = False
    """Whether a fault was already reported for the value, so that it says nothing."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column

    def child(self, _step: object) -> Node | None:
        """The node one step down, if there is one."""
        return None

    def key(self, _step: object) -> tuple[int, int] | None:
        """Where the key of the step down stands, if there is one."""
        return None


class BrokenNode(Node):
    """Where a value stands that could not be kept."""

    __slots__ = ()
    broken = True


class MappingNode(Node):
    """Where a mapping stands, its keys and their values."""

    __slots__ = ("children", "keys")

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.keys: dict[str, tuple[int, int]] = {}
        self.children: dict[str, Node] = {}

    def child(self, step: object) -> Node | None:
        return self.children.get(step) if isinstance(step, str) else None

    def key(self, step: object) -> tuple[int, int] | None:
        return self.keys.get(step) if isinstance(step, str) else None


class ListNode(Node):
    """Where a list stands, and its items."""

    __slots__ = ("children",)

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.children: list[Node] = []

    def child(self, step: object) -> Node | None:
        if isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None


@dataclass(slots=True)
class Frame:
    """A mapping or a list that is being filled."""

    value: Any
    node: MappingNode | ListNode
    is_mapping: bool
    flow: bool = False
    key: str | None = None
    last_key: str | None = None
    # Inside braces a comma ends a value: where the last unquoted one began, and what the commas tore apart.
    plain_from: int = -1
    torn: str | None = None


@dataclass(slots=True)
class Builder:
    """Collects values and places; every fault goes to `faults` and building goes on."""

    file: str
    faults: list[Fault]
    stack: list[Frame] = field(default_factory=list)
    root: Node | None = None
    value: Any = None

    def fault(self, code: str, line: int, column: int, message: str, fix: str | None = None) -> None:
        """Note what is wrong at a place."""
        self.faults.append(Fault(Place(self.file, line, column), code, message, fix=fix))

    def expects_key(self) -> bool:
        """Whether the next piece is the key of a mapping."""
        return bool(self.stack) and self.stack[-1].is_mapping and self.stack[-1].key is None

    def open(self, *, mapping: bool, line: int, column: int, flow: bool = False) -> None:
        """Begin a mapping or a list."""
        if len(self.stack) >= MAX_DEPTH:
            self.fault(
                codes.TOO_DEEP,
                line,
                column,
                f"nội dung lồng nhau quá {MAX_DEPTH} cấp",
                fix="kiểm tra thụt dòng và các dấu ngoặc, bớt số cấp lồng nhau",
            )
            raise TooDeepError
        if self.expects_key():
            self.refuse_key(line, column, "một danh sách hoặc một nhóm khóa")
            self.stack[-1].key = UNFINISHED_KEY
        if mapping:
            self.stack.append(Frame({}, MappingNode(line, column), is_mapping=True, flow=flow))
        else:
            self.stack.append(Frame([], ListNode(line, column), is_mapping=False, flow=flow))

    def close(self) -> None:
        """End the innermost mapping or list and put it where it belongs."""
        frame = self.stack.pop()
        self._attach(frame.value, frame.node)

    def add_key(self, key: str, line: int, column: int) -> None:
        """Take a text as the key of the next value."""
        frame = self.stack[-1]
        keys = frame.node.keys  # type: ignore[union-attr]  # a mapping's frame has a mapping's node
        if not (key.isascii() and key.isprintable()):
            key = self.clean(key, line, column)
        if key in keys:
            self.fault(
                codes.DUPLICATE_KEY,
                line,
                column,
                f"khóa “{key}” bị lặp: đã có ở dòng {keys[key][0]}, lại có ở dòng {line}",
                fix="giữ một khóa, xóa hoặc đổi tên khóa kia",
            )
            frame.key = DROPPED
            return
        keys[key] = (line, column)
        frame.key = key

    def refuse_key(self, line: int, column: int, found: str) -> None:
        """Note a key that is not a text; its value will be dropped."""
        self.fault(
            codes.KEY_NOT_TEXT,
            line,
            column,
            f"khóa phải là chữ, ở đây là {found}",
            fix="viết khóa thành chữ, nếu cần thì đặt trong dấu nháy kép",
        )
        self.stack[-1].key = DROPPED

    def add(self, value: Any, line: int, column: int) -> None:
        """Put a single value where it belongs."""
        self._attach(value, Node(line, column))

    def add_broken(self, line: int, column: int) -> None:
        """Put a gap where a value was refused."""
        self._attach(None, BrokenNode(line, column))

    def clean(self, text: str, line: int, column: int) -> str:
        """The composed form of a text, without what cannot be shown or printed."""
        if text.isascii():
            if text.isprintable():
                return text
        else:
            text = nfc(text)
        found = None if text.isprintable() else FORBIDDEN.search(text)
        if found:
            self.fault(
                codes.CONTROL_CHARACTER,
                line,
                column,
                f"có ký tự điều khiển không nhìn thấy được (mã U+{ord(found.group()):04X})",
                fix="xóa ký tự đó rồi gõ lại",
            )
            text = FORBIDDEN.sub("", text)
        return text

    def _attach(self, value: Any, node: Node) -> None:
        if not self.stack:
            self.value, self.root = value, node
            return
        frame = self.stack[-1]
        target: Any = frame.node.children
        if not frame.is_mapping:
            frame.value.append(value)
            target.append(node)
            return
        key, frame.key = frame.key, None
        if key is UNFINISHED_KEY:
            frame.key = DROPPED
        elif key is not None and key is not DROPPED:
            frame.value[key] = value
            target[key] = node
            frame.last_key = key
