"""May this Excel file be opened? Looks at the sizes its zip claims, before anything is unpacked."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.model import refuse
from cchc_rules.sources.faults import Place
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from pathlib import Path

MOST_MEMBERS: Final = 2_000
MOST_BYTES: Final = 1_000_000_000
MOST_SHARED_TEXT: Final = 200_000_000
MOST_RATIO: Final = 60
"""Sheets of real logs shrink 8 to 20 times."""

SMALL: Final = 20_000_000
"""Below this even the worst ratio does no harm."""

_FIX: Final = "xuất lại danh sách ra CSV hoặc Parquet; không mở tệp nếu không rõ nguồn gốc"


def check_workbook(path: Path, name: str) -> None:
    """Refuse a file that is no zip, or would unpack to more than a log can be.

    Raises:
        UnusableEvidence: with the sizes found.
    """
    place = Place(name)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        refuse(
            place,
            codes.LOG_BROKEN,
            "tệp không phải là tệp Excel .xlsx hoặc đã hỏng",
            fix="xuất lại từ hệ thống",
        )
    if len(members) > MOST_MEMBERS:
        refuse(place, codes.EXCEL_TOO_LARGE, f"tệp nén chứa {len(members)} tệp con", fix=_FIX)
    total = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if total > MOST_BYTES:
        refuse(place, codes.EXCEL_TOO_LARGE, f"giải nén ra {_megabytes(total)}", fix=_FIX)
    if total > SMALL and total / packed > MOST_RATIO:
        message = f"giải nén ra {_megabytes(total)} từ {_megabytes(packed)}, gấp {total // packed} lần"
        refuse(place, codes.EXCEL_TOO_LARGE, message, fix=_FIX)
    shared = max((m.file_size for m in members if m.filename.endswith("sharedStrings.xml")), default=0)
    if shared > MOST_SHARED_TEXT:
        refuse(place, codes.EXCEL_TOO_LARGE, f"phần chữ dùng chung dài {_megabytes(shared)}", fix=_FIX)


def _megabytes(size: int) -> str:
    return f"{format_number(size // 1_000_000)} MB"
