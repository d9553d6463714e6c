"""What is a rule pack as a whole? Its manifest, and everything loaded from its folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field as Key
from pydantic import model_validator

from cchc_rules.packs import codes
from cchc_rules.packs.amendments import Amendment, Change
from cchc_rules.packs.conditions import ConditionText
from cchc_rules.packs.criteria import Basis, Criterion, Field, Hole, Remedy, StandingTask, Texts
from cchc_rules.packs.dated import with_dates
from cchc_rules.packs.measures import AnyMeasure, Measure
from cchc_rules.packs.policies import Policy
from cchc_rules.sources.model import (
    Entry,
    EntryError,
    Identifier,
    OneOrMany,
    Slug,
    Text,
    VnDate,
    VnInteger,
    VnNumber,
)
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from cchc_rules.sources.faults import Fault, Place


class Origin(StrEnum):
    """Where the rules of a pack come from."""

    SEED = "seed"
    DECISION = "decision"
    PUBLISHED = "published"
    TEMPLATE = "template"


class Period(Entry):
    """Kỳ đánh giá: từ ngày nào đến ngày nào."""

    from_: VnDate = Key(alias="from")
    """Ngày đầu kỳ."""
    to: VnDate
    """Ngày cuối kỳ."""

    @model_validator(mode="after")
    def _from_before_to(self) -> Self:
        if self.from_ > self.to:
            raise EntryError(
                f"kỳ đánh giá kết thúc {format_date(self.to)}, trước khi bắt đầu {format_date(self.from_)}",
                expected="ngày cuối kỳ (to) sau ngày đầu kỳ (from)",
                at=("to",),
                code=codes.PERIOD_REVERSED,
            )
        return self


class GroupRule(Entry):
    """Trần của nhóm điểm thưởng hoặc điểm phạt."""

    cap: VnNumber | None = Key(default=None, ge=0)
    """Tổng điểm thưởng (phạt) không quá chừng này."""


class Band(Entry):
    """Một mức xếp loại."""

    name: Text
    """Tên mức, ví dụ: Tốt."""
    when: ConditionText
    """Điều kiện theo phần trăm chỉ số, ví dụ “>= 90%”."""


class Rounding(Entry):
    """Cách làm tròn: làm tròn nửa lên, một lần."""

    places: VnInteger = Key(default=2, ge=0, le=6)
    """Số chữ số thập phân."""
    at: Literal["total", "criterion"] = "total"
    """Làm tròn ở tổng điểm, hay ở điểm từng tiêu chí (tổng cộng các điểm đã tròn)."""


class Totals(Entry):
    """Quy tắc cộng điểm của cả bộ."""

    bonus: GroupRule | None = None
    """Trần của tổng điểm thưởng."""
    penalty: GroupRule | None = None
    """Trần của tổng điểm phạt."""
    clamp: bool = True
    """Tổng điểm không thấp hơn 0 và không cao hơn tổng điểm tối đa."""
    rescale: bool = False
    """Quy về thang điểm gốc khi có tiêu chí không đánh giá."""
    rounding: Rounding = Rounding()
    """Cách làm tròn."""
    bands: tuple[Band, ...] = ()
    """Các mức xếp loại; khoảng hở hoặc chồng nhau trong văn bản gốc được giữ và cảnh báo."""


class Recipient(Entry):
    """Một dòng nơi nhận."""

    to: Text
    """Nơi nhận."""
    note: Text | None = None
    """Ghi chú in nghiêng trong ngoặc, ví dụ: báo cáo."""


class PlanText(Entry):
    """Lời văn của kế hoạch khắc phục: những phần không suy ra được từ kết quả đánh giá."""

    layout: Literal["by_criterion", "table", "by_unit"] = "by_criterion"
    """Cách trình bày: by_criterion (theo từng tiêu chí), table (bảng nhiệm vụ), by_unit (theo đơn vị
    chủ trì)."""
    parent_body: Text | None = None
    """Cơ quan chủ quản trên phần đầu văn bản."""
    issuing_body: Text | None = None
    """Cơ quan ban hành; bỏ trống thì lấy issuer của bộ quy tắc."""
    symbol: Text | None = None
    """Ký hiệu văn bản sau số để trống, ví dụ: KH-VP."""
    place: Text | None = None
    """Địa danh."""
    title: Text
    """Trích yếu của kế hoạch."""
    grounds: Texts = ()
    """Đoạn căn cứ mở đầu."""
    purpose: Texts = ()
    """I.1. Mục đích."""
    requirements: Texts = ()
    """I.2. Yêu cầu."""
    solutions_title: Text = "GIẢI PHÁP KHẮC PHỤC CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM VÀ CÓ NGUY CƠ BỊ TRỪ ĐIỂM"
    """Đề mục II."""
    solutions_intro: Texts = ()
    """Đoạn mở đầu mục II."""
    organisation: Texts = ()
    """III. Tổ chức thực hiện."""
    closing: Text | None = None
    """Đoạn kết của kế hoạch."""
    recipients: tuple[Recipient, ...] = ()
    """Nơi nhận."""
    archive: Text | None = None
    """Dòng Lưu, ví dụ: VT, NCbđv450."""
    signer_title: Text | None = None
    """Chức vụ người ký; tên người ký luôn để trống."""


class Manifest(Entry):
    """Tệp pack.yaml: bộ quy tắc này là gì, của ai, năm nào."""

    format: Literal[1, "1"]
    """Phiên bản định dạng; hiện nay là 1."""
    id: Slug
    """Mã bộ quy tắc, trùng tên thư mục."""
    title: Text
    """Tên đầy đủ của bộ quy tắc."""
    year: VnInteger = Key(ge=2000, le=2100)
    """Năm đánh giá."""
    period: Period
    """Kỳ đánh giá."""
    issuer: Text
    """Cơ quan ban hành bộ tiêu chí hoặc kế hoạch."""
    origin: Origin
    """Nguồn của quy tắc: seed (văn bản gốc), decision (quyết định), published (kết quả công bố),
    template (mẫu)."""
    verified: bool = False
    """Đã có người đối chiếu từng quy tắc với văn bản gốc."""
    points: Literal["nominal", "official"] = "nominal"
    """nominal: văn bản không cho điểm, điểm chỉ để xếp thứ tự; official: điểm theo văn bản."""
    basis: OneOrMany[Basis] = ()
    """Các văn bản làm căn cứ."""
    extends: OneOrMany[Slug] = ()
    """Các bộ quy tắc kế thừa, ví dụ: [_base]."""
    scopes: dict[Identifier, Text] = Key(default_factory=dict)
    """Phạm vi của số liệu: {land: Lĩnh vực đất đai}."""
    unit_kinds: dict[Identifier, Text] = Key(default_factory=dict)
    """Loại đơn vị trực thuộc: {land_branch: Chi nhánh Văn phòng đăng ký đất đai}."""
    totals: Totals = Totals()
    """Cách cộng điểm của cả bộ; bỏ trống thì theo bộ quy tắc kế thừa."""
    plan: PlanText | None = None
    """Lời văn của kế hoạch khắc phục; bỏ trống thì theo bộ quy tắc kế thừa."""
    to_fill: OneOrMany[Hole] = ()
    """Những gì của cả bộ còn phải điền từ quyết định đã ký (bộ quy tắc mẫu)."""
    note: Text | None = None
    """Ghi chú."""


class PackFile(Entry):
    """Mọi tệp khác trong thư mục bộ quy tắc: các mục được gộp lại."""

    measures: dict[Identifier, Measure] = Key(default_factory=dict)
    """Số liệu và tài liệu mà bộ quy tắc cần, theo mã."""
    fields: tuple[Field, ...] = ()
    """Các lĩnh vực."""
    criteria: tuple[Criterion, ...] = ()
    """Các tiêu chí và tiêu chí thành phần."""
    policies: tuple[Policy, ...] = ()
    """Các quy tắc suy luận."""
    tasks: tuple[StandingTask, ...] = ()
    """Các nhiệm vụ không gắn với tiêu chí nào."""
    changes: tuple[Change, ...] = ()
    """Những thay đổi đối với bộ quy tắc kế thừa, mỗi thay đổi có căn cứ riêng."""

    @classmethod
    def model_json_schema(cls, *args: Any, **rest: Any) -> dict[str, Any]:
        """The JSON Schema, which also knows values written by dates."""
        return with_dates(super().model_json_schema(*args, **rest))


@dataclass(frozen=True)
class RulePack:
    """One loaded pack: what it extends is already merged in.

    ``places`` maps ("criterion", id), ("measure", id), ("policy", id), ("field", id) and
    ("task", id) to where the rule stands; ``layers`` maps the same keys to the pack id the
    rule came from. ``digest`` is a SHA-256 over the contents of all files read. ``folders``
    are the folders of the layers, base first: other rooms find their own files there.
    ``amendments`` are the changes layers made to what they extend, in the order made. ``as_of`` is
    the day for which values written by dates were taken.
    """

    manifest: Manifest
    measures: Mapping[str, AnyMeasure]
    fields: tuple[Field, ...]
    criteria: tuple[Criterion, ...]
    policies: tuple[Policy, ...]
    tasks: tuple[StandingTask, ...]
    digest: str
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict, repr=False)
    layers: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    warnings: tuple[Fault, ...] = field(default=(), repr=False)
    folders: tuple[Path, ...] = field(default=(), repr=False)
    amendments: tuple[Amendment, ...] = field(default=(), repr=False)
    as_of: date | None = None

    @property
    def id(self) -> str:
        """The pack id."""
        return self.manifest.id

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """Criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def fields_by_id(self) -> Mapping[str, Field]:
        """Fields by id."""
        return {each.id: each for each in self.fields}

    @cached_property
    def children(self) -> Mapping[str, tuple[Criterion, ...]]:
        """Direct sub-criteria of each criterion or field id, in file order."""
        found: dict[str, list[Criterion]] = {}
        for criterion in self.criteria:
            parent = self.parent_id(criterion.id)
            if parent is not None:
                found.setdefault(parent, []).append(criterion)
        return {parent: tuple(kids) for parent, kids in found.items()}

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that are scored themselves, in file order."""
        return tuple(criterion for criterion in self.criteria if criterion.id not in self.children)

    @cached_property
    def roots(self) -> tuple[Criterion, ...]:
        """Criteria whose parent is not a criterion, in file order."""
        return tuple(c for c in self.criteria if self.parent_id(c.id) not in self.by_id)

    def parent_id(self, dotted: str) -> str | None:
        """The nearest ancestor of a dotted id that is a criterion or a field of this pack."""
        head = dotted
        while "." in head:
            head = head.rpartition(".")[0]
            if head in self.by_id or head in self.fields_by_id:
                return head
        return None

    def field_of(self, dotted: str) -> Field | None:
        """The field a criterion belongs to; None where the pack has no fields."""
        current: str | None = dotted
        while current is not None:
            if current in self.fields_by_id:
                return self.fields_by_id[current]
            current = self.parent_id(current)
        return None

    def remedy_owner(self, dotted: str) -> str | None:
        """The criterion whose remedy serves this one: itself or its nearest ancestor with a remedy."""
        current: str | None = dotted
        while current is not None and current in self.by_id:
            if self.by_id[current].remedy is not None:
                return current
            current = self.parent_id(current)
        return None

    def remedy_of(self, dotted: str) -> Remedy | None:
        """The remedy that serves a criterion, own or inherited."""
        owner = self.remedy_owner(dotted)
        return self.by_id[owner].remedy if owner else None
