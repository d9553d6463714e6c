"""`cchc rules schema`: JSON Schemas of the files, for editors that explain every key."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_rules.cli.options import write_whole

KINDS = ("manifest", "pack", "units", "cases", "evidence", "log-map", "assessment")


@click.command(
    epilog="Ví dụ: cchc rules schema -o docs/schema",
    options_metavar="[TÙY CHỌN]",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    metavar="|".join(KINDS),
    help="Loại tệp: pack.yaml; các tệp quy tắc khác; units.yaml; tình huống thử; số liệu; "
    "bản đồ cột của danh sách hồ sơ; kết quả dạng JSON.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="THƯ_MỤC",
    help="Ghi vào thư mục này, mỗi loại một tệp; không ghi --kind thì ghi tất cả các loại.",
)
def schema(kind: str | None, output: Path | None) -> None:
    """Ghi mô tả của các loại tệp (JSON Schema) để trình soạn thảo gợi ý, giải thích từng khóa bằng tiếng
    Việt và báo lỗi ngay khi gõ.
    """
    from cchc_rules.reports.schemas import file_name, schema_text

    if output is not None:
        kinds = KINDS if kind is None else (kind,)
        for each in kinds:
            write_whole(output / file_name(each), schema_text(each).encode())
        click.echo(f"Đã ghi {len(kinds)} tệp vào {output}", err=True)
    elif kind is not None:
        click.echo(schema_text(kind), nl=False)
    else:
        raise click.UsageError("cần --kind để in một loại ra màn hình, hoặc -o THƯ_MỤC để ghi tất cả")
