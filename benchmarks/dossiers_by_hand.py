"""The rules of `cchc evidence dossiers` as a DuckDB expert would write them for this one log, in SQL.

Same rows, same buckets, same counts, same lists; made for the benchmark only. Knows the words, date forms
and columns of the made-up log by heart, where the product reads them from a map.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from cchc_rules.evidence.dossiers.agencies import Agencies
    from cchc_rules.evidence.dossiers.calendar import Calendar

START, AS_OF = date(2021, 1, 1), date(2021, 12, 31)

_BASE = """
CREATE OR REPLACE TEMP VIEW parsed AS
SELECT file_row_number AS row, "Mã hồ sơ" AS number, "Cơ quan giải quyết" AS agency_name,
    "Cấp" AS level_name, "Lĩnh vực" AS field, "Ngày tiếp nhận" AS received_text,
    "Ngày hẹn trả" AS due_text, "Ngày trả" AS returned_text,
    coalesce(try_strptime("Ngày tiếp nhận", '%d/%m/%Y'), try_strptime("Ngày tiếp nhận", '%Y-%m-%d'))::DATE
        AS received,
    coalesce(try_strptime("Ngày hẹn trả", '%d/%m/%Y'), try_strptime("Ngày hẹn trả", '%Y-%m-%d'))::DATE AS due,
    coalesce(try_strptime("Ngày trả", '%d/%m/%Y'), try_strptime("Ngày trả", '%Y-%m-%d'))::DATE AS returned,
    "Hình thức nộp" AS channel, "Trạng thái" AS result, "Xin lỗi" AS apology,
    "Thanh toán trực tuyến" AS paid, try_cast("Phí, lệ phí" AS BIGINT) AS fee, "Số hóa" AS digitised,
    "Phản ánh" AS feedback, "Tên thủ tục" AS procedure
FROM log;
CREATE OR REPLACE TEMP VIEW judged AS
SELECT p.*, a.number AS agency, r.month AS received_month, t.month AS returned_month, d.deadline,
    CASE p.level_name
        WHEN 'Cấp tỉnh' THEN 0 WHEN 'Cấp huyện' THEN 2 WHEN 'Cấp xã' THEN 3 ELSE -1
    END AS level,
    CASE
        WHEN a.number IS NULL THEN 12
        WHEN p.number IS NULL OR trim(p.number) = '' THEN 13
        WHEN p.received_text IS NULL THEN 14
        WHEN r.day IS NULL THEN 15
        WHEN p.due_text IS NOT NULL AND d.day IS NULL THEN 16
        WHEN p.returned_text IS NOT NULL AND t.day IS NULL THEN 17
        WHEN p.received > DATE '2021-12-31' THEN 20
        WHEN p.due < p.received THEN 18
        WHEN p.returned < p.received THEN 19
        WHEN p.returned < DATE '2021-01-01' THEN 21
        WHEN p.result = 'Rút hồ sơ' THEN 8
        WHEN p.returned <= DATE '2021-12-31' THEN
            CASE WHEN p.due IS NULL THEN 3 WHEN t.place > d.deadline THEN 2 ELSE 1 END
        WHEN p.result = 'Đã trả kết quả' AND p.returned IS NULL THEN 4
        WHEN p.due IS NULL THEN 7
        WHEN d.deadline < $place THEN 6
        ELSE 5
    END AS bucket
FROM parsed p
LEFT JOIN agency a ON p.agency_name = a.name
LEFT JOIN kal r ON p.received = r.day
LEFT JOIN kal d ON p.due = d.day
LEFT JOIN kal t ON p.returned = t.day;
CREATE OR REPLACE TEMP VIEW doubted AS
SELECT *, CASE WHEN bucket > 8 THEN 0 ELSE
    (CASE WHEN channel IN ('Trực tuyến', 'Trực tiếp', 'Bưu chính') THEN 0 ELSE 1 END)
    + (CASE WHEN result = 'Đang giải quyết' AND bucket <= 2 THEN 1024 ELSE 0 END)
    + (CASE WHEN apology = 'Có' AND bucket NOT IN (2, 6) THEN 2048 ELSE 0 END)
    + (CASE WHEN returned > DATE '2021-12-31' THEN 4096 ELSE 0 END) END AS concern
