"""Pages of the faults of scoring, policies, units and totals (CC141 to CC189)."""

from __future__ import annotations

from typing import Final

from cchc_rules.packs import codes
from cchc_rules.packs.lint.catalogue.page import Page

PAGES: Final = (
    Page(
        codes.LEAF_WITHOUT_POINTS,
        "Tiêu chí được chấm mà không ghi điểm tối đa.",
        '- id: "1.1"\n  name: Ban hành kế hoạch\n  measure: plan',
        '- id: "1.1"\n  name: Ban hành kế hoạch\n  points: 2\n  measure: plan',
        "Không có điểm tối đa thì không biết bị trừ bao nhiêu.",
    ),
    Page(
        codes.LEAF_WITHOUT_SCORE,
        "Tiêu chí không có tiêu chí thành phần mà cũng không có cách chấm.",
        '- id: "1.1"\n  name: Mức độ hài lòng\n  points: 10',
        '- id: "1.1"\n  name: Mức độ hài lòng\n  points: 10\n  score: survey',
        "Tiêu chí sẽ không bao giờ được chấm. Điểm lấy từ điều tra xã hội học thì ghi score: survey.",
    ),
    Page(
        codes.LEAF_WITHOUT_MEASURE,
        "Tiêu chí có cách chấm mà không nói chấm theo số liệu nào.",
        'points: 2\nscore: {steps: [{when: ">= 90%", points: max}]}',
        'points: 2\nmeasure: on_time_rate\nscore: {steps: [{when: ">= 90%", points: max}]}',
        "Không biết so điều kiện với số liệu nào.",
    ),
    Page(
        codes.FORM_DOES_NOT_FIT,
        "Cách chấm không dùng được với loại số liệu của tiêu chí.",
        "measure: reform_plan      # tài liệu\nscore: {proportional: {full_at: 100%}}",
        "measure: reform_plan\nscore: {deadline: {due: 2025-01-31}}",
        "Tài liệu không có tỷ lệ; tỷ lệ không có thời hạn.",
    ),
    Page(
        codes.PARENT_IS_SCORED,
        "Tiêu chí có tiêu chí thành phần mà lại có cách chấm riêng.",
        '- {id: "1.1", name: Kế hoạch, points: 2, measure: plan, score: {deadline: {due: 2025-01-31}}}\n'
        '- {id: "1.1.1", name: Ban hành, points: 1}',
        '- {id: "1.1", name: Kế hoạch, points: 2}\n- {id: "1.1.1", name: Ban hành, points: 1}',
        "Điểm của tiêu chí cha là tổng hợp từ các thành phần; chấm cả hai thì tính hai lần.",
    ),
    Page(
        codes.COMBINE_ON_LEAF,
        "Tiêu chí tổng hợp từ thành phần (combine) mà không có thành phần nào.",
        'id: "1.1"\nscore: {combine: {children: all}}',
        'id: "1.1"\nmeasure: plan\nscore: {deadline: {due: 2025-01-31}}',
        "Không có gì để tổng hợp. Thường là mã của tiêu chí thành phần viết sai.",
    ),
    Page(
        codes.WEIGHTS,
        "Trọng số thiếu một tiêu chí thành phần, hoặc có trọng số mà không tổng hợp theo trọng số.",
        'combine: {children: weighted, weights: {"1.1.1": 0,7}}',
        'combine: {children: weighted, weights: {"1.1.1": "0,7", "1.1.2": "0,3"}}',
        "Thành phần không có trọng số sẽ không được tính.",
    ),
    Page(
        codes.POINTS_OVER_MAXIMUM,
        "Một bậc cho số điểm nhỏ hơn 0 hoặc lớn hơn điểm tối đa của tiêu chí.",
        'points: 1\nscore: {steps: [{when: ">= 90%", points: 2}]}',
        'points: 1\nscore: {steps: [{when: ">= 90%", points: 1}]}',
        "Tổng điểm sẽ vượt thang điểm. Viết max để luôn khớp với điểm tối đa.",
    ),
    Page(
        codes.AFTER_OTHERWISE,
        "Có bậc điểm đứng sau bậc otherwise.",
        '- {otherwise: true, points: 0}\n- {when: ">= 50%", points: half}',
        '- {when: ">= 50%", points: half}\n- {otherwise: true, points: 0}',
        "Các bậc xét từ trên xuống; otherwise nhận hết, bậc phía sau không bao giờ được áp dụng.",
    ),
    Page(
        codes.PARENT_WITHOUT_POINTS,
        "Tiêu chí tổng hợp kiểu all, any, min, max hoặc weighted mà không có điểm tối đa.",
        "score: {combine: {children: all}}",
        "points: 2\nscore: {combine: {children: all}}",
        "Chỉ cách cộng (sum) mới tự biết điểm tối đa.",
    ),
    Page(
        codes.NEVER_AT_RISK,
        "Có cảnh báo sắp đến hạn (deadline_within) mà tiêu chí không chấm theo thời hạn.",
        'score: {steps: [{when: ">= 90%", points: max}]}\nat_risk: {deadline_within: 30}',
        "score: {deadline: {due: 2025-09-30}}\nat_risk: {deadline_within: 30}",
        "Cảnh báo đó không bao giờ xuất hiện.",
    ),
    Page(
        codes.POLICY_CIRCLE,
        "Các quy tắc suy luận chờ kết luận của nhau thành vòng.",
        "- id: a\n  when: {all: [{conclusion: b}]}\n  then: {conclude: a, text: A}\n"
        "- id: b\n  when: {all: [{conclusion: a}]}\n  then: {conclude: b, text: B}",
        "- id: a\n  when: {all: [{signal: points_lost}]}\n  then: {conclude: a, text: A}\n"
        "- id: b\n  when: {all: [{conclusion: a}]}\n  then: {conclude: b, text: B}",
        "Quy tắc nào cũng chờ quy tắc kia nên không quy tắc nào áp dụng.",
    ),
    Page(
        codes.DUPLICATE_ALIAS,
        "Hai mẫu trong một quy tắc suy luận đặt cùng một tên (as).",
        "all: [{signal: falling, as: a}, {signal: prolonged, as: a}]",
        "all: [{signal: falling, as: a}, {signal: prolonged, as: b}]",
        "Không biết tên đó nói về dữ kiện nào.",
    ),
    Page(
        codes.NO_OWN_FACT,
        "Mọi mẫu của quy tắc suy luận đều nói về cơ quan khác.",
        "all: [{signal: points_lost, agency: parent}]",
        "all: [{signal: points_lost}, {signal: points_lost, agency: parent}]",
        "Không biết kết luận dành cho cơ quan nào.",
    ),
    Page(
        codes.NOT_ABOUT_A_CRITERION,
        "Quy tắc suy luận đặt trạng thái hoặc giao giải pháp của tiêu chí mà không mẫu nào nói về tiêu chí.",
        "when: {all: [{document: remediation_plan}]}\nthen: {status: at_risk}",
        "when: {all: [{signal: falling}], none: [{document: remediation_plan}]}\nthen: {status: at_risk}",
        "Trạng thái là của một tiêu chí.",
    ),
    Page(
        codes.UNIT_REVERSED,
        "Đơn vị kết thúc trước khi bắt đầu, hoặc có đơn vị kế thừa mà không có ngày kết thúc.",
        "- {name: Sở Thông tin và Truyền thông, successors: [Sở Khoa học và Công nghệ]}",
        "- {name: Sở Thông tin và Truyền thông, to: 2025-02-28, successors: [Sở Khoa học và Công nghệ]}",
        "Không biết từ ngày nào phải dùng tên mới.",
    ),
    Page(
        codes.UNIT_NAME_TWICE,
        "Một tên được dùng cho hai đơn vị trong cùng một tệp units.yaml.",
        "- {name: Sở Tài chính, aliases: [STC]}\n- {name: Sở Công Thương, aliases: [STC]}",
        "- {name: Sở Tài chính, aliases: [STC]}\n- {name: Sở Công Thương, aliases: [SCT]}",
        "Không biết tên đó chỉ đơn vị nào.",
    ),
    Page(
        codes.UNKNOWN_SUCCESSOR,
        "Đơn vị kế thừa chưa được khai báo ở mục units.",
        "successors: [Sở Khoa học Công nghệ]",
        "successors: [Sở Khoa học và Công nghệ]",
        "Chương trình gợi ý tên đơn vị mới từ đây; tên sai sẽ đi vào kế hoạch.",
    ),
    Page(
        codes.FOLDER_NAME,
        "Tên thư mục khác với mã bộ quy tắc trong pack.yaml.",
        "rules/tinh-2025/pack.yaml:   id: tinh-2024",
        "rules/tinh-2025/pack.yaml:   id: tinh-2025",
        "Gọi bộ quy tắc theo mã là gọi theo tên thư mục. Thường gặp khi chép bộ của năm trước.",
    ),
    Page(
        codes.BANDS_GAP,
        "Có chỉ số không thuộc mức xếp loại nào.",
        'bands: [{name: Tốt, when: "> 90%"}, {name: Khá, when: "80%..<90%"}, {name: Yếu, when: "< 80%"}]',
        'bands: [{name: Tốt, when: ">= 90%"}, {name: Khá, when: "80%..<90%"}, {name: Yếu, when: "< 80%"}]',
        "Cơ quan đúng ở khoảng hở sẽ không được xếp loại. Văn bản gốc viết đúng như vậy thì giữ nguyên.",
    ),
    Page(
        codes.BANDS_OVERLAP,
        "Có chỉ số thuộc hai mức xếp loại.",
        'bands: [{name: Tốt, when: "90%..100%"}, {name: Khá, when: "80%..90%"}]',
        'bands: [{name: Tốt, when: "90%..100%"}, {name: Khá, when: "80%..<90%"}]',
        "Mức viết trước được áp dụng, có thể không đúng ý văn bản.",
    ),
    Page(
        codes.POINTS_DO_NOT_ADD_UP,
        "Điểm của các thành phần cộng lại khác điểm tối đa của tiêu chí cha hoặc lĩnh vực.",
        '- {id: "1.1", points: 3}\n- {id: "1.1.1", points: 1}\n- {id: "1.1.2", points: 1}',
        '- {id: "1.1", points: 2}\n- {id: "1.1.1", points: 1}\n- {id: "1.1.2", points: 1}',
        "Thường là gõ nhầm hoặc sót một dòng của bảng. Văn bản gốc sai như vậy thì giữ nguyên và ghi chú.",
    ),
    Page(
        codes.LEVEL_WITHOUT_FORM,
        "Tiêu chí đánh giá ở một cấp mà by_level không có cách chấm cho cấp đó.",
        "levels: [province, commune]\nscore: {by_level: {province: survey}}",
        "levels: [province, commune]\nscore: {by_level: {province: survey, commune: survey}}",
        "Cơ quan cấp đó sẽ không được chấm.",
    ),
    Page(
        codes.FORM_WITHOUT_LEVEL,
        "by_level có cách chấm cho một cấp mà tiêu chí không đánh giá.",
        "levels: [province]\nscore: {by_level: {province: survey, commune: survey}}",
        "levels: [province, commune]\nscore: {by_level: {province: survey, commune: survey}}",
        "Cách chấm đó không bao giờ được dùng.",
    ),
    Page(
        codes.OLD_UNIT,
        "Quy tắc nêu một đơn vị hoặc cấp hành chính không còn trong kỳ đánh giá.",
        "lead: [Sở Thông tin và Truyền thông]      # kỳ năm 2026",
        "lead: [Sở Khoa học và Công nghệ]",
        "Nhiệm vụ giao cho đơn vị không còn thì không ai làm. Đơn vị kế thừa ghi ở units.yaml.",
    ),
    Page(
        codes.OLD_WORD,
        "Lời văn dùng một từ ngữ đã được văn bản mới thay.",
        "name: Tỷ lệ dịch vụ công trực tuyến mức độ 3, 4      # kỳ năm 2023",
        "name: Tỷ lệ dịch vụ công trực tuyến toàn trình",
        "Kế hoạch in ra sẽ dùng từ ngữ hết hiệu lực. Tên văn bản ở khóa basis thì giữ nguyên.",
    ),
    Page(
        codes.TO_FILL,
        "Bộ quy tắc mẫu còn chỗ chưa công bố, phải điền từ quyết định đã ký.",
        "to_fill:\n  - {what: Điểm tối đa của lĩnh vực, where: Phụ lục 1 của quyết định}",
        'fields: [{id: "1", name: Chỉ đạo, points: "8,5"}]      # đã điền, bỏ mục to_fill',
        "Chỗ trống không bao giờ được đoán; điền xong thì bỏ mục này.",
    ),
)
