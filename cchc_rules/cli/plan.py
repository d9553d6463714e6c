"""`cchc plan`: the remediation plan as a file, for all agencies, for some, for each, or for each unit."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.extras import needs
from cchc_rules.cli.options import as_of_option, evidence_arguments, pack_argument, write_whole
from cchc_rules.cli.run import assess_words
from cchc_rules.cli.word_template import checked_template, refuse_without, template_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_rules.cli.run import Run
    from cchc_rules.planning.model import Plan


@click.command(
    epilog="Ví dụ: cchc plan quang-ngai-2021 so-lieu/van-phong.yaml -o ke-hoach.docx",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@evidence_arguments
@as_of_option
@click.option(
    "--agency",
    "agencies",
    multiple=True,
    metavar="CƠ_QUAN",
    help="Chỉ lập cho cơ quan này (mã hoặc tên); ghi nhiều lần cho nhiều cơ quan.",
)
@click.option("--by-agency", is_flag=True, help="Mỗi cơ quan một kế hoạch .docx, ghi vào thư mục -o.")
@click.option(
    "--extracts",
    "--phieu",
    is_flag=True,
    help="Phiếu giao việc cho từng đơn vị chủ trì, ghi vào thư mục -o.",
)
@template_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="TỆP",
    help="Tệp kế hoạch; đuôi tệp cho biết dạng: .docx, .xlsx, .html, .md, .json. "
    "Với --by-agency, --extracts: thư mục.",
)
def plan(
    pack: str,
    evidence: tuple[str, ...],
    as_of: date | None,
    agencies: tuple[str, ...],
    by_agency: bool,
    extracts: bool,
    template: Path | None,
    output: Path,
) -> int:
    """Dự thảo kế hoạch khắc phục các tiêu chí bị trừ điểm và có nguy cơ bị trừ điểm.

    Một kế hoạch chung cho mọi cơ quan có số liệu, trừ khi chọn --agency, --by-agency hoặc --extracts. Số,
    ngày ban hành và người ký để trống cho cơ quan điền.
    """
    kind = _kind(output, template, by_agency=by_agency, extracts=extracts)
    own = None if template is None else checked_template(template, "extract" if extracts else "plan")
    run = assess_words(pack, evidence, as_of)
    chosen = _chosen(run, agencies)
    plans = _drafted(run, chosen, by_agency=by_agency)
    if own is not None and template is not None and not extracts:
        refuse_without(_holder_of_tasks(plans[0]), own, template, "plan")
    if extracts:
        _write_extracts(run, plans[0], own, output)
    elif by_agency:
        _write_each(plans, own, output)
    else:
        write_whole(output, _bytes(kind, plans[0], own))
        click.echo(f"Đã dự thảo kế hoạch gồm {len(plans[0].tasks)} nhiệm vụ vào {output}", err=True)
    _warn(plans)
    return run.ending()


def _warn(plans: Sequence[Plan]) -> None:
    """Each warning once; one that is not of every plan says whose it is."""
    shared = set.intersection(*(set(each.warnings) for each in plans))
    own = [
        f"{each.agencies[0].name}: {said}" for each in plans for said in each.warnings if said not in shared
    ]
    for warning in (*(said for said in plans[0].warnings if said in shared), *own):
        click.echo(f"Lưu ý: {warning}", err=True)


def _kind(output: Path, template: Path | None, *, by_agency: bool, extracts: bool) -> str:
    """The kind of file; what the words contradict is told before anything is read."""
    from cchc_rules.reports.interface import UnknownOutputError, plan_format

    if by_agency and extracts:
        raise click.UsageError("chọn một trong hai: --by-agency hoặc --extracts")
    if by_agency or extracts:
        if output.exists() and not output.is_dir():
            raise click.BadParameter(f"“{output}” là tệp; ở đây cần một thư mục", param_hint="'-o'")
        return "docx"
    if output.is_dir():
        raise click.BadParameter(
            f"“{output}” là thư mục, không phải tệp; nhiều tệp thì thêm --by-agency hoặc --extracts",
            param_hint="'-o'",
        )
    try:
        kind = plan_format(output)
    except UnknownOutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from error
    if template is not None and kind != "docx":
        raise click.BadParameter("chỉ dùng được với tệp .docx", param_hint="'--template'")
    return kind


def _chosen(run: Run, agencies: Sequence[str]) -> list[str]:
    """The ids of the agencies the user named; all where none is named."""
    known = {each.agency.id: each.agency.name for each in run.assessments}
    return [_agency_id(name, known) for name in agencies] or list(known)


def _agency_id(written: str, known: dict[str, str]) -> str:
    from cchc_rules.packs.units import key_of
    from cchc_rules.vietnamese.names import fold, suggest

    if written in known:
        return written
    for same in (key_of, fold):
        found = [each for each, name in known.items() if same(written) in (same(name), same(each))]
        if len(found) == 1:
            return found[0]
        if found:
            raise click.BadParameter(
                f"“{written}” có thể là nhiều cơ quan; ghi mã: {', '.join(found)}", param_hint="'--agency'"
            )
    near = suggest(written, [*known, *known.values()])
    hint = f"; có phải ý là “{near}”?" if near else f"; các cơ quan: {', '.join(known)}"
    raise click.BadParameter(f"số liệu không có cơ quan “{written}”{hint}", param_hint="'--agency'")


def _drafted(run: Run, chosen: Sequence[str], *, by_agency: bool) -> list[Plan]:
    from cchc_rules.planning.plan import draft_plan

    if not by_agency:
        return [draft_plan(run.assessments, agencies=chosen)]
    return [draft_plan(run.assessments, agencies=[each]) for each in dict.fromkeys(chosen)]


def _holder_of_tasks(drafted: Plan) -> str:
    """The name under which a template shows the tasks of this plan."""
    return "task_annexes" if drafted.text.layout == "table" else "tasks"


def _bytes(kind: str, drafted: Plan, own: bytes | None) -> bytes:
    from cchc_rules.reports.interface import plan_report

    if own is None:
        with needs("excel") if kind == "xlsx" else nullcontext():
            return plan_report(kind)(drafted)
    from cchc_rules.reports.plans.plan_docx import write

    return write(drafted, own)


def _write_each(plans: Sequence[Plan], own: bytes | None, folder: Path) -> None:
    from cchc_rules.reports.plans.file_names import distinct_names

    names = distinct_names("ke-hoach", [each.agencies[0].id for each in plans])
    files = {f"{name}.docx": _bytes("docx", each, own) for name, each in zip(names, plans, strict=True)}
    _write_files(files, folder)
    click.echo(f"Đã dự thảo {len(files)} kế hoạch, mỗi cơ quan một tệp, vào {folder}", err=True)


def _write_extracts(run: Run, drafted: Plan, own: bytes | None, folder: Path) -> None:
    from cchc_rules.packs.units import FILE, read_units
    from cchc_rules.reports.plans.extract_docx import write_extracts
    from cchc_rules.reports.plans.extract_outline import without_lead

    # Faults of these files were told when the pack was loaded.
    units = read_units((path for each in run.pack.folders if (path := each / FILE).is_file()), [])
    files = write_extracts(drafted, units.name_of, own)
    _write_files(files, folder)
    click.echo(f"Đã lập {len(files)} phiếu giao việc, mỗi đơn vị chủ trì một tệp, vào {folder}", err=True)
    if left := without_lead(drafted):
        click.echo(f"Lưu ý: nhiệm vụ chưa có đơn vị chủ trì, không có phiếu: {', '.join(left)}", err=True)


def _write_files(files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        write_whole(folder / name, content)
