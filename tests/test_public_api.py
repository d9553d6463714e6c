"""What another program may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cchc_rules

ROOT = Path(__file__).parents[1]


def test_four_calls_lead_from_files_to_a_plan() -> None:
    pack = cchc_rules.load_pack(ROOT / "rules" / "quang-ngai-2021")
    evidence = cchc_rules.load_evidence([ROOT / "fixtures" / "quang-ngai-2020-ket-qua"], pack)
    assessments = cchc_rules.assess(pack, evidence)
    plan = cchc_rules.draft_plan(assessments)
    assert [len(each.results) for each in assessments] == [10]
    assert len(plan.tasks) == 10


def test_importing_the_package_loads_none_of_its_rooms() -> None:
    script = "import sys, cchc_rules; print([name for name in sys.modules if name.startswith('cchc_rules.')])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "['cchc_rules.version']"


def test_a_name_the_package_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'asses'"):
        _ = cchc_rules.asses


def test_every_public_name_can_be_had() -> None:
    assert all(getattr(cchc_rules, name) for name in cchc_rules.__all__)
