"""Which results does the page carry for its script? All of them, as compact JSON with texts said once.

Numbers are texts already: the script looks up, filters and shows, it works nothing out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.page.agencies import keys_of, labels_of
from cchc_rules.reports.page.marks import MARKS, PRESSING
from cchc_rules.reports.page.texts import NOTHING, TextTable
from cchc_rules.reports.results.criterion_view import points_text
from cchc_rules.reports.words import LEVEL
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.records.catalogue import CriterionEntry
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord, CriterionRecord

Tasks = dict[tuple[str, str], list[int]]
"""Places in the plan of the tasks that answer a criterion of an agency."""

COLUMNS: Final = (
    "entry",
    "status",
    "points",
    "lost",
    "stake",
    "value",
    "target",
    "distance",
    "sentence",
    "signals",
    "policies",
    "proof",
    "lacksProof",
    "missing",
    "selfScore",
    "series",
    "official",
    "tasks",
    "parent",
)
"""What the places of a row mean; places left off at its end are empty."""
_STATUS_ORDER: Final = tuple(MARKS)


def embedded(collection: Collection, plan: Plan | None) -> str:
    """The results as JSON that may stand inside a script element."""
    found = json.dumps(_content(collection, plan), ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only "<" can do harm ("</script>", "<!--"), and it stands in texts only.
    return found.replace("<", "\\u003c")


def _content(collection: Collection, plan: Plan | None) -> dict[str, object]:
    texts = TextTable()
    places = {entry.id: place for place, entry in enumerate(collection.entries)}
    tasks = _tasks(plan)
    keys, labels = keys_of(collection), labels_of(collection)
    agencies = [
        {
            "key": key,
            "name": label,
            "level": record.agency.level.value,
            "group": texts.place(record.agency.group),
            "rows": _rows(record, collection, places, texts, tasks),
            "conclusions": [
                [places[each.criterion], texts.place(each.text), texts.places(each.because)]
                for each in record.conclusions
                if each.criterion in places
            ],
        }
        for key, label, record in zip(keys, labels, collection.agencies, strict=True)
    ]
    return {
        "columns": COLUMNS,
        "statuses": [[status.value, mark.style, mark.sign, mark.label] for status, mark in MARKS.items()],
        "pressing": [status.value for status in PRESSING],
        "levels": {level.value: name for level, name in LEVEL["vi"].items()},
        "fields": _fields(collection),
        "entries": [_entry(entry) for entry in collection.entries],
        "tasks": [_task_line(task.number, task.title) for task in plan.tasks] if plan else [],
        "agencies": agencies,
        "texts": texts.all(),
    }


def _fields(collection: Collection) -> dict[str, str]:
    return {entry.field: clean(entry.field_name) for entry in collection.entries}


def _entry(entry: CriterionEntry) -> dict[str, object]:
    told = {
        "id": entry.id,
        "name": clean(entry.name),
        "field": entry.field,
        "scoring": clean(entry.scoring),
        "basis": clean(entry.basis or ""),
        "place": clean(entry.place or ""),
        "note": clean(entry.note or ""),
    }
    return {key: value for key, value in told.items() if value}


def _task_line(number: str, title: str) -> str:
    return clean(f"{number}. {title}")


def _tasks(plan: Plan | None) -> Tasks:
    found: Tasks = defaultdict(list)
    for place, task in enumerate(plan.tasks if plan else ()):
        for finding in task.findings:
            found[finding.agency.id, finding.criterion].append(place)
    return found


def _rows(
    record: AgencyRecord,
    collection: Collection,
    places: Mapping[str, int],
    texts: TextTable,
    tasks: Tasks,
) -> list[list[object]]:
    """The criteria of an agency in the order of the pack, those with sub-criteria before them."""
    parents = {each.id for each in record.parents}
    shown = sorted((*record.parents, *record.criteria), key=lambda each: places[each.id])
    return [
        _row(
            each,
            collection.entries[places[each.id]],
            places[each.id],
            texts,
            tasks.get((record.agency.id, each.id), []),
            is_parent=each.id in parents,
        )
        for each in shown
    ]


def _row(
    each: CriterionRecord,
    entry: CriterionEntry,
    place: int,
    texts: TextTable,
    tasks: list[int],
    *,
    is_parent: bool,
) -> list[object]:
    distance = each.distance.sentence if each.distance else None
    row: list[object] = [
        place,
        _STATUS_ORDER.index(each.status),
        texts.place(points_text(each.worst, each.best, each.maximum)),
        texts.place(_some(each.lost)),
        texts.place(_some(each.at_stake)),
        texts.place(each.value),
        texts.place(each.target),
        texts.place(distance),
        texts.sentence(each.sentence, distance, each.value, each.target),
        texts.places(each.signals),
        texts.places(each.policies),
        texts.places(each.proof),
        int(each.lacks_proof),
        texts.places(each.missing),
        texts.place(None if each.self_score is None else format_number(each.self_score)),
        texts.places(_moments(each, entry)),
        int(each.official),
        tasks,
        int(is_parent),
    ]
    while row and row[-1] in (NOTHING, []):
        row.pop()
    return row


def _some(points: Fraction) -> str | None:
    return format_number(points) if points else None


def _moments(each: CriterionRecord, entry: CriterionEntry) -> list[str]:
    """The value over time, oldest first: "31/12/2023: 99,92%"."""
    written = format_percent if entry.is_rate else format_number
    return [f"{format_date(moment.day)}: {written(moment.value)}" for moment in each.series]
