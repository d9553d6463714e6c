"""Forms filled in and saved by another program than ours: LibreOffice, as .xlsx, .ods and .xls."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.evidence.loader import EvidenceReader
from cchc_rules.evidence.model import FigureKey
from cchc_rules.evidence.workbook import codes
from cchc_rules.evidence.workbook.reader import read_form

from .office import RULES, Form, errors, midnight, told

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.evidence.workbook.reader import FormRead

_SOFFICE = shutil.which("soffice")
_CALC = bool(_SOFFICE) and (Path(str(_SOFFICE)).resolve().parent / "libsclo.so").exists()
pytestmark = pytest.mark.skipif(not _CALC, reason="needs LibreOffice Calc (apt-get install libreoffice-calc)")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own, so that a running LibreOffice does not matter."""
    return tmp_path_factory.mktemp("lo")


def convert(path: Path, kind: str, profile: Path, folder: Path) -> Path:
    """Open a file in LibreOffice and save it as another kind."""
    folder.mkdir(exist_ok=True)
    command = [
        str(_SOFFICE),
        "--headless",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"


def read(path: Path) -> FormRead:
    return read_form(path, path.name, EvidenceReader(RULES))


def filled() -> Form:
    form = Form()
    form.type("on_time_rate", 0.816)
    form.type("files_received", 2150)
    form.type("files_late", 5)
    form.type("files_late", "Báo cáo năm 2024, mục 2.c", "Nguồn (báo cáo, mục, trang)")
    form.type("assignment", midnight("2024-03-05"))
    return form


def values(evidence: Evidence) -> dict[str, Fraction]:
    return {key.measure: found[0].value for key, found in evidence.figures.items()}


def test_a_form_filled_in_by_libreoffice_is_read(tmp_path: Path, profile: Path) -> None:
    """The cells are filled in LibreOffice's own format, and LibreOffice writes the .xlsx."""
    ods = convert(Form().save(tmp_path), "ods", profile, tmp_path / "ods")
    typed = tmp_path / "dien.ods"
    with zipfile.ZipFile(ods) as source, zipfile.ZipFile(typed, "w") as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "content.xml":
                content = _type_in(content.decode()).encode()
            target.writestr(item, content)
    found = read(convert(typed, "xlsx", profile, tmp_path / "xlsx"))
    assert errors(found) == []
    (evidence,) = [each.evidence for each in found.loaded if each.evidence]
    assert values(evidence) == {"files_late": 72, "on_time_rate": Fraction(816, 1000)}
    assert list(told(found).values()) == ["đọc kết quả của công thức: 72"]


def _type_in(xml: str) -> str:
    """Type a percent and a formula into the value cells of two rows."""
    rate = '<table:table-cell {style} office:value-type="percentage" office:value="0.816"/>'
    late = '<table:table-cell {style} table:formula="of:=70+2" office:value-type="float" office:value="72"/>'
    for title, cell in (("Tỷ lệ đúng hạn", rate), ("Hồ sơ trễ hạn", late)):
        row = next(
            each
            for each in re.findall(r"<table:table-row.*?</table:table-row>", xml, re.DOTALL)
            if "so-noi-vu|" in each and f">{title}<" in each
        )
        xml = xml.replace(row, _with_value(row, title, cell), 1)
    return xml


def _with_value(row: str, title: str, cell: str) -> str:
    """The row with a cell in the place of the first empty one after unit of measure."""
    head, found, rest = row.partition(f">{title}<")
    after_unit = re.search(
        r"(</table:table-cell>\s*<table:table-cell[^>]*>.*?</table:table-cell>)\s*(<table:table-cell([^>]*)/>)",
        found + rest,
        re.DOTALL,
    )
    assert after_unit is not None
    style = " ".join(re.findall(r'table:style-name="[^"]*"', after_unit[3]))
    repeated = re.search(r'table:number-columns-repeated="(\d+)"', after_unit[3])
    more = int(repeated[1]) - 1 if repeated else 0
    left = f'<table:table-cell {style} table:number-columns-repeated="{more}"/>' if more else ""
    start, end = after_unit.span(2)
    text = found + rest
    return head + text[:start] + cell.format(style=style) + left + text[end:]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_form_saved_by_libreoffice_says_the_same(tmp_path: Path, profile: Path, kind: str) -> None:
    found = read(convert(filled().save(tmp_path), kind, profile, tmp_path / "lo"))
    assert errors(found) == []
    (evidence,) = [each.evidence for each in found.loaded if each.evidence]
    assert evidence.agency.name == "Sở Nội vụ"
    assert values(evidence) == {
        "assignment": 738950,
        "files_late": 5,
        "files_received": 2150,
        "on_time_rate": Fraction(816, 1000),
    }
    assert evidence.figures[FigureKey("files_late")][0].source == "Báo cáo năm 2024, mục 2.c"
    said = told(found).values()
    assert any("không cho biết định dạng %" in each for each in said) == (kind != "xlsx")


def test_a_rate_typed_without_a_percent_sign_is_refused_in_an_old_workbook_too(
    tmp_path: Path, profile: Path
) -> None:
    form = Form()
    form.type("on_time_rate", 81.6, number_format="General")
    (fault,) = errors(read(convert(form.save(tmp_path), "xls", profile, tmp_path / "lo")))
    assert fault.code == "EV214"


def test_a_document_of_another_program_is_no_workbook(tmp_path: Path, profile: Path) -> None:
    text = tmp_path / "thu.txt"
    text.write_text("Kính gửi", encoding="utf-8")
    odt = convert(text, "odt", profile, tmp_path / "odt")
    (fault,) = errors(read(odt))
    assert fault.code in (codes.NOT_A_WORKBOOK, codes.NOT_A_FORM)
