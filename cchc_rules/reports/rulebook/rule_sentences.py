"""How is a criterion scored, when is it not assessed, when is it at risk? Vietnamese sentences.

The one place where a rule becomes words without any figure: for pages of packs and for showing a rule.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.forms import ByLevelForm, CombineForm, CombineRule, DeadlineForm
from cchc_rules.reports.rulebook.form_sentences import Passage, Points, Setting, passages
from cchc_rules.reports.rulebook.measure_words import MeasureWords
from cchc_rules.reports.rulebook.rule_words import EXEMPTION
from cchc_rules.reports.words import LEVEL
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.condition_words import condition_on, target_of_change
from cchc_rules.scoring.targets import target_text
from cchc_rules.scoring.watches import DEADLINE_WITHIN
from cchc_rules.scoring.wording import named, say_gap, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.pack import RulePack

_NOT_SELF_SCORED = Passage("", ("cơ quan không tự chấm, lấy theo kết quả được công bố",))
_SUM = CombineForm(combine=CombineRule(children="sum"))


class RuleSentences:
    """The criteria of one pack in words; made once for any number of them."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.measures = MeasureWords(pack)
        self._compiled = compile_pack(pack)

    def maximum(self, criterion: Criterion) -> Fraction | None:
        """The most points of a criterion; of one with sub-criteria and no number of its own their sum."""
        if criterion.points is not None:
            return Fraction(criterion.points)
        parts = [self.maximum(child) for child in self._parts(criterion)]
        known = [part for part in parts if part is not None]
        return sum(known, Fraction(0)) if parts and len(known) == len(parts) else None

    def scoring(self, criterion: Criterion) -> tuple[Passage, ...]:
        """How the points are given: one passage, or one for each level that has its own rule."""
        form = criterion.score
        if form is None and not self.pack.children.get(criterion.id):
            return (_NOT_SELF_SCORED,)
        return passages(form or _SUM, self._setting(criterion))

    def target(self, criterion: Criterion) -> str:
        """What the criterion asks for; empty where it asks for nothing that can be said."""
        if not isinstance(criterion.score, ByLevelForm):
            said = target_text(self._compiled, criterion.id)
            return target_of_change(said, self.measures.scale(criterion.measure))
        levels: dict[str, list[str]] = {}
        for level in map(AgencyLevel, criterion.score.by_level):
            if said := target_text(self._compiled, criterion.id, level):
                levels.setdefault(said, []).append(LEVEL["vi"][level])
        return "; ".join(f"{', '.join(names)}: {said}" for said, names in levels.items())

    def exceptions(self, criterion: Criterion) -> tuple[str, ...]:
        """When the criterion is not assessed or gets points whatever the figures."""
        return tuple(self._exceptions(criterion))

    def at_risk(self, criterion: Criterion) -> tuple[str, ...]:
        """When the criterion counts as at risk although no point is lost."""
        return tuple(self._at_risk(criterion))

    def _exceptions(self, criterion: Criterion) -> Iterator[str]:
        rule = criterion.not_applicable
        if rule is not None:
            when = " và ".join(
                condition_on(self.measures.label(name), condition, self.measures.scale(name))
                for name, condition in rule.when.items()
            )
            yield f"Khi {when}: {EXEMPTION[rule.as_]}."
        if criterion.none is not None and not isinstance(criterion.score, DeadlineForm):
            points = self._points(criterion)
            worth = EXEMPTION["exclude"] if criterion.none == "exclude" else points.say(criterion.none)
            yield f"{self._said_none(criterion)}: {worth}."

    def _said_none(self, criterion: Criterion) -> str:
        """A document is not issued, anything else did not arise."""
        if self.measures.scale(criterion.measure).dimension is Dimension.DOCUMENT:
            return "Khi cơ quan báo cáo là không ban hành"
        return "Khi cơ quan báo cáo là không có, không phát sinh"

    def _at_risk(self, criterion: Criterion) -> Iterator[str]:
        rule, scale = criterion.at_risk, self.measures.scale(criterion.measure)
        if rule is not None and rule.margin is not None:
            gap = say_gap(rule.margin.value, scale.dimension, scale.unit)
            yield f"đang đạt nhưng cách mức bị trừ điểm không quá {gap}"
        if _has_deadline(criterion):
            within = rule.deadline_within if rule else None
            days = f"{DEADLINE_WITHIN} ngày (mức chung)" if within is None else f"{within} ngày"
            lacking = "chưa ban hành" if scale.dimension is Dimension.DOCUMENT else "chưa hoàn thành"
            yield f"còn không quá {days} là đến hạn mà {lacking}"
        if rule is not None and rule.stale_after is not None:
            yield f"số liệu đã cũ hơn {rule.stale_after} ngày"
        if rule is not None and rule.agree_within is not None:
            gap = say_gap(rule.agree_within.value, scale.dimension, scale.unit)
            yield f"số liệu của hai nguồn lệch nhau quá {gap}"
        if criterion.obligation is not None:
            label = self.measures.label(criterion.obligation)
            yield f"đã phát sinh {named((label,))}, dù chưa mất điểm"
        if criterion.documents:
            yield "thiếu tài liệu kiểm chứng, hoặc tài liệu chưa chỉ rõ mục, trang"

    def _parts(self, criterion: Criterion) -> list[Criterion]:
        children = self.pack.children.get(criterion.id, ())
        return [child for child in children if child.group == criterion.group]

    def _points(self, criterion: Criterion) -> Points:
        return Points(self.maximum(criterion), criterion.group)

    def _setting(self, criterion: Criterion) -> Setting:
        return Setting(
            points=self._points(criterion),
            scale=self.measures.scale(criterion.measure),
            label=self.measures.label(criterion.measure) if criterion.measure else "",
            name_of=self.measures.label,
            none=criterion.none,
            children=tuple(child.id for child in self._parts(criterion)),
        )


def levels_text(criterion: Criterion) -> str:
    """At which levels a criterion is assessed."""
    if not criterion.levels:
        return "Mọi cấp"
    return upper_first("; ".join(LEVEL["vi"][level] for level in criterion.levels))


def _has_deadline(criterion: Criterion) -> bool:
    form = criterion.score
    if isinstance(form, ByLevelForm):
        return any(isinstance(each, DeadlineForm) for each in form.by_level.values())
    return isinstance(form, DeadlineForm)
