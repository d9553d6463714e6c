"""What does a pack consist of, in words? Its head, holes, fields with their criteria, policies by layer.

Knows no output: the page of a pack and its overview on the screen are made of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.reports.rulebook.remedy_lines import basis_line
from cchc_rules.reports.rulebook.rule_words import ORIGIN, POINTS
from cchc_rules.scoring.wording import say_points
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion, Field
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.policies import Policy


def head_rows(pack: RulePack) -> Iterator[tuple[str, str]]:
    """What the pack is, of whom and of which year; several documents are parted by a newline."""
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


def holes_of(pack: RulePack) -> list[tuple[str, str]]:
    """What somebody has to fill in before the pack can be used, and where it is found."""
    whose = [("", hole) for hole in pack.manifest.to_fill]
    whose += [(f"Lĩnh vực {field.id}: ", hole) for field in pack.fields for hole in field.to_fill]
    return [(whom + hole.what, hole.where) for whom, hole in whose]


def by_field(pack: RulePack) -> Iterator[tuple[Field | None, list[Criterion]]]:
    """The criteria field by field, both in the order of the files; those of no field first."""
    homes: dict[str | None, list[Criterion]] = {}
    for criterion in pack.criteria:
        field = pack.field_of(criterion.id)
        homes.setdefault(field.id if field else None, []).append(criterion)
    if None in homes:
        yield None, homes[None]
    for field in pack.fields:
        yield field, homes.get(field.id, [])


def field_title(field: Field) -> str:
    """The name of a field with its number and points."""
    title = f"Lĩnh vực {field.id}. {field.name}"
    return title if field.points is None else f"{title} ({say_points(field.points)} điểm)"


def policies_by_layer(pack: RulePack) -> tuple[list[Policy], dict[str, list[Policy]]]:
    """The policies of the pack itself, and those it inherits by the pack they come from."""
    layers: dict[str, list[Policy]] = {}
    for policy in pack.policies:
        layers.setdefault(pack.layers.get(("policy", policy.id), pack.id), []).append(policy)
    return layers.pop(pack.id, []), layers
