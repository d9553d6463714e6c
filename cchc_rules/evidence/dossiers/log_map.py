"""What may a map of a log say? Format 1, as models; every docstring is the help an editor shows.

Knows keys and words, neither the log nor the pack.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Key

from cchc_rules.evidence.dossiers.model import Figure, Role
from cchc_rules.evidence.format import Agency
from cchc_rules.sources.model import Entry, Identifier, OneOrMany, Slug, Text, VnDate, VnInteger

DateFormat = Literal["d/m/y", "y-m-d", "m/d/y", "ymd", "excel"]
"""Separators / - and . are taken for one another."""


def _yes_is_true(value: Any) -> Any:
    # YAML's plain `no` is a text here; only true and false are truth values.
    return {"có": True, "không": False}.get(value, value) if isinstance(value, str) else value


Truth = Annotated[bool, BeforeValidator(_yes_is_true)]


class CsvForm(Entry):
    """Cách ghi của tệp CSV; bỏ trống thì tự nhận ra."""

    encoding: Literal["utf-8", "utf-16", "windows-1258"] | None = None
    """Bảng mã: utf-8, utf-16 hoặc windows-1258."""
    delimiter: Literal[",", ";", "tab", "|"] | None = None
    """Dấu phân cách cột: dấu phẩy, chấm phẩy, tab hoặc |."""


class ExcelForm(Entry):
    """Vị trí của danh sách trong tệp Excel."""

    sheet: Text | None = None
    """Tên trang; bỏ trống là trang đầu tiên có dữ liệu."""
    header_row: VnInteger = 1
    """Dòng tiêu đề, đếm từ 1."""


class ChannelWords(Entry):
    """Những từ của cột hình thức nộp."""

    online: OneOrMany[Text] = ()
    """Nộp trực tuyến."""
    in_person: OneOrMany[Text] = ()
    """Nộp trực tiếp."""
    post: OneOrMany[Text] = ()
    """Nộp qua bưu chính công ích."""


class ResultWords(Entry):
    """Những từ của cột trạng thái."""

    done: OneOrMany[Text] = ()
    """Đã có kết quả, kể cả từ chối có văn bản."""
    open: OneOrMany[Text] = ()
    """Đang giải quyết, kể cả đang chờ bổ sung."""
    withdrawn: OneOrMany[Text] = ()
    """Công dân rút hồ sơ, hồ sơ bị hủy."""


class FeedbackWords(Entry):
    """Những từ của cột phản ánh, kiến nghị; ô trống là không có phản ánh."""

    handled: OneOrMany[Text] = ()
    """Đã xử lý."""
    not_handled: OneOrMany[Text] = ()
    """Chưa xử lý."""
    none: OneOrMany[Text] = ()
    """Không có phản ánh."""


class LevelWords(Entry):
    """Những từ của cột cấp."""

    province: OneOrMany[Text] = ()
    """Cấp tỉnh."""
    department: OneOrMany[Text] = ()
    """Sở, ngành."""
    district: OneOrMany[Text] = ()
    """Cấp huyện."""
    commune: OneOrMany[Text] = ()
    """Cấp xã."""
    unit: OneOrMany[Text] = ()
    """Đơn vị trực thuộc."""


class Words(Entry):
    """Nghĩa của các từ trong danh sách, thêm vào những từ chương trình đã biết."""

    channel: ChannelWords = Key(default_factory=ChannelWords)
    """Hình thức nộp."""
    result: ResultWords = Key(default_factory=ResultWords)
    """Trạng thái."""
    feedback: FeedbackWords = Key(default_factory=FeedbackWords)
    """Phản ánh, kiến nghị."""
    level: LevelWords = Key(default_factory=LevelWords)
    """Cấp."""
    yes: OneOrMany[Text] = ()
    """Những từ nghĩa là có, ở các cột xin lỗi, thanh toán trực tuyến, số hóa."""
    no: OneOrMany[Text] = ()
    """Những từ nghĩa là không, ở các cột đó."""


class LoggedAgency(Agency):
    """Một cơ quan trong danh sách hồ sơ."""

    aliases: OneOrMany[Text] = ()
    """Những cách viết khác của tên cơ quan trong danh sách."""


class ScopeRows(Entry):
    """Những hồ sơ thuộc một phạm vi của bộ quy tắc; ghi cả hai khóa thì phải hợp cả hai."""

    fields: OneOrMany[Text] = ()
    """Tên lĩnh vực."""
    levels: OneOrMany[Literal["province", "department", "district", "commune", "unit"]] = ()
    """Cấp của cơ quan giải quyết."""


class WorkingCalendar(Entry):
    """Lịch làm việc; ngày nghỉ lễ, tết của Việt Nam đã có sẵn."""

    holidays: OneOrMany[VnDate] = ()
    """Ngày nghỉ thêm."""
    working_days: OneOrMany[VnDate] = ()
    """Ngày làm việc thêm, như thứ Bảy làm bù."""


class Rules(Entry):
    """Những chỗ được chọn cách xử lý."""

    missing_number: Literal["exclude", "count"] = "exclude"
    """Dòng không có mã hồ sơ: exclude (không tính), count (vẫn tính)."""
    conflicting_duplicates: Literal["latest", "exclude"] = "latest"
    """Trùng mã, nội dung khác nhau: latest (giữ dòng trả muộn nhất), exclude (không tính dòng nào)."""
    suspended: Literal["extend", "included"] = "extend"
    """Ngày tạm dừng: extend (lùi hạn trả bấy nhiêu ngày làm việc), included (ngày hẹn trả đã gồm)."""


class RateOf(Entry):
    """Một tỷ lệ tính từ hai số đếm."""

    of: Figure
    """Tử số."""
    over: Figure
    """Mẫu số."""


class LogPeriod(Entry):
    """Kỳ số liệu, khi khác kỳ của bộ quy tắc."""

    from_: VnDate = Key(alias="from")
    """Ngày đầu kỳ."""
    to: VnDate
    """Ngày cuối kỳ."""


class Summary(Entry):
    """Tệp số liệu chung của tất cả các cơ quan trong danh sách."""

    id: Slug
    """Mã của cơ quan báo cáo số liệu chung."""
    name: Text
    """Tên."""


class LogMap(Entry):
    """Bản đồ cột của danh sách hồ sơ xuất từ hệ thống một cửa."""

    format: Literal[1, "1"]
    """Phiên bản định dạng."""
    system: Text
    """Tên hệ thống xuất danh sách."""
    columns: dict[Role, OneOrMany[Text]]
    """Mỗi nội dung nằm ở cột nào; nhiều tên cột thì lấy tên có trong tệp."""
    csv: CsvForm = Key(default_factory=CsvForm)
    """Cách ghi của tệp CSV."""
    excel: ExcelForm = Key(default_factory=ExcelForm)
    """Vị trí trong tệp Excel."""
    dates: OneOrMany[DateFormat] = ("d/m/y", "y-m-d")
    """Các dạng ngày có trong danh sách."""
    words: Words = Key(default_factory=Words)
    """Nghĩa của các từ."""
    agencies: tuple[LoggedAgency, ...] = ()
    """Các cơ quan; bỏ trống thì mỗi tên trong danh sách là một cơ quan."""
    scopes: dict[Identifier, ScopeRows] = Key(default_factory=dict)
    """Phạm vi của bộ quy tắc gồm những hồ sơ nào."""
    calendar: WorkingCalendar = Key(default_factory=WorkingCalendar)
    """Lịch làm việc."""
    rules: Rules = Key(default_factory=Rules)
    """Cách xử lý."""
    measures: dict[Identifier, Figure | RateOf | None] = Key(default_factory=dict)
    """Số liệu nào của bộ quy tắc nhận số đếm nào; null là không ghi số liệu đó."""
    period: LogPeriod | None = None
    """Kỳ số liệu."""
    summary: Summary | None = None
    """Tệp số liệu chung toàn tỉnh."""
    months: Truth = True
    """Ghi cả số lũy kế đến cuối từng tháng để thấy xu hướng."""
    synthetic: Truth = False
    """true: danh sách giả định, không phải của hệ thống thật."""
    note: Text | None = None
    """Ghi chú, chép vào các tệp số liệu."""
