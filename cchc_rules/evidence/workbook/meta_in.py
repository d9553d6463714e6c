"""For which pack and agencies was a form made? What its hidden sheet says, if that is still there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.layout import FORM_MARK, FORM_VERSION, META_SHEET
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from cchc_rules.evidence.workbook.book import Book
    from cchc_rules.evidence.workbook.notes import Notes
    from cchc_rules.packs.pack import RulePack


@dataclass(slots=True)
class Meta:
    """What a form remembers of its making."""

    pack: str | None = None
    digest: str | None = None
    version: str | None = None
    level: AgencyLevel | None = None
    agencies: dict[str, str] = field(default_factory=dict)
    """Ids and names of the agencies it was made for."""
    levels: dict[str, AgencyLevel] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    """Names and kinds of its sheets."""
    titles: dict[str, str] = field(default_factory=dict)
    """What the row of each key was called."""


def read_meta(book: Book) -> Meta | None:
    """What the hidden sheet says; None where it is gone."""
    sheet = book.sheet(META_SHEET)
    if sheet is None:
        return None
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = str(cell.value)
    meta = Meta()
    for row in sorted(rows):
        _take(meta, [rows[row].get(column, "") for column in range(1, 5)])
    return meta if meta.version is not None else None


def _take(meta: Meta, line: list[str]) -> None:
    match line:
        case [mark, version, *_] if mark == FORM_MARK:
            meta.version = version
        case ["pack", pack, *_]:
            meta.pack = pack
        case ["digest", digest, *_]:
            meta.digest = digest
        case ["level", level, *_] if level in _LEVELS:
            meta.level = AgencyLevel(level)
        case ["agency", agency, name, level]:
            meta.agencies[agency] = name
            if level in _LEVELS:
                meta.levels[agency] = AgencyLevel(level)
        case ["sheet", name, kind, *_]:
            meta.sheets[name] = kind
        case ["row", key, title, *_]:
            meta.titles[key] = title


_LEVELS = frozenset(AgencyLevel)


def check_meta(meta: Meta, pack: RulePack, file: str, notes: Notes) -> None:
    """Tell where a form was made for another pack, or for the pack as it was."""
    place = Place(file)
    if meta.version != str(FORM_VERSION):
        notes.error(
            codes.NOT_A_FORM,
            place,
            f"biểu thuộc phiên bản {meta.version}, chương trình đọc phiên bản {FORM_VERSION}",
            fix="cập nhật chương trình, hoặc tạo lại biểu bằng “cchc evidence form”",
        )
    if meta.pack != pack.id:
        notes.warn(
            codes.OTHER_PACK,
            place,
            f"biểu lập cho bộ quy tắc “{meta.pack}”, đang đọc theo “{pack.id}”: chỉ đọc dòng có trong bộ này",
            fix="chọn đúng bộ quy tắc bằng --pack, hoặc tạo lại biểu",
        )
    elif meta.digest != pack.digest:
        notes.warn(
            codes.OLD_PACK,
            place,
            f"bộ quy tắc “{pack.id}” đã thay đổi sau khi lập biểu",
            fix="kiểm tra các số liệu mới bằng “cchc evidence check”",
        )
