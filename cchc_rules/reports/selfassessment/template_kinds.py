"""What may an office's own template of the self-assessment report fill in?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.selfassessment import report_docx
from cchc_rules.reports.word.sample import sample_trial
from cchc_rules.reports.word.template_kind import TemplateKind, Trial

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES: Mapping[str, str] = {
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
    "charts[].alt": "Chỗ đặt biểu đồ; chữ mô tả biểu đồ",
    "charts[].caption": "Tên biểu đồ",
    "chart_notes[]": "Vì sao không có biểu đồ",
    "groups[].heading": "Giải trình: tên nhóm tiêu chí",
    "groups[].intro": "Giải trình: câu dẫn của nhóm",
    "groups[].measure_head": "Giải trình: đầu cột số liệu",
    "groups[].known_head": "Giải trình: đầu cột đã biết",
    "groups[].rows[].field": "Giải trình: tên lĩnh vực, chỉ có ở dòng đầu",
    "groups[].rows[].number": "Giải trình: mã tiêu chí",
    "groups[].rows[].name": "Giải trình: tên tiêu chí",
    "groups[].rows[].measure": "Giải trình: số liệu",
    "groups[].rows[].known[]": "Giải trình: những gì đã biết, từng dòng",
    "difficulties[]": "Khó khăn, vướng mắc, từng đoạn",
    "proposals[]": "Đề xuất, kiến nghị, từng đoạn",
    "closing": "Đoạn kết, có dấu ./.",
    "recipients[].to": "Nơi nhận: gửi ai",
    "recipients[].note": "Nơi nhận: để làm gì; có thể trống",
    "recipients[].end": "Dấu cuối dòng nơi nhận",
    "archive": "Phần sau “- Lưu: ”",
    "signer_title[]": "Quyền hạn, chức vụ người ký, từng dòng",
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
    "notes[]": "Lưu ý (mặc định nằm ở ghi chú bên lề)",
}


def _trials() -> tuple[Trial, ...]:
    return (sample_trial(_PLACES, "rows[].name", "tiêu chí trong bảng điểm"),)


REPORT: Final = TemplateKind(
    name="report",
    title="Báo cáo tự đánh giá, chấm điểm",
    file="bao-cao.docx",
    places=_PLACES,
    needed=(("title",), ("rows",)),
    expected=(
        "issuing_body",
        "symbol",
        "place",
        "addressee",
        "results",
        "fields",
        "groups",
        "difficulties",
        "proposals",
        "closing",
        "recipients",
        "archive",
        "signer_title",
    ),
    shipped=report_docx.shipped,
    trials=_trials,
)
