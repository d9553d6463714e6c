"""Which changes can be made to a policy? Left out, a pattern dropped or widened, a status changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.assessment.mutation.edits import ChangeKind, Edit, another, inside, inside_each
from cchc_rules.packs.policies import FindingStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.policies import Pattern, Policy, Then, When

_OTHER_STATUS = {
    FindingStatus.DEDUCTED: FindingStatus.AT_RISK,
    FindingStatus.AT_RISK: FindingStatus.DEDUCTED,
    FindingStatus.MET: FindingStatus.DEDUCTED,
    FindingStatus.UNKNOWN: FindingStatus.MET,
    FindingStatus.NOT_APPLICABLE: FindingStatus.UNKNOWN,
    FindingStatus.WAIVED: FindingStatus.MET,
    FindingStatus.RULE_ERROR: FindingStatus.UNKNOWN,
}
_LIMITS = {
    "criterion": "giới hạn vào tiêu chí",
    "measure": "giới hạn vào số liệu",
    "scope": "giới hạn vào phạm vi",
    "field": "giới hạn vào lĩnh vực",
}


def policy_edits(policy: Policy) -> Iterator[Edit[Policy]]:
    """Every change to a policy but leaving it out altogether."""
    yield from inside(policy, "when", _when_edits(policy.when))
    yield from inside(policy, "then", _then_edits(policy.then))


def _when_edits(when: When) -> Iterator[Edit[When]]:
    for key in ("all", "any", "none"):
        patterns: tuple[Pattern, ...] = getattr(when, key)
        for index, pattern in enumerate(patterns):
            rest = (*patterns[:index], *patterns[index + 1 :])
            shorter = when.model_copy(update={key: rest})
            if (shorter.all or shorter.any) and not _named_elsewhere(pattern, shorter):
                yield Edit(shorter, ChangeKind.POLICY, f"bỏ mẫu {index + 1} của “{key}”")
            edits = ((index, edit) for edit in _pattern_edits(pattern))
            yield from inside(when, key, inside_each(patterns, edits, f"mẫu {{}} của “{key}”: "))


def _named_elsewhere(pattern: Pattern, when: When) -> bool:
    """Whether other patterns refer to this one by its name, so that it cannot go."""
    others = (*when.all, *when.any, *when.none)
    return pattern.as_ is not None and any(pattern.as_ in each.same.values() for each in others)


def _pattern_edits(pattern: Pattern) -> Iterator[Edit[Pattern]]:
    kind = ChangeKind.POLICY
    finding = pattern.finding
    if finding is not None and finding.status is not None:
        other = _OTHER_STATUS[finding.status]
        changed = another(other, kind, finding.status, other)
        yield from inside(pattern, "finding", inside(finding, "status", (changed,), "trạng thái "))
    for key in ("finding", "of"):
        about = getattr(pattern, key)
        limits = [limit for limit in _LIMITS if about is not None and getattr(about, limit) is not None]
        for limit in limits:
            widened: Any = about.model_copy(update={limit: None})
            said = f"bỏ {_LIMITS[limit]} “{getattr(about, limit)}”"
            yield Edit(pattern.model_copy(update={key: widened}), kind, said)
    for key in pattern.same:
        fewer = {name: alias for name, alias in pattern.same.items() if name != key}
        yield Edit(pattern.model_copy(update={"same": fewer}), kind, f"bỏ điều kiện trùng “{key}”")
    if pattern.level is not None:
        yield Edit(pattern.model_copy(update={"level": None}), kind, f"bỏ giới hạn vào cấp “{pattern.level}”")
    if pattern.agency != "same":
        changed_agency = another("same", kind, pattern.agency, "same")
        yield from inside(pattern, "agency", (changed_agency,), "cơ quan ")
    if pattern.period != "current":
        changed_period = another("current", kind, pattern.period, "current")
        yield from inside(pattern, "period", (changed_period,), "kỳ ")


def _then_edits(then: Then) -> Iterator[Edit[Then]]:
    if then.status is not None:
        other = "at_risk" if then.status == "deducted" else "deducted"
        yield from inside(
            then, "status", (another(other, ChangeKind.POLICY, then.status, other),), "trạng thái "
        )
