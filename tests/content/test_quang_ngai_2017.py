"""Does the pack say what decision 881/QĐ-UBND of 2017 says, every assignment of it and nothing else?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seed_text import lines, without_bullet

from cchc_rules.packs.forms import CombineForm, DeadlineForm, DueBefore, StepsForm
from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from cchc_rules.packs.criteria import Criterion, Remedy
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[2]
ALL_LEVELS = {"province", "department", "district", "commune"}
CASES = {
    "PAR.b.1": "negligent_heads",
    "PAPI.a.1": "democracy_violations",
    "PAPI.b.1": "finance_violations",
    "PAPI.d.1": "misconduct_cases",
    "PAPI.d.2": "corruption_cases",
    "PAPI.d.3": "unlawful_rules",
}


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return load_pack(ROOT / "rules" / "quang-ngai-2017")


def paragraphs() -> list[str]:
    """The lines of the document, those broken by the end of a page joined again."""
    joined: list[str] = []
    for line in lines("s004"):
        if line[0].islower() and not re.match(r"[a-zđ]\) ", line) and joined:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def section(start: str, end: str | None = None) -> list[str]:
    """The paragraphs after the one that begins with `start`, to the one that begins with `end`."""
    found = paragraphs()
    first = next(i for i, line in enumerate(found) if line.startswith(start))
    last = len(found) if end is None else next(i for i, line in enumerate(found) if line.startswith(end))
    return found[first + 1 : last]


def remedies(pack: RulePack) -> list[Remedy]:
    return [
        *(criterion.remedy for criterion in pack.criteria if criterion.remedy),
        *(task.remedy for task in pack.tasks),
    ]


def written(text: str, among: str) -> str | None:
    """The text as the document has it: a line may begin in the middle of a sentence."""
    variants = (text, text[0].lower() + text[1:])
    return next((each for each in variants if each in among), None)


def target(criterion: Criterion) -> str:
    assert isinstance(criterion.score, StepsForm)
    condition = criterion.score.steps[0].when
    assert condition is not None
    return condition.text


# --- word for word -----------------------------------------------------------------------------


def test_every_line_of_content_stands_in_the_decision(pack: RulePack) -> None:
    text = " ".join(paragraphs())
    contents = [line for remedy in remedies(pack) for line in remedy.content]
    assert len(contents) > 75
    assert [line for line in contents if written(line.rstrip("."), text) is None] == []


def test_every_quoted_line_stands_in_the_decision(pack: RulePack) -> None:
    text = " ".join(paragraphs())
    quotes = [c.basis.quote for c in pack.criteria if c.basis is not None and c.basis.quote is not None]
    assert len(quotes) >= 20
    assert [quote for quote in quotes if quote not in text] == []


def test_no_line_of_sections_ii_and_iii_is_left_out(pack: RulePack) -> None:
    """What remains of a paragraph once all content is taken away is a heading, or the unit it is about."""
    units = {unit.unit for remedy in remedies(pack) for unit in (*remedy.lead, *remedy.coordinate)}
    contents = sorted({line.rstrip(".") for r in remedies(pack) for line in r.content}, key=len, reverse=True)
    left: list[str] = []
    for paragraph in section("II. NHIỆM VỤ", "Thủ trưởng các sở, ban, ngành; Chủ tịch"):
        rest = without_bullet(paragraph)
        for line in contents:
            found = written(line, rest)
            if found is not None:
                rest = rest.replace(found, "")
        for unit in sorted(units, key=len, reverse=True):
            rest = rest.replace(unit, "").replace(unit[0].lower() + unit[1:], "")
        rest = re.sub(r"[\W_]+", " ", rest).strip()
        if rest:
            left.append(rest)
    headings = [
        "Nhiệm vụ chung",
        "và",  # "Các sở, ban, ngành tỉnh và UBND các huyện, thành phố"
        "Một số nhiệm vụ giải pháp cụ thể",
        "2 1 Đối với Chỉ số PAR INDEX",
        (
            "Đối với tiêu chí Công tác chỉ đạo điều hành cải cách hành chính CCHC "
            "đây là tiêu chí quan trọng nhất trong 07 tiêu chí vì vậy yêu cầu"
        ),
        (
            "Đối với tiêu chí Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật QPPL tại tỉnh "
            "tiêu chí Cải cách thủ tục hành chính TTHC"
        ),
        "Đối với tiêu chí Cải cách tổ chức bộ máy hành chính",
        "Đối với tiêu chí Xây dựng và nâng cao chất lượng đội ngũ cán bộ công chức viên chức",
        "Đối với tiêu chí Cải cách tài chính công",
        "Đối với tiêu chí Hiện đại hóa hành chính",
        "Đối với tiêu chí Thực hiện cơ chế một cửa cơ chế một cửa liên thông",
        # "Sở Tài nguyên và Môi trường và UBND các huyện Nghĩa Hành, Ba Tơ"; "UBND ... và các huyện đồng bằng"
        "và UBND các huyện Nghĩa Hành Ba Tơ",
        "và các huyện đồng bằng",
        "2 2 Đối với Chỉ số PAPI",
        "Đối với nội dung Tham gia của người dân ở cấp cơ sở",
        "Đối với nội dung Công khai minh bạch",
        "chủ trì phối hợp với",
        "Đối với nội dung Trách nhiệm giải trình với người dân",
        "Đối với nội dung Kiểm soát tham nhũng trong khu vực công",
        "Đối với nội dung Thủ tục hành chính công",
        "Đối với nội dung Cung ứng dịch vụ công",
        "III TỔ CHỨC THỰC HIỆN",
    ]
    assert [rest for rest in left if rest not in headings] == []
    assert [heading for heading in headings if heading not in left] == []


def test_the_texts_of_the_plan_are_those_of_sections_i_and_iii(pack: RulePack) -> None:
    plan = pack.manifest.plan
    assert plan is not None
    assert [without_bullet(line) for line in section("1. Mục đích:", "2. Yêu cầu:")] == list(plan.purpose)
    assert [without_bullet(line) for line in section("2. Yêu cầu:", "II. NHIỆM VỤ")] == list(
        plan.requirements
    )
    assert f"{plan.organisation[0]} {plan.closing}" == paragraphs()[-1]
    assert f"II. {plan.solutions_title}" in paragraphs()
    text = " ".join(paragraphs())
    assert [each for each in plan.grounds[:3] if each not in text] == []
    assert plan.grounds[3].removesuffix(" Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:") in text
    assert plan.layout == "by_unit"
    for recipient in plan.recipients[5:]:
        assert f"- {recipient.to};" in paragraphs()


# --- fields and targets ------------------------------------------------------------------------


def test_the_two_indices_have_their_letters_as_in_the_decision(pack: RulePack) -> None:
    ids = [field.id for field in pack.fields]
    assert [each for each in ids if each.startswith("PAR.")] == [f"PAR.{x}" for x in "abcdđeg"]
    assert [each for each in ids if each.startswith("PAPI.")] == [f"PAPI.{x}" for x in "abcdđe"]
    heads = [line for line in paragraphs() if line[:2] in [f"{x})" for x in "abcdđeg"] and "“" in line]
    named = [head for head in heads if head[3:].startswith("Đối với ")]
    for field, head in zip([f for f in pack.fields if "." in f.id and f.id != "II.1"], named, strict=True):
        assert head[0] == field.id[-1]
        for name in field.name.partition(": ")[2].split("; "):
            assert f"“{name}”" in head


def test_the_points_are_nominal_and_weigh_every_scored_criterion_alike(pack: RulePack) -> None:
    assert pack.manifest.points == "nominal"
    for criterion in pack.leaves:
        assert criterion.points == (1 if not criterion.id.startswith("PAR.e.1.") else pytest.approx(0.25))


@pytest.mark.parametrize(
    ("source", "criterion_id", "measure", "scope", "condition", "levels"),
    [
        ("S004-T1", "I.1", "par_index_rank", None, "<= 20", {"province"}),
        ("S004-T1", "I.2", "papi_rank", None, "<= 20", {"province"}),
        ("S004-T2", "II.1.d.1", "compliance_cost_cut_rate", None, ">= 10%", {"department", "district"}),
        ("S004-T3", "II.1.d.2", "time_cut_rate", None, ">= 30%", {"department", "district"}),
        ("S004-T4", "PAR.a.1", "inspection_rate", None, ">= 30%", {"province"}),
        ("S004-T5", "PAR.d.1", "staff_cut_rate", None, ">= 10%", {"department", "district"}),
        ("S004-T6", "PAR.e.1.1", "connected_rate", "province", "= 100%", {"province"}),
        ("S004-T6", "PAR.e.1.2", "connected_rate", "district", "= 100%", {"province"}),
        ("S004-T6", "PAR.e.1.3", "connected_rate", "commune", ">= 70%", {"province"}),
        ("S004-T7", "PAR.g.1", "modern_one_stop_communes", None, ">= 2", {"district"}),
        ("S004-T8", "PAR.g.2", "tay_tra_one_stop_communes", None, "= 9", {"district"}),
        ("S004-T9", "III.1", "report_rate", None, "= 100%", {"department", "district"}),
        ("S004-T10", "PAR.e.2", "basic_services_mostly_online", None, "= yes", ALL_LEVELS - {"province"}),
        ("S004-T11", "PAR.g.3", "single_appointment", None, "= yes", ALL_LEVELS - {"province"}),
    ],
)
def test_targets(
    pack: RulePack,
    source: str,
    criterion_id: str,
    measure: str,
    scope: str | None,
    condition: str,
    levels: set[str],
) -> None:
    criterion = pack.by_id[criterion_id]
    assert (criterion.measure, criterion.scope) == (measure, scope)
    assert target(criterion) == condition
    assert {level.value for level in criterion.levels} == levels
    assert source in criterion.sources


def test_documents_must_be_connected_before_the_first_day_of_2018(pack: RulePack) -> None:
    criterion = pack.by_id["PAR.e.1.4"]
    assert isinstance(criterion.score, DeadlineForm)
    due = criterion.score.deadline.due
    assert isinstance(due, DueBefore)
    assert due.before == date(2018, 1, 1)
    assert isinstance(pack.by_id["PAR.e.1"].score, CombineForm)


def test_most_services_online_is_asked_without_a_number(pack: RulePack) -> None:
    criterion = pack.by_id["PAR.e.2"]
    assert criterion.measure is not None
    measure = pack.measures[criterion.measure]
    assert measure.kind == "flag"
    assert "hầu hết" in measure.label


@pytest.mark.parametrize(
    ("criterion_id", "flag"), [("PAR.g.1", "lowland_district"), ("PAR.g.2", "tay_tra_district")]
)
def test_a_target_of_some_districts_leaves_the_others_out(
    pack: RulePack, criterion_id: str, flag: str
) -> None:
    rule = pack.by_id[criterion_id].not_applicable
    assert rule is not None
    assert {name: condition.text for name, condition in rule.when.items()} == {flag: "= no"}
    assert rule.as_ == "exclude"


# --- consequences ------------------------------------------------------------------------------


@pytest.mark.parametrize(("criterion_id", "measure"), CASES.items())
def test_cases_that_must_be_handled_are_counted(pack: RulePack, criterion_id: str, measure: str) -> None:
    criterion = pack.by_id[criterion_id]
    assert criterion.measure == measure
    assert target(criterion) == "= 0"
    assert "bị phát hiện" in pack.measures[measure].label


def test_the_consequences_are_the_six_the_decision_names(pack: RulePack) -> None:
    own = [policy for policy in pack.policies if pack.layers["policy", policy.id] == pack.id]
    sources = {source for policy in own for source in policy.sources}
    assert sources == {f"S004-C{number}" for number in range(1, 7)}
    concluded = {policy.then.conclude for policy in own}
    assert len(concluded) == 7
    assert all(each is not None and each.startswith("propose_") for each in concluded)
    assert {pattern.finding.criterion for p in own for pattern in p.when.all if pattern.finding} == set(CASES)


# --- assignments -------------------------------------------------------------------------------


def test_no_assignment_has_a_product_because_the_decision_has_no_such_column(pack: RulePack) -> None:
    assert [remedy.product for remedy in remedies(pack) if remedy.product is not None] == []


def test_standing_tasks_follow_the_order_of_the_decision(pack: RulePack) -> None:
    assert [task.id for task in pack.tasks][:8] == [f"II.1.{x}" for x in "abcdđegh"]
    text = " ".join(paragraphs())
    places = [
        text.index(written(task.remedy.content[0].rstrip("."), text) or "\0")
        for task in pack.tasks
        # said twice, in II.1.h and in 2.2.d; in so few words also inside another task
        if task.id not in ("II.2.2.c.1", "II.2.1.e.5")
    ]
    assert places == sorted(places)


def test_units_that_the_decision_names_alone(pack: RulePack) -> None:
    leads = {task.id: [unit.unit for unit in task.remedy.lead] for task in pack.tasks}
    assert leads["II.2.1.e.3"] == ["UBND huyện Lý Sơn"]
    assert leads["II.2.1.e.4"] == ["Sở Khoa học và Công nghệ"]
    assert leads["II.2.1.g.2"] == [
        "Sở Tài nguyên và Môi trường",
        "UBND huyện Nghĩa Hành",
        "UBND huyện Ba Tơ",
    ]
    assert leads["II.2.2.e.4"] == ["Công an tỉnh"]
    tay_tra = pack.by_id["PAR.g.2"].remedy
    assert tay_tra is not None
    assert [unit.unit for unit in tay_tra.lead] == ["UBND huyện Tây Trà"]
    lowland = pack.by_id["PAR.g.1"].remedy
    assert lowland is not None
    assert [unit.unit for unit in lowland.lead] == ["UBND thành phố Quảng Ngãi", "UBND các huyện đồng bằng"]


def test_districts_train_supervision_boards_with_two_departments_and_the_inspectorate(
    pack: RulePack,
) -> None:
    task = next(task for task in pack.tasks if task.id == "II.2.2.c.2.2")
    assert [unit.unit for unit in task.remedy.coordinate] == [
        "Sở Kế hoạch và Đầu tư",
        "Sở Xây dựng",
        "Thanh tra tỉnh",
    ]


def test_timing_stands_only_where_the_decision_gives_one(pack: RulePack) -> None:
    words = {
        "yearly": ("hàng năm", "hằng năm"),
        "regular": ("thường xuyên",),
        "Định kỳ": ("định kỳ",),
        "Đến năm 2020": ("đến năm 2020",),
        "Đến cuối năm 2021": ("đến cuối năm 2021",),
        "Trước ngày 01/01/2018": ("trước ngày 01/01/2018",),
        "Định kỳ hàng quý, 6 tháng, năm": ("định kỳ hàng quý, 6 tháng, năm",),
    }
    for remedy in remedies(pack):
        if remedy.timing is not None:
            text = " ".join(remedy.content).lower()
            assert any(word in text for word in words[str(remedy.timing)])
