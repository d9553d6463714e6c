"""Every command and every file in the guides works as it is written there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cchc_rules.cli.app import cchc
from cchc_rules.cli.exits import run

from .guides import Runs, Writes, steps, write

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs" / "huong-dan").glob("*.md"))]
NAMES = [guide.name for guide in GUIDES]
WRITTEN_LATER = {"benchmarks/README.md"}
"""Pages `make bench` writes."""
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the one the reader stands in."""
    for name in ("rules", "fixtures"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "docs" / "schema", tmp_path / "docs" / "schema")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("guide", GUIDES, ids=NAMES)
def test_a_guide_works_when_followed_step_by_step(
    guide: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = 0
    for step in steps(guide.read_text(encoding="utf-8")):
        if isinstance(step, Writes):
            write(step, office)
        else:
            assert isinstance(step, Runs)
            status = run(cchc, list(step.words))
            said = capsys.readouterr()
            assert status == step.status, f"cchc {' '.join(step.words)}\n{said.out}\n{said.err}"
            done += 1
    assert done


@pytest.mark.parametrize("guide", GUIDES, ids=NAMES)
def test_every_link_and_picture_of_a_guide_is_there(guide: Path) -> None:
    for target in _LINK.findall(guide.read_text(encoding="utf-8")):
        assert target in WRITTEN_LATER or (guide.parent / target).exists(), target


def test_the_pack_of_the_guide_has_no_error_and_only_holes_to_warn_of(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After all steps the officer sees nothing but what is still to be confirmed."""
    guide = (ROOT / "docs" / "huong-dan" / "sua-quy-tac.md").read_text(encoding="utf-8")
    for step in steps(guide):
        if isinstance(step, Writes):
            write(step, office)
        elif step.words[:2] == ("rules", "new"):
            run(cchc, list(step.words))
    capsys.readouterr()
    assert run(cchc, ["rules", "check", "quang-ngai-2022"]) == 0
    said = capsys.readouterr()
    told = [line for line in (said.out + said.err).splitlines() if " CC" in line or " DL" in line]
    mine = said.out.partition("rules/quang-ngai-2022/")[2]
    assert told
    assert set(re.findall(r"cảnh báo (CC\d+)", mine)) == {"CC189"}


def test_every_code_the_guide_explains_is_one_the_program_knows() -> None:
    from cchc_rules.packs import codes
    from cchc_rules.sources import codes as source_codes

    guide = (ROOT / "docs" / "huong-dan" / "sua-quy-tac.md").read_text(encoding="utf-8")
    table = guide.partition("## 8.")[2]
    known = {
        value for module in (codes, source_codes) for value in vars(module).values() if isinstance(value, str)
    }
    assert set(re.findall(r"\b(?:CC|DL)\d{3}\b", table)) <= known
