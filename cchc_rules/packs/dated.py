"""Which value holds on a day? Values written as a mapping of dates, each holding from its date on.

Works on the files before anything is read from them, so that the rules themselves stay plain.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.packs import codes
from cchc_rules.sources.builder import ListNode, MappingNode, Node
from cchc_rules.sources.faults import Fault
from cchc_rules.vietnamese.dates import DateFormatError, format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_rules.sources.tree import Step, Tree

_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}"
# Dots and blanks do not count: "1.10.2021" may be the number of a criterion.
_DATE_KEY: Final = re.compile(_DATE)
_ANY_DATE_KEY: Final = re.compile(rf"(?:{_DATE})[\"']?\s*:")
_EXPECTED: Final = "các ngày theo thứ tự từ cũ đến mới, ví dụ {2024-01-01: 30%, 2025-01-01: 50%}"

_Path = tuple["Step", ...]


def resolved(tree: Tree, day: date, faults: list[Fault]) -> Tree:
    """The file with, for every value written by dates, the one that holds on the day."""
    if not _ANY_DATE_KEY.search(tree.text):
        return tree
    value, root = _Resolver(tree, day, faults).at((), tree.value, tree.root)
    return replace(tree, value=value, root=root)


def with_dates(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of rule files in which each number, condition or day may also be written by dates."""
    made: dict[str, Any] = {key: _with_dates(value) for key, value in schema.items()}
    return made


def _with_dates(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_with_dates(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "examples" not in schema:
        return {key: _with_dates(value) for key, value in schema.items()}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    names = {"pattern": f"^(?:{_DATE})$"}
    return {**schema, "type": [*kinds, "object"], "propertyNames": names, "minProperties": 1}


class _Resolver:
    """Goes through one file; what has no dates comes back as it is."""

    def __init__(self, tree: Tree, day: date, faults: list[Fault]) -> None:
        self._tree = tree
        self._day = day
        self._faults = faults

    def at(self, path: _Path, value: Any, node: Node) -> tuple[Any, Node]:
        """The value at a path as of the day, and where it stands."""
        if isinstance(value, dict) and isinstance(node, MappingNode):
            return self._dated(path, value, node) if _is_dated(value) else self._mapping(path, value, node)
        if isinstance(value, list) and isinstance(node, ListNode):
            return self._list(path, value, node)
        return value, node

    def _mapping(self, path: _Path, value: dict[str, Any], node: MappingNode) -> tuple[Any, Node]:
        made = MappingNode(node.line, node.column)
        made.keys = node.keys
        plain = {}
        for key, inner in value.items():
            plain[key], made.children[key] = self.at((*path, key), inner, node.children[key])
        return plain, made

    def _list(self, path: _Path, value: list[Any], node: ListNode) -> tuple[Any, Node]:
        made = ListNode(node.line, node.column)
        plain = []
        for index, inner in enumerate(value):
            found, place = self.at((*path, index), inner, node.children[index])
            plain.append(found)
            made.children.append(place)
        return plain, made

    def _dated(self, path: _Path, value: dict[str, Any], node: MappingNode) -> tuple[Any, Node]:
        """The value of the last date that is not after the day; of the first where there is none."""
        dates = [(key, parsed) for key in value if (parsed := self._date((*path, key))) is not None]
        self._faults.extend(self._out_of_order(path, dates))
        if not dates:
            return next(iter(value.values())), next(iter(node.children.values()))
        begun = [(start, key) for key, start in dates if start <= self._day]
        if not begun:
            self._faults.append(self._too_early(path, *min((start, key) for key, start in dates)))
        key = max(begun)[1] if begun else dates[0][0]
        return self.at((*path, key), value[key], node.children[key])

    def _date(self, path: _Path) -> date | None:
        key = str(path[-1])
        try:
            return parse_date(key)
        except DateFormatError as error:
            place = self._tree.key_place(path)
            self._faults.append(Fault(place, codes.DATES_AND_KEYS, str(error), expected=_EXPECTED))
            return None

    def _out_of_order(self, path: _Path, dates: list[tuple[str, date]]) -> Iterator[Fault]:
        for (_, before), (key, start) in pairwise(dates):
            if start <= before:
                said = "bị lặp" if start == before else f"đứng sau ngày {format_date(before)}"
                yield Fault(
                    self._tree.key_place((*path, key)),
                    codes.DATES_OUT_OF_ORDER,
                    f"ngày {format_date(start)} {said}",
                    expected=_EXPECTED,
                )

    def _too_early(self, path: _Path, start: date, key: str) -> Fault:
        return Fault(
            self._tree.key_place((*path, key)),
            codes.NO_VALUE_YET,
            f"ngày {format_date(self._day)} chưa có giá trị, giá trị đầu tiên từ {format_date(start)}",
            fix="thêm giá trị của thời gian trước đó, hoặc chọn ngày đánh giá (--as-of) muộn hơn",
        )


def _is_dated(value: dict[str, Any]) -> bool:
    return any(_DATE_KEY.fullmatch(key.strip()) for key in value)
