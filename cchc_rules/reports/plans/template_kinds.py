"""Which templates of plans may an office replace by its own?"""

from __future__ import annotations

from typing import Final

from cchc_rules.reports.plans import extract_docx, plan_docx
from cchc_rules.reports.plans.plan_places import EXTRACT_PLACES, PLAN_PLACES
from cchc_rules.reports.plans.trial_plans import extract_trials, plan_trials
from cchc_rules.reports.word.template_kind import TemplateKind

_FRAME = ("issuing_body", "symbol", "place", "recipients", "archive", "signer_title")

PLAN: Final = TemplateKind(
    name="plan",
    title="Kế hoạch khắc phục",
    file="ke-hoach.docx",
    places=PLAN_PLACES,
    needed=(("title",), ("tasks", "task_annexes")),
    expected=(
        *_FRAME,
        "grounds",
        "purpose",
        "requirements",
        "conclusions",
        "organisation",
        "closing",
        "annex_notes",
        "result_annexes",
    ),
    shipped=plan_docx.shipped,
    trials=plan_trials,
)
EXTRACT: Final = TemplateKind(
    name="extract",
    title="Phiếu giao việc",
    file="phieu-giao-viec.docx",
    places=EXTRACT_PLACES,
    needed=(("unit",), ("led",)),
    expected=(*_FRAME, "helped", "plan_title", "due"),
    shipped=extract_docx.shipped,
    trials=extract_trials,
)
