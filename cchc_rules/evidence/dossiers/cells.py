"""How many rows of each kind are there? Counts by agency, level, field, months, bucket and concern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from cchc_rules.evidence.dossiers.classes import ANSWERS
from cchc_rules.evidence.dossiers.model import CLOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

KEYS: Final = ("agency", "level", "field", "received", "returned", "bucket", "concern")
"""What cells are told apart by: `level` as written or -1, `received` the month of receipt or 0 before the
period, `returned` the month of return or 0 where open as of the day."""

COUNTS: Final = (
    "rows", "online", "in_person", "post", "apologised", "paid_online", "paid_online_money", "with_fee",
    "digitised", "feedback", "feedback_handled",
)  # fmt: skip
"""How many rows a cell has, and how many of them are ..."""

_LAST_CLOSED: Final = int(max(CLOSED))

_SCHEMA: Final = pa.schema([*((name, pa.int32()) for name in KEYS), *((name, pa.int64()) for name in COUNTS)])


def counted_cells(classes: ir.Table, *, duplicates: bool = False) -> ir.Table:
    """The query for the cells; of rows left out as duplicates also by `duplicate`."""
    keyed = classes.mutate(
        agency=classes.agency_code,
        level=classes.level_code,
        field=classes.field_code,
        received=classes.received_month,
        returned=ibis.ifelse(classes.bucket <= _LAST_CLOSED, classes.returned_month, 0).cast("int32"),
    )
    keys = [*KEYS, *(["duplicate"] if duplicates else [])]
    counts: dict[str, Any] = {name: keyed[name].sum() for name in ANSWERS}
    counts["paid_online_money"] = (keyed.fee * keyed.paid_online).sum()
    return keyed.group_by(keys).aggregate(rows=keyed.count(), **counts)


def merged(cells: pa.Table, duplicates: pa.Table) -> pa.Table:
    """The cells with the duplicates moved out of the buckets they would have been in, in order of keys."""
    taken = _typed(duplicates, _SCHEMA)
    moved = taken.set_column(KEYS.index("bucket"), "bucket", duplicates["duplicate"].cast(pa.int32()))
    moved = moved.set_column(KEYS.index("concern"), "concern", pa.array([0] * len(moved), pa.int32()))
    for name in COUNTS:
        taken = taken.set_column(taken.schema.get_field_index(name), name, pc.negate(taken[name]))
    together = pa.concat_tables([_typed(cells, _SCHEMA), taken, moved])
    summed = summed_by(together, KEYS, COUNTS)
    return summed.filter(pc.field("rows") > 0).sort_by([(name, "ascending") for name in KEYS])


def summed_by(table: pa.Table, keys: Sequence[str], counts: Sequence[str]) -> pa.Table:
    """Counts added up by fewer keys."""
    summed = table.group_by(list(keys)).aggregate([(name, "sum") for name in counts])
    return summed.select([*keys, *(f"{name}_sum" for name in counts)]).rename_columns([*keys, *counts])


def _typed(table: pa.Table, schema: pa.Schema) -> pa.Table:
    filled = [pc.fill_null(table[each.name].cast(each.type), 0) for each in schema]
    return pa.table(filled, schema=schema)
