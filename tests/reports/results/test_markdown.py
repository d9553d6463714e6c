"""The result and the plan as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from planning.office import agency, assessed, criterion, evidence, online, pack_of, remedy

from cchc_rules.reports.interface import ReportOptions, results_text
from cchc_rules.reports.markdown_text import escaped, markdown_table
from cchc_rules.reports.plans.plan_markdown import write as write_plan

from ..drafts import plan_of, task

LATE = {"files_received": 100, "files_online": 10, "files_on_time": 10}


def shown(markdown: str) -> str:
    """The text a reader sees of one paragraph."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    return "".join(child.content for token in inline for child in token.children or ())


def test_the_result_has_a_section_per_agency() -> None:
    pack = pack_of(
        criterion("1.7", remedy=remedy("Trực tuyến", "Tuyên truyền")),
        criterion("1.8", "on_time_rate", ">= 95%"),
        points="nominal",
    )
    told = results_text(
        "md", assessed(pack, evidence(figures=LATE), online(100, 90, agency("so-b", "Sở B"))), ReportOptions()
    )
    assert "## Sở A (sở, ban, ngành)" in told
    assert "## Sở B (sở, ban, ngành)" in told
    assert "| 1.7 | Tiêu chí 1.7 | Bị trừ điểm | 10% | trên 30% |" in told
    assert "| 1 | Trực tuyến<br>Tuyên truyền |" in told
    assert "1. Đề xuất Chủ tịch UBND tỉnh phê bình Sở A (vì: " in told
    assert told.count("điểm quy ước") == 1


def test_the_plan_reads_as_in_word() -> None:
    told = write_plan(plan_of(task(), conclusions=["Phê bình Sở A"], warnings=["Số liệu giả định"])).decode()
    for line in (
        "# KẾ HOẠCH",
        "**Khắc phục các tiêu chí bị trừ điểm**",
        "> Lưu ý: Số liệu giả định.",
        "*Căn cứ Chỉ thị số 09/CT-UBND.*",
        "## I. MỤC ĐÍCH, YÊU CẦU",
        "đ) Kiểm tra.",
        "### 1\\. Nâng cao tỷ lệ hồ sơ trực tuyến",
        "a) Nội dung thực hiện:",
        "- Rà soát TTHC.",
        "c) Thời gian: Thường xuyên.",
        "## III. KIẾN NGHỊ",
        "## IV. TỔ CHỨC THỰC HIỆN",
        "- CT, PCT UBND tỉnh (*báo cáo*);",
        "- Lưu: VT, NC.",
        "**CHÁNH VĂN PHÒNG**",
    ):
        assert f"\n{line}\n" in told


def test_a_plan_as_a_table_is_a_table() -> None:
    told = write_plan(plan_of(task(product=["Báo cáo"]), layout="table")).decode()
    assert "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm |" in told
    assert "| 1 | Nâng cao tỷ lệ hồ sơ trực tuyến<br>\\- Rà soát TTHC." in told


@pytest.mark.parametrize(
    "text", ["1. Một", "- gạch", "*đậm* _nghiêng_", "a|b", "<b>&amp;</b>", "# đề mục", "[x](y)"]
)
def test_marks_in_a_text_are_shown_as_they_are(text: str) -> None:
    assert shown(escaped(text)) == text


@given(st.text("ab1.-+*_`|<>&#~[]() \\{}", min_size=1))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert "".join(shown(escaped(text)).split()) == "".join(text.split())


def test_lines_in_a_cell_are_parted() -> None:
    assert markdown_table(["A"], [["x\ny|z"]]).endswith("| x<br>y\\|z |")
