"""What does a plan say when the rule pack brings no texts of its own?

General words for any office. What only the office knows (its symbol, place, signer) stays blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.pack import Manifest, PlanText
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.criteria import Basis

CLOSING = (
    "Yêu cầu các đơn vị, cá nhân được giao nhiệm vụ nghiêm túc triển khai thực hiện Kế hoạch này; "
    "trong quá trình thực hiện, nếu có khó khăn, vướng mắc thì kịp thời báo cáo để xem xét, giải quyết./."
)

_TITLE = (
    "Khắc phục các tiêu chí, tiêu chí thành phần bị trừ điểm và có nguy cơ bị trừ điểm "
    "trong đánh giá cải cách hành chính"
)
_PURPOSE = (
    (
        "Khắc phục kịp thời những tồn tại, hạn chế ở các tiêu chí, tiêu chí thành phần bị trừ điểm và "
        "có nguy cơ bị trừ điểm trong công tác cải cách hành chính (CCHC)."
    ),
    (
        "Nâng cao trách nhiệm của từng cơ quan, đơn vị, cá nhân trong thực hiện nhiệm vụ CCHC; góp phần "
        "cải thiện kết quả Chỉ số CCHC."
    ),
)
_REQUIREMENTS = (
    (
        "Bám sát từng tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm để thực hiện giải pháp khắc phục "
        "thiết thực, hiệu quả."
    ),
    ("Phân công rõ đơn vị chủ trì, đơn vị phối hợp, thời gian thực hiện và sản phẩm của từng nhiệm vụ."),
    "Thường xuyên kiểm tra, đôn đốc, đánh giá kết quả thực hiện.",
)
_SOLUTIONS_INTRO = (
    "Các cơ quan, đơn vị tiếp tục thực hiện các nhiệm vụ CCHC được giao, đồng thời tập trung triển khai "
    "các giải pháp sau:"
)
_ORGANISATION = (
    (
        "Thủ trưởng các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tại Kế hoạch này tổ chức "
        "thực hiện đầy đủ, đúng tiến độ và báo cáo kết quả theo quy định."
    ),
    (
        "Đơn vị được giao nhiệm vụ theo dõi công tác CCHC có trách nhiệm theo dõi, đôn đốc, tổng hợp, "
        "báo cáo kết quả thực hiện Kế hoạch này."
    ),
)


def plan_text(manifest: Manifest, agencies: Sequence[AgencyRef]) -> PlanText:
    """The pack's own plan texts, or general ones where it has none."""
    return manifest.plan or _general(manifest, agencies)


def _general(manifest: Manifest, agencies: Sequence[AgencyRef]) -> PlanText:
    # The rules may be the ministry's: a plan for one agency is its own, for many nobody knows whose.
    issuer = agencies[0].name if len(agencies) == 1 else None
    return PlanText(
        issuing_body=issuer or BLANK,
        title=f"{_TITLE} năm {manifest.year}",
        grounds=_grounds(manifest, issuer),
        purpose=_PURPOSE,
        requirements=_REQUIREMENTS,
        solutions_intro=(_SOLUTIONS_INTRO,),
        organisation=_ORGANISATION,
        closing=CLOSING,
    )


def _grounds(manifest: Manifest, issuer: str | None) -> tuple[str, ...]:
    """One ground a line, as the decree has it: each but the last ends with a semicolon."""
    named = [f"Căn cứ {cited(basis)};" for basis in manifest.basis]
    return (
        *named,
        f"Căn cứ kết quả tự đánh giá theo bộ quy tắc “{manifest.title}”.",
        f"{issuer} xây dựng Kế hoạch khắc phục như sau:"
        if issuer
        else "Nội dung Kế hoạch khắc phục như sau:",
    )


def cited(basis: Basis) -> str:
    """A document as it is cited the first time: number, date, issuer, title."""
    parts = [f"văn bản số {basis.symbol}" if "/" in basis.symbol else basis.symbol]
    if basis.date:
        parts.append(f"ngày {format_date(basis.date)}")
    if basis.issuer:
        parts.append(f"của {basis.issuer}")
    if basis.title:
        parts.append(f"({basis.title})")
    return " ".join(parts)
