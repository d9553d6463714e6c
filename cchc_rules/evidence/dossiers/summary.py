"""What stands in tong-hop.csv? Every figure by agency, level, field and month, for Excel."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers.calendar import month_name
from cchc_rules.evidence.dossiers.model import FIGURES, Figure
from cchc_rules.packs.criteria import AgencyLevel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.evidence.dossiers.ledger import Ledger

LEVEL_NAMES: Final = {
    AgencyLevel.PROVINCE: "Cấp tỉnh",
    AgencyLevel.DEPARTMENT: "Sở, ngành",
    AgencyLevel.DISTRICT: "Cấp huyện",
    AgencyLevel.COMMUNE: "Cấp xã",
    AgencyLevel.UNIT: "Đơn vị trực thuộc",
}
_LEVELS: Final = tuple(AgencyLevel)


def summary_csv(ledger: Ledger, fields: Sequence[str]) -> bytes:
    """The table, with a byte order mark so that Excel sees the letters right."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(
        ["Mã cơ quan", "Cơ quan", "Cấp", "Lĩnh vực", "Tháng", *(FIGURES[figure].label for figure in Figure)]
    )
    order = sorted(ledger.lines, key=lambda line: (line.agency, _LEVELS.index(line.level), *line[2:]))
    for line in order:
        agency, counts = ledger.agencies.all[line.agency], ledger.lines[line]
        place = [agency.id, cell_text(agency.name), LEVEL_NAMES[line.level], cell_text(fields[line.field])]
        writer.writerow([*place, month_name(line.month), *(counts[figure] for figure in Figure)])
    return made.getvalue().encode("utf-8-sig")


def cell_text(text: str) -> str:
    """A text that Excel does not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
