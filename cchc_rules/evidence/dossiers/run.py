"""From files on disk to files on disk: opens the logs, computes, and words what comes out.

Knows nothing of the command line; whoever calls writes the files.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.columns import place_columns
from cchc_rules.evidence.dossiers.computing import Computed, compute, written_levels
from cchc_rules.evidence.dossiers.engines.duckdb_engine import DuckDbEngine, session
from cchc_rules.evidence.dossiers.evidence_files import Frame, evidence_files
from cchc_rules.evidence.dossiers.guessed_map import map_of, map_text
from cchc_rules.evidence.dossiers.guessing import Guess, guess_columns
from cchc_rules.evidence.dossiers.ledger import Ledger
from cchc_rules.evidence.dossiers.log_map import CsvForm, ExcelForm, LogMap
from cchc_rules.evidence.dossiers.logs.model import Log, refuse
from cchc_rules.evidence.dossiers.logs.opening import open_logs
from cchc_rules.evidence.dossiers.map_reading import read_map
from cchc_rules.evidence.dossiers.measures import assigned_measures, scope_filters
from cchc_rules.evidence.dossiers.model import BUCKET_LABELS, REQUIRED, ROLE_LABELS, Role
from cchc_rules.evidence.dossiers.quality import bucket_counts, quality_report, rows_csv
from cchc_rules.evidence.dossiers.rows import rows_of
from cchc_rules.evidence.dossiers.summary import summary_csv
from cchc_rules.evidence.dossiers.texts import texts_of
from cchc_rules.sources.faults import Fault, Place, UnusableEvidence
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from cchc_rules.evidence.dossiers.engines.interface import Engine
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.tree import Tree

EngineName = Literal["duckdb", "spark"]
EVIDENCE_FOLDER = "so-lieu"
"""Below the folder of the results: the evidence files alone, ready for `cchc assess`."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for."""

    logs: tuple[Path, ...]
    map: Path | None = None
    as_of: date | None = None
    engine: EngineName = "duckdb"
    master: str | None = None
    work: Path | None = None
    """Where intermediate files go; for a cluster a folder all its machines see."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files of a run by their path in the output folder, and what is said on the screen."""

    files: dict[str, bytes]
    guess: Guess | None
    computed: Computed
    frame: Frame


def figures_of_logs(order: Order, pack: RulePack) -> Outcome:
    """Compute the figures of a pack from logs.

    Raises:
        UnusableEvidence: with every fault of map and logs; nothing was written then.
    """
    with _work_folder(order.work) as folder:
        work = Path(folder)
        own, tree = read_map(order.map) if order.map else (None, None)
        logs = _opened(order, own, work)
        guess = guess_columns([column.name for column in logs[0].columns]) if own is None else None
        if own is None:
            own = map_of(_certain(guess, logs))
        days = _days(pack, own, order.as_of, tree)
        place = Place(tree.file) if tree else logs[0].place()
        engine = _engine(order, work)
        try:
            computed = compute(logs, own, (days[0], days[2]), engine, place)
        finally:
            engine.close()
        return _worded(computed, own, tree, pack, days, guess)


def guessed_map(order: Order) -> str:
    """The map of the first log as guessed, as text with comments.

    Raises:
        UnusableEvidence: when the log cannot be read.
    """
    with _work_folder(order.work) as folder:
        work = Path(folder)
        logs = _opened(order, None, work)[:1]
        guess = guess_columns([column.name for column in logs[0].columns])
        own = map_of(guess)
        engine = DuckDbEngine(work)
        try:
            roles = tuple(role for role in Role if role in guess.columns)
            if Role.AGENCY not in roles:
                return map_text(guess, {}, {})
            placed = place_columns(logs, own.columns, partly=True)
            rows = rows_of(placed, engine, roles)
            engine.lock()
            texts = texts_of(rows, roles, engine, logs[0].place())
            return map_text(guess, texts, written_levels(rows, texts, own, engine, logs[0].place()))
        finally:
            engine.close()


def _work_folder(work: Path | None) -> AbstractContextManager[str]:
    if work is not None:
        work.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="cchc-", dir=work, ignore_cleanup_errors=True)


