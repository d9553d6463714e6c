"""Why a result is what it is: every reason is told, and none twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from planning.office import assessed, criterion, evidence, pack_of

from cchc_rules import assess, load_evidence, load_pack
from cchc_rules.evidence.model import FigureKey, Observation, Qualifier
from cchc_rules.packs.policies import SignalName
from cchc_rules.reports.interface import ReportOptions, results_text
from cchc_rules.reports.records.record import record_of
from tests.reports.overview.runs import CASES, run_of

if TYPE_CHECKING:
    from cchc_rules.reports.records.model import CriterionRecord

THIN = pack_of(criterion("1.1", "on_time_rate", ">= 95%", at_risk={"margin": "2%"}))
REPORTED = evidence(figures={"files_received": 1000, "files_on_time": 955})


def only(pack_id: str, folder: str, criterion_id: str) -> CriterionRecord:
    """The record of a criterion only one agency of a fixture has a signal of."""
    found = [
        each
        for record in run_of(pack_id, folder).agencies
        for each in record.criteria
        if each.id == criterion_id and each.signals
    ]
    (each,) = found
    return each


def test_a_thin_margin_says_its_figures_once() -> None:
    (each,) = record_of(*assessed(THIN, REPORTED)).criteria
    assert each.sentence == (
        "Đạt 95,5%, chỉ tiêu từ 95% trở lên: 1/1 điểm, cao hơn 0,5 điểm phần trăm so với mức 95%; "
        "còn được trễ tối đa 5 hồ sơ."
    )
    assert each.signals == ("Sát mức bị trừ điểm",)
    assert each.why == f"{each.sentence.rstrip('.')}; Sát mức bị trừ điểm"


@pytest.mark.parametrize("name", ["csv", "md"])
def test_files_say_the_figures_of_a_thin_margin_once(name: str) -> None:
    told = results_text(name, assessed(THIN, REPORTED), ReportOptions())
    assert told.count("Đạt 95,5%") == 1
    assert "Sát mức bị trừ điểm" in told


def test_a_deadline_that_is_near_names_what_is_waited_for_once() -> None:
    each = only("quang-ngai-2017", "fixtures/quang-ngai-2017-gia-dinh", "PAR.e.1.4")
    assert "chưa có “Ngày hoàn thành kết nối" in each.sentence
    assert each.signals == ("Hôm nay (31/12/2017) là hạn cuối",)


def test_an_estimate_says_its_range_of_points_once() -> None:
    pack = pack_of(criterion("1.1", "online_rate", ">= 30%"))
    near = Observation(
        29, 100, Qualifier.ABOUT, low=Fraction(28, 100), high=Fraction(31, 100), as_of=date(2021, 8, 31)
    )
    reported = replace(evidence(), figures={FigureKey("online_rate", None): (near,)})
    (each,) = record_of(*assessed(pack, reported)).criteria
    assert each.why.count("từ 0 đến 1") == 1
    assert "Số liệu ước lượng, có thể không đạt" in each.signals


@pytest.mark.parametrize("case", CASES)
def test_no_reason_is_told_twice(case: tuple[str, str]) -> None:
    pack = load_pack(case[0])
    for agency in assess(pack, load_evidence([case[1]], pack)):
        for each in record_of(agency).criteria:
            parts = Counter(part.strip().casefold() for part in each.why.split(";"))
            assert max(parts.values()) == 1, each.why


@pytest.mark.parametrize("case", CASES)
def test_every_signal_but_the_loss_itself_is_told_and_every_policy_named_with_its_place(
    case: tuple[str, str],
) -> None:
    pack = load_pack(case[0])
    for agency in assess(pack, load_evidence([case[1]], pack)):
        for result, each in zip(agency.results, record_of(agency).criteria, strict=True):
            signals = {one.name for one in result.signals} - {SignalName.POINTS_LOST}
            if not result.official:
                assert len(each.signals) == len(signals)
            fired = {one.policy for one in result.firings}
            assert len(each.policies) == len(fired)
            for policy in fired:
                assert any(line.endswith(f"({pack.places['policy', policy]})") for line in each.policies)
