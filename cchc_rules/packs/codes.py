"""Which faults can a rule pack have beyond its form? One stable code each, so that a guide can explain it."""

from __future__ import annotations

from typing import Final

UNKNOWN_PACK: Final = "CC101"
NO_MANIFEST: Final = "CC102"
EXTENDS_CIRCLE: Final = "CC103"
NESTED_PACK: Final = "CC104"
PERIOD_REVERSED: Final = "CC105"
DUPLICATE_ID: Final = "CC106"
FIELD_AND_CRITERION: Final = "CC107"
NO_PARENT: Final = "CC108"

UNKNOWN_MEASURE: Final = "CC111"
UNKNOWN_SCOPE: Final = "CC112"
UNKNOWN_UNIT_KIND: Final = "CC113"
UNKNOWN_CRITERION: Final = "CC114"
UNKNOWN_FIELD: Final = "CC115"
UNKNOWN_ALIAS: Final = "CC116"
UNKNOWN_CONCLUSION: Final = "CC117"
UNKNOWN_PLACEHOLDER: Final = "CC118"
NOT_A_DOCUMENT: Final = "CC119"
UNKNOWN_POLICY: Final = "CC120"

MEASURE_CIRCLE: Final = "CC121"
PARTS_DO_NOT_FIT: Final = "CC122"
UNITS_WITHIN_UNITS: Final = "CC123"

WRONG_UNIT: Final = "CC131"
UNKNOWN_CHOICE: Final = "CC132"
NOT_YES_OR_NO: Final = "CC133"
WORD_FOR_A_NUMBER: Final = "CC134"
NO_CONDITIONS_HERE: Final = "CC135"

LEAF_WITHOUT_POINTS: Final = "CC141"
LEAF_WITHOUT_SCORE: Final = "CC142"
LEAF_WITHOUT_MEASURE: Final = "CC143"
FORM_DOES_NOT_FIT: Final = "CC144"
PARENT_IS_SCORED: Final = "CC145"
COMBINE_ON_LEAF: Final = "CC146"
WEIGHTS: Final = "CC147"
POINTS_OVER_MAXIMUM: Final = "CC148"
AFTER_OTHERWISE: Final = "CC149"
PARENT_WITHOUT_POINTS: Final = "CC150"
NEVER_AT_RISK: Final = "CC151"

POLICY_CIRCLE: Final = "CC161"
DUPLICATE_ALIAS: Final = "CC162"
NO_OWN_FACT: Final = "CC163"
NOT_ABOUT_A_CRITERION: Final = "CC164"

UNIT_REVERSED: Final = "CC171"
UNIT_NAME_TWICE: Final = "CC172"
UNKNOWN_SUCCESSOR: Final = "CC173"

FOLDER_NAME: Final = "CC181"
BANDS_GAP: Final = "CC182"
BANDS_OVERLAP: Final = "CC183"
POINTS_DO_NOT_ADD_UP: Final = "CC184"
LEVEL_WITHOUT_FORM: Final = "CC185"
FORM_WITHOUT_LEVEL: Final = "CC186"
OLD_UNIT: Final = "CC187"
OLD_WORD: Final = "CC188"
TO_FILL: Final = "CC189"

UNKNOWN_TARGET: Final = "CC201"
OWN_TARGET: Final = "CC202"
CHANGED_TWICE: Final = "CC203"
NO_VALUE_YET: Final = "CC204"
DATES_OUT_OF_ORDER: Final = "CC205"
DATES_AND_KEYS: Final = "CC206"

