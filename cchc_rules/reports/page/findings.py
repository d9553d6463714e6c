"""Which findings stand in the page without its script? Those of small runs; of large ones only how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.reports.clean_text import sentence
from cchc_rules.reports.page.agencies import labels_of
from cchc_rules.reports.page.marks import MARKS, PRESSING
from cchc_rules.reports.results.criterion_view import points_text

if TYPE_CHECKING:
    from cchc_rules.reports.page.marks import Mark
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection

MOST: Final = 200


class FindingRow(NamedTuple):
    """A result that calls for attention, as printed."""

    agency: str
    entry: CriterionEntry
    mark: Mark
    points: str
    value: str
    target: str
    why: str
    proof: tuple[str, ...]


def finding_rows(collection: Collection) -> tuple[FindingRow, ...]:
    """The results that call for attention, most pressing first; none where there are too many to print."""
    entries = {entry.id: entry for entry in collection.entries}
    found = [
        (PRESSING.index(each.status), label, each)
        for label, record in zip(labels_of(collection), collection.agencies, strict=True)
        for each in record.criteria
        if each.status in PRESSING
    ]
    if len(found) > MOST:
        return ()
    found.sort(key=lambda each: each[0])
    return tuple(
        FindingRow(
            agency=label,
            entry=entries[each.id],
            mark=MARKS[each.status],
            points=points_text(each.worst, each.best, each.maximum),
            value=each.value or "",
            target=each.target or "",
            why=sentence(each.why),
            proof=each.proof,
        )
        for _, label, each in found
    )
