"""Which rows tell of a dossier that another row already told of?

First the few rows whose number stands in more than one row are found by a hash of the number, then those
are compared exactly: same agency, same number. Of rows alike one is kept; of rows that differ the one with
the latest return up to the as-of day, an open one last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis

from cchc_rules.evidence.dossiers.classes import ANSWERS
from cchc_rules.evidence.dossiers.model import COUNTED, Bucket

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from cchc_rules.evidence.dossiers.log_map import Rules

_CONTENT = (
    "returned_month", "returned_day", "due_day", "received_day", "deadline", "level_code", "field_code",
    "result_code", "fee", *ANSWERS,
)  # fmt: skip
"""What makes two rows of a dossier different; in this order, the greater first, one of them is kept."""


def repeated_numbers(rows: ir.Table) -> ir.Table:
    """The query for hashes of numbers that stand in more than one row."""
    counted = rows.select(number_hash=_key(rows.number).hash()).group_by("number_hash")
    repeated = counted.aggregate(times=lambda table: table.count())
    return repeated.filter(repeated.times > 1).select("number_hash")


def suspects(rows: ir.Table, repeated: ir.Table) -> ir.Table:
    """The rows whose number has one of the hashes."""
    hashed = rows.mutate(number_hash=_key(rows.number).hash())
    return hashed.semi_join(repeated, "number_hash").drop("number_hash")


def _key(number: ir.StringValue) -> Any:
    """A number as it is compared: without blanks, in capitals."""
    return number.replace(" ", "").upper()


def left_out(classes: ir.Table, rules: Rules) -> ir.Table:
    """Of classified suspects the rows that do not count, with why in the column `duplicate`."""
    named = classes.mutate(dossier=_key(classes.number).fill_null(""))
    competing = named.filter((named.bucket <= int(max(COUNTED))) & (named.dossier != ""))
    order: list[Any] = [ibis.desc(competing[name]) for name in _CONTENT]
    dossier = ["agency_code", "dossier"]
    by_content = ibis.window(group_by=dossier, order_by=order)
    by_place = ibis.window(group_by=dossier, order_by=[*order, competing.log, competing.row])
    ranked = competing.mutate(
        rank=ibis.row_number().over(by_place), content=ibis.dense_rank().over(by_content)
    )
    if rules.conflicting_duplicates == "exclude":
        differing = ibis.window(group_by=dossier)
        ranked = ranked.mutate(versions=ranked.content.max().over(differing))
        dropped = ranked.filter((ranked["rank"] > 0) | (ranked.versions > 0))
        alike = dropped.versions == 0
    else:
        dropped = ranked.filter(ranked["rank"] > 0)
        alike = dropped.content == 0
    why = ibis.ifelse(alike, int(Bucket.DUPLICATE_IDENTICAL), int(Bucket.DUPLICATE_CONFLICTING))
    return dropped.mutate(duplicate=why.cast("int32")).select(*classes.columns, "duplicate")
