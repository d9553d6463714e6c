"""Do two policies that differ in one pattern always conclude the same? Only what can be proved, else no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.packs.policies import SignalName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import AgencyLevel, Criterion
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import About, Pattern, Policy, When

_LISTS = ("all", "any", "none")
_LIMITS = ("criterion", "measure", "scope", "field")


def sees_the_same_facts(pack: RulePack, before: Policy, after: Policy) -> bool:
    """Whether the pattern that was widened still sees no criterion that it did not see."""
    pair = _changed_pattern(before.when, after.when)
    if pair is None:
        return False
    old, new = pair
    if old.signal is None or old.model_copy(update={"of": new.of}) != new:
        return False
    raising = [criterion for criterion in pack.leaves if _can_raise(criterion, old.signal)]
    return [_is_about(pack, each, old.of) for each in raising] == [
        _is_about(pack, each, new.of) for each in raising
    ]


def never_fires_there(before: Policy, after: Policy) -> bool:
    """Whether the changed `none` pattern speaks of one level only, and at it neither policy ever fires."""
    pair = _changed_pattern(before.when, after.when)
    if pair is None or pair[0] not in before.when.none:
        return False
    old, new = pair
    if old.level is None or old.level != new.level:
        return False
    # Facts of the agency itself all carry its level: elsewhere neither pattern sees any.
    return (
        _is_own(old) and _is_own(new) and _always_blocks(before.when, old) and _always_blocks(after.when, new)
    )


def _changed_pattern(before: When, after: When) -> tuple[Pattern, Pattern] | None:
    """The one pattern in which two conditions differ; None where they differ in more, or in how many."""
    changed: list[tuple[Pattern, Pattern]] = []
    for key in _LISTS:
        old, new = getattr(before, key), getattr(after, key)
        if len(old) != len(new):
            return None
        changed += [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return changed[0] if len(changed) == 1 else None


def _can_raise(criterion: Criterion, signal: SignalName) -> bool:
    """Whether a signal that a criterion has to ask for can come from it (scoring/signals.py)."""
    at_risk = criterion.at_risk
    asked: dict[SignalName, object] = {
        SignalName.THIN_MARGIN: at_risk and at_risk.margin,
        SignalName.OBLIGATION_TRIGGERED: criterion.obligation,
        SignalName.MISSING_DOCUMENT: criterion.documents,
        SignalName.UNVERIFIED_PLACE: criterion.documents,
        SignalName.STALE_FIGURE: at_risk and at_risk.stale_after is not None,
    }
    return bool(asked.get(signal, True))


def _is_about(pack: RulePack, criterion: Criterion, about: About | None) -> bool:
    if about is None:
        return True
    field = pack.field_of(criterion.id)
    return (
        (about.criterion is None or _is_below(criterion.id, about.criterion))
        and about.measure in (None, criterion.measure)
        and about.scope in (None, criterion.scope)
        and about.field in (None, field.id if field else None)
    )


def _is_below(criterion: str, ancestor: str) -> bool:
    return criterion == ancestor or criterion.startswith(f"{ancestor}.")


def _is_own(pattern: Pattern) -> bool:
    return pattern.agency == "same" and pattern.period == "current"


def _always_blocks(when: When, negative: Pattern) -> bool:
    """Whether at the level of a `none` pattern whatever else holds brings a fact that the pattern sees."""
    level = negative.level
    return level is not None and all(
        any(_brings(positive, negative, level) for positive in positives) for positives in _ways(when)
    )


def _ways(when: When) -> Iterator[tuple[Pattern, ...]]:
    """The patterns that hold together, one `any` at a time."""
    if not when.any:
        yield when.all
    for each in when.any:
        yield (*when.all, each)


def _brings(positive: Pattern, negative: Pattern, level: AgencyLevel) -> bool:
    signal = positive.signal
    # What is prolonged is a loss of points: both signals stand at one criterion or neither does.
    known = {signal, SignalName.POINTS_LOST} if signal is SignalName.PROLONGED else {signal}
    return (
        negative.signal is not None
        and negative.signal in known
        and _is_own(positive)
        and positive.level in (None, level)
        and all(_is_within(positive.of, negative.of, limit) for limit in _LIMITS)
        and all(
            alias == positive.as_ or positive.same.get(key) == alias for key, alias in negative.same.items()
        )
    )


def _is_within(narrow: About | None, wide: About | None, limit: str) -> bool:
    """Whether what one pattern is limited to lies within what the other is limited to."""
    bound = getattr(wide, limit) if wide is not None else None
    if bound is None:
        return True
    own = getattr(narrow, limit) if narrow is not None else None
    return own is not None and (own == bound or (limit == "criterion" and _is_below(own, bound)))
