"""Which sheets and columns has the form, and which words stand in its drop-downs?

The one place writer and reader share: what is written under a heading is found again by that heading.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.evidence.model import FigureKey, Qualifier
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.packs.pack import RulePack

FORM_MARK: Final = "cchc-form"
FORM_VERSION: Final = 1
META_SHEET: Final = "_bieu_mau"
LISTS_SHEET: Final = "_danh_muc"


class Column(StrEnum):
    """A column, by the heading people see."""

    KEY = "Mã dòng (không sửa)"
    AGENCY = "Cơ quan"
    NUMBER = "STT"
    FIGURE = "Số liệu"
    UNIT_NAME = "Đơn vị trực thuộc"
    COUNTED_IN = "Đơn vị tính"
    VALUE = "Giá trị"
    QUALIFIER = "Mức chính xác"
    TOLERANCE = "Sai số (±)"
    AS_OF = "Tính đến ngày"
    SOURCE = "Nguồn (báo cáo, mục, trang)"
    SYSTEM = "Hệ thống lấy số liệu"
    NOTE = "Ghi chú"
    HELP = "Giải thích"
    DOCUMENT = "Tài liệu"
    STATE = "Tình trạng"
    SYMBOL = "Số, ký hiệu"
    ISSUED_ON = "Ngày ban hành"
    TITLE = "Trích yếu"
    ISSUER = "Cơ quan ban hành"
    FILE = "Tên tệp"
    PLACE = "Mục, trang"
    CRITERION = "Mã tiêu chí"
    CRITERION_NAME = "Tên tiêu chí"
    MAXIMUM = "Điểm tối đa"
    SELF_SCORE = "Điểm tự chấm"
    RESULT_OF = "Kết quả của"
    POINTS = "Điểm công bố"
    STATUS = "Trạng thái"
    PUBLICATION = "Văn bản công bố"
    REASON = "Lý do"
    WAIVER_REASON = "Lý do miễn"
    APPROVER = "Người cho phép"
    EXPIRES = "Hết hiệu lực sau ngày"
    UNIT = "Tên đơn vị"
    UNIT_ID = "Mã đơn vị"
    UNIT_KIND = "Loại đơn vị"
    AGENCY_ID = "Mã cơ quan"
    AGENCY_NAME = "Tên cơ quan"
    LEVEL = "Cấp"
    GROUP = "Nhóm so sánh"
    PARENT = "Mã cơ quan cấp trên"
    FROM = "Từ ngày"
    TO = "Đến ngày"
    CLOSED = "Ngày chốt số liệu"
    SYNTHETIC = "Số liệu giả định"
    ILLUSTRATION = "Lý do chỉ để minh họa"


class Kind(StrEnum):
    """What the rows of a sheet are."""

    AGENCIES = "co-quan"
    FIGURES = "so-lieu"
    UNITS = "don-vi"
    DOCUMENTS = "tai-lieu"
    SELF_SCORES = "tu-cham"
    RESULTS = "ket-qua"
    WAIVERS = "mien"


MARKS: Final[Mapping[Kind, tuple[Column, ...]]] = {
    Kind.AGENCIES: (Column.AGENCY_NAME, Column.LEVEL),
    Kind.FIGURES: (Column.FIGURE, Column.VALUE),
    Kind.UNITS: (Column.UNIT, Column.UNIT_KIND),
    Kind.DOCUMENTS: (Column.DOCUMENT, Column.STATE),
    Kind.SELF_SCORES: (Column.CRITERION, Column.SELF_SCORE),
    Kind.RESULTS: (Column.RESULT_OF, Column.CRITERION),
    Kind.WAIVERS: (Column.CRITERION, Column.WAIVER_REASON),
}
"""The headings that tell what a sheet holds, whatever it is called now."""

COLUMNS: Final[Mapping[Kind, tuple[Column, ...]]] = {
    Kind.AGENCIES: (
        Column.AGENCY_ID,
        Column.AGENCY_NAME,
        Column.LEVEL,
        Column.GROUP,
        Column.PARENT,
        Column.FROM,
        Column.TO,
        Column.CLOSED,
        Column.SYNTHETIC,
        Column.ILLUSTRATION,
        Column.NOTE,
    ),
    Kind.FIGURES: (
        Column.KEY,
        Column.AGENCY,
        Column.NUMBER,
        Column.UNIT_NAME,
        Column.FIGURE,
        Column.COUNTED_IN,
        Column.VALUE,
        Column.QUALIFIER,
        Column.TOLERANCE,
        Column.AS_OF,
        Column.SOURCE,
        Column.SYSTEM,
        Column.NOTE,
        Column.HELP,
    ),
    Kind.UNITS: (Column.AGENCY, Column.UNIT, Column.UNIT_ID, Column.UNIT_KIND),
    Kind.DOCUMENTS: (
        Column.KEY,
        Column.AGENCY,
        Column.NUMBER,
        Column.DOCUMENT,
        Column.STATE,
        Column.SYMBOL,
        Column.ISSUED_ON,
        Column.TITLE,
        Column.ISSUER,
        Column.FILE,
        Column.PLACE,
        Column.HELP,
    ),
    Kind.SELF_SCORES: (
        Column.KEY,
        Column.AGENCY,
        Column.CRITERION,
        Column.CRITERION_NAME,
        Column.MAXIMUM,
        Column.SELF_SCORE,
    ),
    Kind.RESULTS: (
        Column.AGENCY,
        Column.RESULT_OF,
        Column.CRITERION,
        Column.POINTS,
        Column.STATUS,
        Column.PUBLICATION,
        Column.REASON,
    ),
    Kind.WAIVERS: (
        Column.AGENCY,
        Column.CRITERION,
        Column.WAIVER_REASON,
        Column.APPROVER,
        Column.EXPIRES,
    ),
}
"""All columns of a sheet, in order; where they say nothing some are left out."""

OPTIONAL: Final = frozenset(
    {Column.KEY, Column.AGENCY, Column.NUMBER, Column.UNIT_NAME, Column.COUNTED_IN, Column.HELP}
)
"""Columns a sheet may be without, and nothing is lost."""

NOT_TYPED: Final = frozenset(
    {Column.KEY, Column.NUMBER, Column.COUNTED_IN, Column.HELP, Column.CRITERION_NAME, Column.MAXIMUM}
)
"""Columns an agency does not fill in."""

NOTHING_AROSE: Final = "không phát sinh"
QUALIFIERS: Final[Mapping[Qualifier, str]] = {
    Qualifier.EXACT: "chính xác",
    Qualifier.AT_LEAST: "hơn",
    Qualifier.AT_MOST: "gần",
    Qualifier.ABOUT: "khoảng",
}
ISSUED: Final = "đã ban hành"
NOT_ISSUED: Final = "không ban hành"
YES, NO = "có", "không"
THIS_PERIOD, LAST_YEAR = "kỳ này", "năm trước"
STATUSES: Final = {"met": "đạt", "at_risk": "nguy cơ bị trừ điểm", "deducted": "bị trừ điểm"}
LEVELS: Final[Mapping[AgencyLevel, str]] = {
    AgencyLevel.PROVINCE: "Cấp tỉnh",
    AgencyLevel.DEPARTMENT: "Sở, ban, ngành",
    AgencyLevel.DISTRICT: "Cấp huyện",
    AgencyLevel.COMMUNE: "Cấp xã",
    AgencyLevel.UNIT: "Đơn vị trực thuộc",
}


class RowKey(NamedTuple):
    """What a row of a form is for: an agency and a figure, document or criterion."""

    agency: str
    subject: str
    scope: str | None = None

    def __str__(self) -> str:
        return f"{self.agency}|{self.subject}" + (f"@{self.scope}" if self.scope else "")


def read_key(text: str) -> RowKey | None:
    """The key a hidden cell holds; None where it holds something else."""
    agency, bar, rest = text.partition("|")
    subject, _, scope = rest.partition("@")
    return RowKey(agency, subject, scope or None) if bar and subject else None


def title_of(pack: RulePack, key: FigureKey) -> str:
    """The Vietnamese name of a figure with its scope."""
    measure = pack.measures.get(key.measure)
    label = measure.label if measure else key.measure
    return f"{label} ({pack.manifest.scopes.get(key.scope, key.scope)})" if key.scope else label


def figure_titles(pack: RulePack) -> dict[FigureKey, str]:
    """Names of all figures, each unlike every other even without marks and capitals."""
    keys = [FigureKey(name, scope) for name in pack.measures for scope in (None, *pack.manifest.scopes)]
    titles = {key: title_of(pack, key) for key in keys}
    seen: dict[str, int] = {}
    for title in titles.values():
        seen[fold(title)] = seen.get(fold(title), 0) + 1
    return {
        key: title if seen[fold(title)] == 1 else f"{title} [{key.measure}]" for key, title in titles.items()
    }
