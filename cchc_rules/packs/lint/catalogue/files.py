"""Pages of the faults of folders, names and declarations (CC101 to CC139)."""

from __future__ import annotations

from typing import Final

from cchc_rules.packs import codes
from cchc_rules.packs.lint.catalogue.page import Page

PAGES: Final = (
    Page(
        codes.UNKNOWN_PACK,
        "Không có bộ quy tắc nào có mã này, ở nơi đang tìm hoặc trong khóa extends.",
        "extends: [_bsae]",
        "extends: [_base]",
        "Thiếu bộ quy tắc được kế thừa thì thiếu quy tắc suy luận và tên đơn vị, mọi kết quả đều sai.",
    ),
    Page(
        codes.NO_MANIFEST,
        "Thư mục được chỉ ra không có tệp pack.yaml.",
        "rules/tinh-2025/criteria.yaml   (không có pack.yaml)",
        "rules/tinh-2025/pack.yaml\nrules/tinh-2025/criteria.yaml",
        "Tệp pack.yaml nói bộ quy tắc của ai, năm nào, kỳ nào; không có nó thì các tệp khác không dùng được.",
    ),
    Page(
        codes.EXTENDS_CIRCLE,
        "Các bộ quy tắc kế thừa lẫn nhau thành vòng tròn.",
        "# a/pack.yaml\nextends: [b]\n# b/pack.yaml\nextends: [a]",
        "# a/pack.yaml\nextends: [_base]\n# b/pack.yaml\nextends: [a]",
        "Không xác định được bộ nào là gốc, nên không biết quy tắc nào thay quy tắc nào.",
    ),
    Page(
        codes.NESTED_PACK,
        "Trong thư mục của một bộ quy tắc có thư mục của một bộ quy tắc khác.",
        "rules/tinh-2025/pack.yaml\nrules/tinh-2025/so-noi-vu/pack.yaml",
        "rules/tinh-2025/pack.yaml\nrules/so-noi-vu-2025/pack.yaml",
        "Mọi tệp trong thư mục đều thuộc bộ quy tắc, nên quy tắc của hai bộ sẽ lẫn vào nhau.",
    ),
    Page(
        codes.PERIOD_REVERSED,
        "Ngày cuối kỳ đứng trước ngày đầu kỳ.",
        "period: {from: 2025-12-31, to: 2025-01-01}",
        "period: {from: 2025-01-01, to: 2025-12-31}",
        "Kỳ đánh giá quyết định số liệu nào được dùng và thời hạn nào đã qua.",
    ),
    Page(
        codes.DUPLICATE_ID,
        "Hai mục cùng loại trong một bộ quy tắc có cùng mã.",
        '- {id: "1.1", name: Ban hành kế hoạch}\n- {id: "1.1", name: Báo cáo định kỳ}',
        '- {id: "1.1", name: Ban hành kế hoạch}\n- {id: "1.2", name: Báo cáo định kỳ}',
        "Số liệu, tự chấm và kết quả công bố ghi theo mã; mã trùng thì không biết nói về mục nào.",
    ),
    Page(
        codes.FIELD_AND_CRITERION,
        "Một tiêu chí có mã trùng với mã của một lĩnh vực.",
        'fields: [{id: "1", name: Chỉ đạo, điều hành}]\ncriteria: [{id: "1", name: Ban hành kế hoạch}]',
        'fields: [{id: "1", name: Chỉ đạo, điều hành}]\ncriteria: [{id: "1.1", name: Ban hành kế hoạch}]',
        "Lĩnh vực và tiêu chí nằm chung một cây mã.",
    ),
    Page(
        codes.NO_PARENT,
        "Mã của tiêu chí cho thấy nó thuộc một tiêu chí cha hoặc lĩnh vực, nhưng mục đó không có.",
        'fields: [{id: "1", name: Chỉ đạo}]\ncriteria: [{id: "2.1", name: Ban hành kế hoạch}]',
        'fields: [{id: "1", name: Chỉ đạo}]\ncriteria: [{id: "1.1", name: Ban hành kế hoạch}]',
        "Điểm của tiêu chí không cộng vào lĩnh vực nào.",
    ),
    Page(
        codes.UNKNOWN_MEASURE,
        "Quy tắc dùng một số liệu hoặc tài liệu chưa khai báo ở mục measures.",
        "measure: onlin_rate",
        "measure: online_rate",
        "Không có số liệu thì không bao giờ chấm được.",
    ),
    Page(
        codes.UNKNOWN_SCOPE,
        "Quy tắc dùng một phạm vi chưa khai báo ở mục scopes của pack.yaml.",
        "scope: lannd",
        "# pack.yaml\nscopes: {land: Lĩnh vực đất đai}\n# criteria.yaml\nscope: land",
        "Số liệu ghi theo phạm vi; phạm vi sai thì tiêu chí luôn chưa có số liệu.",
    ),
    Page(
        codes.UNKNOWN_UNIT_KIND,
        "Số liệu share_of_units đếm một loại đơn vị chưa khai báo ở mục unit_kinds của pack.yaml.",
        "units: land_brach",
        "# pack.yaml\nunit_kinds: {land_branch: Chi nhánh Văn phòng đăng ký đất đai}\n# "
        "measures.yaml\nunits: land_branch",
        "Số liệu của từng đơn vị trực thuộc được ghi theo loại đơn vị.",
    ),
    Page(
        codes.UNKNOWN_CRITERION,
        "Quy tắc nói tới một tiêu chí không có trong bộ quy tắc.",
        '- {finding: {criterion: "1.33", status: deducted}}',
        '- {finding: {criterion: "1.3", status: deducted}}',
        "Quy tắc sẽ không bao giờ áp dụng mà không ai hay.",
    ),
    Page(
        codes.UNKNOWN_FIELD,
        "Quy tắc suy luận nói tới một lĩnh vực không có trong bộ quy tắc.",
        '- {finding: {field: "11", status: deducted}}',
        '- {finding: {field: "1", status: deducted}}',
        "Quy tắc sẽ không bao giờ áp dụng mà không ai hay.",
    ),
    Page(
        codes.UNKNOWN_ALIAS,
        "Khóa same hoặc on nhắc tới một tên mà không mẫu nào đặt bằng khóa as.",
        "all:\n  - {finding: {status: deducted}, as: late}\n  - {signal: prolonged, same: {criterion: lat}}",
        "all:\n  - {finding: {status: deducted}, as: late}\n  - {signal: prolonged, same: {criterion: late}}",
        "Không biết hai dữ kiện phải nói về cùng một tiêu chí nào.",
    ),
    Page(
        codes.UNKNOWN_CONCLUSION,
        "Một mẫu chờ một kiến nghị mà không quy tắc nào đưa ra.",
        "all: [{conclusion: propose_critcism}]",
        "all: [{conclusion: propose_criticism}]",
        "Quy tắc sẽ không bao giờ áp dụng.",
    ),
    Page(
        codes.UNKNOWN_PLACEHOLDER,
        "Lời văn có một chỗ điền trong ngoặc nhọn mà chương trình không biết điền gì.",
        "content: [Hiện đạt {giatri}]",
        "content: [Hiện đạt {value}]",
        "Chỗ điền sẽ nằm nguyên trong văn bản được in ra.",
    ),
    Page(
        codes.NOT_A_DOCUMENT,
        "Chỗ này cần một tài liệu, còn mã được ghi là một số liệu loại khác.",
        "documents: [online_rate]",
        "documents: [reform_plan]",
        "Tài liệu kiểm chứng phải có số, ký hiệu, ngày; số liệu thì không.",
    ),
    Page(
        codes.MEASURE_CIRCLE,
        "Số liệu được tính từ chính nó, trực tiếp hoặc qua số liệu khác.",
        "a: {label: A, kind: complement, of: b}\nb: {label: B, kind: complement, of: a}",
        "a: {label: A, kind: complement, of: b}\nb: {label: B, kind: percent}",
        "Không bao giờ tính được.",
    ),
    Page(
        codes.PARTS_DO_NOT_FIT,
        "Số liệu được tính từ những số liệu không cùng loại.",
        "rate: {label: Tỷ lệ, kind: ratio, of: reform_plan, over: files_received}",
        "rate: {label: Tỷ lệ, kind: ratio, of: files_online, over: files_received}",
        "Không chia được tài liệu cho số hồ sơ, không cộng được ngày với tiền.",
    ),
    Page(
        codes.UNITS_WITHIN_UNITS,
        "Tỷ lệ đơn vị đạt được tính từ một tỷ lệ đơn vị đạt khác.",
        'where: {branch_share: ">= 80%"}',
        'where: {on_time_rate: ">= 97%"}',
        "Đơn vị trực thuộc không có đơn vị trực thuộc của mình trong tệp số liệu.",
    ),
    Page(
        codes.WRONG_UNIT,
        "Mức hoặc điều kiện không cùng đơn vị với số liệu: thiếu dấu %, thừa chữ ngày.",
        'measure: online_rate      # một tỷ lệ\nscore: {steps: [{when: ">= 30", points: 1}]}',
        'measure: online_rate\nscore: {steps: [{when: ">= 30%", points: 1}]}',
        "30 và 30% khác nhau 100 lần.",
    ),
    Page(
        codes.UNKNOWN_CHOICE,
        "Điều kiện nêu một lựa chọn mà số liệu không có.",
        'when: "= Tốtt"',
        'when: "= Tốt"',
        "Bậc điểm đó sẽ không bao giờ được áp dụng.",
    ),
    Page(
        codes.NOT_YES_OR_NO,
        "Số liệu có/không hoặc tài liệu được so với một điều kiện khác “= có”, “= không”.",
        'when: ">= 1"',
        'when: "= có"',
        "Tài liệu chỉ có hoặc không có.",
    ),
    Page(
        codes.WORD_FOR_A_NUMBER,
        "Số liệu bằng số được so với một chữ.",
        'when: "= cao"',
        'when: ">= 90%"',
        "Không so được.",
    ),
    Page(
        codes.NO_CONDITIONS_HERE,
        "Số liệu loại này (ngày, điểm điều tra) không so được với một mức.",
        'measure: plan_date\nscore: {steps: [{when: "<= 30", points: 1}]}',
        "measure: plan\nscore: {deadline: {due: 2025-01-31}}",
        "Ngày được chấm theo thời hạn; điểm điều tra xã hội học không tự chấm.",
    ),
)
