"""DuckDB in this process: out of core, at most about 1 GB, able to read nothing but the logs once locked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import duckdb
import ibis

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.engines.interface import ROW
from cchc_rules.evidence.dossiers.logs.model import refuse
from cchc_rules.evidence.dossiers.logs.opening import named_plainly
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from pathlib import Path

    import ibis.expr.types as ir
    import pyarrow as pa

MEMORY: Final = "1GB"


def session(work: Path) -> duckdb.DuckDBPyConnection:
    """A bare DuckDB for reading files, with the limits of the engine."""
    return duckdb.connect(config=_settings(work))


def _settings(work: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": MEMORY,
        "threads": cores(),
        "temp_directory": str(work / "spill"),
    }


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class DuckDbEngine:
    """The engine for one computer."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._readable: list[str] = []
        # Which rows come first is never asked of the engine, so it need not keep them in order.
        settings = {**_settings(work), "preserve_insertion_order": False}
        self._ibis = ibis.duckdb.connect(database=":memory:", **settings)

    @property
    def name(self) -> str:
        """As shown to the user."""
        return f"DuckDB {duckdb.__version__}"

    def log_table(self, path: Path, index: int) -> ir.Table:
        """The rows of a Parquet file with their number."""
        if path.parent != self._work:
            path = named_plainly(path, self._work / f"link{index}.parquet")
        self._readable += [str(path), str(path.resolve())]  # DuckDB looks at where a link leads
        table = self._ibis.read_parquet(str(path), table_name=f"log{index}", file_row_number=True)
        return table.rename({ROW: "file_row_number"})

    def small_table(self, table: pa.Table, name: str) -> ir.Table:
        """A table of ours."""
        return self._ibis.create_table(name, table, temp=True, overwrite=True)

    def run(self, expression: ir.Table) -> pa.Table:
        """Compute."""
        try:
            return expression.to_pyarrow()
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            refuse(
                Place("danh sách hồ sơ"),
                codes.LOG_BROKEN,
                f"không đọc được hết dữ liệu ({str(error).splitlines()[0][:120]})",
                fix="chép lại tệp hoặc xuất lại từ hệ thống",
            )

    def lock(self) -> None:
        """Allow the opened logs only, and no further change of settings."""
        # As a parameter: the names of files never become SQL.
        self._ibis.con.execute("SET VARIABLE readable = $1", [self._readable])
        for statement in (
            "SET allowed_paths = getvariable('readable')",
            "SET enable_external_access = false",
            "SET lock_configuration = true",
        ):
            self._ibis.raw_sql(statement)

    def close(self) -> None:
        """Free everything."""
        self._ibis.disconnect()
