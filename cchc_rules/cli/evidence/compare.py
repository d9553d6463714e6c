"""`cchc evidence compare`: the figures of two sources side by side."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit, show_faults
from cchc_rules.cli.options import as_of_option, output_option, pack_argument, terminal_width, write_whole

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.model import EvidenceSet
    from cchc_rules.reports.comparison.outline import Outline

_SUFFIXES = (".md", ".html", ".docx")


class Tolerance(click.ParamType[Fraction]):
    """A percent as people write it: 0,5%."""

    name = "tỷ lệ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """Read the percent, or fail as a usage error."""
        if isinstance(value, Fraction):
            return value
        from cchc_rules.vietnamese.numbers import NumberFormatError, QuantityUnit, parse_quantity

        try:
            found = parse_quantity(str(value))
        except NumberFormatError as error:
            self.fail(str(error), param, ctx)
        if found.unit is not QuantityUnit.PERCENT or not 0 <= found.value < 1:
            self.fail(f"“{value}” không phải một tỷ lệ từ 0% đến dưới 100%, ví dụ 0,5%", param, ctx)
        return Fraction(found.value)


@click.command(
    epilog="Ví dụ: cchc evidence compare quang-ngai-2021 so-lieu-tinh/ so-lieu-cong/ --tolerance 0,5%",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@click.argument("first", metavar="NGUỒN_MỘT")
@click.argument("second", metavar="NGUỒN_HAI")
@click.option(
    "--tolerance",
    type=Tolerance(),
    default="0%",
    show_default=True,
    help=(
        "Lệch không quá mức này thì coi là khớp: điểm phần trăm với tỷ lệ, phần trăm của số lớn hơn với "
        "số lượng."
    ),
)
@click.option("--names", nargs=2, metavar="TÊN_MỘT TÊN_HAI", help="Tên gọi của hai nguồn trong kết quả.")
@as_of_option
@output_option(required=False, help_text="Ghi vào tệp (.md, .html, .docx) thay vì in ra màn hình.")
@click.option(
    "--fail-on-difference", is_flag=True, help="Kết thúc với mã 1 khi có số liệu lệch quá mức cho phép."
)
def compare(
    pack: str,
    first: str,
    second: str,
    tolerance: Fraction,
    names: tuple[str, str] | None,
    as_of: date | None,
    output: Path | None,
    fail_on_difference: bool,
) -> int:
    """Đối chiếu số liệu của hai nguồn, ví dụ hệ thống một cửa của tỉnh và Cổng Dịch vụ công quốc gia.

    Mỗi nguồn là một tệp hoặc thư mục số liệu. Muốn đánh giá theo số bất lợi hơn thì ghi cả hai số vào một
    tệp, mỗi số một dòng có khóa system.
    """
    from cchc_rules.evidence.loader import load_evidence
    from cchc_rules.evidence.sources_compared import Agreement, compare_sources
    from cchc_rules.evidence.vocabulary import Vocabulary
    from cchc_rules.packs.loader import load_pack
    from cchc_rules.reports.comparison.sources_outline import sources_comparison
    from cchc_rules.sources.faults import UnusableEvidence

    if output is not None and output.suffix.lower() not in _SUFFIXES:
        raise click.BadParameter(f"các dạng có thể ghi: {', '.join(_SUFFIXES)}", param_hint="'-o'")
    rules = load_pack(pack, as_of=as_of)
    sources = [load_evidence([path], rules, as_of=as_of) for path in (first, second)]
    faults = {fault for each in sources for fault in (*each.warnings, *each.faults)}
    if not all(each.current for each in sources):
        raise UnusableEvidence(faults)
    show_faults((*rules.warnings, *faults))
    vocabulary = Vocabulary(rules)
    compared = compare_sources(sources[0].current, sources[1].current, vocabulary, tolerance)
    shown = names or _names(sources, (first, second))
    outline = sources_comparison(compared, vocabulary, shown, tolerance)
    if output is None:
        click.echo(_text(outline, ".txt").decode(), nl=False)
    else:
        write_whole(output, _text(outline, output.suffix.lower(), rules.manifest.period.to))
        click.echo(f"Đã ghi kết quả đối chiếu vào {output}", err=True)
    if any(each.faults for each in sources):
        return Exit.EVIDENCE
    differs = any(each.agreement is Agreement.BEYOND for each in compared)
    return Exit.FINDINGS if fail_on_difference and differs else Exit.CLEAN


def _names(sources: list[EvidenceSet], paths: tuple[str, str]) -> tuple[str, str]:
    """What a source calls itself, or its path; never the same for both."""
    found = [_system(each) or Path(path).name for each, path in zip(sources, paths, strict=True)]
    return (found[0], found[1]) if found[0] != found[1] else paths


def _system(evidence: EvidenceSet) -> str | None:
    systems = {
        observation.system
        for each in evidence.current
        for observations in each.figures.values()
        for observation in observations
    }
    return systems.pop() if len(systems) == 1 else None


def _text(outline: Outline, kind: str, day: date | None = None) -> bytes:
    from cchc_rules.reports.comparison import html, markdown, screen

    if kind == ".docx" and day is not None:
        from cchc_rules.reports.comparison import docx

        return docx.write(outline, day)
    if kind == ".html":
        return html.write(outline).encode()
    return (markdown.write(outline) if kind == ".md" else screen.write(outline, terminal_width())).encode()
