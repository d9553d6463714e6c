"""Does Spark count what DuckDB counts, to the last file?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .office import computed, log_map

if TYPE_CHECKING:
    from cchc_rules.evidence.dossiers.engines.spark_engine import SparkEngine


def _rows() -> list[dict[str, str]]:
    """Sound and dirty rows, some of dossiers that stand there twice."""
    days = ["01/03/2021", "2021-03-02", "31/2/2021", "", "06-08-2021", "03/01/2022"]
    ends = ["", "10/03/2021", "16/03/2021", "20/09/2021 08:30", "04/01/2022", "x"]
    ways = ["Trực tuyến", "Fax", "", "Bưu chính", "nộp trực tiếp"]
    return [
        {
            "number": f" h{index % 170}" if index % 11 else "",
            "agency": ["Sở Nội vụ", "SNV", "UBND huyện Ba Tơ", "Sở Lạ", ""][index % 5 if index % 3 else 0],
            "received": days[index % 6 if index % 4 == 0 else 0],
            "due": ["15/03/2021", "", "13/03/2021"][index % 3],
            "returned": ends[index % 6],
            "days": ["", "10", "?"][index % 3],
            "suspended": ["", "3"][index % 2],
            "channel": ways[index % 5],
            "result": ["Đã trả kết quả", "Đang giải quyết", "Rút hồ sơ", "???"][index % 4],
            "apology": ["", "Có"][index % 2],
            "paid_online": ["Có", "Không"][index % 2],
            "fee": ["15.000", "", "30000", "-1"][index % 4],
        }
        for index in range(240)
    ]


def test_spark_gives_the_figures_of_duckdb(spark: SparkEngine) -> None:
    rows = _rows()
    on_duckdb, on_spark = computed(rows), computed(rows, engine=spark)
    assert on_spark.engine.startswith("Spark")
    assert on_spark.cells.equals(on_duckdb.cells)
    # The two logs stand in folders of their own.
    assert [row._replace(log="") for row in on_spark.listed] == [
        row._replace(log="") for row in on_duckdb.listed
    ]


def test_spark_leaves_out_all_rows_that_differ_as_duckdb_does(spark: SparkEngine) -> None:
    own = log_map(rules={"conflicting_duplicates": "exclude"}, agencies=[])
    rows = [row | {"agency": "Sở Nội vụ"} for row in _rows()]
    assert computed(rows, own, engine=spark).cells.equals(computed(rows, own).cells)
