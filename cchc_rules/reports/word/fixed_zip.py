"""How do Office files come out as the same bytes every time? Their zip gets one fixed time."""

from __future__ import annotations

import io
import zipfile
from typing import Protocol

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold."""
_FIRST = "[Content_Types].xml"
"""Readers expect the list of content types in front."""


class Saved(Protocol):
    """Anything that saves itself as an Office file."""

    def save(self, path_or_stream: io.BytesIO, /) -> None:
        """Write the file to a stream."""


def fixed_zip(document: Saved) -> bytes:
    """The document as a file whose bytes depend on its contents only."""
    saved = io.BytesIO()
    document.save(saved)
    rewritten = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(rewritten, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system; zipfile would note the one it runs on.
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return rewritten.getvalue()
