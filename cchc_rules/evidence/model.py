"""Evidence of one agency for one period, as plain typed values (what loading yields).

Exact everywhere: a value is ``num / den`` with integers, a percent is a fraction of 1, a
flag is 1 or 0, a date its ordinal. Missing is absence of a key, never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.sources.faults import Fault, Place


class Qualifier(StrEnum):
    """How exact a reported figure is: chính xác, hơn (at_least), gần (at_most), khoảng (about)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class FigureKey(NamedTuple):
    """Which figure: a measure, within a scope of the pack or as a whole (None)."""

    measure: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported value at one date.

    ``low``/``high`` bound the true value where the qualifier leaves room (None: unbounded on
    that side); for an exact value both equal it. ``said_none`` is an explicit `none` (không
    phát sinh): then num is 0. ``word`` holds a choice; num is then 0.
    """

    num: int
    den: int = 1
    qualifier: Qualifier = Qualifier.EXACT
    low: Fraction | None = None
    high: Fraction | None = None
    word: str | None = None
    said_none: bool = False
    as_of: date | None = None
    source: str | None = None
    system: str | None = None
    note: str | None = None
    place: Place | None = None

    @property
    def value(self) -> Fraction:
        """The reported value, exact."""
        return Fraction(self.num, self.den)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as verification (tài liệu kiểm chứng); ``issued`` is False for an explicit none."""

    issued: bool
    symbol: str | None = None
    date: date | None = None
    title: str | None = None
    issuer: str | None = None
    file: str | None = None
    location: str | None = None
    """Where in the document the fact stands: mục, trang (key `place` in the file)."""
    place: Place | None = None


class AgencyRef(NamedTuple):
    """Who is assessed."""

    id: str
    name: str
    level: AgencyLevel
    group: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class UnitEvidence:
    """Figures of one subordinate unit (chi nhánh, xã) reported inside its agency's file."""

    id: str
    name: str
    kind: str
    figures: Mapping[FigureKey, tuple[Observation, ...]]


@dataclass(frozen=True, slots=True)
class OfficialResult:
    """What the appraisal published for one criterion: points, or only that it lost some."""

    points: Fraction | None = None
    status: str | None = None
    """met, at_risk or deducted where the publication gives a status and no points."""
    source: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A criterion left out by decision: counted apart, never hidden."""

    criterion: str
    reason: str
    approver: str
    expires: date


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file the evidence came from, for provenance."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything one agency reported for one period.

    ``figures`` maps a key to its observations, oldest first (undated last); observations of
    one date with different ``system`` are rival sources. ``documents`` holds what was said
    about a document: an absent key is unknown.
    """

    agency: AgencyRef
    period_from: date
    period_to: date
    as_of: date
    figures: Mapping[FigureKey, tuple[Observation, ...]]
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    units: tuple[UnitEvidence, ...] = ()
    self_scores: Mapping[str, Fraction] = field(default_factory=dict)
    official: Mapping[str, OfficialResult] = field(default_factory=dict)
    last_year: Mapping[str, OfficialResult] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    synthetic: bool = False
    illustration: str | None = None
    """Why this evidence only illustrates (other year or other province than the pack), shown on screen."""
    note: str | None = None
    sources: tuple[SourceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceSet:
    """What a run loaded, sorted by agency id then period, and the faults of files it could not use.

    ``previous`` holds earlier periods of agencies that are also in ``current``.
    """

    current: tuple[Evidence, ...]
    previous: tuple[Evidence, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
