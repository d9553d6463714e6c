"""From logs to counts: the one way through texts, rules, duplicates and cells, on any engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from cchc_rules.evidence.dossiers.agencies import Agencies, declared_agencies, found_agencies, name_key
from cchc_rules.evidence.dossiers.cells import counted_cells, merged
from cchc_rules.evidence.dossiers.classes import classified, looked_up
from cchc_rules.evidence.dossiers.columns import Placed, place_columns
from cchc_rules.evidence.dossiers.duplicates import left_out, repeated_numbers, suspects
from cchc_rules.evidence.dossiers.lexicon import Lexicon, Texts, lexicon_of, meanings
from cchc_rules.evidence.dossiers.listing import (
    ListedRow,
    deciding,
    doubtful_rows,
    duplicate_rows,
    listed_rows,
    with_texts,
)
from cchc_rules.evidence.dossiers.model import Role
from cchc_rules.evidence.dossiers.rows import rows_of
from cchc_rules.evidence.dossiers.texts import levels_of_agencies, texts_of, understood
from cchc_rules.evidence.dossiers.vocabulary import LEVELS
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import ibis.expr.types as ir

    from cchc_rules.evidence.dossiers.engines.interface import Engine
    from cchc_rules.evidence.dossiers.log_map import LogMap
    from cchc_rules.evidence.dossiers.logs.model import Log
    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.sources.faults import Place


@dataclass(frozen=True, slots=True)
class Computed:
    """What the logs say: cells of counts, rows to look at, what words were taken for."""

    cells: pa.Table
    listed: tuple[ListedRow, ...]
    lexicon: Lexicon
    roles: tuple[Role, ...]
    logs: tuple[Log, ...]
    engine: str


def compute(
    logs: Sequence[Log], own: LogMap, days: tuple[date, date], engine: Engine, place: Place
) -> Computed:
    """Count the dossiers of the logs; `days` are the first day of the period and the as-of day.

    Raises:
        UnusableEvidence: for columns that are missing or are not what the map takes them for.
    """
    placed = place_columns(logs, own.columns)
    roles = tuple(role for role in Role if any(role in one.columns for one in placed))
    rows = rows_of(placed, engine, roles)
    engine.lock()
    texts = texts_of(rows, roles, engine, place)
    lexicon = lexicon_of(texts, own, _agencies(rows, texts, own, engine, place), days, place)
    return _counted(_Query(rows, roles, own, lexicon, days[1], engine), placed)


@dataclass(frozen=True, slots=True)
class _Query:
    """The rows of the logs and all it takes to classify them."""

    rows: ir.Table
    roles: tuple[Role, ...]
    own: LogMap
    lexicon: Lexicon
    as_of: date
    engine: Engine

    def classes(self, rows: ir.Table, tables: dict[Role, ir.Table], *, with_number: bool = False) -> ir.Table:
        """The rows classified by the texts that `tables` know."""
        roles = [role for role in self.roles if role in tables or not understood(role)]
        return classified(
            looked_up(rows, tables),
            roles,
            self.own.rules,
            self.lexicon.calendar,
            self.as_of,
            with_number=with_number,
        )


def _counted(query: _Query, placed: Sequence[Placed]) -> Computed:
    engine, roles = query.engine, query.roles
    tables = {
        role: engine.small_table(table, f"words_{role}") for role, table in query.lexicon.tables.items()
    }
    repeated = engine.small_table(engine.run(repeated_numbers(query.rows)), "repeated")
    doubled = query.classes(suspects(query.rows, repeated), tables, with_number=True)
    dropped = engine.small_table(engine.run(left_out(doubled, query.own.rules)), "left_out")
    cells = engine.run(counted_cells(query.classes(query.rows, tables)))
    taken = engine.run(counted_cells(dropped, duplicates=True))
    needed = deciding(query.lexicon.tables)
    few = {role: table for role, table in tables.items() if role in needed}
    doubtful = engine.run(doubtful_rows(query.classes(query.rows, few), dropped))
    first = engine.small_table(pa.concat_tables([doubtful, engine.run(duplicate_rows(dropped))]), "first")
    found = engine.run(with_texts(first, query.rows))
    logs = tuple(one.log for one in placed)
    return Computed(
        merged(cells, taken), listed_rows(found, roles, logs), query.lexicon, roles, logs, engine.name
    )


def _agencies(rows: ir.Table, texts: Texts, own: LogMap, engine: Engine, place: Place) -> Agencies:
    if own.agencies:
        return declared_agencies(own.agencies, place)
    names = [each for each in texts.get(Role.AGENCY, {}) if each and each.strip()]
    return found_agencies(names, written_levels(rows, texts, own, engine, place), place)


def written_levels(
    rows: ir.Table, texts: Texts, own: LogMap, engine: Engine, place: Place
) -> dict[str, AgencyLevel | None]:
    """The level that most rows of an agency have; none where two are equally frequent."""
    if Role.LEVEL not in texts:
        return {}
    meaning = meanings(Role.LEVEL, own.words, place)
    counts: dict[str, dict[int, int]] = {}
    for agency, level, number in levels_of_agencies(rows, engine):
        code = meaning.get(fold(level))
        if code is not None:
            of = counts.setdefault(name_key(agency), {})
            of[code] = of.get(code, 0) + number
    levels: dict[str, AgencyLevel | None] = {}
    for key, of in counts.items():
        most = max(of.values())
        best = [code for code, number in of.items() if number == most]
        levels[key] = LEVELS[best[0]] if len(best) == 1 else None
    return levels
