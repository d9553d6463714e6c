"""Why can no case notice a change? Only what is proved here is not held against the cases.

A change is no rule at all where the pack would not load with it; it changes nothing where no
possible value gets other points by it.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, Any

from cchc_rules.assessment.mutation.policies_alike import never_fires_there, sees_the_same_facts
from cchc_rules.packs import codes
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.loader import read_pack
from cchc_rules.packs.references import check_references
from cchc_rules.scoring.awarding import NoStepHoldsError
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.steps import StepsRule
from cchc_rules.sources.faults import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.assessment.mutation.mutants import Mutant
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.rules import Located, Rules
    from cchc_rules.scoring.rules import Rule
    from cchc_rules.sources.faults import Fault

_ZERO, _ONE = Fraction(0), Fraction(1)
_WHOLE = frozenset({Dimension.COUNT, Dimension.DAYS, Dimension.RANK})


class Harmless(StrEnum):
    """Why a change that no case noticed is not a gap in the cases; the words are Vietnamese."""

    REFUSED = "bộ quy tắc đổi như vậy không nạp được"
    WARNED = "điểm tối đa chỉ để đối chiếu tổng; lệch tổng thì khi nạp đã có cảnh báo"
    SAME_POINTS = "không giá trị nào có thể có mà điểm khác đi"
    SAME_FACTS = "dấu hiệu này vốn chỉ có ở đúng những tiêu chí ấy"
    NEVER_THERE = "ở cấp ấy quy tắc không bao giờ được áp dụng, trước cũng như sau khi đổi"


class Judge:
    """Looks into changes of one pack."""

    def __init__(self, pack: RulePack) -> None:
        self._pack = pack
        self._rules = _rules_of(pack)
        self._known = frozenset(map(_key, check_references(self._rules))) if self._rules else frozenset()
        self._compiled = compile_pack(pack)

    def harmless(self, mutant: Mutant) -> Harmless | None:
        """Why no case can notice the change; None where that cannot be proved."""
        new = self._new_faults(mutant)
        if any(fault.severity is Severity.ERROR for fault in new):
            return Harmless.REFUSED
        if any(fault.code == codes.POINTS_DO_NOT_ADD_UP for fault in new) and self._is_parent(mutant):
            return Harmless.WARNED
        if self._same_points(mutant):
            return Harmless.SAME_POINTS
        return self._same_conclusions(mutant)

    def _same_conclusions(self, mutant: Mutant) -> Harmless | None:
        if mutant.rule is None or mutant.rule[0] != "policy" or mutant.entry is None:
            return None
        before = next(policy for policy in self._pack.policies if policy.id == mutant.rule[1])
        if sees_the_same_facts(self._pack, before, mutant.entry):
            return Harmless.SAME_FACTS
        return Harmless.NEVER_THERE if never_fires_there(before, mutant.entry) else None

    def _is_parent(self, mutant: Mutant) -> bool:
        """Whether the change is in a criterion with sub-criteria, whose own maximum only checks their sum."""
        return (
            mutant.rule is not None
            and mutant.rule[0] == "criterion"
            and mutant.rule[1] in self._pack.children
        )

    def _new_faults(self, mutant: Mutant) -> list[Fault]:
        """What the checks of the loader say of the changed pack and not of the pack itself."""
        rules = self._rules
        if rules is None or mutant.rule is None or mutant.entry is None:
            return []
        kind, name = mutant.rule
        located = rules.of(kind)
        before = located[name]
        located[name] = _with_entry(before, mutant.entry)
        try:
            return [fault for fault in check_references(rules) if _key(fault) not in self._known]
        finally:
            located[name] = before

    def _same_points(self, mutant: Mutant) -> bool:
        """Whether a changed table of steps gives every possible value what the old one gives it."""
        if mutant.rule is None or mutant.rule[0] != "criterion":
            return False
        name = mutant.rule[1]
        before, after = self._pack.by_id[name], mutant.pack.by_id[name]
        if before.model_copy(update={"score": after.score}) != after or before.score is None:
            return False
        compiled = compile_pack(mutant.pack)
        levels = before.levels or tuple(AgencyLevel)
        pairs = [(self._compiled.rule(name, level), compiled.rule(name, level)) for level in levels]
        return all(old is not None and new is not None and _agree(old, new) for old, new in pairs)


def _agree(old: Rule, new: Rule) -> bool:
    """Whether two tables of steps give every possible value the same points.

    Between two neighbouring lines points are constant or grow evenly: two values there say it all.
    """
    if not isinstance(old.form, StepsRule) or not isinstance(new.form, StepsRule):
        return False
    values = _telling(old.form, new.form)
    if old.terms.dimension is Dimension.DOCUMENT:
        # 0 is a document said not to be issued; what that is worth `none` says first, where it is written.
        values = iter((_ONE,) if old.criterion.none is not None else (_ZERO, _ONE))
    return all(_points(old.form, value) == _points(new.form, value) for value in values)


def _points(form: StepsRule, value: Fraction) -> Fraction | None:
    try:
        return form.points_at(value.numerator, value.denominator)[0]
    except NoStepHoldsError:
        return None


def _telling(old: StepsRule, new: StepsRule) -> Iterator[Fraction]:
    """Every line of two tables, and values on both sides of each, as far as they are possible."""
    low, high = old.terms.bounds
    lines = {bound for bound in (low, high) if bound is not None}
    for form in (old, new):
        lines |= {line for cell in form.cells for line in cell.span.lines if line is not None}
        lines |= {each.full_at for each in form.points_of if not isinstance(each, Fraction)}
    ordered = sorted(lines)
    is_whole = old.terms.dimension in _WHOLE
    for value in (*ordered, *_between(ordered, is_whole=is_whole)):
        is_possible = (low is None or value >= low) and (high is None or value <= high)
        if is_possible and (not is_whole or value.denominator == 1):
            yield value


def _between(ordered: list[Fraction], *, is_whole: bool) -> Iterator[Fraction]:
    first, last = (floor(ordered[0]), -floor(-ordered[-1])) if ordered else (0, 0)
    yield from (Fraction(first - 1), Fraction(first - 2), Fraction(last + 1), Fraction(last + 2))
    for left, right in pairwise(ordered):
        if is_whole:
            least, most = Fraction(floor(left) + 1), Fraction(-floor(-right) - 1)
            yield from (each for each in (least, most) if left < each < right)
        else:
            yield from ((2 * left + right) / 3, (left + 2 * right) / 3)


def _rules_of(pack: RulePack) -> Rules | None:
    """The rules of a pack with their places, for the checks of the loader; None where it has no files."""
    if not pack.folders:
        return None
    around = [folder.parent for folder in pack.folders]
    return read_pack(pack.folders[-1], search=around, as_of=pack.as_of).rules


def _with_entry(rule: Located[Any], entry: Any) -> Located[Any]:
    return replace(rule, entry=entry)


def _key(fault: Fault) -> tuple[object, ...]:
    return (fault.place, fault.code, fault.message)
