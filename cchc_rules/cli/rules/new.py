"""`cchc rules new`: a pack for a new year, begun from an earlier one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cchc_rules.cli.options import write_whole

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

_SLUG: Final = re.compile(r"[a-z0-9_]+(-[a-z0-9]+)*")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@click.command(
    epilog="Ví dụ: cchc rules new quang-ngai-2022 --from quang-ngai-2021 --year 2022",
    options_metavar="[TÙY CHỌN]",
)
@click.argument("new_id", metavar="MÃ_MỚI")
@click.option("--from", "base", required=True, metavar="BỘ_QUY_TẮC", help="Bộ quy tắc của năm trước.")
@click.option(
    "--year",
    type=click.IntRange(_FIRST_YEAR, _LAST_YEAR),
    required=True,
    metavar="NĂM",
    help="Năm đánh giá của bộ mới.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="THƯ_MỤC",
    help="Thư mục của bộ mới; bỏ trống thì là rules/MÃ_MỚI.",
)
def new(new_id: str, base: str, year: int, output: Path | None) -> None:
    """Tạo bộ quy tắc của năm mới từ một bộ có sẵn: kế thừa mọi quy tắc, chuyển kỳ đánh giá và các hạn theo số
    năm, liệt kê những gì phải xác nhận (căn cứ, chỉ tiêu, hạn, đơn vị không còn).
    """
    from cchc_rules.packs.loader import load_pack, read_pack
    from cchc_rules.packs.new_year import moved, new_pack

    if not _SLUG.fullmatch(new_id):
        raise click.BadParameter(
            f"“{new_id}” không phải là mã bộ quy tắc; viết chữ thường không dấu, chữ số, dấu gạch ngang, "
            "ví dụ quang-ngai-2022",
            param_hint="MÃ_MỚI",
        )
    old = load_pack(base)
    if year <= old.manifest.year:
        raise click.BadParameter(
            f"năm của bộ mới phải sau năm {old.manifest.year} của bộ {old.id}", param_hint="'--year'"
        )
    folder = output or Path("rules") / new_id
    _check(folder, old)
    # Of values written by dates those of the new year count.
    reading = read_pack(base, as_of=moved(old.manifest.period.to, year - old.manifest.year))
    made = new_pack(reading.pack or old, reading.rules, reading.units, new_id, year)
    for name, text in made.files.items():
        write_whole(folder / name, text.encode())
    load_pack(folder)
    click.echo(f"Những gì phải xác nhận trong bộ {new_id} (cũng nằm ở mục to_fill của pack.yaml):")
    where = ""
    for number, each in enumerate(made.confirm, start=1):
        if each.where != where:
            where = each.where
            click.echo(f"Theo {where}:")
        click.echo(f"  {number}. {each.what[:1].upper()}{each.what[1:]}")
    click.echo(f"Đã tạo bộ quy tắc {new_id} trong {folder}: {', '.join(made.files)}", err=True)


def _check(folder: Path, old: RulePack) -> None:
    """Refuse a folder that is taken, or from which the old pack would not be found."""
    from cchc_rules.packs.folders import find_layer

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(f"“{folder}” đã có, không ghi đè; chọn thư mục khác bằng -o")
    home = old.folders[-1].resolve()
    found = find_layer(home.name, folder.absolute()) if _SLUG.fullmatch(home.name) else None
    if found is None or found.resolve() != home:
        raise click.ClickException(
            f"từ “{folder}” không tìm thấy bộ quy tắc {old.id} để kế thừa; "
            f"đặt thư mục mới cạnh bộ đó, ví dụ -o {old.folders[-1].parent / folder.name}"
        )
