"""What does one page of the catalogue hold?"""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A code explained in Vietnamese: what it says, how not to write it, how to write it, why it matters."""

    code: str
    what: str
    avoid: str
    prefer: str
    why: str
