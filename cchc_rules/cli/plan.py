"""`cchc plan`: the remediation plan as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.options import as_of_option, evidence_arguments, output_option, pack_argument, write_whole
from cchc_rules.cli.run import assess_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command(
    epilog="Ví dụ: cchc plan quang-ngai-2021 so-lieu/van-phong.yaml -o ke-hoach.docx",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@evidence_arguments
@as_of_option
@output_option(required=True, help_text="Tệp kế hoạch; đuôi tệp cho biết dạng: .docx, .md, .json.")
def plan(pack: str, evidence: tuple[str, ...], as_of: date | None, output: Path) -> int:
    """Dự thảo kế hoạch khắc phục các tiêu chí bị trừ điểm và có nguy cơ bị trừ điểm.

    Số, ngày ban hành và người ký để trống cho cơ quan điền.
    """
    from cchc_rules.planning.plan import draft_plan
    from cchc_rules.reports.interface import UnknownOutputError, plan_format, plan_report

    try:
        kind = plan_format(output)
    except UnknownOutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from error
    run = assess_words(pack, evidence, as_of)
    drafted = draft_plan(run.assessments)
    write_whole(output, plan_report(kind)(drafted))
    click.echo(f"Đã dự thảo kế hoạch gồm {len(drafted.tasks)} nhiệm vụ vào {output}", err=True)
    for warning in drafted.warnings:
        click.echo(f"Lưu ý: {warning}", err=True)
    return run.ending()
