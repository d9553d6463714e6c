"""`cchc rules show`: what a pack, a field or a criterion says, without any figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.options import output_option, pack_argument, terminal_width, unknown_name, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.packs.pack import RulePack

_FORMATS = ("table", "md")


@click.command(
    epilog="Ví dụ: cchc rules show quang-ngai-2021 1.7.1",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@click.argument("criterion", metavar="[MÃ_TIÊU_CHÍ]", required=False)
@click.option(
    "--format",
    "page_format",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    metavar="|".join(_FORMATS),
    help="table: xem trên màn hình; md: cả trang Markdown.",
)
@output_option(required=False, help_text="Ghi vào tệp thay vì in ra màn hình.")
def show(pack: str, criterion: str | None, page_format: str, output: Path | None) -> None:
    """Xem bộ quy tắc bằng lời: chỉ tiêu, cách chấm, khi nào có nguy cơ, căn cứ, giải pháp, quy tắc nằm ở đâu.

    Không ghi MÃ_TIÊU_CHÍ thì xem chung cả bộ; ghi mã lĩnh vực thì xem các tiêu chí của lĩnh vực đó.
    """
    from cchc_rules.packs.loader import load_pack

    loaded = load_pack(pack)
    text = _page(loaded, criterion) if page_format == "md" else _screen(loaded, criterion)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode())
        click.echo(f"Đã ghi vào {output}", err=True)


def _screen(pack: RulePack, name: str | None) -> str:
    from cchc_rules.reports.rulebook.screen import criterion_screen, field_screen, pack_screen

    width = terminal_width()
    if name is None:
        return pack_screen(pack, width)
    if name in pack.by_id:
        return criterion_screen(pack, pack.by_id[name], width)
    if name in pack.fields_by_id:
        return field_screen(pack, pack.fields_by_id[name], width)
    raise unknown_name(pack, name, [*pack.by_id, *pack.fields_by_id])


def _page(pack: RulePack, name: str | None) -> str:
    from cchc_rules.reports.rulebook import pack_page

    if name is None:
        return pack_page.write(pack, published=False)
    if name in pack.by_id:
        return pack_page.write_criterion(pack, pack.by_id[name])
    raise unknown_name(pack, name, pack.by_id)
