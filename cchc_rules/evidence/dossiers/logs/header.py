"""Which columns does a header name? Clean names, none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.model import Column, refuse
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.dossiers.logs.model import ColumnType
    from cchc_rules.sources.faults import Place


def clean_name(written: str) -> str:
    """A column's name as people see it: one line, composed letters."""
    return " ".join(nfc(written).removeprefix("\ufeff").split())


def columns_of(
    written: Sequence[str],
    place: Place,
    *,
    stored: Sequence[str] | None = None,
    types: Sequence[ColumnType] | None = None,
) -> tuple[Column, ...]:
    """The columns of a header; a column without a name cannot be asked for and keeps an empty one.

    Raises:
        UnusableEvidence: when two columns have one name.
    """
    names = [clean_name(each) for each in written]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        refuse(
            place,
            codes.HEADER_TWICE,
            f"có hai cột cùng tên “{twice[0]}”",
            fix="đặt tên khác nhau cho các cột trong dòng tiêu đề",
        )
    kept = stored or [f"c{index}" for index in range(len(names))]
    kinds = types or ["text"] * len(names)
    return tuple(Column(*each) for each in zip(names, kept, kinds, strict=True))
