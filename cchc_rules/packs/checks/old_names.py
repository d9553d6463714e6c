"""Does a pack still name units, levels or words that are no more in its period?

Warnings only, each with what came after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.packs import codes
from cchc_rules.packs.units import OldWord, key_of
from cchc_rules.sources.faults import Fault, Place, Severity
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.pack import Period
    from cchc_rules.packs.rules import Located, Rules
    from cchc_rules.packs.units import Unit, Units
    from cchc_rules.sources.tree import Step

_Path = tuple["Step", ...]

_WORDED: Final = frozenset({"name", "title", "label", "help", "section", "text"}) | frozenset(
    {"content", "lead", "coordinate", "timing", "product"}
)
"""Keys of rules whose texts reach the people of this period."""

_CITED: Final = frozenset({"basis", "to_fill"})
"""Keys that cite documents: there an old name is the right one."""

_WORDED_OF_MANIFEST: Final = ("issuer", "scopes", "unit_kinds", "plan")
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Old:
    """What is no more in the period, ready to be looked for in texts."""

    units: dict[str, Unit]
    words: dict[str, OldWord]
    pattern: re.Pattern[str]

    def named_in(self, text: str) -> Iterator[tuple[str, Unit | OldWord]]:
        """Each old thing a text names, once, with the words it is named by."""
        found: set[str] = set()
        for match in self.pattern.finditer(key_of(text)):
            owner = self.units.get(match[0]) or self.words.get(match[0])
            if owner is not None and owner.names[0] not in found:
                found.add(owner.names[0])
                yield next(name for name in owner.names if key_of(name) == match[0]), owner


def check_units(rules: Rules, units: Units) -> list[Fault]:
    """A warning at every place where a pack names what is no more.

    A unit is old when it ends before the last day of the period: nobody is left to finish the
    task. A word is old when it was replaced before the period began.
    """
    manifest = rules.manifest.entry
    if manifest is None:
        return []
    old = _old(units, manifest.period)
    if old is None:
        return []
    faults = [
        _fault(place, written, owner, units, manifest.period)
        for place, text in _texts(rules)
        for written, owner in old.named_in(text)
    ]
    levels = {unit.level.value: unit for unit in old.units.values() if unit.level is not None}
    faults += [
        _fault(place, level, levels[level], units, manifest.period)
        for place, level in _levels(rules)
        if level in levels
    ]
    return faults


def _old(units: Units, period: Period) -> _Old | None:
    ended = [unit for unit in units.units if unit.to is not None and unit.to < period.to]
    replaced = [word for word in units.words if word.since <= period.from_]
    if not ended and not replaced:
        return None
    # Names still in use are looked for too: a longer one hides an old one inside it.
    known: tuple[Unit | OldWord, ...] = (*units.units, *replaced)
    names = {key_of(name) for owner in known for name in owner.names}
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return _Old(
        {key_of(name): unit for unit in ended for name in unit.names},
        {key_of(name): word for word in replaced for name in word.names},
        re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"),
    )


def _texts(rules: Rules) -> Iterator[tuple[Place, str]]:
    """Every text of a pack that is printed or shown, with its place."""
    for _, rule in rules.everything():
        if rule.entry is not None:
            yield from _below(rule, rule.path, worded=False)
    manifest = rules.manifest
    for key in _WORDED_OF_MANIFEST:
        if manifest.tree.holds((key,)):
            yield from _below(manifest, (key,), worded=True)


def _below(rule: Located[Any], path: _Path, *, worded: bool) -> Iterator[tuple[Place, str]]:
    value = rule.tree.get(path)
    if isinstance(value, str):
        if worded:
            yield rule.tree.place(path), value
    elif isinstance(value, dict):
        for key in value:
            if key not in _CITED:
                yield from _below(rule, (*path, key), worded=worded or key in _WORDED)
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from _below(rule, (*path, index), worded=worded)


def _levels(rules: Rules) -> Iterator[tuple[Place, str]]:
    """Every administrative level a rule is written for, with its place."""
    for criterion in rules.criteria.values():
        if criterion.entry is None:
            continue
        for index, level in enumerate(criterion.entry.levels):
            yield criterion.place("levels", index), level.value
        for level_name in getattr(criterion.entry.score, "by_level", ()):
            yield criterion.key_place("score", "by_level", level_name), level_name
    for policy in rules.policies.values():
        if policy.entry is None:
            continue
        for part in ("all", "any", "none"):
            for index, pattern in enumerate(getattr(policy.entry.when, part)):
                if pattern.level is not None:
                    yield policy.place("when", part, index, "level"), pattern.level.value


def _fault(place: Place, written: str, owner: Unit | OldWord, units: Units, period: Period) -> Fault:
    if isinstance(owner, OldWord):
        return Fault(
            place,
            codes.OLD_WORD,
            f"“{written}” không còn dùng từ ngày {format_date(owner.since)} ({owner.basis.symbol})",
            fix=f"thay bằng “{owner.instead}”",
            severity=Severity.WARNING,
        )
    called = f"“{written}”" if key_of(written) == key_of(owner.name) else f"“{written}” ({owner.name})"
    return Fault(
        place,
        codes.OLD_UNIT,
        f"{called} {_until(owner, period)}",
        fix=_fix(owner, units, period),
        severity=Severity.WARNING,
    )


def _until(unit: Unit, period: Period) -> str:
    assert unit.to is not None
    if unit.to < period.from_:
        return f"không còn từ ngày {format_date(unit.to + _DAY)}, trước khi kỳ đánh giá bắt đầu"
    return f"chỉ còn đến hết ngày {format_date(unit.to)}, giữa kỳ đánh giá"


def _fix(unit: Unit, units: Units, period: Period) -> str | None:
    successors = units.successors_on(unit, period.to)
    instead = "thay bằng " + " hoặc ".join(f"“{name}”" for name in successors) if successors else None
    return "; ".join(part for part in (instead, unit.advice) if part) or None
