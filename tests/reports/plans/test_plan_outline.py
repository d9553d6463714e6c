"""What a plan says, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from planning.office import agency

from cchc_rules.packs.criteria import UnitTask
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.general_text import CLOSING
from cchc_rules.reports.plans.plan_outline import head_lines, lettered, plan_outline

from ..drafts import finding, plan_of, task

if TYPE_CHECKING:
    from cchc_rules.reports.plans.task_outline import TaskOutline

SITUATION = "28,14% (chỉ tiêu trên 30%); còn thiếu 1,86 điểm phần trăm"


def outline(*tasks: object, **more: object) -> TaskOutline:
    """The first task of a plan as printed."""
    return plan_outline(plan_of(*tasks, **more)).tasks[0]  # type: ignore[arg-type]


def lines(printed: TaskOutline) -> list[str]:
    """All lines of a task, headings included."""
    found = [printed.heading]
    for point in printed.points:
        found += [point.heading, *point.lines]
    return found


def test_a_task_is_laid_out_as_in_the_model_plan() -> None:
    research = UnitTask(unit="Các phòng nghiên cứu", note="đối với hồ sơ liên thông")
    assert lines(outline(task(coordinate=[research]))) == [
        "1. Nâng cao tỷ lệ hồ sơ trực tuyến",
        "a) Nội dung thực hiện:",
        "- Rà soát TTHC.",
        "- Tuyên truyền.",
        "b) Đơn vị thực hiện:",
        "- Phòng Kiểm soát TTHC, Trung tâm Phục vụ hành chính công tỉnh.",
        "- Đơn vị phối hợp: Các phòng nghiên cứu (đối với hồ sơ liên thông).",
        "c) Thời gian: Thường xuyên.",
    ]


def test_a_single_line_stands_without_a_dash() -> None:
    assert lines(outline(task(content=["Rà soát"], lead=["Phòng A"])))[1:5] == [
        "a) Nội dung thực hiện:",
        "Rà soát.",
        "b) Đơn vị thực hiện:",
        "Phòng A.",
    ]


def test_a_unit_with_a_part_of_its_own_stands_behind_it() -> None:
    lead = [UnitTask(unit="Phòng Tổng hợp", task="Tổng hợp, báo cáo"), "Phòng A", "Các phòng khác"]
    assert outline(task(lead=lead)).points[1].lines == (
        "- Tổng hợp, báo cáo: Phòng Tổng hợp.",
        "- Phòng A, các phòng khác.",
    )


def test_only_a_task_at_risk_says_so_in_its_heading() -> None:
    assert outline(task(status=FindingStatus.AT_RISK)).heading.endswith(" (tiêu chí có nguy cơ bị trừ điểm)")
    for status in (FindingStatus.DEDUCTED, None):
        assert "nguy cơ" not in outline(task(status=status)).heading


def test_a_real_figure_is_told_as_it_stands() -> None:
    printed = outline(task(findings=[finding(SITUATION)]))
    assert printed.points[0].lines[-1] == f"- Hiện trạng: {SITUATION}."


def test_without_a_figure_nothing_is_told() -> None:
    printed = outline(task(findings=[finding(None)]))
    assert not any("Hiện trạng" in line for line in lines(printed))


def test_figures_of_several_agencies_and_criteria_say_whose_they_are() -> None:
    findings = [
        finding("20%", who=agency("so-a", "Sở A"), criterion="1.1"),
        finding("25%", who=agency("so-b", "Sở B"), criterion="1.2", scope="Lĩnh vực đất đai"),
    ]
    assert outline(task(findings=findings)).points[0].lines[-2:] == (
        "- Hiện trạng của Sở A, tỷ lệ 1.1: 20%.",
        "- Hiện trạng của Sở B, lĩnh vực đất đai: 25%.",
    )


def test_a_product_is_a_point_of_its_own() -> None:
    assert outline(task(product=["Đề án"])).points[3].heading == "d) Sản phẩm: Đề án."
    several = outline(task(product=["Kế hoạch", "Báo cáo"])).points[3]
    assert (several.heading, several.lines) == ("d) Sản phẩm:", ("- Kế hoạch.", "- Báo cáo."))


def test_what_the_pack_does_not_say_stays_blank() -> None:
    assert lines(outline(task(content=[], lead=[], timing=None))) == [
        "1. Nâng cao tỷ lệ hồ sơ trực tuyến",
        "a) Nội dung thực hiện:",
        "…",
        "b) Đơn vị thực hiện:",
        "…",
        "c) Thời gian: …",
    ]


def test_the_reasons_of_a_task_are_its_findings() -> None:
    printed = outline(task(findings=[finding()]))
    assert printed.reasons == ("Tiêu chí 1.7: Đạt 28,14%, chỉ tiêu trên 30%: 0/1 điểm.",)


def test_points_run_through_the_vietnamese_alphabet() -> None:
    assert [text[:2] for text in lettered(["x"] * 8)] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]


def test_a_single_point_stands_without_a_letter() -> None:
    assert lettered(["Khắc phục"]) == ("Khắc phục.",)


def test_more_points_than_letters_stand_without() -> None:
    assert lettered(["x"] * 23) == ("x.",) * 23


def test_without_conclusions_the_organisation_is_section_three() -> None:
    assert plan_outline(plan_of(task())).organisation_number == "III"
    with_conclusions = plan_outline(plan_of(task(), conclusions=["Phê bình Sở A", "Phê bình Sở B"]))
    assert (with_conclusions.conclusions_number, with_conclusions.organisation_number) == ("III", "IV")
    assert with_conclusions.conclusions == ("1. Phê bình Sở A.", "2. Phê bình Sở B.")


def test_the_last_words_end_as_the_decree_has_it() -> None:
    assert plan_outline(plan_of()).closing == "Đề nghị triển khai thực hiện Kế hoạch này./."
    assert plan_outline(plan_of(closing="Thực hiện./.")).closing == "Thực hiện./."
    assert plan_outline(plan_of(closing=None)).closing == CLOSING


def test_only_grounds_are_set_in_italics() -> None:
    assert [each.italic for each in plan_outline(plan_of()).grounds] == [True, False]


def test_clauses_of_the_organisation_are_numbered() -> None:
    assert plan_outline(plan_of()).organisation == ("1. Lãnh đạo chỉ đạo.", "2. Trưởng phòng tham mưu.")


def test_number_place_and_signer_stay_blank_where_the_pack_is_silent() -> None:
    blank = plan_outline(plan_of(symbol=None, place=None, signer_title=None, recipients=[], archive=None))
    assert (blank.symbol, blank.place, blank.signer_title, blank.archive) == ("KH-…", "…", ("…",), "VT")
    assert blank.recipients[0].to == "…"


def test_the_issuer_of_the_pack_issues_where_no_other_body_is_named() -> None:
    assert plan_outline(plan_of(issuing_body=None)).issuing_body == ("VĂN PHÒNG UBND", "TỈNH QUẢNG NGÃI")


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Ủy ban nhân dân tỉnh Quảng Nam", ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NAM")),
        ("UBND tỉnh Quảng Ngãi", ("UBND TỈNH QUẢNG NGÃI",)),
        ("Trung tâm Phục vụ hành chính công", ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",)),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ],
)
def test_the_name_of_a_body_breaks_before_its_place(name: str, printed: tuple[str, ...]) -> None:
    assert head_lines(name) == printed


def test_sections_stand_above_their_first_task_when_there_are_several() -> None:
    tasks = [task(number=place, section=name) for place, name in enumerate("AAB", start=1)]
    assert [each.section for each in plan_outline(plan_of(*tasks)).tasks] == ["A", None, "B"]
    assert [each.section for each in plan_outline(plan_of(*tasks[:2])).tasks] == [None, None]


def test_by_unit_each_unit_has_its_tasks_and_those_it_helps_with() -> None:
    first = task("Trực tuyến", ["Rà soát"], lead=["Phòng A", "Phòng B"], product=["Báo cáo"])
    second = task("Đúng hạn", [], lead=["Phòng B"], coordinate=[UnitTask(unit="Phòng A", note="liên thông")])
    printed = plan_outline(plan_of(first, second, layout="by_unit")).tasks
    assert [lines(each) for each in printed] == [
        [
            "1. Phòng A",
            "a) Trực tuyến:",
            "- Rà soát.",
            "- Thời gian: Thường xuyên.",
            "- Sản phẩm: Báo cáo.",
            "b) Phối hợp thực hiện:",
            "Đúng hạn (liên thông).",
        ],
        [
            "2. Phòng B",
            "a) Trực tuyến:",
            "- Rà soát.",
            "- Thời gian: Thường xuyên.",
            "- Sản phẩm: Báo cáo.",
            "b) Đúng hạn:",
            "- …",
            "- Thời gian: Thường xuyên.",
        ],
    ]
