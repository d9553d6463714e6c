"""Does the pack say what the plan of August 2021 says, and the fixtures what the report of 2024 says?"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seed_text import lines, without_bullet

from cchc_rules.assessment.pipeline import assess
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.evidence.model import Evidence, FigureKey, Qualifier
from cchc_rules.packs.criteria import Criterion, DueIn, Remedy
from cchc_rules.packs.forms import CombineForm, DeadlineForm, StepsForm
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[2]
OF_2023 = "quang-ngai-vp-2024/vp-ubnd-2023.yaml"
OF_2024 = "quang-ngai-vp-2024/vp-ubnd.yaml"
KSTTHC, TTPVHCC = "Phòng Kiểm soát TTHC", "Trung tâm Phục vụ hành chính công tỉnh"
LINKED_FILES = "đối với việc tham mưu trình UBND tỉnh, Chủ tịch UBND tỉnh giải quyết hồ sơ liên thông"
TASKS = [str(number) for number in range(1, 11)]


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return load_pack(ROOT / "rules" / "quang-ngai-2021")


def evidence(pack: RulePack, name: str) -> Evidence:
    found = load_evidence([ROOT / "fixtures" / name], pack)
    assert not found.faults
    assert not found.warnings
    assert len(found.current) == 1
    return found.current[0]


class SeedTask:
    """One numbered task of section II: its heading, its lines, who does it and when."""

    def __init__(self, number: str) -> None:
        text = lines("s000")
        start = next(i for i, line in enumerate(text) if line.startswith("II. GIẢI PHÁP"))
        end = next(i for i, line in enumerate(text) if line.startswith("III. TỔ CHỨC"))
        section = text[start + 2 : end]
        heads = [i for i, line in enumerate(section) if re.match(r"\d+\. ", line)] + [len(section)]
        own = next(section[a:b] for a, b in pairwise(heads) if section[a].startswith(f"{number}. "))
        content, units = own.index("a) Nội dung thực hiện:"), own.index("b) Đơn vị thực hiện:")
        heading = " ".join(own[:content]).partition(" ")[2]
        self.heading = heading.removesuffix(" (tiêu chí có nguy cơ bị trừ điểm):")
        self.labelled_at_risk = self.heading != heading
        self.content = [without_bullet(line) for line in own[content + 1 : units]]
        self.units = [without_bullet(line) for line in own[units + 1 : -1]]
        self.timing = own[-1]


def remedy(pack: RulePack, number: str) -> Remedy:
    found = pack.by_id[f"1.{number}"].remedy
    assert found is not None
    return found


def target(criterion: Criterion) -> str:
    assert isinstance(criterion.score, StepsForm)
    condition = criterion.score.steps[0].when
    assert condition is not None
    assert criterion.score.steps[1].otherwise
    return condition.text


def test_the_pack_has_one_field_and_the_ten_tasks_in_order(pack: RulePack) -> None:
    assert [field.id for field in pack.fields] == ["1"]
    assert [criterion.id for criterion in pack.roots] == [f"1.{number}" for number in TASKS]


def test_the_pack_says_that_its_points_are_nominal_and_weighs_every_task_alike(pack: RulePack) -> None:
    assert pack.manifest.points == "nominal"
    assert [criterion.points for criterion in pack.roots] == [1] * 10


def test_the_parts_of_a_task_add_up_to_the_task(pack: RulePack) -> None:
    for parent, parts in pack.children.items():
        if parent in pack.by_id:
            assert isinstance(pack.by_id[parent].score, CombineForm)
            assert sum(part.points or 0 for part in parts) == pack.by_id[parent].points


@pytest.mark.parametrize("number", TASKS)
def test_name_and_title_are_the_heading_of_the_task(pack: RulePack, number: str) -> None:
    assert pack.by_id[f"1.{number}"].name == SeedTask(number).heading
    assert remedy(pack, number).title == SeedTask(number).heading


@pytest.mark.parametrize("number", TASKS)
def test_content_is_every_line_of_the_task_word_for_word(pack: RulePack, number: str) -> None:
    assert list(remedy(pack, number).content) == SeedTask(number).content


@pytest.mark.parametrize("number", TASKS)
def test_basis_is_the_clause_of_the_task(pack: RulePack, number: str) -> None:
    basis = pack.by_id[f"1.{number}"].basis
    assert basis is not None
    assert basis.clause == f"II.{number}"


def test_every_quoted_line_stands_in_the_plan(pack: RulePack) -> None:
    text = " ".join(lines("s000"))
    quotes = [c.basis.quote for c in pack.criteria if c.basis is not None and c.basis.quote is not None]
    assert len(quotes) >= 20
    assert [quote for quote in quotes if quote not in text] == []


LEADS = {
    "1": ["Các phòng, đơn vị liên quan", "Trung tâm Công báo và Tin học", "Phòng Tổng hợp"],
    "2": [KSTTHC, TTPVHCC, "Trung tâm Công báo - Tin học"],
    **{str(number): [KSTTHC, TTPVHCC] for number in range(3, 11)},
}
COORDINATE = {
    "1": ["Các phòng nghiên cứu", "Phòng Hành chính - Tổ chức", TTPVHCC],
    "3": ["Các phòng nghiên cứu"],
    "4": ["Các phòng nghiên cứu"],
    "5": ["Phòng Hành chính - Tổ chức"],
    "9": ["Ban Tiếp công dân", "Các phòng nghiên cứu"],
}


@pytest.mark.parametrize("number", TASKS)
def test_units_are_those_the_plan_names(pack: RulePack, number: str) -> None:
    found = remedy(pack, number)
    assert [unit.unit for unit in found.lead] == LEADS[number]
    assert [unit.unit for unit in found.coordinate] == COORDINATE.get(number, [])
    named = " ".join(SeedTask(number).units).casefold()
    assert all(unit.unit.casefold() in named for unit in (*found.lead, *found.coordinate))


def test_each_unit_of_task_1_has_its_own_part(pack: RulePack) -> None:
    parts = [f"{unit.task}: {unit.unit}" for unit in remedy(pack, "1").lead]
    assert [line.removesuffix(".").removesuffix(" chủ trì") for line in SeedTask("1").units[:3]] == parts


@pytest.mark.parametrize("number", ["3", "4"])
def test_the_study_rooms_coordinate_only_for_linked_files(pack: RulePack, number: str) -> None:
    assert [unit.note for unit in remedy(pack, number).coordinate] == [LINKED_FILES]
    assert f"Đơn vị phối hợp: Các phòng nghiên cứu ({LINKED_FILES})." in SeedTask(number).units


@pytest.mark.parametrize("number", TASKS)
def test_timing_is_regular_but_for_the_scheme_and_the_yearly_plans(pack: RulePack, number: str) -> None:
    expected = {"5": "c) Thời gian: Trong tháng 9/2021.", "10": "c) Thời gian: Hằng năm."}
    assert SeedTask(number).timing == expected.get(number, "c) Thời gian: Thường xuyên.")
    timing = remedy(pack, number).timing
    if number == "5":
        assert isinstance(timing, DueIn)
        assert timing.in_ == "Trong tháng 9/2021"
    else:
        assert timing == ("yearly" if number == "10" else "regular")


@pytest.mark.parametrize("number", TASKS)
def test_only_task_5_names_a_product(pack: RulePack, number: str) -> None:
    product = remedy(pack, number).product
    if number == "5":
        assert product is not None
        assert [text.split()[:2] for text in product] == [["Đề", "án"]]
    else:
        assert product is None


def test_only_task_4_is_labelled_at_risk() -> None:
    assert [number for number in TASKS if SeedTask(number).labelled_at_risk] == ["4"]


@pytest.mark.parametrize(
    ("criterion_id", "measure", "scope", "condition"),
    [
        ("1.1", "government_tasks_rate", None, "= 100%"),
        ("1.2.1", "publication_rate", None, "= 100%"),
        ("1.2.2", "process_rate", None, "= 100%"),
        ("1.3.1", "on_time_rate", "department", ">= 95%"),
        ("1.3.2", "on_time_rate", "district", ">= 95%"),
        ("1.3.3", "on_time_rate", "commune", ">= 95%"),
        ("1.3.4", "on_time_rate", "land", ">= 95%"),
        ("1.4.1", "apology_rate", None, "= 100%"),
        ("1.4.2", "apologies_repeated", None, "= 0"),
        ("1.6", "onestop_rate", None, "= 100%"),
        ("1.7.1", "online_rate", None, "> 30%"),
        ("1.7.2", "online_rate", "province", "> 30%"),
        ("1.7.3", "online_rate", "land", "> 30%"),
        ("1.7.4", "online_rate", "district", "> 30%"),
        ("1.7.5", "online_rate", "commune", "> 30%"),
        ("1.8", "national_database_rate", None, "= 100%"),
        ("1.9.1", "feedback_handled_rate", None, "= 100%"),
        ("1.9.2", "feedback_published_rate", None, "= 100%"),
        ("1.9.3", "feedback_on_time_rate", None, "= 100%"),
    ],
)
def test_targets(pack: RulePack, criterion_id: str, measure: str, scope: str | None, condition: str) -> None:
    criterion = pack.by_id[criterion_id]
    assert (criterion.measure, criterion.scope) == (measure, scope)
    assert target(criterion) == condition


def test_the_scheme_is_due_on_the_last_day_of_september_2021(pack: RulePack) -> None:
    form = pack.by_id["1.5"].score
    assert isinstance(form, DeadlineForm)
    assert form.deadline.due == date(2021, 9, 30)
    assert pack.by_id["1.5"].measure == "de_an_mot_cua"


def test_the_four_yearly_plans_are_scored_as_issued_or_not(pack: RulePack) -> None:
    plans = [criterion.measure for criterion in pack.children["1.10"]]
    assert plans == ["control_plan", "review_plan", "inspection_plan", "communication_plan"]
    assert {target(criterion) for criterion in pack.children["1.10"]} == {"= yes"}


def test_late_files_oblige_to_apologise(pack: RulePack) -> None:
    assert pack.by_id["1.4.1"].obligation == "files_late"
    assert pack.by_id["1.4.1"].not_applicable is None


def test_every_leaf_without_a_figure_in_the_plan_says_so_in_its_note(pack: RulePack) -> None:
    stated = {"1.3.1", "1.5", "1.6", "1.7.1", "1.9.1"}
    convention = [leaf for leaf in pack.leaves if leaf.id not in stated and not leaf.id.startswith("1.10")]
    assert [leaf.id for leaf in convention if not leaf.note] == []
    assert pack.by_id["1.10"].note


def test_the_texts_of_the_plan_are_word_for_word(pack: RulePack) -> None:
    plan = pack.manifest.plan
    assert plan is not None
    text = [without_bullet(line) for line in lines("s000")]
    written = (
        plan.title,
        *plan.grounds,
        *plan.purpose,
        *plan.requirements,
        *plan.solutions_intro,
        *plan.organisation,
        plan.closing,
        plan.signer_title,
    )
    assert [part for part in written if part not in text] == []
    assert f"II. {plan.solutions_title}" in lines("s000")
    assert (len(plan.purpose), len(plan.requirements), len(plan.organisation)) == (2, 4, 3)
    assert (plan.parent_body, plan.issuing_body) == ("UBND TỈNH QUẢNG NGÃI", "VĂN PHÒNG")
    assert (plan.symbol, plan.place, plan.archive) == ("KH-VP", "Quảng Ngãi", "VT, NCbđv450")
    assert f"Số: /{plan.symbol}" in text


def test_recipients_are_those_of_the_plan(pack: RulePack) -> None:
    plan = pack.manifest.plan
    assert plan is not None
    written = [f"{each.to} ({each.note})" if each.note else each.to for each in plan.recipients]
    at = lines("s000").index("Nơi nhận:")
    listed = [without_bullet(line).rstrip(";.") for line in lines("s000")[at + 1 : at + 5]]
    assert [*written, f"Lưu: {plan.archive}"] == listed


def test_no_scanning_error_is_left(pack: RulePack) -> None:
    text = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "rules/quang-ngai-2021").glob("[mp]*.yaml"))
    ) + str([criterion.remedy for criterion in pack.criteria])
    for error in ("Công dịch vụ công", "Hệ thống thống", "Đề án mới việc", "đơn xen"):
        assert error not in text


def percent(text: str) -> Fraction:
    return Fraction(text) / 100


# Figure of the report, measure, scope, end of the year or of May it is for, value, qualifier.
REPORTED = [
    ("M1", "agencies_at_centre", None, 2024, 20, Qualifier.EXACT),
    ("M2", "on_time_rate", "department", 2023, percent("99.92"), Qualifier.EXACT),
    ("M2", "on_time_rate", "department", 2024, percent("99.95"), Qualifier.EXACT),
    ("M3", "files_received", "department", 2024, 49_000, Qualifier.AT_LEAST),
    ("M3", "files_resolved", "department", 2024, 47_500, Qualifier.AT_LEAST),
    ("M3", "files_pending", "department", 2024, 1_500, Qualifier.EXACT),
    ("M4", "on_time_rate", "land", 2023, percent("93.83"), Qualifier.EXACT),
    ("M4", "on_time_rate", "land", 2024, percent("99.06"), Qualifier.EXACT),
    ("M5", "files_received", "land", 2024, 15_500, Qualifier.AT_MOST),
    ("M5", "files_resolved", "land", 2024, 13_440, Qualifier.EXACT),
    ("M5", "files_pending", "land", 2024, 2_060, Qualifier.ABOUT),
    ("M6", "satisfaction_rate", None, 2024, percent("99.98"), Qualifier.EXACT),
    ("M6", "ratings_count", None, 2024, 14_000, Qualifier.AT_MOST),
    ("M7", "messages_sent", None, 2024, 63_000, Qualifier.AT_MOST),
    ("M8", "files_resolved_on_the_spot", None, 2024, 21_000, Qualifier.AT_LEAST),
    ("M9", "files_by_post", None, 2024, 12_942, Qualifier.EXACT),
    ("M10", "online_rate", "province", 2023, percent("72"), Qualifier.EXACT),
    ("M10", "online_rate", "province", 2024, percent("81.6"), Qualifier.EXACT),
    ("M11", "online_rate", "land", 2023, percent("11.43"), Qualifier.EXACT),
    ("M11", "online_rate", "land", 2024, percent("28.14"), Qualifier.EXACT),
    ("M12", "online_rate", "district", 2023, percent("43.1"), Qualifier.EXACT),
    ("M12", "online_rate", "district", 2024, percent("54.7"), Qualifier.EXACT),
    ("M13", "online_rate", "commune", 2023, percent("43.8"), Qualifier.EXACT),
    ("M13", "online_rate", "commune", 2024, percent("94"), Qualifier.EXACT),
    ("M14", "online_payment_money", None, 2024, 32_800_000_000, Qualifier.ABOUT),
    ("M14", "online_payment_money", "centre", 2024, 19_500_000_000, Qualifier.EXACT),
    ("M14", "online_payments", None, 2024, 91_746, Qualifier.EXACT),
    ("M14", "online_payment_rank", None, 2024, 1, Qualifier.EXACT),
    ("M15", "digitised_rate", "department", 2024, percent("99.2"), Qualifier.EXACT),
    ("M16", "digitised_rate", "district", 2024, percent("80.2"), Qualifier.EXACT),
    ("M17", "digitised_rate", "commune", 2024, percent("96.9"), Qualifier.EXACT),
    ("M18", "reuse_rate", None, 2024, percent("0.03"), Qualifier.ABOUT),
    ("M19", "feedback_received", None, 2024, 253, Qualifier.ABOUT),
    ("M19", "feedback_national_system", None, 2024, 78, Qualifier.EXACT),
    ("M19", "feedback_other_channels", None, 2024, 175, Qualifier.EXACT),
    ("M19", "feedback_handled_rate", None, 2024, percent("100"), Qualifier.EXACT),
    ("M20", "publication_decisions", None, 2024, 45, Qualifier.EXACT),
    ("M21", "news_items", None, 2024, 5_400, Qualifier.AT_LEAST),
    ("M22", "procedures_with_seal_guidance", None, 2024, 4, Qualifier.EXACT),
]
# Weak points the report states in words (section 4), as yes or no.
STATED = {"software_not_connected": True, "reuse_commensurate": False, "digitisation_off_process": True}
DAYS = {2023: date(2023, 12, 31), 2024: date(2024, 5, 31)}


def observed(found: Evidence) -> set[tuple[FigureKey, date | None, Fraction, Qualifier]]:
    return {
        (key, each.as_of or found.as_of, each.value, each.qualifier)
        for key, observations in found.figures.items()
        for each in observations
    }


def test_the_table_covers_every_figure_of_the_report() -> None:
    assert list(dict.fromkeys(row[0] for row in REPORTED)) == [f"M{number}" for number in range(1, 23)]


def test_the_2024_fixture_holds_the_figures_of_the_report_and_no_others(pack: RulePack) -> None:
    reported = {
        (FigureKey(measure, scope), DAYS[year], Fraction(value), qualifier)
        for _, measure, scope, year, value, qualifier in REPORTED
    }
    said = {
        (FigureKey(measure), DAYS[2024], Fraction(yes), Qualifier.EXACT) for measure, yes in STATED.items()
    }
    # An on-time rate below 100% says that some file was late, and no more.
    implied = {(FigureKey("files_late"), DAYS[2024], Fraction(1), Qualifier.AT_LEAST)}
    assert observed(evidence(pack, OF_2024)) == reported | said | implied


def test_the_2023_fixture_holds_the_averages_of_2023_and_no_others(pack: RulePack) -> None:
    reported = {
        (FigureKey(measure, scope), DAYS[year], Fraction(value), qualifier)
        for _, measure, scope, year, value, qualifier in REPORTED
        if year == 2023
    }
    assert observed(evidence(pack, OF_2023)) == reported


def test_every_figure_names_its_place_in_the_report(pack: RulePack) -> None:
    for name in (OF_2023, OF_2024):
        for observations in evidence(pack, name).figures.values():
            for each in observations:
                assert (each.source or "").startswith("Báo cáo 6 tháng đầu năm 2024, mục ")


@pytest.mark.parametrize("name", [OF_2023, OF_2024])
def test_figures_of_another_year_are_labelled_as_illustration(pack: RulePack, name: str) -> None:
    assert evidence(pack, name).illustration


def test_documents_of_2024_are_cited_with_number_and_day(pack: RulePack) -> None:
    found = {name: (each.symbol, each.date) for name, each in evidence(pack, OF_2024).documents.items()}
    assert found == {
        "control_plan": ("165/QĐ-UBND", date(2024, 1, 31)),
        "review_plan": ("23/KH-UBND", date(2024, 1, 31)),
        "inspection_plan": ("35/KH-UBND", date(2024, 2, 7)),
        "communication_plan": ("36/KH-UBND", date(2024, 2, 7)),
        "correction_letter": ("1846/UBND-TTHC", date(2024, 4, 12)),
        "office_reform_plan": ("2697/KH-VP", date(2023, 12, 27)),
        "office_control_plan": ("287/KH-VP", date(2024, 2, 16)),
    }
    text = " ".join(lines("s001"))
    for symbol, day in found.values():
        assert symbol is not None
        assert day is not None
        month = f"{day.month:02d}" if day.month < 3 else str(day.month)
        assert f"{symbol} ngày {day.day:02d}/{month}/{day.year}" in text


def test_the_2020_result_deducts_nine_criteria_and_calls_the_tenth_at_risk(pack: RulePack) -> None:
    found = evidence(pack, "quang-ngai-2020-ket-qua")
    assert not found.figures
    assert set(found.official) == {f"1.{number}" for number in TASKS}
    for criterion_id, result in found.official.items():
        assert result.points is None
        assert result.status == ("at_risk" if criterion_id == "1.4" else "deducted")
        assert result.source


# --- Through the whole pipeline -----------------------------------------------------------------


def assessed(pack: RulePack, folder: str, as_of: date | None = None) -> Assessment:
    (result,) = assess(pack, load_evidence([ROOT / "fixtures" / folder], pack, as_of=as_of))
    return result


def status(result: Assessment, criterion_id: str) -> str:
    everything = (*result.results, *result.parents)
    return next(each.status.value for each in everything if each.criterion_id == criterion_id)


def test_of_the_2020_result_nine_criteria_are_deducted_and_the_apologies_at_risk(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-2020-ket-qua")
    expected = {f"1.{number}": "at_risk" if number == "4" else "deducted" for number in TASKS}
    assert {each.criterion_id: each.status.value for each in result.results} == expected
    assert all(each.score.points is None for each in result.results)


def test_the_2020_result_orders_the_remedy_of_all_ten_tasks(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-2020-ket-qua")
    assert {order.criterion for order in result.task_orders} == {f"1.{number}" for number in TASKS}
    assert not any(order.own for order in result.task_orders)
    assert not result.conclusions


def test_a_published_result_invents_no_points(pack: RulePack) -> None:
    totals = assessed(pack, "quang-ngai-2020-ket-qua").totals
    assert (totals.sure, totals.lost) == (0, 0)
    assert (totals.worst, totals.best) == (0, 10)


def test_in_may_2024_only_online_filing_for_land_is_below_the_line_of_2021(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024")
    assert [each.criterion_id for each in result.results if each.status.value == "deducted"] == ["1.7.3"]
    assert [status(result, each) for each in ("1.7.2", "1.7.4", "1.7.5")] == ["met"] * 3
    assert status(result, "1.7.1") == "unknown"
    assert status(result, "1.7") == "deducted"


def test_online_filing_for_land_is_short_by_1_86_points(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024")
    land = next(each for each in result.results if each.criterion_id == "1.7.3")
    assert land.score.reading is not None
    assert percent("30") - land.score.reading.value == percent("1.86")


def test_land_files_on_time_at_93_83_percent_in_2023_call_for_criticism(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024", date(2023, 12, 31))
    assert status(result, "1.3.4") == "deducted"
    assert [(each.id, each.criterion) for each in result.conclusions] == [("propose_criticism", "1.3.4")]
    text = result.conclusions[0].text
    assert text.startswith("Đề xuất Chủ tịch UBND tỉnh phê bình những cơ quan")
    assert "93,83%" in text


def test_land_files_on_time_at_99_06_percent_in_2024_clear_it(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024", date(2024, 5, 31))
    assert status(result, "1.3.4") == "met"
    assert not result.conclusions


def test_the_office_is_never_the_one_criticised_for_figures_of_the_province(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024", date(2023, 12, 31))
    assert not any(result.agency.name in each.text for each in result.conclusions)


def test_what_the_report_says_only_in_words_stays_unknown(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024")
    assert [status(result, each) for each in ("1.1", "1.2", "1.5", "1.6", "1.8")] == ["unknown"] * 5


def test_late_files_apologised_for_in_words_only_put_task_4_at_risk(pack: RulePack) -> None:
    result = assessed(pack, "quang-ngai-vp-2024")
    assert (status(result, "1.4.1"), status(result, "1.4.2")) == ("at_risk", "unknown")


def test_the_four_plans_of_2024_count_as_issued(pack: RulePack) -> None:
    assert status(assessed(pack, "quang-ngai-vp-2024"), "1.10") == "met"
