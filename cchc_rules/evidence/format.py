"""What may an evidence file say? Format 1, as models; every docstring is the help an editor shows.

Knows keys and words, not the pack: whether a measure exists and what its value may be is judged later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic import Field as Key
from pydantic_core import CoreSchema, core_schema

from cchc_rules.evidence import codes
from cchc_rules.evidence.model import Qualifier
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.sources.model import (
    DottedId,
    Entry,
    EntryError,
    Identifier,
    OneOrMany,
    Slug,
    Text,
    VnDate,
    VnNumber,
    VnQuantity,
)
from cchc_rules.vietnamese.names import fold, suggest

NONE_OF_A_FIGURE: Final = frozenset({"none", "khong phat sinh"})
"""Words, folded, that say a figure did not arise; not the same as a figure nobody reported."""

NONE_OF_A_DOCUMENT: Final = frozenset({"none", "khong ban hanh", "khong co"})
"""Words, folded, that say a document was not issued."""

_LEVELS: Final = {
    "tinh": AgencyLevel.PROVINCE,
    "thanh pho": AgencyLevel.PROVINCE,
    "so": AgencyLevel.DEPARTMENT,
    "so nganh": AgencyLevel.DEPARTMENT,
    "so, nganh": AgencyLevel.DEPARTMENT,
    "ban": AgencyLevel.DEPARTMENT,
    "nganh": AgencyLevel.DEPARTMENT,
    "huyen": AgencyLevel.DISTRICT,
    "quan": AgencyLevel.DISTRICT,
    "thi xa": AgencyLevel.DISTRICT,
    "xa": AgencyLevel.COMMUNE,
    "phuong": AgencyLevel.COMMUNE,
    "thi tran": AgencyLevel.COMMUNE,
    "dac khu": AgencyLevel.COMMUNE,
    "don vi": AgencyLevel.UNIT,
    "chi nhanh": AgencyLevel.UNIT,
    "phong": AgencyLevel.UNIT,
    "trung tam": AgencyLevel.UNIT,
}
_QUALIFIERS: Final = {
    "chinh xac": Qualifier.EXACT,
    "hon": Qualifier.AT_LEAST,
    "tren": Qualifier.AT_LEAST,
    "it nhat": Qualifier.AT_LEAST,
    "gan": Qualifier.AT_MOST,
    "khoang": Qualifier.ABOUT,
}
_VIETNAMESE_QUALIFIERS = ["chính xác", "hơn", "trên", "ít nhất", "gần", "khoảng"]


def qualifier_of_word(word: str) -> Qualifier | None:
    """The qualifier a Vietnamese word stands for: hơn, trên, ít nhất, gần, khoảng, chính xác."""
    return _QUALIFIERS.get(fold(word))


def _level(value: Any) -> Any:
    if isinstance(value, AgencyLevel) or (isinstance(value, str) and value in _LEVEL_NAMES):
        return value
    word = fold(value).removeprefix("cap ") if isinstance(value, str) else ""
    guess = _LEVELS.get(word) or suggest(word, _LEVEL_NAMES)
    raise EntryError(
        f"“{value}” không phải là một cấp hành chính",
        expected="province (tỉnh), department (sở, ngành), district (huyện), commune (xã) hoặc unit (đơn vị)",
        did_you_mean=str(guess) if guess else None,
        code=codes.UNKNOWN_LEVEL,
    )


def _qualifier(value: Any) -> Any:
    if value is None or isinstance(value, Qualifier):
        return value
    if isinstance(value, str):
        known = qualifier_of_word(value) or _QUALIFIER_NAMES.get(value)
        if known is not None:
            return known
    raise EntryError(
        f"“{value}” không phải là mức chính xác của số liệu",
        expected="exact (chính xác), at_least (hơn, trên), at_most (gần) hoặc about (khoảng)",
        did_you_mean=suggest(str(value), [*_QUALIFIER_NAMES, *_VIETNAMESE_QUALIFIERS]),
        code=codes.UNKNOWN_QUALIFIER,
    )


def _document_word(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if fold(value) in NONE_OF_A_DOCUMENT:
        return "none"
    raise EntryError(
        f"“{value}” không phải là cách ghi một tài liệu",
        expected="none (không ban hành), hoặc các khóa symbol, date, title, issuer, file, place",
        fix=f"viết “{{symbol: {value}}}” nếu đó là số, ký hiệu văn bản; bỏ dòng này nếu chưa biết",
        code=codes.NOT_A_DOCUMENT,
    )


_LEVEL_NAMES = {level.value for level in AgencyLevel}
_QUALIFIER_NAMES = {qualifier.value: qualifier for qualifier in Qualifier}


@dataclass(frozen=True, slots=True)
class _ShortFor:
    """Marks an entry that may be written as the value of one of its keys."""

    key: str
    schema: dict[str, Any] = field(compare=False)
    """The JSON Schema of that value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def widen(value: Any) -> Any:
            return value if isinstance(value, dict | Entry) else {self.key: value}

        return core_schema.no_info_before_validator_function(widen, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [self.schema, handler(schema)]}


