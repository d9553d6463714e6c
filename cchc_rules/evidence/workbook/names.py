"""Which agency or unit does a written name mean? Never a guess: a doubtful name names its candidates."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from cchc_rules.packs.units import FILE, Units, key_of, read_units
from cchc_rules.vietnamese.names import fold, nfc, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Fault

_NEAR: Final = 0.86
_NOT_IN_A_SLUG: Final = re.compile(r"[^a-z0-9]+")
_SHOWN: Final = 5


class Sureness(Enum):
    """How a name was recognised."""

    SAME = auto()
    WITHOUT_MARKS = auto()
    """Typed without any mark, and only one name reads so."""
    DOUBTFUL = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name means."""

    sureness: Sureness
    id: str | None = None
    candidates: tuple[str, ...] = ()
    """Names it could mean, where it is doubtful."""


class KnownNames:
    """Names with their ids; several spellings may mean one id."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._shown: dict[str, str] = {}
        self._exact: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._folded: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for id_, name in names:
            self._shown.setdefault(id_, name)
            self._exact[key_of(name)][id_] = None
            self._folded[fold(name)][id_] = None

    def match(self, written: str) -> Match:
        """Recognise a name by itself, or typed without marks where that leaves no choice."""
        exact = self._exact.get(key_of(written), {})
        if len(exact) == 1:
            return Match(Sureness.SAME, next(iter(exact)))
        if exact:
            return Match(Sureness.DOUBTFUL, candidates=self._names(exact))
        bare = fold(written)
        folded = self._folded.get(bare, {})
        unmarked = bare == " ".join(nfc(written).casefold().split())
        if len(folded) == 1 and unmarked:
            return Match(Sureness.WITHOUT_MARKS, next(iter(folded)))
        if folded:
            # Marks that are written are meant: “Mường Lan” is not “Mường Lạn” misspelt.
            return Match(Sureness.DOUBTFUL, candidates=self._names(folded))
        return Match(Sureness.UNKNOWN, candidates=self._near(bare))

    def name(self, id_: str) -> str:
        """The full name of an id."""
        return self._shown[id_]

    def _names(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self._shown[each] for each in ids}, key=sort_key))

    def _near(self, bare: str) -> tuple[str, ...]:
        near = [
            (SequenceMatcher(None, bare, folded, autojunk=False).ratio(), id_)
            for folded, ids in self._folded.items()
            for id_ in ids
        ]
        best = sorted({(-score, self._shown[id_]) for score, id_ in near if score >= _NEAR})
        return tuple(dict.fromkeys(name for _, name in best))[:_SHOWN]


def slug_of(name: str) -> str:
    """An id made from a name: “Sở Nội vụ” is so-noi-vu."""
    return _NOT_IN_A_SLUG.sub("-", fold(name)).strip("-")


def units_of_pack(pack: RulePack) -> Units:
    """The agencies and units the layers of a pack know, with their other spellings."""
    faults: list[Fault] = []
    files = (folder / FILE for folder in pack.folders)
    return read_units((path for path in files if path.is_file()), faults)


def agency_names(known: Iterable[tuple[str, str]], units: Units) -> KnownNames:
    """Names of known agencies (id and name) and of the units of a pack, in all their spellings."""
    names: list[tuple[str, str]] = []
    taken: set[str] = set()
    for id_, name in known:
        unit = units.unit(name)
        spellings = (name, *(unit.names if unit else ()))
        names += [(id_, each) for each in spellings]
        taken.update(key_of(each) for each in spellings)
    for unit in units.units:
        if unit.level is None and key_of(unit.name) not in taken:
            names += [(slug_of(unit.name), each) for each in unit.names]
    return KnownNames(names)
