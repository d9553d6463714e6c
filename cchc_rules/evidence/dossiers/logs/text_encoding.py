"""In which character set is a CSV file, and how is it made UTF-8? Reads in pieces, never the whole file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.model import refuse
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from pathlib import Path

Encoding = Literal["utf-8", "utf-16", "windows-1258"]

_SAMPLE: Final = 1 << 20
_PIECE: Final = 8 << 20
_PYTHON_NAMES: Final = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "windows-1258": "cp1258"}
_MARKED: Final = re.compile("[\u0300-\u036f]")


def encoding_of(path: Path, declared: Encoding | None) -> Encoding:
    """The character set: what the map says, else by the byte order mark, else UTF-8 if the start of the
    file is that, else Windows-1258, the old set of Vietnamese Windows."""
    if declared is not None:
        return declared
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "windows-1258"
    return "utf-8"


def transcode(path: Path, encoding: Encoding, target: Path, name: str) -> None:
    """Write the file anew in UTF-8 with composed letters (Windows-1258 keeps tone marks apart).

    Raises:
        UnusableEvidence: when the bytes are not of this character set.
    """
    lines = 1
    with (
        path.open("rb") as source,
        target.open("w", encoding="utf-8", newline="") as made,
    ):
        decoder = codecs.getincrementaldecoder(_PYTHON_NAMES[encoding])()
        held = ""
        while True:
            piece = source.read(_PIECE)
            try:
                text = held + decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                refuse(
                    Place(name, lines + held.count("\n"), 1),
                    codes.CSV_ENCODING,
                    f"có byte 0x{error.object[error.start]:02X} không thuộc bảng mã {encoding}",
                    fix="khai đúng bảng mã ở csv.encoding của bản đồ cột, hoặc lưu lại tệp dạng CSV UTF-8",
                )
            # A tone mark may still follow the last letter: only whole lines are composed.
            cut = text.rfind("\n") + 1 if piece else len(text)
            whole, held = text[:cut], text[cut:]
            lines += whole.count("\n")
            made.write(unicodedata.normalize("NFC", whole) if _needs_composing(whole) else whole)
            if not piece:
                return


def _needs_composing(text: str) -> bool:
    return _MARKED.search(text) is not None
