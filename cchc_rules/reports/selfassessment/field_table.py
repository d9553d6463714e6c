"""How do the points stand by field? A row for each field and the sum, narrow enough for an upright page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.selfassessment.points_text import points

if TYPE_CHECKING:
    from cchc_rules.reports.overview.field_losses import Amounts, LossAccount

TOTAL = "Tổng cộng"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field as printed."""

    number: str
    name: str
    maximum: str
    sure: str
    at_risk: str
    unknown: str
    lost: str
    is_total: bool


def field_rows(account: LossAccount) -> tuple[FieldRow, ...]:
    """The fields in the order of the pack, then the sum."""
    fields = (_row(field.id, field.name, field.amounts) for field in account.fields)
    return (*fields, _row("", TOTAL, account.total, is_total=True))


def _row(number: str, name: str, amounts: Amounts, *, is_total: bool = False) -> FieldRow:
    return FieldRow(
        number=number,
        name=clean(name),
        maximum=points(amounts.maximum),
        sure=points(amounts.sure),
        at_risk=points(amounts.at_risk),
        unknown=points(amounts.unknown),
        lost=points(amounts.lost),
        is_total=is_total,
    )
