"""Write one page per code of `cchc rules check`, and a list of all codes, to docs/ma-loi/.

python tools/code_pages.py
"""

from __future__ import annotations

from pathlib import Path

from cchc_rules.evidence import codes as evidence_codes
from cchc_rules.evidence.dossiers import codes as dossier_codes
from cchc_rules.evidence.workbook import codes as workbook_codes
from cchc_rules.inference.faults import UNUSABLE_POLICIES
from cchc_rules.packs.lint import codes as lint_codes
from cchc_rules.packs.lint.catalogue import PAGES, TITLES
from cchc_rules.packs.lint.check import LINTS
from cchc_rules.reports.checks.page import page_markdown
from cchc_rules.reports.word import codes as word_codes
from cchc_rules.sources import codes as source_codes

FOLDER = Path(__file__).parents[1] / "docs" / "ma-loi"

_WARNED = {
    *(lint.code for lint in LINTS if lint.severity == "warning"),
    *(lint_codes.IGNORED_WITHOUT_REASON, lint_codes.NOTHING_IGNORED),
    # The checks of every load that only warn.
    *(f"CC{number}" for number in range(181, 190)),
}

_HEAD = """# Mã lỗi và cảnh báo

`cchc rules check` nêu mỗi lỗi kèm một mã không đổi. Mã CC là của bộ quy tắc, mỗi mã có một trang; xem trên
màn hình bằng `cchc rules check --explain MÃ`. Mã DL là của mọi tệp (YAML, JSON), mã EV là của tệp số liệu, mã
HS là của danh sách hồ sơ, mã SL là của máy suy luận, mã TP là của mẫu Word.

Cảnh báo nào đúng ý thì ghi ở cuối dòng đó `# bỏ qua MÃ: lý do`; ghi chú đứng riêng một dòng có tác dụng đến
dòng trống đầu tiên bên dưới. Lỗi không bỏ qua được.
"""


def pages() -> dict[str, str]:
    """The text of every file of the folder, by its name."""
    made = {f"{code}.md": page_markdown(page, _severity(code)) for code, page in PAGES.items()}
    made["README.md"] = _list()
    return made


def _severity(code: str) -> str:
    return "cảnh báo" if code in _WARNED else "lỗi"


def _list() -> str:
    rows = [f"| [{code}]({code}.md) | {_severity(code)} | {TITLES[code]} |" for code in PAGES]
    policies = {UNUSABLE_POLICIES: "Quy tắc suy luận vượt quá sức của máy suy luận, hoặc không chạy được"}
    parts = [_HEAD, "## Bộ quy tắc\n", "| mã | mức | tên |\n|---|---|---|", *rows]
    for title, codes in (
        ("Máy suy luận", policies),
        ("Mọi tệp", source_codes.TITLES),
        ("Tệp số liệu", evidence_codes.TITLES),
        ("Biểu Excel", workbook_codes.TITLES),
        ("Danh sách hồ sơ (cchc evidence dossiers)", dossier_codes.TITLES),
        ("Mẫu Word (cchc template check)", word_codes.TITLES),
    ):
        parts += [
            f"\n## {title}\n",
            "| mã | tên |\n|---|---|",
            *(f"| {code} | {name} |" for code, name in codes.items()),
        ]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write every page; pages of codes that are no more go."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
