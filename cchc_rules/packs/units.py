"""Which agencies and units are there, what else are they called, until when, and who came after them?

Reads the units.yaml files of a pack's layers. Knows names and days; no criteria and no tasks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from pydantic import Field as Key
from pydantic import model_validator

from cchc_rules.packs import codes
from cchc_rules.packs.criteria import AgencyLevel, Basis
from cchc_rules.packs.folders import shown
from cchc_rules.sources.faults import Fault
from cchc_rules.sources.model import Entry, EntryError, OneOrMany, Text, VnDate
from cchc_rules.sources.tree import read_tree
from cchc_rules.sources.validation import validate
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import normalise_tone, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from cchc_rules.packs.layers import Layer
    from cchc_rules.sources.faults import Place
    from cchc_rules.sources.tree import Step, Tree

FILE: Final = "units.yaml"


class Unit(Entry):
    """Một cơ quan, đơn vị hoặc cấp hành chính: tên, cách viết khác, có từ bao giờ đến bao giờ, ai kế thừa."""

    name: Text
    """Tên đầy đủ."""
    aliases: OneOrMany[Text] = ()
    """Các cách viết khác, chữ viết tắt."""
    from_: VnDate | None = Key(default=None, alias="from")
    """Ngày đầu tiên có đơn vị này; bỏ trống là từ trước."""
    to: VnDate | None = None
    """Ngày cuối cùng còn đơn vị này; bỏ trống là đang còn."""
    successors: OneOrMany[Text] = ()
    """Đơn vị kế thừa (cũng khai ở mục units)."""
    level: AgencyLevel | None = None
    """Cấp hành chính mà tên này chỉ cả cấp (district: cấp huyện); dùng để soát khóa levels."""
    advice: Text | None = None
    """Cách sửa khi không có một đơn vị kế thừa rõ ràng."""
    basis: Basis | None = None
    """Văn bản thành lập, sáp nhập, kết thúc."""
    note: Text | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _from_before_to(self) -> Self:
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise EntryError(
                f"“{self.name}” kết thúc {format_date(self.to)}, trước khi bắt đầu {format_date(self.from_)}",
                expected="ngày cuối cùng (to) sau ngày đầu tiên (from)",
                at=("to",),
                code=codes.UNIT_REVERSED,
            )
        if self.successors and self.to is None:
            raise EntryError(
                f"“{self.name}” có đơn vị kế thừa mà không có ngày kết thúc",
                expected="khóa “to” (ngày cuối cùng)",
                at=("successors",),
                key=True,
                code=codes.UNIT_REVERSED,
            )
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other way of writing it."""
        return (self.name, *self.aliases)

    def is_there(self, day: date) -> bool:
        """Whether the unit exists on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class OldWord(Entry):
    """Một từ ngữ đã được thay: từ bao giờ, bằng gì, theo văn bản nào."""

    word: Text
    """Từ ngữ cũ."""
    forms: OneOrMany[Text] = ()
    """Các cách viết khác của từ ngữ cũ."""
    since: VnDate
    """Từ ngày này không dùng nữa."""
    instead: Text
    """Từ ngữ thay thế."""
    basis: Basis
    """Văn bản thay đổi."""
    note: Text | None = None
    """Ghi chú."""

    @property
    def names(self) -> tuple[str, ...]:
        """The word and every other way of writing it."""
        return (self.word, *self.forms)


class UnitsFile(Entry):
    """Tệp units.yaml: tên đơn vị và từ ngữ cũ, dùng chung cho các bộ quy tắc."""

    units: tuple[Unit, ...] = ()
    """Các cơ quan, đơn vị."""
    words: tuple[OldWord, ...] = ()
    """Các từ ngữ đã được thay."""


@dataclass(frozen=True)
class Units:
    """All units and old words of a pack; a later layer's entry replaces an earlier one of the same name."""

    units: tuple[Unit, ...] = ()
    words: tuple[OldWord, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    """Where each unit and word stands, by its name."""

    @cached_property
    def _by_name(self) -> Mapping[str, Unit]:
        return {key_of(name): unit for unit in self.units for name in unit.names}

    def unit(self, name: str) -> Unit | None:
        """The unit a name or any other way of writing it means; None where nobody knows it."""
        return self._by_name.get(key_of(name))

    def name_of(self, written: str) -> str:
        """The full name for any way of writing a unit; what is unknown stays as it is written."""
        unit = self.unit(written)
        return written if unit is None else unit.name

    def successors_on(self, unit: Unit, day: date) -> tuple[str, ...]:
        """Who does the unit's work on a day: its successors, and theirs where these have ended too."""
        found: dict[str, None] = {}
        seen = {key_of(unit.name)}
        waiting = list(unit.successors)
        while waiting:
            name = waiting.pop(0)
            if key_of(name) in seen:
                continue
            seen.add(key_of(name))
            after = self.unit(name)
            if after is None or after.to is None or day <= after.to or not after.successors:
                found[name if after is None else after.name] = None
            else:
                waiting.extend(after.successors)
        return tuple(found)


def key_of(name: str) -> str:
    """The form in which names are compared: single blanks, no case, tone marks in the older place.

    Marks count: “Sở Y tế” and “Sở Y tê” are not the same, nor are abbreviations without them.
    """
    return " ".join(normalise_tone(name).casefold().split())


def units_of(layers: Iterable[Layer], faults: list[Fault]) -> Units:
    """The units of a pack's layers, base first. A file that is not there is told of with the digest."""
    files = (path for layer in layers for path in layer.files.others if path.name == FILE)
    return read_units((path for path in files if path.is_file()), faults)


def read_units(paths: Iterable[Path], faults: list[Fault]) -> Units:
    """The units of several files, base first; everything wrong goes to `faults`."""
    units: dict[str, Unit] = {}
    words: dict[str, OldWord] = {}
    places: dict[str, Place] = {}
    successors: list[tuple[str, str, Place]] = []
    for path in paths:
        tree = read_tree(path, display=shown(path), faults=faults)
        file = None if tree is None else validate(UnitsFile, tree, faults)
        if tree is None or file is None:
            continue
        faults.extend(_twice(file, tree))
        for index, unit in enumerate(file.units):
            units[key_of(unit.name)] = unit
            places[unit.name] = tree.place(("units", index))
            for number, name in enumerate(unit.successors):
                successors.append((unit.name, name, tree.place(("units", index, "successors", number))))
        for index, word in enumerate(file.words):
            words[key_of(word.word)] = word
            places[word.word] = tree.place(("words", index))
    found = Units(tuple(units.values()), tuple(words.values()), places)
    faults.extend(_unknown(found, successors))
    return found


def _twice(file: UnitsFile, tree: Tree) -> Iterator[Fault]:
    """Names that one file gives to two entries, so that nobody could tell which is meant."""
    owners: dict[str, tuple[str, tuple[Step, ...]]] = {}
    for owner, name, path in _names(file):
        first, first_path = owners.setdefault(key_of(name), (owner, path))
        if first_path[:2] != path[:2]:
            yield Fault(
                tree.place(path),
                codes.UNIT_NAME_TWICE,
                f"“{name}” của “{owner}” đã là tên của “{first}” ở {tree.place(first_path)}",
                fix="bỏ tên này ở một trong hai mục",
            )


def _names(file: UnitsFile) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    """Every name of a file: whose it is, the name, where it stands."""
    for index, unit in enumerate(file.units):
        yield unit.name, unit.name, ("units", index, "name")
        for number, alias in enumerate(unit.aliases):
            yield unit.name, alias, ("units", index, "aliases", number)
    for index, word in enumerate(file.words):
        yield word.word, word.word, ("words", index, "word")
        for number, form in enumerate(word.forms):
            yield word.word, form, ("words", index, "forms", number)


def _unknown(units: Units, successors: Iterable[tuple[str, str, Place]]) -> Iterator[Fault]:
    known = [unit.name for unit in units.units]
    for owner, name, place in successors:
        if units.unit(name) is None:
            yield Fault(
                place,
                codes.UNKNOWN_SUCCESSOR,
                f"đơn vị kế thừa “{name}” của “{owner}” chưa được khai báo ở mục units",
                did_you_mean=suggest(name, known),
            )
