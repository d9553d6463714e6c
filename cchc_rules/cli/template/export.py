"""`cchc template export`: the shipped template as a file to edit in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.options import output_option, write_whole
from cchc_rules.cli.word_template import kind_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="Ví dụ: cchc template export -o mau-cua-toi.docx",
    options_metavar="[TÙY CHỌN]",
)
@kind_option
@output_option(required=True, help_text="Tệp mẫu (.docx) sẽ ghi.")
def export(kind: str, output: Path) -> None:
    """Ghi mẫu Word kèm theo chương trình ra tệp để cơ quan sửa: kiểu chữ, lề, câu chữ cố định, thứ tự các
    phần. Chữ trong {{ }} và {% %} là chỗ chương trình điền.
    """
    from cchc_rules.reports.templates import template_kind

    if output.suffix.lower() != ".docx":
        raise click.BadParameter("tên tệp mẫu phải kết thúc bằng .docx", param_hint="'-o'")
    found = template_kind(kind)
    write_whole(output, found.shipped())
    click.echo(f"Đã ghi mẫu “{found.title}” vào {output}", err=True)
