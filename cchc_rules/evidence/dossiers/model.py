"""Which words are used between a log and its figures: roles of columns, buckets, concerns, counts.

Knows no file, no library and no pack.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag, StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(StrEnum):
    """What a column of a log tells; the order is that of columns in the map and in listings."""

    NUMBER = "number"
    AGENCY = "agency"
    LEVEL = "level"
    FIELD = "field"
    PROCEDURE = "procedure"
    RECEIVED = "received"
    DUE = "due"
    RETURNED = "returned"
    DAYS = "days"
    SUSPENDED = "suspended"
    CHANNEL = "channel"
    RESULT = "result"
    APOLOGY = "apology"
    PAID_ONLINE = "paid_online"
    FEE = "fee"
    DIGITISED = "digitised"
    FEEDBACK = "feedback"


REQUIRED: Final = (Role.NUMBER, Role.AGENCY, Role.RECEIVED, Role.RETURNED)
"""Without these columns no figure can be stood by; `due` or `days` must be there as well."""

DATES: Final = (Role.RECEIVED, Role.DUE, Role.RETURNED)
NUMBERS: Final = (Role.DAYS, Role.SUSPENDED, Role.FEE)
FLAGS: Final = (Role.APOLOGY, Role.PAID_ONLINE, Role.DIGITISED)

ROLE_LABELS: Final[dict[Role, str]] = {
    Role.NUMBER: "mã hồ sơ",
    Role.AGENCY: "cơ quan giải quyết",
    Role.LEVEL: "cấp",
    Role.FIELD: "lĩnh vực",
    Role.PROCEDURE: "thủ tục",
    Role.RECEIVED: "ngày tiếp nhận",
    Role.DUE: "ngày hẹn trả",
    Role.RETURNED: "ngày trả kết quả",
    Role.DAYS: "thời hạn giải quyết (ngày làm việc)",
    Role.SUSPENDED: "số ngày tạm dừng",
    Role.CHANNEL: "hình thức nộp",
    Role.RESULT: "trạng thái",
    Role.APOLOGY: "đã xin lỗi",
    Role.PAID_ONLINE: "thanh toán trực tuyến",
    Role.FEE: "phí, lệ phí",
    Role.DIGITISED: "số hóa",
    Role.FEEDBACK: "phản ánh, kiến nghị",
}


class Bucket(IntEnum):
    """Where a row of a log ends; every row ends in exactly one."""

    ON_TIME = 1
    LATE = 2
    CLOSED_NO_DUE = 3
    CLOSED_NO_DATE = 4
    OPEN_IN_TIME = 5
    OVERDUE = 6
    OPEN_NO_DUE = 7
    WITHDRAWN = 8
    AGENCY_MISSING = 11
    AGENCY_UNKNOWN = 12
    NUMBER_MISSING = 13
    RECEIVED_MISSING = 14
    RECEIVED_UNREADABLE = 15
    DUE_UNREADABLE = 16
    RETURNED_UNREADABLE = 17
    DUE_BEFORE_RECEIVED = 18
    RETURNED_BEFORE_RECEIVED = 19
    RECEIVED_AFTER_AS_OF = 20
    CLOSED_BEFORE_PERIOD = 21
    DUPLICATE_IDENTICAL = 22
    DUPLICATE_CONFLICTING = 23


COUNTED: Final = frozenset(bucket for bucket in Bucket if bucket <= Bucket.WITHDRAWN)
"""Buckets whose rows go into the figures."""

RESOLVED: Final = frozenset({Bucket.ON_TIME, Bucket.LATE})
"""Resolved, and it can be said whether in time."""

CLOSED: Final = frozenset({Bucket.ON_TIME, Bucket.LATE, Bucket.CLOSED_NO_DUE})
OVERDUE_OR_LATE: Final = frozenset({Bucket.LATE, Bucket.OVERDUE})
PENDING: Final = frozenset({Bucket.OPEN_IN_TIME, Bucket.OVERDUE, Bucket.OPEN_NO_DUE})
ORDINARY: Final = frozenset(
    {
        Bucket.ON_TIME,
        Bucket.LATE,
        Bucket.OPEN_IN_TIME,
        Bucket.OVERDUE,
        Bucket.WITHDRAWN,
        Bucket.RECEIVED_AFTER_AS_OF,
        Bucket.CLOSED_BEFORE_PERIOD,
    }
)
"""Buckets nobody has to mend: their rows are counted, not listed."""

BUCKET_LABELS: Final[dict[Bucket, str]] = {
    Bucket.ON_TIME: "Đã giải quyết đúng hạn, trước hạn",
    Bucket.LATE: "Đã giải quyết trễ hạn",
    Bucket.CLOSED_NO_DUE: "Đã trả kết quả, không rõ hạn trả",
    Bucket.CLOSED_NO_DATE: "Ghi đã trả kết quả, không có ngày trả",
    Bucket.OPEN_IN_TIME: "Đang giải quyết, chưa đến hạn",
    Bucket.OVERDUE: "Đang giải quyết, đã quá hạn",
    Bucket.OPEN_NO_DUE: "Đang giải quyết, không rõ hạn trả",
    Bucket.WITHDRAWN: "Công dân rút hồ sơ, hồ sơ bị hủy",
    Bucket.AGENCY_MISSING: "Không ghi cơ quan giải quyết",
    Bucket.AGENCY_UNKNOWN: "Không nhận ra cơ quan giải quyết",
    Bucket.NUMBER_MISSING: "Không có mã hồ sơ",
    Bucket.RECEIVED_MISSING: "Không có ngày tiếp nhận",
    Bucket.RECEIVED_UNREADABLE: "Ngày tiếp nhận không có thật hoặc không đọc được",
    Bucket.DUE_UNREADABLE: "Ngày hẹn trả không có thật hoặc không đọc được",
    Bucket.RETURNED_UNREADABLE: "Ngày trả kết quả không có thật hoặc không đọc được",
    Bucket.DUE_BEFORE_RECEIVED: "Ngày hẹn trả trước ngày tiếp nhận",
    Bucket.RETURNED_BEFORE_RECEIVED: "Ngày trả kết quả trước ngày tiếp nhận",
    Bucket.RECEIVED_AFTER_AS_OF: "Tiếp nhận sau ngày chốt số liệu",
    Bucket.CLOSED_BEFORE_PERIOD: "Đã trả kết quả trước khi kỳ bắt đầu",
    Bucket.DUPLICATE_IDENTICAL: "Trùng mã hồ sơ, nội dung giống nhau (đã giữ một dòng)",
    Bucket.DUPLICATE_CONFLICTING: "Trùng mã hồ sơ, nội dung khác nhau",
}


class Concern(IntFlag):
    """What is doubtful about a row that is counted all the same; a row may have several."""

    CHANNEL_UNKNOWN = 1
    RESULT_UNKNOWN = 2
    APOLOGY_UNKNOWN = 4
    PAID_UNKNOWN = 8
    DIGITISED_UNKNOWN = 16
    FEEDBACK_UNKNOWN = 32
    FEE_UNREADABLE = 64
    DAYS_UNREADABLE = 128
    SUSPENDED_UNREADABLE = 256
    LEVEL_UNKNOWN = 512
    OPEN_BUT_RETURNED = 1024
    APOLOGY_NOT_LATE = 2048
    RETURNED_AFTER_AS_OF = 4096
    DUE_FROM_DAYS = 8192
    SUSPENDED = 16384


NOTED_ONLY: Final = Concern.RETURNED_AFTER_AS_OF | Concern.DUE_FROM_DAYS | Concern.SUSPENDED
"""Nothing to mend: counted in the quality report, rows not listed."""

LISTED: Final = Concern(sum(Concern) & ~NOTED_ONLY)

CONCERN_LABELS: Final[dict[Concern, str]] = {
    Concern.CHANNEL_UNKNOWN: "Hình thức nộp để trống hoặc không nhận ra",
    Concern.RESULT_UNKNOWN: "Trạng thái không nhận ra",
    Concern.APOLOGY_UNKNOWN: "Cột xin lỗi có giá trị không nhận ra",
    Concern.PAID_UNKNOWN: "Cột thanh toán trực tuyến có giá trị không nhận ra",
    Concern.DIGITISED_UNKNOWN: "Cột số hóa có giá trị không nhận ra",
    Concern.FEEDBACK_UNKNOWN: "Cột phản ánh, kiến nghị có giá trị không nhận ra",
    Concern.FEE_UNREADABLE: "Phí, lệ phí không đọc được",
    Concern.DAYS_UNREADABLE: "Thời hạn giải quyết không đọc được",
    Concern.SUSPENDED_UNREADABLE: "Số ngày tạm dừng không đọc được",
    Concern.LEVEL_UNKNOWN: "Cấp không nhận ra (đã lấy cấp của cơ quan)",
    Concern.OPEN_BUT_RETURNED: "Trạng thái đang giải quyết nhưng đã có ngày trả",
    Concern.APOLOGY_NOT_LATE: "Có xin lỗi nhưng hồ sơ không trễ hạn",
    Concern.RETURNED_AFTER_AS_OF: "Trả kết quả sau ngày chốt số liệu (coi là đang giải quyết)",
    Concern.DUE_FROM_DAYS: "Không có ngày hẹn trả, hạn tính từ thời hạn giải quyết",
    Concern.SUSPENDED: "Có ngày tạm dừng, hạn đã được lùi tương ứng",
}


class Channel(IntEnum):
    """How a dossier was handed in."""

    ONLINE = 1
    IN_PERSON = 2
    POST = 3


class Result(IntEnum):
    """What the system says has become of a dossier."""

    DONE = 1
    OPEN = 2
    WITHDRAWN = 3


YES, NO, HANDLED, NOT_HANDLED, UNKNOWN = 1, 0, 1, 2, 9
"""Codes of small answers; a blank is NULL."""


class Figure(StrEnum):
    """A count that a log gives for an agency, within a scope, up to a day."""

    RECEIVED = "received"
    CARRIED_OVER = "carried_over"
    RESOLVED = "resolved"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    LATE_OR_OVERDUE = "late_or_overdue"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    ONLINE = "online"
    IN_PERSON = "in_person"
    POST = "post"
    APOLOGISED = "apologised"
    PAID_ONLINE = "paid_online"
    PAID_ONLINE_MONEY = "paid_online_money"
    WITH_FEE = "with_fee"
    DIGITISED = "digitised"
    FEEDBACK = "feedback"
    FEEDBACK_HANDLED = "feedback_handled"


class Said(NamedTuple):
    """What a figure counts, and the columns it cannot do without."""

    label: str
    needs: tuple[Role, ...] = ()
    weakened_by: Concern = Concern(0)
    """Rows with these concerns may belong to it: then the true count is at least what was counted."""


FIGURES: Final[Mapping[Figure, Said]] = {
    Figure.RECEIVED: Said("Tiếp nhận trong kỳ"),
    Figure.CARRIED_OVER: Said("Kỳ trước chuyển sang"),
    Figure.RESOLVED: Said("Đã giải quyết (biết đúng hạn hay trễ hạn)"),
    Figure.ON_TIME: Said("Giải quyết đúng hạn, trước hạn"),
    Figure.LATE: Said("Giải quyết trễ hạn"),
    Figure.OVERDUE: Said("Đang giải quyết, đã quá hạn"),
    Figure.LATE_OR_OVERDUE: Said("Trễ hạn (đã giải quyết trễ và đang quá hạn)"),
    Figure.PENDING: Said("Đang giải quyết"),
    Figure.WITHDRAWN: Said("Rút hồ sơ, hủy hồ sơ"),
    Figure.ONLINE: Said("Nộp trực tuyến", (Role.CHANNEL,), Concern.CHANNEL_UNKNOWN),
    Figure.IN_PERSON: Said("Nộp trực tiếp", (Role.CHANNEL,), Concern.CHANNEL_UNKNOWN),
    Figure.POST: Said("Nộp qua bưu chính", (Role.CHANNEL,), Concern.CHANNEL_UNKNOWN),
    Figure.APOLOGISED: Said("Hồ sơ trễ hạn có xin lỗi", (Role.APOLOGY,), Concern.APOLOGY_UNKNOWN),
    Figure.PAID_ONLINE: Said("Thanh toán trực tuyến", (Role.PAID_ONLINE,), Concern.PAID_UNKNOWN),
    Figure.PAID_ONLINE_MONEY: Said(
        "Số tiền thanh toán trực tuyến (đồng)",
        (Role.PAID_ONLINE, Role.FEE),
        Concern.PAID_UNKNOWN | Concern.FEE_UNREADABLE,
    ),
    Figure.WITH_FEE: Said("Có phí, lệ phí", (Role.FEE,), Concern.FEE_UNREADABLE),
    Figure.DIGITISED: Said("Đã số hóa", (Role.DIGITISED,), Concern.DIGITISED_UNKNOWN),
    Figure.FEEDBACK: Said("Có phản ánh, kiến nghị", (Role.FEEDBACK,), Concern.FEEDBACK_UNKNOWN),
    Figure.FEEDBACK_HANDLED: Said("Phản ánh, kiến nghị đã xử lý", (Role.FEEDBACK,), Concern.FEEDBACK_UNKNOWN),
}
