"""The page of a pack: everything an officer asks of it, in Markdown that shows what the files say."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packs.bad_rules import MANIFEST
from support import write_pack

from cchc_rules.packs.loader import load_pack
from cchc_rules.reports.rulebook import pack_index, pack_page

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[3]
EVERYTHING = (ROOT / "tests" / "packs" / "everything.yaml").read_text(encoding="utf-8")
_LINK = re.compile(r"\]\(([^)#]*)#?([^)]*)\)")


def _tool() -> Any:
    """tools/pack_pages.py, which is no part of any package."""
    spec = spec_from_file_location("pack_pages", ROOT / "tools" / "pack_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
PAGES = TOOL.page_names()


@pytest.fixture
def everything(tmp_path: Path) -> RulePack:
    return load_pack(write_pack(tmp_path, EVERYTHING, manifest=MANIFEST).folder)


@pytest.mark.parametrize("name", PAGES)
def test_a_shipped_page_says_what_its_pack_says_now(name: str) -> None:
    path = ROOT / "docs" / "bo-quy-tac" / name
    assert path.is_file(), "run make docs"
    assert path.read_text(encoding="utf-8") == TOOL.page(name), "the rules have changed: run make docs"


def test_every_pack_has_a_page_and_no_page_is_left_of_a_pack_that_is_gone() -> None:
    packs = {manifest.parent.name for manifest in (ROOT / "rules").glob("*/pack.yaml")} - {"_base"}
    assert {f"{pack}.md" for pack in packs} | {"README.md"} == set(PAGES)
    shipped = {path.name for path in (ROOT / "docs" / "bo-quy-tac").glob("*.md")}
    assert shipped == set(PAGES), "run make docs"


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(name: str) -> None:
    pages = {each: TOOL.page(each) for each in {name, pack_page.INDEX}}
    for page, place in _LINK.findall(pages[name]):
        assert not page or page in PAGES
        if place:
            assert f'<a id="{place}"></a>' in pages[page or name]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_no_word_of_the_program_in_its_text(name: str) -> None:
    text = TOOL.page(name)
    for word in ("None", "{", "Fraction", "()"):
        assert word not in text
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_a_page_has_every_criterion_task_policy_and_measure(everything: RulePack) -> None:
    text = pack_page.write(everything)
    for criterion in everything.criteria:
        assert f"# {criterion.id}. {criterion.name}\n" in text
        assert f"](#tieu-chi-{criterion.id})" in text
    for task in everything.tasks:
        assert f"| {task.id} |" in text
    for policy in everything.policies:
        assert f"`{policy.id}`" in text
    for name in everything.measures:
        assert f"| {name.replace('_', chr(92) + '_')} |" in text


def test_a_criterion_says_all_an_officer_asks_of_it(everything: RulePack) -> None:
    text = pack_page.write(everything)
    section = text[text.index('<a id="tieu-chi-1.1"></a>') : text.index('<a id="tieu-chi-1.2"></a>')]
    assert section == (
        '<a id="tieu-chi-1.1"></a>\n\n'
        "### 1.1. Nộp trực tuyến\n\n"
        "- **Cấp đánh giá:** Cấp tỉnh; cấp xã\n"
        "- **Điểm tối đa:** 2 điểm (quy ước)\n"
        "- **Số liệu:** Tỷ lệ nộp trực tuyến = Hồ sơ nộp trực tuyến / Hồ sơ tiếp nhận\n"
        "- **Phạm vi số liệu:** Lĩnh vực đất đai\n"
        "- **Chỉ tiêu:** Cấp tỉnh: trên 30%; cấp xã: từ 85% trở lên\n"
        "- **Cách chấm:**\n"
        "  - **Cấp tỉnh:** Trên 30%: 2 điểm; từ 20% đến 30%: (tỷ lệ đạt được / 30%) × 1 điểm, "
        "không quá 1 điểm; các trường hợp còn lại: 0 điểm.\n"
        "  - **Cấp xã:** Từ 85% trở lên: 2 điểm; từ 10% đến dưới 85%: (tỷ lệ đạt được / 85%) × 2 điểm; "
        "dưới 10%: 0 điểm; điểm làm tròn đến 2 chữ số thập phân.\n"
        "- **Trường hợp riêng:**\n"
        "  - Khi “Hồ sơ tiếp nhận” bằng 0 hồ sơ: không đánh giá, không tính vào điểm tối đa.\n"
        "  - Khi cơ quan báo cáo là không có, không phát sinh: không đánh giá, không tính vào điểm tối đa.\n"
        "- **Có nguy cơ khi:**\n"
        "  - Đang đạt nhưng cách mức bị trừ điểm không quá 2 điểm phần trăm.\n"
        "  - Số liệu đã cũ hơn 90 ngày.\n"
        "  - Đã phát sinh “Hồ sơ tiếp nhận”, dù chưa mất điểm.\n"
        "  - Thiếu tài liệu kiểm chứng, hoặc tài liệu chưa chỉ rõ mục, trang.\n"
        "- **Tài liệu kiểm chứng:** Kế hoạch CCHC năm\n"
        "- **Căn cứ:** 09/CT-UBND ngày 26/4/2021, mục II.7: “trên 30%”\n"
        "- **Mã đối chiếu:** S000-T7\n"
        "- **Giải pháp khắc phục:** Nâng tỷ lệ\n"
        "  - **Nội dung:**\n"
        "    - Rà soát.\n"
        "    - Hiện đạt \\[kết quả\\], còn thiếu \\[phần còn thiếu\\].\n"
        "  - **Chủ trì:**\n"
        "    - Phòng B (liên thông): phần việc.\n"
        "    - Phòng A.\n"
        "  - **Phối hợp:** Phòng C\n"
        "  - **Thời gian:** Quý III/2021\n"
        "  - **Sản phẩm:** Báo cáo\n\n"
    )


def test_a_part_without_a_remedy_points_to_the_remedy_that_serves_it(everything: RulePack) -> None:
    assert "- **Giải pháp khắc phục:** theo [tiêu chí 1.2](#tieu-chi-1.2)" in pack_page.write(everything)


def test_what_the_source_does_not_say_of_a_remedy_is_named(everything: RulePack) -> None:
    assert "  - **Văn bản không nêu:** chủ trì, phối hợp, sản phẩm" in pack_page.write(everything)


def test_marks_of_markdown_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    rules = """
fields: [{id: "1", name: "Lĩnh vực *một* | hai"}]
measures:
  online: {label: "Hồ sơ | trực_tuyến", kind: count, unit: "hồ|sơ", help: "a | b"}
