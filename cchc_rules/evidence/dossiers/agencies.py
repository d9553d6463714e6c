"""Which agency does a name in a log mean? Only an equal name or a declared alias; nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.vocabulary import level_by_name
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.sources.faults import Fault, Place, UnusableEvidence
from cchc_rules.vietnamese.names import fold, normalise_tone, sort_key, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_rules.evidence.dossiers.log_map import LoggedAgency

_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency as it will stand in its evidence file."""

    id: str
    name: str
    level: AgencyLevel
    group: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies of a run by number, and the names that mean them."""

    all: tuple[AgencyName, ...]
    _numbers: Mapping[str, int]
    _names: Sequence[str] = field(repr=False)

    def number(self, written: str) -> int | None:
        """The agency a name means; None where no agency has it."""
        return self._numbers.get(name_key(written))

    def suggest(self, written: str) -> str | None:
        """The one agency that was probably meant, for a person to decide."""
        return suggest(written, self._names, 0.6)


def name_key(written: str) -> str:
    """Equal for names that differ in capitals, blanks or the place of a tone mark; all marks count:
    Mường Lan and Mường Lạn are two communes."""
    return " ".join(normalise_tone(written).casefold().split())


def declared_agencies(entries: Sequence[LoggedAgency], place: Place) -> Agencies:
    """The agencies a map lists.

    Raises:
        UnusableEvidence: when a name or an id belongs to two of them.
    """
    numbers: dict[str, int] = {}
    faults: list[Fault] = []
    names: list[str] = []
    for number, entry in enumerate(entries):
        for written in dict.fromkeys((entry.name, *entry.aliases)):
            names.append(written)
            if numbers.setdefault(name_key(written), number) != number:
                message = f"tên “{written}” được khai cho hai cơ quan"
                faults.append(Fault(place, codes.AGENCY_TWICE, message, fix="giữ tên đó ở một cơ quan"))
    twice = [each for each, count in Counter(entry.id for entry in entries).items() if count > 1]
    faults.extend(
        Fault(place, codes.AGENCY_TWICE, f"mã cơ quan “{each}” được khai hai lần") for each in twice
    )
    if faults:
        raise UnusableEvidence(faults)
    made = tuple(AgencyName(each.id, each.name, each.level, each.group, each.parent) for each in entries)
    return Agencies(made, numbers, names)


def found_agencies(
    written: Iterable[str], levels: Mapping[str, AgencyLevel | None], place: Place
) -> Agencies:
    """Every name of a log as an agency of its own; `levels` holds what the level column says of a name key.

    Raises:
        UnusableEvidence: naming the agencies whose level nothing tells.
    """
    names: dict[str, str] = {}
    for each in sorted(written, key=sort_key):
        names.setdefault(name_key(each), " ".join(each.split()))
    found, unsure = [], []
    for key, name in names.items():
        level = level_of(name, levels.get(key))
        if level is None:
            unsure.append(name)
        else:
            found.append((key, name, level))
    if unsure:
        shown = "; ".join(unsure[:_SHOWN]) + (" …" if len(unsure) > _SHOWN else "")
        raise UnusableEvidence(
            [
                Fault(
                    place,
                    codes.AGENCY_LEVEL_UNKNOWN,
                    f"chưa biết cấp hành chính của {len(unsure)} cơ quan: {shown}",
                    fix="khai các cơ quan ở mục agencies của bản đồ cột (--guess-map viết sẵn danh sách)",
                )
            ]
        )
    ids = unique_ids([name for _, name, _ in found])
    made = tuple(AgencyName(slug, name, level) for slug, (_, name, level) in zip(ids, found, strict=True))
    numbers = {key: number for number, (key, _, _) in enumerate(found)}
    return Agencies(made, numbers, [agency.name for agency in made])


def level_of(name: str, said: AgencyLevel | None) -> AgencyLevel | None:
    """The level by the name and by what the level column says; None where they disagree or say nothing.

    A department's dossiers are of provincial level: there the name is the more exact.
    """
    by_name = level_by_name(name)
    if said is None or (said is AgencyLevel.PROVINCE and by_name is AgencyLevel.DEPARTMENT):
        return by_name
    return said if by_name in (None, said) else None


def unique_ids(names: Sequence[str]) -> list[str]:
    """An id for each name: folded, with hyphens; equal ids are numbered in the order of the names."""
    seen: Counter[str] = Counter()
    ids = []
    for name in names:
        slug = _NOT_SLUG.sub("-", fold(name)).strip("-") or "co-quan"
        seen[slug] += 1
        ids.append(slug if seen[slug] == 1 else f"{slug}-{seen[slug]}")
    return ids
