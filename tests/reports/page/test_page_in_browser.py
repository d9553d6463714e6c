"""The page in a real browser: found, filtered, opened, read on a telephone, printed, and by everyone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
FIVE_MEGABYTES = 5_000_000
A4 = {(595, 842), (842, 595)}


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page; at the end nothing was asked of a network and nothing went wrong in it."""
    wrong: list[str] = []
    contexts = []

    def _open(file: Path, fragment: str = "", *, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: request.url.startswith(("file:", "data:")) or wrong.append(request.url),
        )
        page.goto(file.as_uri() + fragment)
        return page

    yield _open
    for context in contexts:
        context.close()
    assert wrong == []


def count_of(page: Page) -> str:
    """The sentence that tells how many results there are."""
    return page.locator("#dem").inner_text()


def names_of(page: Page) -> list[str]:
    """The criteria shown."""
    return page.locator("#ket-qua .item:not(.parent) .item-name b").all_inner_texts()


def test_a_province_is_a_file_that_can_be_sent_by_mail(province: Path) -> None:
    assert province.stat().st_size < FIVE_MEGABYTES


def test_a_province_opens_and_is_found_through(province: Path, opened: Callable[..., Page]) -> None:
    page = opened(province)
    assert count_of(page).endswith("(trong 13.000 kết quả).")
    page.get_by_label("Tìm").fill("TIEU CHI THU SO 12")
    expect(page).to_have_url(re.compile("#tim=TIEU"))
    assert set(names_of(page)) == {"1.12"}


def test_words_are_found_without_their_marks(office: Path, opened: Callable[..., Page]) -> None:
    page = opened(office, "#tt=")
    expect(page.locator("#ket-qua .item:not(.parent)")).to_have_count(24)
    page.get_by_label("Tìm").fill("dat dai")
    expect(page).to_have_url(re.compile("tim=dat"))
    found = names_of(page)
    assert "1.7.3" in found
    page.get_by_label("Tìm").fill("ĐẤT đai")
    expect(page).to_have_url(re.compile("tim=%C4%90"))
    assert names_of(page) == found
    page.get_by_label("Tìm").fill("không có chữ này ở đâu cả")
    expect(page.locator("#dem")).to_have_text("Không có kết quả nào phù hợp; hãy bỏ bớt điều kiện lọc.")
    expect(page.locator("#ket-qua .item")).to_have_count(0)


def test_a_criterion_tells_its_signals_and_the_policies_that_fired_apart_from_its_sentence(
    office: Path, opened: Callable[..., Page]
) -> None:
    page = opened(office, "#tc=1.7.3&tt=")
    told = dict(
        zip(
            page.locator("#ket-qua .item dt").all_inner_texts(),
            page.locator("#ket-qua .item dd").all_inner_texts(),
            strict=True,
        )
    )
    assert told["Dấu hiệu"] == "Bị trừ điểm kéo dài: kỳ trước cũng không đạt (11,43% (31/12/2023))"
    assert "kéo dài" not in told["Giải thích"]
    assert re.search(r"policies\.yaml:\d+", told["Quy tắc suy luận"])


def test_the_list_is_filtered_by_status_field_level_and_agency(
    districts: Path, opened: Callable[..., Page]
) -> None:
    page = opened(districts)
    for label in page.locator("#tt label").all():
        box = label.locator("input")
        box.set_checked("Bị trừ điểm" in label.inner_text())
    expect(page).to_have_url(re.compile("#tt=deducted$"))
    marks = set(page.locator("#ket-qua .item:not(.parent) .word").all_inner_texts())
    assert marks == {"Bị trừ điểm"}
    page.get_by_label("Cấp, nhóm", exact=True).select_option("cấp huyện")
    expect(page).to_have_url(re.compile("nhom="))
    assert page.locator("#ket-qua .group-name").all_inner_texts() == [
        "Huyện đồng bằng (giả định)",
        "Huyện Tây Trà (số liệu giả định)",
    ]
    page.get_by_label("Cơ quan", exact=True).select_option("Huyện Tây Trà (số liệu giả định)")
    page.get_by_label("Lĩnh vực", exact=True).select_option("PAR.e")
    expect(page).to_have_url(re.compile("lv=PAR.e"))
    assert page.locator("#ket-qua .group").count() <= 1
    assert all(name.startswith("PAR.e.") for name in names_of(page))
    page.get_by_role("button", name="Bỏ lọc").click()
    assert page.evaluate("location.hash") == ""
    assert page.locator("#ket-qua .group").count() == 5


