"""Does a file fit the model, and if not, what is wrong at which place? All faults at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from cchc_rules.sources import codes
from cchc_rules.sources.faults import Fault, Place
from cchc_rules.sources.model import EntryError
from cchc_rules.sources.sentences import Said, describe, sentence
from cchc_rules.sources.shapes import known_keys, path_in_data
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from cchc_rules.sources.tree import Step, Tree

M = TypeVar("M", bound=BaseModel)

_AS_IN_FILE: Final[Any] = object()
_CUTOFF: Final = 0.6


def validate(
    model: type[M], tree: Tree, faults: list[Fault], *, at: Sequence[Step] = (), value: Any = _AS_IN_FILE
) -> M | None:
    """The entry that stands at `at`, or None with every fault added to `faults`.

    `value` replaces what the file says there (after defaults were merged in, say).
    """
    start = tuple(at)
    given = tree.get(start) if value is _AS_IN_FILE else value
    try:
        return model.model_validate(given)
    except ValidationError as error:
        finder = _Finder(model, tree, start)
        spots = [finder.spot(one) for one in error.errors(include_url=False)]
        telling = [spot for spot in spots if not tree.is_broken(spot.path)]
        faults.extend(dict.fromkeys(spot.fault() for spot in _settle_alternatives(telling)))
        return None


@dataclass(frozen=True, slots=True)
class _Spot:
    """One error: the nearest path that exists in the file, the place to point at, what is said.

    `found` is what stands there, in words; `about_key` tells faults of keys from faults of the value.
    """

    path: tuple[Step, ...]
    place: Place
    said: Said
    found: str
    about_key: bool = False

    def fault(self) -> Fault:
        said = self.said
        return Fault(
            self.place,
            said.code,
            said.message,
            expected=said.expected,
            fix=said.fix,
            did_you_mean=said.did_you_mean,
        )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Turns pydantic's errors about one entry into spots of the file."""

    model: type[BaseModel]
    tree: Tree
    start: tuple[Step, ...]

    def spot(self, error: ErrorDetails) -> _Spot:
        kind, location = error["type"], error["loc"]
        if kind == "missing":
            return self._missing_key(location)
        if kind in ("extra_forbidden", "unexpected_keyword_argument"):
            return self._unknown_key(location)
        context = error.get("ctx") or {}
        if str(context.get("discriminator", "")).endswith("()") and isinstance(error["input"], dict):
            return self._unknown_form(location, error["input"])
        said, found = sentence(kind, context, error["input"]), describe(error["input"])
        if location and location[-1] == "[key]":
            path = self._path(location[:-1])
            return _Spot(path, self.tree.key_place(path), said, found, about_key=True)
        path = self._path(location)
        raised = context.get("error")
        if isinstance(raised, EntryError):
            path = self._down(path, raised.at)
            if raised.key:
                return _Spot(path, self.tree.key_place(path), said, found, about_key=True)
        return _Spot(path, self.tree.place(path), said, found)

    def _missing_key(self, location: tuple[Step, ...]) -> _Spot:
        path = self._path(location[:-1])
        last = location[-1]
        what = f"danh sách thiếu mục thứ {last + 1}" if isinstance(last, int) else f"thiếu khóa “{last}”"
        said = Said(codes.MISSING_KEY, what)
        return _Spot(path, self.tree.key_place(path), said, "", about_key=True)

    def _unknown_key(self, location: tuple[Step, ...]) -> _Spot:
        key = str(location[-1])
        path = self._path(location)
        known = known_keys(self.model, location[:-1])
        said = Said(
            codes.UNKNOWN_KEY,
            f"không nhận ra khóa “{key}”",
            expected=_keys(known),
            did_you_mean=suggest(key, known, _CUTOFF),
        )
        return _Spot(path, self.tree.key_place(path), said, "", about_key=True)

    def _unknown_form(self, location: tuple[Step, ...], found: dict[str, Any]) -> _Spot:
        """No form of the entry could be told from its keys; the name of our own function helps nobody."""
        path = self._path(location)
        known = known_keys(self.model, location)
        guesses = (suggest(str(key), known, _CUTOFF) for key in found if key not in known)
        said = Said(
            codes.UNKNOWN_FORM,
            "không nhận ra dạng của mục này qua các khóa của nó",
            expected=_keys(known),
            did_you_mean=next((guess for guess in guesses if guess), None),
        )
        return _Spot(path, self.tree.place(path), said, describe(found))

    def _path(self, location: tuple[Step, ...]) -> tuple[Step, ...]:
        return self._down(self.start, path_in_data(self.model, location))

    def _down(self, path: tuple[Step, ...], steps: Iterable[Step]) -> tuple[Step, ...]:
        """Follow the steps that are in the file, past those that are not (item 0 of a single item)."""
        for step in steps:
            if self.tree.holds((*path, step)):
                path = (*path, step)
        return path


def _keys(known: list[str]) -> str | None:
    return "một trong các khóa: " + ", ".join(known) if known else None


def _settle_alternatives(spots: list[_Spot]) -> list[_Spot]:
    """Make one fault of what the branches of a union say about one value.

    Where a branch went into the value and found a fault there, it is the one that was meant. Where all
    stopped at the value itself, the person is told all that would do.
    """
    entered = {spot.path[:length] for spot in spots for length in range(len(spot.path))}
    entered.update(spot.path for spot in spots if spot.about_key)
    settled = [spot for spot in spots if spot.about_key]
    about_value: dict[tuple[Step, ...], list[_Spot]] = defaultdict(list)
    for spot in spots:
        if not spot.about_key and spot.path not in entered:
            about_value[spot.path].append(spot)
    settled += [_joined(same) for same in about_value.values()]
    return settled


def _joined(same: list[_Spot]) -> _Spot:
    first = same[0]
    if len({spot.said for spot in same}) == 1:
        return first
    wanted = dict.fromkeys(spot.said.expected or spot.said.message for spot in same)
    said = Said(
        codes.WRONG_TYPE,
        f"gặp {first.found}, không hợp với cách viết nào được phép ở đây",
        expected=", hoặc ".join(wanted),
        fix=next((spot.said.fix for spot in same if spot.said.fix), None),
        did_you_mean=next((spot.said.did_you_mean for spot in same if spot.said.did_you_mean), None),
    )
    return _Spot(first.path, first.place, said, first.found)
