"""Can every policy fire, and does none say the opposite of another about the same facts?"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.packs.checks.subjects import patterns_of
from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.facts import why_impossible
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.sources.faults import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.packs.policies import Pattern, Policy
    from cchc_rules.packs.rules import Located

_STATUS_WORDS: Final = {"deducted": "bị trừ điểm", "at_risk": "có nguy cơ"}


def _never_fires(subject: Subject) -> Iterator[Found]:
    for rule in subject.own("policy"):
        policy: Policy = rule.entry
        forbidden = _meanings(each for each in policy.when.none if not each.same)
        for index, pattern in enumerate(policy.when.all):
            if _meaning(pattern) in forbidden:
                yield Found(
                    rule.place("when", "all", index),
                    f"quy tắc suy luận “{rule.id}” đòi một dữ kiện trong “all” và loại trừ đúng "
                    "dữ kiện đó trong “none”",
                    fix="bỏ mẫu này ở một trong hai chỗ",
                )
        arms = policy.when.any
        if arms and all(_meaning(each) in forbidden for each in arms):
            yield Found(
                rule.key_place("when", "any"),
                f"quy tắc suy luận “{rule.id}”: mọi dữ kiện trong “any” đều bị loại trừ trong “none”",
                fix="bỏ các mẫu này ở một trong hai chỗ",
            )


def _nobody_asserts(subject: Subject) -> Iterator[Found]:
    if not subject.rules.criteria:
        return  # a pack of policies only: others extend it and bring the criteria
    for rule in subject.own("policy"):
        for pattern, steps in patterns_of(rule.entry):
            # What is excluded and never there does no harm to the rest of the policy.
            why = None if steps[1] == "none" else why_impossible(pattern, subject)
            if why is not None:
                yield Found(
                    rule.place(*steps),
                    f"không bao giờ có dữ kiện này: {why}",
                    fix="sửa mẫu, hoặc bổ sung tiêu chí",
                )


def _opposites(subject: Subject) -> Iterator[Found]:
    for first, second in permutations(_all(subject), 2):
        one, two = first.entry, second.entry
        assert one is not None
        assert two is not None
        if second.layer != subject.layer or None in (one.then.status, two.then.status):
            continue
        if one.then.status == two.then.status or not _follows(two, one):
            continue
        if _follows(one, two) and first.layer == second.layer and first.place() > second.place():
            continue  # the same conditions: told once, at the later one
        yield Found(
            second.place("then", "status"),
            f"khi quy tắc này kết luận {_STATUS_WORDS[two.then.status or '']} thì quy tắc "
            f"“{first.id}” ({first.place()}) "
            f"luôn kết luận {_STATUS_WORDS[one.then.status or '']} về cùng dữ kiện",
            fix="loại trừ nhau bằng “none”, hoặc bỏ một quy tắc",
        )


def _follows(special: Policy, general: Policy) -> bool:
    """Whether the general policy fires whenever the special one does."""
    return (
        _meanings(general.when.all) <= _meanings(special.when.all)
        and _meanings(general.when.none) <= _meanings(special.when.none)
        and (not general.when.any or _same_arms(special, general))
    )


def _same_arms(special: Policy, general: Policy) -> bool:
    return bool(special.when.any) and _meanings(special.when.any) <= _meanings(general.when.any)


def _twice(subject: Subject) -> Iterator[Found]:
    seen: dict[Any, Located[Policy]] = {}
    for rule in _all(subject):
        policy = rule.entry
        assert policy is not None
        when = tuple(
            tuple(sorted(_meanings(part))) for part in (policy.when.all, policy.when.any, policy.when.none)
        )
        first = seen.setdefault((when, policy.then.model_dump_json()), rule)
        if first is not rule and rule.layer == subject.layer:
            yield Found(
                rule.place("id"),
                f"quy tắc suy luận “{rule.id}” giống hệt “{first.id}” ở {first.place()}",
                fix="bỏ một trong hai",
            )


def _all(subject: Subject) -> list[Located[Policy]]:
    return [rule for rule in subject.rules.policies.values() if rule.entry is not None]


def _meanings(patterns: Iterable[Pattern]) -> set[str]:
    return {_meaning(pattern) for pattern in patterns}


def _meaning(pattern: Pattern) -> str:
    """A pattern without the name given to its fact: two that mean the same are written the same."""
    return pattern.model_copy(update={"as_": None}).model_dump_json(exclude_defaults=True)


LINTS = (
    Lint(codes.NEVER_FIRES, _never_fires, Severity.ERROR),
    Lint(codes.NOBODY_ASSERTS, _nobody_asserts),
    Lint(codes.OPPOSITE_STATUSES, _opposites),
    Lint(codes.SAME_POLICY_TWICE, _twice),
)
