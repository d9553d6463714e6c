"""What exactly is durable-rules told: of the rules, and of one agency's facts?

Everything is a small integer. A fact becomes one telling for each slot it fits, such as
``"s4":1,"c":17}``: it fits slot 4, and 17 stands for its criterion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cchc_rules.inference.slots import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.inference.model import Fact
    from cchc_rules.inference.patterns import Key, Premise, Relation, Rule, Shape
    from cchc_rules.inference.view import View

READY_RULE: Final = -1
"""Number of a rule of our own in every rule set, to see whether the engine answers."""
READY: Final = '"ready":1}'
NOT_READY: Final = '"unready":1}'

_LETTERS: Final[dict[Key, str]] = {
    "agency": "a",
    "criterion": "c",
    "measure": "m",
    "scope": "o",
    "field": "f",
}
_FORGET_AFTER: Final = 50_000


def definition(layout: Layout) -> dict[str, Any]:
    """The rules as durable-rules wants them."""
    ready = {"all": [{"m0": {"ready": 1}}, {"n0$not": {"unready": 1}}], "dist": 0, "run": _never}
    rules: dict[str, Any] = {str(READY_RULE): ready}
    for number, (rule, positive, negative) in enumerate(layout.rules):
        tests: list[dict[str, Any]] = [
            {f"m{i}": _test(slot, each)}
            for i, (slot, each) in enumerate(zip(positive, rule.positive, strict=True))
        ]
        tests += [
            {f"n{i}$not": _test(slot, each)}
            for i, (slot, each) in enumerate(zip(negative, rule.negative, strict=True))
        ]
        # dist 0: one fact may serve two patterns
        rules[str(number)] = {"all": tests, "dist": 0, "run": _never}
    return rules


def _test(slot: int, premise: Premise) -> dict[str, Any]:
    fits: dict[str, Any] = {f"s{slot}": 1}
    if not premise.joins:
        return fits
    return {"$and": [fits, *({_LETTERS[key]: {f"m{other}": _LETTERS[key]}} for key, other in premise.joins)]}


def _never(_context: object) -> None:
    """The action durable-rules wants for each rule; matches are fetched without running any."""
    raise AssertionError


class Told(NamedTuple):
    """What to say of one agency, in this order; each text beside the fact it stands for.

    ``forbidden`` is what some `none` forbids, ``common`` what several matches may share,
    ``own`` what policies conclude about: each match has exactly one of these.
    """

    forbidden: Sequence[str] = ()
    common: Sequence[tuple[str, Fact]] = ()
    own: Sequence[tuple[str, Fact]] = ()


class _Telling(NamedTuple):
    bit: int
    negative: bool
    whole: bool
    by_agency: bool
    text: str


class _Look(NamedTuple):
    """What facts that differ in their agency only have in common."""

    present: int
    tellings: tuple[_Telling, ...]


class Tellings:
    """Turns the facts of one agency after another into tellings for the rules of one phase."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.layout: Final = lay_out(rules)
        self._slots: dict[tuple[Relation, str, str | None, str], list[tuple[int, Shape, bool]]] = {}
        for number, (shape, negative, _) in enumerate(self.layout.slots):
            asked = shape.filter
            named = (shape.relation, asked.kind, asked.name, asked.period)
            self._slots.setdefault(named, []).append((number, shape, negative))
        self._relations: Final = tuple(sorted({each.shape.relation for each in self.layout.slots}))
        self._needs: Final = [
            (_bits(placed.positive), _bits(placed.positive + placed.negative)) for placed in self.layout.rules
        ]
        self._looks: dict[Relation, dict[tuple[str, ...], _Look]] = {}
        self._needed: dict[int, int] = {}
        self._codes: dict[str, int] = {}
        self._forget()

    def of(self, view: View) -> Told:
        """What to tell of one agency: nothing at all where no rule can fire."""
        self._forget_if_many()
        met: list[tuple[tuple[_Telling, ...], Fact]] = []
        present = 0
        for relation in self._relations:
            looks = self._looks[relation]
            for fact in view.of(relation):
                common = fact[:2] + fact[3:]
                look = looks.get(common)
                if look is None:
                    look = looks[common] = self._look(relation, fact)
                if look.tellings:
                    present |= look.present
                    met.append((look.tellings, fact))
        needed = self._needed_with(present)
        return self._told(met, needed) if needed else Told()

    def _told(self, met: list[tuple[tuple[_Telling, ...], Fact]], needed: int) -> Told:
        forbidden: list[str] = []
        common: list[tuple[str, Fact]] = []
        own: list[tuple[str, Fact]] = []
        said: set[str] = set()
        for tellings, fact in met:
            for bit, negative, whole, by_agency, words in tellings:
                if not bit & needed:
                    continue
                text = f'"a":{self._code(fact.agency)},{words}' if by_agency else words
                if whole:
                    own.append((text, fact))
                elif text not in said:  # facts come in order: the least of those that look alike was first
                    said.add(text)
                    if negative:
                        forbidden.append(text)
                    else:
                        common.append((text, fact))
        return Told(forbidden, common, own)

    def _needed_with(self, present: int) -> int:
        """The slots of all rules that could fire, given the positive slots that have facts."""
        needed = self._needed.get(present)
        if needed is None:
            needed = 0
            for positive, every in self._needs:
                if positive & present == positive:
                    needed |= every
            self._needed[present] = needed
        return needed

    def _look(self, relation: Relation, fact: Fact) -> _Look:
        tellings: list[_Telling] = []
        present = 0
        for name in (fact.name, None):
            for number, shape, negative in self._slots.get((relation, fact.kind, name, fact.period), ()):
                if not shape.filter.admits(fact):
                    continue
                bit = 1 << number
                parts = [f'"s{number}":1']
                parts += [
                    f'"{_LETTERS[key]}":{self._code(getattr(fact, key))}'
                    for key in shape.keys
                    if key != "agency"
                ]
                text = ",".join(parts) + "}"
                tellings.append(_Telling(bit, negative, shape.whole, "agency" in shape.keys, text))
                if not negative:
                    present |= bit
        return _Look(present, tuple(tellings))

    def _code(self, word: str) -> int:
        return self._codes.setdefault(word, len(self._codes))

    def _forget_if_many(self) -> None:
        if max(len(self._codes), len(self._needed), *map(len, self._looks.values())) > _FORGET_AFTER:
            self._forget()

    def _forget(self) -> None:
        """Codes need to agree within one agency's tellings only."""
        self._looks = {relation: {} for relation in self._relations}
        self._needed = {}
        self._codes = {}


def _bits(slots: Sequence[int]) -> int:
    found = 0
    for slot in slots:
        found |= 1 << slot
    return found
