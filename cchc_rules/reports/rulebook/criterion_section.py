"""What does a page say of one criterion? Its heading and a list: target, scoring, figures, basis, remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from cchc_rules.reports.clean_text import sentence
from cchc_rules.reports.markdown_text import escaped
from cchc_rules.reports.rulebook.criterion_items import (
    REMEDY,
    Item,
    ancestors,
    criterion_items,
    remedy_item,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion, Field
    from cchc_rules.reports.rulebook.rule_sentences import RuleSentences

_FIRST_DEPTH: Final = 3
_LAST_DEPTH: Final = 6


class Link(NamedTuple):
    """A place on the page that others point to."""

    name: str

    @classmethod
    def to_criterion(cls, criterion: Criterion) -> Self:
        """The section of a criterion."""
        return cls(f"tieu-chi-{criterion.id}")

    @classmethod
    def to_field(cls, field: Field) -> Self:
        """The section of a field."""
        return cls(f"linh-vuc-{field.id}")

    @property
    def anchor(self) -> str:
        """What stands at the place."""
        return f'<a id="{self.name}"></a>'

    def text(self, words: str) -> str:
        """A link to the place."""
        return f"[{escaped(words)}](#{self.name})"


def criterion_section(criterion: Criterion, rules: RuleSentences) -> Iterator[str]:
    """The blocks of one criterion."""
    yield Link.to_criterion(criterion).anchor
    yield f"{'#' * _depth(criterion, rules)} {escaped(f'{criterion.id}. {criterion.name}')}"
    yield "\n".join(_lines(criterion, rules))


def _depth(criterion: Criterion, rules: RuleSentences) -> int:
    return min(_FIRST_DEPTH + len(ancestors(rules.pack, criterion)), _LAST_DEPTH)


def _lines(criterion: Criterion, rules: RuleSentences) -> Iterator[str]:
    for item in criterion_items(criterion, rules):
        yield from _shown(item)
    if criterion.remedy is not None:
        yield from _shown(remedy_item(criterion.remedy, criterion))
        return
    owner = rules.pack.by_id.get(rules.pack.remedy_owner(criterion.id) or "")
    if owner is not None:
        yield f"- **{REMEDY}:** theo {Link.to_criterion(owner).text(f'tiêu chí {owner.id}')}"


def _shown(item: Item, indent: str = "") -> Iterator[str]:
    """One line beside its name, several as a list below it."""
    head = f"{indent}- **{item.name}:**"
    if len(item.lines) == 1:
        yield f"{head} {escaped(item.lines[0])}"
    else:
        yield head
        yield from (f"{indent}  - {escaped(sentence(line))}" for line in item.lines)
    for part in item.parts:
        yield from _shown(part, indent + "  ")
