"""Self-assessment of Vietnam's administrative-reform index (PAR INDEX, Chỉ số cải cách hành chính).

    from cchc_rules import assess, draft_plan, load_evidence, load_pack

    pack = load_pack("quang-ngai-2021")
    evidence = load_evidence(["fixtures/quang-ngai-vp-2024"], pack)
    assessments = assess(pack, evidence)
    plan = draft_plan(assessments)

The four functions are imported when first used, so that `import cchc_rules` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.version import VERSION as __version__  # noqa: N811 - the name Python packages give it

if TYPE_CHECKING:
    from cchc_rules.assessment.pipeline import assess
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.packs.loader import load_pack
    from cchc_rules.planning.plan import draft_plan

__all__ = ["__version__", "assess", "draft_plan", "load_evidence", "load_pack"]

_HOMES = {
    "assess": "cchc_rules.assessment.pipeline",
    "draft_plan": "cchc_rules.planning.plan",
    "load_evidence": "cchc_rules.evidence.loader",
    "load_pack": "cchc_rules.packs.loader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
