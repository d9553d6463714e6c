"""What does a form carry that nobody fills in? The lists of its drop-downs, and for what it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.evidence.workbook.layout import FORM_MARK, FORM_VERSION, LISTS_SHEET, META_SHEET
from cchc_rules.evidence.workbook.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_rules.evidence.workbook.filing import Filing
    from cchc_rules.evidence.workbook.tables_out import Table
    from cchc_rules.packs.pack import RulePack


class Lists:
    """The lists of a workbook, each with a name of its own; equal lists are kept once."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}

    def name(self, choices: Sequence[str]) -> str:
        """The name to refer to a list by."""
        return self._names.setdefault(tuple(choices), f"DM_{len(self._names) + 1}")

    def put(self, workbook: Any) -> None:
        """Write all lists to a sheet nobody sees, and define their names."""
        sheet = workbook.add_worksheet(LISTS_SHEET)
        for column, (choices, name) in enumerate(self._names.items()):
            for row, choice in enumerate(choices):
                sheet.write_string(row, column, choice)
            letters = column_letters(column + 1)
            workbook.define_name(name, f"={LISTS_SHEET}!${letters}$1:${letters}${len(choices)}")
        sheet.very_hidden()


def put_meta(
    workbook: Any,
    pack: RulePack,
    filings: Sequence[Filing],
    tables: Sequence[Table],
    titles: Mapping[str, str],
) -> None:
    """Write for which pack and agencies the form is, which sheets it has, and what each row was called."""
    sheet = workbook.add_worksheet(META_SHEET)
    lines: list[tuple[str, ...]] = [
        (FORM_MARK, str(FORM_VERSION)),
        ("pack", pack.id),
        ("digest", pack.digest),
    ]
    for filing in filings:
        level = filing.asked.level.value
        lines.append(("agency", filing.agency_id, filing.name, level) if filing.agency else ("level", level))
    lines += [("sheet", table.name, table.kind.value) for table in tables]
    lines += [("row", key, title) for key, title in titles.items()]
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    sheet.very_hidden()
