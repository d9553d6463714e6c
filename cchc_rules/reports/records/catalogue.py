"""What is the same for every agency about a criterion? Said once beside all records of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.dimensions import Dimension, dimensions
from cchc_rules.planning.tasks import basis_text
from cchc_rules.reports.rulebook.rule_sentences import RuleSentences
from cchc_rules.scoring.wording import upper_first

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack


class CriterionEntry(NamedTuple):
    """One criterion of the pack; ``depth`` is 1 for one directly below its field."""

    id: str
    name: str
    depth: int
    field: str
    field_name: str
    is_leaf: bool
    group: str
    maximum: Fraction | None
    scoring: str
    """Cách tính: how its points are given."""
    target: str
    basis: str | None
    place: str | None
    """Where the rule stands: file:line."""
    note: str | None
    is_rate: bool
    """Whether its value is a percent."""


def catalogue(pack: RulePack) -> tuple[CriterionEntry, ...]:
    """All criteria of a pack in its order, those with sub-criteria before them."""
    rules = RuleSentences(pack)
    kinds = dimensions(pack.measures)
    return tuple(_entry(criterion, rules, kinds.get(criterion.measure or "")) for criterion in pack.criteria)


def _entry(criterion: Criterion, rules: RuleSentences, dimension: Dimension | None) -> CriterionEntry:
    pack = rules.pack
    field = pack.field_of(criterion.id)
    place = pack.places.get(("criterion", criterion.id))
    return CriterionEntry(
        id=criterion.id,
        name=criterion.name,
        depth=criterion.id.count("."),
        field=field.id if field else "",
        field_name=field.name if field else "",
        is_leaf=not pack.children.get(criterion.id),
        group=criterion.group,
        maximum=rules.maximum(criterion),
        scoring=" ".join(passage.sentence for passage in rules.scoring(criterion)),
        target=upper_first(rules.target(criterion)),
        basis=basis_text(criterion.basis),
        place=str(place) if place else None,
        note=criterion.note,
        is_rate=dimension is Dimension.RATE,
    )
