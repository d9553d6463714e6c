"""The page is one whole file in order: heads, sections, tables, links, and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from fractions import Fraction

import pytest

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.overview.signs import SIGN
from cchc_rules.reports.page.html_report import write
from cchc_rules.reports.page.summary import width_of
from cchc_rules.reports.words import STATUS
from cchc_rules.vietnamese.numbers import format_points
from tests.reports.overview.runs import CASES, run_of
from tests.reports.page.pages import page_of, plan_for, read

MANY = CASES[2]
ONE = CASES[3]


@pytest.mark.parametrize("case", CASES)
def test_everything_that_opens_closes_and_every_link_has_its_end(case: tuple[str, str]) -> None:
    page = page_of(*case)
    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))
    for link in page.root.all("a"):
        href = link.attributes["href"]
        assert href.startswith("#")
        assert "=" in href or href[1:] in page.ids


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_fetched_from_anywhere(case: tuple[str, str]) -> None:
    page = page_of(*case)
    for element in page.root.everything():
        assert "src" not in element.attributes
        assert not any(name.startswith("on") for name in element.attributes)
        if element.tag == "link":
            assert element.attributes["href"].startswith("data:")
    style = "".join(each.text for each in page.root.all("style"))
    assert "url(" not in style
    assert "@import" not in style


def test_only_the_script_of_the_page_may_run() -> None:
    page = page_of(*ONE)
    policy = next(
        each.attributes["content"]
        for each in page.root.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    data, script = page.root.all("script")
    assert data.attributes["type"] == "application/json"
    digest = base64.b64encode(hashlib.sha256("".join(script.texts).encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_the_language_and_the_width_of_a_telephone_are_told() -> None:
    page = page_of(*ONE)
    (html,) = page.root.all("html")
    assert html.attributes["lang"] == "vi"
    assert any(each.attributes.get("name") == "viewport" for each in page.root.all("meta"))
    assert page.root.all("title")[0].text.endswith("Văn phòng UBND tỉnh Quảng Ngãi")


@pytest.mark.parametrize("case", CASES)
def test_the_head_tells_what_was_assessed_and_what_to_beware_of(case: tuple[str, str]) -> None:
    run, page = run_of(*case), page_of(*case)
    assert clean(run.pack.manifest.title) in page.root.all("header")[0].text
    said = page.root.text
    for record in run.agencies:
        for warning in record.warnings:
            assert clean(warning).rstrip(".") in said
        assert record.provenance.pack_digest in said
        assert record.provenance.engine in said
        for source in record.provenance.sources:
            assert source.sha256 in said
    if run.pack.manifest.points == "nominal":
        assert "Điểm trong bảng là điểm quy ước" in said


@pytest.mark.parametrize("case", CASES)
def test_the_summary_gives_the_sums_of_all_agencies(case: tuple[str, str]) -> None:
    run, said = run_of(*case), page_of(*case).by_id("tong-hop").text
    for name in ("sure", "at_risk", "unknown", "lost"):
        total = sum((getattr(record.totals, name) for record in run.agencies), Fraction(0))
        assert format_points(total) in said
    statuses = [each.status for record in run.agencies for each in record.criteria]
    for status in set(statuses):
        assert f"{STATUS['vi'][status]}{statuses.count(status)}" in said


def test_every_agency_is_ranked_and_leads_to_its_criteria() -> None:
    run, page = run_of(*MANY), page_of(*MANY)
    links = [link.attributes["href"] for link in page.by_id("xep-hang").all("a")]
    assert sorted(links) == sorted(f"#cq={record.agency.id}" for record in run.agencies)


def test_the_map_has_a_sign_for_every_result() -> None:
    run, page = run_of(*MANY), page_of(*MANY)
    rows = page.by_id("ban-do-o").all("tbody")[0].all("tr")
    ids = [head.text for head in page.by_id("ban-do-o").all("thead")[0].all("tr")[1].all("th")][1:]
    for record, row in zip(run.agencies, rows, strict=True):
        signs = [cell.text for cell in row.all("td")]
        told = {identity: sign for identity, sign in zip(ids, signs, strict=True) if sign}
        assert told == {each.id: SIGN[each.status] for each in record.criteria}


def test_one_agency_alone_has_neither_ranking_nor_map() -> None:
    ids = page_of(*ONE).ids
    assert "xep-hang" not in ids
    assert "ban-do" not in ids


def test_a_series_is_told_with_its_first_and_last_value() -> None:
    said = page_of(*ONE).by_id("dien-bien").text
    assert "99,92% (đến 31/12/2023)" in said
    assert "99,95% (đến 31/5/2024)" in said


@pytest.mark.parametrize("case", CASES)
def test_every_task_says_who_leads_by_when(case: tuple[str, str]) -> None:
    plan, page = plan_for(run_of(*case)), page_of(*case)
    said = page.by_id("nhiem-vu").text
    for task in plan.tasks:
        assert clean(task.title).rstrip(".;,: ") in said
        for unit in (*task.lead, *task.coordinate):
            assert clean(unit.unit).rstrip(".;,: ").lower() in said.lower()
        for product in task.product:
            assert " ".join(clean(product).split()) in said


def test_without_a_plan_there_is_no_section_of_tasks() -> None:
    page = read(write(run_of(*ONE), None))
    assert "nhiem-vu" not in page.ids
    assert page.faults == []


@pytest.mark.parametrize("case", CASES)
def test_findings_stand_in_the_page_without_a_script(case: tuple[str, str]) -> None:
    said = page_of(*case).root.all("noscript")[0].text
    for record in run_of(*case).agencies:
        for each in record.criteria:
            if each.status in (FindingStatus.DEDUCTED, FindingStatus.AT_RISK):
                assert " ".join(clean(each.why).rstrip(".;,: ").split()) in said


@pytest.mark.parametrize("case", CASES)
def test_every_table_has_heads_of_its_columns(case: tuple[str, str]) -> None:
    for table in page_of(*case).root.all("table"):
        if table.attributes.get("id") == "ban-do-o":
            continue
        heads = len(table.all("thead")[0].all("th"))
        for row in table.all("tbody")[0].all("tr"):
            assert len(row.all("td")) + len(row.all("th")) == heads


def test_the_same_run_gives_the_same_bytes() -> None:
    run = run_of(*MANY)
    assert write(run, plan_for(run)) == write(run, plan_for(run))


def test_without_the_charts_the_tables_stay_and_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    for name in [each for each in sys.modules if each.startswith("cchc_rules.reports.charts.")]:
        if not name.endswith((".palette", ".chart")):
            monkeypatch.delitem(sys.modules, name)
    run = run_of(*ONE)
    page = read(write(run, plan_for(run)))
    assert page.root.all("svg") == []
    assert "chưa cài thành phần “charts”" in page.by_id("tong-hop").text
    assert page.by_id("linh-vuc").all("table")
    assert page.by_id("linh-vuc").all("details") == []


def test_with_the_charts_every_picture_is_named_and_has_its_table() -> None:
    page = page_of(*ONE)
    pictures = page.root.all("svg")
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        assert set(picture.attributes["aria-labelledby"].split()) <= set(page.ids)
    assert page.by_id("linh-vuc").all("table")
    assert page.by_id("dien-bien").all("table")


def test_numbers_are_written_as_an_office_writes_them() -> None:
    page = page_of(*MANY)
    said = " ".join(page.by_id(name).text for name in ("tong-hop", "xep-hang", "linh-vuc"))
    assert not re.search(r"[0-9]\.[0-9]{1,2}(?![0-9])", re.sub(r"[A-ZĐa-z]+\.[0-9a-zđ.]+", "", said))


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(1, 8, "12.50%"), (0, 3, "0.00%"), (1, 3, "33.33%"), (3, 3, "100.00%"), (1, 0, "0.00%")],
)
def test_the_width_of_a_bar_is_its_share(part: int, whole: int, written: str) -> None:
    assert width_of(Fraction(part), Fraction(whole)) == written
