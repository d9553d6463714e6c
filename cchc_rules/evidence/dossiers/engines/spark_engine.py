"""Spark: this computer's or a cluster's. The aggregation is the same, only its rows are read elsewhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import ibis
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as sf

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.engines.interface import ROW
from cchc_rules.evidence.dossiers.logs.model import refuse
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from pathlib import Path

    import ibis.expr.types as ir
    import pyarrow as pa

LOCAL: Final = "local[2]"

_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.log.level": "ERROR",
}
_PATTERN: Final = "[]{}*?,\\"


def spark_session(master: str | None) -> SparkSession:
    """The running session, or a new one on `master`.

    Raises:
        UnusableEvidence: when Java or the cluster does not answer.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("cchc").master(master or LOCAL)
    settings = dict(_SETTINGS)
    if (master or LOCAL).startswith("local"):
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    for key, value in settings.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        refuse(
            Place(master or LOCAL),
            codes.ENGINE,
            f"Spark không khởi động được ({str(error).splitlines()[0][:160]})",
            fix="cài Java 17 (openjdk-17-jre-headless), kiểm tra địa chỉ --master, hoặc dùng --engine duckdb",
        )


class SparkEngine:
    """The engine for a cluster; the session is shared and outlives a run."""

    def __init__(self, master: str | None) -> None:
        self._spark = spark_session(master)
        self._ibis = ibis.pyspark.connect(self._spark)
        self._views: list[str] = []

    @property
    def name(self) -> str:
        """As shown to the user."""
        return f"Spark {self._spark.version}"

    def log_table(self, path: Path, index: int) -> ir.Table:
        """The rows of a Parquet file with their number."""
        written = "".join(f"\\{each}" if each in _PATTERN else each for each in path.resolve().as_posix())
        rows = self._spark.read.parquet(written)
        return self._view(rows.withColumn(ROW, sf.col("_metadata.row_index")), f"cchc_log{index}")

    def small_table(self, table: pa.Table, name: str) -> ir.Table:
        """A table of ours; it is small enough to be sent to every worker."""
        return self._view(self._spark.createDataFrame(table), f"cchc_{name}")

    def _view(self, rows: object, name: str) -> ir.Table:
        rows.createOrReplaceTempView(name)  # type: ignore[attr-defined]  # classic and connect frames both have it
        self._views.append(name)
        return self._ibis.table(name)

    def run(self, expression: ir.Table) -> pa.Table:
        """Compute."""
        try:
            return expression.to_pyarrow()
        except PySparkException as error:
            refuse(
                Place("danh sách hồ sơ"),
                codes.LOG_BROKEN,
                f"Spark không tính được đến hết ({str(error).splitlines()[0][:160]})",
                fix="kiểm tra tệp và thư mục mà các máy của cụm cùng đọc được; hoặc dùng --engine duckdb",
            )

    def lock(self) -> None:
        """Spark reads with the rights of its user; there is nothing to lock."""

    def close(self) -> None:
        """Drop the views; the session may serve the next run."""
        for name in self._views:
            self._spark.catalog.dropTempView(name)
