"""`cchc evidence check`: faults and warnings of evidence, and what is still missing, without assessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit, show_faults
from cchc_rules.cli.options import as_of_option, evidence_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_rules.evidence.answered import Missing
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack


@click.command(
    epilog="Ví dụ: cchc evidence check so-lieu/ --pack quang-ngai-2021",
    options_metavar="[TÙY CHỌN]",
)
@evidence_arguments
@click.option("--pack", required=True, metavar="BỘ_QUY_TẮC", help="Mã hoặc thư mục của bộ quy tắc.")
@as_of_option
def check(evidence: tuple[str, ...], pack: str, as_of: date | None) -> int:
    """Kiểm tra số liệu (tệp YAML, JSON, biểu Excel, thư mục): lỗi, cảnh báo, đã có bao nhiêu số liệu,
    tài liệu mà tiêu chí cần, còn thiếu gì cho tiêu chí nào. Chưa đánh giá.

    Kết thúc với mã 0 khi mọi tệp dùng được, kể cả khi còn thiếu số liệu; 4 khi có lỗi.
    """
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.packs.loader import load_pack

    rules = load_pack(pack, as_of=as_of)
    found = load_evidence(list(evidence), rules, as_of=as_of)
    show_faults((*found.warnings, *found.faults))
    for each in found.current:
        for line in _lines(rules, each):
            click.echo(line)
    faulty, warned = len(found.faults), len(found.warnings)
    click.echo(f"{len(found.current)} cơ quan dùng được; {faulty} lỗi, {warned} cảnh báo", err=True)
    return Exit.EVIDENCE if faulty else Exit.CLEAN


def _lines(pack: RulePack, evidence: Evidence) -> Iterator[str]:
    from cchc_rules.evidence.answered import answered
    from cchc_rules.evidence.asked import Asked

    found = answered(Asked(pack, evidence.agency.level), evidence)
    agency = evidence.agency
    yield (
        f"{agency.name} ({agency.id}): {found.figures}/{found.figures_asked} số liệu, "
        f"{found.documents}/{found.documents_asked} tài liệu mà tiêu chí cần"
    )
    for missing in found.missing:
        criterion = missing.criterion
        yield f"  Thiếu cho tiêu chí {criterion.id} ({criterion.name}): {_names(pack, missing)}"


def _names(pack: RulePack, missing: Missing) -> str:
    from cchc_rules.evidence.workbook.layout import title_of

    names = [title_of(pack, key) for key in missing.figures]
    names += [f"tài liệu {pack.measures[name].label}" for name in missing.documents if name in pack.measures]
    return "; ".join(names)
