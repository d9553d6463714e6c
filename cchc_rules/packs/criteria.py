"""What is scored? Fields and criteria as a tree of dotted ids, each with its remedy and basis."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Key

from cchc_rules.packs.alternatives import AnyOf, Shorthand
from cchc_rules.packs.conditions import ConditionText
from cchc_rules.packs.forms import Form
from cchc_rules.packs.points import PointsOrExclude
from cchc_rules.sources.model import (
    DottedId,
    Entry,
    EntryError,
    Identifier,
    OneOrMany,
    Text,
    VnDate,
    VnInteger,
    VnNumber,
    VnQuantity,
)
from cchc_rules.vietnamese.dates import DateFormatError, parse_period_end


class AgencyLevel(StrEnum):
    """Administrative level of an agency."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"
    UNIT = "unit"


Texts = OneOrMany[Text]
"""Texts; one may be written without the list around it."""


class Basis(Entry):
    """Căn cứ của một quy tắc: văn bản và điều, khoản, điểm."""

    symbol: Text
    """Số, ký hiệu văn bản, ví dụ: 09/CT-UBND; hoặc tên gọi khi văn bản chưa có số."""
    clause: Text | None = None
    """Điều, khoản, điểm, mục."""
    date: VnDate | None = None
    """Ngày ban hành."""
    title: Text | None = None
    """Trích yếu."""
    issuer: Text | None = None
    """Cơ quan ban hành."""
    quote: Text | None = None
    """Nguyên văn đoạn quy định chỉ tiêu."""


class Hole(Entry):
    """Một chỗ còn trống của bộ quy tắc mẫu: phải điền từ quyết định đã ký, không được đoán."""

    what: Text
    """Còn thiếu điều gì."""
    where: Text
    """Lấy ở đâu: văn bản, bảng, mục."""


class UnitTask(Entry):
    """Một đơn vị thực hiện, có thể kèm phần việc riêng."""

    unit: Text
    """Tên đơn vị."""
    task: Text | None = None
    """Phần việc đơn vị này làm."""
    note: Text | None = None
    """Ghi chú trong ngoặc, ví dụ: đối với hồ sơ liên thông."""


def _unit_shorthand(value: Any) -> Any:
    return {"unit": value} if isinstance(value, str) else value


UnitTasks = OneOrMany[Annotated[UnitTask, Shorthand(_unit_shorthand)]]
"""Units; a unit may be written as its name alone."""


class DueBy(Entry):
    """Hạn là một ngày."""

    by: VnDate
    """Ngày cuối cùng."""


class DueIn(Entry):
    """Hạn là hết một kỳ, viết như trong văn bản: Quý III/2022, Tháng 6/2022, Trong năm 2022."""

    in_: Text = Key(alias="in")
    """Kỳ mà hết kỳ là hết hạn."""

    @model_validator(mode="after")
    def _a_period_with_an_end(self) -> Self:
        try:
            parse_period_end(self.in_)
        except DateFormatError as error:
            raise EntryError(
                str(error),
                fix="nếu thời gian không có ngày cuối rõ ràng thì viết thành lời, bỏ {in: ...}",
                at=("in",),
            ) from None
        return self


TimingWord = Literal["regular", "yearly", "quarterly", "monthly"]


def _timing_tag(value: Any) -> str:
    if isinstance(value, dict):
        return "by" if "by" in value else "in"
    if isinstance(value, DueBy | DueIn):
        return "by" if isinstance(value, DueBy) else "in"
    return "word" if value in ("regular", "yearly", "quarterly", "monthly") else "text"


Timing = Annotated[
    Annotated[TimingWord, Tag("word")]
    | Annotated[DueBy, Tag("by")]
    | Annotated[DueIn, Tag("in")]
    | Annotated[Text, Tag("text")],
    Discriminator(_timing_tag),
    AnyOf(),
]
"""When a task is to be done: a word, a day, a period, or free text."""


class Remedy(Entry):
    """Giải pháp khắc phục: nội dung, chủ trì, phối hợp, thời gian, sản phẩm."""

    title: Text | None = None
    """Tên nhiệm vụ; bỏ trống thì lấy tên tiêu chí."""
    content: Texts = ()
    """Các việc phải làm. Được dùng {value}, {target}, {shortfall}, {headroom}, {agency}, {criterion},
    {period}."""
    lead: UnitTasks = ()
    """Đơn vị chủ trì (hoặc thực hiện)."""
    coordinate: UnitTasks = ()
    """Đơn vị phối hợp."""
    timing: Timing | None = None
    """Thời gian: regular, yearly, quarterly, monthly, {by: ngày}, {in: "Quý III/2022"} hoặc bằng lời."""
    product: Texts | None = None
    """Sản phẩm, kết quả; null khi văn bản không nêu."""
    basis: Basis | None = None
    """Căn cứ của giải pháp."""


