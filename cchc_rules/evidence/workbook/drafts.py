"""What does a workbook say of one agency, put together from many sheets? In the shape of an evidence file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_rules.evidence.workbook.places import WorkbookTree, workbook_tree

if TYPE_CHECKING:
    from cchc_rules.sources.faults import Place
    from cchc_rules.sources.tree import Step

Entry = dict[str, tuple[str, "Place"]]
"""Keys of an entry with the text and the cell of each."""


@dataclass(slots=True)
class Draft:
    """The evidence of one agency while its rows are read."""

    id: str
    name: str
    value: dict[str, Any] = field(default_factory=dict)
    cells: dict[tuple[Step, ...], Place] = field(default_factory=dict)

    def put(self, section: str, entry: Entry, place: Place) -> None:
        """Set a section that is a mapping of texts."""
        self._fill((section,), self.value.setdefault(section, {}), entry, place)

    def put_said(self, key: str, text: str | bool, place: Place) -> None:
        """Set what is said of the file itself."""
        self.value[key] = text
        self.cells[key,] = place

    def put_under(self, section: str, key: str, entry: Entry | str, place: Place) -> Place | None:
        """Set one key of a section; where it is already set, the cell of the first and nothing is changed."""
        found = self.value.setdefault(section, {})
        if key in found:
            return self.cells[section, key]
        if isinstance(entry, str):
            found[key] = entry
            self.cells[section, key] = place
        else:
            found[key] = {}
            self._fill((section, key), found[key], entry, place)
        return None

    def append(self, section: str, entry: Entry, place: Place) -> int:
        """Add an entry to a section that is a list; its number."""
        found = self.value.setdefault(section, [])
        found.append({})
        self._fill((section, len(found) - 1), found[-1], entry, place)
        return len(found) - 1

    def add_figure(self, measure: str, entry: Entry, place: Place, unit: int | None = None) -> None:
        """Add an observation of a figure, the agency's or a unit's."""
        at: tuple[Step, ...] = ("figures",) if unit is None else ("units", unit, "figures")
        owner = self.value if unit is None else self.value["units"][unit]
        series = owner.setdefault("figures", {}).setdefault(measure, [])
        series.append({})
        path = (*at, measure, len(series) - 1)
        self.cells.setdefault((*at, measure), place)
        self._fill(path, series[-1], entry, place)

    def tree(self, file: str) -> WorkbookTree:
        """The whole as a tree, as a file would have given it."""
        keys = ("agency", "period", "synthetic", "illustration", "note")
        head = {"format": 1, **{key: self.value[key] for key in keys if key in self.value}}
        return workbook_tree({**head, **self.value}, file, self.cells)

    def _fill(self, path: tuple[Step, ...], target: dict[str, Any], entry: Entry, place: Place) -> None:
        self.cells[path] = place
        for key, (text, cell) in entry.items():
            target[key] = text
            self.cells[*path, key] = cell
