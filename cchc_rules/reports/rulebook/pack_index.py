"""Which rule packs are there, how is a page of one read, what do all of them share?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.markdown_text import escaped
from cchc_rules.reports.rulebook.pack_page import COMMON_POLICIES, policy_lines
from cchc_rules.reports.rulebook.policy_sentences import PolicySentences
from cchc_rules.reports.rulebook.rule_words import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.pack import RulePack

_HEADS = ("Mã", "Tên", "Năm", "Cơ quan ban hành", "Nguồn gốc", "Đã đối chiếu", "Điểm", "Tiêu chí", "Nhiệm vụ")
_READING = (
    "Chưa có số liệu thì tiêu chí chưa được chấm: thiếu số liệu không bao giờ tính là 0.",
    (
        "Tỷ lệ có mẫu số bằng 0 (không phát sinh) thì được coi là đạt, trừ khi mục “Trường hợp riêng” của "
        "tiêu chí nói khác."
    ),
    (
        "“Trên 30%” nghĩa là đúng 30% chưa đạt; “từ 30% trở lên” nghĩa là đúng 30% đã đạt. "
        "Bậc điểm được xét từ trên xuống, bậc đầu tiên thỏa mãn được áp dụng."
    ),
    (
        "“Cách mức bị trừ điểm không quá 2 điểm phần trăm”: ví dụ chỉ tiêu từ 95% trở lên thì từ 95% đến 97% "
        "là có nguy cơ."
    ),
    "Chữ trong ngoặc vuông, như [kết quả], là chỗ chương trình điền khi lập kế hoạch.",
    (
        "Mã đối chiếu, như S000-T7, chỉ đoạn của văn bản nguồn mà quy tắc dựa vào; dùng khi kiểm tra lại "
        "bộ quy tắc."
    ),
)


def write(packs: Sequence[RulePack], shared: RulePack) -> str:
    """The page with all packs, newest first; `shared` holds the policies they have in common."""
    return "\n\n".join(_blocks(packs, shared)) + "\n"


def _blocks(packs: Sequence[RulePack], shared: RulePack) -> Iterator[str]:
    yield "# Các bộ quy tắc"
    yield (
        "Mỗi bộ quy tắc có một trang: tiêu chí, chỉ tiêu, cách chấm, căn cứ, giải pháp, nhiệm vụ. Các trang "
        "này do lệnh `make docs` tạo ra từ thư mục `rules/`, không sửa trực tiếp."
    )
    ordered = sorted(packs, key=lambda pack: (-pack.manifest.year, pack.id))
    rows = [_row(_HEADS), "|" + " --- |" * len(_HEADS), *(_row(_cells(pack)) for pack in ordered)]
    yield "\n".join(rows)
    yield "## Cách đọc"
    yield "\n".join(f"- {escaped(line)}" for line in _READING)
    yield f'<a id="{COMMON_POLICIES}"></a>'
    yield "## Quy tắc suy luận chung"
    yield (
        f"Các quy tắc ở `rules/{shared.id}/` áp dụng cho mọi bộ quy tắc kế thừa nó: thế nào là bị trừ điểm, "
        "thế nào là có nguy cơ bị trừ điểm."
    )
    yield "\n".join(policy_lines(shared.policies, PolicySentences(shared)))


def _cells(pack: RulePack) -> tuple[str, ...]:
    manifest = pack.manifest
    holes = bool(manifest.to_fill or any(field.to_fill for field in pack.fields))
    return (
        f"[{escaped(pack.id)}]({pack.id}.md)",
        escaped(manifest.title) + (" **(còn chỗ phải điền)**" if holes else ""),
        str(manifest.year),
        escaped(manifest.issuer),
        ORIGIN[manifest.origin],
        "Rồi" if manifest.verified else "Chưa",
        "Chính thức" if manifest.points == "official" else "Quy ước",
        str(len(pack.leaves)),
        str(len(pack.tasks)),
    )


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
