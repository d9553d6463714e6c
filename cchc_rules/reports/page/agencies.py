"""How is an agency told from another of the same run? By name; where it stands twice, also by its period."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from cchc_rules.reports.records.collection import Collection


def labels_of(collection: Collection) -> tuple[str, ...]:
    """The name of every agency, in the order of the collection."""
    names = Counter(clean(record.agency.name) for record in collection.agencies)
    found = []
    for record in collection.agencies:
        name = clean(record.agency.name)
        period = f"{format_date(record.period_from)}–{format_date(record.period_to)}"
        found.append(name if names[name] == 1 else f"{name} ({period})")
    return tuple(found)


def keys_of(collection: Collection) -> tuple[str, ...]:
    """A word for every agency that links can name, in the order of the collection."""
    ids = Counter(record.agency.id for record in collection.agencies)
    return tuple(
        record.agency.id
        if ids[record.agency.id] == 1
        else f"{record.agency.id}.{record.period_from}.{record.period_to}"
        for record in collection.agencies
    )
