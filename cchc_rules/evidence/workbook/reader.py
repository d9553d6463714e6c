"""What does a filled-in form say, agency by agency, and what is wrong with it?

Gives the same kind of result as an evidence file, with cells as places: what the values mean is judged by
the reader of evidence files.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence import codes as evidence_codes
from cchc_rules.evidence.model import SourceFile
from cchc_rules.evidence.reading import LoadedFile
from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.agencies_in import AgencyReader
from cchc_rules.evidence.workbook.book import Book, open_book
from cchc_rules.evidence.workbook.cells_in import CellReader
from cchc_rules.evidence.workbook.claims_in import ClaimRows
from cchc_rules.evidence.workbook.figures_in import FigureRows
from cchc_rules.evidence.workbook.guide_out import GUIDE_SHEET
from cchc_rules.evidence.workbook.layout import LISTS_SHEET, META_SHEET, Column, Kind, read_key
from cchc_rules.evidence.workbook.meta_in import Meta, check_meta, read_meta
from cchc_rules.evidence.workbook.names import KnownNames
from cchc_rules.evidence.workbook.notes import Notes
from cchc_rules.evidence.workbook.owners import Owners
from cchc_rules.evidence.workbook.tables_in import (
    TableIn,
    look_at_columns,
    spread_merged,
    table_on,
    tell_of_other_columns,
)
from cchc_rules.sources.digest import sha256_of
from cchc_rules.sources.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from cchc_rules.evidence.reading import EvidenceReader
    from cchc_rules.evidence.workbook.drafts import Draft
    from cchc_rules.evidence.workbook.places import WorkbookTree

_REMEDIES: Final[Mapping[str, str]] = {
    evidence_codes.QUALIFIER_NOT_ALLOWED: f"xóa ô “{Column.QUALIFIER}” của dòng này",
    evidence_codes.TOLERANCE: f"chọn “khoảng” ở cột “{Column.QUALIFIER}”, hoặc xóa ô “{Column.TOLERANCE}”",
    evidence_codes.FIGURE_AFTER_AS_OF: (
        f"sửa ô “{Column.AS_OF}”, hoặc ô “{Column.CLOSED}” ở trang “Cơ quan”"
    ),
    evidence_codes.SAME_FIGURE_TWICE: (
        f"giữ một dòng; khác ngày thì ghi “{Column.AS_OF}”, khác nguồn thì ghi “{Column.SYSTEM}”"
    ),
}
"""What to do in a form where the remedy for a file speaks of its keys."""


@dataclass(frozen=True, slots=True)
class FormRead:
    """What one workbook yielded: per agency a result as of a file, and its contents in that shape."""

    loaded: tuple[LoadedFile, ...]
    trees: tuple[WorkbookTree, ...] = ()
    """One per agency that was found, in the order of `loaded`; none where the workbook is no form."""
    is_form: bool = True


def read_form(
    path: Path, shown: str, reader: EvidenceReader, known: Sequence[tuple[str, str]] = ()
) -> FormRead:
    """Read one workbook. With a fault anywhere all its agencies are left out.

    Args:
        path: the workbook, .xlsx, .xls or .ods.
        shown: what it is called in messages.
        reader: the reader of evidence files of the pack.
        known: ids and names of agencies beside those the form was made for.
    """
    book = open_book(path, shown)
    if isinstance(book, Fault):
        return FormRead((LoadedFile(shown, faults=(book,)),))
    form = _Form(book, reader, known)
    if not form.is_form:
        return FormRead((LoadedFile(shown, faults=(_not_a_form(shown),)),), is_form=False)
    drafts = form.drafts()
    trees = tuple(draft.tree(shown) for draft in drafts)
    source = SourceFile(shown, sha256_of(path))
    loaded = [reader.read_tree(tree, (source,)) for tree in trees]
    return FormRead(_together(shown, form.notes, loaded), trees)


def _not_a_form(shown: str) -> Fault:
    return Fault(
        Place(shown),
        codes.NOT_A_FORM,
        "bảng tính không phải là biểu số liệu: không có trang nào có các cột của biểu",
        expected="biểu tạo bằng lệnh “cchc evidence form”, còn nguyên dòng tiêu đề các cột",
    )


def _together(shown: str, notes: Notes, loaded: Sequence[LoadedFile]) -> tuple[LoadedFile, ...]:
    """The results of all agencies, none of them where anything is at fault."""
    errors = [fault for fault in notes.faults if fault.severity is Severity.ERROR]
    warnings = [fault for fault in notes.faults if fault.severity is Severity.WARNING]
    whole = LoadedFile(shown, faults=_sorted(errors), warnings=_sorted(warnings))
    failed = bool(errors) or any(each.faults for each in loaded)
    each = (
        replace(
            one,
            evidence=None if failed else one.evidence,
            faults=_in_words_of_the_form(one.faults),
            warnings=_in_words_of_the_form(one.warnings),
        )
        for one in loaded
    )
    return (whole, *each) if whole.faults or whole.warnings or not loaded else tuple(each)


def _in_words_of_the_form(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(replace(each, fix=_REMEDIES.get(each.code, each.fix)) for each in faults)


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(set(faults), key=Fault.sort_key))


class _Form:
    """One opened workbook while it is read."""

    def __init__(self, book: Book, reader: EvidenceReader, known: Sequence[tuple[str, str]]) -> None:
        self.book = book
        self.vocabulary = reader.vocabulary
        self.known = known
        self.notes = Notes()
        self.meta = read_meta(book)
        self.tables: dict[Kind, list[TableIn]] = {kind: [] for kind in Kind}
        self.unread: list[str] = []
        for sheet in book.sheets:
            if sheet.name in (META_SHEET, LISTS_SHEET, GUIDE_SHEET):
                continue
            table = table_on(sheet)
            if table is not None:
                self.tables[table.kind].append(table)
            elif sheet.cells:
                self.unread.append(sheet.name)

    @property
    def is_form(self) -> bool:
        """Whether the workbook is one of ours, filled in or torn apart."""
        return self.meta is not None or bool(self.tables[Kind.AGENCIES])

    def drafts(self) -> list[Draft]:
        """What each agency says."""
        self._look_at_the_whole()
        cells = CellReader(self.notes)
        for table in self._all():
            look_at_columns(table, self.notes)
            spread_merged(table, self.notes)
        agency_reader = AgencyReader(self.vocabulary.pack, cells, self.meta or Meta(), self.known)
        drafts = [draft for table in self.tables[Kind.AGENCIES] for draft in agency_reader.read(table)]
        if not drafts and not self.notes.has_errors:
            message = "biểu chưa ghi cơ quan nào ở trang “Cơ quan”"
            self.notes.error(
                codes.INCOMPLETE, Place(self.book.file), message, fix="ghi tên cơ quan, kỳ số liệu"
            )
        names = KnownNames((draft.id, draft.name) for draft in drafts)
        self._read_rows(Owners({draft.id: draft for draft in drafts}, names, cells), cells)
        return drafts

    def _read_rows(self, owners: Owners, cells: CellReader) -> None:
        made_titles = self.meta.titles if self.meta else {}
        figures = FigureRows(self.vocabulary, cells, owners, made_titles)
        claims = ClaimRows(self.vocabulary, cells, owners)
        for table in self.tables[Kind.UNITS]:  # first: rows of other days name the units
            tell_of_other_columns(table, figures.read_units(table), self.notes)
        reads: tuple[tuple[Kind, Callable[[TableIn], None]], ...] = (
            (Kind.FIGURES, figures.read),
            (Kind.DOCUMENTS, claims.documents),
            (Kind.SELF_SCORES, claims.self_scores),
            (Kind.RESULTS, claims.results),
            (Kind.WAIVERS, claims.waivers),
        )
        for kind, read in reads:
            for table in self.tables[kind]:
                read(table)
                tell_of_other_columns(table, set(), self.notes)
        for table in self.tables[Kind.AGENCIES]:
            tell_of_other_columns(table, set(), self.notes)

    def _all(self) -> list[TableIn]:
        return [table for tables in self.tables.values() for table in tables]

    def _look_at_the_whole(self) -> None:
        file = Place(self.book.file)
        if self.meta is None:
            message = "biểu không còn phần ẩn cho biết bộ quy tắc: đọc theo tên các dòng"
            self.notes.warn(codes.MISSING_PART, file, message)
        else:
            check_meta(self.meta, self.vocabulary.pack, self.book.file, self.notes)
            self._look_for_sheets(self.meta)
        if not self.book.tells_all:
            self.notes.warn(
                codes.READ_AS,
                file,
                "tệp .xls, .ods không cho biết định dạng % và ô lỗi (#N/A): tỷ lệ được đọc như ô có "
                "định dạng %, ô lỗi được đọc như ô trống",
                fix="để chắc chắn thì lưu lại dạng .xlsx",
            )
        for name in self.unread:
            self._unread_sheet(name)

    def _look_for_sheets(self, meta: Meta) -> None:
        for kind in Kind:
            made = [name for name, each in meta.sheets.items() if each == kind]
            here = {table.sheet.name for table in self.tables[kind]}
            missing = [name for name in made if name not in here and name not in self.unread]
            if len(here) < len(made) and missing:
                listed = ", ".join(f"“{name}”" for name in missing)
                message = f"biểu thiếu trang {listed}: số liệu của trang đó coi là chưa có"
                self.notes.warn(codes.MISSING_PART, Place(self.book.file), message)

    def _unread_sheet(self, name: str) -> None:
        sheet = self.book.sheet(name)
        if sheet is None:
            return
        ours = self.meta is not None and name in self.meta.sheets
        keys = any(isinstance(cell.value, str) and _is_key(cell.value) for cell in sheet.cells.values())
        if ours or keys:
            self.notes.error(
                codes.MISSING_PART,
                sheet.whole(),
                f"trang “{name}” không còn nhận ra dòng tiêu đề các cột",
                fix="ghi lại tiêu đề các cột như biểu gốc, hoặc chép số liệu sang biểu gốc",
            )
        else:
            message = f"trang “{name}” không thuộc biểu nên không được đọc"
            self.notes.warn(codes.NOT_PART_OF_THE_FORM, sheet.whole(), message)


def _is_key(text: str) -> bool:
    key = read_key(text)
    return key is not None and " " not in text and "\n" not in text


__all__ = ["FormRead", "read_form"]
