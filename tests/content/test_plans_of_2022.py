"""Do the packs of Đồng Nai and Quảng Nam 2022 say what their plans say, word for word?"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.packs.loader import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[2]
PACKS = {"dong-nai-snv-2022": "s002", "quang-nam-2022": "s003"}
# Scanning errors, cells torn by a page, a footnote mark: what the scan has, what the plan says.
CORRECTIONS = {
    "s002": {
        "dịch vụ công công": "dịch vụ công",
        "Thực hiện tiếp nhận, giải Các PCM Văn phòng Báo cáo Thường quyết và trả kết quả 100% TTHC, "
        "dịch vụ công trên phần mềm một cửa & ĐVTT Sở xuyên": (
            "Thực hiện tiếp nhận, giải quyết và trả kết quả 100% TTHC, dịch vụ công trên phần mềm một cửa"
        ),
        "Điều 14 và Điều 16 Nghị định số Văn phòng Sở Các PCM & ĐVTT Bộ mẫu kết quả TTHC Thường xuyên "
        "45/2020/NĐ-CP": "Điều 14 và Điều 16 Nghị định số 45/2020/NĐ-CP Bộ mẫu kết quả TTHC",
    },
    "s003": {
        "2021 - 2025”1": "2021 - 2025”",
        "8079/KH- UBND": "8079/KH-UBND",
    },
}


@pytest.fixture(scope="module", params=PACKS)
def pack(request: pytest.FixtureRequest) -> RulePack:
    return load_pack(ROOT / "rules" / request.param)


def said(pack: RulePack) -> str:
    seed = PACKS[pack.id]
    text = (Path(__file__).parent / "seeds" / f"{seed}.txt").read_text("utf-8")
    flat = flattened(re.sub(r"(?m)^\|$", " ", text))
    for wrong, right in CORRECTIONS[seed].items():
        assert wrong in flat, f"{seed}: {wrong!r} is no longer in the text"
        flat = flat.replace(wrong, right)
    return flat


def flattened(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def stands(text: str, source: str) -> bool:
    return flattened(text).rstrip(".;:") in source


def quoted(pack: RulePack) -> Iterator[tuple[str, str]]:
    for criterion in pack.criteria:
        if criterion.basis and criterion.basis.quote:
            yield f"criterion {criterion.id}", criterion.basis.quote
    plan = pack.manifest.plan
    assert plan is not None
    for number, text in enumerate((*plan.grounds, *plan.purpose, *plan.requirements, plan.closing or "")):
        yield f"plan text {number}", text
    for recipient in plan.recipients:
        yield "recipient", recipient.to
    yield "archive", f"Lưu: {plan.archive}"
    yield "signer", plan.signer_title or ""
    yield "title", plan.title


def test_what_the_pack_quotes_stands_in_the_plan(pack: RulePack) -> None:
    source = said(pack)
    missing = [where for where, text in quoted(pack) if not stands(text, source) and where != "title"]
    assert missing == []
    plan = pack.manifest.plan
    assert plan is not None
    assert flattened(plan.title).casefold() in source.casefold()


def test_every_standing_task_stands_in_the_plan(pack: RulePack) -> None:
    source = said(pack)
    for task in pack.tasks:
        remedy = task.remedy
        units = [unit.unit for unit in (*remedy.lead, *remedy.coordinate)]
        texts = [task.section or "", remedy.title or "", *remedy.content, *units, *(remedy.product or ())]
        assert [text for text in texts if not stands(text, source)] == [], task.id


def test_the_organisation_stands_in_the_plan_sentence_by_sentence(pack: RulePack) -> None:
    source = said(pack)
    plan = pack.manifest.plan
    assert plan is not None
    for clause in plan.organisation:
        for sentence in re.split(r"(?<=[.:]) ", flattened(clause)):
            assert stands(sentence, source), sentence


def test_nobody_is_named_as_signer(pack: RulePack) -> None:
    plan = pack.manifest.plan
    assert plan is not None
    assert plan.signer_title is not None
    assert plan.signer_title.isupper()


def test_the_points_are_said_to_be_nominal_and_weigh_every_criterion_alike(pack: RulePack) -> None:
    assert pack.manifest.points == "nominal"
    assert {criterion.points for criterion in pack.leaves} == {1}


def test_a_warning_margin_is_said_to_be_a_choice_of_the_pack(pack: RulePack) -> None:
    assert any(criterion.at_risk for criterion in pack.criteria)
    assert "là quy ước của bộ quy tắc này" in (pack.manifest.note or "")


def test_what_is_scored_without_a_number_in_the_plan_says_so(pack: RulePack) -> None:
    for criterion in pack.leaves:
        yes_or_no = criterion.measure and getattr(pack.measures[criterion.measure], "kind", None) == "flag"
        if yes_or_no:
            owner = criterion if criterion.note else pack.by_id[pack.parent_id(criterion.id) or ""]
            assert "con số" in (owner.note or "") or "có hoặc không" in (owner.note or ""), criterion.id


def test_the_table_of_dong_nai_has_22_rows_in_seven_groups() -> None:
    pack = load_pack(ROOT / "rules" / "dong-nai-snv-2022")
    assert len(pack.tasks) == 22
    assert list(dict.fromkeys(task.section for task in pack.tasks)) == [field.name for field in pack.fields]


def test_the_annex_of_quang_nam_has_27_and_4_rows() -> None:
    pack = load_pack(ROOT / "rules" / "quang-nam-2022")
    parts = [task.id.partition(".")[0] for task in pack.tasks]
    assert {part: parts.count(part) for part in parts} == {"I": 27, "II": 4, "III": 5, "IV": 3}


def test_the_four_regulations_of_quang_nam_have_four_leads_in_the_same_order() -> None:
    pack = load_pack(ROOT / "rules" / "quang-nam-2022")
    task = next(task for task in pack.tasks if task.id == "I.2")
    assert [unit.unit for unit in task.remedy.lead] == [
        "Sở Kế hoạch và Đầu tư",
        "Sở Xây dựng",
        "Sở Lao động, Thương binh và Xã hội",
        "Sở Tài nguyên và Môi trường",
    ]
    assert [line[:40] for line in task.remedy.content] == [
        "(1) Quyết định số 3985/QĐ-UBND ngày 28/1",
        "(2) Quyết định số 3981/QĐ-UBND ngày 28/1",
        "(3) Quyết định số 3980/QĐ-UBND ngày 28/1",
        "(4) Quyết định số 3945/QĐ-UBND ngày 28/1",
    ]


def test_both_satisfaction_targets_for_land_stay_and_each_names_the_other() -> None:
    pack = load_pack(ROOT / "rules" / "quang-nam-2022")
    soft, strict = pack.by_id["5.2.1"], pack.by_id["5.3"]
    assert "5.3" in (soft.note or "")
    assert "5.2.1" in (strict.note or "")
