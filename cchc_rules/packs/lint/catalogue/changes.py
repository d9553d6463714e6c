"""Pages of the faults of changes and of values written by dates."""

from __future__ import annotations

from typing import Final

from cchc_rules.packs import codes
from cchc_rules.packs.lint.catalogue.page import Page

PAGES: Final = (
    Page(
        codes.UNKNOWN_POLICY,
        "Tệp thử nêu một quy tắc suy luận không có trong bộ quy tắc.",
        "expect: {policies: [propose-critcism]}",
        "expect: {policies: [propose-criticism]}",
        "Phép thử sẽ không kiểm tra điều muốn kiểm tra.",
    ),
    Page(
        codes.UNKNOWN_TARGET,
        "Mục changes thay đổi một tiêu chí, số liệu, quy tắc, lĩnh vực hoặc nhiệm vụ mà bộ được "
        "kế thừa không có.",
        'changes:\n  - {criterion: "9.9", set: {points: 2}, basis: {symbol: 01/QĐ-UBND}}',
        'changes:\n  - {criterion: "1.1", set: {points: 2}, basis: {symbol: 01/QĐ-UBND}}',
        "Thay đổi sẽ không có tác dụng gì.",
    ),
    Page(
        codes.OWN_TARGET,
        "Mục changes thay đổi một mục do chính bộ quy tắc này viết.",
        'criteria: [{id: "1.1", points: 1}]\n'
        'changes: [{criterion: "1.1", set: {points: 2}, basis: {symbol: 01/QĐ-UBND}}]',
        'criteria: [{id: "1.1", points: 2}]',
        "Mục của mình thì sửa thẳng; changes chỉ để thay đổi bộ quy tắc được kế thừa.",
    ),
    Page(
        codes.CHANGED_TWICE,
        "Một khóa của cùng một mục bị thay đổi hai lần trong một bộ quy tắc.",
        'changes:\n  - {criterion: "1.1", set: {points: 2}, basis: {symbol: 01/QĐ-UBND}}\n'
        '  - {criterion: "1.1", set: {points: 3}, basis: {symbol: 02/QĐ-UBND}}',
        'changes:\n  - {criterion: "1.1", set: {points: 3}, basis: {symbol: 02/QĐ-UBND}}',
        "Không biết thay đổi nào có hiệu lực.",
    ),
    Page(
        codes.NO_VALUE_YET,
        "Giá trị viết theo mốc ngày, và tại ngày đánh giá chưa mốc nào bắt đầu.",
        "points: {2026-07-01: 3}      # kỳ năm 2025",
        "points: {2025-01-01: 2, 2026-07-01: 3}",
        "Không biết lấy giá trị nào.",
    ),
    Page(
        codes.DATES_OUT_OF_ORDER,
        "Các mốc ngày của một giá trị bị lặp hoặc không xếp từ cũ đến mới.",
        "points: {2026-01-01: 3, 2025-01-01: 2}",
        "points: {2025-01-01: 2, 2026-01-01: 3}",
        "Xếp lộn xộn thì dễ sửa nhầm mốc.",
    ),
    Page(
        codes.DATES_AND_KEYS,
        "Một mốc ngày viết không đúng, hoặc mốc ngày lẫn với khóa khác.",
        "points: {2025-01-01: 2, sau: 3}",
        "points: {2025-01-01: 2, 2026-01-01: 3}",
        "Không biết giá trị nào có hiệu lực ngày nào.",
    ),
)