TITLES: Final[dict[str, str]] = {
    UNKNOWN_PACK: "Không tìm thấy bộ quy tắc",
    NO_MANIFEST: "Thư mục không có tệp pack.yaml",
    EXTENDS_CIRCLE: "Các bộ quy tắc kế thừa lẫn nhau thành vòng tròn",
    NESTED_PACK: "Bộ quy tắc nằm trong một bộ quy tắc khác",
    PERIOD_REVERSED: "Kỳ đánh giá kết thúc trước khi bắt đầu",
    DUPLICATE_ID: "Mã bị dùng hai lần",
    FIELD_AND_CRITERION: "Mã tiêu chí trùng với mã lĩnh vực",
    NO_PARENT: "Tiêu chí không có tiêu chí cha hoặc lĩnh vực",
    UNKNOWN_MEASURE: "Số liệu chưa được khai báo",
    UNKNOWN_SCOPE: "Phạm vi chưa được khai báo",
    UNKNOWN_UNIT_KIND: "Loại đơn vị chưa được khai báo",
    UNKNOWN_CRITERION: "Không có tiêu chí này",
    UNKNOWN_FIELD: "Không có lĩnh vực này",
    UNKNOWN_ALIAS: "Tên dữ kiện chưa được đặt",
    UNKNOWN_CONCLUSION: "Không quy tắc nào đưa ra kiến nghị này",
    UNKNOWN_PLACEHOLDER: "Không nhận ra chỗ điền trong lời văn",
    NOT_A_DOCUMENT: "Số liệu không phải là tài liệu",
    UNKNOWN_POLICY: "Không có quy tắc suy luận này",
    MEASURE_CIRCLE: "Số liệu được tính vòng tròn từ chính nó",
    PARTS_DO_NOT_FIT: "Các số liệu thành phần không cùng loại",
    UNITS_WITHIN_UNITS: "Tỷ lệ đơn vị đạt lồng trong tỷ lệ đơn vị đạt",
    WRONG_UNIT: "Đơn vị của mức không khớp với số liệu",
    UNKNOWN_CHOICE: "Không có lựa chọn này",
    NOT_YES_OR_NO: "Điều kiện có/không viết không đúng",
    WORD_FOR_A_NUMBER: "Điều kiện bằng chữ cho một số liệu bằng số",
    NO_CONDITIONS_HERE: "Số liệu này không chấm bằng điều kiện",
    LEAF_WITHOUT_POINTS: "Tiêu chí được chấm không có điểm tối đa",
    LEAF_WITHOUT_SCORE: "Tiêu chí không có cách chấm điểm",
    LEAF_WITHOUT_MEASURE: "Tiêu chí được chấm không có số liệu",
    FORM_DOES_NOT_FIT: "Cách chấm điểm không dùng được với số liệu",
    PARENT_IS_SCORED: "Tiêu chí có thành phần lại được chấm trực tiếp",
    COMBINE_ON_LEAF: "Tổng hợp thành phần ở tiêu chí không có thành phần",
    WEIGHTS: "Trọng số không khớp với các tiêu chí thành phần",
    POINTS_OVER_MAXIMUM: "Điểm nằm ngoài khoảng từ 0 đến điểm tối đa",
    AFTER_OTHERWISE: "Bậc điểm đứng sau bậc otherwise",
    PARENT_WITHOUT_POINTS: "Tiêu chí tổng hợp không có điểm tối đa",
    NEVER_AT_RISK: "Điều kiện cảnh báo không bao giờ áp dụng",
    POLICY_CIRCLE: "Các quy tắc suy luận phụ thuộc vòng tròn",
    DUPLICATE_ALIAS: "Tên dữ kiện bị đặt hai lần",
    NO_OWN_FACT: "Quy tắc suy luận không nói về chính cơ quan",
    NOT_ABOUT_A_CRITERION: "Trạng thái không nói về tiêu chí nào",
    UNIT_REVERSED: "Thời gian tồn tại của đơn vị viết ngược",
    UNIT_NAME_TWICE: "Một tên dùng cho hai đơn vị",
    UNKNOWN_SUCCESSOR: "Đơn vị kế thừa chưa được khai báo",
    FOLDER_NAME: "Tên thư mục khác mã bộ quy tắc",
    BANDS_GAP: "Các mức xếp loại để hở một khoảng",
    BANDS_OVERLAP: "Các mức xếp loại chồng lên nhau",
    POINTS_DO_NOT_ADD_UP: "Điểm thành phần cộng lại khác điểm tối đa",
    LEVEL_WITHOUT_FORM: "Cấp phải đánh giá mà không có cách chấm",
    FORM_WITHOUT_LEVEL: "Cách chấm cho cấp không phải đánh giá",
    OLD_UNIT: "Đơn vị, cấp hành chính không còn trong kỳ đánh giá",
    OLD_WORD: "Từ ngữ đã được thay",
    TO_FILL: "Còn chỗ phải điền từ quyết định đã ký",
    UNKNOWN_TARGET: "Mục được thay đổi không có trong bộ quy tắc kế thừa",
    OWN_TARGET: "Thay đổi một mục do chính bộ quy tắc viết",
    CHANGED_TWICE: "Một khóa bị thay đổi hai lần",
    NO_VALUE_YET: "Chưa có giá trị tại ngày đánh giá",
    DATES_OUT_OF_ORDER: "Các mốc ngày không theo thứ tự",
    DATES_AND_KEYS: "Mốc ngày viết không đúng hoặc lẫn với khóa khác",
}
"""Code to one-line Vietnamese title. `cchc rules check` will grow it."""

NEED_WHOLE_PACK: Final = frozenset(
    {
        NO_PARENT,
        UNKNOWN_MEASURE,
        UNKNOWN_SCOPE,
        UNKNOWN_UNIT_KIND,
        UNKNOWN_CRITERION,
        UNKNOWN_FIELD,
        UNKNOWN_CONCLUSION,
        COMBINE_ON_LEAF,
        LEAF_WITHOUT_POINTS,
        LEAF_WITHOUT_SCORE,
        LEAF_WITHOUT_MEASURE,
        WEIGHTS,
        POINTS_DO_NOT_ADD_UP,
    }
)
"""What can only be said of a pack all of whose files could be read."""
