"""Made-up dossier logs of any size: the same number of dossiers always gives the same rows.

120 agencies of three levels, 15 fields, the twelve months of 2021, about 1 % dirt: impossible and missing
dates, unknown agencies and words, blank numbers, and dossiers that stand there twice.

Run: python benchmarks/dossiers_synthetic.py ROWS FILE.parquet|FILE.csv
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

ROWS_SQL = """
WITH numbered AS (
    SELECT i, u(i, 5, 1000) AS dirt FROM range(?) AS r(i)
), source AS (
    -- One row in 250 tells again of the dossier before it; half of them tell something else.
    SELECT i, dirt, CASE WHEN dirt IN (1, 2, 3, 4) AND i > 0 THEN i - 1 ELSE i END AS d FROM numbered
), dossier AS (
    SELECT i, d, dirt, u(d, 1, 120) AS a, DATE '2021-01-01' + u(d, 2, 365)::INT AS received,
        3 + u(d, 3, 28) AS span, u(d, 4, 1000) + CASE WHEN dirt IN (3, 4) THEN 7 ELSE 0 END AS fate,
        u(d, 6, 100) AS way, u(d, 7, 20) AS f, u(d, 8, 100) AS answer
    FROM source
)
SELECT
    CASE WHEN dirt = 5 THEN '' ELSE printf('%03d.21.%09d', a, d) END AS "Mã hồ sơ",
    CASE
        WHEN dirt = 6 THEN 'UBND huyên số 3'
        WHEN a < 20 THEN 'Sở số ' || (a + 1)
        WHEN a < 34 THEN 'UBND huyện số ' || (a - 19)
        ELSE 'UBND xã số ' || (a - 33)
    END AS "Cơ quan giải quyết",
    CASE WHEN a < 20 THEN 'Cấp tỉnh' WHEN a < 34 THEN 'Cấp huyện' ELSE 'Cấp xã' END AS "Cấp",
    CASE WHEN f < 6 THEN 'Đất đai' ELSE 'Lĩnh vực ' || f END AS "Lĩnh vực",
    'Thủ tục ' || (f * 10 + u(d, 9, 10)) AS "Tên thủ tục",
    CASE
        WHEN dirt = 7 THEN '31/2/2021'
        WHEN dirt = 8 THEN strftime(received, '%d/%m/0022')
        WHEN dirt = 9 THEN strftime(received, '%Y-%m-%d')
        ELSE strftime(received, '%d/%m/%Y')
    END AS "Ngày tiếp nhận",
    CASE WHEN dirt = 10 THEN NULL ELSE strftime(received + span::INT, '%d/%m/%Y') END AS "Ngày hẹn trả",
    CASE
        WHEN dirt = 11 THEN strftime(received - 9, '%d/%m/%Y')
        WHEN fate < 60 THEN NULL
        WHEN fate < 100 THEN strftime(received + (span + 1 + fate % 9)::INT, '%d/%m/%Y')
        ELSE strftime(received + (span - fate % 3)::INT, '%d/%m/%Y')
    END AS "Ngày trả",
    CASE
        WHEN dirt = 12 THEN 'Fax'
        WHEN way < 45 THEN 'Trực tuyến'
        WHEN way < 90 THEN 'Trực tiếp'
        ELSE 'Bưu chính'
    END AS "Hình thức nộp",
    CASE WHEN fate < 60 THEN 'Đang giải quyết' WHEN dirt = 13 THEN 'Rút hồ sơ' ELSE 'Đã trả kết quả' END
        AS "Trạng thái",
    CASE WHEN fate < 100 AND answer < 80 THEN 'Có' ELSE '' END AS "Xin lỗi",
    CASE WHEN way < 20 THEN 'Có' ELSE 'Không' END AS "Thanh toán trực tuyến",
    CASE WHEN answer < 70 THEN 'x' ELSE '' END AS "Số hóa",
    (u(d, 10, 10) * 15000)::VARCHAR AS "Phí, lệ phí",
    CASE WHEN u(d, 11, 500) = 0 THEN 'Đã xử lý' ELSE '' END AS "Phản ánh"
FROM dossier
"""

MAP = """\
format: 1
system: Hệ thống giả định
synthetic: true
columns:
  number: Mã hồ sơ
  agency: Cơ quan giải quyết
  level: Cấp
  field: Lĩnh vực
  procedure: Tên thủ tục
  received: Ngày tiếp nhận
  due: Ngày hẹn trả
  returned: Ngày trả
  channel: Hình thức nộp
  result: Trạng thái
  apology: Xin lỗi
  paid_online: Thanh toán trực tuyến
  fee: "Phí, lệ phí"
  digitised: Số hóa
  feedback: Phản ánh
agencies:
"""


def map_text() -> str:
    """The map of the logs, with all agencies."""
    lines = [MAP]
    groups = (
        ("so", "Sở", "department", 20),
        ("huyen", "UBND huyện", "district", 14),
        ("xa", "UBND xã", "commune", 86),
    )
    for slug, name, level, count in groups:
        lines += [
            f'  - {{id: {slug}-{n}, name: "{name} số {n}", level: {level}}}\n' for n in range(1, count + 1)
        ]
    return "".join(lines)


def write_log(rows: int, path: Path) -> Path:
    """Write a log unless it is there."""
    if path.exists():
        return path
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '2GB'")
    connection.execute("CREATE MACRO u(i, salt, below) AS (hash(i * 64 + salt) % below)::BIGINT")
    # In the text: with a parameter DuckDB would hold all rows in memory.
    relation = connection.sql(ROWS_SQL.replace("?", str(rows)))
    draft = path.with_suffix(path.suffix + ".part")
    if path.suffix == ".parquet":
        relation.write_parquet(str(draft))
    else:
        relation.write_csv(str(draft), header=True)
    draft.rename(path)
    return path


if __name__ == "__main__":
    write_log(int(sys.argv[1]), Path(sys.argv[2]))
