"""Where do the points go? From the maximum, field by field, down to what is certain; nothing is left over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.reports.overview.table import Table, points_note
from cchc_rules.vietnamese.numbers import format_percent, format_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_rules.assessment.model import Totals
    from cchc_rules.reports.records.collection import Collection
    from cchc_rules.reports.records.model import AgencyRecord

OUTSIDE: Final = "Tiêu chí không thuộc lĩnh vực nào"
_ZERO = Fraction(0)
_HEADS = (
    "Mã",
    "Lĩnh vực",
    "Điểm tối đa",
    "Đã mất",
    "Tỷ lệ mất",
    "Được miễn",
    "Chưa rõ",
    "Nguy cơ",
    "Chắc chắn",
)


class Amounts(NamedTuple):
    """Points by certainty, exact: all but ``excluded`` add up to ``maximum``, which has no part of it."""

    maximum: Fraction
    lost: Fraction
    waived: Fraction
    unknown: Fraction
    at_risk: Fraction
    sure: Fraction
    excluded: Fraction

    def plus(self, other: Amounts, sign: int = 1) -> Amounts:
        """Both together; the difference for sign -1."""
        return Amounts(*(mine + sign * theirs for mine, theirs in zip(self, other, strict=True)))


NONE: Final = Amounts(*[_ZERO] * 7)


class FieldLoss(NamedTuple):
    """One field and its points."""

    id: str
    name: str
    amounts: Amounts


class StepKind(StrEnum):
    """What a step of the waterfall stands for."""

    MAXIMUM = "maximum"
    LOST = "lost"
    WAIVED = "waived"
    UNKNOWN = "unknown"
    AT_RISK = "at_risk"
    SURE = "sure"


class Step(NamedTuple):
    """One bar of the waterfall, between ``low`` and ``high`` points; ``amount`` is its height."""

    kind: StepKind
    label: str
    low: Fraction
    high: Fraction

    @property
    def amount(self) -> Fraction:
        """Points of the step, never negative."""
        return self.high - self.low


_KIND_LABELS = {
    StepKind.MAXIMUM: "Điểm tối đa",
    StepKind.WAIVED: "Được miễn",
    StepKind.UNKNOWN: "Chưa rõ",
    StepKind.AT_RISK: "Nguy cơ bị trừ",
    StepKind.SURE: "Điểm chắc chắn",
}


@dataclass(frozen=True, slots=True)
class LossAccount:
    """The points of an agency, or of all agencies of a run together, by field in pack order."""

    title: str
    fields: tuple[FieldLoss, ...]
    total: Amounts
    bonus: Fraction
    penalty: Fraction
    """Bonus and penalty stand beside the maximum and are no part of the steps."""
    note: str

    def steps(self) -> tuple[Step, ...]:
        """From the maximum down to the certain points; fields that lost nothing have no step."""
        total = self.total
        found = [Step(StepKind.MAXIMUM, _KIND_LABELS[StepKind.MAXIMUM], _ZERO, total.maximum)]
        level = total.maximum
        parts = [(StepKind.LOST, _told(field), field.amounts.lost) for field in self.fields]
        parts += [
            (kind, _KIND_LABELS[kind], amount)
            for kind, amount in (
                (StepKind.WAIVED, total.waived),
                (StepKind.UNKNOWN, total.unknown),
                (StepKind.AT_RISK, total.at_risk),
            )
        ]
        for kind, label, amount in parts:
            if amount:
                found.append(Step(kind, label, level - amount, level))
                level -= amount
        return (*found, Step(StepKind.SURE, _KIND_LABELS[StepKind.SURE], _ZERO, level))

    def table(self) -> Table:
        """A row for each field, the sum last."""
        rows = [_row(field.id, field.name, field.amounts) for field in self.fields]
        rows.append(_row("", "Cộng", self.total))
        return Table(
            f"Điểm theo lĩnh vực: {self.title}", _HEADS, tuple(rows), frozenset(range(2, len(_HEADS)))
        )


def lost_by_field(collection: Collection, record: AgencyRecord | None = None) -> LossAccount:
    """The account of one agency of a run, or of all its agencies together."""
    records: Sequence[AgencyRecord] = collection.agencies if record is None else (record,)
    total = _sum(_amounts(each.totals) for each in records)
    fields = _fields(collection, records)
    rest = total.plus(_sum(field.amounts for field in fields), sign=-1)
    if any(rest):
        fields.append(FieldLoss("", OUTSIDE, rest))
    bonus = sum((each.totals.bonus for each in records), _ZERO)
    penalty = sum((each.totals.penalty for each in records), _ZERO)
    notes = (_extra(bonus, penalty), points_note(collection.pack))
    return LossAccount(
        title=records[0].agency.name if len(records) == 1 else f"cộng {len(records)} cơ quan",
        fields=tuple(fields),
        total=total,
        bonus=bonus,
        penalty=penalty,
        note=" ".join(note for note in notes if note),
    )


def _extra(bonus: Fraction, penalty: Fraction) -> str:
    if not bonus and not penalty:
        return ""
    told = (
        f"Ngoài điểm tối đa còn có điểm thưởng {format_points(bonus)} và điểm phạt {format_points(penalty)}"
    )
    return f"{told}, không tính vào các bậc ở đây."


def _fields(collection: Collection, records: Iterable[AgencyRecord]) -> list[FieldLoss]:
    sums: defaultdict[str, Amounts] = defaultdict(lambda: NONE)
    for record in records:
        for field, totals in record.field_totals.items():
            sums[field] = sums[field].plus(_amounts(totals))
    return [
        FieldLoss(each.id, each.name, sums[each.id]) for each in collection.pack.fields if each.id in sums
    ]


def _amounts(totals: Totals) -> Amounts:
    return Amounts(
        totals.maximum,
        totals.lost,
        totals.waived,
        totals.unknown,
        totals.at_risk,
        totals.sure,
        totals.excluded,
    )


def _sum(each: Iterable[Amounts]) -> Amounts:
    return Amounts(*(sum(column, _ZERO) for column in zip(NONE, *each, strict=True)))


def _told(field: FieldLoss) -> str:
    return f"{field.id}. {field.name}" if field.id else field.name


def _row(identity: str, name: str, amounts: Amounts) -> tuple[str, ...]:
    share = format_percent(amounts.lost / amounts.maximum, 1) if amounts.maximum else "–"
    after = (amounts.waived, amounts.unknown, amounts.at_risk, amounts.sure)
    return (
        identity,
        name,
        format_points(amounts.maximum),
        format_points(amounts.lost),
        share,
        *map(format_points, after),
    )
