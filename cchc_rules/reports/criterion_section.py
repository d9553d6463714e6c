"""What does a page say of one criterion? Its heading and a list: target, scoring, figures, basis, remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from cchc_rules.reports.clean_text import sentence
from cchc_rules.reports.markdown_text import escaped
from cchc_rules.reports.remedy_lines import basis_line, remedy_points
from cchc_rules.reports.rule_sentences import levels_text
from cchc_rules.reports.rule_words import GROUP
from cchc_rules.scoring.wording import say_points, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.packs.criteria import Criterion, Field
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.rule_sentences import RuleSentences

_FIRST_DEPTH: Final = 3
_LAST_DEPTH: Final = 6
_ONE_LINE: Final = 3
"""Up to so many clauses stand in one sentence, more become a list."""


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


def ancestors(pack: RulePack, criterion: Criterion) -> list[str]:
    """The criteria a criterion is a part of, nearest first."""
    found: list[str] = []
    parent = pack.parent_id(criterion.id)
    while parent is not None and parent in pack.by_id:
        found.append(parent)
        parent = pack.parent_id(parent)
    return found


def _lines(criterion: Criterion, rules: RuleSentences) -> Iterator[str]:
    pack = rules.pack
    yield _item("Cấp đánh giá", levels_text(criterion))
    yield _item("Điểm tối đa", _maximum(criterion, rules))
    if criterion.measure:
        yield _item("Số liệu", rules.measures.described(criterion.measure))
    if criterion.scope:
        yield _item("Phạm vi số liệu", pack.manifest.scopes.get(criterion.scope, criterion.scope))
    if target := rules.target(criterion):
        yield _item("Chỉ tiêu", upper_first(target))
    yield from _scoring(criterion, rules)
    yield from _several("Trường hợp riêng", rules.exceptions(criterion))
    yield from _several("Có nguy cơ khi", tuple(upper_first(each) + "." for each in rules.at_risk(criterion)))
    yield from _several(
        "Tài liệu kiểm chứng", tuple(rules.measures.label(name) for name in criterion.documents)
    )
    if criterion.basis:
        yield _item("Căn cứ", basis_line(criterion.basis))
    if criterion.sources:
        yield _item("Mã đối chiếu", ", ".join(criterion.sources))
    if criterion.note:
        yield _item("Ghi chú", criterion.note)
    yield from _remedy(criterion, rules)


def _maximum(criterion: Criterion, rules: RuleSentences) -> str:
    most = rules.maximum(criterion)
    if most is None:
        return "không nêu"
    nominal = " (quy ước)" if rules.pack.manifest.points == "nominal" else ""
    return f"{say_points(most)} {GROUP[criterion.group]}{nominal}"


def _scoring(criterion: Criterion, rules: RuleSentences) -> Iterator[str]:
    passages = rules.scoring(criterion)
    if len(passages) == 1 and len(passages[0].clauses) <= _ONE_LINE:
        yield _item("Cách chấm", passages[0].sentence)
        return
    yield "- **Cách chấm:**"
    for passage in passages:
        if len(passages) == 1 and not passage.head:
            yield from (f"  - {escaped(upper_first(clause))}." for clause in passage.clauses)
        else:
            yield f"  {_item(upper_first(passage.head), passage._replace(head='').sentence)}"


def _remedy(criterion: Criterion, rules: RuleSentences) -> Iterator[str]:
    remedy = criterion.remedy
    if remedy is None:
        owner = rules.pack.by_id.get(rules.pack.remedy_owner(criterion.id) or "")
        if owner is not None:
            yield f"- **Giải pháp khắc phục:** theo {Link.to_criterion(owner).text(f'tiêu chí {owner.id}')}"
        return
    title = f" {escaped(remedy.title)}" if remedy.title and remedy.title != criterion.name else ""
    yield f"- **Giải pháp khắc phục:**{title}"
    for name, lines in remedy_points(remedy):
        yield from _several(name, lines, indent="  ")
    if remedy.basis:
        yield f"  {_item('Căn cứ', basis_line(remedy.basis))}"


def _item(name: str, text: str) -> str:
    return f"- **{name}:** {escaped(text)}"


def _several(name: str, lines: Sequence[str], indent: str = "") -> Iterator[str]:
    """One line beside its name, several as a list below it."""
    if len(lines) == 1:
        yield f"{indent}{_item(name, lines[0])}"
    elif lines:
        yield f"{indent}- **{name}:**"
        yield from (f"{indent}  - {escaped(sentence(line))}" for line in lines)
