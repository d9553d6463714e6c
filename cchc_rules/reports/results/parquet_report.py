"""How does a result become a Parquet file? The rows of the CSV file, with types, for data tools.

Column names are the machine names of the CSV heads; points are exact decimals, days are dates.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from cchc_rules.reports.exact import POINT_PLACES
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.results.criterion_rows import NUMBERS, criterion_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.reports.interface import ReportOptions
    from cchc_rules.reports.results.criterion_view import Explained

Rows = list[tuple[str, ...]]

_DATES = frozenset({2, 3, 4})
_POINTS = pa.decimal128(18, POINT_PLACES)
_AGENCIES_IN_A_GROUP = 200
"""Rows are written so many agencies at a time, so that memory stays flat."""


def part(each: Explained, options: ReportOptions) -> Rows:
    """The rows of one agency."""
    return list(criterion_rows(each, options.language))


def whole(parts: Iterable[Rows], options: ReportOptions) -> Iterator[bytes]:  # noqa: ARG001 - as the others
    """The file, piece by piece."""
    schema = pa.schema([(name, _kind(place)) for place, name in enumerate(LABELS["en"].csv_heads)])
    sink, coming = _Pieces(), iter(parts)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(coming, _AGENCIES_IN_A_GROUP)):
            writer.write_table(_table([row for rows in group for row in rows], schema))
            yield sink.taken()
    yield sink.taken()


class _Pieces:
    """What was written since it was last asked for."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        self.closed = True

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False


def _kind(place: int) -> pa.DataType:
    if place in _DATES:
        return pa.date32()
    return _POINTS if place in NUMBERS else pa.string()


def _table(rows: Rows, schema: pa.Schema) -> pa.Table:
    columns = [
        [_typed(place, text) for text in column] for place, column in enumerate(zip(*rows, strict=True))
    ]
    columns = columns or [[] for _ in schema]
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
    )


def _typed(place: int, text: str) -> str | date | Decimal | None:
    """An open number and an empty text are nothing, not zero."""
    if not text:
        return None
    if place in _DATES:
        return date.fromisoformat(text)
    return Decimal(text) if place in NUMBERS else text
