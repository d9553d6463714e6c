"""Which packs differ from a given one in exactly one rule? Changes the rules, never their text.

Only rules of the pack itself are changed; those it inherits are the business of the pack they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cchc_rules.assessment.mutation.criteria import criterion_edits, measure_edits, totals_edits
from cchc_rules.assessment.mutation.edits import ChangeKind, Edit
from cchc_rules.assessment.mutation.policies import policy_edits
from cchc_rules.packs.folders import MANIFEST, shown
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.rules import Kind

_WORDS: dict[str, str] = {"criterion": "tiêu chí", "measure": "số liệu", "policy": "quy tắc"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A pack with one rule changed."""

    pack: RulePack
    rule: tuple[Kind, str] | None
    """Which rule was changed; None for the adding up of the whole pack."""
    entry: Any
    """The changed rule; None where it was left out."""
    kind: ChangeKind
    place: Place
    said: str
    """What was changed, in Vietnamese."""


def mutants_of(pack: RulePack) -> Iterator[Mutant]:
    """Every pack that differs in one rule, in the order of the files."""
    used = _measures_used(pack)
    for name in pack.measures:
        if name in used and _is_own(pack, "measure", name):
            yield from _of_measure(pack, name)
    for index, criterion in enumerate(pack.criteria):
        if _is_own(pack, "criterion", criterion.id):
            edits = criterion_edits(criterion, pack.measures)
            yield from _replaced(pack, "criterion", index, criterion.id, edits)
    for index, policy in enumerate(pack.policies):
        if _is_own(pack, "policy", policy.id):
            yield from _replaced(pack, "policy", index, policy.id, policy_edits(policy))
            rest = (*pack.policies[:index], *pack.policies[index + 1 :])
            yield _mutant(
                replace(pack, policies=rest),
                "policy",
                policy.id,
                Edit(None, ChangeKind.POLICY, "bỏ quy tắc này"),
            )
    manifest_place = Place(shown(pack.folders[-1] / MANIFEST) if pack.folders else pack.id)
    for edit in totals_edits(pack.manifest.totals):
        manifest = pack.manifest.model_copy(update={"totals": edit.value})
        changed = replace(pack, manifest=manifest)
        yield Mutant(changed, None, edit.value, edit.kind, manifest_place, f"cách cộng điểm: {edit.said}")


def inherited_rules(pack: RulePack) -> int:
    """How many criteria and policies come from packs this one extends, and are left as they are."""
    rules = [("criterion", each.id) for each in pack.criteria] + [
        ("policy", each.id) for each in pack.policies
    ]
    return sum(1 for kind, name in rules if not _is_own(pack, kind, name))


def _of_measure(pack: RulePack, name: str) -> Iterator[Mutant]:
    for edit in measure_edits(pack.measures[name], pack.measures):
        changed = replace(pack, measures={**pack.measures, name: edit.value})
        yield _mutant(changed, "measure", name, edit)


def _replaced(
    pack: RulePack, kind: Kind, index: int, name: str, edits: Iterable[Edit[Any]]
) -> Iterator[Mutant]:
    section = "criteria" if kind == "criterion" else "policies"
    rules: tuple[Any, ...] = getattr(pack, section)
    for edit in edits:
        changed: dict[str, Any] = {section: (*rules[:index], edit.value, *rules[index + 1 :])}
        yield _mutant(replace(pack, **changed), kind, name, edit)


def _mutant(changed: RulePack, kind: Kind, name: str, edit: Edit[Any]) -> Mutant:
    place = changed.places.get((kind, name), Place(changed.id))
    return Mutant(changed, (kind, name), edit.value, edit.kind, place, f"{_WORDS[kind]} {name}: {edit.said}")


def _is_own(pack: RulePack, kind: str, name: str) -> bool:
    return pack.layers.get((kind, name), pack.id) == pack.id


def _measures_used(pack: RulePack) -> frozenset[str]:
    """The measures that criteria score by; a measure nobody scores by cannot change a result."""
    return frozenset(criterion.measure for criterion in pack.criteria if criterion.measure)
