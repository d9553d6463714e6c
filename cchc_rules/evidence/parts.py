"""Which parts of a file can be judged? All of a sound file; of a faulty one the entries that are sound.

So that a wrong date in one entry does not hide what is wrong with the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from cchc_rules.evidence.format import EvidenceFile
from cchc_rules.sources.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from cchc_rules.evidence.format import (
        Agency,
        DocumentEntry,
        FigureEntry,
        OfficialEntry,
        ReportedPeriod,
        UnitEntry,
        WaiverEntry,
    )
    from cchc_rules.sources.faults import Fault
    from cchc_rules.sources.tree import Tree

_MAPPINGS = ("figures", "documents", "self_scores", "official_scores", "last_year")
_LISTS = ("units", "waivers")


@dataclass(frozen=True, slots=True)
class Parts:
    """The sound entries of a file; those of a list with their place in it."""

    agency: Agency | None = None
    period: ReportedPeriod | None = None
    figures: Mapping[str, Sequence[FigureEntry] | None] = field(default_factory=dict)
    documents: Mapping[str, DocumentEntry | str | None] = field(default_factory=dict)
    units: Sequence[tuple[int, UnitEntry]] = ()
    self_scores: Mapping[str, Fraction | None] = field(default_factory=dict)
    official_scores: Mapping[str, OfficialEntry] = field(default_factory=dict)
    last_year: Mapping[str, OfficialEntry] = field(default_factory=dict)
    waivers: Sequence[tuple[int, WaiverEntry]] = ()
    synthetic: bool = False
    illustration: str | None = None
    note: str | None = None


def parts_of(tree: Tree, faults: list[Fault]) -> Parts:
    """The sound parts of a file; what is unsound is added to the faults."""
    file = validate(EvidenceFile, tree, faults)
    if file is None:
        return _sound_parts(tree.value) if isinstance(tree.value, dict) else Parts()
    return Parts(
        agency=file.agency,
        period=file.period,
        figures=file.figures,
        documents=file.documents,
        units=tuple(enumerate(file.units)),
        self_scores=file.self_scores,
        official_scores=file.official_scores,
        last_year=file.last_year,
        waivers=tuple(enumerate(file.waivers)),
        synthetic=file.synthetic,
        illustration=file.illustration,
        note=file.note,
    )


def _sound_parts(written: Mapping[str, Any]) -> Parts:
    found: dict[str, Any] = {
        section: _sound(section, written.get(section)) for section in ("agency", "period")
    }
    for section in _MAPPINGS:
        found[section] = dict(_sound_items(section, written.get(section)))
    for section in _LISTS:
        found[section] = tuple(_sound_entries(section, written.get(section)))
    return Parts(**found)


def _sound_items(section: str, written: Any) -> Iterator[tuple[str, Any]]:
    for key, value in written.items() if isinstance(written, dict) else ():
        sound = _sound(section, {key: value})
        if sound is not None:
            yield from sound.items()


def _sound_entries(section: str, written: Any) -> Iterator[tuple[int, Any]]:
    for index, entry in enumerate(written if isinstance(written, list) else ()):
        sound = _sound(section, (entry,))
        if sound is not None:
            yield index, sound[0]


def _sound(section: str, written: Any) -> Any:
    try:
        return _adapter(section).validate_python(written)
    except ValidationError:
        return None


@cache
def _adapter(section: str) -> TypeAdapter[Any]:
    annotation: Any = EvidenceFile.model_fields[section].annotation
    return TypeAdapter(annotation)
