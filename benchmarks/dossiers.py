"""How long do dossier logs take to become counts with all rules, beside SQL written by hand and polars?

Run: python benchmarks/dossiers.py [--quick] [--rows N ...] [--folder FOLDER] [--spark] [--command]
[--json FILE]. The first table is measured inside one warm process, in turns, best of three; values are
compared first. The product builds its queries anew in every run, about 1 s: below a million rows the ratio
means nothing. `--command` runs the whole command in processes of its own,
`--spark` compares Spark's counts. Logs are made in FOLDER (a temporary one if none is named) and kept there.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiers_by_hand import AS_OF, START, ByHand
from dossiers_synthetic import map_text
from results import Point, Ratio, Results, hand_on, options

from cchc_rules.evidence.dossiers.computing import Computed, compute
from cchc_rules.evidence.dossiers.engines.duckdb_engine import DuckDbEngine, session
from cchc_rules.evidence.dossiers.logs.opening import open_logs
from cchc_rules.evidence.dossiers.map_reading import read_map
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

    from cchc_rules.evidence.dossiers.engines.interface import Engine

ROUNDS = 3
ROWS, QUICK_ROWS = (1_000_000, 3_000_000, 10_000_000), (1_000_000,)


def counted(log: Path, map_file: Path, work: Path, engine: Engine) -> Computed:
    """Everything between an opened log and its counts and lists."""
    own, _ = read_map(map_file)
    with session(work) as reading:
        logs = open_logs([log], own.csv, own.excel, work, reading)
    return compute(logs, own, (START, AS_OF), engine, Place(map_file.name))


def on_duckdb(log: Path, map_file: Path) -> Computed:
    """The same with a DuckDB of its own."""
    with tempfile.TemporaryDirectory() as folder:
        engine = DuckDbEngine(Path(folder))
        try:
            return counted(log, map_file, Path(folder), engine)
        finally:
            engine.close()


def cells_in_words(computed: Computed) -> dict[tuple[object, ...], tuple[int, ...]]:
    """Cells by names, as the SQL by hand gives them."""
    made = {}
    for row in computed.cells.to_pylist():
        agency, level, field, *rest = row.values()
        made[(agency, level, computed.lexicon.fields[field], *rest[:4])] = tuple(rest[4:])
    return made


def by_hand_in_words(rows: list[tuple[Any, ...]]) -> dict[tuple[object, ...], tuple[int, ...]]:
    """The same from the rows of the SQL by hand; an unknown agency has no number there."""
    return {
        (-1 if agency is None else agency, *rest[:6]): tuple(int(each or 0) for each in rest[6:])
        for agency, *rest in rows
    }


def bare_session(work: Path) -> duckdb.DuckDBPyConnection:
    """DuckDB with the settings of the product's engine."""
    connection = session(work)
    connection.execute("SET preserve_insertion_order = false")
    return connection


def polars_counts(log: Path) -> int:
    """The counts alone, without calendar, duplicates and lists: the least that polars has to do."""
    import polars as pl

    frame = pl.scan_parquet(log).select(
        agency=pl.col("Cơ quan giải quyết"),
        field=pl.col("Lĩnh vực"),
        received=pl.col("Ngày tiếp nhận").str.to_date("%d/%m/%Y", strict=False),
        due=pl.col("Ngày hẹn trả").str.to_date("%d/%m/%Y", strict=False),
        returned=pl.col("Ngày trả").str.to_date("%d/%m/%Y", strict=False),
        online=pl.col("Hình thức nộp") == "Trực tuyến",
    )
    grouped = frame.group_by("agency", "field", pl.col("received").dt.month()).agg(
        pl.len(), pl.col("online").sum(), late=(pl.col("returned") > pl.col("due")).sum()
    )
    return len(grouped.collect(engine="streaming"))


