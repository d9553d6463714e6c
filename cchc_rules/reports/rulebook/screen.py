"""What does a rule pack, or one of its criteria, say on the screen? Plain text that fits the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.clean_text import clean, sentence
from cchc_rules.reports.rulebook.criterion_items import (
    REMEDY,
    Item,
    ancestors,
    criterion_items,
    maximum_text,
    remedy_item,
)
from cchc_rules.reports.rulebook.pack_parts import (
    by_field,
    field_title,
    head_rows,
    holes_of,
    policies_by_layer,
)
from cchc_rules.reports.rulebook.policy_sentences import PolicySentences
from cchc_rules.reports.rulebook.remedy_lines import basis_line, remedy_cells
from cchc_rules.reports.rulebook.rule_sentences import RuleSentences
from cchc_rules.reports.rulebook.totals_sentences import totals_sentences
from cchc_rules.reports.text_table import text_table, wrap
from cchc_rules.scoring.wording import named, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.packs.criteria import Criterion, Field
    from cchc_rules.packs.pack import RulePack

_CRITERIA: Final = ("Mã", "Tiêu chí", "Điểm", "Chỉ tiêu")
_TASKS: Final = ("Mã", "Nội dung", "Chủ trì", "Thời gian")
_HOLES: Final = ("STT", "Còn thiếu", "Lấy ở đâu")
_STEP: Final = 2
"""Columns each level is moved in."""


def pack_screen(pack: RulePack, width: int) -> str:
    """The overview of a pack: head, holes, fields with their criteria, policies, standing tasks."""
    return "\n\n".join(_pack(pack, width)) + "\n"


def criterion_screen(pack: RulePack, criterion: Criterion, width: int) -> str:
    """Everything a pack says of one criterion."""
    rules = RuleSentences(pack)
    lines = [wrap(f"{criterion.id}. {clean(criterion.name)}", width)]
    lines += _hung(Item("Thuộc", _home(pack, criterion)), width, _STEP)
    for item in criterion_items(criterion, rules):
        lines += _hung(item, width, _STEP)
    if remedy := _remedy(pack, criterion):
        lines += _hung(remedy, width, _STEP)
    lines += _hung(Item("Quy tắc ở", (_place(pack, criterion),)), width, _STEP)
    blocks = ["\n".join(lines)]
    if parts := pack.children.get(criterion.id):
        blocks.append("Tiêu chí thành phần\n" + _criteria(parts, rules, width))
    return "\n\n".join(blocks) + "\n"


def field_screen(pack: RulePack, field: Field, width: int) -> str:
    """A field with its criteria."""
    criteria = next(each for which, each in by_field(pack) if which is not None and which.id == field.id)
    return "\n\n".join(_field(field, criteria, RuleSentences(pack), width)) + "\n"


def _pack(pack: RulePack, width: int) -> Iterator[str]:
    rules = RuleSentences(pack)
    yield wrap(clean(pack.manifest.title), width)
    yield "\n".join(
        line
        for name, text in head_rows(pack)
        for line in _hung(Item(name, tuple(text.split("\n"))), width, 0)
    )
    if pack.manifest.note:
        yield wrap(f"Ghi chú: {clean(pack.manifest.note)}", width)
    if found := holes_of(pack):
        rows = [(str(number), *hole) for number, hole in enumerate(found, start=1)]
        yield "NHỮNG CHỖ CÒN PHẢI ĐIỀN (lấy từ quyết định đã ký)\n" + text_table(_HOLES, rows, width)
    for field, criteria in by_field(pack):
        yield from _field(field, criteria, rules, width)
    yield from _policies(pack, width)
    if pack.tasks:
        yield "NHIỆM VỤ LUÔN CÓ TRONG KẾ HOẠCH\n" + text_table(_TASKS, list(_tasks(pack)), width)
    if pack.criteria:
        said = totals_sentences(pack.manifest.totals)
        yield "CÁCH CỘNG ĐIỂM, XẾP LOẠI\n" + "\n".join(_listed(said, width, _STEP))
        first = pack.leaves[0].id
        yield f"Xem kỹ một tiêu chí: cchc rules show {pack.id} {first}"


def _field(
    field: Field | None, criteria: Sequence[Criterion], rules: RuleSentences, width: int
) -> Iterator[str]:
    title = "Các tiêu chí" if field is None else field_title(field)
    lines = [wrap(title.upper(), width)]
    if field is not None and field.basis:
        lines += _hung(Item("Căn cứ", (basis_line(field.basis),)), width, 0)
    if field is not None and field.note:
        lines += _hung(Item("Ghi chú", (field.note,)), width, 0)
    lines.append(_criteria(criteria, rules, width) if criteria else "Chưa có tiêu chí nào.")
    yield "\n".join(lines)


def _criteria(criteria: Iterable[Criterion], rules: RuleSentences, width: int) -> str:
    rows = [
        (
            each.id,
            clean(each.name),
            maximum_text(each, rules).removesuffix(" (quy ước)").removesuffix(" điểm"),
            upper_first(rules.target(each)),
        )
        for each in criteria
    ]
    return text_table(_CRITERIA, rows, width, align=("left", "left", "right", "left"))


def _policies(pack: RulePack, width: int) -> Iterator[str]:
    own, inherited = policies_by_layer(pack)
    lines: list[str] = []
    sentences = PolicySentences(pack)
    for policy in own:
        lines += _listed((f"{policy.label or policy.id}: {sentences.sentence(policy)}",), width, _STEP)
    for layer, policies in inherited.items():
        labels = named(policy.label or policy.id for policy in policies)
        lines += _listed((f"Của bộ {layer}: {labels}.",), width, _STEP)
    if lines:
        yield "QUY TẮC SUY LUẬN\n" + "\n".join(lines)


def _tasks(pack: RulePack) -> Iterator[tuple[str, ...]]:
    for task in pack.tasks:
        cells = remedy_cells(task.remedy)
        yield (task.id, "\n".join(map(clean, cells.content)), cells.lead, cells.timing)


def _home(pack: RulePack, criterion: Criterion) -> tuple[str, ...]:
    """The criteria it is a part of, nearest first, then its field and its pack."""
    homes = [f"{each}. {clean(pack.by_id[each].name)}" for each in ancestors(pack, criterion)]
    if field := pack.field_of(criterion.id):
        homes.append(field_title(field))
    homes.append(f"bộ quy tắc {pack.id}")
    return ("; ".join(homes),)


def _remedy(pack: RulePack, criterion: Criterion) -> Item | None:
    """The remedy that serves a criterion; one of the criterion above it says so."""
    owner = pack.by_id.get(pack.remedy_owner(criterion.id) or "")
    if owner is None or owner.remedy is None:
        return None
    item = remedy_item(owner.remedy, owner)
    return item if owner is criterion else item._replace(name=f"{REMEDY} (của tiêu chí {owner.id})")


def _place(pack: RulePack, criterion: Criterion) -> str:
    key = ("criterion", criterion.id)
    layer = pack.layers.get(key, pack.id)
    place = pack.places.get(key)
    where = f"{place.file}, dòng {place.line}" if place else pack.id
    return where if layer == pack.id else f"{where} (kế thừa từ bộ {layer})"


def _hung(item: Item, width: int, indent: int) -> Iterator[str]:
    """An item whose further lines hang below its first; several lines and parts are a list below it."""
    head = f"{' ' * indent}{item.name}:"
    if len(item.lines) == 1:
        first, *rest = wrap(f"{item.name}: {clean(item.lines[0])}", width - indent - _STEP).split("\n")
        yield f"{' ' * indent}{first}"
        yield from (f"{' ' * (indent + _STEP)}{line}" for line in rest)
    else:
        yield head
        yield from _listed(item.lines, width, indent + _STEP)
    for part in item.parts:
        yield from _hung(part, width, indent + _STEP)


def _listed(lines: Iterable[str], width: int, indent: int) -> Iterator[str]:
    for line in lines:
        first, *rest = wrap(sentence(line), width - indent - _STEP).split("\n")
        yield f"{' ' * indent}- {first}"
        yield from (f"{' ' * (indent + _STEP)}{more}" for more in rest)
