"""`cchc evidence form`: an Excel form for agencies to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.evidence.agency_list import agencies_named
from cchc_rules.cli.exits import show_faults
from cchc_rules.cli.extras import needs
from cchc_rules.cli.options import pack_argument, write_whole
from cchc_rules.sources.faults import UnusableEvidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.workbook.filing import Filing
    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.packs.pack import RulePack

_LEVELS = ("province", "department", "district", "commune", "unit")


@click.command(
    epilog="Ví dụ: cchc evidence form quang-ngai-2021 --level province -o mau.xlsx",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@click.option(
    "--level",
    type=click.Choice(_LEVELS),
    metavar="|".join(_LEVELS),
    help="Cấp của cơ quan điền biểu: tỉnh, sở, huyện, xã, đơn vị trực thuộc.",
)
@click.option("--agency", "named", multiple=True, metavar="TÊN", help="Tên cơ quan; ghi được nhiều lần.")
@click.option(
    "--agencies",
    "listed",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Danh sách cơ quan (.yaml, .csv, .xlsx): tên, mã, cấp, nhóm, cấp trên.",
)
@click.option(
    "--from-evidence",
    "evidence",
    multiple=True,
    metavar="SỐ_LIỆU",
    help="Tệp hoặc thư mục số liệu đã có để điền sẵn; ghi được nhiều lần.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="TỆP|THƯ_MỤC/",
    help="Tệp .xlsx, mọi cơ quan chung một tệp; hoặc thư mục (kết thúc bằng /), mỗi cơ quan một tệp.",
)
def form(
    pack: str,
    level: str | None,
    named: tuple[str, ...],
    listed: Path | None,
    evidence: tuple[str, ...],
    output: str,
) -> None:
    """Tạo biểu Excel để các cơ quan điền số liệu, tài liệu và điểm tự chấm theo bộ quy tắc.

    Không nêu cơ quan nào thì biểu để trống tên cơ quan. Cơ quan đã có số liệu thì biểu được điền sẵn, kể cả
    số liệu của các ngày khác.
    """
    from cchc_rules.packs.criteria import AgencyLevel
    from cchc_rules.packs.loader import load_pack

    rules = load_pack(pack)
    wanted = AgencyLevel(level) if level else None
    with needs("excel"):
        filings = _filings(rules, wanted, named, listed, evidence)
        made = _made(rules, filings, output)
    for path, content in made:
        write_whole(path, content)
    what = f"{len(made)} biểu vào {output}" if len(made) > 1 else f"biểu vào {made[0][0]}"
    click.echo(f"Đã ghi {what}; đọc lại bằng: cchc evidence import TỆP --pack {pack} -o so-lieu/", err=True)


def _filings(
    pack: RulePack,
    level: AgencyLevel | None,
    named: Sequence[str],
    listed: Path | None,
    evidence: Sequence[str],
) -> list[Filing]:
    """The agencies of the form, those with evidence first."""
    from cchc_rules.evidence.asked import Asked
    from cchc_rules.evidence.workbook.filing import Filing

    filings = _reported(pack, level, evidence)
    known = {filing.agency_id for filing in filings}
    for agency in agencies_named(pack, level, named, listed):
        if agency.id not in known:
            filings.append(Filing(Asked(pack, agency.level), agency))
    if filings:
        return filings
    if evidence:
        raise click.UsageError(
            f"không có số liệu nào của cơ quan cấp {level}" if level else "không có số liệu nào"
        )
    if level is None:
        raise click.UsageError("biểu trống cần biết cấp của cơ quan: thêm --level, ví dụ --level department")
    from cchc_rules.packs.criteria import AgencyLevel

    return [Filing(Asked(pack, AgencyLevel(level)))]


def _reported(pack: RulePack, level: AgencyLevel | None, evidence: Sequence[str]) -> list[Filing]:
    from cchc_rules.evidence.asked import Asked
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.evidence.workbook.filing import Filing

    if not evidence:
        return []
    found = load_evidence(list(evidence), pack)
    if found.faults:
        raise UnusableEvidence((*found.warnings, *found.faults))
    show_faults(found.warnings)
    return [
        Filing(Asked(pack, each.agency.level), each.agency, each)
        for each in (*found.current, *found.previous)
        if level is None or each.agency.level is level
    ]


def _made(pack: RulePack, filings: Sequence[Filing], output: str) -> list[tuple[Path, bytes]]:
    """The files to write: one of all agencies, or one each in a folder."""
    from cchc_rules.evidence.workbook.form import form_bytes

    path = Path(output)
    try:
        if output.endswith(("/", "\\")) or path.is_dir():
            return [(path / _name(filing, filings), form_bytes(pack, [filing])) for filing in filings]
        if path.suffix.lower() != ".xlsx":
            raise click.BadParameter(
                f"“{output}” phải là tệp .xlsx, hoặc thư mục kết thúc bằng /", param_hint="'-o'"
            )
        _check_one_period_each(filings)
        return [(path, form_bytes(pack, filings))]
    except ValueError as error:  # a text too long for a cell
        raise click.ClickException(str(error)) from error


def _check_one_period_each(filings: Sequence[Filing]) -> None:
    ids = [filing.agency_id for filing in filings]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise click.UsageError(
            f"cơ quan “{twice}” có số liệu của nhiều kỳ, không chung một biểu được; "
            "chỉ nêu tệp của một kỳ, hoặc dùng -o thư-mục/ để mỗi kỳ một biểu"
        )


def _name(filing: Filing, filings: Sequence[Filing]) -> str:
    """The name of a file; with the last year of the period where an agency has several."""
    base = filing.agency_id or f"bieu-{filing.asked.pack.id}-{filing.asked.level.value}"
    several = sum(each.agency_id == filing.agency_id for each in filings) > 1
    return f"{base}-{filing.days[1].isoformat()}.xlsx" if several else f"{base}.xlsx"