def test_the_address_brings_the_filter_back(districts: Path, opened: Callable[..., Page]) -> None:
    page = opened(districts, "#tt=deducted&cq=tinh-gia-dinh")
    assert page.locator("#ket-qua .group-name").all_inner_texts() == ["Tỉnh giả định"]
    assert page.get_by_label("Cơ quan", exact=True).input_value() == "tinh-gia-dinh"
    assert page.locator("#tt input:checked").count() == 1
    page.evaluate("location.hash = '#cq=xa-mot-gia-dinh'")
    expect(page.locator("#ket-qua .group-name")).to_have_text("Xã số một (giả định)")


def test_how_many_there_are_is_told_to_those_who_do_not_see(
    districts: Path, opened: Callable[..., Page]
) -> None:
    page = opened(districts)
    count = page.get_by_role("status")
    assert count.inner_text() == count_of(page)
    page.get_by_label("Cơ quan", exact=True).select_option("Tỉnh giả định")
    expect(count).to_contain_text("của 1 cơ quan")


def test_a_criterion_opens_to_all_that_is_known_of_it(office: Path, opened: Callable[..., Page]) -> None:
    page = opened(office)
    item = page.locator(".item", has=page.locator("b", has_text="1.7.3"))
    item.locator("summary").press("Enter")
    facts = item.locator("dl")
    facts.locator("dt").first.wait_for()
    said = dict(
        zip(facts.locator("dt").all_inner_texts(), facts.locator("dd").all_inner_texts(), strict=True)
    )
    assert said["Trạng thái"] == "Bị trừ điểm"
    assert said["Kết quả"] == "28,14%"
    assert said["Chỉ tiêu"] == "trên 30%"
    assert said["Khoảng cách"].startswith("còn thiếu 1,86 điểm phần trăm")
    assert said["Giải thích"].startswith("Đạt 28,14%, chỉ tiêu trên 30%")
    assert said["Diễn biến"].startswith("31/12/2023: 11,43%")
    assert said["Quy tắc chấm"].startswith("rules/quang-ngai-2021/criteria.yaml:")
    assert {"Điểm", "Tài liệu kiểm chứng", "Nhiệm vụ khắc phục", "Cách tính điểm", "Căn cứ"} <= set(said)
    facts.get_by_role("link").first.click()
    assert page.evaluate("location.hash").startswith("#nv-")


def test_an_agency_of_a_province_is_filled_in_when_it_is_opened(
    province: Path, opened: Callable[..., Page]
) -> None:
    page = opened(province)
    assert page.locator("#ket-qua .item").count() == 0
    group = page.locator("#ket-qua .group").first
    group.locator("summary").first.click()
    group.locator(".item").first.wait_for()
    assert (
        f"bị trừ điểm: {group.locator('.item .s-deducted').count()}"
        in group.locator(".group-count").inner_text()
    )


def test_a_cell_of_the_map_leads_to_its_result(province: Path, opened: Callable[..., Page]) -> None:
    page = opened(province)
    cell = page.locator("#ban-do-o tbody td.s-deducted").first
    cell.click()
    assert page.locator("#ket-qua .item").count() == 1
    assert page.locator("#ket-qua .item .word").inner_text() == "Bị trừ điểm"
    assert page.locator("#ket-qua .item dl").is_visible()


def test_the_map_is_walked_by_the_arrows(districts: Path, opened: Callable[..., Page]) -> None:
    page = opened(districts)
    assert page.locator("#ban-do-o td[tabindex='0']").count() == 1
    page.locator("#ban-do-o td[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    place = page.evaluate(
        "[document.activeElement.parentElement.sectionRowIndex, document.activeElement.cellIndex]"
    )
    assert place == [1, 2]
    told = page.locator("#o-dang-chon").inner_text()
    assert told.startswith("Huyện Tây Trà (số liệu giả định), ")
    page.keyboard.press("Enter")
    assert "cq=huyen-tay-tra-gia-dinh" in page.url


