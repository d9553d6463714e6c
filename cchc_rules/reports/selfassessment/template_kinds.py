"""What may an office's own template of a self-assessment report, or of the summary of many, fill in?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.selfassessment import report_docx, summary_docx
from cchc_rules.reports.word.sample import sample_trial
from cchc_rules.reports.word.template_kind import TemplateKind, Trial

if TYPE_CHECKING:
    from collections.abc import Mapping


def _loss_places(name: str, where: str) -> dict[str, str]:
    told = {
        "number": "mã tiêu chí",
        "name": "tên tiêu chí",
        "deducted": "số cơ quan bị trừ điểm",
        "at_risk": "số cơ quan có nguy cơ",
        "agencies": "số cơ quan được đánh giá",
        "lost": "tổng điểm đã bị trừ",
        "risk": "tổng điểm có nguy cơ",
    }
    return {f"{name}[].{field}": f"{where}: {text}" for field, text in told.items()}


_HEAD: Mapping[str, str] = {
    "parent_body[]": "Cơ quan chủ quản, từng dòng, chữ in hoa",
    "issuing_body[]": "Cơ quan ban hành, từng dòng, chữ in hoa",
    "symbol": "Ký hiệu sau số của báo cáo; số để trống",
    "place": "Địa danh; ngày, tháng để trống",
    "year": "Năm ban hành",
    "title": "Trích yếu của báo cáo",
    "addressee": "Kính gửi: cơ quan nhận",
    "grounds[]": "Căn cứ, từng đoạn",
    "intro": "Câu dẫn vào báo cáo",
    "results[]": "Kết quả chung, từng đoạn",
    "fields[].number": "Điểm theo lĩnh vực: số thứ tự",
    "fields[].name": "Điểm theo lĩnh vực: tên",
    "fields[].maximum": "Điểm theo lĩnh vực: điểm tối đa",
    "fields[].sure": "Điểm theo lĩnh vực: chắc chắn đạt",
    "fields[].at_risk": "Điểm theo lĩnh vực: có nguy cơ",
    "fields[].unknown": "Điểm theo lĩnh vực: chưa rõ",
    "fields[].lost": "Điểm theo lĩnh vực: đã bị trừ",
    "fields[].is_total": "Dòng này là dòng tổng (dùng với if)",
}
_CHARTS: Mapping[str, str] = {
    "charts[].alt": "Chỗ đặt biểu đồ; chữ mô tả biểu đồ",
    "charts[].caption": "Tên biểu đồ",
    "chart_notes[]": "Vì sao không có biểu đồ",
}
_FOOT: Mapping[str, str] = {
    "difficulties[]": "Khó khăn, vướng mắc, từng đoạn",
    "proposals[]": "Đề xuất, kiến nghị, từng đoạn",
    "closing": "Đoạn kết, có dấu ./.",
    "recipients[].to": "Nơi nhận: gửi ai",
    "recipients[].note": "Nơi nhận: để làm gì; có thể trống",
    "recipients[].end": "Dấu cuối dòng nơi nhận",
    "archive": "Phần sau “- Lưu: ”",
    "signer_title[]": "Quyền hạn, chức vụ người ký, từng dòng",
    "notes[]": "Lưu ý (mặc định nằm ở ghi chú bên lề)",
}
_REPORT_PLACES: Mapping[str, str] = {
    **_HEAD,
    **_CHARTS,
    "groups[].heading": "Giải trình: tên nhóm tiêu chí",
    "groups[].intro": "Giải trình: câu dẫn của nhóm",
    "groups[].measure_head": "Giải trình: đầu cột số liệu",
    "groups[].known_head": "Giải trình: đầu cột đã biết",
    "groups[].rows[].field": "Giải trình: tên lĩnh vực, chỉ có ở dòng đầu",
    "groups[].rows[].number": "Giải trình: mã tiêu chí",
    "groups[].rows[].name": "Giải trình: tên tiêu chí",
    "groups[].rows[].measure": "Giải trình: số liệu",
    "groups[].rows[].known[]": "Giải trình: những gì đã biết, từng dòng",
    "annex_title": "Tên phụ lục bảng điểm, chữ in hoa",
    "annex_notes[]": "Ghi chú trên bảng điểm",
    "rows[].look": "Loại dòng: field (lĩnh vực), parent (tiêu chí), leaf (thành phần), total (tổng)",
    "rows[].number": "Bảng điểm: số thứ tự",
    "rows[].name": "Bảng điểm: lĩnh vực, tiêu chí, tiêu chí thành phần",
    "rows[].maximum": "Bảng điểm: điểm tối đa",
    "rows[].self_score": "Bảng điểm: điểm tự chấm",
    "rows[].computed": "Bảng điểm: điểm máy tính",
    "rows[].difference": "Bảng điểm: chênh lệch",
    "rows[].status": "Bảng điểm: trạng thái",
    "rows[].proof[]": "Bảng điểm: tài liệu kiểm chứng, từng dòng",
    **_FOOT,
}
_SUMMARY_PLACES: Mapping[str, str] = {
    **_HEAD,
    "losses_intro": "Câu dẫn vào bảng tiêu chí mất nhiều điểm nhất",
    **_loss_places("first_losses", "Tiêu chí mất nhiều điểm nhất"),
    "open_intro": "Câu về các cơ quan chưa đủ số liệu",
    **_CHARTS,
    "proof_intro": "Câu dẫn vào bảng tài liệu kiểm chứng còn thiếu",
    "proofs[].field": "Thiếu tài liệu: tên lĩnh vực, chỉ có ở dòng đầu",
    "proofs[].number": "Thiếu tài liệu: mã tiêu chí",
    "proofs[].name": "Thiếu tài liệu: tên tiêu chí",
    "proofs[].count": "Thiếu tài liệu: số cơ quan",
    "proofs[].agencies": "Thiếu tài liệu: tên các cơ quan",
    "rank_label": "Phụ lục xếp hạng: số thứ tự phụ lục",
    "rank_title": "Phụ lục xếp hạng: tên, chữ in hoa",
    "rank_notes[]": "Phụ lục xếp hạng: cách xếp hạng, từng đoạn",
    "ranks[].group": "Xếp hạng: tên nhóm, chỉ có ở dòng đầu nhóm",
    "ranks[].rank": "Xếp hạng: hạng theo điểm chắc chắn",
    "ranks[].rank_range": "Xếp hạng: khoảng hạng có thể",
    "ranks[].name": "Xếp hạng: tên cơ quan",
    "ranks[].index": "Xếp hạng: Chỉ số CCHC",
    "ranks[].band": "Xếp hạng: xếp loại",
    "ranks[].maximum": "Xếp hạng: điểm tối đa",
    "ranks[].sure": "Xếp hạng: điểm chắc chắn đạt",
    "ranks[].at_risk": "Xếp hạng: điểm có nguy cơ",
    "ranks[].unknown": "Xếp hạng: điểm chưa rõ",
    "ranks[].lost": "Xếp hạng: điểm đã bị trừ",
    "ranks[].self_score": "Xếp hạng: điểm cơ quan tự chấm",
    "loss_label": "Phụ lục tiêu chí mất điểm: số thứ tự phụ lục; trống khi không có phụ lục này",
    "loss_title": "Phụ lục tiêu chí mất điểm: tên, chữ in hoa",
    **_loss_places("losses", "Phụ lục tiêu chí mất điểm"),
    "open_label": "Phụ lục chưa đủ số liệu: số thứ tự phụ lục; trống khi không có phụ lục này",
    "open_title": "Phụ lục chưa đủ số liệu: tên, chữ in hoa",
    "opens[].group": "Chưa đủ số liệu: tên nhóm, chỉ có ở dòng đầu nhóm",
    "opens[].name": "Chưa đủ số liệu: tên cơ quan",
    "opens[].count": "Chưa đủ số liệu: số tiêu chí chưa chấm được",
    "opens[].unknown": "Chưa đủ số liệu: điểm chưa rõ",
    "opens[].criteria": "Chưa đủ số liệu: các tiêu chí",
    **_FOOT,
}
_OFFICE = ("issuing_body", "symbol", "place", "addressee", "results", "fields")
_ENDING = ("difficulties", "proposals", "closing", "recipients", "archive", "signer_title")


def _report_trials() -> tuple[Trial, ...]:
    return (sample_trial(_REPORT_PLACES, "rows[].name", "tiêu chí trong bảng điểm"),)


def _summary_trials() -> tuple[Trial, ...]:
    return (sample_trial(_SUMMARY_PLACES, "ranks[].name", "cơ quan trong bảng xếp hạng"),)


REPORT: Final = TemplateKind(
    name="report",
    title="Báo cáo tự đánh giá, chấm điểm",
    file="bao-cao.docx",
    places=_REPORT_PLACES,
    needed=(("title",), ("rows",)),
    expected=(*_OFFICE, "groups", *_ENDING),
    shipped=report_docx.shipped,
    trials=_report_trials,
)
SUMMARY: Final = TemplateKind(
    name="summary",
    title="Báo cáo tổng hợp kết quả tự đánh giá, chấm điểm",
    file="bao-cao-tong-hop.docx",
    places=_SUMMARY_PLACES,
    needed=(("title",), ("ranks",)),
    expected=(*_OFFICE, "losses_intro", "open_intro", "proof_intro", *_ENDING),
    shipped=summary_docx.shipped,
    trials=_summary_trials,
)