criteria:
  - id: "1.1"
    name: "Tên [x](y) | <b>"
    points: 1
    measure: online
    score: {steps: [{when: ">= 1", points: 1}, {otherwise: true, points: 0}]}
tasks:
  - {id: I.1, section: "A | B", remedy: {title: "T | U", content: "C | D", lead: "E | F", product: "G | H"}}
"""
    pack = load_pack(write_pack(tmp_path, rules, manifest={"title": '"Bộ | quy tắc"'}).folder)
    text = pack_page.write(pack)
    assert "Bộ \\| quy tắc" in text
    assert "1.1. Tên \\[x\\](y) \\| \\<b\\>" in text
    for line in text.splitlines():
        if line.startswith("|"):
            cells = re.split(r"(?<!\\)\|", line)
            assert len(cells) - 2 in (2, 6)
        else:
            assert re.search(r"(?<!\\)\|", line) is None


def test_a_template_says_what_is_to_be_filled_in_and_where_it_stands(tmp_path: Path) -> None:
    holes = "[{what: Cách làm tròn, where: Phần phương pháp}]"
    rules = "fields: [{id: '1', name: Một, to_fill: {what: 6 tiêu chí, where: Bảng tiêu chí}}]"
    text = pack_page.write(load_pack(write_pack(tmp_path, rules, manifest={"to_fill": holes}).folder))
    assert "## Những chỗ còn phải điền" in text
    assert "| 1 | Cách làm tròn | Phần phương pháp |" in text
    assert "| 2 | Lĩnh vực 1: 6 tiêu chí | Bảng tiêu chí |" in text


def test_policies_of_another_pack_are_named_with_where_they_are_explained(tmp_path: Path) -> None:
    policy = "{id: lost, label: Mất điểm, when: {all: [{signal: points_lost}]}, then: {status: deducted}}"
    write_pack(tmp_path, f"policies: [{policy}]", id="nam-truoc")
    written = write_pack(tmp_path, "policies: []", id="nam-nay", manifest={"extends": "[nam-truoc]"})
    text = pack_page.write(load_pack(written.folder))
    assert "Áp dụng cả các [quy tắc của bộ nam-truoc](nam-truoc.md): “Mất điểm”." in text


def test_the_index_lists_the_newest_pack_first(tmp_path: Path) -> None:
    packs = [
        load_pack(write_pack(tmp_path, "criteria: []", id=f"bo-{year}", manifest={"year": year}).folder)
        for year in ("2020", "2022", "2021")
    ]
    text = pack_index.write(packs, packs[0])
    assert re.findall(r"^\| \[(bo-\d+)\]", text, re.MULTILINE) == ["bo-2022", "bo-2021", "bo-2020"]
