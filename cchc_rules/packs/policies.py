"""What follows from what was found? Forward-chaining policies as an office writes them; knows no engine.

A policy joins facts (signals of scores, findings, documents, conclusions) by patterns.
Facts of one policy belong to one agency unless a pattern says `agency: parent|child|any`;
patterns of a policy that sets a status are about one criterion unless `same` says otherwise.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Key

from cchc_rules.packs.alternatives import AnyOf
from cchc_rules.packs.criteria import AgencyLevel, Remedy, Texts
from cchc_rules.sources.model import DottedId, Entry, EntryError, Identifier, OneOrMany, Slug, Text


class SignalName(StrEnum):
    """Facts about a score that may mean risk; defined in scoring/signals.py."""

    POINTS_LOST = "points_lost"
    THIN_MARGIN = "thin_margin"
    FALLING = "falling"
    PROJECTED_LOSS = "projected_loss"
    PROLONGED = "prolonged"
    OBLIGATION_TRIGGERED = "obligation_triggered"
    MISSING_DOCUMENT = "missing_document"
    UNVERIFIED_PLACE = "unverified_place"
    DEADLINE_NEAR = "deadline_near"
    ESTIMATE_CROSSES = "estimate_crosses"
    STALE_FIGURE = "stale_figure"
    LOST_LAST_YEAR = "lost_last_year"
    SELF_SCORE_ABOVE = "self_score_above"
    SOURCES_DISAGREE = "sources_disagree"
    WAIVER_EXPIRED = "waiver_expired"
    OFFICIAL_DEDUCTED = "official_deducted"
    OFFICIAL_AT_RISK = "official_at_risk"


class FindingStatus(StrEnum):
    """Status of a criterion in an assessment (on screen: reports/words.py)."""

    MET = "met"
    AT_RISK = "at_risk"
    DEDUCTED = "deducted"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"
    RULE_ERROR = "rule_error"


class About(Entry):
    """Giới hạn một mẫu vào những tiêu chí nhất định."""

    criterion: DottedId | None = None
    """Mã tiêu chí; tiêu chí thành phần của nó cũng tính."""
    measure: Identifier | None = None
    """Chỉ tiêu chí chấm theo số liệu này."""
    scope: Identifier | None = None
    """Chỉ tiêu chí đọc số liệu trong phạm vi này."""
    field: DottedId | None = None
    """Chỉ tiêu chí của lĩnh vực này."""


class FindingPattern(About):
    """Một phát hiện: tiêu chí có trạng thái nào."""

    status: FindingStatus | None = None
    """Trạng thái: met (đạt), at_risk (có nguy cơ), deducted (bị trừ điểm), unknown (chưa xác định), ...;
    bỏ trống là trạng thái nào cũng được."""


class Pattern(Entry):
    """Một mẫu dữ kiện: đúng một trong signal, finding, document, conclusion."""

    signal: SignalName | None = None
    """Dấu hiệu của một tiêu chí."""
    of: About | None = None
    """Giới hạn dấu hiệu vào tiêu chí, số liệu, lĩnh vực nào."""
    finding: FindingPattern | None = None
    """Phát hiện (kết quả của quy tắc khác)."""
    document: Identifier | None = None
    """Tài liệu đã ban hành."""
    conclusion: Identifier | None = None
    """Kiến nghị do quy tắc khác đưa ra."""
    as_: Identifier | None = Key(default=None, alias="as")
    """Tên đặt cho dữ kiện, để mẫu khác và phần then nhắc lại."""
    same: dict[Literal["criterion", "measure", "field", "scope", "agency"], Identifier] = Key(
        default_factory=dict
    )
    """Phải trùng với dữ kiện đã đặt tên: {criterion: late}."""
    agency: Literal["same", "parent", "child", "any"] = "same"
    """Dữ kiện của chính cơ quan, cơ quan cấp trên, đơn vị cấp dưới, hay cơ quan bất kỳ trong đợt."""
    period: Literal["current", "previous"] = "current"
    """Kỳ này hay kỳ trước của cùng cơ quan."""
    level: AgencyLevel | None = None
    """Chỉ tính dữ kiện của cơ quan cấp này."""

    @model_validator(mode="after")
    def _exactly_one_kind(self) -> Self:
        kinds = [key for key in PATTERN_KINDS if getattr(self, key) is not None]
        if len(kinds) != 1:
            said = (
                f"mẫu có {len(kinds)} khóa: {', '.join(kinds)}" if kinds else "mẫu không nói về dữ kiện nào"
            )
            raise EntryError(
                said,
                expected="đúng một trong các khóa: " + ", ".join(PATTERN_KINDS),
                at=kinds[1:2],
                key=True,
            )
        if self.of is not None and self.signal is None:
            raise EntryError("khóa “of” chỉ dùng cùng “signal”", at=("of",), key=True)
        return self


PATTERN_KINDS = ("signal", "finding", "document", "conclusion")


class When(Entry):
    """Điều kiện của quy tắc suy luận: all (mọi mẫu), any (ít nhất một), none (không mẫu nào)."""

    all: OneOrMany[Pattern] = ()
    """Mọi mẫu cùng có."""
    any: OneOrMany[Pattern] = ()
    """Ít nhất một mẫu có."""
    none: OneOrMany[Pattern] = ()
    """Không mẫu nào có."""

    @model_validator(mode="after")
    def _something_positive(self) -> Self:
        if not self.all and not self.any:
            raise EntryError(
                "không có mẫu nào trong “all” hoặc “any”",
                expected="ít nhất một mẫu trong “all” hoặc “any”; chỉ có “none” thì không suy luận được",
            )
        return self


def _task_tag(value: Any) -> str:
    return "own" if isinstance(value, dict | Remedy) else "remedy"


class Then(Entry):
    """Kết luận của quy tắc suy luận: trạng thái, nhiệm vụ, kiến nghị."""

    status: Literal["deducted", "at_risk"] | None = None
    """Trạng thái của tiêu chí."""
    task: (
        Annotated[
            Annotated[Literal["remedy"], Tag("remedy")] | Annotated[Remedy, Tag("own")],
            Discriminator(_task_tag),
            AnyOf(),
        ]
        | None
    ) = None
    """remedy: giao giải pháp của tiêu chí; hoặc một nhiệm vụ viết riêng."""
    conclude: Identifier | None = None
    """Mã kiến nghị, ví dụ propose_criticism."""
    text: Text | None = None
    """Lời kiến nghị. Được dùng {agency}, {criterion}, {value}, {target}, {shortfall}, {period}."""
    on: Identifier | None = None
    """Tên dữ kiện mà kết luận nói về; bỏ trống là dữ kiện đầu tiên."""

    @model_validator(mode="after")
    def _something_concluded(self) -> Self:
        if self.status is None and self.task is None and self.conclude is None:
            raise ValueError("phần then phải có ít nhất một trong: status, task, conclude")
        if self.conclude is not None and self.text is None:
            raise EntryError(
                "kiến nghị (conclude) không có lời văn", expected="khóa “text”", at=("conclude",)
            )
        if self.text is not None and self.conclude is None:
            raise EntryError(
                "có lời kiến nghị (text) mà không có mã kiến nghị", expected="khóa “conclude”", at=("text",)
            )
        return self


class Policy(Entry):
    """Quy tắc suy luận."""

    id: Slug
    """Mã quy tắc; bộ quy tắc kế thừa viết lại cùng mã thì thay quy tắc này."""
    label: Text | None = None
    """Tên gọi bằng tiếng Việt, dùng khi giải thích."""
    when: When
    """Điều kiện."""
    then: Then
    """Kết luận khi điều kiện thỏa mãn."""
    basis: Text | None = None
    """Căn cứ."""
    sources: Texts = ()
    """Mã đối chiếu với tài liệu nguồn."""
