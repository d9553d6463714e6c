"""The texts about one result: value, target, what is missing, what is to spare."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc_rules.assessment.figures import Explainer, Figures, period_text
from cchc_rules.assessment.stakes import points_at_stake
from cchc_rules.evidence.model import DocumentRecord
from tests.planning.office import agency, assessed, criterion, evidence, online, pack_of

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack


def figures(pack: RulePack, reported: Evidence) -> Figures:
    """The texts about the first result of a run of one agency."""
    return Explainer(pack).figures(assessed(pack, reported)[0].results[0])


def test_what_is_missing_is_said_in_points_of_percent_and_in_whole_files() -> None:
    told = figures(pack_of(criterion("1")), online(15430, 4342))
    assert told.value == "28,14%"
    assert told.target == "trên 30%"
    assert told.shortfall == "1,86 điểm phần trăm, tương đương 288 hồ sơ nộp trực tuyến"
    assert told.headroom == "0 hồ sơ nộp trực tuyến"
    assert told.situation == (
        "28,14% (chỉ tiêu trên 30%); còn thiếu 1,86 điểm phần trăm; cần thêm 288 hồ sơ nộp trực tuyến"
    )


def test_room_above_the_line_is_said_in_whole_files() -> None:
    pack = pack_of(criterion("1", "on_time_rate", ">= 95%"))
    told = figures(pack, evidence(figures={"files_received": 1000, "files_on_time": 962}))
    assert told.headroom == "1,2 điểm phần trăm, tương đương 12 hồ sơ"
    assert told.shortfall == "0 hồ sơ"


def test_exactly_on_a_line_that_must_be_passed_one_file_is_missing() -> None:
    told = figures(pack_of(criterion("1")), online(1000, 300))
    assert told.shortfall == "1 hồ sơ nộp trực tuyến"


def test_nothing_reported_leaves_every_figure_out() -> None:
    told = figures(pack_of(criterion("1")), evidence())
    assert (told.value, told.shortfall, told.headroom, told.situation) == (None, None, None, None)
    assert told.target == "trên 30%"


def test_yes_and_no_are_said_with_what_they_are_about() -> None:
    told = figures(pack_of(criterion("1", "uses_portal", "= yes")), evidence(figures={"uses_portal": 0}))
    assert told.situation == "sử dụng Cổng dịch vụ công: không (yêu cầu có)"


def test_a_document_is_named_by_number_and_date() -> None:
    plan = DocumentRecord(issued=True, symbol="12/KH-SA", date=date(2021, 2, 5))
    deadline = {"deadline": {"due": "2021-01-31"}}
    told = figures(
        pack_of(criterion("1", "reform_plan") | {"score": deadline}),
        evidence(documents={"reform_plan": plan}),
    )
    assert told.value == "đã ban hành (12/KH-SA ngày 05/02/2021)"
    assert told.situation == (
        "kế hoạch CCHC năm: đã ban hành (12/KH-SA ngày 05/02/2021) "
        "(yêu cầu đúng hạn, chậm nhất ngày 31/01/2021); muộn 5 ngày"
    )
    assert told.shortfall == "5 ngày"


def test_a_deducted_result_stakes_what_it_lost() -> None:
    pack = pack_of(criterion("1", points="0,5"))
    assert points_at_stake(assessed(pack, online(100, 10))[0].results[0]) == Fraction(1, 2)


def test_a_result_at_risk_stakes_what_it_has() -> None:
    pack = pack_of(criterion("1", at_risk={"margin": "2%"}))
    assert points_at_stake(assessed(pack, online(100, 31))[0].results[0]) == 1


def test_what_is_met_or_unknown_stakes_nothing() -> None:
    pack = pack_of(criterion("1"))
    met, unknown = assessed(pack, online(100, 90), evidence(agency("so-b", "Sở B")))
    assert points_at_stake(met.results[0]) == points_at_stake(unknown.results[0]) == 0


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "năm 2021"),
        (date(2024, 1, 1), date(2024, 6, 30), "6 tháng đầu năm 2024"),
        (date(2024, 7, 1), date(2024, 12, 31), "6 tháng cuối năm 2024"),
        (date(2022, 7, 1), date(2022, 9, 30), "quý III/2022"),
        (date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        (date(2024, 1, 1), date(2024, 5, 31), "từ ngày 01/01/2024 đến ngày 31/5/2024"),
        (date(2020, 12, 15), date(2021, 12, 14), "từ ngày 15/12/2020 đến ngày 14/12/2021"),
    ],
)
def test_a_period_is_said_as_an_office_says_it(start: date, end: date, said: str) -> None:
    assert period_text(start, end) == said
