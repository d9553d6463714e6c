"""What of all a pack asks for has an agency answered, and what is missing for which criterion?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.evidence.model import FigureKey
from cchc_rules.packs.measures import ChangeMeasure, GivenMeasure, ShareOfUnitsMeasure, parts_of

if TYPE_CHECKING:
    from cchc_rules.evidence.asked import Asked
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.criteria import Criterion


class Missing(NamedTuple):
    """What one criterion still lacks."""

    criterion: Criterion
    figures: tuple[FigureKey, ...]
    documents: tuple[str, ...]


class Answered(NamedTuple):
    """How many of the figures and documents the criteria read are there."""

    figures: int
    figures_asked: int
    documents: int
    documents_asked: int
    missing: tuple[Missing, ...]


def answered(asked: Asked, evidence: Evidence) -> Answered:
    """Hold what an agency reported against what the criteria of its level read."""
    figures: dict[FigureKey, tuple[FigureKey, ...]] = {}
    documents: dict[str, bool] = {}
    missing: list[Missing] = []
    for criterion in asked.criteria:
        roots = asked.roots_of(criterion)
        lacking = {root: figures.setdefault(root, _lacking(asked, evidence, root)) for root in roots}
        needed = asked.documents_of(criterion)
        documents.update((name, name in evidence.documents) for name in needed)
        wanted = tuple(dict.fromkeys(key for keys in lacking.values() for key in keys))
        absent = tuple(name for name in needed if name not in evidence.documents)
        if wanted or absent:
            missing.append(Missing(criterion, wanted, absent))
    given = sum(not lacking for lacking in figures.values())
    return Answered(given, len(figures), sum(documents.values()), len(documents), tuple(missing))


def _lacking(asked: Asked, evidence: Evidence, key: FigureKey) -> tuple[FigureKey, ...]:
    """The figures that would have to be reported for this one to be known; none where it is."""
    if key in evidence.figures:
        return ()
    measure = asked.pack.measures.get(key.measure)
    match measure:
        case None | GivenMeasure():
            return (key,)
        case ShareOfUnitsMeasure():
            return () if any(unit.kind == measure.units for unit in evidence.units) else (key,)
        case ChangeMeasure():
            inner = FigureKey(measure.of, key.scope)
            return () if len(evidence.figures.get(inner, ())) > 1 else (key,)
    parts = [FigureKey(name, key.scope) for name in parts_of(measure) if not asked.is_document(name)]
    lacking = [each for part in parts for each in _lacking(asked, evidence, part)]
    # Where none of the parts is there, the figure itself is what an office would report.
    return (key,) if len(lacking) == len(parts) else tuple(dict.fromkeys(lacking))
