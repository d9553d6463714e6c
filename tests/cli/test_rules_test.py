"""`cchc rules test`: failing cases with everything that explains them, coverage, changes no case notices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from assessment.test_coverage import RULES
from support import write_pack

from cchc_rules.cli.exits import Exit

if TYPE_CHECKING:
    from .office import Command

ROOT = Path(__file__).parents[2]
HEAD = """
format: 1
agency: {id: so-thu, name: Sở thử, level: department}
period: {from: 2021-01-01, to: 2021-12-31}
cases:
"""
RIGHT = """
  - name: Dưới mức
    figures: {online: 50%}
    expect: {criteria: {"1": deducted}}
"""
WRONG = """
  - name: Tưởng là đạt
    figures: {online: 50%}
    expect: {criteria: {"1": met}, points: {"1": 1}}
"""


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")


def pack_with(root: Path, cases: str | None) -> Path:
    files = {} if cases is None else {"cases/muc.yaml": HEAD + cases}
    return write_pack(root, RULES, files=files).folder


def test_cases_that_all_come_out_end_with_0_and_the_coverage(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("rules", "test", pack_with(tmp_path, RIGHT))
    assert ended.status == Exit.CLEAN
    assert ended.err == ""
    assert ended.out.startswith("Bộ quy tắc thu-2021: 1 tình huống, 1 đạt, 0 không đạt\n")
    assert "Bậc điểm đã áp dụng: 1/5" in ended.out
    assert "Quy tắc suy luận đã áp dụng: 1/2" in ended.out
    assert "  - quy tắc praise: chưa được áp dụng trong tình huống nào" in ended.out


def test_a_failing_case_shows_values_read_rule_expected_and_got(cchc: Command, tmp_path: Path) -> None:
    folder = pack_with(tmp_path, RIGHT + WRONG)
    ended = cchc("rules", "test", folder)
    assert ended.status == Exit.FINDINGS
    shown = ended.out[: ended.out.index("Số tình huống của từng tiêu chí")]
    lines = shown.splitlines()
    assert lines[0] == "Bộ quy tắc thu-2021: 2 tình huống, 1 đạt, 1 không đạt"
    assert lines[2] == "KHÔNG ĐẠT: Tưởng là đạt"
    assert lines[3].endswith("cases/muc.yaml:11:5")
    assert lines[4] == "  - tiêu chí 1: cần “đạt”, kết quả là “bị trừ điểm”"
    assert "giá trị đọc được: Đạt 50%, chỉ tiêu từ 60% trở lên" in lines[5]
    assert lines[6].startswith("      quy tắc: ")
    assert lines[6].endswith("rules.yaml:6:5")
    assert lines[7] == "  - tiêu chí 1: cần 1,00 điểm, kết quả là 0,00"


def test_nothing_is_changed_while_a_case_fails(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("rules", "test", pack_with(tmp_path, WRONG), "--mutate")
    assert ended.status == Exit.FINDINGS
    assert "trước hết mọi tình huống phải đạt" in ended.err
    assert "Thử đổi" not in ended.out


def test_a_change_no_case_notices_is_told_with_its_place_and_ends_with_1(
    cchc: Command, tmp_path: Path
) -> None:
    ended = cchc("rules", "test", pack_with(tmp_path, RIGHT), "--mutate")
    assert ended.status == Exit.FINDINGS
    (line,) = [line for line in ended.out.splitlines() if "“>= 60%” đổi thành “>= 59%”" in line]
    assert "rules.yaml:6:5: tiêu chí 1: sở, ban, ngành, bậc 1, điều kiện" in line


def test_the_cases_of_a_source_pack_notice_every_change(cchc: Command) -> None:
    ended = cchc("rules", "test", "quang-ngai-2024", "--mutate")
    assert ended.status == Exit.CLEAN
    assert "0 lần không bị phát hiện" in ended.out
    assert "Không còn mục nào chưa được thử" in ended.out


def test_the_json_holds_what_the_text_shows(cchc: Command, tmp_path: Path) -> None:
    folder = pack_with(tmp_path, RIGHT + WRONG)
    ended = cchc("rules", "test", folder, "--format", "json")
    assert ended.status == Exit.FINDINGS
    found = json.loads(ended.out)
    assert found["pack"]["id"] == "thu-2021"
    assert [case["passed"] for case in found["cases"]] == [True, False]
    first, _ = found["cases"][1]["differences"]
    assert first["about"] == "tiêu chí 1"
    assert (first["expected"], first["got"]) == ("“đạt”", "“bị trừ điểm”")
    assert [place["line"] for place in first["rules"]] == [6]
    assert found["coverage"]["criteria"][0]["missing"] == ["at_risk", "unknown"]
    assert found["mutation"] is None


def test_the_json_of_a_mutation_lists_survivors_and_what_is_harmless(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("rules", "test", pack_with(tmp_path, RIGHT), "--mutate", "--format", "json")
    found = json.loads(ended.out)["mutation"]
    assert found["made"] == found["killed"] + len(found["harmless"]) + len(found["survivors"])
    assert {"kind", "place", "change"} <= set(found["survivors"][0])
    assert found["survivors"]
    assert {"refused"} <= {each["reason"] for each in found["harmless"]}


def test_a_case_file_with_faults_ends_with_3_and_its_place(cchc: Command, tmp_path: Path) -> None:
    for number, cases in enumerate(
        (RIGHT.replace("online:", "onlin:"), RIGHT.replace('{"1": deducted}', '{"9": met}'))
    ):
        ended = cchc("rules", "test", pack_with(tmp_path / str(number), cases), "--mutate")
        assert ended.status == Exit.RULES
        assert ended.out == ""
        assert "cases/muc.yaml:" in ended.err


def test_rules_that_cannot_be_used_end_with_3(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("rules", "test", tmp_path / "khong-co")
    assert ended.status == Exit.RULES
    assert ended.out == ""


def test_a_pack_without_cases_says_so_and_lists_everything_as_untried(cchc: Command, tmp_path: Path) -> None:
    ended = cchc("rules", "test", pack_with(tmp_path, None))
    assert ended.status == Exit.CLEAN
    assert "không có tình huống nào trong thư mục cases" in ended.err
    assert "tiêu chí 2: chưa có tình huống “Đạt”, “Bị trừ điểm”, “Chưa có số liệu”" in ended.out
