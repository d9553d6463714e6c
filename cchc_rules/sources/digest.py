"""Which bytes exactly were these? Digests that prove which files a result rests on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_files(paths: Iterable[Path], root: Path) -> str:
    """One digest for many files: their contents and their names below `root`, in whatever order given."""
    # macOS hands out decomposed names, other systems composed ones: the same folder, the same digest.
    named = {nfc(path.relative_to(root).as_posix()): path for path in paths}
    whole = hashlib.sha256()
    for name in sorted(named):
        whole.update(f"{name}\0{sha256_of(named[name])}\n".encode())
    return whole.hexdigest()
