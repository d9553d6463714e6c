"""Which facts can there be at all, given the criteria of a pack?

A signal has conditions of its own (a thin margin needs a margin); without any criterion that meets them
nobody ever asserts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.checks.forms import forms_within
from cchc_rules.packs.forms import DeadlineForm
from cchc_rules.packs.policies import FindingStatus, SignalName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.packs.lint.interface import Subject
    from cchc_rules.packs.policies import About, Pattern

_NEEDS: Final[dict[SignalName, tuple[Callable[[Criterion], bool], str]]] = {
    SignalName.THIN_MARGIN: (
        lambda criterion: criterion.at_risk is not None and criterion.at_risk.margin is not None,
        "at_risk: {margin: ...}",
    ),
    SignalName.STALE_FIGURE: (
        lambda criterion: criterion.at_risk is not None and criterion.at_risk.stale_after is not None,
        "at_risk: {stale_after: ...}",
    ),
    SignalName.OBLIGATION_TRIGGERED: (lambda criterion: criterion.obligation is not None, "obligation"),
    SignalName.MISSING_DOCUMENT: (lambda criterion: bool(criterion.documents), "documents"),
    SignalName.UNVERIFIED_PLACE: (lambda criterion: bool(criterion.documents), "documents"),
    SignalName.DEADLINE_NEAR: (
        lambda criterion: any(isinstance(form, DeadlineForm) for form in forms_within(criterion.score)),
        "score: {deadline: ...}",
    ),
}
"""What a criterion must have for a signal to be possible; signals not named here always are."""

_SET_BY_POLICIES: Final = frozenset({FindingStatus.DEDUCTED, FindingStatus.AT_RISK})


def why_impossible(pattern: Pattern, subject: Subject) -> str | None:
    """Why no fact can ever fit a pattern; None where one can."""
    if pattern.signal is None and pattern.finding is None:
        return None
    about = pattern.finding or pattern.of
    meant = [each for each in _leaves(subject) if _is_meant(each, about, pattern.level)]
    if not meant:
        return "không tiêu chí nào thỏa mọi giới hạn của mẫu (tiêu chí, số liệu, phạm vi, lĩnh vực, cấp)"
    if pattern.signal is not None and pattern.signal in _NEEDS:
        fits, key = _NEEDS[pattern.signal]
        if not any(fits(each) for each in meant):
            return f"dấu hiệu {pattern.signal} chỉ có khi tiêu chí ghi “{key}”, ở đây không tiêu chí nào ghi"
    status = None if pattern.finding is None else pattern.finding.status
    if status in _SET_BY_POLICIES and pattern.period == "current" and status not in _statuses(subject):
        return f"không quy tắc suy luận nào đặt trạng thái {status}"
    return None


def _leaves(subject: Subject) -> Iterator[Criterion]:
    parents = {name.rpartition(".")[0] for name in subject.rules.criteria}
    for rule in subject.rules.criteria.values():
        if rule.id not in parents and rule.entry is not None:
            yield rule.entry


def _statuses(subject: Subject) -> set[str | None]:
    return {rule.entry.then.status for rule in subject.rules.policies.values() if rule.entry is not None}


def _is_meant(criterion: Criterion, about: About | None, level: AgencyLevel | None) -> bool:
    if level is not None and criterion.levels and level not in criterion.levels:
        return False
    if about is None:
        return True
    # A field may hold criteria by their ids only; so may a criterion.
    heads = [each for each in (about.criterion, about.field) if each is not None]
    return (
        all(criterion.id == head or criterion.id.startswith(f"{head}.") for head in heads)
        and (about.measure is None or about.measure == criterion.measure)
        and (about.scope is None or about.scope == criterion.scope)
    )
