"""A browser for the tests of the page, and the page of a province: 130 agencies by 100 criteria."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from benchmarks.synthetic import evidences, write_pack
from cchc_rules.assessment.parallel import assess_each
from cchc_rules.evidence.model import EvidenceSet
from cchc_rules.packs.loader import load_pack
from cchc_rules.reports.page.html_report import write
from cchc_rules.reports.records.collection import collect
from cchc_rules.reports.records.record import record_of
from tests.reports.overview.runs import CASES, run_of
from tests.reports.page.pages import plan_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system; tools/test-programs.sh installs it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program is not None, "no Chromium: run tools/test-programs.sh"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 130 agencies by 100 criteria, as a file."""
    folder = tmp_path_factory.mktemp("province")
    pack = load_pack(write_pack(folder / "thu-tai", 100))
    given = EvidenceSet(tuple(evidences(130)))
    run = collect(pack, list(assess_each(pack, given, record_of, jobs=1)))
    file = folder / "bao-cao.html"
    file.write_bytes(write(run, plan_for(run)))
    return file


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of one agency."""
    return _page(tmp_path_factory, CASES[3])


@pytest.fixture(scope="session")
def districts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of five agencies of four levels."""
    return _page(tmp_path_factory, CASES[2])


def _page(tmp_path_factory: pytest.TempPathFactory, case: tuple[str, str]) -> Path:
    run = run_of(*case)
    file = tmp_path_factory.mktemp("page") / "bao-cao.html"
    file.write_bytes(write(run, plan_for(run)))
    return file