def _single_value(value: Any) -> Any:
    if value is None or isinstance(value, str | int | Decimal):
        return value.strip() if type(value) is str else value
    raise EntryError(
        "giá trị của số liệu phải là một số, một ngày hoặc một từ, không phải một nhóm khóa hay danh sách",
        fix="viết một giá trị, ví dụ 1.500 hoặc “81,6%”; nhiều kỳ thì viết danh sách các {value, as_of}",
        code=codes.NOT_A_NUMBER,
    )


_VALUE_SCHEMA: dict[str, Any] = {
    "type": ["string", "number", "boolean", "null"],
    "description": "Số, tỷ lệ kèm %, ngày, có hoặc không, lựa chọn; none: không phát sinh, null: chưa biết",
    "examples": ["49.000", "81,6%", "30/9/2021", "có", "none"],
}
FigureValue = Annotated[Any, BeforeValidator(_single_value), WithJsonSchema(_VALUE_SCHEMA)]


class Agency(Entry):
    """Cơ quan được đánh giá."""

    id: Slug
    """Mã cơ quan, giữ nguyên qua các năm, ví dụ: so-noi-vu-quang-ngai."""
    name: Text
    """Tên cơ quan."""
    level: Annotated[AgencyLevel, BeforeValidator(_level)]
    """Cấp: province (tỉnh), department (sở, ngành), district (huyện), commune (xã), unit (đơn vị)."""
    group: Text | None = None
    """Nhóm cơ quan được so sánh, xếp hạng với nhau."""
    parent: Slug | None = None
    """Mã cơ quan cấp trên."""


class ReportedPeriod(Entry):
    """Kỳ số liệu."""

    from_: VnDate = Key(alias="from")
    """Ngày đầu kỳ."""
    to: VnDate
    """Ngày cuối kỳ."""
    as_of: VnDate | None = None
    """Ngày chốt số liệu; bỏ trống là ngày cuối kỳ."""


class FigureEntry(Entry):
    """Một số liệu: giá trị và nguồn của nó."""

    value: FigureValue
    """Giá trị; none là không phát sinh; null là chưa biết (như chưa báo cáo)."""
    qualifier: Annotated[
        Qualifier | None,
        BeforeValidator(_qualifier),
        WithJsonSchema({"enum": [*_QUALIFIER_NAMES, *_VIETNAMESE_QUALIFIERS, None]}),
    ] = None
    """exact (chính xác), at_least (hơn, trên), at_most (gần), about (khoảng); bỏ trống là chính xác."""
    tolerance: VnQuantity | None = None
    """Sai số của số liệu khoảng chừng; bỏ trống là nửa đơn vị của chữ số có nghĩa cuối cùng, như khoảng
    49.000 thì sai số 500."""
    scope: Identifier | None = None
    """Phạm vi (khai ở mục scopes của bộ quy tắc); bỏ trống là toàn bộ."""
    as_of: VnDate | None = None
    """Số liệu tính đến ngày nào; bỏ trống là ngày chốt số liệu của kỳ."""
    source: Text | None = None
    """Nguồn: báo cáo, mục, trang."""
    system: Text | None = None
    """Hệ thống lấy số liệu, ví dụ: Cổng Dịch vụ công quốc gia."""
    note: Text | None = None
    """Ghi chú của số liệu."""


