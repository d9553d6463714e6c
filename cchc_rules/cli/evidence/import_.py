"""`cchc evidence import`: filled-in Excel forms to evidence files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.evidence.agency_list import agencies_named
from cchc_rules.cli.exits import show_faults
from cchc_rules.cli.extras import needs
from cchc_rules.cli.options import write_whole
from cchc_rules.sources.faults import Fault, UnusableEvidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.evidence.reading import LoadedFile
    from cchc_rules.evidence.workbook.places import WorkbookTree
    from cchc_rules.packs.pack import RulePack


@click.command(
    "import",
    epilog="Ví dụ: cchc evidence import bieu/*.xlsx --pack quang-ngai-2021 -o so-lieu/",
    options_metavar="[TÙY CHỌN]",
)
@click.argument("forms", metavar="TỆP...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--pack", required=True, metavar="BỘ_QUY_TẮC", help="Mã hoặc thư mục của bộ quy tắc.")
@click.option(
    "--agencies",
    "listed",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Danh sách cơ quan (.yaml, .csv, .xlsx) để đối chiếu tên và mã.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="THƯ_MỤC",
    help="Thư mục ghi các tệp số liệu, mỗi cơ quan một tệp.",
)
@click.option("--overwrite", is_flag=True, help="Ghi đè tệp số liệu đã có.")
def import_(forms: tuple[Path, ...], pack: str, listed: Path | None, output: Path, overwrite: bool) -> None:
    """Đọc biểu Excel đã điền (.xlsx, .xls, .ods) thành tệp số liệu, mỗi cơ quan một tệp.

    Ô nào phải đọc khác với cách ghi đều được nêu rõ. Có ô không rõ thì nêu tất cả và không ghi tệp nào.
    """
    from cchc_rules.packs.loader import load_pack

    rules = load_pack(pack)
    with needs("excel"):
        loaded, trees = _read(rules, forms, listed)
    faults = [fault for each in loaded for fault in each.faults]
    warnings = [warning for each in loaded for warning in each.warnings]
    faults += _twice(loaded)
    if faults:
        raise UnusableEvidence((*warnings, *faults))
    made = _texts(loaded, trees, output)
    _check_free(made, overwrite=overwrite)
    show_faults(warnings)
    for path, text in made.items():
        write_whole(path, text.encode())
    click.echo(f"Đã ghi {len(made)} tệp số liệu vào {output}", err=True)


def _read(
    pack: RulePack, forms: Sequence[Path], listed: Path | None
) -> tuple[list[LoadedFile], list[WorkbookTree]]:
    from cchc_rules.evidence.loader import EvidenceReader
    from cchc_rules.evidence.workbook.reader import read_form

    known = [(each.id, each.name) for each in _known(pack, listed)]
    reader = EvidenceReader(pack)
    loaded: list[LoadedFile] = []
    trees: list[WorkbookTree] = []
    for path in forms:
        form = read_form(path, path.as_posix(), reader, known)
        loaded += form.loaded
        trees += form.trees
    return loaded, trees


def _known(pack: RulePack, listed: Path | None) -> Sequence[AgencyRef]:
    from cchc_rules.packs.criteria import AgencyLevel

    # The level of a list without one does not matter here: only names and ids are looked at.
    return agencies_named(pack, AgencyLevel.DEPARTMENT, (), listed) if listed else []


def _twice(loaded: Sequence[LoadedFile]) -> list[Fault]:
    """Two forms of one agency for one period."""
    from cchc_rules.evidence import codes

    first: dict[tuple[object, ...], LoadedFile] = {}
    found = []
    for each in loaded:
        if each.evidence is None or each.agency_place is None:
            continue
        evidence = each.evidence
        key = (evidence.agency.id, evidence.period_from, evidence.period_to)
        before = first.setdefault(key, each)
        if before is not each:
            message = f"cơ quan “{evidence.agency.id}” đã có số liệu của kỳ này ở {before.agency_place}"
            fix = "giữ một biểu cho mỗi cơ quan mỗi kỳ"
            found.append(Fault(each.agency_place, codes.AGENCY_TWICE, message, fix=fix))
    return found


def _texts(loaded: Sequence[LoadedFile], trees: Sequence[WorkbookTree], output: Path) -> dict[Path, str]:
    from cchc_rules.evidence.writing import evidence_text

    made = {}
    with_evidence = [each.evidence for each in loaded if each.evidence is not None]
    count = Counter(evidence.agency.id for evidence in with_evidence)
    for evidence, tree in zip(with_evidence, trees, strict=True):
        period = f"-{evidence.period_to.isoformat()}" if count[evidence.agency.id] > 1 else ""
        source = "; ".join(f"{Path(each.name).name} (SHA-256 {each.sha256})" for each in evidence.sources)
        head = ["Nhập từ biểu Excel bằng cchc evidence import.", f"Nguồn: {source}"]
        made[output / f"{evidence.agency.id}{period}.yaml"] = evidence_text(tree.value, head)
    return made


def _check_free(made: dict[Path, str], *, overwrite: bool) -> None:
    changed = [path for path, text in made.items() if path.exists() and path.read_bytes() != text.encode()]
    if changed and not overwrite:
        listed = ", ".join(f"“{path}”" for path in changed)
        raise click.ClickException(
            f"đã có {listed} với nội dung khác, không ghi đè; thêm --overwrite để ghi đè"
        )
