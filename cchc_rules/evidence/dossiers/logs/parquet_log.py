"""What does a Parquet file hold? Reads its foot only; the rows stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.header import columns_of
from cchc_rules.evidence.dossiers.logs.model import refuse
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.evidence.dossiers.logs.model import Column, ColumnType


def parquet_columns(path: Path, name: str) -> tuple[tuple[Column, ...], int]:
    """Columns and number of rows.

    Raises:
        UnusableEvidence: for a file that is cut off or no Parquet.
    """
    try:
        with pq.ParquetFile(path) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError):
        refuse(
            Place(name),
            codes.LOG_BROKEN,
            "tệp Parquet bị cắt cụt hoặc hỏng: không đọc được phần cuối tệp",
            fix="chép lại tệp (so dung lượng với bản gốc) hoặc xuất lại từ hệ thống",
        )
    types = [_type(field.type) for field in schema]
    return columns_of(schema.names, Place(name), stored=schema.names, types=types), rows


def _type(found: pa.DataType) -> ColumnType:
    types = pa.types
    if types.is_dictionary(found):
        return _type(found.value_type)
    if types.is_timestamp(found):
        return "moment" if found.tz is None else "instant"
    tests: tuple[tuple[ColumnType, bool], ...] = (
        ("text", types.is_string(found) or types.is_large_string(found) or types.is_string_view(found)),
        ("text", types.is_null(found)),
        ("date", types.is_date(found)),
        ("truth", types.is_boolean(found)),
        ("whole", types.is_integer(found)),
        ("decimal", types.is_floating(found) or types.is_decimal(found)),
    )
    return next((kind for kind, fits in tests if fits), "other")
