"""Do points and classification bands add up? Warnings only: the source may well say it so."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.packs import codes
from cchc_rules.packs.checks.levels import condition_faults
from cchc_rules.packs.criteria import Criterion
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.forms import CombineForm
from cchc_rules.sources.faults import Fault, Severity
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.checks.criteria import CriteriaTree
    from cchc_rules.packs.conditions import Condition
    from cchc_rules.packs.pack import Band, Totals
    from cchc_rules.packs.rules import Located, Rules

_ZERO, _FULL = Fraction(0), Fraction(1)


class _Edge(NamedTuple):
    """The end of an interval; ``beyond`` is 1 where the value itself lies below the edge."""

    value: Fraction
    beyond: int


_BOTTOM, _TOP = _Edge(_ZERO, 0), _Edge(_FULL, 1)


def total_faults(rules: Rules, tree: CriteriaTree) -> Iterator[Fault]:
    """What does not add up."""
    if rules.totals.entry is not None:
        yield from _bands(rules.totals, rules.totals.entry)
    for name, children in tree.children.items():
        yield from _points(name, children, rules)


def _bands(rule: Located[Totals], totals: Totals) -> Iterator[Fault]:
    wrong = False
    for index, band in enumerate(totals.bands):
        for fault in condition_faults(band.when, Dimension.RATE, None, rule.place("bands", index, "when")):
            wrong = True
            yield fault
    if totals.bands and not wrong:
        yield from _gaps(rule, totals.bands)
        yield from _overlaps(rule, totals.bands)


def _gaps(rule: Located[Totals], bands: tuple[Band, ...]) -> Iterator[Fault]:
    reached = _BOTTOM
    for band in sorted(bands, key=lambda band: _low(band.when)):
        if _low(band.when) > reached:
            yield _gap(rule, reached, _low(band.when))
        reached = max(reached, _high(band.when))
    if reached < _TOP:
        yield _gap(rule, reached, _TOP)


def _gap(rule: Located[Totals], low: _Edge, high: _Edge) -> Fault:
    return Fault(
        rule.key_place("bands"),
        codes.BANDS_GAP,
        f"không mức xếp loại nào chứa {_interval(low, high)}",
        fix="nếu văn bản gốc viết đúng như vậy thì giữ nguyên; nếu không, sửa điều kiện của mức",
        severity=Severity.WARNING,
    )


def _overlaps(rule: Located[Totals], bands: tuple[Band, ...]) -> Iterator[Fault]:
    for (_, first), (index, second) in combinations(enumerate(bands), 2):
        low = max(_low(first.when), _low(second.when))
        high = min(_high(first.when), _high(second.when))
        if low < high and not _goes_on_from(first.when, second.when):
            yield Fault(
                rule.place("bands", index, "when"),
                codes.BANDS_OVERLAP,
                f"{_interval(low, high)} thuộc cả mức “{first.name}” và mức “{second.name}”; "
                f"mức viết trước (“{first.name}”) được áp dụng",
                fix="viết điều kiện thành khoảng, ví dụ “80%..<90%”",
                severity=Severity.WARNING,
            )


def _goes_on_from(first: Condition, second: Condition) -> bool:
    """Whether the second is what is left below (above) the first: “> 90%”, then “> 80%”."""
    downwards = first.high is None and second.high is None and _low(second) < _low(first)
    upwards = first.low is None and second.low is None and _high(second) > _high(first)
    return downwards or upwards


def _low(condition: Condition) -> _Edge:
    if condition.low is None:
        return _BOTTOM
    return _Edge(condition.low.value, 0 if condition.low_closed else 1)


def _high(condition: Condition) -> _Edge:
    if condition.high is None:
        return _TOP
    return _Edge(condition.high.value, 1 if condition.high_closed else 0)


def _interval(low: _Edge, high: _Edge) -> str:
    if low.value == high.value:
        return f"mức {format_percent(low.value)}"
    start = "trên" if low.beyond else "từ"
    end = "đến" if high.beyond else "đến dưới"
    return f"khoảng {start} {format_percent(low.value)} {end} {format_percent(high.value)}"


def _points(name: str, children: list[str], rules: Rules) -> Iterator[Fault]:
    parent = rules.criteria.get(name) or rules.fields.get(name)
    if parent is None or parent.entry is None or parent.entry.points is None:
        return
    if name in rules.criteria and not _is_sum(name, rules):
        return
    group = parent.entry.group if isinstance(parent.entry, Criterion) else "ordinary"
    found = _sum_of(children, rules, group)
    if found is None or found == parent.entry.points:
        return
    word = "tiêu chí" if name in rules.criteria else "lĩnh vực"
    yield Fault(
        parent.place("points"),
        codes.POINTS_DO_NOT_ADD_UP,
        f"{word} “{name}” có {format_number(parent.entry.points)} điểm, "
        f"nhưng các tiêu chí thành phần cộng lại là {format_number(found)} điểm",
        fix="đối chiếu với văn bản gốc; nếu văn bản gốc viết đúng như vậy thì giữ nguyên",
        severity=Severity.WARNING,
    )


def _is_sum(name: str, rules: Rules) -> bool:
    entry = rules.criteria[name].entry
    form = None if entry is None else entry.score
    return form is None or (isinstance(form, CombineForm) and form.combine.children == "sum")


def _sum_of(children: list[str], rules: Rules, group: str) -> Fraction | None:
    """The points of the children of a group together; None where there are none, or not all say theirs."""
    entries = [rules.criteria[child].entry for child in children]
    points = [
        None if entry is None else entry.points for entry in entries if not entry or entry.group == group
    ]
    known = [each for each in points if each is not None]
    return sum(known, _ZERO) if known and len(known) == len(points) else None
