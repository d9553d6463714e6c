"""Which files speak of the same agency? Told from their first lines, without reading them whole.

So that any number of agencies can be read and assessed a few at a time: what is said of one agency
is in one group. Judges nothing: a file that cannot be told stands alone, and reading it says why.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from cchc_rules.evidence.files import find_files
from cchc_rules.vietnamese.names import nfc, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc_rules.sources.faults import Fault

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 8
"""No agency is written deeper; deep nesting is refused when the file is read."""
_READABLE: Final = frozenset({".yaml", ".yml", ".json"})


class AgencyFiles(NamedTuple):
    """The files of one agency, by the names they are shown under, in the order of the names."""

    name: str
    """The name of the agency, or of the file where it could not be told."""
    files: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """All files of a run, by agency in the order of their names, and what was wrong with the paths."""

    groups: tuple[AgencyFiles, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    alone: bool
    """Whether every file speaks of one agency; a workbook may speak of many."""


class _Told(NamedTuple):
    id: str
    name: str


def group_files(paths: Sequence[str | Path]) -> Grouped:
    """The files the paths mean, those of one agency together."""
    found = find_files(paths)
    groups: defaultdict[str, list[tuple[str, Path]]] = defaultdict(list)
    names: dict[str, str] = {}
    ordered = found.in_order()
    for shown, path in ordered:
        told = _told(path)
        # No id holds a colon, so a file that could not be told never joins an agency.
        key = told.id if told else f"{shown}:"
        groups[key].append((shown, path))
        names.setdefault(key, told.name if told else shown)
    return Grouped(
        groups=tuple(
            AgencyFiles(names[key], tuple(groups[key]))
            for key in sorted(groups, key=lambda key: (sort_key(names[key]), key))
        ),
        faults=tuple(found.faults),
        warnings=tuple(found.warnings),
        alone=all(path.suffix.lower() in _READABLE for _, path in ordered),
    )


def _told(path: Path) -> _Told | None:
    try:
        if path.suffix.lower() == ".json":
            written = json.loads(path.read_bytes())
            agency = written.get("agency") if isinstance(written, dict) else None
        else:
            with path.open("rb") as stream:
                agency = _agency(yaml.parse(stream, Loader=_LOADER))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return None
    if not isinstance(agency, dict) or not isinstance(agency.get("id"), str):
        return None
    name = agency.get("name")
    told = nfc(agency["id"].strip())
    return _Told(told, nfc(name.strip()) if isinstance(name, str) else told)


def _agency(events: Iterator[Any]) -> dict[str, str]:
    """The scalars of the top-level mapping `agency`; stops reading as soon as it ends."""
    depth, key, inside = 0, None, False
    found: dict[str, str] = {}
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if depth == 1 or (inside and depth == 2):
                key, found = _taken(key, event.value, found, keep=inside)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            inside = inside or (depth == 1 and key == "agency")
            depth, key = depth + 1, None
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            depth, key = depth - 1, None
            if inside and depth == 1:
                return found
        if depth > _DEEPEST:
            break
    return found


def _taken(
    key: str | None, value: str, found: dict[str, str], *, keep: bool
) -> tuple[str | None, dict[str, str]]:
    """A scalar is a key, or the value of the key before it."""
    if key is None:
        return value, found
    return None, {**found, key: value} if keep else found
