"""Files that are no templates: each is told apart, none does harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_rules.reports.word.template_file import UnusableTemplate, open_template, read_template

from .office import SHIPPED, unzipped, zipped

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PARTS = unzipped(SHIPPED)


def replaced(name: str, content: bytes) -> bytes:
    """The shipped template with one part of its zip changed or added."""
    return zipped({**PARTS, name: content})


BAD = {
    "empty": (b"", "TP502", "tệp rỗng"),
    "text": ("KẾ HOẠCH".encode(), "TP502", "không phải là tệp Word"),
    "an old document": (OLE, "TP503", ".docx"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "TP504", "mật khẩu"),
    "a zip of something else": (zipped({"a.txt": b"x"}), "TP502", "không phải là tệp Word"),
    "cut off": (SHIPPED[: len(SHIPPED) // 2], "TP502", "Word"),
    "a zip bomb": (replaced("word/media/x.bin", b"\0" * 101_000_000), "TP505", "giải nén"),
    "too many parts": (zipped({**PARTS, **{f"x/{n}": b"" for n in range(2100)}}), "TP505", "giải nén"),
    "macros": (replaced("word/vbaProject.bin", b"x"), "TP506", "macro"),
    "broken XML": (replaced("word/document.xml", b"<w:document"), "TP507", "hỏng"),
    "no text in it": (zipped({k: v for k, v in PARTS.items() if k != "word/document.xml"}), "TP507", "hỏng"),
    "entities": (
        replaced("word/document.xml", b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
        "TP507",
        "DOCTYPE",
    ),
    "a Word template": (
        replaced(
            "[Content_Types].xml",
            PARTS["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml"),
        ),
        "TP506",
        ".docx",
    ),
}


@pytest.mark.parametrize(("content", "code", "says"), BAD.values(), ids=BAD)
def test_what_is_no_template_is_told_apart(content: bytes, code: str, says: str) -> None:
    with pytest.raises(UnusableTemplate) as refused:
        open_template(content, "mau.docx")
    (fault,) = refused.value.faults
    assert fault.code == code
    assert says in str(fault)
    assert str(fault).startswith("mau.docx: ")
    assert fault.fix


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "khong-co.docx", "kiểm tra lại tên tệp"), (tmp_path, "thư mục")):
        with pytest.raises(UnusableTemplate, match=says):
            read_template(path)


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "to.docx"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(UnusableTemplate, match="TP505"):
        read_template(path)


def test_the_shipped_template_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(SHIPPED)
    assert read_template(path) == SHIPPED
