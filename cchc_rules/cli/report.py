"""`cchc report`: the self-assessment as a document: Word, Excel, HTML, or data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.extras import Extra, needs
from cchc_rules.cli.options import (
    as_of_option,
    evidence_arguments,
    jobs_option,
    output_option,
    pack_argument,
    whole_file,
    write_whole,
)
from cchc_rules.cli.run import Stream, stream_words
from cchc_rules.cli.word_template import checked_template, template_option

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from cchc_rules.reports.records.model import AgencyRecord

_DATA = ("md", "json", "csv")
_EXTRAS: Mapping[str, Extra] = {"xlsx": "excel", "html": "charts", "docx": "charts"}


@click.command(
    epilog="Ví dụ: cchc report quang-ngai-2021 so-lieu/ -o bao-cao.html",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@evidence_arguments
@as_of_option
@jobs_option
@template_option
@output_option(
    required=True,
    help_text="Tệp báo cáo; đuôi tệp cho biết dạng: .docx, .xlsx, .html, .md, .json, .csv.",
)
def report(
    pack: str,
    evidence: tuple[str, ...],
    as_of: date | None,
    jobs: int | None,
    template: Path | None,
    output: Path,
) -> int:
    """Lập báo cáo tự đánh giá, chấm điểm: bản Word để ký, sổ chấm điểm Excel, trang HTML có biểu đồ,
    hoặc dữ liệu.

    Với nhiều cơ quan: .xlsx và .html gồm cả tổng hợp và từng cơ quan; .docx là báo cáo tổng hợp, kèm thư mục
    cùng tên chứa báo cáo của từng cơ quan.
    """
    from cchc_rules.assessment.parallel import usable_cores

    kind = output.suffix.lower().removeprefix(".")
    if template is not None and kind != "docx":
        raise click.BadParameter("chỉ dùng được với tệp .docx", param_hint="'--template'")
    own = None if template is None else checked_template(template, "report")
    jobs = jobs or usable_cores()
    if kind in _DATA:
        return _data(pack, evidence, as_of, jobs, output, kind)
    if kind not in _EXTRAS:
        known = ", ".join(f".{each}" for each in (*_EXTRAS, *_DATA))
        raise click.BadParameter(
            f"không lập được báo cáo dạng “{output.suffix}”; các dạng: {known}", param_hint="'-o'"
        )
    from cchc_rules.reports.records.record import record_of

    stream = stream_words(pack, evidence, as_of, record_of, jobs=jobs)
    with needs(_EXTRAS[kind]):
        write = partial(_documents, own=own) if own is not None else _WRITERS[kind]
        written = write(stream, output)
    stream.tell()
    click.echo(f"Đã ghi báo cáo của {stream.agencies} cơ quan vào {written}", err=True)
    return stream.ending()


def _data(
    pack: str, evidence: tuple[str, ...], as_of: date | None, jobs: int, output: Path, kind: str
) -> int:
    """The same data `cchc assess` writes, every criterion in it."""
    from cchc_rules.cli.assess import write_pieces
    from cchc_rules.reports.interface import MakePart, ReportOptions, assessment_output

    options = ReportOptions(show_all=True)
    stream = stream_words(pack, evidence, as_of, MakePart(kind, options), jobs=jobs)
    write_pieces(output, assessment_output(kind).whole(stream.results(), options), kind)
    stream.tell()
    click.echo(f"Đã ghi báo cáo của {stream.agencies} cơ quan vào {output}", err=True)
    return stream.ending()


def _workbook(stream: Stream[AgencyRecord], output: Path) -> str:
    from cchc_rules.reports.workbook import score_book

    with whole_file(output) as file:
        score_book.write(stream.pack, stream.results(), file)
    return str(output)


def _page(stream: Stream[AgencyRecord], output: Path) -> str:
    from cchc_rules.planning.plan import plan_of
    from cchc_rules.reports.page import html_report
    from cchc_rules.reports.records.collection import collect

    collection = collect(stream.pack, stream.results())
    plan = plan_of(stream.pack, (each.contribution for each in collection.agencies))
    write_whole(output, html_report.write(collection, plan))
    return str(output)


def _documents(stream: Stream[AgencyRecord], output: Path, own: bytes | None = None) -> str:
    from cchc_rules.reports.records.collection import collect
    from cchc_rules.reports.selfassessment import report_docx, summary_docx

    collection = collect(stream.pack, stream.results())
    if len(collection.agencies) == 1:
        write_whole(output, report_docx.write(collection, collection.agencies[0], own))
        return str(output)
    folder = output.with_suffix("")
    for each in collection.agencies:
        write_whole(folder / f"{each.agency.id}.docx", report_docx.write(collection, each, own))
    write_whole(output, summary_docx.write(collection))
    return f"{output} (tổng hợp) và thư mục {folder} (từng cơ quan)"


_WRITERS = {"xlsx": _workbook, "html": _page, "docx": _documents}
