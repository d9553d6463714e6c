"""What may a template of the remediation plan fill in? Every name, in the words of the office.

The guide's table of names is made from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD_PLACES: Mapping[str, str] = {
    "parent_body[]": "Cơ quan chủ quản, từng dòng, chữ in hoa",
    "issuing_body[]": "Cơ quan ban hành, từng dòng, chữ in hoa",
    "symbol": "Ký hiệu sau số của kế hoạch, ví dụ KH-VP; số để trống",
    "place": "Địa danh; ngày, tháng để trống",
    "year": "Năm ban hành",
}
FOOT_PLACES: Mapping[str, str] = {
    "recipients[].to": "Nơi nhận: gửi ai",
    "recipients[].note": "Nơi nhận: để làm gì (báo cáo, thực hiện); có thể trống",
    "recipients[].end": "Dấu cuối dòng nơi nhận",
    "archive": "Phần sau “- Lưu: ”",
    "signer_title[]": "Quyền hạn, chức vụ người ký, từng dòng (KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC)",
}

PLAN_PLACES: Mapping[str, str] = {
    **HEAD_PLACES,
    "title": "Trích yếu của kế hoạch",
    "grounds[].text": "Đoạn mở đầu: căn cứ và câu dẫn",
    "grounds[].italic": "Đoạn này là căn cứ, in nghiêng (dùng với if)",
    "purpose[]": "Mục đích, từng điểm, đã có a), b), c)",
    "requirements[]": "Yêu cầu, từng điểm, đã có a), b), c)",
    "solutions_title": "Tên mục giải pháp, chữ in hoa",
    "solutions_intro[]": "Đoạn dẫn của mục giải pháp",
    "annex_notes[]": "Câu dẫn đến các phụ lục",
    "tasks[].section": "Tên nhóm nhiệm vụ, chỉ có ở nhiệm vụ đầu nhóm",
    "tasks[].heading": "Số và tên nhiệm vụ",
    "tasks[].points[].heading": "Đầu điểm: a) Nội dung thực hiện:",
    "tasks[].points[].lines[]": "Các dòng dưới điểm, đã có gạch đầu dòng",
    "tasks[].reasons[]": "Vì sao có nhiệm vụ này (mặc định nằm ở ghi chú bên lề)",
    "task_annexes[].label": "Phụ lục, hoặc Phụ lục I, II khi có nhiều",
    "task_annexes[].title": "Tên phụ lục nhiệm vụ, chữ in hoa",
    "task_annexes[].rows[].section": "Tên nhóm nhiệm vụ, chỉ có ở nhiệm vụ đầu nhóm",
    "task_annexes[].rows[].number[]": "Cột STT",
    "task_annexes[].rows[].title": "Tên nhiệm vụ",
    "task_annexes[].rows[].content[]": "Nội dung thực hiện, từng dòng",
    "task_annexes[].rows[].lead[]": "Đơn vị chủ trì, từng dòng",
    "task_annexes[].rows[].coordinate[]": "Đơn vị phối hợp, từng dòng",
    "task_annexes[].rows[].timing[]": "Thời gian thực hiện",
    "task_annexes[].rows[].product[]": "Kết quả, sản phẩm, từng dòng",
    "task_annexes[].rows[].reasons[]": "Vì sao có nhiệm vụ này",
    "result_annexes[].label": "Phụ lục, hoặc Phụ lục I, II khi có nhiều",
    "result_annexes[].title": "Tên phụ lục kết quả, chữ in hoa",
    "result_annexes[].rows[].agency": "Tên cơ quan, chỉ có ở dòng đầu của mỗi cơ quan khi có nhiều cơ quan",
    "result_annexes[].rows[].criterion": "Mã tiêu chí",
    "result_annexes[].rows[].name": "Tên tiêu chí",
    "result_annexes[].rows[].value": "Kết quả đạt được",
    "result_annexes[].rows[].target": "Chỉ tiêu",
    "result_annexes[].rows[].distance": "Khoảng cách đến chỉ tiêu",
    "result_annexes[].rows[].judgement[]": "Bị trừ điểm hoặc nguy cơ bị trừ điểm; số điểm nếu có",
    "result_annexes[].rows[].tasks": "Số của các nhiệm vụ khắc phục",
    "conclusions[]": "Kiến nghị, từng khoản",
    "organisation[]": "Tổ chức thực hiện, từng khoản",
    "closing": "Đoạn kết, có dấu ./.",
    **FOOT_PLACES,
    "purpose_number": "Số La Mã của mục mục đích, yêu cầu",
    "solutions_number": "Số La Mã của mục giải pháp",
    "conclusions_number": "Số La Mã của mục kiến nghị",
    "organisation_number": "Số La Mã của mục tổ chức thực hiện",
    "notes[]": "Lưu ý khi dự thảo (mặc định nằm ở ghi chú bên lề)",
}

EXTRACT_PLACES: Mapping[str, str] = {
    **HEAD_PLACES,
    "unit": "Đơn vị được giao việc",
    "plan_title": "Trích yếu của kế hoạch",
    "led[].number": "Số của nhiệm vụ trong kế hoạch",
    "led[].title": "Tên nhiệm vụ đơn vị chủ trì",
    "led[].content[]": "Nội dung thực hiện, từng dòng",
    "led[].part[]": "Phần việc của đơn vị và các đơn vị cùng chủ trì, từng dòng",
    "led[].coordinate[]": "Đơn vị phối hợp, từng dòng",
    "led[].product[]": "Kết quả, sản phẩm, từng dòng",
    "led[].timing": "Thời gian thực hiện",
    "helped[].number": "Số của nhiệm vụ trong kế hoạch",
    "helped[].title": "Tên nhiệm vụ đơn vị phối hợp",
    "helped[].part": "Phần việc phối hợp, nếu kế hoạch có ghi",
    "helped[].lead[]": "Đơn vị chủ trì, từng dòng",
    "helped[].timing": "Thời gian thực hiện",
    "due[]": "Các thời hạn phải hoàn thành, từng dòng, từ sớm đến muộn",
    **FOOT_PLACES,
}
