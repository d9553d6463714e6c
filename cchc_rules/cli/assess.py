"""`cchc assess`: results of a self-assessment on screen or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit
from cchc_rules.cli.options import (
    as_of_option,
    evidence_arguments,
    language_option,
    output_option,
    pack_argument,
    terminal_width,
    write_whole,
)
from cchc_rules.cli.run import Run, assess_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_FORMATS = ("table", "json", "csv", "md")
_FAIL_ON = {"deducted": ("deducted",), "at-risk": ("deducted", "at_risk")}


@click.command(
    epilog="Ví dụ: cchc assess quang-ngai-2021 so-lieu/ --format csv -o ket-qua.csv",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@evidence_arguments
@click.option(
    "--format",
    "report_format",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    metavar="|".join(_FORMATS),
    help="Dạng kết quả.",
)
@as_of_option
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAIL_ON)),
    metavar="|".join(_FAIL_ON),
    help="Kết thúc với mã 1 khi có tiêu chí ở mức này hoặc nặng hơn.",
)
@click.option("--all", "show_all", is_flag=True, help="Cả những tiêu chí đạt và không đánh giá.")
@language_option
@output_option(required=False, help_text="Ghi kết quả vào tệp thay vì in ra màn hình.")
def assess(
    pack: str,
    evidence: tuple[str, ...],
    report_format: str,
    as_of: date | None,
    fail_on: str | None,
    show_all: bool,
    lang: str,
    output: Path | None,
) -> int:
    """Tự đánh giá các cơ quan: tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm, chưa có số liệu; vì sao,
    còn cách bao xa, ai phải làm gì.

    BỘ_QUY_TẮC là mã hoặc thư mục của bộ quy tắc. SỐ_LIỆU là tệp (YAML, JSON) hoặc thư mục chứa các tệp,
    mỗi cơ quan một tệp.
    """
    from cchc_rules.reports.interface import ReportOptions, assessment_report, file_encoding

    run = assess_words(pack, evidence, as_of)
    options = ReportOptions(
        language="en" if lang == "en" else "vi", width=terminal_width(), show_all=show_all
    )
    text = assessment_report(report_format)(run.assessments, options)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode(file_encoding(report_format)))
        click.echo(f"Đã ghi kết quả của {len(run.assessments)} cơ quan vào {output}", err=True)
    return run.ending() or _findings(run, fail_on)


def _findings(run: Run, fail_on: str | None) -> int:
    if fail_on is None:
        return Exit.CLEAN
    statuses = _FAIL_ON[fail_on]
    found = any(result.status in statuses for each in run.assessments for result in each.results)
    return Exit.FINDINGS if found else Exit.CLEAN
