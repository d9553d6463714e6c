"""Which word stands on the screen for each word of the code? Vietnamese, and English for `--lang en`.

Names of criteria and explaining sentences come from the rule files and stay Vietnamese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cchc_rules.assessment.words import SIGNAL_WORDS
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.policies import FindingStatus, SignalName
from cchc_rules.scoring.model import Reason
from cchc_rules.scoring.wording import upper_first

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

STATUS: Mapping[Language, Mapping[FindingStatus, str]] = {
    "vi": {
        FindingStatus.MET: "Đạt",
        FindingStatus.AT_RISK: "Nguy cơ bị trừ điểm",
        FindingStatus.DEDUCTED: "Bị trừ điểm",
        FindingStatus.UNKNOWN: "Chưa có số liệu",
        FindingStatus.NOT_APPLICABLE: "Không đánh giá",
        FindingStatus.WAIVED: "Được miễn",
        FindingStatus.RULE_ERROR: "Lỗi quy tắc",
    },
    "en": {
        FindingStatus.MET: "Met",
        FindingStatus.AT_RISK: "At risk",
        FindingStatus.DEDUCTED: "Deducted",
        FindingStatus.UNKNOWN: "No data",
        FindingStatus.NOT_APPLICABLE: "Not applicable",
        FindingStatus.WAIVED: "Waived",
        FindingStatus.RULE_ERROR: "Rule error",
    },
}

LEVEL: Mapping[Language, Mapping[AgencyLevel, str]] = {
    "vi": {
        AgencyLevel.PROVINCE: "cấp tỉnh",
        AgencyLevel.DEPARTMENT: "sở, ban, ngành",
        AgencyLevel.DISTRICT: "cấp huyện",
        AgencyLevel.COMMUNE: "cấp xã",
        AgencyLevel.UNIT: "đơn vị trực thuộc",
    },
    "en": {
        AgencyLevel.PROVINCE: "province",
        AgencyLevel.DEPARTMENT: "department",
        AgencyLevel.DISTRICT: "district",
        AgencyLevel.COMMUNE: "commune",
        AgencyLevel.UNIT: "unit",
    },
}

REASON: Mapping[Language, Mapping[Reason, str]] = {
    "vi": {
        Reason.NO_FIGURE: "Chưa có số liệu",
        Reason.NO_DOCUMENT: "Chưa có thông tin về tài liệu kiểm chứng",
        Reason.NO_DATE: "Tài liệu chưa ghi ngày ban hành",
        Reason.NO_COMMON_DATE: "Các số liệu thành phần không cùng thời điểm",
        Reason.SURVEY: "Lấy từ điều tra xã hội học, cơ quan không tự chấm",
        Reason.NOT_DUE: "Chưa đến hạn",
        Reason.NO_GROUP: "Chưa có nhóm cơ quan để so sánh",
        Reason.NO_PREVIOUS: "Chưa có số liệu kỳ trước để so sánh",
        Reason.NO_UNITS: "Chưa có số liệu của đơn vị trực thuộc",
        Reason.UNIT_UNKNOWN: "Có đơn vị trực thuộc chưa báo cáo số liệu",
        Reason.CHILD_UNKNOWN: "Có tiêu chí thành phần chưa chấm được",
        Reason.NO_RULE_FOR_LEVEL: "Bộ quy tắc không có cách chấm cho cấp này",
        Reason.NO_STEP_HOLDS: "Không bậc điểm nào áp dụng được",
        Reason.NOT_SELF_SCORED: "Cơ quan không tự chấm tiêu chí này",
        Reason.NOTHING_AROSE: "Không phát sinh",
        Reason.SAID_NONE: "Cơ quan báo cáo là không có",
        Reason.EXCLUDED: "Không thuộc diện đánh giá",
        Reason.FULL_BY_RULE: "Được đủ điểm theo quy định",
        Reason.ZERO_BY_RULE: "Không có điểm theo quy định",
        Reason.REFUSED: "Quá hạn tiếp nhận nên không có điểm",
    },
    "en": {
        Reason.NO_FIGURE: "No figure reported",
        Reason.NO_DOCUMENT: "Nothing reported about the document",
        Reason.NO_DATE: "The document has no date",
        Reason.NO_COMMON_DATE: "The parts of the figure are of different dates",
        Reason.SURVEY: "Taken from a survey, not self-scored",
        Reason.NOT_DUE: "Not due yet",
        Reason.NO_GROUP: "No group to compare with",
        Reason.NO_PREVIOUS: "No figure of the previous period to compare with",
        Reason.NO_UNITS: "No figures of subordinate units",
        Reason.UNIT_UNKNOWN: "Some subordinate unit has reported nothing",
        Reason.CHILD_UNKNOWN: "Some sub-criterion could not be scored",
        Reason.NO_RULE_FOR_LEVEL: "The pack has no rule for this level",
        Reason.NO_STEP_HOLDS: "No step of the rule applies",
        Reason.NOT_SELF_SCORED: "Not self-scored",
        Reason.NOTHING_AROSE: "Nothing arose",
        Reason.SAID_NONE: "Reported as none",
        Reason.EXCLUDED: "Excluded from the assessment",
        Reason.FULL_BY_RULE: "Full points by rule",
        Reason.ZERO_BY_RULE: "No points by rule",
        Reason.REFUSED: "Past the last day of acceptance: no points",
    },
}

SIGNAL: Mapping[Language, Mapping[SignalName, str]] = {
    "vi": {signal: upper_first(said) for signal, said in SIGNAL_WORDS.items()},
    "en": {
        SignalName.POINTS_LOST: "Points lost",
        SignalName.THIN_MARGIN: "Close to the line",
        SignalName.FALLING: "Falling",
        SignalName.PROJECTED_LOSS: "On course to lose points",
        SignalName.PROLONGED: "Prolonged",
        SignalName.OBLIGATION_TRIGGERED: "Obligation triggered",
        SignalName.MISSING_DOCUMENT: "Document missing",
        SignalName.UNVERIFIED_PLACE: "Place in the document not given",
        SignalName.DEADLINE_NEAR: "Deadline near",
        SignalName.ESTIMATE_CROSSES: "Estimate may cross the line",
        SignalName.STALE_FIGURE: "Figure out of date",
        SignalName.LOST_LAST_YEAR: "Deducted last year",
        SignalName.SELF_SCORE_ABOVE: "Self-score above computed score",
        SignalName.SOURCES_DISAGREE: "Sources disagree",
        SignalName.WAIVER_EXPIRED: "Waiver expired",
        SignalName.OFFICIAL_DEDUCTED: "Published result: deducted",
        SignalName.OFFICIAL_AT_RISK: "Published result: at risk",
    },
}
