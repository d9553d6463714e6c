"""How is one difference between two packs said? What it is, and what stood before and stands after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cchc_rules.packs.criteria import Criterion
from cchc_rules.packs.diff import Difference, PackDiff, What
from cchc_rules.planning.timing import timing_text
from cchc_rules.reports.rulebook.policy_sentences import PolicySentences
from cchc_rules.reports.rulebook.remedy_lines import remedy_cells
from cchc_rules.reports.rulebook.rule_sentences import RuleSentences, levels_text
from cchc_rules.reports.words import LEVEL
from cchc_rules.scoring.wording import upper_first
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_rules.packs.pack import RulePack

WHAT: Final[Mapping[What, str]] = {
    What.ADDED: "thêm mới",
    What.REMOVED: "bỏ",
    What.RENUMBERED: "đổi mã",
    What.RENAMED: "đổi tên",
    What.TIGHTENED: "chỉ tiêu cao hơn, chặt hơn",
    What.LOOSENED: "chỉ tiêu thấp hơn, nới hơn",
    What.SCORING: "đổi cách chấm",
    What.DEADLINE: "đổi hạn",
    What.POINTS: "đổi điểm tối đa",
    What.MEASURE: "đổi số liệu được chấm",
    What.EXCEPTIONS: "đổi trường hợp không đánh giá",
    What.AT_RISK: "đổi điều kiện cảnh báo",
    What.LEVELS: "đổi cấp phải đánh giá",
    What.LEAD: "đổi đơn vị chủ trì",
    What.COORDINATE: "đổi đơn vị phối hợp",
    What.TIMING: "đổi thời gian thực hiện",
    What.CONTENT: "đổi nội dung, sản phẩm của giải pháp",
    What.CHANGED: "đổi nội dung",
}
_GOALS: Final = frozenset({What.TIGHTENED, What.LOOSENED, What.DEADLINE})
_REMEDY: Final = frozenset({What.LEAD, What.COORDINATE, What.TIMING, What.CONTENT})


class DifferenceWords:
    """The differences of one comparison in words."""

    def __init__(self, diff: PackDiff) -> None:
        self._old = _PackWords(diff.old)
        self._new = _PackWords(diff.new)

    def what(self, each: Difference) -> str:
        """What differs, and at which level where it is only one."""
        level = f" ({LEVEL['vi'][each.level]})" if each.level else ""
        return upper_first(WHAT[each.what]) + level

    def name(self, each: Difference) -> str:
        """What the rule is called, by the newer pack that has it."""
        side, found = (self._new, each.new) if each.new is not None else (self._old, each.old or "")
        return side.name(each.kind, found)

    def before(self, each: Difference) -> str:
        """What stood before; empty where nothing did."""
        return "" if each.old is None else self._old.said(each, each.old)

    def after(self, each: Difference) -> str:
        """What stands after; empty where nothing does."""
        return "" if each.new is None else self._new.said(each, each.new)


class _PackWords:
    """The rules of one side in words."""

    def __init__(self, pack: RulePack) -> None:
        self._rules = RuleSentences(pack)
        self._policies = PolicySentences(pack)
        self._found: dict[str, Mapping[str, Any]] = {
            "criterion": pack.by_id,
            "field": pack.fields_by_id,
            "measure": pack.measures,
            "policy": {policy.id: policy for policy in pack.policies},
            "task": {task.id: task for task in pack.tasks},
        }

    def name(self, kind: str, name: str) -> str:
        rule = self._found[kind][name]
        match kind:
            case "measure":
                return str(rule.label)
            case "policy":
                return str(rule.label or rule.id)
            case "task":
                return str(rule.remedy.title or "; ".join(rule.remedy.content))
            case _:
                return str(rule.name)

    def said(self, each: Difference, name: str) -> str:
        """What a rule says about that in which it differs."""
        rule = self._found[each.kind][name]
        if each.what is What.RENUMBERED:
            return name
        if each.what is What.RENAMED:
            return self.name(each.kind, name)
        if each.what is What.POINTS:
            return self._points(rule)
        if each.what in _REMEDY:
            return _remedy(rule.remedy, each.what)
        if isinstance(rule, Criterion):
            return self._criterion(rule, each)
        if each.kind == "policy":
            return self._policies.sentence(rule)
        if each.kind == "measure":
            measures = self._rules.measures
            whole = each.what is What.CHANGED
            return upper_first(measures.described(name) if whole else measures.derivation(name)) or "có"
        return "có"

    def _points(self, rule: Any) -> str:
        points = self._rules.maximum(rule) if isinstance(rule, Criterion) else rule.points
        return "" if points is None else format_number(points)

    def _criterion(self, criterion: Criterion, each: Difference) -> str:
        match each.what:
            case What.MEASURE:
                return self._rules.measures.label(criterion.measure) if criterion.measure else ""
            case What.EXCEPTIONS:
                return "\n".join(self._rules.exceptions(criterion))
            case What.AT_RISK:
                return upper_first("; ".join(self._rules.at_risk(criterion)))
            case What.LEVELS:
                return levels_text(criterion)
            case What.SCORING:
                return self._scoring(criterion)
            case what if what in _GOALS:
                return self._rules.target(criterion) or self._scoring(criterion)
            case _:
                return self._whole(criterion)

    def _whole(self, criterion: Criterion) -> str:
        """A criterion that is new or gone, in short."""
        points = self._points(criterion)
        parts = (f"{points} điểm" if points else "", self._rules.target(criterion))
        return "; ".join(part for part in parts if part) or "có"

    def _scoring(self, criterion: Criterion) -> str:
        return "\n".join(passage.sentence for passage in self._rules.scoring(criterion))


def _remedy(remedy: Any, what: What) -> str:
    if remedy is None:
        return ""
    cells = remedy_cells(remedy)
    match what:
        case What.LEAD:
            return cells.lead
        case What.COORDINATE:
            return cells.coordinate
        case What.TIMING:
            timing = timing_text(remedy.timing)
            return timing.text if timing else ""
        case _:
            return "\n".join((*cells.content, *((cells.product,) if cells.product else ())))
