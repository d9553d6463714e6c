"""In which columns of a log does each content stand? What the map says, held against the header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.logs.header import clean_name
from cchc_rules.evidence.dossiers.model import REQUIRED, ROLE_LABELS, Role
from cchc_rules.sources.faults import Fault, UnusableEvidence
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_rules.evidence.dossiers.logs.model import Column, Log

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A log and its columns by what they tell."""

    log: Log
    columns: Mapping[Role, Column]


def place_columns(
    logs: Sequence[Log], wanted: Mapping[Role, Sequence[str]], *, partly: bool = False
) -> tuple[Placed, ...]:
    """The columns of every log; a column that the map names has to be there, and with `partly` no other.

    Raises:
        UnusableEvidence: with every missing column of every log, and the header's nearest name.
    """
    faults: list[Fault] = []
    placed = [Placed(log, _placed(log, wanted, faults)) for log in logs]
    if not partly:
        faults += [fault for log in logs for fault in _unnamed(log, wanted)]
    if faults:
        raise UnusableEvidence(faults)
    return tuple(placed)


def _placed(log: Log, wanted: Mapping[Role, Sequence[str]], faults: list[Fault]) -> dict[Role, Column]:
    by_name = {column.name: column for column in log.columns if column.name}
    found: dict[Role, Column] = {}
    for role, names in wanted.items():
        column = next((by_name[clean_name(name)] for name in names if clean_name(name) in by_name), None)
        if column is None:
            faults.append(_missing(log, role, names, tuple(by_name)))
        elif column.type == "other":
            message = f"cột “{column.name}” không chứa chữ, số hay ngày"
            faults.append(Fault(log.place(), codes.COLUMN_MISSING, message))
        else:
            found[role] = column
    return found


def _unnamed(log: Log, wanted: Mapping[Role, Sequence[str]]) -> Iterator[Fault]:
    """What the map has to name and does not."""
    for role in REQUIRED:
        if role not in wanted:
            message = f"bản đồ cột chưa chỉ ra cột {ROLE_LABELS[role]} ({role})"
            yield Fault(log.place(), codes.COLUMN_MISSING, message)
    if Role.DUE not in wanted and Role.DAYS not in wanted:
        message = "bản đồ cột chưa chỉ ra cột ngày hẹn trả (due) hoặc thời hạn giải quyết (days)"
        yield Fault(log.place(), codes.COLUMN_MISSING, message)


def _missing(log: Log, role: Role, names: Sequence[str], header: Sequence[str]) -> Fault:
    written = " hoặc ".join(f"“{name}”" for name in names)
    shown = ", ".join(f"“{name}”" for name in header[:_SHOWN]) + (" …" if len(header) > _SHOWN else "")
    same = [each for each in header if fold(each) in {fold(name) for name in names}]
    return Fault(
        log.place() if log.first_line == 1 else log.place(-1),
        codes.COLUMN_MISSING,
        f"không có cột {written} ({ROLE_LABELS[role]})",
        expected=f"một trong các cột: {shown}",
        did_you_mean=same[0] if len(same) == 1 else suggest(names[0], header, 0.6),
        fix=f"sửa columns.{role} trong bản đồ cột; bỏ dòng đó nếu danh sách không có nội dung này"
        if role not in REQUIRED
        else f"sửa columns.{role} trong bản đồ cột",
    )
