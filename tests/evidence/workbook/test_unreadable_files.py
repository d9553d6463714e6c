"""Files that are no form, or are made to hurt: one clear fault, and no more memory than the file deserves."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.evidence import codes as evidence_codes
from cchc_rules.evidence.loader import EvidenceReader, load_evidence
from cchc_rules.evidence.workbook import codes, guard
from cchc_rules.evidence.workbook.reader import read_form

from .office import RULES, Form, errors

if TYPE_CHECKING:
    from cchc_rules.sources.faults import Fault

ROOT = Path(__file__).parents[3]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def fault_of(path: Path) -> Fault:
    """The one fault of a file."""
    read = read_form(path, path.name, EvidenceReader(RULES))
    (loaded,) = read.loaded
    assert loaded.evidence is None
    (fault,) = loaded.faults
    assert not fault.message.endswith(".")
    return fault


def bomb(path: Path, size: int, member: str = "xl/worksheets/sheet1.xml") -> Path:
    """A workbook whose one sheet unpacks to `size` zeros; made without holding them."""
    chunk = b"0" * (1 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open(member, "w", force_zip64=True) as stream:
            for _ in range(size // len(chunk)):
                stream.write(chunk)
    return path


def packed_zeros(path: Path, megabytes: int) -> Path:
    """A workbook whose sheet unpacks to so many megabytes: one packed block, written again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"0" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed, name = block * megabytes + packer.flush(), b"xl/workbook.xml"
    sizes = (len(packed), megabytes << 20, len(name))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, *sizes, 0) + name
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, *sizes, 0, 0, 0, 0, 0, 0) + name
    start = len(local) + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(entry), start, 0)
    path.write_bytes(local + packed + entry + end)
    return path


def test_a_zip_bomb_of_four_gigabytes_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = packed_zeros(tmp_path / "bom.xlsx", 4095)
    assert path.stat().st_size < 6_000_000
    program = (
        "import resource, sys; from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))\n"
        "from cchc_rules.evidence.workbook.guard import kind_of\n"
        "print(kind_of(Path(sys.argv[1]), 'bom.xlsx'))"
    )
    command = [sys.executable, "-c", program, str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, timeout=60)
    assert ended.stdout.startswith("bom.xlsx: [EV263] nội dung giải nén lớn hơn 60 MB")


def test_what_a_zip_declares_is_not_believed(tmp_path: Path) -> None:
    """A directory that says a member is small does not let it grow while it is read."""
    path = bomb(tmp_path / "bom.xlsx", 80 * (1 << 20))
    content = path.read_bytes()
    size = (80 * (1 << 20)).to_bytes(4, "little")
    assert content.count(size) >= 1
    path.write_bytes(content.replace(size, (1000).to_bytes(4, "little")))
    assert fault_of(path).code in (codes.NOT_A_WORKBOOK, codes.TOO_LARGE)


def test_too_many_members_or_an_odd_ratio_are_refused(tmp_path: Path) -> None:
    crowd = tmp_path / "dong.xlsx"
    with zipfile.ZipFile(crowd, "w") as archive:
        for number in range(guard.MAX_MEMBERS + 1):
            archive.writestr(f"xl/{number}.xml", "")
    assert fault_of(crowd).code == codes.TOO_LARGE
    odd = fault_of(bomb(tmp_path / "nen.xlsx", 20 * (1 << 20)))
    assert (odd.code, odd.message) == (codes.TOO_LARGE, "nội dung được nén bất thường, như một bẫy nén")


def test_a_sheet_of_too_many_cells_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MAX_CELLS", 100)
    fault = fault_of(Form().save(tmp_path))
    assert (fault.code, fault.message) == (codes.TOO_LARGE, "bảng tính có hơn 100 ô")