FROM judged
"""

_REPEATED = """
CREATE OR REPLACE TEMP TABLE repeated AS
SELECT hash(upper(trim("Mã hồ sơ"))) AS h FROM log GROUP BY h HAVING count(*) > 1
"""

_CONTENT = """
    CASE WHEN returned > DATE '2021-12-31' OR returned IS NULL THEN 0 ELSE returned_month END DESC,
    returned DESC NULLS FIRST, due DESC NULLS FIRST, received DESC, level DESC, field DESC,
    CASE result WHEN 'Rút hồ sơ' THEN 3 WHEN 'Đang giải quyết' THEN 2 ELSE 1 END DESC,
    fee DESC, channel = 'Trực tuyến' DESC, channel = 'Trực tiếp' DESC, channel = 'Bưu chính' DESC,
    apology = 'Có' DESC, paid = 'Có' DESC, digitised = 'x' DESC, feedback = 'Đã xử lý' DESC
"""

_DROPPED = f"""
CREATE OR REPLACE TEMP TABLE dropped AS
SELECT row, CASE WHEN version = 1 THEN 22 ELSE 23 END AS duplicate FROM (
    SELECT row,
        row_number() OVER (PARTITION BY agency, upper(trim(number)) ORDER BY {_CONTENT}, row) AS nth,
        dense_rank() OVER (PARTITION BY agency, upper(trim(number)) ORDER BY {_CONTENT}) AS version
    FROM judged
    WHERE hash(upper(trim(number))) IN (SELECT h FROM repeated) AND bucket <= 8
) WHERE nth > 1
"""

_CELLS = """
SELECT agency, level, field,
    CASE WHEN received_month IS NULL OR received < DATE '2021-01-01' THEN 0 ELSE received_month END AS rm,
    CASE WHEN bucket <= 3 THEN returned_month ELSE 0 END AS tm,
    coalesce(duplicate, bucket) AS kind, CASE WHEN duplicate IS NULL THEN concern ELSE 0 END AS doubt,
    count(*), sum((channel = 'Trực tuyến')::INT), sum((channel = 'Trực tiếp')::INT),
    sum((channel = 'Bưu chính')::INT), sum((apology = 'Có')::INT), sum((paid = 'Có')::INT),
    sum(CASE WHEN paid = 'Có' THEN fee ELSE 0 END), sum((fee > 0)::INT), sum((digitised = 'x')::INT),
    sum((feedback <> '')::INT), sum((feedback = 'Đã xử lý')::INT)
FROM doubted LEFT JOIN dropped USING (row)
GROUP BY ALL
"""

_LISTED = """
SELECT row, kind, why, number, agency_name, level_name, field, procedure, received_text, due_text,
    returned_text, result, channel, apology, paid, digitised, fee, feedback
FROM (
    SELECT *, row_number() OVER (PARTITION BY kind, why ORDER BY row) AS nth FROM (
        SELECT *, coalesce(duplicate, bucket) AS kind,
            CASE WHEN duplicate IS NULL THEN concern & 3073 ELSE 0 END AS why
        FROM doubted LEFT JOIN dropped USING (row)
    ) WHERE kind NOT IN (1, 2, 5, 6, 8, 20, 21) OR why <> 0
) WHERE nth <= 1000
"""


class ByHand:
    """One connection with the log and the small tables in it."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, log: Path, agencies: Agencies, calendar: Calendar
    ) -> None:
        self.connection = connection
        connection.read_parquet(str(log), file_row_number=True).create_view("log", replace=True)
        connection.execute("CREATE OR REPLACE TEMP TABLE agency (name VARCHAR, number INT)")
        named = [(each.name, number) for number, each in enumerate(agencies.all)]
        connection.executemany("INSERT INTO agency VALUES (?, ?)", named)
        connection.execute("CREATE OR REPLACE TEMP TABLE kal (day DATE, month INT, place INT, deadline INT)")
        days = [(date.fromordinal(day.ordinal), *day[1:]) for day in calendar.days]
        connection.executemany("INSERT INTO kal VALUES (?, ?, ?, ?)", days)
        place = calendar.day(AS_OF).place
        connection.execute(_BASE.replace("$place", str(place)))

    def run(self) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        """Cells and listed rows."""
        self.connection.execute(_REPEATED)
        self.connection.execute(_DROPPED)
        return self.connection.execute(_CELLS).fetchall(), self.connection.execute(_LISTED).fetchall()
