"""Which plan follows from the assessments? Tasks of all agencies merged, standing tasks, conclusions."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cchc_rules.assessment.figures import Explainer
from cchc_rules.planning.contribution import Contribution, contribution_of
from cchc_rules.planning.general_text import plan_text
from cchc_rules.planning.model import Plan, Task
from cchc_rules.planning.order import ordered
from cchc_rules.planning.tasks import merged, numbered, written
from cchc_rules.vietnamese.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.pack import RulePack


def draft_plan(assessments: Iterable[Assessment], *, agencies: Collection[str] | None = None) -> Plan:
    """The plan for one or many agencies assessed by the same pack.

    The order of the assessments does not matter. `agencies` names the ids of the agencies the
    plan is for; all of them where it is left out.

    Raises:
        ValueError: when there is nothing to plan for, or the assessments rest on different packs.
    """
    given = tuple(assessments)
    if not given:
        raise ValueError("không có kết quả đánh giá nào để lập kế hoạch")
    pack = given[0].pack
    explainer = Explainer(pack, given[0].rules)
    return plan_of(pack, (contribution_of(each, explainer) for each in given), agencies=agencies)


def plan_of(
    pack: RulePack, contributions: Iterable[Contribution], *, agencies: Collection[str] | None = None
) -> Plan:
    """The same of contributions, made where the agencies were assessed.

    Raises:
        ValueError: when there is nothing to plan for, or a contribution rests on another pack.
    """
    chosen = _chosen(pack, contributions, agencies)
    tasks = numbered(ordered(_tasks(chosen, pack), pack))
    manifest = pack.manifest
    who = tuple(dict.fromkeys(each.agency for each in chosen))
    return Plan(
        pack_id=pack.id,
        pack_title=manifest.title,
        year=manifest.year,
        issuer=manifest.issuer,
        nominal_points=manifest.points == "nominal",
        text=plan_text(manifest, who),
        agencies=who,
        tasks=tasks,
        conclusions=tuple(chain.from_iterable(each.conclusions for each in chosen)),
        as_of=max(each.as_of for each in chosen),
        warnings=_warnings(chosen, pack, tasks),
    )


def _chosen(
    pack: RulePack, contributions: Iterable[Contribution], agencies: Collection[str] | None
) -> tuple[Contribution, ...]:
    given = tuple(contributions)
    if {(each.pack_id, each.pack_digest) for each in given} - {(pack.id, pack.digest)}:
        raise ValueError(
            "các kết quả đánh giá theo nhiều bộ quy tắc khác nhau, không lập chung một kế hoạch được"
        )
    if agencies is not None:
        known = {each.agency.id for each in given}
        if missing := sorted(set(agencies) - known):
            raise ValueError(f"không có kết quả đánh giá của cơ quan: {', '.join(missing)}")
        given = tuple(each for each in given if each.agency.id in agencies)
    if not given:
        raise ValueError("không có kết quả đánh giá nào để lập kế hoạch")
    return tuple(
        sorted(
            given,
            key=lambda each: (sort_key(each.agency.name), each.agency.id, each.period_from, each.period_to),
        )
    )


def _tasks(contributions: Sequence[Contribution], pack: RulePack) -> list[Task]:
    everyone = [each.filling for each in contributions]
    drafts = merged(chain.from_iterable(each.drafts for each in contributions))
    return [written(draft, pack, everyone=everyone) for draft in drafts]


def _warnings(
    contributions: Sequence[Contribution], pack: RulePack, tasks: Sequence[Task]
) -> tuple[str, ...]:
    several = len(contributions) > 1
    found: list[str] = []
    if not pack.manifest.verified:
        found.append(f"Bộ quy tắc “{pack.manifest.title}” chưa được đối chiếu với văn bản gốc")
    shared = set.intersection(*(set(each.warnings) for each in contributions))
    found.extend(warning for warning in contributions[0].warnings if warning in shared)
    for each in contributions:
        own = [warning for warning in each.warnings if warning not in shared]
        own.extend(each.left_open)
        found.extend(f"{each.agency.name}: {warning}" if several else warning for warning in own)
    empty = [task.number for task in tasks if not task.content and not task.standing]
    if empty:
        found.append(f"Bộ quy tắc không ghi giải pháp cho nhiệm vụ {', '.join(empty)}; nội dung để trống")
    return tuple(dict.fromkeys(found))
