"""What is worked out once per pack: every criterion as a rule, for every level.

Compile once and keep it: the same compiled pack serves any number of agencies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.scoring.compiling import compile_rule
from cchc_rules.scoring.measures import MeasureReaders
from cchc_rules.scoring.plain import Evaluator, evaluator
from cchc_rules.scoring.relative import RelativeRule
from cchc_rules.scoring.watches import Watch

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.scoring.rules import Rule


class LevelRules:
    """The criteria that agencies of one level are scored on, in pack order."""

    def __init__(self, pack: RulePack, readers: MeasureReaders, level: AgencyLevel) -> None:
        self.rules: tuple[Rule, ...] = tuple(
            compile_rule(pack, readers, criterion, level)
            for criterion in pack.leaves
            if not criterion.levels or level in criterion.levels
        )
        self.evaluators: tuple[Evaluator, ...] = tuple(evaluator(rule) for rule in self.rules)
        self.relative = tuple(rule for rule in self.rules if isinstance(rule.form, RelativeRule))
        self.by_id = {rule.criterion.id: rule for rule in self.rules}
        for rule in self.rules:
            rule.watch = Watch(rule)


class CompiledPack:
    """A pack ready for scoring."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.readers = MeasureReaders(pack)
        self._levels: dict[AgencyLevel, LevelRules] = {}

    def at(self, level: AgencyLevel) -> LevelRules:
        """The rules of a level, compiled when first needed."""
        found = self._levels.get(level)
        if found is None:
            found = self._levels[level] = LevelRules(self.pack, self.readers, level)
        return found

    def compares(self) -> bool:
        """Whether some criterion is scored against the other agencies of a group."""
        return any(self.at(level).relative for level in AgencyLevel)

    def rule(self, criterion: str, level: AgencyLevel | None) -> Rule | None:
        """The rule of a leaf at a level; at any level that has it where none is given."""
        levels = (level,) if level is not None else tuple(AgencyLevel)
        for each in levels:
            found = self.at(each).by_id.get(criterion)
            if found is not None:
                return found
        return None

    def __reduce__(self) -> tuple[Any, ...]:
        # Compiled rules are closures: another process compiles the pack again.
        return (CompiledPack, (self.pack,))


def compile_pack(pack: RulePack) -> CompiledPack:
    """Compile a pack for scoring; the caller keeps the result."""
    return CompiledPack(pack)
