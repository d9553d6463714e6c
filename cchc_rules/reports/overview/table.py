"""What is the table behind a chart? Heads and rows of texts, the same whatever shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.reports.labels import LABELS

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

NOTHING: Final = "–"
"""Stands in a cell with nothing to say."""


class Table(NamedTuple):
    """A table in Vietnamese. ``numeric`` holds the columns (from 0) of numbers, set to the right."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


def points_note(pack: RulePack) -> str:
    """What a reader must know of the points of a pack; empty where they are those of a decision."""
    return LABELS["vi"].nominal if pack.manifest.points == "nominal" else ""
