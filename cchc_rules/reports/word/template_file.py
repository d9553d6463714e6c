"""Is this file a Word document that can be read safely? Says what it is where it is not."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.exceptions import OpcError

from cchc_rules.reports.word import codes
from cchc_rules.sources.faults import Fault, FaultsError, Place

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .doc files begin, and .docx files with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_FILE = 20_000_000
_MAX_UNPACKED = 100_000_000
_MAX_PARTS = 2_000
_SAVE_AS = "mở bằng Word, chọn Lưu thành (Save As) dạng “Word Document (*.docx)”"


class UnusableTemplate(FaultsError):  # noqa: N818 - named for what the user hears, as its sisters are
    """A template has errors: wrong usage, exit status 2."""


def read_template(path: Path) -> bytes:
    """The bytes of a file that is a Word document.

    Raises:
        UnusableTemplate: where it is not, or cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > _MAX_FILE:
            raise _unusable(
                path.name, codes.TOO_LARGE, f"tệp mẫu quá lớn: {size // 1_000_000} MB", "dưới 20 MB"
            )
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(path.name, codes.NO_FILE, f"không mở được tệp mẫu “{path}”", _why(path)) from error
    open_template(content, path.name)
    return content


def open_template(content: bytes, file: str) -> WordDocument:
    """The document in the bytes of a template.

    Raises:
        UnusableTemplate: where there is none.
    """
    _refuse_other_kinds(content, file)
    try:
        _refuse_bombs(content, file)
        return Document(io.BytesIO(content))
    except UnusableTemplate:
        raise
    except ValueError as error:  # python-docx: the content type is of another kind of document
        raise _unusable(file, codes.MACROS, codes.TITLES[codes.MACROS].lower(), _SAVE_AS) from error
    except (
        OpcError,
        zipfile.BadZipFile,
        SyntaxError,
        KeyError,
        AttributeError,
        EOFError,
        OSError,
    ) as error:
        raise _unusable(
            file,
            codes.BROKEN,
            "tệp mẫu bị hỏng, Word không đọc được",
            "lấy lại mẫu bằng lệnh cchc template export",
        ) from error
    except (NotImplementedError, RuntimeError) as error:  # zipfile: an unknown method, a zip with a password
        raise _unusable(file, codes.PASSWORD, "tệp mẫu nén theo cách không đọc được", _SAVE_AS) from error


def _refuse_other_kinds(content: bytes, file: str) -> None:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _unusable(
                file,
                codes.PASSWORD,
                "tệp mẫu đặt mật khẩu",
                "bỏ mật khẩu trong Word (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại",
            )
        raise _unusable(file, codes.OLD_WORD, "tệp mẫu là tệp Word đời cũ (.doc)", _SAVE_AS)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        what = "tệp rỗng" if not content else "tệp mẫu không phải là tệp Word"
        raise _unusable(file, codes.NOT_WORD, what, _SAVE_AS)


def _refuse_bombs(content: bytes, file: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "[Content_Types].xml" not in names:
            raise _unusable(file, codes.NOT_WORD, "tệp nén này không phải là tệp Word", _SAVE_AS)
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise _unusable(
                file,
                codes.TOO_LARGE,
                "tệp mẫu phình quá lớn khi giải nén",
                "bỏ hình ảnh và tệp nhúng không cần",
            )
        if any(name.endswith(("vbaProject.bin", "vbaData.xml")) for name in names):
            raise _unusable(file, codes.MACROS, "tệp mẫu chứa macro", _SAVE_AS)
        for part in parts:
            # Declarations of entities are not of Office files; they can blow up or read other files.
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                raise _unusable(file, codes.BROKEN, "tệp mẫu chứa khai báo DOCTYPE", _SAVE_AS)


def _why(path: Path) -> str:
    if path.is_dir():
        return "đường dẫn là thư mục; ghi tên một tệp .docx"
    return "kiểm tra quyền đọc, đóng tệp trong Word" if path.exists() else "kiểm tra lại tên tệp và thư mục"


def _unusable(file: str, code: str, message: str, fix: str) -> UnusableTemplate:
    return UnusableTemplate([Fault(Place(file), code, message, fix=fix)])
