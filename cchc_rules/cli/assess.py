"""`cchc assess`: results of a self-assessment on screen or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cchc_rules.cli.exits import Exit
from cchc_rules.cli.extras import needs
from cchc_rules.cli.options import (
    as_of_option,
    evidence_arguments,
    jobs_option,
    language_option,
    output_option,
    pack_argument,
    terminal_width,
    write_pieces,
)
from cchc_rules.cli.run import Stream, stream_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_FORMATS = ("table", "json", "jsonl", "csv", "parquet", "md")
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
@jobs_option
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    metavar="local|spark",
    help="Chạy trên máy này, hay trên cụm Spark khi có rất nhiều cơ quan.",
)
@click.option(
    "--master",
    metavar="ĐỊA_CHỈ",
    help="Địa chỉ cụm Spark, ví dụ spark://may-chu:7077; mặc định local[2].",
)
@output_option(required=False, help_text="Ghi kết quả vào tệp thay vì in ra màn hình.")
def assess(
    pack: str,
    evidence: tuple[str, ...],
    report_format: str,
    as_of: date | None,
    fail_on: str | None,
    show_all: bool,
    lang: str,
    jobs: int | None,
    engine: str,
    master: str | None,
    output: Path | None,
) -> int:
    """Tự đánh giá các cơ quan: tiêu chí bị trừ điểm, có nguy cơ bị trừ điểm, chưa có số liệu; vì sao,
    còn cách bao xa, ai phải làm gì.

    BỘ_QUY_TẮC là mã hoặc thư mục của bộ quy tắc. SỐ_LIỆU là tệp (YAML, JSON), biểu Excel đã
    điền, hoặc thư mục chứa các tệp đó.
    """
    from cchc_rules.assessment.parallel import usable_cores
    from cchc_rules.reports.interface import FILES_ONLY, MakePart, ReportOptions, assessment_output

    if output is None and report_format in FILES_ONLY:
        raise click.UsageError(f"dạng {report_format} chỉ ghi vào tệp: thêm -o TỆP.{report_format}")
    options = ReportOptions(
        language="en" if lang == "en" else "vi", width=terminal_width(), show_all=show_all
    )
    with needs("dossiers"):  # the libraries of Parquet
        writer = assessment_output(report_format)
    if master is not None and engine != "spark":
        raise click.UsageError("--master chỉ dùng cùng --engine spark")
    stream = stream_words(
        pack,
        evidence,
        as_of,
        MakePart(report_format, options),
        jobs=jobs or usable_cores(),
        spark=(master or "local[2]") if engine == "spark" else None,
    )
    pieces = writer.whole(stream.results(), options)
    shown = ""
    with needs("spark"):  # its libraries are imported when the first result is taken
        if output is None:
            shown = "".join(map(str, pieces))
        else:
            write_pieces(output, pieces, report_format)
    stream.tell()
    if output is None:
        click.echo(shown, nl=False)
    else:
        click.echo(f"Đã ghi kết quả của {stream.agencies} cơ quan vào {output}", err=True)
    return stream.ending() or _findings(stream, fail_on)


def _findings(stream: Stream[Any], fail_on: str | None) -> int:
    if fail_on is None:
        return Exit.CLEAN
    return Exit.FINDINGS if stream.statuses.intersection(_FAIL_ON[fail_on]) else Exit.CLEAN
