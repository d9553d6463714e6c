"""What does this file say, and where does each value stand?

Reads one YAML or JSON file to plain values. Every fault is collected, none is raised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.sources import codes
from cchc_rules.sources.builder import FORBIDDEN, LINE_BREAK, Builder, Node, Plain
from cchc_rules.sources.faults import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["MAX_BYTES", "Plain", "Step", "Tree", "read_text", "read_tree", "tree_of_text"]

Step = str | int
MAX_BYTES: Final = 10_000_000

_WINDOW, _TAB, _CUT = 100, "    ", "…"
_BOM: Final = "\ufeff"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Tree:
    """A file as plain values, and the place of each."""

    value: Any
    file: str
    text: str
    root: Node = field(repr=False, compare=False)

    def place(self, path: Sequence[Step]) -> Place:
        """Where the value at the path stands, or else the nearest value around it."""
        node = self._nearest(path)
        return Place(self.file, node.line, node.column)

    def key_place(self, path: Sequence[Step]) -> Place:
        """Where the key of the path's last step stands, or else the nearest value around it."""
        around = self._node(path[:-1]) if path else None
        spot = around.key(path[-1]) if around else None
        return Place(self.file, *spot) if spot else self.place(path)

    def holds(self, path: Sequence[Step]) -> bool:
        """Whether the file has a value at the path."""
        return self._node(path) is not None

    def get(self, path: Sequence[Step]) -> Any:
        """The value at the path; KeyError or IndexError when there is none."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def is_broken(self, path: Sequence[Step]) -> bool:
        """Whether a fault has already been reported for the value at the path, so that it says nothing."""
        return self._nearest(path).broken

    def excerpt(self, place: Place) -> str:
        """The line of the place and a caret under its column, for a terminal of fixed width."""
        lines = _lines_of(self.text)
        if place.file != self.file or not 1 <= place.line <= len(lines):
            return ""
        from wcwidth import wcswidth  # slow to import, and only needed when there is something to show

        line = lines[place.line - 1]
        start = max(0, place.column - 1 - _WINDOW // 2) if len(line) > _WINDOW else 0
        before = (_CUT if start else "") + _shown(line[start : place.column - 1])
        after = _shown(line[place.column - 1 : start + _WINDOW])
        after += _CUT if start + _WINDOW < len(line) else ""
        margin = f"{place.line} | "
        caret = " " * (len(margin) - 2) + "| " + " " * max(wcswidth(before), 0) + "^"
        return f"{margin}{before}{after}\n{caret}"

    def _node(self, path: Sequence[Step]) -> Node | None:
        node: Node | None = self.root
        for step in path:
            node = node.child(step) if node else None
        return node

    def _nearest(self, path: Sequence[Step]) -> Node:
        node = self.root
        for step in path:
            child = node.child(step)
            if child is None:
                break
            node = child
        return node


def read_tree(
    path: Path, *, display: str | None = None, faults: list[Fault], max_bytes: int = MAX_BYTES
) -> Tree | None:
    """Read a .yaml, .yml or .json file; None when nothing can be made of it, and `faults` says why."""
    shown = display or str(path)
    text = read_text(path, display=shown, faults=faults, max_bytes=max_bytes)
    if text is None:
        return None
    kind = path.suffix.lower()
    if kind not in (".yaml", ".yml", ".json"):
        fault = Fault(
            Place(shown),
            codes.UNKNOWN_KIND,
            f"không nhận ra loại tệp “{path.suffix}”",
            expected="tệp có đuôi .yaml, .yml hoặc .json",
        )
        faults.append(fault)
        return None
    return tree_of_text(text, file=shown, faults=faults, machine=kind == ".json")


def tree_of_text(text: str, *, file: str, faults: list[Fault], machine: bool = False) -> Tree | None:
    """Read a text as YAML, or as JSON when a machine wrote it."""
    from cchc_rules.sources.json_reading import build_json
    from cchc_rules.sources.yaml_reading import build_yaml

    text = text.removeprefix(_BOM)
    builder = Builder(file, faults)
    if found := FORBIDDEN.search(text):
        lines = _lines_of(text[: found.start()])
        builder.fault(
            codes.CONTROL_CHARACTER,
            len(lines),
            len(lines[-1]) + 1,
            f"có ký tự điều khiển không nhìn thấy được (mã U+{ord(found.group()):04X})",
            fix="xóa ký tự đó rồi gõ lại",
        )
        return None
    if not text.strip():
        builder.fault(codes.EMPTY, 0, 0, "tệp không có nội dung")
        return None
    complete = build_json(text, builder) if machine else build_yaml(text, _lines_of(text), builder)
    if not complete:
        return None
    if builder.root is None or (builder.value is None and not builder.root.broken):
        builder.fault(codes.EMPTY, 0, 0, "tệp không có nội dung, chỉ có dòng trống hoặc ghi chú")
        return None
    return Tree(builder.value, file, text, builder.root)


def read_text(
    path: Path, *, display: str | None = None, faults: list[Fault], max_bytes: int = MAX_BYTES
) -> str | None:
    """The text of a UTF-8 file with its line ends as they are, or None and a fault that says why."""
    place = Place(display or str(path))
    try:
        if not path.exists():
            faults.append(
                Fault(place, codes.MISSING_FILE, "không tìm thấy tệp", fix="kiểm tra tên tệp và thư mục")
            )
            return None
        if not path.is_file():
            what = "đây là một thư mục" if path.is_dir() else "đây không phải là một tệp thường"
            faults.append(Fault(place, codes.NOT_A_FILE, what, expected="đường dẫn tới một tệp"))
            return None
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        denied = isinstance(error, PermissionError)
        reason = "không có quyền đọc" if denied else "hệ thống báo lỗi khi đọc"
        faults.append(Fault(place, codes.UNREADABLE, f"không mở được tệp: {reason}"))
        return None
    if len(data) > max_bytes:
        limit = f"{max_bytes / 1_000_000:g} MB".replace(".", ",")
        faults.append(
            Fault(place, codes.TOO_LARGE, f"tệp lớn hơn {limit}", fix="tách thành nhiều tệp nhỏ hơn")
        )
        return None
    return _decode(data, place, faults)


def _decode(data: bytes, place: Place, faults: list[Fault]) -> str | None:
    fix = "mở tệp bằng trình soạn thảo và lưu lại với mã UTF-8"
    if data.startswith(_UTF16):
        faults.append(Fault(place, codes.NOT_UTF8, "tệp đang được lưu theo mã UTF-16", fix=fix))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _lines_of(data[: error.start].decode("utf-8"))
        spot = Place(place.file, len(before), len(before[-1].removeprefix(_BOM)) + 1)
        message = f"tệp không phải mã UTF-8: byte thứ {error.start + 1} có giá trị 0x{data[error.start]:02X}"
        faults.append(Fault(spot, codes.NOT_UTF8, message, fix=fix))
        return None


def _lines_of(text: str) -> list[str]:
    return LINE_BREAK.split(text)


def _shown(text: str) -> str:
    # A control character in a file must not reach the terminal.
    text = text.replace("\t", _TAB)
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
