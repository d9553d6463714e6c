"""How do the criteria add up? Sure, at risk, unknown, lost; the range of the index.

Exact fractions throughout; rounding happens once, on the totals that are shown. An agency has
a hundred criteria and most of them share one verdict with thousands of other agencies, so what
a verdict puts into the sums is worked out once and sums are kept as integers per denominator.
"""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.assessment.model import CriterionResult, Totals
from cchc_rules.assessment.stakes import points_at_risk
from cchc_rules.packs.forms import CombineForm
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.scoring.model import Score, ScoreState, Verdict
from cchc_rules.vietnamese.numbers import round_half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack

_ZERO = Fraction(0)
_UNDECIDED = frozenset({FindingStatus.UNKNOWN, FindingStatus.RULE_ERROR})


class _Bin(IntEnum):
    """Where points of a criterion go. SURE to WAIVED add up to its maximum; EXCLUDED stands apart."""

    SURE = 0
    AT_RISK = 1
    UNKNOWN = 2
    LOST = 3
    WAIVED = 4
    EXCLUDED = 5
    BONUS_LOW = 6
    BONUS_HIGH = 7
    PENALTY_LOW = 8
    PENALTY_HIGH = 9


_Parts = tuple[tuple[_Bin, int, int], ...]
"""(bin, numerator, denominator) of what one criterion puts into the sums, zeros left out."""


class _Tally:
    """Sums by bin."""

    def __init__(self) -> None:
        self._sums: defaultdict[tuple[_Bin, int], int] = defaultdict(int)

    def add(self, parts: _Parts) -> None:
        """Add what one criterion puts in."""
        for each, numerator, denominator in parts:
            self._sums[each, denominator] += numerator

    def merge(self, other: _Tally) -> None:
        """Add another tally."""
        for key, numerator in other._sums.items():
            self._sums[key] += numerator

    def amounts(self) -> list[Fraction]:
        """The sum of every bin, by its number."""
        found = [_ZERO] * len(_Bin)
        for (each, denominator), numerator in sorted(self._sums.items()):
            found[each] += Fraction(numerator, denominator)
        return found


class TotalsRule:
    """How the criteria of one pack add up; made once for any number of agencies."""

    def __init__(self, pack: RulePack) -> None:
        self._pack = pack
        self._known: dict[tuple[Verdict, FindingStatus], _Parts] = {}
        self._field_of = {
            criterion.id: field.id if (field := pack.field_of(criterion.id)) else None
            for criterion in pack.criteria
        }
        self._group_of = {criterion.id: _root(pack, criterion).group for criterion in pack.criteria}
        self._open_fields = {
            field.id: field.points
            for field in pack.fields
            if field.points is not None and field.id not in pack.children
        }
        self._combined = combined_whole(pack)
        """Criterion id to the topmost criterion above it (or itself) that is not a plain sum."""

    def totals(
        self,
        results: Sequence[CriterionResult],
        parents: Sequence[CriterionResult],
        published: Mapping[str, Fraction] | None = None,
    ) -> tuple[Totals, dict[str, Totals]]:
        """The totals of an agency, and those of each of its fields by id, in pack order.

        A field that has points and no criteria yet (a template) is unknown as a whole, unless
        ``published`` holds the points it was given.
        """
        by_field: defaultdict[str | None, _Tally] = defaultdict(_Tally)
        for field, maximum in self._open_fields.items():
            by_field[field].add(_parts_of_open_field(maximum, (published or {}).get(field)))
        at_risk_below: set[str] = set()
        for result in results:
            criterion = result.score.criterion.id
            whole = self._combined.get(criterion)
            if whole is None or (result.official and whole == criterion):
                by_field[self._field_of[criterion]].add(self._parts(result))
            elif result.status is FindingStatus.AT_RISK:
                at_risk_below.add(whole)
        for parent in parents:
            criterion = parent.score.criterion.id
            if self._combined.get(criterion) == criterion:
                parts = _parts_of_combined(parent, any_at_risk=criterion in at_risk_below)
                by_field[self._field_of[criterion]].add(parts)
        everything = _Tally()
        for tally in by_field.values():
            everything.merge(tally)
        fields = {
            field.id: self._totals(by_field[field.id]) for field in self._pack.fields if field.id in by_field
        }
        return self._totals(everything), fields

    def _parts(self, result: CriterionResult) -> _Parts:
        verdict: Verdict = result.score.verdict
        if result.status is FindingStatus.AT_RISK or not verdict.shared:
            return _parts_of_leaf(result, self._group_of[verdict.criterion.id])
        # The same object for many agencies: worth remembering.
        key = (verdict, result.status)
        parts = self._known.get(key)
        if parts is None:
            parts = self._known[key] = _parts_of_leaf(result, self._group_of[verdict.criterion.id])
        return parts

    def _totals(self, tally: _Tally) -> Totals:
        rules = self._pack.manifest.totals
        amounts = tally.amounts()
        sure, at_risk, unknown, lost, waived, excluded = amounts[: _Bin.EXCLUDED + 1]
        bonus_cap = rules.bonus.cap if rules.bonus else None
        penalty_cap = rules.penalty.cap if rules.penalty else None
        bonus_low, bonus_high = (
            _capped(amounts[each], bonus_cap) for each in (_Bin.BONUS_LOW, _Bin.BONUS_HIGH)
        )
        penalty_low, penalty_high = (
            _capped(amounts[each], penalty_cap) for each in (_Bin.PENALTY_LOW, _Bin.PENALTY_HIGH)
        )
        maximum = sure + at_risk + unknown + lost + waived
        worst = sure + bonus_low - penalty_high
        best = sure + at_risk + unknown + waived + bonus_high - penalty_low
        if rules.clamp:
            worst, best = (min(max(each, _ZERO), maximum) for each in (worst, best))
        scale = maximum
        if rules.rescale and maximum:
            scale = maximum + excluded
            worst, best = worst * scale / maximum, best * scale / maximum
        worst, best = (round_half_up(each, rules.rounding.places) for each in (worst, best))
        return Totals(
            maximum=maximum,
            sure=sure,
            at_risk=at_risk,
            unknown=unknown,
            lost=lost,
            waived=waived,
            excluded=excluded,
            bonus=bonus_low,
            penalty=penalty_high,
            worst=worst,
            best=best,
            scale=scale,
            band_worst=self._band(worst, scale),
            band_best=self._band(best, scale),
        )

    def _band(self, points: Fraction, scale: Fraction) -> str | None:
        """The first band that holds; None in a gap of the source (warned of when the pack is loaded)."""
        bands = self._pack.manifest.totals.bands
        if not bands or not scale:
            return None
        percent = points / scale
        return next(
            (band.name for band in bands if band.when.holds(percent.numerator, percent.denominator)), None
        )


