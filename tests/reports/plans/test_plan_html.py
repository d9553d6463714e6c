"""The plan as a page: what Word says, in one file that fetches nothing, A4 on paper."""

from __future__ import annotations

import dataclasses
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from cchc_rules import assess, draft_plan, load_evidence, load_pack
from cchc_rules.reports.plans.plan_html import write
from cchc_rules.reports.plans.plan_outline import plan_outline
from tests.reports.page.pages import read

from ..drafts import finding, plan_of, task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from cchc_rules.planning.model import Plan

LONG = " ".join(["Trung tâm Phục vụ hành chính công"] * 6)
MARKS = "A & B <2025> {{ x }} </style>"
CASES = (
    ("quang-ngai-2021", "fixtures/quang-ngai-vp-2024"),
    ("quang-ngai-2017", "fixtures/quang-ngai-2017-gia-dinh"),
    ("quang-nam-2022", "fixtures/quang-nam-2021-co-so"),
)


def plan_for(pack_id: str, folder: str) -> Plan:
    """The plan of a fixture."""
    pack = load_pack(pack_id)
    return draft_plan(tuple(assess(pack, load_evidence([folder], pack))))


def texts_in(value: Any) -> Iterator[str]:
    """Every text of an outline."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            # Comments of Word only, and the end of a line of Nơi nhận.
            if field.name not in ("reasons", "end", "archive"):
                yield from texts_in(getattr(value, field.name))


@pytest.mark.parametrize(
    "plan",
    [
        *(pytest.param(plan_for(*case), id=case[0]) for case in CASES),
        pytest.param(
            plan_of(task(conclusions := "Phê bình"), conclusions=[conclusions], warnings=[LONG]), id="small"
        ),
        pytest.param(plan_of(task(product=["Báo cáo"]), layout="table"), id="table"),
        pytest.param(plan_of(task(MARKS, findings=[finding(MARKS)]), title=MARKS), id="marks"),
    ],
)
def test_every_text_of_the_plan_is_on_the_page(plan: Plan) -> None:
    page = read(write(plan))
    assert page.faults == []
    for text in texts_in(plan_outline(plan)):
        assert " ".join(text.split()) in page.root.text
    assert page.root.all("script") == []
    assert [each.attributes.get("src") for each in page.root.everything() if "src" in each.attributes] == []


def test_the_page_names_its_language_and_title() -> None:
    page = read(write(plan_of(task())))
    assert page.root.all("html")[0].attributes["lang"] == "vi"
    assert page.root.all("title")[0].text == "Kế hoạch Khắc phục các tiêu chí bị trừ điểm"
    assert len(page.root.all("h1")) == 1


def test_on_paper_the_plan_stands_on_a4_and_its_annex_lies(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.html"
    file.write_bytes(write(plan_for(*CASES[0])))
    page = browser.new_page()
    page.goto(file.as_uri())
    page.pdf(path=tmp_path / "ke-hoach.pdf", prefer_css_page_size=True)
    page.close()
    told = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", tmp_path / "ke-hoach.pdf"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sizes = [line.split(":")[1].strip() for line in told.splitlines() if re.match(r"Page +\d+ size:", line)]
    assert sizes[0].startswith("594.96 x 841.92")
    assert sizes[-1].startswith("841.92 x 594.96")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_telephone_scrolls_the_table_not_the_page(browser: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "ke-hoach.html"
    file.write_bytes(write(plan_for(*CASES[1])))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
