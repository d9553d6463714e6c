"""What does a rule pack say, for an officer to read? One Markdown page per pack, made from its files."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.markdown_text import escaped, markdown_table
from cchc_rules.reports.rulebook.criterion_items import ancestors
from cchc_rules.reports.rulebook.criterion_section import Link, criterion_section
from cchc_rules.reports.rulebook.measure_tables import measure_tables
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
from cchc_rules.scoring.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.packs.criteria import Criterion, Field, StandingTask
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import Policy

INDEX: Final = "README.md"
"""The page with all packs, beside their own pages."""
COMMON_POLICIES: Final = "quy-tac-chung"
"""Where the policies that every pack shares stand on that page."""
_TASK_HEADS: Final = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Kết quả", "Thời gian")
_TITLE_WIDTH: Final = 110
"""Longer names are cut in the table of contents."""
_NO_SECTION: Final = "Nhiệm vụ khác"


def write(pack: RulePack, *, published: bool = True) -> str:
    """The page of a pack, ending with a newline; `published` pages stand beside the index of all packs."""
    return "\n\n".join(_blocks(pack, published=published)) + "\n"


def write_criterion(pack: RulePack, criterion: Criterion) -> str:
    """The section of one criterion and of those below it."""
    rules = RuleSentences(pack)
    below = [each for each in pack.criteria if each.id.startswith(f"{criterion.id}.")]
    return (
        "\n\n".join(block for each in (criterion, *below) for block in criterion_section(each, rules)) + "\n"
    )


def _blocks(pack: RulePack, *, published: bool) -> Iterator[str]:
    rules = RuleSentences(pack)
    yield f"# {escaped(pack.manifest.title)}"
    yield _origin_of_page(pack, published=published)
    yield markdown_table(("Mục", "Nội dung"), list(head_rows(pack)))
    if pack.manifest.note:
        yield f"**Ghi chú.** {escaped(pack.manifest.note)}"
    yield from _holes(pack)
    yield from _contents(pack)
    for field, criteria in by_field(pack):
        yield from _field(field)
        for criterion in criteria:
            yield from criterion_section(criterion, rules)
    yield from _tasks(pack)
    yield from _policies(pack, published=published)
    if pack.criteria:
        yield "## Cách cộng điểm, xếp loại"
        yield "\n".join(f"- {escaped(line)}" for line in totals_sentences(pack.manifest.totals))
    yield from measure_tables(rules)


def _origin_of_page(pack: RulePack, *, published: bool) -> str:
    if not published:
        return (
            f"*Trang này do lệnh `cchc rules show {pack.id} --format md` tạo ra từ các tệp quy tắc. "
            "Không sửa ở đây: hãy sửa tệp quy tắc rồi chạy lại lệnh.*"
        )
    return (
        f"*Trang này do lệnh `make docs` tạo ra từ thư mục `rules/{pack.id}/`. Không sửa ở đây: hãy sửa tệp "
        f"quy tắc rồi chạy lại lệnh. Xem [danh sách bộ quy tắc và cách đọc]({INDEX}).*"
    )


def _holes(pack: RulePack) -> Iterator[str]:
    """What somebody has to fill in before the pack can be used."""
    found = holes_of(pack)
    if found:
        yield "## Những chỗ còn phải điền"
        yield "Bộ quy tắc này chưa điền đủ. Các chỗ sau phải lấy từ quyết định đã ký, không được đoán:"
        rows = [(str(i), *hole) for i, hole in enumerate(found, start=1)]
        yield markdown_table(("STT", "Còn thiếu", "Lấy ở đâu"), rows)


def _contents(pack: RulePack) -> Iterator[str]:
    lines = []
    for field, criteria in by_field(pack):
        if field is not None:
            lines.append(f"- {Link.to_field(field).text(field_title(field))}")
        for criterion in criteria:
            depth = len(ancestors(pack, criterion)) + (field is not None)
            title = shorten(f"{criterion.id}. {criterion.name}", _TITLE_WIDTH, placeholder="…")
            lines.append(f"{'  ' * depth}- {Link.to_criterion(criterion).text(title)}")
    if lines:
        yield "## Mục lục"
        yield "\n".join(lines)


def _field(field: Field | None) -> Iterator[str]:
    if field is None:
        yield "## Các tiêu chí"
        return
    yield Link.to_field(field).anchor
    yield f"## {escaped(field_title(field))}"
    lines = []
    if field.basis:
        lines.append(f"- **Căn cứ:** {escaped(basis_line(field.basis))}")
    if field.note:
        lines.append(f"- **Ghi chú:** {escaped(field.note)}")
    if lines:
        yield "\n".join(lines)


def _tasks(pack: RulePack) -> Iterator[str]:
    if not pack.tasks:
        return
    yield "## Nhiệm vụ luôn có trong kế hoạch"
    yield "Những nhiệm vụ này có trong kế hoạch dù không tiêu chí nào bị trừ điểm hay có nguy cơ."
    sections: dict[str | None, list[StandingTask]] = {}
    for task in pack.tasks:
        sections.setdefault(task.section, []).append(task)
    for section, tasks in sections.items():
        if len(sections) > 1 or section:
            yield f"### {escaped(section or _NO_SECTION)}"
        yield markdown_table(_TASK_HEADS, [_task_row(task) for task in tasks])


def _task_row(task: StandingTask) -> tuple[str, ...]:
    cells = remedy_cells(task.remedy)
    more = []
    if task.criteria:
        more.append(f"(Tiêu chí liên quan: {', '.join(task.criteria)})")
    if task.sources:
        more.append(f"(Mã đối chiếu: {', '.join(task.sources)})")
    content = "\n".join([*cells.content, *more])
    return (task.id, content, cells.lead, cells.coordinate, cells.product, cells.timing)


def _policies(pack: RulePack, *, published: bool) -> Iterator[str]:
    """The policies of the pack itself in sentences, those it inherits by name."""
    own, layers = policies_by_layer(pack)
    if own or layers:
        yield "## Quy tắc suy luận"
    if own:
        yield "\n".join(policy_lines(own, PolicySentences(pack)))
    for layer, policies in layers.items():
        shared = layer.startswith("_")
        where = f"{INDEX}#{COMMON_POLICIES}" if shared else f"{layer}.md"
        what = "quy tắc chung" if shared else f"quy tắc của bộ {escaped(layer)}"
        labels = named(policy.label or policy.id for policy in policies)
        link = f"[{what}]({where})" if published else what
        yield f"Áp dụng cả các {link}: {escaped(labels)}."


def policy_lines(policies: Iterable[Policy], sentences: PolicySentences) -> Iterator[str]:
    """Policies as the items of a list."""
    for policy in policies:
        name = f"**{escaped(policy.label)}** (`{policy.id}`)" if policy.label else f"`{policy.id}`"
        rests = [f"Căn cứ: {policy.basis}."] if policy.basis else []
        rests += [f"Mã đối chiếu: {', '.join(policy.sources)}."] if policy.sources else []
        yield f"- {name}. {escaped(' '.join((sentences.sentence(policy), *rests)))}"
