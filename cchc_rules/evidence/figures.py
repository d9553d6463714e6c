"""What was observed? Reported figures become observations, each by the kind of its measure.

How a qualifier bounds the true value (`value` is what is written, `low`/`high` what it can be):

* exact: the value itself;
* at_least (hơn, trên): from the value up to the most the measure can be (a rate: 100%, a count: open);
* at_most (gần): from the least the measure can be (rates, counts: 0) up to the value;
* about (khoảng): the value ± `tolerance`; without a tolerance half a unit of the last significant digit
  written ("khoảng 49.000" is 48.500 to 49.500, "khoảng 81,6%" is 81,55% to 81,65%), within what the
  measure can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cchc_rules.evidence import codes
from cchc_rules.evidence.model import FigureKey, Observation, Qualifier
from cchc_rules.evidence.values import Value, check_unit, is_numeric, read_value, says_none
from cchc_rules.sources.model import EntryError
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from cchc_rules.evidence.format import FigureEntry
    from cchc_rules.evidence.marking import Marker
    from cchc_rules.evidence.vocabulary import Expected, Vocabulary
    from cchc_rules.sources.faults import Place
    from cchc_rules.sources.tree import Step

Observations = Mapping[FigureKey, tuple[Observation, ...]]

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that decide what is seen: when the file was closed, and when the run looks."""

    closed: date
    """The period's as-of date: the date of every undated figure."""
    looked: date | None = None
    """The run's as-of date, if one was asked for: what is later is not seen."""

    def sees(self, day: date) -> bool:
        """Whether something of that day may be seen."""
        return self.looked is None or day <= self.looked


@dataclass(slots=True)
class FigureReader:
    """Reads the figures of one file: the agency's and its units'."""

    vocabulary: Vocabulary
    marker: Marker
    days: Days | None
    """None when the period itself is at fault: then dates are not judged."""
    later: int = 0
    """How many figures were left out because they are later than the run's as-of date."""
    _first: dict[tuple[object, ...], Place] = field(default_factory=dict)

    def read(self, figures: Mapping[str, Sequence[FigureEntry] | None], at: tuple[Step, ...]) -> Observations:
        """The observations of the figures that stand at a path, oldest first within a key."""
        written = self.marker.tree.get(at)
        found: dict[FigureKey, list[Observation]] = {}
        for measure, entries in figures.items():
            expected = self._expected(measure, (*at, measure))
            if expected is None or entries is None:
                continue
            is_series = isinstance(written[measure], list)
            for index, entry in enumerate(entries):
                path = (*at, measure, index) if is_series else (*at, measure)
                observation = self._observation(entry, expected, path, at)
                if observation is not None:
                    found.setdefault(_key(measure, entry.scope), []).append(observation)
        return {key: _in_order(found[key]) for key in sorted(found, key=_key_order)}

    def _expected(self, measure: str, path: tuple[Step, ...]) -> Expected | None:
        expected = self.vocabulary.expected.get(measure)
        if expected is None:
            self.marker.error(
                codes.UNKNOWN_MEASURE,
                path,
                f"bộ quy tắc “{self.vocabulary.pack.id}” không có số liệu “{measure}”",
                key=True,
                did_you_mean=self.vocabulary.suggest_measure(measure, document=False),
            )
            return None
        if self.vocabulary.is_document(measure):
            self.marker.error(
                codes.DOCUMENT_AMONG_FIGURES,
                path,
                f"“{measure}” là tài liệu, không phải số liệu",
                key=True,
                fix="chuyển sang mục documents",
            )
            return None
        return expected

    def _observation(
        self, entry: FigureEntry, expected: Expected, path: tuple[Step, ...], at: tuple[Step, ...]
    ) -> Observation | None:
        usable = self._scope_is_known(entry, path)
        usable = self._is_not_too_late(entry, path) and usable
        if entry.value is None:
            return None
        value_path = (*path, "value")
        if says_none(entry.value, expected):
            value = None
        else:
            try:
                value = read_value(entry.value, expected)
            except EntryError as error:
                self.marker.entry_error(value_path, error, codes.NOT_A_NUMBER)
                return None
        if not self._qualifier_fits(entry, value, expected, path) or not usable:
            return None
        place = self.marker.place(value_path)
        if self._is_repeated(entry, (*at, expected.measure), value_path, place) or not self._is_seen(entry):
            return None
        return _observed(entry, value, expected, self._day_of(entry), place)

    def _scope_is_known(self, entry: FigureEntry, path: tuple[Step, ...]) -> bool:
        scopes = self.vocabulary.pack.manifest.scopes
        if entry.scope is None or entry.scope in scopes:
            return True
        self.marker.error(
            codes.UNKNOWN_SCOPE,
            (*path, "scope"),
            f"bộ quy tắc “{self.vocabulary.pack.id}” không có phạm vi “{entry.scope}”",
            expected="một trong: " + ", ".join(scopes) if scopes else "không ghi phạm vi",
            did_you_mean=self.vocabulary.suggest_scope(entry.scope),
        )
        return False

    def _is_not_too_late(self, entry: FigureEntry, path: tuple[Step, ...]) -> bool:
        if self.days is None or entry.as_of is None or entry.as_of <= self.days.closed:
            return True
        closed = format_date(self.days.closed)
        self.marker.error(
            codes.FIGURE_AFTER_AS_OF,
            (*path, "as_of"),
            f"số liệu ngày {format_date(entry.as_of)} sau ngày chốt số liệu của kỳ ({closed})",
            fix="sửa ngày của số liệu, hoặc sửa as_of của kỳ",
        )
        return False

    def _qualifier_fits(
        self, entry: FigureEntry, value: Value | None, expected: Expected, path: tuple[Step, ...]
    ) -> bool:
        qualifier = entry.qualifier or Qualifier.EXACT
        if qualifier is not Qualifier.EXACT and (value is None or not is_numeric(expected)):
            self.marker.error(
                codes.QUALIFIER_NOT_ALLOWED,
                (*path, "qualifier"),
                f"giá trị “{entry.value}” không thể là ước lượng",
                fix="bỏ khóa qualifier",
            )
            return False
        if entry.tolerance is None:
            return True
        tolerance_path = (*path, "tolerance")
        if qualifier is not Qualifier.ABOUT:
            message = "sai số (tolerance) chỉ dùng với số liệu khoảng chừng"
            self.marker.error(
                codes.TOLERANCE, tolerance_path, message, fix="thêm qualifier: about, hoặc bỏ tolerance"
            )
            return False
        try:
            check_unit(entry.tolerance, expected)
        except EntryError as error:
            self.marker.entry_error(tolerance_path, error, codes.TOLERANCE)
            return False
        if entry.tolerance.value < 0:
            self.marker.error(codes.TOLERANCE, tolerance_path, "sai số (tolerance) không thể âm")
            return False
        return True

    def _is_repeated(
        self, entry: FigureEntry, measure_path: tuple[Step, ...], path: tuple[Step, ...], place: Place
    ) -> bool:
        """Whether the same source already gave this figure for this day; rival sources may."""
        day = entry.as_of or (self.days.closed if self.days else None)
        identity = (measure_path, entry.scope, day, same_source(entry.system))
        first = self._first.setdefault(identity, place)
        if first == place:
            return False
        self.marker.error(
            codes.SAME_FIGURE_TWICE,
            path,
            f"số liệu “{measure_path[-1]}” cùng phạm vi, cùng ngày đã được ghi ở dòng {first.line}",
            fix="giữ một số liệu; khác ngày thì ghi as_of, khác phạm vi ghi scope, khác nguồn ghi system",
        )
        return True

    def _is_seen(self, entry: FigureEntry) -> bool:
        if self.days is None or self.days.sees(entry.as_of or self.days.closed):
            return True
        self.later += 1
        return False

    def _day_of(self, entry: FigureEntry) -> date | None:
        """The day of an observation; where the run has its own as-of date an undated one gets the day the
        file was closed, or else it would pass for newer than it is."""
        if entry.as_of is None and self.days is not None and self.days.looked is not None:
            return self.days.closed
        return entry.as_of


