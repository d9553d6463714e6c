"""How does one policy of the office become rules? One rule for each arm of its `any`.

What the words of a policy mean is said once, at the top of program.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from cchc_rules.inference.faults import UnusablePolicyError
from cchc_rules.inference.model import FactKind
from cchc_rules.inference.patterns import Filter, Join, Key, Outcome, Premise, Relation, Rule, Shape
from cchc_rules.packs.policies import About, Pattern, Policy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OF_CRITERIA: Final = (FactKind.SIGNAL, FactKind.FINDING)
_ABOUT_CRITERIA: Final[tuple[Key, ...]] = ("criterion", "measure", "scope", "field")


def compile_policy(policy: Policy) -> tuple[tuple[Rule, ...], Outcome]:
    """The rules of a policy, and what follows when one of them fires."""
    arms: tuple[Pattern | None, ...] = policy.when.any or (None,)
    rules = []
    for arm in arms:
        positive = policy.when.all if arm is None else (*policy.when.all, arm)
        rules.append(_Joining(policy, positive, policy.when.none).rule())
    return tuple(dict.fromkeys(rules)), _outcome(policy)


def _outcome(policy: Policy) -> Outcome:
    then = policy.then
    task: Literal["remedy", "own"] | None = None
    if then.task is not None:
        task = "remedy" if then.task == "remedy" else "own"
    return Outcome(status=then.status, task=task, conclude=then.conclude, text=then.text or "")


def _kind(pattern: Pattern) -> FactKind:
    if pattern.signal is not None:
        return FactKind.SIGNAL
    if pattern.finding is not None:
        return FactKind.FINDING
    return FactKind.DOCUMENT if pattern.document is not None else FactKind.CONCLUSION


def _about(pattern: Pattern) -> About | None:
    return pattern.finding or pattern.of


def _filter(pattern: Pattern) -> Filter:
    about = _about(pattern) or About()
    name: str | None
    if pattern.finding is not None:
        name = None if pattern.finding.status is None else pattern.finding.status.value
    elif pattern.signal is not None:
        name = pattern.signal.value
    else:
        name = pattern.document or pattern.conclusion
    return Filter(
        kind=_kind(pattern).value,
        name=name,
        period=pattern.period,
        criterion=about.criterion,
        measure=about.measure,
        scope=about.scope,
        field=about.field,
        level=None if pattern.level is None else pattern.level.value,
    )


class _Joining:
    """One arm of a policy while its patterns are being tied to each other."""

    def __init__(self, policy: Policy, positive: Sequence[Pattern], negative: Sequence[Pattern]) -> None:
        self.policy = policy
        self.positive = positive
        self.patterns = [*positive, *negative]
        self.by_alias = self._aliases()
        self.by_criterion = policy.then.status is not None or policy.then.task == "remedy"
        self.first_of_criterion = next(
            (i for i, each in enumerate(positive) if _kind(each) in _OF_CRITERIA), None
        )

    def rule(self) -> Rule:
        """The patterns with their joins, each join at the later of its two patterns."""
        on = self._on()
        relations = [self._relation(i, ()) for i in range(len(self.patterns))]
        if "same" not in relations[: len(self.positive)]:
            raise self._fault(
                "mọi mẫu trong “all” và “any” đều nói về cơ quan khác; cần ít nhất một mẫu về chính cơ quan "
                "đang đánh giá (không ghi agency)"
            )
        joins: list[set[Join]] = [set() for _ in self.patterns]
        keys: list[set[Key]] = [set() for _ in self.patterns]
        for i, pattern in enumerate(self.patterns):
            for key, other in self._ties(i, pattern):
                if (
                    key == "agency"
                    and relations[i] == relations[other]
                    and relations[i] in ("same", "parent")
                ):
                    continue  # both can only be the one agency
                joins[max(i, other)].add(Join(key, min(i, other)))
                keys[i].add(key)
                keys[other].add(key)
        premises = [
            Premise(
                Shape(relations[i], _filter(pattern), tuple(sorted(keys[i])), whole=i == on),
                tuple(sorted(joins[i])),
            )
            for i, pattern in enumerate(self.patterns)
        ]
        count = len(self.positive)
        negative = tuple(sorted(set(premises[count:]), key=repr))
        return Rule(self.policy.id, tuple(premises[:count]), negative, on)

    def _aliases(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for i, pattern in enumerate(self.positive):
            if pattern.as_ is None:
                continue
            if pattern.as_ in found:
                raise self._fault(f"tên “{pattern.as_}” (as) được đặt cho hai mẫu cùng lúc")
            found[pattern.as_] = i
        return found

    def _named(self, alias: str, key: str) -> int:
        if alias not in self.by_alias:
            known = ", ".join(self.by_alias) or "chưa đặt tên nào"
            more = ", ở mọi nhánh của “any”" if self.policy.when.any else ""
            raise self._fault(
                f"{key} nhắc tên “{alias}”, nhưng không có mẫu nào trong “all” hoặc “any” "
                f"mang tên đó{more} (đã đặt: {known})"
            )
        return self.by_alias[alias]

    def _on(self) -> int:
        then = self.policy.then
        if then.on is not None:
            on = self._named(then.on, "on")
        elif self.by_criterion:
            on = 0 if self.first_of_criterion is None else self.first_of_criterion
        else:
            on = 0
        if self.by_criterion and _kind(self.positive[on]) is FactKind.DOCUMENT:
            raise self._fault(
                "status và task: remedy phải nói về một tiêu chí, mà ở đây nói về một tài liệu; "
                "hãy thêm mẫu signal hoặc finding, và nhắc tên nó ở “on”"
            )
        return on

    def _relation(self, i: int, waiting: tuple[int, ...]) -> Relation:
        """Whose facts a pattern reads: its `agency`, else that of the pattern it shares the agency with."""
        pattern = self.patterns[i]
        if pattern.agency != "same" or "agency" not in pattern.same:
            return pattern.agency
        if i in waiting:
            raise self._fault("các mẫu nhắc tên nhau thành vòng ở same: {agency: …}")
        return self._relation(self._named(pattern.same["agency"], "same"), (*waiting, i))

    def _ties(self, i: int, pattern: Pattern) -> list[tuple[Key, int]]:
        ties: list[tuple[Key, int]] = []
        for key, alias in sorted(pattern.same.items()):
            other = self._named(alias, "same")
            if other == i:
                raise self._fault(f"mẫu “{alias}” nhắc chính tên mình ở “same”")
            ties.append((key, other))
        first = self.first_of_criterion
        if self._shares_criterion(pattern) and first is not None and first != i:
            ties.append(("criterion", first))
        return ties

    def _shares_criterion(self, pattern: Pattern) -> bool:
        about = _about(pattern)
        return (
            self.by_criterion
            and _kind(pattern) in _OF_CRITERIA
            and (about is None or about.criterion is None)
            and not any(key in pattern.same for key in _ABOUT_CRITERIA)
        )

    def _fault(self, message: str) -> UnusablePolicyError:
        return UnusablePolicyError(self.policy.id, message)
