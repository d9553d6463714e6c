"""What does a rule pack say, for an officer to read? One Markdown page per pack, made from its files."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from cchc_rules.reports.criterion_section import Link, ancestors, criterion_section
from cchc_rules.reports.markdown_text import escaped, markdown_table
from cchc_rules.reports.measure_tables import measure_tables
from cchc_rules.reports.policy_sentences import PolicySentences
from cchc_rules.reports.remedy_lines import basis_line, remedy_cells
from cchc_rules.reports.rule_sentences import RuleSentences
from cchc_rules.reports.rule_words import ORIGIN, POINTS
from cchc_rules.reports.totals_sentences import totals_sentences
from cchc_rules.scoring.wording import named, say_points
from cchc_rules.vietnamese.dates import format_date

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


def write(pack: RulePack) -> str:
    """The page of a pack, ending with a newline."""
    return "\n\n".join(_blocks(pack)) + "\n"


def _blocks(pack: RulePack) -> Iterator[str]:
    rules = RuleSentences(pack)
    yield f"# {escaped(pack.manifest.title)}"
    yield (
        f"*Trang này do lệnh `make docs` tạo ra từ thư mục `rules/{pack.id}/`. Không sửa ở đây: hãy sửa tệp "
        f"quy tắc rồi chạy lại lệnh. Xem [danh sách bộ quy tắc và cách đọc]({INDEX}).*"
    )
    yield markdown_table(("Mục", "Nội dung"), list(_head(pack)))
    if pack.manifest.note:
        yield f"**Ghi chú.** {escaped(pack.manifest.note)}"
    yield from _holes(pack)
    yield from _contents(pack)
    for field, criteria in _by_field(pack):
        yield from _field(field)
        for criterion in criteria:
            yield from criterion_section(criterion, rules)
    yield from _tasks(pack)
    yield from _policies(pack)
    if pack.criteria:
        yield "## Cách cộng điểm, xếp loại"
        yield "\n".join(f"- {escaped(line)}" for line in totals_sentences(pack.manifest.totals))
    yield from measure_tables(rules)


def _head(pack: RulePack) -> Iterator[tuple[str, str]]:
    manifest = pack.manifest
    yield "Mã bộ quy tắc", pack.id
    yield "Năm", str(manifest.year)
    yield "Kỳ đánh giá", f"Từ {format_date(manifest.period.from_)} đến {format_date(manifest.period.to)}"
    yield "Cơ quan ban hành", manifest.issuer
    yield "Nguồn gốc", ORIGIN[manifest.origin]
    yield "Đối chiếu", verified_text(pack)
    yield "Điểm", POINTS[manifest.points]
    yield "Số tiêu chí được chấm", str(len(pack.leaves))
    if manifest.basis:
        yield "Căn cứ", "\n".join(basis_line(basis) for basis in manifest.basis)
    if manifest.extends:
        yield "Kế thừa", ", ".join(manifest.extends)


def verified_text(pack: RulePack) -> str:
    """Whether somebody compared the pack with its source."""
    if pack.manifest.verified:
        return "Đã đối chiếu từng quy tắc với văn bản gốc"
    return "Chưa đối chiếu với văn bản gốc"


def _holes(pack: RulePack) -> Iterator[str]:
    """What somebody has to fill in before the pack can be used."""
    whose = [("", hole) for hole in pack.manifest.to_fill]
    whose += [(f"Lĩnh vực {field.id}: ", hole) for field in pack.fields for hole in field.to_fill]
    if whose:
        yield "## Những chỗ còn phải điền"
        yield "Bộ quy tắc này chưa điền đủ. Các chỗ sau phải lấy từ quyết định đã ký, không được đoán:"
        rows = [(str(i), whom + hole.what, hole.where) for i, (whom, hole) in enumerate(whose, start=1)]
        yield markdown_table(("STT", "Còn thiếu", "Lấy ở đâu"), rows)


def _contents(pack: RulePack) -> Iterator[str]:
    lines = []
    for field, criteria in _by_field(pack):
        if field is not None:
            lines.append(f"- {Link.to_field(field).text(_field_title(field))}")
        for criterion in criteria:
            depth = len(ancestors(pack, criterion)) + (field is not None)
            title = shorten(f"{criterion.id}. {criterion.name}", _TITLE_WIDTH, placeholder="…")
            lines.append(f"{'  ' * depth}- {Link.to_criterion(criterion).text(title)}")
    if lines:
        yield "## Mục lục"
        yield "\n".join(lines)


def _by_field(pack: RulePack) -> Iterator[tuple[Field | None, list[Criterion]]]:
    """The criteria field by field, both in the order of the files; those of no field first."""
    homes: dict[str | None, list[Criterion]] = {}
    for criterion in pack.criteria:
        field = pack.field_of(criterion.id)
        homes.setdefault(field.id if field else None, []).append(criterion)
    if None in homes:
        yield None, homes[None]
    for field in pack.fields:
        yield field, homes.get(field.id, [])


def _field(field: Field | None) -> Iterator[str]:
    if field is None:
        yield "## Các tiêu chí"
        return
    yield Link.to_field(field).anchor
    yield f"## {escaped(_field_title(field))}"
    lines = []
    if field.basis:
        lines.append(f"- **Căn cứ:** {escaped(basis_line(field.basis))}")
    if field.note:
        lines.append(f"- **Ghi chú:** {escaped(field.note)}")
    if lines:
        yield "\n".join(lines)


def _field_title(field: Field) -> str:
    title = f"Lĩnh vực {field.id}. {field.name}"
    return title if field.points is None else f"{title} ({say_points(field.points)} điểm)"


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


def _policies(pack: RulePack) -> Iterator[str]:
    """The policies of the pack itself in sentences, those it inherits by name."""
    layers: dict[str, list[Policy]] = {}
    for policy in pack.policies:
        layers.setdefault(pack.layers.get(("policy", policy.id), pack.id), []).append(policy)
    own = layers.pop(pack.id, [])
    if own or layers:
        yield "## Quy tắc suy luận"
    if own:
        yield "\n".join(policy_lines(own, PolicySentences(pack)))
    for layer, policies in layers.items():
        shared = layer.startswith("_")
        where = f"{INDEX}#{COMMON_POLICIES}" if shared else f"{layer}.md"
        what = "quy tắc chung" if shared else f"quy tắc của bộ {escaped(layer)}"
        labels = named(policy.label or policy.id for policy in policies)
        yield f"Áp dụng cả các [{what}]({where}): {escaped(labels)}."


def policy_lines(policies: Iterable[Policy], sentences: PolicySentences) -> Iterator[str]:
    """Policies as the items of a list."""
    for policy in policies:
        name = f"**{escaped(policy.label)}** (`{policy.id}`)" if policy.label else f"`{policy.id}`"
        rests = [f"Căn cứ: {policy.basis}."] if policy.basis else []
        rests += [f"Mã đối chiếu: {', '.join(policy.sources)}."] if policy.sources else []
        yield f"- {name}. {escaped(' '.join((sentences.sentence(policy), *rests)))}"
