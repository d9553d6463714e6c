"""`cchc template names`: what a template may fill in."""

from __future__ import annotations

import click

from cchc_rules.cli.word_template import kind_option


@click.command(
    epilog="Ví dụ: cchc template names --kind plan",
    options_metavar="[TÙY CHỌN]",
)
@kind_option
def names(kind: str) -> None:
    """In danh sách tên các chỗ điền của một loại mẫu. Tên có [] là danh sách, dùng với vòng lặp."""
    from cchc_rules.reports.templates import places_table, template_kind

    click.echo(places_table(template_kind(kind)), nl=False)
