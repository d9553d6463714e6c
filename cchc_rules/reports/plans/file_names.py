"""What are the files of many documents called? After their units, so that every system takes the names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 80
"""Letters: with the folder the path stays below the 260 that Windows takes."""


def distinct_names(kind: str, units: Sequence[str]) -> list[str]:
    """A name for each: "phieu-giao-viec-so-noi-vu"; where two are written alike the later has a number."""
    taken: set[str] = set()
    names = []
    for unit in units:
        plain = f"{kind}-{_plain(unit)}"[:_LONGEST].rstrip("-")
        found, number = plain, 1
        while found in taken:
            number += 1
            found = f"{plain}-{number}"
        taken.add(found)
        names.append(found)
    return names


def _plain(name: str) -> str:
    """Letters without marks, digits and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "khong-ten"
