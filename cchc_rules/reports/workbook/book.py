"""How does every Excel book of ours begin and end? One font, Vietnamese properties, the same bytes.

Rows are written as they come and not kept: memory does not grow with the book.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from cchc_rules.reports.workbook.styles import FONT, SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import IO


class Book:
    """A book being written; formats are made once for all cells that look alike."""

    def __init__(self, file: IO[bytes], folder: str) -> None:
        self.workbook = Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": SIZE},
            },
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, properties: dict[str, Any]) -> Any:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self.workbook.add_format(properties)
        return found

    def describe(self, title: str, author: str, day: date) -> None:
        """Say what the book is; it counts as made on the day its figures speak of."""
        self.workbook.set_properties(
            {
                "title": title,
                "author": author,
                "comments": "Dữ liệu do cchc-rules lập từ bộ quy tắc và số liệu của cơ quan",
                "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - Excel knows no zones
            }
        )
        self.workbook.set_custom_property("Language", "vi-VN")


@contextmanager
def book_at(target: Path | IO[bytes]) -> Iterator[Book]:
    """A book that is written to ``target`` when the block ends well, and not at all when it does not.

    Raises:
        OSError: when the file cannot be written.
    """
    with TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        made = io.BytesIO()
        book = Book(made, folder)
        yield book
        book.workbook.close()
    if isinstance(target, Path):
        target.write_bytes(made.getbuffer())
    else:
        target.write(made.getbuffer())
