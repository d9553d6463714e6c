"""Which different texts stand in the columns of the logs, and in how many rows? One query for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import ibis

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.model import DATES, NUMBERS, ROLE_LABELS, Role
from cchc_rules.sources.faults import Fault, Place, UnusableEvidence
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir
    import pyarrow as pa

    from cchc_rules.evidence.dossiers.engines.interface import Engine
    from cchc_rules.evidence.dossiers.lexicon import Texts

_MOST_DATES: Final = 200_000
_MOST_WORDS: Final = 20_000
_MOST_NUMBERS: Final = 1_000_000


def understood(role: Role) -> bool:
    """Whether texts of this content are looked up; numbers and procedures of dossiers are only shown."""
    return role not in (Role.NUMBER, Role.PROCEDURE)


def texts_of(rows: ir.Table, roles: Sequence[Role], engine: Engine, place: Place) -> Texts:
    """The different texts of every content, and None for the cells that hold nothing.

    Raises:
        UnusableEvidence: when a column has far more of them than such a column can have.
    """
    wanted = [role for role in roles if understood(role)]
    counted = None
    for index, role in enumerate(wanted):
        texts = rows.filter(rows[role.value].notnull()).group_by(text=rows[role.value])
        one = texts.aggregate(rows=lambda table: table.count()).limit(_most(role) + 1)
        one = one.select(role=ibis.literal(index, "int16"), text=one.text, rows=one.rows)
        counted = one if counted is None else counted.union(one)
    if counted is None:
        return {}
    return _checked(engine.run(counted), wanted, place)


def _checked(found: pa.Table, wanted: Sequence[Role], place: Place) -> Texts:
    texts: Texts = {role: {None: 0} for role in wanted}
    for index, text, rows in zip(
        *(found[name].to_pylist() for name in ("role", "text", "rows")), strict=True
    ):
        texts[wanted[index]][text] = rows
    faults = [
        Fault(
            place,
            codes.COLUMN_TOO_VARIED,
            f"cột {ROLE_LABELS[role]} có hơn {format_number(_most(role))} giá trị khác nhau, "
            f"ví dụ “{min(filter(None, words))}”",
            fix=f"kiểm tra columns.{role} trong bản đồ cột: có thể đã chỉ nhầm cột",
        )
        for role, words in texts.items()
        if len(words) > _most(role)
    ]
    if faults:
        raise UnusableEvidence(faults)
    return texts


def _most(role: Role) -> int:
    if role in DATES:
        return _MOST_DATES
    return _MOST_NUMBERS if role in NUMBERS else _MOST_WORDS


def levels_of_agencies(rows: ir.Table, engine: Engine) -> list[tuple[str, str, int]]:
    """Names of agencies with the level written beside them, and in how many rows."""
    pairs = rows.filter(rows.agency.notnull() & rows.level.notnull())
    counted = engine.run(
        pairs.group_by(["agency", "level"]).aggregate(rows=lambda table: table.count()).limit(_MOST_WORDS)
    )
    return list(zip(*(counted[name].to_pylist() for name in ("agency", "level", "rows")), strict=True))