class NotApplicable(Entry):
    """Khi nào không đánh giá tiêu chí, và tính điểm ra sao."""

    when: dict[Identifier, ConditionText] = Key(min_length=1)
    """Điều kiện về số liệu (mọi điều kiện cùng đúng)."""
    as_: Literal["exclude", "full", "zero"] = Key(alias="as")
    """exclude: bỏ khỏi điểm tối đa; full: đủ điểm; zero: 0 điểm."""


class AtRisk(Entry):
    """Khi nào một tiêu chí đang đạt vẫn bị coi là có nguy cơ."""

    margin: VnQuantity | None = None
    """Cách mức bị trừ điểm không quá chừng này."""
    deadline_within: VnInteger | None = Key(default=None, ge=0)
    """Còn không quá chừng này ngày đến hạn mà chưa có tài liệu."""
    stale_after: VnInteger | None = Key(default=None, ge=0)
    """Số liệu cũ hơn chừng này ngày."""
    agree_within: VnQuantity | None = None
    """Số liệu của hai nguồn lệch nhau không quá chừng này thì coi là khớp; bỏ trống: lệch là báo."""


class Field(Entry):
    """Lĩnh vực: nhóm tiêu chí."""

    id: DottedId
    """Mã lĩnh vực, ví dụ "1"."""
    name: Text
    """Tên lĩnh vực."""
    points: VnNumber | None = Key(default=None, ge=0)
    """Điểm tối đa của lĩnh vực theo văn bản; để kiểm tra tổng."""
    to_fill: OneOrMany[Hole] = ()
    """Những gì của lĩnh vực còn phải điền từ quyết định đã ký (bộ quy tắc mẫu)."""
    basis: Basis | None = None
    """Căn cứ."""
    note: Text | None = None
    """Ghi chú."""


class Criterion(Entry):
    """Tiêu chí hoặc tiêu chí thành phần. Chỉ tiêu chí không có thành phần mới được chấm trực tiếp."""

    id: DottedId
    """Mã tiêu chí, ví dụ "1.10"; đặt trong dấu nháy kép."""
    name: Text
    """Tên tiêu chí."""
    levels: OneOrMany[AgencyLevel] = ()
    """Cấp phải đánh giá: province (tỉnh), department (sở, ban, ngành), district (huyện), commune (xã),
    unit (đơn vị); bỏ trống là mọi cấp."""
    points: VnNumber | None = Key(default=None, ge=0)
    """Điểm tối đa; tiêu chí có thành phần được bỏ trống (bằng tổng thành phần)."""
    group: Literal["ordinary", "bonus", "penalty"] = "ordinary"
    """Điểm thường, điểm thưởng hay điểm phạt."""
    measure: Identifier | None = None
    """Số liệu được chấm."""
    scope: Identifier | None = None
    """Phạm vi của số liệu (khai ở mục scopes của bộ quy tắc)."""
    score: Form | None = None
    """Cách chấm điểm."""
    none: PointsOrExclude | None = None
    """Điểm khi cơ quan nói rõ là không có (không ban hành, không phát sinh), hoặc exclude (không đánh giá);
    khác với chưa báo cáo."""
    at_risk: AtRisk | None = None
    """Khi nào đang đạt mà vẫn bị coi là có nguy cơ."""
    obligation: Identifier | None = None
    """Số liệu làm phát sinh nghĩa vụ của tiêu chí này (hồ sơ trễ hạn làm phát sinh nghĩa vụ xin lỗi)."""
    documents: OneOrMany[Identifier] = ()
    """Tài liệu kiểm chứng phải có."""
    not_applicable: NotApplicable | None = None
    """Khi nào không đánh giá tiêu chí này."""
    basis: Basis | None = None
    """Căn cứ của quy tắc chấm."""
    remedy: Remedy | None = None
    """Giải pháp khi bị trừ điểm hoặc có nguy cơ; bỏ trống thì dùng giải pháp của tiêu chí cha."""
    sources: Texts = ()
    """Mã đối chiếu với tài liệu nguồn, ví dụ S000-T7."""
    note: Text | None = None
    """Ghi chú."""


class StandingTask(Entry):
    """Nhiệm vụ của kế hoạch không gắn với tiêu chí nào: luôn có trong kế hoạch."""

    id: DottedId
    """Mã nhiệm vụ."""
    section: Text | None = None
    """Đề mục chứa nhiệm vụ."""
    remedy: Remedy
    """Nội dung, đơn vị, thời gian và sản phẩm của nhiệm vụ."""
    criteria: OneOrMany[DottedId] = ()
    """Tiêu chí mà nhiệm vụ góp phần, nếu có."""
    sources: Texts = ()
    """Mã đối chiếu với tài liệu nguồn."""
