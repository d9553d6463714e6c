"""What is there to say of one criterion? Target, scoring, figures, basis, remedy: names with their lines.

Knows no output: a page and a screen show the same items each in their own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.reports.rulebook.remedy_lines import basis_line, remedy_points
from cchc_rules.reports.rulebook.rule_sentences import levels_text
from cchc_rules.reports.rulebook.rule_words import GROUP
from cchc_rules.scoring.wording import say_points, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion, Remedy
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.rulebook.rule_sentences import RuleSentences

REMEDY: Final = "Giải pháp khắc phục"
_ONE_LINE: Final = 3
"""Up to so many clauses stand in one sentence, more become a list."""


class Item(NamedTuple):
    """One thing of a criterion: one line stands beside its name, several below it, parts below those."""

    name: str
    lines: tuple[str, ...] = ()
    parts: tuple[Item, ...] = ()


def criterion_items(criterion: Criterion, rules: RuleSentences) -> Iterator[Item]:
    """Everything of a criterion but its remedy, in the order an officer asks."""
    pack = rules.pack
    yield Item("Cấp đánh giá", (levels_text(criterion),))
    yield Item("Điểm tối đa", (maximum_text(criterion, rules),))
    if criterion.measure:
        yield Item("Số liệu", (rules.measures.described(criterion.measure),))
    if criterion.scope:
        yield Item("Phạm vi số liệu", (pack.manifest.scopes.get(criterion.scope, criterion.scope),))
    if target := rules.target(criterion):
        yield Item("Chỉ tiêu", (upper_first(target),))
    yield _scoring(criterion, rules)
    risks = tuple(upper_first(each) + "." for each in rules.at_risk(criterion))
    documents = tuple(rules.measures.label(name) for name in criterion.documents)
    several = (
        Item("Trường hợp riêng", rules.exceptions(criterion)),
        Item("Có nguy cơ khi", risks),
        Item("Tài liệu kiểm chứng", documents),
    )
    yield from (item for item in several if item.lines)
    if criterion.basis:
        yield Item("Căn cứ", (basis_line(criterion.basis),))
    if criterion.sources:
        yield Item("Mã đối chiếu", (", ".join(criterion.sources),))
    if criterion.note:
        yield Item("Ghi chú", (criterion.note,))


def remedy_item(remedy: Remedy, criterion: Criterion) -> Item:
    """The remedy of a criterion with its parts."""
    title = (remedy.title,) if remedy.title and remedy.title != criterion.name else ()
    parts = [Item(name, lines) for name, lines in remedy_points(remedy)]
    if remedy.basis:
        parts.append(Item("Căn cứ", (basis_line(remedy.basis),)))
    return Item(REMEDY, title, tuple(parts))


def maximum_text(criterion: Criterion, rules: RuleSentences) -> str:
    """The most points a criterion can give, and whether the source says so."""
    most = rules.maximum(criterion)
    if most is None:
        return "không nêu"
    nominal = " (quy ước)" if rules.pack.manifest.points == "nominal" else ""
    return f"{say_points(most)} {GROUP[criterion.group]}{nominal}"


def ancestors(pack: RulePack, criterion: Criterion) -> list[str]:
    """The criteria a criterion is a part of, nearest first."""
    found: list[str] = []
    parent = pack.parent_id(criterion.id)
    while parent is not None and parent in pack.by_id:
        found.append(parent)
        parent = pack.parent_id(parent)
    return found


def _scoring(criterion: Criterion, rules: RuleSentences) -> Item:
    name = "Cách chấm"
    passages = rules.scoring(criterion)
    if len(passages) == 1 and len(passages[0].clauses) <= _ONE_LINE:
        return Item(name, (passages[0].sentence,))
    if len(passages) == 1 and not passages[0].head:
        return Item(name, tuple(f"{upper_first(clause)}." for clause in passages[0].clauses))
    return Item(
        name, (), tuple(Item(upper_first(each.head), (each._replace(head="").sentence,)) for each in passages)
    )