def _capped(points: Fraction, cap: Fraction | None) -> Fraction:
    return points if cap is None else min(points, cap)


def _root(pack: RulePack, criterion: Criterion) -> Criterion:
    current = criterion
    while (parent := pack.parent_id(current.id)) in pack.by_id and parent is not None:
        current = pack.by_id[parent]
    return current


def combined_whole(pack: RulePack) -> dict[str, str]:
    """Criterion id to the topmost criterion above it, or itself, whose points are no plain sum."""
    found: dict[str, str] = {}
    for criterion in pack.criteria:
        current: str | None = criterion.id
        while current is not None and current in pack.by_id:
            if current in pack.children and not is_sum(pack.by_id[current]):
                found[criterion.id] = current
            current = pack.parent_id(current)
    return found


def is_sum(criterion: Criterion) -> bool:
    """Whether a criterion with sub-criteria is worth what they are worth together."""
    form = criterion.score
    return form is None or (isinstance(form, CombineForm) and form.combine.children == "sum")


def _parts(amounts: Iterable[tuple[_Bin, Fraction]]) -> _Parts:
    return tuple((each, amount.numerator, amount.denominator) for each, amount in amounts if amount)


def _parts_of_open_field(maximum: Fraction, published: Fraction | None) -> _Parts:
    if published is None:
        return _parts([(_Bin.UNKNOWN, maximum)])
    return _parts([(_Bin.SURE, published), (_Bin.LOST, maximum - published)])


def _parts_of_combined(parent: CriterionResult, *, any_at_risk: bool) -> _Parts:
    """A parent that is not a plain sum: its own score decides, not its children's points."""
    score = parent.score
    if score.state is ScoreState.NOT_APPLICABLE:
        where = _Bin.WAIVED if parent.status is FindingStatus.WAIVED else _Bin.EXCLUDED
        return _parts([(where, score.max_points)])
    if score.points is None:
        return _parts(_open(score, _Bin.UNKNOWN))
    safe = _ZERO if any_at_risk else score.worst
    return _parts(
        [(_Bin.SURE, safe), (_Bin.AT_RISK, score.points - safe), (_Bin.LOST, score.max_points - score.points)]
    )


def _parts_of_leaf(result: CriterionResult, group: str) -> _Parts:
    score, status = result.score, result.status
    if group == "bonus":
        return _parts([(_Bin.BONUS_LOW, score.worst), (_Bin.BONUS_HIGH, score.best)])
    if group == "penalty":
        return _parts([(_Bin.PENALTY_LOW, score.worst), (_Bin.PENALTY_HIGH, score.best)])
    if status is FindingStatus.NOT_APPLICABLE:
        return _parts([(_Bin.EXCLUDED, score.max_points)])
    if status is FindingStatus.WAIVED:
        return _parts([(_Bin.WAIVED, score.max_points)])
    if status in _UNDECIDED or score.points is None:
        return _parts(_open(score, _Bin.AT_RISK if status is FindingStatus.AT_RISK else _Bin.UNKNOWN))
    at_risk = points_at_risk(result)
    return _parts(
        [
            (_Bin.SURE, score.points - at_risk),
            (_Bin.AT_RISK, at_risk),
            (_Bin.LOST, score.max_points - score.points),
        ]
    )


def _open(score: Score, where: _Bin) -> list[tuple[_Bin, Fraction]]:
    return [
        (_Bin.SURE, score.worst),
        (where, score.best - score.worst),
        (_Bin.LOST, score.max_points - score.best),
    ]
