"""What do the texts of a log mean? Every different text is read once; rows only look it up.

Days and words that concern one text alone are settled here; rows only compare.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.calendar import Calendar, Day, calendar_of
from cchc_rules.evidence.dossiers.dates import DateReader
from cchc_rules.evidence.dossiers.model import (
    DATES,
    HANDLED,
    ROLE_LABELS,
    UNKNOWN,
    YES,
    Bucket,
    Channel,
    Concern,
    Role,
)
from cchc_rules.evidence.dossiers.numbers import whole_number
from cchc_rules.evidence.dossiers.vocabulary import NONE, added_words, known_words
from cchc_rules.sources.faults import Fault, Place, UnusableEvidence
from cchc_rules.vietnamese.names import fold, nfc, normalise_tone, sort_key, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from cchc_rules.evidence.dossiers.agencies import Agencies
    from cchc_rules.evidence.dossiers.log_map import LogMap, Words

Texts = dict[Role, dict[str | None, int]]
"""Of each content the different texts and in how many rows they stand."""

UNREADABLE: Final = -1
"""The code of a date nobody can read, of an agency nobody knows, of processing days not given."""

_YEARS_AHEAD: Final = 30
"""Deadlines of some land procedures lie years ahead; more is a typing accident."""

NO_PROBLEM: Final = 99
"""In a column `problem`: the bucket this text puts its row into, or none; the smallest of a row wins."""

NEVER: Final = 2**31 - 1
"""The day of a blank date cell: after every other day."""

NO_DEADLINE: Final = -1

BEFORE_PERIOD: Final = -1
"""The month of return of a dossier that was closed before the period."""

_COLUMNS: Final[dict[Role, tuple[str, ...]]] = {
    Role.AGENCY: ("code", "problem"),
    Role.LEVEL: ("code", "concern"),
    Role.FIELD: ("code",),
    Role.RECEIVED: ("day", "month", "place", "problem"),
    Role.DUE: ("day", "deadline", "problem"),
    Role.RETURNED: ("day", "month", "place", "problem", "concern"),
    Role.DAYS: ("number", "concern"),
    Role.SUSPENDED: ("number", "concern"),
    Role.CHANNEL: ("online", "in_person", "post", "concern"),
    Role.RESULT: ("code", "concern"),
    Role.APOLOGY: ("yes", "concern"),
    Role.PAID_ONLINE: ("yes", "concern"),
    Role.FEE: ("number", "charged", "concern"),
    Role.DIGITISED: ("yes", "concern"),
    Role.FEEDBACK: ("any", "handled", "concern"),
}
"""What is looked up for a text; every text of the logs, blank ones too, stands in its table once."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A text nobody could make sense of: in which column, in how many rows, what it may mean."""

    role: Role
    text: str
    rows: int
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables to join, and what was learnt while making them."""

    tables: Mapping[Role, pa.Table]
    fields: tuple[str, ...]
    """Names of fields by number; number 0 is the blank one."""
    calendar: Calendar
    unknown: tuple[Unknown, ...]
    agencies: Agencies = field(repr=False)


def lexicon_of(
    texts: Texts, own: LogMap, agencies: Agencies, days: tuple[date, date], place: Place
) -> Lexicon:
    """Read every different text; `days` are the first day of the period and the as-of day.

    Raises:
        UnusableEvidence: when the map gives one word two meanings.
    """
    fields = _fields(texts.get(Role.FIELD, {}))
    reader = _Reader(own, agencies, {name: number for number, name in enumerate(fields)}, days, place)
    calendar = reader.read_dates(texts)
    tables = {role: reader.table(role, words) for role, words in texts.items()}
    unknown = tuple(sorted(reader.unknown, key=lambda each: (each.role, -each.rows, sort_key(each.text))))
    return Lexicon(tables, fields, calendar, unknown, agencies)


def field_name(written: str) -> str:
    """A field's name in one spelling: composed letters, single blanks, older tone places."""
    return " ".join(normalise_tone(written).split())


def _fields(words: Iterable[str | None]) -> tuple[str, ...]:
    return ("", *sorted({field_name(word or "") for word in words} - {""}, key=sort_key))


