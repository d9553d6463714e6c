"""What is a chart before it is drawn? A Vega-Lite spec, its title, and words for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Chart:
    """``description`` says in Vietnamese what the picture shows; all data stand in the table behind it."""

    title: str
    description: str
    spec: Mapping[str, Any]
    shortened: Mapping[str, str] = field(default_factory=dict)
    """Labels that had to be cut, as drawn (their lines joined), to the full text."""
