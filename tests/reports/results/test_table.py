"""The result on the screen."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from planning.office import agency, assessed, criterion, evidence, online, pack_of, remedy
from wcwidth import wcswidth

from cchc_rules.evidence.model import Waiver
from cchc_rules.reports.interface import ReportOptions, results_text

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack

B = agency("so-b", "Sở B")
PACK = pack_of(
    criterion("1.1", remedy=remedy("Hồ sơ trực tuyến", "Tuyên truyền")),
    criterion("1.2", "on_time_rate", ">= 95%", at_risk={"margin": "2%"}, remedy=remedy("Đúng hạn")),
    criterion("1.10", "uses_portal", "= yes"),
    criterion("1.3", "reform_plan", "= yes"),
)
REPORTED = {"files_received": 1000, "files_online": 281, "files_on_time": 955, "uses_portal": 1}


def shown(pack: RulePack = PACK, *reported: Evidence, **options: Any) -> str:
    """The table of a run."""
    return results_text(
        "table", assessed(pack, *(reported or (evidence(figures=REPORTED),))), ReportOptions(**options)
    )


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def first_column(text: str) -> list[str]:
    """The ids of the criteria shown, in order."""
    rows = (line.split()[0] for line in text.split("Điểm:", maxsplit=1)[0].splitlines() if line[:1].isdigit())
    return list(rows)


def test_what_is_deducted_comes_first_then_what_is_at_risk_then_what_is_unknown() -> None:
    assert first_column(shown()) == ["1.1", "1.2", "1.3"]


def test_what_is_met_is_only_counted() -> None:
    told = shown()
    assert "1.10" not in told
    assert (
        "Số tiêu chí được đánh giá: 4 "
        "(Bị trừ điểm: 1, Nguy cơ bị trừ điểm: 1, Chưa có số liệu: 1, Đạt: 1)" in flat(told)
    )


def test_all_criteria_are_shown_on_demand() -> None:
    assert first_column(shown(show_all=True)) == ["1.1", "1.2", "1.3", "1.10"]


def test_a_row_has_value_target_distance_and_points() -> None:
    row = next(line for line in shown(width=300).splitlines() if line.startswith("1.1 "))
    for part in ("28,1%", "trên 30%", "còn thiếu 1,9 điểm phần trăm", "cần thêm 20 hồ sơ", "0/1"):
        assert part in row


def test_the_head_names_agency_level_pack_and_dates() -> None:
    told = shown(width=200)
    assert told.startswith("Sở A (sở, ban, ngành)\n=====================\n")
    assert "Kỳ đánh giá từ 01/01/2021 đến 31/12/2021; số liệu đến 31/8/2021" in told


def test_the_totals_tell_sure_from_at_risk_unknown_and_lost() -> None:
    told = shown()
    assert "Điểm: chắc chắn 1,00; nguy cơ 1,00; chưa rõ 1,00; đã mất 1,00; tối đa 4,00" in told
    assert "Chỉ số: từ 25,00% đến 75,00%" in told


def test_the_band_is_told_where_the_pack_has_bands() -> None:
    bands = [{"name": "Tốt", "when": ">= 70%"}, {"name": "Yếu", "when": "< 70%"}]
    pack = pack_of(*[criterion("1"), criterion("2", "on_time_rate", ">= 95%")], totals={"bands": bands})
    assert "xếp loại từ Yếu đến Tốt" in shown(pack, online(100, 90))


def test_tasks_stand_below() -> None:
    told = shown(width=140)
    assert "Nhiệm vụ khắc phục" in told
    assert "Đúng hạn (tiêu chí có nguy cơ bị trừ điểm)" in flat(told)


def test_a_conclusion_stands_with_the_facts_that_led_to_it() -> None:
    told = shown(PACK, evidence(figures={**REPORTED, "files_on_time": 900}))
    assert "1. Đề xuất Chủ tịch UBND tỉnh phê bình Sở A\n   vì: tiêu chí 1.2" in told


def test_a_waived_criterion_is_shown_with_reason_approver_and_end() -> None:
    waiver = Waiver("1.1", "Sáp nhập", "Chủ tịch UBND tỉnh", date(2021, 12, 31))
    told = flat(shown(PACK, evidence(figures=REPORTED, waivers=[waiver]), width=300))
    assert "Được miễn đến 31/12/2021: Sáp nhập (Chủ tịch UBND tỉnh phê duyệt)" in told
    assert "được miễn 1,00" in told


def test_nothing_to_show_is_said() -> None:
    told = shown(pack_of(criterion("1")), online(100, 90))
    assert "Không có tiêu chí nào bị trừ điểm, có nguy cơ bị trừ điểm hoặc chưa có số liệu." in told
    assert "Nhiệm vụ" not in told


def test_several_agencies_begin_with_a_summary() -> None:
    told = shown(PACK, evidence(figures=REPORTED), online(100, 90, B))
    assert told.startswith("Tổng hợp 2 cơ quan\n")
    assert told.index("Sở A (sở") < told.index("Sở B (sở")


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    told = shown(pack_of(criterion("1")), evidence())
    assert "Kết quả" not in told
    assert "Khoảng cách" not in told
    assert "Chỉ tiêu" in told


def test_a_run_without_bands_has_no_column_for_them() -> None:
    assert "Xếp loại" not in shown(PACK, evidence(figures=REPORTED), online(100, 90, B))


def test_nominal_points_are_explained_once_for_all_agencies() -> None:
    pack = pack_of(criterion("1"), points="nominal")
    told = shown(pack, online(100, 90), online(100, 90, B))
    assert told.count("điểm quy ước") == 1
    assert "điểm quy ước" not in shown(PACK)


def test_warnings_of_the_evidence_are_shown() -> None:
    told = shown(PACK, evidence(figures=REPORTED, synthetic=True))
    assert "Lưu ý: Số liệu giả định" in told


def test_the_order_of_the_assessments_changes_nothing() -> None:
    results = assessed(
        PACK, evidence(figures=REPORTED), online(100, 90, B), online(9, 1, agency("c", "Sở C"))
    )
    assert len({results_text("table", each, ReportOptions()) for each in permutations(results)}) == 1


@pytest.mark.parametrize("width", [100, 140])
def test_no_line_is_longer_than_the_screen(width: int) -> None:
    told = shown(PACK, evidence(figures=REPORTED), online(100, 90, B), width=width)
    assert max(wcswidth(line) for line in told.splitlines()) <= width


def test_frame_words_can_be_english() -> None:
    told = flat(shown(language="en", width=300))
    for words in (
        "Deducted",
        "At risk",
        "Target not reached",
        "Index: 25,00% to 75,00%",
        "Close to the line",
    ):
        assert words in told
