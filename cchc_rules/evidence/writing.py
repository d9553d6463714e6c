"""How is evidence written as a file? Values in the shape of format 1 become YAML text.

What reads files reads this text back to the same values; the same values give the same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDTH: Final = 120
_ORDER: Final = (
    "format",
    "agency",
    "period",
    "synthetic",
    "illustration",
    "note",
    "figures",
    "documents",
    "units",
    "self_scores",
    "official_scores",
    "last_year",
    "waivers",
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        """Anchors are refused by the reader."""
        return True


def evidence_text(value: Mapping[str, Any], head: Sequence[str] = ()) -> str:
    """The text of an evidence file.

    Args:
        value: mappings, lists and texts, in the shape of an evidence file.
        head: lines of a comment above it.
    """
    ordered = {key: _plain(value[key]) for key in _ORDER if value.get(key) not in (None, {}, [])}
    comment = "".join(f"# {' '.join(line.split())}\n" for line in head)
    body = yaml.dump(
        ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return comment + body


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
