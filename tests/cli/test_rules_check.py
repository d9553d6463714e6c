"""`cchc rules check`: what it prints, in which format, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from cchc_rules.cli.app import cchc
from cchc_rules.cli.exits import Exit, run

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., tuple[int, str, str]]

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Check:
    """Runs `cchc rules check` beside copies of the packs; status, stdout, stderr."""
    shutil.copytree(RULES, tmp_path / "rules")
    monkeypatch.chdir(tmp_path)

    def checked(*words: str) -> tuple[int, str, str]:
        status = run(cchc, ["rules", "check", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return checked


def _replace(file: str, old: str, new: str) -> int:
    """Edit a copied pack; the line of the edit."""
    path = Path("rules") / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_clean_pack_prints_nothing_but_a_summary(check: Check) -> None:
    assert check("quang-ngai-2017") == (Exit.CLEAN, "", "quang-ngai-2017: 0 lỗi, 0 cảnh báo\n")


def test_warnings_end_well_unless_asked_otherwise(check: Check) -> None:
    status, out, err = check("quang-nam-2022")
    assert status == Exit.CLEAN
    assert "cảnh báo CC331" in out
    assert err == "quang-nam-2022: 0 lỗi, 1 cảnh báo\n"
    assert check("quang-nam-2022", "--fail-on", "warning")[0] == Exit.FINDINGS


def test_an_error_is_shown_with_its_line_and_a_caret(check: Check) -> None:
    line = _replace("quang-ngai-2017/criteria.yaml", "measure: ", "measure: x")
    status, out, _ = check("quang-ngai-2017")
    assert status == Exit.RULES
    lines = out.splitlines()
    assert lines[0] == "rules/quang-ngai-2017/criteria.yaml"
    assert lines[1].startswith(f"  {line}:14: lỗi CC111: số liệu “x")
    assert lines[2].lstrip().startswith(f"{line} |     measure: x")
    assert lines[3].index("^") == lines[2].index("measure: x") + len("measure: ")
    assert any(text.strip().startswith("có phải ý là") for text in lines)


def test_several_packs_are_all_checked_though_one_does_not_exist(check: Check) -> None:
    status, out, err = check("quang-ngai-2071", "quang-nam-2022")
    assert status == Exit.RULES
    assert "CC101" in out
    assert "CC331" in out
    assert len(err.splitlines()) == 2


def test_without_a_pack_it_is_wrong_usage(check: Check) -> None:
    assert check()[0] == Exit.USAGE


@pytest.mark.parametrize("report_format", ["text", "json", "sarif", "junit"])
def test_every_format_gives_the_same_bytes_twice_and_can_go_to_a_file(
    report_format: str, check: Check
) -> None:
    words = ("quang-nam-2022", "par-index-2017", "--format", report_format)
    first = check(*words)
    assert check(*words) == first
    status, out, _ = check(*words, "-o", "ket-qua")
    assert (status, out) == (Exit.CLEAN, "")
    assert Path("ket-qua").read_text(encoding="utf-8") == first[1]


def test_json_holds_every_fault_and_what_was_set_aside(check: Check) -> None:
    whole = json.loads(check("quang-nam-2022", "quang-ngai-2021", "--format", "json")[1])
    assert whole["format"] == 1
    nam, ngai = whole["packs"]
    (fault,) = nam["faults"]
    assert (fault["code"], fault["severity"], fault["file"]) == (
        "CC331",
        "warning",
        "rules/quang-nam-2022/criteria.yaml",
    )
    assert fault["excerpt"].splitlines()[0].startswith(f"{fault['line']} | ")
    assert ngai["faults"] == []
    assert {each["code"] for each in ngai["ignored"]} == {"CC301", "CC302"}
    assert all(each["reason"] for each in ngai["ignored"])


def test_sarif_names_rules_levels_and_places(check: Check) -> None:
    _replace("quang-ngai-2021/pack.yaml", "year: 2021", "year: 2022")
    whole = json.loads(check("quang-ngai-2021", "quang-nam-2022", "--format", "sarif")[1])
    assert whole["version"] == "2.1.0"
    (one,) = whole["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({each["ruleId"] for each in one["results"]})
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("rules/")
        assert place["region"]["startLine"] > 0
    assert {bool(each.get("suppressions")) for each in one["results"]} == {True, False}


def test_junit_counts_errors_as_failures_and_warnings_only_when_asked(check: Check) -> None:
    _replace("quang-ngai-2021/pack.yaml", "extends: [_base]", "extends: [_bsae]")
    words = ("quang-ngai-2021", "quang-nam-2022", "quang-ngai-2017", "--format", "junit")
    suites = list(ET.fromstring(check(*words)[1]))
    assert [(suite.get("name"), suite.get("failures")) for suite in suites] == [
        ("quang-ngai-2021", "1"),
        ("quang-nam-2022", "0"),
        ("quang-ngai-2017", "0"),
    ]
    assert all(int(suite.get("tests", "0")) == len(suite) >= 1 for suite in suites)
    strict = ET.fromstring(check(*words, "--fail-on", "warning")[1])
    assert [suite.get("failures") for suite in strict] == ["1", "1", "0"]


def test_fix_says_what_it_mended(check: Check) -> None:
    before = Path("rules/quang-ngai-2021/criteria.yaml").read_bytes()
    _replace("quang-ngai-2021/criteria.yaml", 'id: "1.10"', "id: 1.10")
    assert check("quang-ngai-2021", "--fail-on", "warning")[0] == Exit.FINDINGS
    status, out, err = check("quang-ngai-2021", "--fix")
    assert (status, out) == (Exit.CLEAN, "")
    assert err.startswith("Đã sửa rules/quang-ngai-2021/criteria.yaml: 1 chỗ (CC355)\n")
    assert Path("rules/quang-ngai-2021/criteria.yaml").read_bytes() == before


def test_policies_no_engine_bears_are_an_error_at_the_policy(check: Check) -> None:
    many = "".join("        - {signal: prolonged}\n" for _ in range(20))
    policy = (
        "policies:\n  - id: heavy\n    when:\n      all:\n        - {signal: falling}\n"
        f"{many}    then: {{status: at_risk}}\n"
    )
    line = _replace("quang-ngai-2021/policies.yaml", "policies:\n", policy) + 1
    status, out, _ = check("quang-ngai-2021")
    assert status == Exit.RULES
    assert f"  {line}:5: lỗi SL101" in out


def test_a_code_is_explained(check: Check) -> None:
    status, out, _ = check("--explain", "cc316")
    assert status == Exit.CLEAN
    assert out.startswith("CC316: Khoảng cảnh báo rộng hơn mức đạt\n")
    assert check("--explain", "CC9")[0] == Exit.USAGE
