"""What texts stand in a row? All logs as one table with a column per content, nothing understood yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from cchc_rules.evidence.dossiers.dates import KEY_LENGTH
from cchc_rules.evidence.dossiers.engines.interface import ROW
from cchc_rules.evidence.dossiers.model import DATES, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from cchc_rules.evidence.dossiers.columns import Placed
    from cchc_rules.evidence.dossiers.engines.interface import Engine
    from cchc_rules.evidence.dossiers.logs.model import Column

_VIETNAM_AHEAD = 7
"""Hours ahead of UTC."""


def rows_of(placed: Sequence[Placed], engine: Engine, roles: Sequence[Role]) -> ir.Table:
    """`log`, `row` and the text of every role; NULL where a log has no such column."""
    tables = []
    for index, one in enumerate(placed):
        table = engine.log_table(one.log.parquet, index)
        texts = {role.value: _text(table, one.columns.get(role), role) for role in roles}
        tables.append(table.select(log=ibis.literal(index, "int16"), row=table[ROW].cast("int64"), **texts))
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.union(table)
    return whole


def _text(table: ir.Table, column: Column | None, role: Role) -> ir.StringValue:
    if column is None:
        return ibis.null("string")
    value = table[column.stored]
    match column.type:
        case "text":
            text = value.cast("string")
        case "instant":
            text = (value.cast("timestamp") + ibis.interval(hours=_VIETNAM_AHEAD)).cast("date").cast("string")
        case "moment":
            text = value.cast("date").cast("string")
        case "decimal":
            text = value.cast("decimal(18, 2)").cast("string")
        case _:
            text = value.cast("string")
    return text.left(KEY_LENGTH) if role in DATES else text