class DocumentEntry(Entry):
    """Một tài liệu kiểm chứng."""

    symbol: Text | None = None
    """Số, ký hiệu văn bản, ví dụ: 2697/KH-VP."""
    date: VnDate | None = None
    """Ngày ban hành."""
    title: Text | None = None
    """Trích yếu."""
    issuer: Text | None = None
    """Cơ quan ban hành."""
    file: Text | None = None
    """Tên tệp đính kèm."""
    place: Text | None = None
    """Mục, trang chứng minh số liệu."""


class OfficialEntry(Entry):
    """Kết quả công bố của một tiêu chí."""

    points: VnNumber | None = None
    """Điểm được công bố."""
    status: Literal["met", "at_risk", "deducted"] | None = None
    """met (đạt), at_risk (nguy cơ bị trừ điểm), deducted (bị trừ điểm), khi công bố không nêu điểm."""
    source: Text | None = None
    """Văn bản công bố."""
    reason: Text | None = None
    """Lý do bị trừ điểm."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.points is None and self.status is None and (self.source or self.reason):
            raise EntryError(
                "kết quả công bố phải có điểm (points) hoặc trạng thái (status)", code=codes.EMPTY_RESULT
            )
        return self


class WaiverEntry(Entry):
    """Một tiêu chí được miễn đánh giá theo quyết định của người có thẩm quyền."""

    criterion: DottedId
    """Mã tiêu chí."""
    reason: Text
    """Lý do."""
    approver: Text
    """Người hoặc cơ quan cho phép."""
    expires: VnDate
    """Hết hiệu lực sau ngày này."""


_NUMBER_SCHEMA = {"type": ["string", "number", "null"], "examples": ["0,5", 1]}
Figure = Annotated[FigureEntry, _ShortFor("value", _VALUE_SCHEMA)]
Figures = dict[Identifier, OneOrMany[Figure] | None]
Document = Annotated[
    DocumentEntry | Literal["none"] | None,
    BeforeValidator(_document_word),
]
Official = Annotated[OfficialEntry, _ShortFor("points", _NUMBER_SCHEMA)]


class UnitEntry(Entry):
    """Một đơn vị trực thuộc được báo cáo trong tệp của cơ quan chủ quản."""

    id: Slug
    """Mã đơn vị, giữ nguyên qua các năm."""
    name: Text
    """Tên đơn vị."""
    kind: Identifier
    """Loại đơn vị (khai ở mục unit_kinds của bộ quy tắc)."""
    figures: Figures = Key(default_factory=dict)
    """Số liệu của riêng đơn vị."""


class EvidenceFile(Entry):
    """Tệp số liệu và tài liệu kiểm chứng của một cơ quan trong một kỳ."""

    format: Literal[1, "1"]
    """Phiên bản định dạng."""
    agency: Agency
    """Cơ quan được đánh giá."""
    period: ReportedPeriod
    """Kỳ số liệu và ngày chốt số liệu."""
    figures: Figures = Key(default_factory=dict)
    """Số liệu theo mã của bộ quy tắc: một giá trị, một nhóm khóa, hoặc danh sách nhiều kỳ, nhiều phạm vi."""
    documents: dict[Identifier, Document] = Key(default_factory=dict)
    """Tài liệu theo mã của bộ quy tắc; none là không ban hành; không ghi là chưa biết."""
    units: tuple[UnitEntry, ...] = ()
    """Các đơn vị trực thuộc."""
    self_scores: dict[DottedId, VnNumber | None] = Key(default_factory=dict)
    """Điểm cơ quan tự chấm theo mã tiêu chí, ví dụ: {"1.7": 1}."""
    official_scores: dict[DottedId, Official] = Key(default_factory=dict)
    """Kết quả thẩm định, công bố của kỳ này theo mã tiêu chí."""
    last_year: dict[DottedId, Official] = Key(default_factory=dict)
    """Kết quả công bố của năm trước theo mã tiêu chí."""
    waivers: tuple[WaiverEntry, ...] = ()
    """Các tiêu chí được miễn đánh giá."""
    synthetic: bool = False
    """true: số liệu giả định, không phải của cơ quan thật."""
    illustration: Text | None = None
    """Vì sao số liệu này chỉ để minh họa (khác năm hoặc khác tỉnh với bộ quy tắc)."""
    note: Text | None = None
    """Ghi chú."""
