"""What does a policy conclude about, and does it wait for its own conclusion?

Policies that wait for others run after them, so waiting in a circle is refused, through
`none` or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs import codes
from cchc_rules.packs.checks.circles import circles
from cchc_rules.packs.policies import About, FindingStatus, Pattern, Policy
from cchc_rules.sources.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.rules import Located, Rules
    from cchc_rules.sources.tree import Step

_Steps = tuple["Step", ...]


def patterns_of(policy: Policy) -> Iterator[tuple[Pattern, _Steps]]:
    """Every pattern of a policy, with its place below it."""
    for part in ("all", "any", "none"):
        for index, pattern in enumerate(getattr(policy.when, part)):
            yield pattern, ("when", part, index)


def subject_faults(rule: Located[Policy], policy: Policy) -> Iterator[Fault]:
    """Whether each arm of a policy has a fact of the agency itself, and one its conclusion can be about."""
    for arm, steps in _arms(policy):
        if all(_elsewhere(pattern, arm, ()) for pattern in arm):
            yield Fault(
                rule.key_place(*steps),
                codes.NO_OWN_FACT,
                "mọi mẫu đều nói về cơ quan khác",
                expected="ít nhất một mẫu về chính cơ quan được đánh giá (không ghi khóa “agency”)",
            )
        subject = _subject(policy, arm)
        if _by_criterion(policy) and subject is not None and not _of_a_criterion(subject):
            place = rule.place("then", "on") if policy.then.on else rule.key_place(*steps)
            yield Fault(
                place,
                codes.NOT_ABOUT_A_CRITERION,
                "trạng thái (status) và giải pháp của tiêu chí (task: remedy) phải nói về một tiêu chí, "
                "ở đây không nói về tiêu chí nào",
                expected="một mẫu signal hoặc finding, và tên của nó ở khóa “on”",
            )


def circle_faults(rules: Rules) -> Iterator[Fault]:
    """Policies that wait for themselves, one fault for each circle."""
    policies = {name: rule.entry for name, rule in rules.policies.items() if rule.entry is not None}
    graph = {name: _waits_for(policy, policies) for name, policy in policies.items()}
    for circle in circles({name: list(found) for name, found in graph.items()}):
        first, following = circle[0], circle[1 % len(circle)]
        way = " → ".join([*circle, first])
        yield Fault(
            rules.policies[first].place(*graph[first][following]),
            codes.POLICY_CIRCLE,
            f"quy tắc suy luận “{first}” phụ thuộc vào kết luận của chính nó: {way}",
            fix="trong một quy tắc của vòng, thay phát hiện hoặc kiến nghị bằng dấu hiệu (signal)",
        )


def _arms(policy: Policy) -> Iterator[tuple[tuple[Pattern, ...], _Steps]]:
    """The positive patterns that hold together: all of them, with one of `any` at a time."""
    if not policy.when.any:
        yield policy.when.all, ("when", "all")
    for index, pattern in enumerate(policy.when.any):
        yield (*policy.when.all, pattern), ("when", "any", index)


def _by_criterion(policy: Policy) -> bool:
    return policy.then.status is not None or policy.then.task == "remedy"


def _of_a_criterion(pattern: Pattern) -> bool:
    # A conclusion is about whatever the policy that drew it was about, often a criterion.
    return pattern.document is None


def _subject(policy: Policy, arm: tuple[Pattern, ...]) -> Pattern | None:
    """The pattern the conclusion is about; None where the name of it is unknown (told elsewhere)."""
    if policy.then.on is not None:
        return next((each for each in arm if each.as_ == policy.then.on), None)
    if _by_criterion(policy):
        return next((each for each in arm if each.signal or each.finding), arm[0])
    return arm[0]


def _elsewhere(pattern: Pattern, arm: tuple[Pattern, ...], seen: tuple[str, ...]) -> bool:
    """Whether a pattern reads facts of another agency, itself or by sharing the agency of one that does."""
    name = pattern.same.get("agency")
    if pattern.agency != "same" or name is None:
        return pattern.agency != "same"
    other = next((each for each in arm if each.as_ == name), None)
    return other is not None and name not in seen and _elsewhere(other, arm, (*seen, name))


def _waits_for(policy: Policy, policies: dict[str, Policy]) -> dict[str, _Steps]:
    """The policies whose conclusions this one may read, each with the place of the pattern that does."""
    found: dict[str, _Steps] = {}
    for pattern, steps in patterns_of(policy):
        # What was found for the period before is settled before this period is looked at.
        if pattern.period == "previous" or (pattern.finding is None and pattern.conclusion is None):
            continue
        for name, other in policies.items():
            if _may_read(pattern, other):
                key = "conclusion" if pattern.finding is None else "finding"
                found.setdefault(name, (*steps, key))
    return found


def _may_read(pattern: Pattern, other: Policy) -> bool:
    if pattern.conclusion is not None:
        concluded = pattern.conclusion == other.then.conclude
    else:
        concluded = other.then.status is not None and _asks(pattern, other.then.status)
    return concluded and any(_same_subject(pattern, _subject(other, arm)) for arm, _ in _arms(other))


def _asks(pattern: Pattern, status: str) -> bool:
    wanted = None if pattern.finding is None else pattern.finding.status
    return wanted is None or wanted == FindingStatus(status)


def _same_subject(pattern: Pattern, subject: Pattern | None) -> bool:
    """Whether the two may be about one criterion, as far as one can tell from what they are limited to."""
    one, other = _about(pattern), About() if subject is None else _about(subject)
    return (
        _overlap(one.criterion, other.criterion)
        and _overlap(one.field, other.field)
        and (one.measure is None or other.measure is None or one.measure == other.measure)
        and (one.scope is None or other.scope is None or one.scope == other.scope)
        and _overlap_levels(pattern, subject)
    )


def _about(pattern: Pattern) -> About:
    return pattern.finding or pattern.of or About()


def _overlap_levels(pattern: Pattern, subject: Pattern | None) -> bool:
    levels = {each.level for each in (pattern, subject) if each is not None and each.level is not None}
    return len(levels) < 2


def _overlap(one: str | None, other: str | None) -> bool:
    """Whether one dotted id is the other or stands below it."""
    if one is None or other is None or one == other:
        return True
    return one.startswith(other + ".") or other.startswith(one + ".")
