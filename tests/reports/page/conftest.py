"""Pages to open: of an office, of five agencies, of a province of 130 agencies by 100 criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
    from pathlib import Path


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
