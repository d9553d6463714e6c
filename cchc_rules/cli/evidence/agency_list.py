"""Which agencies does the user name? On the command line or in a list (.yaml, .csv, .xlsx)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

from cchc_rules.evidence.workbook.codes import UNKNOWN_NAME
from cchc_rules.sources.faults import Fault, Place, UnusableEvidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.packs.pack import RulePack

_HEADINGS = {
    "ten co quan": "name",
    "ten": "name",
    "name": "name",
    "co quan": "name",
    "ma co quan": "id",
    "ma": "id",
    "id": "id",
    "cap": "level",
    "level": "level",
    "nhom": "group",
    "nhom so sanh": "group",
    "group": "group",
    "ma co quan cap tren": "parent",
    "cap tren": "parent",
    "parent": "parent",
}


def agencies_named(
    pack: RulePack, level: AgencyLevel | None, named: Sequence[str], listed: Path | None
) -> list[AgencyRef]:
    """The agencies named one by one and in a list, each once.

    Raises:
        click.UsageError: an agency has no level, or two have one id.
        UnusableEvidence: the list cannot be read.
    """
    lines: list[Mapping[str, str]] = [{"name": name} for name in named]
    if listed is not None:
        lines += _lines_of(listed)
    found: dict[str, AgencyRef] = {}
    for line in lines:
        agency = _agency(pack, level, line)
        first = found.setdefault(agency.id, agency)
        if first is not agency and first != agency:
            raise click.UsageError(
                f"hai cơ quan có cùng mã “{agency.id}”: “{first.name}” và “{agency.name}”; "
                "ghi mã riêng cho mỗi cơ quan trong danh sách"
            )
    return list(found.values())


def _agency(pack: RulePack, level: AgencyLevel | None, line: Mapping[str, str]) -> AgencyRef:
    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.evidence.workbook.layout import LEVELS
    from cchc_rules.evidence.workbook.names import slug_of, units_of_pack
    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.vietnamese.names import fold

    name = units_of_pack(pack).name_of(line["name"])
    words = {fold(word): each for each, word in LEVELS.items()} | {each.value: each for each in AgencyLevel}
    own = words.get(fold(line.get("level") or ""))
    if line.get("level") and own is None:
        raise click.UsageError(f"“{line['level']}” không phải là một cấp; dùng: {', '.join(LEVELS.values())}")
    if (own or level) is None:
        raise click.UsageError(f"chưa rõ cấp của “{name}”: thêm --level, hoặc cột Cấp trong danh sách")
    id_ = line.get("id") or slug_of(name)
    return AgencyRef(id_, name, own or level, line.get("group") or None, line.get("parent") or None)  # type: ignore[arg-type]  # one of the two is there


def _lines_of(path: Path) -> list[dict[str, str]]:
    """The rows of a list, by our names of its columns."""
    kind = path.suffix.lower()
    if kind in (".yaml", ".yml", ".json"):
        return _of_yaml(path)
    rows = list(_of_csv(path) if kind == ".csv" else _of_workbook(path))
    if not rows:
        raise _unusable(path, "danh sách không có dòng nào")
    return list(_named(path, rows))


def _named(path: Path, rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    from cchc_rules.vietnamese.names import fold

    headings = [[_HEADINGS.get(fold(text), "") for text in row] for row in rows]
    first = next((number for number, names in enumerate(headings) if "name" in names), None)
    if first is None:
        if any(sum(bool(text.strip()) for text in row) > 1 for row in rows):
            raise _unusable(path, "danh sách không có cột “Tên cơ quan”")
        yield from ({"name": text.strip()} for row in rows for text in row if text.strip())
        return
    names = headings[first]
    for row in rows[first + 1 :]:
        line = {name: text.strip() for name, text in zip(names, row, strict=False) if name and text.strip()}
        if line.get("name"):
            yield line


def _of_csv(path: Path) -> Iterable[list[str]]:
    from cchc_rules.sources.tree import read_text

    faults: list[Fault] = []
    text = read_text(path, display=path.as_posix(), faults=faults)
    if text is None:
        raise UnusableEvidence(faults)
    text = text.removeprefix("\ufeff")
    # Excel writes semicolons where the comma is the decimal mark.
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def _of_workbook(path: Path) -> Iterable[list[str]]:
    from cchc_rules.evidence.workbook.book import open_book

    book = open_book(path, path.as_posix())
    if isinstance(book, Fault):
        raise UnusableEvidence([book])
    cells = book.sheets[0].cells if book.sheets else {}
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in cells.items():
        rows.setdefault(row, {})[column] = str(cell.value or "")
    return [[rows[row].get(column, "") for column in range(1, max(rows[row]) + 1)] for row in sorted(rows)]


def _of_yaml(path: Path) -> list[dict[str, str]]:
    from cchc_rules.sources.tree import read_tree

    faults: list[Fault] = []
    tree = read_tree(path, display=path.as_posix(), faults=faults)
    if tree is None or faults:
        raise UnusableEvidence(faults)
    found = tree.value.get("agencies") if isinstance(tree.value, dict) else tree.value
    if not isinstance(found, list):
        raise _unusable(path, "tệp phải là một danh sách tên cơ quan, hoặc danh sách các {id, name, level}")
    lines = []
    for number, each in enumerate(found):
        line = {"name": each} if isinstance(each, str) else each
        if not isinstance(line, dict) or not line.get("name"):
            place = (
                tree.place((number,)) if isinstance(tree.value, list) else tree.place(("agencies", number))
            )
            raise UnusableEvidence([Fault(place, UNKNOWN_NAME, "mục này không có tên cơ quan (name)")])
        lines.append({key: str(value) for key, value in line.items() if value is not None})
    return lines


def _unusable(path: Path, message: str) -> UnusableEvidence:
    expected = "mỗi dòng một cơ quan; các cột Tên cơ quan, Mã, Cấp, Nhóm, Cấp trên"
    return UnusableEvidence([Fault(Place(path.as_posix()), UNKNOWN_NAME, message, expected=expected)])
