"""Are the units of remedies written as the pack declares them?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.packs.units import key_of
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.units import Unit
    from cchc_rules.sources.faults import Place

_CAPITALS = re.compile(r"[^\W\d_]{2,}")


def _named(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Every unit a remedy names in the pack's own files, with its place."""
    files = {tree.file for tree in subject.trees}
    for kind in ("criterion", "task"):
        for rule in subject.own(kind):
            remedy: Any = rule.entry.remedy
            for key in ("lead", "coordinate") if remedy is not None else ():
                for index, each in enumerate(getattr(remedy, key)):
                    place = rule.place("remedy", key, index, "unit")
                    # A changed rule keeps what the pack it comes from says of it.
                    if place.file in files:
                        yield place, each.unit


def _misspelt(subject: Subject) -> Iterator[Found]:
    known = {fold(name): name for unit in subject.units.units for name in unit.names}
    names = list(_named(subject))
    times = Counter(name for _, name in names)
    for place, name in names:
        if subject.units.unit(name) is not None:
            continue
        bare = fold(name)
        near = known.get(bare)
        # Nobody mistypes a name the same way twice.
        if near is None and times[name] == 1:
            near = next((each for other, each in known.items() if _one_letter_apart(bare, other)), None)
        if near is not None:
            yield Found(place, f"không có đơn vị “{name}” trong units.yaml", did_you_mean=near)


def _one_letter_apart(one: str, two: str) -> bool:
    """Whether a letter was left out, added or mistyped in a name that is long enough to tell."""
    short, long = sorted((one, two), key=len)
    # Shorter names differ by a letter on purpose.
    if len(short) < 8 or len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = short[start:] if len(long) > len(short) else short[start + 1 :]
    return long[start + 1 :] == rest


def _shortened(subject: Subject) -> Iterator[Found]:
    manifest = subject.rules.manifest.entry
    if manifest is None or manifest.verified:
        return  # compared with the source: it writes so
    for place, name in _named(subject):
        unit = subject.units.unit(name)
        if unit is not None and key_of(name) != key_of(unit.name) and _is_short(name, unit):
            yield Found(
                place,
                f"“{name}” là cách viết tắt của “{unit.name}”",
                fix=f"viết đủ “{unit.name}”, hoặc chạy lệnh với --fix",
            )


def _is_short(name: str, unit: Unit) -> bool:
    """Whether the name has a word in capitals the full name does not have."""
    return any(word.isupper() and word not in unit.name for word in _CAPITALS.findall(name))


LINTS = (
    Lint(codes.UNIT_MISSPELT, _misspelt),
    Lint(codes.UNIT_SHORTENED, _shortened),
)