def test_a_merged_area_and_a_stray_cell_do_not_fill_the_memory(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    form.book["Tài liệu"]["XFD1048576"] = "x"
    read = form.read(tmp_path)
    assert errors(read) == []
    path = form.save(tmp_path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<mergeCell ref=" in members[sheet]
    members[sheet] = re.sub(
        rb'<mergeCell ref="[A-Z0-9:]+"', b'<mergeCell ref="A1:XFD1048576"', members[sheet], count=1
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert fault_of(path).code == codes.TOO_LARGE


def test_repeated_cells_of_an_ods_are_counted_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bom.ods"
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    row = (
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f'<a {names}><table:table table:name="A">{row}</table:table></a>')
    assert fault_of(path).code == codes.TOO_LARGE
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a>")
    assert fault_of(path).code == codes.NOT_A_WORKBOOK


def test_a_file_of_many_megabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_FILE", 1000)
    assert fault_of(Form().save(tmp_path)).code == codes.TOO_LARGE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", codes.NOT_A_WORKBOOK),
        (b"ten;so\n", codes.NOT_A_WORKBOOK),
        (b"PK\x03\x04", codes.NOT_A_WORKBOOK),
        (b"\n<html><table><tr><td>1</td></tr></table></html>", codes.NOT_A_WORKBOOK),
        (_OLE + b"\0" * 600, codes.NOT_A_WORKBOOK),
        (_OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), codes.PASSWORD),
    ],
)
def test_what_is_no_workbook_or_has_a_password_is_one_fault(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(content)
    fault = fault_of(path)
    assert fault.code == code
    assert fault.fix


def test_a_torn_form_is_one_fault(tmp_path: Path) -> None:
    path = Form().save(tmp_path)
    content = path.read_bytes()
    for length in (100, len(content) // 2, len(content) - 30):
        path.write_bytes(content[:length])
        assert fault_of(path).code == codes.NOT_A_WORKBOOK
    path.write_bytes(content[:3000] + b"\xff" * 50 + content[3050:])
    assert fault_of(path).code == codes.NOT_A_WORKBOOK


def test_a_workbook_with_sound_zip_and_broken_xml_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "hong.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets>")
        archive.writestr("[Content_Types].xml", "<Types>")
    assert fault_of(path).code == codes.NOT_A_WORKBOOK


def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "khong-co.xlsx").code == "DL001"


def _other_workbook(path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "Bảng lương"
    book.save(path)
    return path


def test_another_workbook_is_a_fault_by_its_name_and_a_warning_in_a_folder(tmp_path: Path) -> None:
    path = _other_workbook(tmp_path / "luong.xlsx")
    Form().save(tmp_path)
    assert fault_of(path).code == codes.NOT_A_FORM
    assert [each.code for each in load_evidence([path], RULES).faults] == [codes.NOT_A_FORM]
    found = load_evidence([tmp_path], RULES)
    assert found.faults == ()
    assert [each.code for each in found.warnings] == [evidence_codes.WORKBOOK_NOT_READ]
    assert [each.agency.id for each in found.current] == ["so-noi-vu"]


def test_a_form_is_evidence_beside_files(tmp_path: Path) -> None:
    form = Form()
    form.type("files_late", 5)
    path = form.save(tmp_path)
    (tmp_path / "a.yaml").write_text(
        "format: 1\nagency: {id: so-a, name: A, level: department}\n"
        "period: {from: 2024-01-01, to: 2024-12-31}\n",
        encoding="utf-8",
    )
    found = load_evidence([tmp_path], RULES)
    assert [each.agency.id for each in found.current] == ["so-a", "so-noi-vu"]
    (observation,) = next(iter(found.current[1].figures.values()))
    assert str(observation.place).startswith(f"{path.as_posix()}!Số liệu khác!")
    assert found.current[1].sources[0].name == path.as_posix()


def test_without_the_excel_part_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Form().save(tmp_path)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (fault,) = load_evidence([path], RULES).faults
    assert 'pip install ".[excel]"' in (fault.fix or "")
