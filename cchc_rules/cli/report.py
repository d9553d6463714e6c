"""`cchc report`: the self-assessment as a document: Word, Excel, HTML, or data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cchc_rules.cli.extras import Extra, needs
from cchc_rules.cli.options import (
    as_of_option,
    evidence_arguments,
    jobs_option,
    output_option,
    pack_argument,
    whole_file,
    write_pieces,
    write_whole,
)
from cchc_rules.cli.run import Stream, stream_words
from cchc_rules.cli.word_template import checked_template, template_option

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_rules.reports.records.model import AgencyRecord

_DATA = ("md", "json", "csv")
_EXTRAS: Mapping[str, Extra] = {"docx": "charts", "xlsx": "excel", "html": "charts"}


class _Own(NamedTuple):
    """The office's own templates, checked; None where it has none."""

    agency: bytes | None
    summary: bytes | None


@click.command(
    epilog="Ví dụ: cchc report quang-ngai-2021 so-lieu/ -o bao-cao.html",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@evidence_arguments
@as_of_option
@jobs_option
@template_option
@click.option(
    "--summary-template",
    type=click.Path(path_type=Path),
    metavar="TỆP_MẪU",
    help="Mẫu Word của báo cáo tổng hợp nhiều cơ quan; --template là mẫu báo cáo của từng cơ quan.",
)
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
    summary_template: Path | None,
    output: Path,
) -> int:
    """Lập báo cáo tự đánh giá, chấm điểm: bản Word để ký, sổ chấm điểm Excel, trang HTML có biểu đồ,
    hoặc dữ liệu.

    Với nhiều cơ quan: .xlsx và .html gồm cả tổng hợp và từng cơ quan; .docx là báo cáo tổng hợp, kèm thư mục
    cùng tên chứa báo cáo của từng cơ quan.
    """
    from cchc_rules.assessment.parallel import usable_cores

    kind = output.suffix.lower().removeprefix(".")
    own = _own(kind, template, summary_template)
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
        write = partial(_documents, own=own) if kind == "docx" else _WRITERS[kind]
        written = write(stream, output)
    stream.tell()
    click.echo(f"Đã ghi báo cáo của {stream.agencies} cơ quan vào {written}", err=True)
    return stream.ending()


def _own(kind: str, template: Path | None, summary: Path | None) -> _Own:
    for given, option in ((template, "--template"), (summary, "--summary-template")):
        if given is not None and kind != "docx":
            raise click.BadParameter("chỉ dùng được với tệp .docx", param_hint=f"'{option}'")
    return _Own(
        None if template is None else checked_template(template, "report"),
        None if summary is None else checked_template(summary, "summary"),
    )


def _data(
    pack: str, evidence: tuple[str, ...], as_of: date | None, jobs: int, output: Path, kind: str
) -> int:
    """The same data `cchc assess` writes, every criterion in it."""
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


def _documents(stream: Stream[AgencyRecord], output: Path, own: _Own) -> str:
    from cchc_rules.reports.records.collection import collect
    from cchc_rules.reports.selfassessment import report_docx, summary_docx

    collection = collect(stream.pack, stream.results())
    _tell_templates(own, several=len(collection.agencies) > 1)
    if len(collection.agencies) == 1:
        write_whole(output, report_docx.write(collection, collection.agencies[0], own.agency))
        return str(output)
    folder = output.with_suffix("")
    for each in collection.agencies:
        write_whole(folder / f"{each.agency.id}.docx", report_docx.write(collection, each, own.agency))
    write_whole(output, summary_docx.write(collection, own.summary))
    return f"{output} (tổng hợp) và thư mục {folder} (từng cơ quan)"


def _tell_templates(own: _Own, *, several: bool) -> None:
    """Say which documents are not in a template of the office although it gave one."""
    if own.summary is not None and not several:
        told = "chỉ có một cơ quan nên không có báo cáo tổng hợp; mẫu ở --summary-template không được dùng"
    elif own.agency is not None and own.summary is None and several:
        told = (
            "mẫu ở --template dùng cho báo cáo của từng cơ quan; báo cáo tổng hợp theo mẫu kèm chương trình "
            "(mẫu riêng thì thêm --summary-template)"
        )
    else:
        return
    click.echo(f"Lưu ý: {told}", err=True)


_WRITERS = {"xlsx": _workbook, "html": _page}
