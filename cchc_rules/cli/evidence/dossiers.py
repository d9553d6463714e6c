"""`cchc evidence dossiers`: figures of a pack from the dossier logs of one-stop systems."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cchc_rules.cli.extras import needs
from cchc_rules.cli.options import as_of_option, write_whole

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.evidence.dossiers.guessing import Guess
    from cchc_rules.evidence.dossiers.run import Order, Outcome

_OWN_FILES: Final = frozenset({"chat-luong.md", "can-xem-lai.csv", "tong-hop.csv", "so-lieu"})


@click.command(
    epilog="Ví dụ: cchc evidence dossiers nhat-ky.csv --map ban-do.yaml --pack quang-ngai-2021 -o ket-qua/",
    options_metavar="[TÙY CHỌN]",
)
@click.argument("logs", metavar="DANH_SÁCH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Bản đồ cột (YAML); bỏ trống thì đoán từ dòng tiêu đề, chỉ dùng khi chắc chắn.",
)
@click.option("--pack", metavar="BỘ_QUY_TẮC", help="Bộ quy tắc nhận số liệu: mã hoặc thư mục.")
@as_of_option
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    metavar="duckdb|spark",
    help="Bộ máy tính: duckdb trên máy này, spark cho cụm máy.",
)
@click.option(
    "--master", metavar="ĐỊA_CHỈ", help="Địa chỉ cụm Spark, ví dụ spark://may-chu:7077 hoặc local[2]."
)
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="THƯ_MỤC",
    help="Nơi để tệp tạm; với cụm Spark là thư mục mọi máy cùng thấy.",
)
@click.option("--guess-map", is_flag=True, help="Chỉ đoán bản đồ cột và ghi ra để xem lại.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="THƯ_MỤC|TỆP",
    help="Thư mục kết quả; với --guess-map là tệp bản đồ cột.",
)
def dossiers(
    logs: tuple[Path, ...],
    map_file: Path | None,
    pack: str | None,
    as_of: date | None,
    engine: str,
    master: str | None,
    work: Path | None,
    guess_map: bool,
    output: Path,
) -> None:
    """Tính số liệu từ danh sách hồ sơ xuất từ hệ thống một cửa (CSV, Excel .xlsx, Parquet), mỗi dòng
    một hồ sơ.

    Thư mục kết quả có so-lieu/ (mỗi cơ quan một tệp số liệu), chat-luong.md (mỗi dòng đi về đâu),
    can-xem-lai.csv (các dòng cần sửa) và tong-hop.csv (theo cơ quan, cấp, lĩnh vực, tháng).
    """
    if not guess_map and pack is None:
        raise click.UsageError("thiếu --pack: bộ quy tắc nào nhận số liệu?")
    if master is not None and engine != "spark":
        raise click.UsageError("--master chỉ dùng cùng --engine spark")
    with needs("spark" if engine == "spark" else "dossiers"):
        from cchc_rules.evidence.dossiers.run import Order

        order = Order(logs, map_file, as_of, "spark" if engine == "spark" else "duckdb", master, work)
        if guess_map:
            _guess(order, output)
        else:
            _compute(order, pack or "", output)


def _guess(order: Order, output: Path) -> None:
    from cchc_rules.evidence.dossiers.run import guessed_map

    if output.is_dir():
        raise click.UsageError(f"“{output}” là một thư mục; --guess-map ghi ra một tệp, ví dụ ban-do.yaml")
    write_whole(output, guessed_map(order).encode())
    click.echo(f"Đã ghi bản đồ cột đoán được vào {output}; xem lại rồi chạy với --map {output}", err=True)


def _compute(order: Order, pack_reference: str, output: Path) -> None:
    from cchc_rules.evidence.dossiers.run import figures_of_logs
    from cchc_rules.packs.loader import load_pack

    _refuse_foreign(output)
    outcome = figures_of_logs(order, load_pack(pack_reference, as_of=order.as_of))
    if outcome.guess is not None:
        _show_guess(outcome.guess)
    _write_folder(output, outcome.files)
    _say(outcome, output, pack_reference)


def _show_guess(guess: Guess) -> None:
    from cchc_rules.evidence.dossiers.model import ROLE_LABELS

    click.echo("Bản đồ cột đoán từ dòng tiêu đề:", err=True)
    for role, name in guess.columns.items():
        click.echo(f"  {ROLE_LABELS[role]}: “{name}”", err=True)


def _say(outcome: Outcome, output: Path, pack: str) -> None:
    from cchc_rules.evidence.dossiers.model import COUNTED
    from cchc_rules.evidence.dossiers.quality import bucket_counts
    from cchc_rules.vietnamese.numbers import format_number

    counts = bucket_counts(outcome.computed)
    read = sum(counts.values())
    counted = sum(counts[bucket] for bucket in COUNTED)
    agencies = sum(name.startswith("so-lieu/") for name in outcome.files)
    click.echo(
        f"Đã đọc {format_number(read)} dòng, tính {format_number(counted)} dòng, để ngoài "
        f"{format_number(read - counted)} dòng (lý do ở {output / 'chat-luong.md'}).\n"
        f"Đã ghi {agencies} tệp số liệu vào {output / 'so-lieu'}; "
        f"tiếp theo: cchc assess {pack} {output / 'so-lieu'}",
        err=True,
    )


def _refuse_foreign(output: Path) -> None:
    """A folder with other files in it is left alone: results of two runs must not mix."""
    if not output.exists():
        return
    if not output.is_dir():
        raise click.UsageError(f"“{output}” là một tệp; -o cần một thư mục")
    foreign = sorted(each.name for each in output.iterdir() if each.name not in _OWN_FILES)
    if foreign:
        raise click.UsageError(
            f"thư mục “{output}” đã có tệp khác ({foreign[0]}); chọn thư mục mới hoặc thư mục trống"
        )


def _write_folder(output: Path, files: dict[str, bytes]) -> None:
    """Write all files beside the folder first, then put them in its place at once."""
    output = output.resolve()
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{output.name}.", dir=output.parent))
    except OSError as error:
        raise click.ClickException(f"không tạo được thư mục “{output}”; kiểm tra quyền ghi") from error
    try:
        for name, content in files.items():
            write_whole(draft / name, content)
        draft.chmod(0o755)
        old = draft.with_name(f"{draft.name}.cu")
        if output.exists():
            output.rename(old)
        draft.rename(output)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise click.ClickException(
            f"không ghi được thư mục “{output}”; đóng các tệp trong đó nếu đang mở trong Excel"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
