"""`cchc rules diff`: what differs between two packs, by meaning, and what that does to results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit, show_faults
from cchc_rules.cli.options import as_of_option, output_option, terminal_width, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from cchc_rules.assessment.effects import AgencyEffect
    from cchc_rules.packs.diff import PackDiff
    from cchc_rules.reports.comparison.outline import Outline

_FORMATS = ("table", "md", "html", "docx")
_SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".docx": "docx"}


@click.command(
    epilog="Ví dụ: cchc rules diff quang-ngai-2021 quang-ngai-2024 -o so-sanh.docx",
    options_metavar="[TÙY CHỌN]",
)
@click.argument("old", metavar="BỘ_TRƯỚC")
@click.argument("new", metavar="BỘ_SAU")
@click.argument("evidence", metavar="[SỐ_LIỆU]...", nargs=-1)
@click.option(
    "--format",
    "diff_format",
    type=click.Choice(_FORMATS),
    metavar="|".join(_FORMATS),
    help="Dạng kết quả; bỏ trống thì theo đuôi tệp của -o, không có -o thì là table.",
)
@as_of_option
@output_option(required=False, help_text="Ghi kết quả vào tệp thay vì in ra màn hình.")
def diff(
    old: str,
    new: str,
    evidence: tuple[str, ...],
    diff_format: str | None,
    as_of: date | None,
    output: Path | None,
) -> int:
    """So sánh hai bộ quy tắc theo nội dung: tiêu chí thêm, bỏ, đổi mã; chỉ tiêu chặt hơn hay nới hơn; điểm,
    cách chấm, đơn vị, thời hạn, số liệu, quy tắc suy luận.

    Có SỐ_LIỆU thì so sánh cả kết quả của từng cơ quan theo hai bộ.
    """
    from cchc_rules.packs.diff import diff_packs
    from cchc_rules.packs.loader import load_pack
    from cchc_rules.reports.comparison.outline import comparison

    wanted = _format(diff_format, output)
    found = diff_packs(load_pack(old, as_of=as_of), load_pack(new, as_of=as_of))
    effects, ending = _effects(found, evidence, as_of) if evidence else ((), Exit.CLEAN)
    content = _written(comparison(found, effects), wanted, found)
    if output is None:
        click.echo(content.decode(), nl=False)
    else:
        write_whole(output, content)
        click.echo(f"Đã ghi so sánh vào {output}", err=True)
    return ending


def _format(wanted: str | None, output: Path | None) -> str:
    found = wanted or (_SUFFIXES.get(output.suffix.lower(), "table") if output else "table")
    if found == "docx" and output is None:
        raise click.UsageError("tài liệu Word phải được ghi vào tệp: thêm -o so-sanh.docx")
    return found


def _written(outline: Outline, wanted: str, diff: PackDiff) -> bytes:
    from cchc_rules.reports.comparison import html, markdown, screen

    if wanted == "docx":
        from cchc_rules.reports.comparison import docx

        return docx.write(outline, diff.new.manifest.period.to)
    if wanted == "table":
        return screen.write(outline, terminal_width()).encode()
    return html.write(outline).encode() if wanted == "html" else markdown.write(outline).encode()


def _effects(
    diff: PackDiff, evidence: Sequence[str], as_of: date | None
) -> tuple[tuple[AgencyEffect, ...], int]:
    from cchc_rules.assessment.effects import effects_of
    from cchc_rules.assessment.pipeline import assess
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.sources.faults import UnusableEvidence

    loaded = [load_evidence(evidence, pack, as_of=as_of) for pack in (diff.old, diff.new)]
    # Each pack has its own say on the same files; what both say is told once.
    told = {fault for each in loaded for fault in (*each.warnings, *each.faults)}
    if not any(each.current for each in loaded):
        raise UnusableEvidence(told)
    show_faults(told)
    before, after = (assess(pack, each) for pack, each in zip((diff.old, diff.new), loaded, strict=True))
    faulty = any(each.faults for each in loaded)
    return effects_of(before, after, diff.pairs), Exit.EVIDENCE if faulty else Exit.CLEAN
