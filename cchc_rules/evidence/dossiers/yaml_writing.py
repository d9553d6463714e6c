"""How is a YAML file of ours written so that it is read back the same? Texts in double quotes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(text: str) -> str:
    """A text as a double-quoted scalar; JSON strings are YAML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def flow_list(texts: Iterable[str]) -> str:
    """Texts as a list on one line."""
    return "[" + ", ".join(quoted(text) for text in texts) + "]"