def made(rows: int, log: Path) -> Path:
    """The log, made in a process of its own: a child's peak memory counts from that of its parent."""
    script = Path(__file__).with_name("dossiers_synthetic.py")
    subprocess.run([sys.executable, str(script), str(rows), str(log)], check=True)
    return log


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def beside_hand(rows: int, log: Path, map_file: Path) -> tuple[Ratio, list[Point]]:
    """One line of the first table: its ratio, and its points of the growth curve."""
    computed = on_duckdb(log, map_file)
    with tempfile.TemporaryDirectory() as folder, bare_session(Path(folder)) as connection:
        hand = ByHand(connection, log, computed.lexicon.agencies, computed.lexicon.calendar)
        cells, listed = hand.run()
        ours = cells_in_words(computed)
        if ours != by_hand_in_words(cells):
            theirs = by_hand_in_words(cells)
            differing = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
            sample = [(key, ours.get(key), theirs.get(key)) for key in differing[:3]]
            raise SystemExit(f"counts differ in {len(differing)} cells, such as {sample}")
        if not len(listed):
            raise SystemExit("nothing listed by hand")
        times: dict[str, list[float]] = {"product": [], "hand": [], "polars": []}
        for _ in range(ROUNDS):
            times["product"].append(timed(lambda: on_duckdb(log, map_file)))
            times["hand"].append(timed(hand.run))
            times["polars"].append(timed(lambda: polars_counts(log)))
    best = {name: min(taken) for name, taken in times.items()}
    ratio = Ratio.of("dossiers: DuckDB by hand", times["product"], times["hand"])
    print(
        f"| {rows:,} | {best['product']:.2f} | {best['hand']:.2f} | {ratio} | {best['polars']:.2f} |",
        flush=True,
    )
    shown = {"product": "cchc_rules", "hand": "SQL by hand", "polars": "polars, counts only"}
    return ratio, [Point("dossiers", shown[name], rows, taken) for name, taken in best.items()]


def whole_command(rows: int, log: Path, map_file: Path) -> None:
    """One line of the second table: time and memory of the command as a user runs it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            shutil.which("cchc") or str(Path(sys.executable).with_name("cchc")),
            *("evidence", "dossiers", str(log), "--map", str(map_file), "--pack", "quang-ngai-2021"),
            *("-o", f"{folder}/out"),
        ]
        taken = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
    print(
        f"| {rows:,} | {log.suffix[1:]} | {log.stat().st_size / 1e6:,.0f} | {taken:.1f} | {peak:,.0f} |",
        flush=True,
    )


def spark_beside_duckdb(rows: int, log: Path, map_file: Path) -> None:
    """One line of the third table; the counts have to be the same."""
    from cchc_rules.evidence.dossiers.engines.spark_engine import SparkEngine

    duck = on_duckdb(log, map_file)
    with tempfile.TemporaryDirectory() as folder:
        engine = SparkEngine(None)
        start = time.perf_counter()
        spark = counted(log, map_file, Path(folder), engine)
        taken = time.perf_counter() - start
    same = duck.cells.equals(spark.cells) and duck.listed == spark.listed
    print(f"| {rows:,} | {taken:.1f} | {'yes' if same else 'NO'} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = options(__doc__)
    parser.add_argument("--rows", nargs="+", type=int)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--command", action="store_true")
    asked = parser.parse_args()
    sizes: list[int] = asked.rows or list(QUICK_ROWS if asked.quick else ROWS)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        map_file = folder / "ban-do.yaml"
        map_file.write_text(map_text(), encoding="utf-8")
        logs = {rows: made(rows, folder / f"log-{rows}.parquet") for rows in sizes}
        if asked.command:
            commands(logs, map_file)
        elif asked.spark:
            beside_spark(logs, map_file)
        else:
            hand_on(contest(logs, map_file), asked)


def contest(logs: dict[int, Path], map_file: Path) -> Results:
    """The first table; the ratio of the largest log is the one aimed at."""
    print("| rows | product, s | SQL by hand, s | ratio | polars, counts only, s |")
    print("|---|---|---|---|---|")
    lines = [beside_hand(rows, logs[rows], map_file) for rows in sorted(logs)]
    return Results(ratios=[lines[-1][0]], points=[point for _, points in lines for point in points])


def commands(logs: dict[int, Path], map_file: Path) -> None:
    """The second table."""
    print("| rows | file | MB | whole command, s | peak memory so far, MB |")
    print("|---|---|---|---|---|")
    for rows, log in logs.items():
        whole_command(rows, log, map_file)
        whole_command(rows, made(rows, log.with_suffix(".csv")), map_file)


def beside_spark(logs: dict[int, Path], map_file: Path) -> None:
    """The third table."""
    print("| rows | Spark local[2], s | same counts and lists as DuckDB |")
    print("|---|---|---|")
    for rows, log in logs.items():
        spark_beside_duckdb(rows, log, map_file)


if __name__ == "__main__":
    main()
