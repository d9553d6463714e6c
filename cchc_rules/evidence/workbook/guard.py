"""May this file be opened at all? Looked at before any spreadsheet library touches it.

A zip of a megabyte can hold gigabytes: what it would unpack to is known before it is unpacked.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.ods_extent import used_area
from cchc_rules.sources import codes as source_codes
from cchc_rules.sources.faults import Fault, Place

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE: Final = 20_000_000
MAX_MEMBERS: Final = 2_000
MAX_UNPACKED: Final = 60_000_000
MAX_RATIO: Final = 400
"""XML of equal rows packs to a hundredth; nothing an office makes comes near this."""
MAX_CELLS: Final = 500_000
_RATIO_FROM: Final = 5_000_000
_CHUNK: Final = 1 << 20
_TAIL: Final = 80
_MERGED: Final = re.compile(rb"mergeCell\s+ref\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CELL_TAGS: Final = (b"<c ", b"<c>", b"<table:table-cell")
_FIX_SMALLER: Final = "chỉ gửi biểu số liệu; xóa trang, hình ảnh và vùng định dạng thừa rồi lưu lại"
_FIX_SAVE: Final = "mở tệp bằng Excel rồi lưu lại dạng .xlsx"

XLSX, XLS, ODS = "xlsx", "xls", "ods"


def kind_of(path: Path, shown: str) -> str | Fault:
    """Whether a file is .xlsx, .xls or .ods by what is in it, or why it may not be opened."""
    place = Place(shown)
    try:
        if not path.is_file():
            return Fault(
                place, source_codes.MISSING_FILE, "không tìm thấy tệp", fix="kiểm tra tên tệp và thư mục"
            )
        size = path.stat().st_size
        if size > MAX_FILE:
            message = f"tệp lớn hơn {MAX_FILE // 1_000_000} MB"
            return Fault(place, codes.TOO_LARGE, message, fix=_FIX_SMALLER)
        with path.open("rb") as file:
            head = file.read(512)
    except OSError:
        return Fault(
            place,
            source_codes.UNREADABLE,
            "không mở được tệp",
            fix="đóng tệp trong Excel, kiểm tra quyền đọc",
        )
    if head.startswith(_OLE):
        return _old_format(path, place)
    if head.startswith(_ZIP):
        return _zipped(path, place)
    if head.lstrip().lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        message = "tệp thực chất là trang web được đặt đuôi của Excel"
        return Fault(place, codes.NOT_A_WORKBOOK, message, fix=_FIX_SAVE)
    return Fault(
        place,
        codes.NOT_A_WORKBOOK,
        "tệp không phải là bảng tính, hoặc đã hỏng",
        expected="tệp .xlsx, .xls hoặc .ods",
        fix="mở thử bằng Excel; nếu không mở được thì xin lại tệp",
    )


def _old_format(path: Path, place: Place) -> str | Fault:
    """An OLE container: an .xls, or what Excel makes of an .xlsx with a password."""
    if _ENCRYPTED in path.read_bytes():
        return password_fault(place)
    return XLS


def password_fault(place: Place) -> Fault:
    """A workbook nobody can read without its password."""
    return Fault(
        place,
        codes.PASSWORD,
        "tệp đặt mật khẩu nên không đọc được",
        fix="bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại",
    )


def broken_fault(place: Place) -> Fault:
    """A workbook that begins like one and cannot be read to its end."""
    return Fault(
        place,
        codes.NOT_A_WORKBOOK,
        "tệp hỏng hoặc không phải là bảng tính",
        expected="tệp .xlsx, .xls hoặc .ods",
        fix="mở thử bằng Excel rồi lưu lại; nếu không mở được thì xin lại tệp",
    )


def _zipped(path: Path, place: Place) -> str | Fault:
    try:
        with zipfile.ZipFile(path) as archive:
            return _members(archive, place)
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, NotImplementedError, RuntimeError):
        return broken_fault(place)


def _members(archive: zipfile.ZipFile, place: Place) -> str | Fault:
    members = archive.infolist()
    if too_large := _too_large(members):
        return Fault(place, codes.TOO_LARGE, too_large, fix=_FIX_SMALLER)
    if any(member.flag_bits & 1 for member in members):
        return password_fault(place)
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        return broken_fault(place)
    # Sizes of a forged directory do not hold: reading to the end checks them, and counts the cells.
    cells = 0
    for member in members:
        cells += _cells_in(archive, member)
        if cells > MAX_CELLS:
            return too_many_cells(place)
    if "xl/workbook.xml" in names:
        return XLSX
    with archive.open("content.xml") as stream:
        if used_area(stream) > MAX_CELLS:
            return too_many_cells(place)
    return ODS


def too_many_cells(place: Place) -> Fault:
    """A workbook with more cells than a form can have."""
    message = f"bảng tính có hơn {MAX_CELLS:,} ô".replace(",", ".")
    return Fault(place, codes.TOO_LARGE, message, fix=_FIX_SMALLER)


def _too_large(members: list[zipfile.ZipInfo]) -> str | None:
    """Why the sizes a zip declares are refused."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS:
        return f"tệp nén chứa {len(members)} tệp con, nhiều hơn mọi bảng tính"
    if unpacked > MAX_UNPACKED:
        return f"nội dung giải nén lớn hơn {MAX_UNPACKED // 1_000_000} MB"
    if unpacked > _RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1):
        return "nội dung được nén bất thường, như một bẫy nén"
    return None


def _cells_in(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """How many cells a part holds or merges: readers make an object of each."""
    found = 0
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            found += sum(text.count(tag) - tail.count(tag) for tag in _CELL_TAGS)
            found += sum(_area(match) for match in _MERGED.finditer(text))
            tail = text[-_TAIL:]
    return found


def _area(merged: re.Match[bytes]) -> int:
    first_column, first_row, last_column, last_row = merged.groups()
    columns = abs(_column(last_column) - _column(first_column)) + 1
    return columns * (abs(int(last_row) - int(first_row)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
