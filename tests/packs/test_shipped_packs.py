"""The packs that come with the program load without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.packs.loader import load_pack

RULES = Path(__file__).parents[2] / "rules"
PACKS = sorted(manifest.parent for manifest in RULES.glob("*/pack.yaml"))


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_shipped_pack_loads_without_fault_or_unexplained_warning(folder: Path) -> None:
    pack = load_pack(folder)
    assert pack.id == folder.name
    assert not pack.warnings or pack.manifest.note


def test_there_are_packs() -> None:
    assert {"_base", "quang-ngai-2021"} <= {folder.name for folder in PACKS}
