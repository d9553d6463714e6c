"""Words that several commands share: what a pack is, what evidence is, the as-of date, the output file."""

from __future__ import annotations

import codecs
import errno
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from cchc_rules.packs.pack import RulePack

_WHY_NOT_WRITTEN = {
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa hết chỗ",
    errno.ENOENT: "không tạo được thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EEXIST: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}
"""The system says it in English."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


class VietnameseDate(click.ParamType[date]):
    """A date as people write it: 31/12/2023 or 2023-12-31."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or fail as a usage error."""
        if isinstance(value, date):
            return value
        from cchc_rules.vietnamese.dates import DateFormatError, parse_date

        try:
            return parse_date(value)
        except DateFormatError as error:
            self.fail(str(error), param, ctx)


def pack_argument(command: _Command) -> _Command:
    """PACK: an id or a folder."""
    return click.argument("pack", metavar="BỘ_QUY_TẮC")(command)


def evidence_arguments(command: _Command) -> _Command:
    """EVIDENCE...: files or folders."""
    return click.argument("evidence", metavar="SỐ_LIỆU...", nargs=-1, required=True)(command)


def as_of_option(command: _Command) -> _Command:
    """--as-of: assess as if it were that day."""
    return click.option(
        "--as-of",
        type=VietnameseDate(),
        help="Đánh giá tại ngày này: chỉ dùng số liệu và tài liệu đến hết ngày đó (31/12/2023).",
    )(command)


def language_option(command: _Command) -> _Command:
    """--lang: words of the report."""
    return click.option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        default="vi",
        show_default=True,
        metavar="vi|en",
        help="Ngôn ngữ của nhãn trong kết quả; lời văn của bộ quy tắc giữ nguyên.",
    )(command)


def output_option(*, required: bool, help_text: str) -> Callable[[_Command], _Command]:
    """-o FILE."""

    def decorate(command: _Command) -> _Command:
        return click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            required=required,
            metavar="TỆP",
            help=help_text,
        )(command)

    return decorate


def unknown_name(pack: RulePack, name: str, known: Collection[str]) -> click.BadParameter:
    """The usage error for a criterion a pack does not have; names a likely one, or all."""
    from cchc_rules.vietnamese.names import suggest

    near = suggest(name, known)
    hint = f"; có phải ý là “{near}”?" if near else f"; các mã: {', '.join(known)}" if known else ""
    return click.BadParameter(
        f"bộ quy tắc {pack.id} không có tiêu chí “{name}”{hint}", param_hint="MÃ_TIÊU_CHÍ"
    )


def terminal_width() -> int:
    """Columns to lay tables out for: the terminal's, at least 80; 140 where output is redirected."""
    return max(80, shutil.get_terminal_size(fallback=(140, 40)).columns)


def jobs_option(command: _Command) -> _Command:
    """--jobs: how many processes share the agencies out."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="SỐ",
        help="Số tiến trình chạy song song; mặc định dùng hết các nhân của máy.",
    )(command)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        click.ClickException: with a Vietnamese sentence when the file cannot be written.
    """
    with whole_file(path) as stream:
        stream.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A stream to write a file to, piece by piece; the file is there once all went well.

    Raises:
        click.ClickException: with a Vietnamese sentence when the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a device such as /dev/stdout is written to, not replaced
            held = io.BytesIO()
            yield held
            path.write_bytes(held.getvalue())
            return
        target = path.resolve()  # a link stays one
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        draft = Path(name)
        try:
            with os.fdopen(handle, "w+b") as stream:
                yield stream
            draft.chmod(0o666 & ~_umask())
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        why = _WHY_NOT_WRITTEN.get(error.errno or 0, f"mã lỗi {error.errno} của hệ thống")
        raise click.ClickException(
            f"không ghi được tệp “{path}” ({why}); "
            "kiểm tra quyền ghi và đóng tệp nếu đang mở trong Word hoặc Excel"
        ) from error


def write_pieces(output: Path, pieces: Iterable[str] | Iterable[bytes], report_format: str) -> None:
    """Write a result piece by piece; a text in the encoding its readers expect."""
    from cchc_rules.reports.interface import file_encoding

    encode = codecs.getincrementalencoder(file_encoding(report_format))().encode
    with whole_file(output) as file:
        for piece in pieces:
            file.write(encode(piece) if isinstance(piece, str) else piece)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
