"""Pages of what only `rules check` looks for (CC301 and on)."""

from __future__ import annotations

from typing import Final

from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.catalogue.page import Page

PAGES: Final = (
    Page(
        codes.UNUSED_MEASURE,
        "Số liệu được khai báo mà không tiêu chí, quy tắc suy luận hay số liệu nào khác dùng.",
        "measures:\n  files_pending: {label: Hồ sơ đang giải quyết, kind: count}",
        "measures:\n  files_pending: {label: Hồ sơ đang giải quyết, kind: count}  # bỏ qua "
        "CC301: số liệu theo dõi",
        "Thường là mã ở tiêu chí gõ sang mã khác. Số liệu chỉ để theo dõi thì ghi chú bỏ qua kèm lý do.",
    ),
    Page(
        codes.UNUSED_NAME,
        "Phạm vi hoặc loại đơn vị được khai báo ở pack.yaml mà không quy tắc nào dùng.",
        "scopes: {land: Đất đai, health: Y tế}      # không tiêu chí nào ghi scope: health",
        "scopes: {land: Đất đai}",
        "Thường là tiêu chí quên ghi scope, nên chấm theo số liệu chung thay vì của lĩnh vực.",
    ),
    Page(
        codes.STEPS_GAP,
        "Có giá trị không thuộc bậc điểm nào.",
        'steps:\n  - {when: "> 90%", points: max}\n  - {when: "< 90%", points: 0}',
        'steps:\n  - {when: ">= 90%", points: max}\n  - {otherwise: true, points: 0}',
        "Cơ quan đạt đúng giá trị ở khoảng hở sẽ không chấm được.",
    ),
    Page(
        codes.STEP_UNREACHABLE,
        "Các bậc đứng trước đã nhận hết giá trị của bậc này, hoặc số liệu không thể có giá trị như vậy.",
        'steps:\n  - {when: ">= 80%", points: half}\n  - {when: ">= 95%", points: max}',
        'steps:\n  - {when: ">= 95%", points: max}\n  - {when: ">= 80%", points: half}',
        "Bậc đầu tiên thỏa mãn được áp dụng; ở ví dụ đầu, 96% chỉ được nửa điểm.",
    ),
    Page(
        codes.STEPS_OVERLAP,
        "Một phần giá trị của bậc này đã thuộc bậc trước, với điểm khác.",
        'steps:\n  - {when: "90%..100%", points: max}\n  - {when: "80%..90%", points: half}',
        'steps:\n  - {when: "90%..100%", points: max}\n  - {when: "80%..<90%", points: half}',
        "Bậc viết trước được áp dụng ở chỗ chồng nhau, có thể không đúng ý văn bản.",
    ),
    Page(
        codes.NEVER_FULL,
        "Không kết quả nào được đủ điểm tối đa của tiêu chí.",
        'points: 2\nscore: {steps: [{when: ">= 90%", points: 1}, {otherwise: true, points: 0}]}',
        'points: 2\nscore: {steps: [{when: ">= 90%", points: max}, {otherwise: true, points: 0}]}',
        "Mọi cơ quan sẽ bị coi là bị trừ điểm. Thường là sửa điểm tối đa mà quên sửa các bậc.",
    ),
    Page(
        codes.UP_AND_DOWN,
        "Khi giá trị tăng, điểm giảm rồi lại tăng.",
        'steps:\n  - {when: ">= 90%", points: 1}\n  - {when: ">= 80%", points: 0,25}\n  - {when: '
        '">= 70%", points: 0,5}',
        'steps:\n  - {when: ">= 90%", points: 1}\n  - {when: ">= 80%", points: 0,5}\n  - {when: '
        '">= 70%", points: 0,25}',
        "Làm tốt hơn lại được ít điểm hơn: thường là hai bậc đổi chỗ cho nhau.",
    ),
    Page(
        codes.MARGIN_TOO_WIDE,
        "Khoảng cảnh báo (margin) rộng bằng hoặc hơn cả mức đạt.",
        'score: {steps: [{when: ">= 99%", points: max}, {otherwise: true, points: 0}]}\nat_risk: '
        "{margin: 2%}",
        'score: {steps: [{when: ">= 99%", points: max}, {otherwise: true, points: 0}]}\nat_risk: '
        '{margin: "0,5%"}',
        "Đạt 100% vẫn bị coi là có nguy cơ; cảnh báo lúc nào cũng có thì không còn ai đọc.",
    ),
    Page(
        codes.NO_BASIS,
        "Tiêu chí, tiêu chí cha và lĩnh vực đều không ghi căn cứ.",
        '- id: "1.1"\n  name: Ban hành kế hoạch',
        '- id: "1.1"\n  name: Ban hành kế hoạch\n  basis: {symbol: 09/CT-UBND, clause: mục 2}',
        "Khi bị hỏi vì sao trừ điểm phải chỉ ra được văn bản. Văn bản gốc không nêu thì ghi basis: null.",
    ),
    Page(
        codes.NO_REMEDY,
        "Tiêu chí và tiêu chí cha đều không có giải pháp khắc phục.",
        '- id: "1.1"\n  name: Ban hành kế hoạch\n  points: 1',
        '- id: "1.1"\n  name: Ban hành kế hoạch\n  points: 1\n'
        "  remedy: {content: [Ban hành kế hoạch trước ngày 31/01], lead: [Sở Nội vụ], timing: yearly}",
        "Tiêu chí bị trừ điểm sẽ không có nhiệm vụ nào trong kế hoạch. Cố ý thì ghi remedy: null.",
    ),
    Page(
        codes.NO_LEAD,
        "Giải pháp không ghi đơn vị chủ trì.",
        "remedy: {content: [Rà soát hồ sơ trễ hạn], timing: regular}",
        "remedy: {content: [Rà soát hồ sơ trễ hạn], lead: [Văn phòng UBND tỉnh], timing: regular}",
        "Nhiệm vụ không ai chủ trì thì không ai làm. Văn bản gốc không nêu thì ghi lead: [].",
    ),
    Page(
        codes.NO_TIMING,
        "Giải pháp không ghi thời gian.",
        "remedy: {content: [Rà soát hồ sơ trễ hạn], lead: [Văn phòng UBND tỉnh]}",
        "remedy: {content: [Rà soát hồ sơ trễ hạn], lead: [Văn phòng UBND tỉnh], timing: {in: Quý III/2025}}",
        "Nhiệm vụ trong kế hoạch được xếp theo thời hạn. Văn bản gốc không nêu thì ghi timing: null.",
    ),
    Page(
        codes.NO_CONTENT,
        "Giải pháp không có nội dung và không có tên nhiệm vụ.",
        "remedy: {lead: [Sở Nội vụ], timing: regular}",
        "remedy: {content: [Đôn đốc các đơn vị gửi báo cáo], lead: [Sở Nội vụ], timing: regular}",
        "Kế hoạch sẽ có một nhiệm vụ trống.",
    ),
    Page(
        codes.TARGETS_CONTRADICT,
        "Hai tiêu chí cùng số liệu, cùng phạm vi, cùng cấp mà đòi hai mức khác nhau.",
        '# 5.2.1\nscore: {steps: [{when: ">= 80%", points: 1}]}\n# 5.3, cùng số liệu\nscore: '
        '{steps: [{when: "> 85%", points: 1}]}',
        '# cả hai\nscore: {steps: [{when: "> 85%", points: 1}]}',
        "Một kết quả sẽ vừa đạt vừa không đạt. Văn bản gốc tự mâu thuẫn thì giữ cả hai, ghi chú "
        "(note) và hỏi cơ quan "
        "ban hành.",
    ),
    Page(
        codes.OUTSIDE_PERIOD,
        "Thời hạn chấm điểm hoặc thời hạn của giải pháp không nằm trong kỳ đánh giá.",
        "period: {from: 2025-01-01, to: 2025-12-31}\ndeadline: {due: 2024-09-30}",
        "period: {from: 2025-01-01, to: 2025-12-31}\ndeadline: {due: 2025-09-30}",
        "Thường là năm của bộ quy tắc năm trước còn sót lại.",
    ),
    Page(
        codes.WRONG_YEAR,
        "Khóa year không nằm trong kỳ đánh giá (period).",
        "year: 2024\nperiod: {from: 2025-01-01, to: 2025-12-31}",
        "year: 2025\nperiod: {from: 2025-01-01, to: 2025-12-31}",
        "Năm được in trong kế hoạch và dùng để so với năm trước.",
    ),
    Page(
        codes.NEVER_FIRES,
        "Quy tắc suy luận vừa đòi vừa loại trừ cùng một dữ kiện.",
        "when: {all: [{signal: falling}], none: [{signal: falling}]}",
        "when: {all: [{signal: falling}], none: [{signal: points_lost}]}",
        "Quy tắc không bao giờ áp dụng.",
    ),
    Page(
        codes.NOBODY_ASSERTS,
        "Quy tắc suy luận chờ một dấu hiệu hoặc phát hiện mà không tiêu chí, quy tắc nào có thể đưa ra.",
        "- {signal: obligation_triggered}      # không tiêu chí nào ghi obligation",
        'criteria:\n  - id: "1.4"\n    obligation: files_late',
        "Quy tắc có đó mà không bao giờ áp dụng; cơ quan tưởng là đã được kiểm tra.",
    ),
    Page(
        codes.OPPOSITE_STATUSES,
        "Hễ quy tắc này áp dụng thì một quy tắc khác cũng áp dụng và đặt trạng thái khác cho cùng tiêu chí.",
        "- id: a\n  when: {all: [{signal: points_lost}]}\n  then: {status: deducted}\n"
        "- id: b\n  when: {all: [{signal: points_lost}, {signal: falling}]}\n  then: {status: at_risk}",
        "- id: b\n  when: {all: [{signal: falling}], none: [{signal: points_lost}]}\n  then: "
        "{status: at_risk}",
        "Trạng thái nặng hơn được giữ, nên quy tắc kia không có tác dụng.",
    ),
    Page(
        codes.SAME_POLICY_TWICE,
        "Hai quy tắc suy luận có cùng điều kiện và cùng kết luận.",
        "- {id: a, when: {all: [{signal: falling}]}, then: {status: at_risk}}\n"
        "- {id: b, when: {all: [{signal: falling}]}, then: {status: at_risk}}",
        "- {id: a, when: {all: [{signal: falling}]}, then: {status: at_risk}}",
        "Sửa một quy tắc mà quên quy tắc kia thì kết quả không đổi như mong muốn.",
    ),
    Page(
        codes.NOT_NFC,
        "Dấu tiếng Việt được gõ rời khỏi chữ (Unicode tổ hợp), tuy nhìn giống hệt.",
        "name: Ke\u0302\u0301 hoạch      # e, dấu mũ, dấu sắc là ba ký tự",
        "name: Kế hoạch      # ế là một ký tự",
        "Tìm, so và sắp xếp trong tệp sẽ sót. Chạy với --fix để máy sửa.",
    ),
    Page(
        codes.LOOK_ALIKE_IN_ID,
        "Mã hoặc khóa có ký tự của bảng chữ khác, trông giống chữ La-tinh.",
        "measure: \u043enline_rate      # chữ о Ki-rin",
        "measure: online_rate",
        "Máy coi là mã khác, mắt thường không thấy. Chạy với --fix để máy sửa.",
    ),
    Page(
        codes.LOOK_ALIKE_IN_TEXT,
        "Lời văn có ký tự của bảng chữ khác hoặc ký tự không nhìn thấy được trong một từ.",
        "name: C\u00f4ng b\u1ed1 th\u00f4ng tin \u00f0\u1ea7y \u0111\u1ee7      # ð của tiếng Ai-xơ-len",
        "name: Công bố thông tin đầy đủ",
        "Tìm và so tên sẽ sót; phông chữ trong văn bản in ra có thể khác. Chạy với --fix để máy sửa.",
    ),
    Page(
        codes.LETTER_FOR_DIGIT,
        "Mã có chữ O, o, I hoặc l đứng ở chỗ chữ số.",
        'id: "1.1O"',
        'id: "1.10"',
        "Số liệu ghi theo mã 1.10 sẽ không tìm thấy tiêu chí.",
    ),
    Page(
        codes.ID_WITHOUT_QUOTES,
        "Mã bằng số không đặt trong dấu nháy kép.",
        "id: 1.10",
        'id: "1.10"',
        "Chương trình này giữ nguyên 1.10, nhưng bảng tính và nhiều chương trình khác đọc thành số 1,1. "
        "Chạy với --fix để máy sửa.",
    ),
    Page(
        codes.UNIT_MISSPELT,
        "Tên đơn vị chỉ khác tên khai báo ở units.yaml một chữ hoặc một dấu.",
        "lead: [Sở Tư phap]",
        "lead: [Sở Tư pháp]",
        "Nhiệm vụ của một đơn vị sẽ tách thành hai đơn vị trong kế hoạch.",
    ),
    Page(
        codes.UNIT_SHORTENED,
        "Tên đơn vị viết tắt, trong bộ quy tắc chưa đối chiếu với văn bản gốc (verified: false).",
        "lead: [Sở TTTT]",
        "lead: [Sở Thông tin và Truyền thông]",
        "Kế hoạch in ra phải ghi đủ tên. Bộ quy tắc đã đối chiếu giữ cách viết của văn bản. Chạy "
        "với --fix để máy sửa.",
    ),
    Page(
        codes.IGNORED_WITHOUT_REASON,
        "Ghi chú “bỏ qua” không nêu lý do.",
        "at_risk: {margin: 5%}  # bỏ qua CC316",
        "at_risk: {margin: 5%}  # bỏ qua CC316: lãnh đạo yêu cầu theo dõi mọi kết quả",
        "Năm sau không ai biết vì sao cảnh báo đã được bỏ qua.",
    ),
    Page(
        codes.NOTHING_IGNORED,
        "Ghi chú “bỏ qua” đứng ở chỗ không có cảnh báo nào với mã đó.",
        "points: 2  # bỏ qua CC301: số liệu theo dõi",
        "points: 2",
        "Ghi chú thừa có thể che một cảnh báo thật sau này.",
    ),
)
