"""What is a criterion worth whose sub-criteria are scored? Sum, all, any, min, max, weighted.

Three-valued: a parent is decided as soon as its children leave no choice, else it is unknown
between its worst and its best. Every way of combining only rises with the children, so its
worst and best are those of the children's worst and best.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs.forms import CombineForm
from cchc_rules.scoring.awarding import RuleFaultError
from cchc_rules.scoring.model import Reason, Score, ScoreState
from cchc_rules.vietnamese.numbers import round_half_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack

_ZERO, _ONE = Fraction(0), Fraction(1)

Shares = list[Fraction]
"""What each part won, as a share of its own maximum."""


class _Whole(NamedTuple):
    """What the parts add up to; ``points`` is None while a part has none."""

    points: Fraction | None
    worst: Fraction
    best: Fraction
    maximum: Fraction


def combined(pack: RulePack, criterion: Criterion, children: Mapping[str, Score | None]) -> Score | None:
    """The score of a criterion with sub-criteria; None where none of them was scored."""
    present = [
        score for score in children.values() if score is not None and score.criterion.group == criterion.group
    ]
    if not present:
        return None
    applying = [score for score in present if score.state is not ScoreState.NOT_APPLICABLE]
    maximum = _maximum(criterion, present)
    if not applying:
        left_out = ScoreState.NOT_APPLICABLE
        found = Score(criterion, left_out, None, _ZERO, _ZERO, maximum, reason=Reason.EXCLUDED)
    else:
        expected = [each for each in pack.children.get(criterion.id, ()) if each.group == criterion.group]
        whole = _whole(criterion, applying, maximum, complete=len(applying) == len(expected))
        found = _score(criterion, applying, _rounded(pack, criterion, whole))
    return found._replace(level=present[0].level)


def _score(criterion: Criterion, applying: list[Score], whole: _Whole) -> Score:
    points, worst, best, maximum = whole
    if points is None and worst == best:
        points = worst
    if points is not None:
        return Score(criterion, ScoreState.SCORED, points, worst, best, maximum)
    faulty = [score.criterion.id for score in applying if score.state is ScoreState.ERROR]
    if faulty:
        message = f"chưa chấm được vì tiêu chí thành phần {', '.join(faulty)} có lỗi"
        return Score(criterion, ScoreState.ERROR, None, worst, best, maximum, message=message)
    open_ = tuple(score.criterion.id for score in applying if score.points is None)
    return Score(
        criterion,
        ScoreState.UNKNOWN,
        None,
        worst,
        best,
        maximum,
        reason=Reason.CHILD_UNKNOWN,
        missing=open_,
    )


def _whole(criterion: Criterion, applying: list[Score], maximum: Fraction, *, complete: bool) -> _Whole:
    known = all(score.points is not None for score in applying)
    points = [score.points or _ZERO for score in applying]
    worst, best = [score.worst for score in applying], [score.best for score in applying]
    kind = _kind(criterion)
    if kind == "sum":
        # Sub-criteria that do not apply leave the sum, and take their maximum with them.
        possible = maximum if complete else sum((score.max_points for score in applying), _ZERO)
        return _Whole(_sum(points) if known else None, _sum(worst), _sum(best), possible)
    if kind == "weighted":
        weights, possible = _weights(criterion, applying, maximum)
    else:
        weights, possible = [], maximum

    def over(values: list[Fraction]) -> Fraction:
        shares = [_share(value, score) for value, score in zip(values, applying, strict=True)]
        return possible * _COMBINED[kind](shares, weights)

    return _Whole(over(points) if known else None, over(worst), over(best), possible)


def _kind(criterion: Criterion) -> str:
    return criterion.score.combine.children if isinstance(criterion.score, CombineForm) else "sum"


def _maximum(criterion: Criterion, present: list[Score]) -> Fraction:
    if criterion.points is not None:
        return Fraction(criterion.points)
    return _sum([score.max_points for score in present])


def _weights(criterion: Criterion, applying: list[Score], maximum: Fraction) -> tuple[Shares, Fraction]:
    """The weights of the parts, and the maximum less the share of parts that do not apply."""
    declared = criterion.score.combine.weights if isinstance(criterion.score, CombineForm) else {}
    weights = [Fraction(declared.get(score.criterion.id, _ZERO)) for score in applying]
    if not _sum(weights):
        raise RuleFaultError("các trọng số cộng lại phải lớn hơn 0")
    return weights, maximum * _sum(weights) / _sum([Fraction(each) for each in declared.values()])


def _share(points: Fraction, score: Score) -> Fraction:
    """Points as a share of the part's own maximum; nothing to win is fully won."""
    return points / score.max_points if score.max_points else _ONE


def _weighted(shares: Shares, weights: Shares) -> Fraction:
    return _sum([weight * share for weight, share in zip(weights, shares, strict=True)]) / _sum(weights)


_COMBINED: dict[str, Callable[[Shares, Shares], Fraction]] = {
    "all": lambda shares, _: Fraction(all(share >= 1 for share in shares)),
    "any": lambda shares, _: Fraction(any(share >= 1 for share in shares)),
    "min": lambda shares, _: min(shares),
    "max": lambda shares, _: max(shares),
    "weighted": _weighted,
}


def _rounded(pack: RulePack, criterion: Criterion, whole: _Whole) -> _Whole:
    """Half up where the pack rounds criteria; a sum of rounded points is left as it is."""
    rounding = pack.manifest.totals.rounding
    if rounding.at != "criterion" or _kind(criterion) == "sum":
        return whole
    points = None if whole.points is None else round_half_up(whole.points, rounding.places)
    worst, best = (round_half_up(each, rounding.places) for each in (whole.worst, whole.best))
    return _Whole(points, worst, best, whole.maximum)


def _sum(values: list[Fraction]) -> Fraction:
    return sum(values, _ZERO)
