"""How is a document scored by the day it was issued? One of the scoring forms."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import Discriminator, Tag
from pydantic import Field as Key

from cchc_rules.packs.points import FixedPoints
from cchc_rules.sources.model import Entry, Identifier, VnDate, VnInteger, VnNumber

_ZERO = Fraction(0)


class DueAfter(Entry):
    """Hạn tính từ một tài liệu hoặc mốc khác."""

    days: VnInteger = Key(ge=0)
    """Số ngày."""
    after: Identifier
    """Tài liệu hoặc mốc làm gốc."""


class DueBefore(Entry):
    """Hạn “trước ngày”: phải có trước ngày này, chính ngày này là muộn."""

    before: VnDate
    """Ngày đầu tiên bị coi là muộn."""


def _due_tag(value: Any) -> str:
    if isinstance(value, DueBefore) or (isinstance(value, dict) and "before" in value):
        return "before"
    return "after" if isinstance(value, dict | DueAfter) else "date"


class DeadlineRule(Entry):
    """Chấm một tài liệu theo thời hạn ban hành."""

    due: Annotated[
        Annotated[VnDate, Tag("date")]
        | Annotated[DueBefore, Tag("before")]
        | Annotated[DueAfter, Tag("after")],
        Discriminator(_due_tag),
    ]
    """Hạn: một ngày (đúng ngày đó vẫn là đúng hạn), {before: ngày} hoặc {days: n, after: tài liệu}."""
    on_time: FixedPoints = "max"
    """Điểm khi đúng hạn."""
    late: FixedPoints = _ZERO
    """Điểm khi muộn (trước khi trừ per_day)."""
    not_issued: FixedPoints = _ZERO
    """Điểm khi không ban hành."""
    per_day: VnNumber | None = Key(default=None, gt=0)
    """Trừ thêm chừng này điểm cho mỗi ngày muộn (viết số dương)."""
    refused_after: VnDate | None = None
    """Sau ngày này không tiếp nhận: 0 điểm."""


class DeadlineForm(Entry):
    """Chấm theo thời hạn."""

    deadline: DeadlineRule
    """Hạn và điểm khi đúng hạn, muộn, không ban hành."""
