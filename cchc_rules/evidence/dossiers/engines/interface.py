"""What does the aggregation ask of an engine? Tables in, one Ibis expression out as Arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import ibis.expr.types as ir
    import pyarrow as pa

ROW: Final = "cchc_row"
"""The column that numbers the rows of a log file from 0."""


class Engine(Protocol):
    """An engine with the logs of one run."""

    @property
    def name(self) -> str:
        """As shown to the user."""

    def log_table(self, path: Path, index: int) -> ir.Table:
        """The rows of a Parquet file with their number in the column `ROW`."""

    def small_table(self, table: pa.Table, name: str) -> ir.Table:
        """A table of ours, to be joined."""

    def run(self, expression: ir.Table) -> pa.Table:
        """Compute.

        Raises:
            UnusableEvidence: when the rows cannot be read to their end.
        """

    def lock(self) -> None:
        """From now on nothing but the opened logs can be read."""

    def close(self) -> None:
        """Free everything."""
