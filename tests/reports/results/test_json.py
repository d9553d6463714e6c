"""The result and the plan as JSON, format 1."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning.office import agency, assessed, criterion, evidence, online, pack_of, remedy

from cchc_rules.evidence.model import Waiver
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.plan import draft_plan
from cchc_rules.reports.exact import VALUE_PLACES, decimal_text, exact_text
from cchc_rules.reports.interface import ReportOptions, results_text
from cchc_rules.reports.json_model import PlanJson, ResultJson, json_schema
from cchc_rules.reports.plans.plan_json import write as write_plan
from cchc_rules.version import VERSION

from ..drafts import finding, plan_of, task
from ..goldens import reviewed

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack

BASIS = {"symbol": "09/CT-UBND", "clause": "2.a", "date": "2021-04-26"}
PACK = pack_of(
    criterion("1.1", basis=BASIS, sources=["S000-T7"], remedy=remedy("Trực tuyến", "hiện đạt {value}")),
    criterion("1.2", "on_time_rate", ">= 95%"),
    fields=[{"id": "1", "name": "Thủ tục"}],
)


def told(pack: RulePack = PACK, *reported: Evidence) -> dict[str, Any]:
    """The JSON of a run."""
    text = results_text("json", assessed(pack, *(reported or (online(15430, 4342),))), ReportOptions())
    found: dict[str, Any] = json.loads(text)
    return found


def of(result: dict[str, Any], criterion_id: str) -> dict[str, Any]:
    """A criterion of the first agency."""
    (found,) = [each for each in result["assessments"][0]["criteria"] if each["id"] == criterion_id]
    return dict(found)


def test_everything_about_a_deducted_criterion_is_there() -> None:
    found = of(told(), "1.1")
    assert found["status"] == "deducted"
    assert found["status_text"] == "Bị trừ điểm"
    assert (found["points"], found["points_lost"], found["points_max"]) == ("0", "1", "1")
    assert found["value_text"] == "28,14%"
    assert found["target"] == "trên 30%"
    assert found["headroom"] == {
        "gap": "0.01860013",
        "reached": False,
        "whole": 288,
        "whole_unit": "hồ sơ nộp trực tuyến",
        "sentence": "còn thiếu 1,86 điểm phần trăm; cần thêm 288 hồ sơ nộp trực tuyến",
    }
    assert found["figure"]["numerator"] == 4342
    assert found["signals"][0]["name"] == "points_lost"
    assert found["sentence"].startswith("Đạt 28,14%, chỉ tiêu trên 30%: 0/1 điểm")
    assert found["policies"] == ["deducted"]
    assert found["rule"] == {
        "place": "rules.yaml:3:5",
        "layer": "thu-2021",
        "basis": {
            "symbol": "09/CT-UBND",
            "clause": "2.a",
            "date": "2021-04-26",
            "title": None,
            "issuer": None,
            "quote": None,
        },
        "sources": ["S000-T7"],
    }


def test_a_value_that_must_be_rounded_has_its_fraction_too() -> None:
    found = of(told(), "1.1")
    assert found["value"] == "0.28139987"
    assert found["exact"]["value"] == "2171/7715"


def test_an_unknown_criterion_has_its_reason_and_no_points() -> None:
    found = of(told(), "1.2")
    assert (found["status"], found["points"], found["points_worst"], found["points_best"]) == (
        "unknown",
        None,
        "0",
        "1",
    )
    assert found["reason"] == "no_figure"
    assert found["missing"]


def test_a_waiver_is_there_with_reason_approver_and_end() -> None:
    waiver = Waiver("1.1", "Sáp nhập", "Chủ tịch UBND tỉnh", date(2021, 12, 31))
    found = of(told(PACK, online(100, 10, waivers=[waiver])), "1.1")
    assert found["waiver"] == {
        "reason": "Sáp nhập",
        "approver": "Chủ tịch UBND tỉnh",
        "expires": "2021-12-31",
    }


def test_totals_add_up_and_every_status_is_counted() -> None:
    totals = told()["assessments"][0]["totals"]
    parts = sum(Fraction(totals[key]) for key in ("sure", "at_risk", "unknown", "lost", "waived"))
    assert parts == Fraction(totals["maximum"]) == 2
    assert set(totals["counts"]) == {status.value for status in FindingStatus}
    assert (totals["index_worst"], totals["index_best"]) == ("0", "0.5")
    assert set(told()["assessments"][0]["field_totals"]) == {"1"}


def test_tasks_and_conclusions_are_there() -> None:
    late = {"files_received": 100, "files_online": 10, "files_on_time": 10}
    found = told(PACK, evidence(figures=late))["assessments"][0]
    assert found["tasks"][0]["content"] == ["hiện đạt 10%"]
    assert found["tasks"][0]["findings"][0]["criterion"] == "1.1"
    assert found["conclusions"][0]["text"] == "Đề xuất Chủ tịch UBND tỉnh phê bình Sở A"
    assert found["conclusions"][0]["because"]


def test_what_the_result_rests_on_is_there() -> None:
    found = told()
    provenance = found["assessments"][0]["provenance"]
    assert provenance["pack_digest"] == found["packs"][0]["digest"] == "0" * 64
    assert provenance["sources"] == [{"name": "so-a.yaml", "sha256": "1" * 64}]


def test_the_order_of_the_assessments_changes_no_byte() -> None:
    results = assessed(PACK, online(100, 10), online(100, 20, agency("so-b", "Sở B")))
    assert len({results_text("json", each, ReportOptions()) for each in permutations(results)}) == 1


def test_letters_are_written_as_they_are() -> None:
    assert "Bị trừ điểm" in results_text("json", assessed(PACK, online(100, 10)), ReportOptions())


def test_the_output_is_what_the_model_says() -> None:
    ResultJson.model_validate(told())
    PlanJson.model_validate_json(write_plan(draft_plan(assessed(PACK, online(100, 10)))))


def test_the_plan_has_its_texts_tasks_and_warnings() -> None:
    found = json.loads(write_plan(draft_plan(assessed(PACK, online(100, 10)))))
    assert (found["format"], found["kind"], found["points"]) == (1, "plan", "official")
    assert found["text"]["title"].startswith("Khắc phục")
    assert found["tasks"][0]["lead"] == [{"unit": "Phòng Kiểm soát TTHC", "task": None, "note": None}]
    assert len(found["warnings"]) == 1


def test_the_json_of_a_plan_is_as_reviewed() -> None:
    plan = plan_of(task(findings=[finding("28,14%")], product=["Báo cáo"]), conclusions=["Phê bình Sở A"])
    told = write_plan(plan).decode()
    assert json.loads(told) == json.loads(reviewed("plan.json", told))


def test_the_json_of_a_result_is_as_reviewed() -> None:
    told = results_text("json", assessed(PACK, online(15430, 4342)), ReportOptions()).replace(
        VERSION, "0.0.0"
    )
    assert json.loads(told) == json.loads(reviewed("result.json", told))


def test_the_schema_is_as_reviewed() -> None:
    told = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(told) == json.loads(reviewed("schema.json", told))


def test_the_schema_explains_every_key_that_is_no_plain_name() -> None:
    schema = json_schema()
    assert {each["$ref"] for each in schema["oneOf"]} == {"#/$defs/ResultJson", "#/$defs/PlanJson"}
    criterion_schema = schema["$defs"]["CriterionJson"]
    assert criterion_schema["additionalProperties"] is False
    assert "value" in criterion_schema["required"]
    for key in ("status", "reason", "points", "exact", "official"):
        assert criterion_schema["properties"][key]["description"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(1, 2), "0.5"), (Fraction(1, 3), "0.3333"), (Fraction(1, 20000), "0.0001"), (Fraction(7), "7")],
)
def test_points_are_rounded_half_up_to_four_decimals(value: Fraction, shown: str) -> None:
    assert decimal_text(value) == shown


def test_a_rate_that_only_comes_near_is_not_shown_as_one() -> None:
    assert decimal_text(Fraction(48999, 49000), VALUE_PLACES) == "0.99997959"


@given(st.fractions(max_denominator=10**6))
def test_the_exact_number_is_always_there(value: Fraction) -> None:
    exact = exact_text(value)
    assert Fraction(exact or decimal_text(value)) == value
