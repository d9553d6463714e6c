"""Records of made-up and real agencies, their books, and books as they are read."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from cchc_rules import assess, load_evidence, load_pack
from cchc_rules.reports.records.collection import collect
from cchc_rules.reports.records.record import record_of
from cchc_rules.reports.workbook.score_book import write

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.records.model import AgencyRecord

CASES = {
    "one": ("quang-ngai-2021", "fixtures/quang-ngai-vp-2024/vp-ubnd.yaml"),
    "several": ("quang-nam-2022", "fixtures/quang-nam-2021-co-so"),
    "parents_that_are_no_sums": ("quang-ngai-2017", "fixtures/quang-ngai-2017-gia-dinh"),
    "fields_without_criteria": ("par-index-2017", "fixtures/quang-nam-2017-par-index"),
    "units": ("dong-nai-snv-2022", "fixtures/dong-nai-snv-2022-gia-dinh"),
    "published": ("quang-ngai-2021", "fixtures/quang-ngai-2020-ket-qua"),
}
SOFFICE = shutil.which("soffice")


def run_of(case: str) -> tuple[RulePack, tuple[AgencyRecord, ...]]:
    """The pack and the records of a case, by name."""
    pack_id, folder = CASES[case]
    pack = load_pack(pack_id)
    records = [record_of(each) for each in assess(pack, load_evidence([folder], pack))]
    return pack, collect(pack, records).agencies


def book_of(pack: RulePack, records: tuple[AgencyRecord, ...]) -> bytes:
    """The score book as a file."""
    made = io.BytesIO()
    write(pack, iter(records), made)
    return made.getvalue()


def opened(book: bytes, *, values: bool = True) -> Workbook:
    """The book with its values, or with its formulas."""
    return load_workbook(io.BytesIO(book), data_only=values)


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    """The rows of a sheet, as values."""
    return list(sheet.iter_rows(values_only=True))


def table_of(sheet: Any, first_head: str) -> list[dict[str, Any]]:
    """The rows under the head whose first cell reads so, by the other heads."""
    rows = rows_of(sheet)
    at = next(place for place, row in enumerate(rows) if row[0] == first_head)
    return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]


def recalculated(book: bytes, folder: Path) -> bytes:
    """The book with every formula worked out anew by LibreOffice: it finds no values to lean on."""
    assert SOFFICE
    bare = folder / "bare.xlsx"
    with zipfile.ZipFile(io.BytesIO(book)) as given, zipfile.ZipFile(bare, "w") as taken:
        for name in given.namelist():
            content = given.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            taken.writestr(name, content)
    out = folder / "out"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [SOFFICE, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(out), str(bare)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (out / "bare.xlsx").read_bytes()
