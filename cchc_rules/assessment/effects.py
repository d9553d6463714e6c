"""What does another pack do to the results of the same agencies? Criterion by criterion, and in total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_rules.assessment.model import Assessment, CriterionResult


@dataclass(frozen=True, slots=True)
class CriterionEffect:
    """A criterion whose result differs; None on the side where it does not exist or is not assessed."""

    before: CriterionResult | None
    after: CriterionResult | None


@dataclass(frozen=True, slots=True)
class AgencyEffect:
    """One agency under both packs; None on the side whose pack could not use its evidence."""

    before: Assessment | None
    after: Assessment | None
    criteria: tuple[CriterionEffect, ...]

    @property
    def name(self) -> str:
        """The agency."""
        either = self.after or self.before
        return either.agency.name if either else ""


def effects_of(
    before: Sequence[Assessment], after: Sequence[Assessment], pairs: Mapping[str, str]
) -> tuple[AgencyEffect, ...]:
    """The effect on every agency, in the order of the results; `pairs` maps old criteria to new ones."""
    old, new = ({each.agency.id: each for each in side} for side in (before, after))
    found = []
    for agency in dict.fromkeys((*old, *new)):
        one, other = old.get(agency), new.get(agency)
        criteria = tuple(_differing(one, other, pairs)) if one and other else ()
        found.append(AgencyEffect(one, other, criteria))
    return tuple(found)


def _differing(one: Assessment, other: Assessment, pairs: Mapping[str, str]) -> Iterator[CriterionEffect]:
    old = {pairs.get(each.criterion_id, f"-{each.criterion_id}"): each for each in one.results}
    new = {each.criterion_id: each for each in other.results}
    for criterion in dict.fromkeys((*new, *old)):
        before, after = old.get(criterion), new.get(criterion)
        if before is None or after is None or _shown(before) != _shown(after):
            yield CriterionEffect(before, after)


def _shown(result: CriterionResult) -> tuple[object, ...]:
    score = result.score
    return result.status, score.points, score.worst, score.best, score.max_points