def test_a_head_of_the_map_stays_in_sight(province: Path, opened: Callable[..., Page]) -> None:
    page = opened(province)
    box = page.locator(".heat-scroll")
    box.scroll_into_view_if_needed()
    box.evaluate("box => box.scrollTo(900, 900)")
    edge, head, first = (
        page.locator(selector).first.bounding_box()
        for selector in (".heat-scroll", ".heat-ids th:nth-child(60)", "#ban-do-o tbody tr:nth-child(60) th")
    )
    assert edge is not None and head is not None and first is not None
    assert edge["y"] <= head["y"] < edge["y"] + 120
    assert edge["x"] <= first["x"] < edge["x"] + 10


@pytest.mark.parametrize("name", ["office", "districts", "province"])
def test_a_telephone_scrolls_downwards_only(
    name: str, request: pytest.FixtureRequest, opened: Callable[..., Page]
) -> None:
    page = opened(request.getfixturevalue(name), "#tim=1&tt=", width=360)
    for group in page.locator("#ket-qua .group > summary").all()[:2]:
        group.click()
    width = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
    assert width == 360


@pytest.mark.parametrize(
    ("name", "width"),
    [("office", 360), ("office", 1280), ("districts", 360), ("districts", 1280), ("province", 1280)],
)
def test_nothing_serious_stands_in_the_way_of_anyone(
    name: str, width: int, request: pytest.FixtureRequest, opened: Callable[..., Page]
) -> None:
    page = opened(request.getfixturevalue(name), "#tim=1", width=width, bypass_csp=True)
    for item in page.locator("#ket-qua .item > summary").all()[:2]:
        item.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Rows of the long tables are alike: the first ones tell.
    found = page.evaluate(
        "axe.run({include: [['html']], exclude: [['tbody tr:nth-child(n+6)']]},"
        " {resultTypes: ['violations']})"
    )
    serious = [
        (each["id"], [node["html"][:200] for node in each["nodes"][:3]])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("name", ["office", "districts", "province"])
def test_it_prints_on_a4_with_nothing_cut(
    name: str, request: pytest.FixtureRequest, opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(request.getfixturevalue(name))
    file = tmp_path / "in.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    assert page_sizes(file) <= A4
    for page_width, left, right in edges_of_words(file):
        assert left >= 20
        assert right <= page_width - 20


def page_sizes(file: Path) -> set[tuple[int, int]]:
    """Widths and heights of all pages, in points."""
    told = subprocess.run(
        ["pdfinfo", "-l", "9999", str(file)], check=True, capture_output=True, text=True
    ).stdout
    sizes = re.findall(r"size: +([0-9.]+) x ([0-9.]+) pts", told)
    return {(round(float(width)), round(float(height))) for width, height in sizes}


def edges_of_words(file: Path) -> Iterator[tuple[float, float, float]]:
    """Of each page its width, and how far its words reach to the left and to the right."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout
    for part in told.split("<page ")[1:]:
        width = float(part.split('width="')[1].split('"')[0])
        words = part.split("<word ")[1:]
        left = [float(word.split('xMin="')[1].split('"')[0]) for word in words]
        right = [float(word.split('xMax="')[1].split('"')[0]) for word in words]
        if words:
            yield width, min(left), max(right)


def test_paper_has_what_is_folded_on_the_screen(
    office: Path, opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(office)
    file = tmp_path / "in.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True).stdout
    said = " ".join(text.split())
    assert "rules/quang-ngai-2021/criteria.yaml" in said
    assert "42938518ff0aa" in said
    assert "Tìm (không cần dấu)" not in said
    assert page.locator("#ket-qua .item[open]").count() == 0


def test_a_province_on_paper_says_why_its_details_are_not_there(
    province: Path, opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(province)
    file = tmp_path / "in.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True).stdout
    assert "Bản in chỉ ghi số kết quả của từng cơ quan" in " ".join(text.split())


def test_without_a_script_the_essentials_stand(districts: Path, opened: Callable[..., Page]) -> None:
    page = opened(districts, java_script_enabled=False)
    assert page.locator("#tong-hop .card").count() >= 6
    assert page.locator("#xep-hang tbody tr").count() == 5
    assert page.locator("#ban-do-o tbody tr").count() == 5
    assert page.locator("#tieu-chi noscript table tbody tr").count() > 0
    assert not page.locator("#bo-loc").is_visible()