def _opened(order: Order, own: LogMap | None, work: Path) -> tuple[Log, ...]:
    csv = own.csv if own else CsvForm()
    excel = own.excel if own else ExcelForm()
    with session(work) as reading:
        return open_logs(order.logs, csv, excel, work, reading)


def _engine(order: Order, work: Path) -> Engine:
    if order.engine == "spark":
        from cchc_rules.evidence.dossiers.engines.spark_engine import SparkEngine

        return SparkEngine(order.master)
    return DuckDbEngine(work)


def _certain(guess: Guess | None, logs: Sequence[Log]) -> Guess:
    """The guess, if a run may rest on it.

    Raises:
        UnusableEvidence: naming every content whose column is not certain.
    """
    if guess is not None and guess.certain:
        return guess
    raise UnusableEvidence(_uncertain(guess or Guess({}), logs[0]))


def _uncertain(guess: Guess, log: Log) -> Iterator[Fault]:
    header = log.place() if log.first_line == 1 else log.place(-1)
    fix = "chạy với --guess-map -o ban-do.yaml, xem lại rồi dùng --map ban-do.yaml"
    wanted = [role for role in REQUIRED if role not in guess.columns and role not in guess.doubts]
    for role in [*guess.doubts, *wanted]:
        near = guess.doubts.get(role, ())
        message = f"chưa chắc cột nào là {ROLE_LABELS[role]}"
        if len(near) > 1:
            message += ": " + ", ".join(f"“{name}”" for name in near)
        did_you_mean = near[0] if len(near) == 1 else None
        yield Fault(header, codes.MAP_UNCERTAIN, message, fix=fix, did_you_mean=did_you_mean)
    if Role.DUE not in guess.columns and Role.DAYS not in guess.columns and Role.DUE not in guess.doubts:
        message = f"không thấy cột {ROLE_LABELS[Role.DUE]} hay {ROLE_LABELS[Role.DAYS]}"
        yield Fault(header, codes.MAP_UNCERTAIN, message, fix=fix)


def _days(pack: RulePack, own: LogMap, asked: date | None, tree: Tree | None) -> tuple[date, date, date]:
    """First and last day of the period, and the as-of day, never after the period's end."""
    period = own.period or pack.manifest.period
    as_of = min(asked or period.to, period.to)
    if as_of < period.from_:
        place = tree.place(("period",)) if tree else Place("--as-of")
        message = f"ngày chốt số liệu {format_date(as_of)} trước ngày đầu kỳ {format_date(period.from_)}"
        refuse(place, codes.AS_OF_OUTSIDE, message)
    return period.from_, period.to, as_of


def _worded(
    computed: Computed,
    own: LogMap,
    tree: Tree | None,
    pack: RulePack,
    days: tuple[date, date, date],
    guess: Guess | None,
) -> Outcome:
    ledger = Ledger.of(computed.cells, computed.lexicon.agencies, days[0], days[2])
    if not ledger.lines:
        counts = bucket_counts(computed)
        most = max(counts, key=lambda bucket: (counts[bucket], bucket))
        refuse(
            computed.logs[0].place(),
            codes.NO_AGENCY,
            f"không dòng nào tính được; lý do nhiều nhất: {BUCKET_LABELS[most].lower()}",
            fix="kiểm tra kỳ của bộ quy tắc, các cột và các dạng ngày trong bản đồ cột",
        )
    frame = Frame(
        ledger,
        assigned_measures(pack, own, computed.roles, tree),
        scope_filters(pack, own, computed.lexicon.fields, tree),
        own,
        computed.logs,
        (days[0], days[1]),
        days[2],
    )
    files = {f"{EVIDENCE_FOLDER}/{name}": text.encode() for name, text in evidence_files(frame).items()}
    files["chat-luong.md"] = quality_report(computed, frame, pack.manifest.id).encode()
    files["can-xem-lai.csv"] = rows_csv(computed)
    files["tong-hop.csv"] = summary_csv(ledger, computed.lexicon.fields)
    return Outcome(files, guess, computed, frame)
