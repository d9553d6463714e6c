"""What `cchc explain` says of a criterion that has no result of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_rules.cli.app import cchc
from cchc_rules.cli.exits import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]


def test_a_part_of_a_criterion_with_a_published_result_says_which_result_stands_for_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [
        "explain",
        str(ROOT / "rules/quang-ngai-2021"),
        str(ROOT / "fixtures/quang-ngai-2020-ket-qua"),
        "1.7.3",
    ]
    assert run(cchc, words) == 0
    assert "Kết quả công bố của tiêu chí 1.7 thay cho tiêu chí thành phần này." in capsys.readouterr().out


def test_a_criterion_of_another_level_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    evidence = tmp_path / "xa.yaml"
    evidence.write_text(
        "format: 1\nagency: {id: xa, name: Xã thử, level: commune}\n"
        "period: {from: 2021-01-01, to: 2021-12-31}\n",
        encoding="utf-8",
    )
    assert run(cchc, ["explain", str(ROOT / "rules/quang-ngai-2021"), str(evidence), "1.5"]) == 0
    assert "khác cấp" in capsys.readouterr().out