class _Reader:
    """Reads texts and keeps what it could not read."""

    def __init__(
        self,
        own: LogMap,
        agencies: Agencies,
        fields: Mapping[str, int],
        days: tuple[date, date],
        place: Place,
    ) -> None:
        self.own = own
        self.known_agencies = agencies
        self.fields = fields
        self.start, self.as_of = days
        self.place = place
        self.unknown: list[Unknown] = []
        self.read: dict[str, date | None] = {}
        self.calendar = calendar_of(days, own.calendar)

    def read_dates(self, texts: Texts) -> Calendar:
        """Read all date cells; the calendar of all years met."""
        reader = DateReader(self.own.dates, self.as_of.year + _YEARS_AHEAD)
        self.read = {word: reader.read(word) for role in DATES for word in texts.get(role, ()) if word}
        days = [day for day in self.read.values() if day]
        self.calendar = calendar_of([*days, self.start, self.as_of], self.own.calendar)
        return self.calendar

    def table(self, role: Role, words: Mapping[str | None, int]) -> pa.Table:
        """What is looked up for each text of a column."""
        row = self._row_reader(role)
        rows = [(word, *row(word or "", count)) for word, count in words.items()]
        types = [pa.string(), *[pa.int64() if name == "number" else pa.int32() for name in _COLUMNS[role]]]
        columns = list(zip(*rows, strict=True))
        arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
        return pa.table(arrays, names=["word", *_COLUMNS[role]])

    def _row_reader(self, role: Role) -> Callable[[str, int], tuple[int, ...]]:
        match role:
            case Role.AGENCY:
                return self._agency
            case Role.FIELD:
                return lambda word, _: (self.fields[field_name(word)],)
            case Role.RECEIVED:
                return self._received
            case Role.DUE:
                return self._due
            case Role.RETURNED:
                return self._returned
            case Role.DAYS | Role.SUSPENDED | Role.FEE:
                return lambda word, count: self._number(role, word, count)
        meaning = meanings(role, self.own.words, self.place)
        return lambda word, count: self._word(role, meaning, word, count)

    def _agency(self, word: str, count: int) -> tuple[int, ...]:
        if not word.strip():
            return UNREADABLE, Bucket.AGENCY_MISSING
        number = self.known_agencies.number(word)
        if number is None:
            shown = " ".join(nfc(word).split())
            self._say(Role.AGENCY, shown, count, self.known_agencies.suggest(shown))
            return UNREADABLE, Bucket.AGENCY_UNKNOWN
        return number, NO_PROBLEM

    def _day(self, role: Role, word: str, count: int) -> Day | None:
        day = self.read.get(word)
        if day is None:
            self._say(role, word, count, None)
        return self.calendar.day(day) if day else None

    def _received(self, word: str, count: int) -> tuple[int, ...]:
        if not word.strip():
            return NEVER, 0, 0, Bucket.RECEIVED_MISSING
        day = self._day(Role.RECEIVED, word, count)
        if day is None:
            return UNREADABLE, 0, 0, Bucket.RECEIVED_UNREADABLE
        problem = Bucket.RECEIVED_AFTER_AS_OF if day.ordinal > self.as_of.toordinal() else NO_PROBLEM
        return day.ordinal, day.month if day.ordinal >= self.start.toordinal() else 0, day.place, problem

    def _due(self, word: str, count: int) -> tuple[int, ...]:
        if not word.strip():
            return NEVER, NO_DEADLINE, NO_PROBLEM
        day = self._day(Role.DUE, word, count)
        if day is None:
            return UNREADABLE, NO_DEADLINE, Bucket.DUE_UNREADABLE
        return day.ordinal, day.deadline, NO_PROBLEM

    def _returned(self, word: str, count: int) -> tuple[int, ...]:
        if not word.strip():
            return NEVER, 0, 0, NO_PROBLEM, 0
        day = self._day(Role.RETURNED, word, count)
        if day is None:
            return UNREADABLE, 0, 0, Bucket.RETURNED_UNREADABLE, 0
        if day.ordinal > self.as_of.toordinal():
            return day.ordinal, 0, 0, NO_PROBLEM, Concern.RETURNED_AFTER_AS_OF
        month = day.month if day.ordinal >= self.start.toordinal() else BEFORE_PERIOD
        return day.ordinal, month, day.place, NO_PROBLEM, 0

    def _number(self, role: Role, word: str, count: int) -> tuple[int, ...]:
        number, concern = 0 if role is not Role.DAYS else UNREADABLE, 0
        if word.strip():
            read = whole_number(word)
            if read is None:
                self._say(role, word.strip(), count, None)
                concern = _UNREADABLE[role]
            else:
                number = read
                concern = Concern.SUSPENDED if role is Role.SUSPENDED and read else 0
        return (number, int(number > 0), concern) if role is Role.FEE else (number, concern)

    def _word(self, role: Role, meaning: Mapping[str, int], word: str, count: int) -> tuple[int, ...]:
        """A blank cell says nothing; only how a dossier was handed in has to be said."""
        folded = fold(word)
        code = meaning.get(folded, UNKNOWN) if folded else NONE
        if code == UNKNOWN:
            shown = " ".join(nfc(word).split())
            self._say(role, shown, count, suggest(shown, meaning))
        doubted = code == UNKNOWN or (role is Role.CHANNEL and code == NONE)
        concern = int(_UNREADABLE[role]) if doubted else 0
        match role:
            case Role.CHANNEL:
                return *(int(code == each) for each in Channel), concern
            case Role.FEEDBACK:
                return int(code != NONE), int(code == HANDLED), concern
            case Role.LEVEL:
                return (code if code != UNKNOWN else NONE), concern
            case Role.RESULT:
                return code, concern
        return int(code == YES), concern

    def _say(self, role: Role, text: str, rows: int, suggestion: str | None) -> None:
        self.unknown.append(Unknown(role, text, rows, suggestion))


_UNREADABLE: Final = {
    Role.CHANNEL: Concern.CHANNEL_UNKNOWN,
    Role.RESULT: Concern.RESULT_UNKNOWN,
    Role.APOLOGY: Concern.APOLOGY_UNKNOWN,
    Role.PAID_ONLINE: Concern.PAID_UNKNOWN,
    Role.DIGITISED: Concern.DIGITISED_UNKNOWN,
    Role.FEEDBACK: Concern.FEEDBACK_UNKNOWN,
    Role.FEE: Concern.FEE_UNREADABLE,
    Role.DAYS: Concern.DAYS_UNREADABLE,
    Role.SUSPENDED: Concern.SUSPENDED_UNREADABLE,
    Role.LEVEL: Concern.LEVEL_UNKNOWN,
}


def meanings(role: Role, own: Words, place: Place) -> dict[str, int]:
    """Folded word to code: the known ones, and over them the map's own.

    Raises:
        UnusableEvidence: when the map gives one word two meanings.
    """
    added: dict[str, int] = {}
    for word, code in added_words(role, own):
        if added.setdefault(fold(word), code) != code:
            message = f"từ “{word}” được khai hai nghĩa ở cột {ROLE_LABELS[role]}"
            fault = Fault(place, codes.WORD_TWICE, message, fix="giữ từ đó ở một nghĩa trong mục words")
            raise UnusableEvidence([fault])
    return known_words(role) | added
