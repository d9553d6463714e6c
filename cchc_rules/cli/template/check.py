"""`cchc template check`: everything that is wrong with a template, before it is used."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_rules.cli.word_template import checked_template, kind_option


@click.command(
    epilog="Ví dụ: cchc template check mau-cua-toi.docx",
    options_metavar="[TÙY CHỌN]",
)
@click.argument("file", metavar="TỆP_MẪU", type=click.Path(path_type=Path))
@kind_option
def check(file: Path, kind: str) -> None:
    """Kiểm tra một mẫu Word: tên chỗ điền, vòng lặp, thay đổi đang theo dõi; dự thảo thử một văn bản lớn.

    Nêu tất cả các chỗ sai cùng lúc, kèm đoạn và cách sửa. Kết thúc với mã 2 khi mẫu không dùng được.
    """
    checked_template(file, kind)
    click.echo("Mẫu dùng được.", err=True)