def _observed(
    entry: FigureEntry, value: Value | None, expected: Expected, as_of: date | None, place: Place
) -> Observation:
    read = value or Value(_ZERO)
    qualifier = entry.qualifier or Qualifier.EXACT
    tolerance = entry.tolerance.value if entry.tolerance is not None else None
    low, high = _range(read, qualifier, tolerance, expected)
    return Observation(
        num=read.number.numerator,
        den=read.number.denominator,
        qualifier=qualifier,
        low=low,
        high=high,
        word=read.word,
        said_none=value is None,
        as_of=as_of,
        source=entry.source,
        system=entry.system,
        note=entry.note,
        place=place,
    )


def _range(
    value: Value, qualifier: Qualifier, tolerance: Fraction | None, expected: Expected
) -> tuple[Fraction | None, Fraction | None]:
    """The interval the true value lies in; None where it is open."""
    number = value.number
    match qualifier:
        case Qualifier.EXACT:
            return number, number
        case Qualifier.AT_LEAST:
            return number, expected.high
        case Qualifier.AT_MOST:
            return expected.low, number
    room = value.step / 2 if tolerance is None else tolerance
    low, high = number - room, number + room
    return (
        low if expected.low is None else max(low, expected.low),
        high if expected.high is None else min(high, expected.high),
    )


def same_source(system: str | None) -> str:
    """The form in which names of source systems are compared."""
    return fold(system) if system else ""


def _in_order(observations: list[Observation]) -> tuple[Observation, ...]:
    """Oldest first, undated last; rivals of one day by the name of their system."""
    if len(observations) == 1:
        return tuple(observations)
    return tuple(sorted(observations, key=lambda each: (each.as_of or date.max, same_source(each.system))))


@lru_cache(maxsize=4096)
def _key(measure: str, scope: str | None) -> FigureKey:
    """One object for all agencies of a run: thousands of files name the same figures."""
    return FigureKey(measure, scope)


def _key_order(key: FigureKey) -> tuple[str, Any]:
    return key.measure, key.scope or ""
