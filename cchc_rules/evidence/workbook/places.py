"""Where in a workbook does each value of an evidence file stand? Cells instead of lines and columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_rules.sources.builder import Node
from cchc_rules.sources.faults import Place
from cchc_rules.sources.tree import Step, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class CellPlace(Place):
    """A cell, as Excel names it: ``mau.xlsx!Số liệu!C12``; `file` holds workbook and sheet."""

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}!{column_letters(self.column)}{self.line}"


@dataclass(frozen=True, slots=True)
class WorkbookTree(Tree):
    """What a workbook says of one agency, in the shape of an evidence file."""

    cells: Mapping[tuple[Step, ...], Place] = field(default_factory=dict)
    """The cell of each value."""

    def place(self, path: Sequence[Step]) -> Place:
        """The cell of the value at the path, or of the nearest value around it."""
        for length in range(len(path), 0, -1):
            found = self.cells.get(tuple(path[:length]))
            if found is not None:
                return found
        return Place(self.file)

    def key_place(self, path: Sequence[Step]) -> Place:
        """The same: a form has no keys of its own."""
        return self.place(path)

    def holds(self, path: Sequence[Step]) -> bool:
        """Whether there is a value at the path."""
        try:
            self.get(path)
        except (KeyError, IndexError, TypeError):
            return False
        return True

    def is_broken(self, path: Sequence[Step]) -> bool:  # noqa: ARG002 - what is wrong is never put in
        """No value of a form is kept that a fault was told of."""
        return False


def workbook_tree(value: Any, file: str, cells: Mapping[tuple[Step, ...], Place]) -> WorkbookTree:
    """A tree of values and their cells."""
    return WorkbookTree(value, file, "", Node(0, 0), cells)


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
