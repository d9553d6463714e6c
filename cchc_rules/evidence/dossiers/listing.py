"""Which rows have to be looked at by a person? For every reason the first rows, with their texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

import ibis

from cchc_rules.evidence.dossiers.model import (
    BUCKET_LABELS,
    CONCERN_LABELS,
    LISTED,
    ORDINARY,
    Bucket,
    Concern,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import ibis.expr.types as ir
    import pyarrow as pa

    from cchc_rules.evidence.dossiers.logs.model import Log

MOST_PER_REASON: Final = 1_000
"""Rows listed for one reason; the report has the full counts."""

_SORTING: Final = frozenset(
    {
        *(Role.AGENCY, Role.RECEIVED, Role.DUE, Role.RETURNED, Role.DAYS, Role.SUSPENDED),
        *(Role.RESULT, Role.APOLOGY),
    }
)
"""What a row's bucket, and concerns about two of its texts at once, depend on."""

_KEYS: Final = ("log", "row", "bucket", "why")
_AFTER_BUCKETS: Final = 100


class ListedRow(NamedTuple):
    """A row of a log and why it is listed; the texts are those of the map's columns."""

    reason: str
    log: str
    line: int
    texts: tuple[str, ...]


def deciding(tables: Mapping[Role, pa.Table]) -> frozenset[Role]:
    """Of the lexicon's tables those that decide whether a row is listed; no other need be looked up."""
    doubted = {
        role
        for role, table in tables.items()
        if "concern" in table.column_names and any(code & LISTED for code in table["concern"].to_pylist())
    }
    return _SORTING | doubted


def doubtful_rows(classes: ir.Table, left_out: ir.Table) -> ir.Table:
    """The query for rows with a bucket or a concern to mend; duplicates stand in their own query."""
    found = classes.mutate(why=(classes.concern & int(LISTED)).cast("int32"))
    ordinary = [int(bucket) for bucket in sorted(ORDINARY)]
    found = found.filter(~found.bucket.isin(ordinary) | (found.why != 0))
    return _first(found.anti_join(left_out.select("log", "row"), ["log", "row"]))


def duplicate_rows(left_out: ir.Table) -> ir.Table:
    """The query for the rows left out as duplicates."""
    return _first(left_out.mutate(bucket=left_out.duplicate, why=ibis.literal(0, "int32")))


def _first(table: ir.Table) -> ir.Table:
    """The first rows of every combination of bucket and concerns, so that every reason has its first."""
    keys = table.select(*_KEYS)
    window = ibis.window(group_by=["bucket", "why"], order_by=[keys.log, keys.row])
    ranked = keys.mutate(rank=ibis.row_number().over(window))
    return ranked.filter(ranked["rank"] < MOST_PER_REASON).select(*_KEYS)


def with_texts(found: ir.Table, rows: ir.Table) -> ir.Table:
    """The query for what stands in the rows found: few enough that their texts are looked up at the end."""
    return found.inner_join(rows, ["log", "row"])


def listed_rows(found: pa.Table, roles: Sequence[Role], logs: Sequence[Log]) -> tuple[ListedRow, ...]:
    """The rows in the order of reasons, logs and lines."""
    rows = sorted(_reasons(found, roles))
    seen: Counter[int] = Counter()
    listed = []
    for order, log, row, reason, texts in rows:
        seen[order] += 1
        if seen[order] <= MOST_PER_REASON:
            listed.append(ListedRow(reason, logs[log].name, row + logs[log].first_line, texts))
    return tuple(listed)


def _reasons(found: pa.Table, roles: Sequence[Role]) -> Iterator[tuple[int, int, int, str, tuple[str, ...]]]:
    """Every row once for each of its reasons; the first number orders the reasons."""
    names = [*_KEYS, *(role.value for role in roles)]
    for log, row, bucket, why, *texts in zip(*(found[name].to_pylist() for name in names), strict=True):
        written = tuple(each or "" for each in texts)
        if Bucket(bucket) not in ORDINARY:
            yield bucket, log, row, BUCKET_LABELS[Bucket(bucket)], written
        for concern in Concern(why):
            yield _AFTER_BUCKETS + int(concern), log, row, CONCERN_LABELS[concern], written
