"""How does a plan become JSON? For programs, and to compare two drafts of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.json_model import FORMAT, ConclusionJson, PlanJson, PlanTextJson, RecipientJson
from cchc_rules.reports.plans.json_tasks import agency_json, json_text, task_json

if TYPE_CHECKING:
    from cchc_rules.planning.model import Plan


def write(plan: Plan) -> bytes:
    """The plan as UTF-8 JSON; the same plan gives the same bytes."""
    return json_text(plan_json(plan)).encode()


def plan_json(plan: Plan) -> PlanJson:
    """The plan as the documented model."""
    return PlanJson(
        format=FORMAT,
        kind="plan",
        pack_id=plan.pack_id,
        pack_title=plan.pack_title,
        year=plan.year,
        issuer=plan.issuer,
        points="nominal" if plan.nominal_points else "official",
        as_of=plan.as_of.isoformat(),
        agencies=tuple(agency_json(agency) for agency in plan.agencies),
        text=_text(plan),
        tasks=tuple(task_json(task) for task in plan.tasks),
        conclusions=tuple(
            ConclusionJson(
                id=each.id,
                agency=each.agency.id,
                criterion=each.criterion,
                text=each.text,
                because=each.because,
            )
            for each in plan.conclusions
        ),
        warnings=plan.warnings,
    )


def _text(plan: Plan) -> PlanTextJson:
    text = plan.text
    return PlanTextJson(
        layout=text.layout,
        parent_body=text.parent_body,
        issuing_body=text.issuing_body or plan.issuer,
        symbol=text.symbol,
        place=text.place,
        title=text.title,
        grounds=text.grounds,
        purpose=text.purpose,
        requirements=text.requirements,
        solutions_title=text.solutions_title,
        solutions_intro=text.solutions_intro,
        organisation=text.organisation,
        closing=text.closing,
        recipients=tuple(RecipientJson(to=each.to, note=each.note) for each in text.recipients),
        archive=text.archive,
        signer_title=text.signer_title,
    )
