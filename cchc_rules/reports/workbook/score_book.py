"""How do the records of a run become a score book? Sheet by sheet, each agency written as it comes.

Up to `OWN_SHEET_UP_TO` agencies have a sheet each; more stand in one list, filtered by agency.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from cchc_rules.planning.plan import plan_of
from cchc_rules.reports.records.catalogue import catalogue
from cchc_rules.reports.workbook.about import Basis, write_about
from cchc_rules.reports.workbook.attention import Attention
from cchc_rules.reports.workbook.book import book_at
from cchc_rules.reports.workbook.matrix import Matrix
from cchc_rules.reports.workbook.ranking import fill_ranking, open_ranking
from cchc_rules.reports.workbook.score_list import ScoreList, write_criteria
from cchc_rules.reports.workbook.score_sheet import write_score_sheet
from cchc_rules.reports.workbook.sheet_names import SCORES, sheet_name
from cchc_rules.reports.workbook.standings import Entrant, entrant_of
from cchc_rules.reports.workbook.task_sheet import write_conclusions, write_task_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.planning.contribution import Contribution
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.reports.workbook.book import Book
    from cchc_rules.reports.workbook.table import Table

OWN_SHEET_UP_TO: Final = 60
"""Beyond that nobody finds a sheet among the tabs."""


def write(pack: RulePack, records: Iterable[AgencyRecord], target: Path | IO[bytes]) -> None:
    """Write the book of a run; the records come by the names of their agencies.

    Of each record only its totals and what it puts into the plan are kept.

    Raises:
        ValueError: when there are no records.
        OSError: when the file cannot be written.
    """
    coming = iter(records)
    first = list(islice(coming, OWN_SHEET_UP_TO + 1))
    if not first:
        raise ValueError("không có kết quả đánh giá nào để lập sổ chấm điểm")
    with book_at(target) as book:
        run = _Run(book, pack)
        if len(first) == 1:
            run.one(first[0])
        elif len(first) <= OWN_SHEET_UP_TO:
            run.several(first)
        else:
            run.many(chain(first, coming))


class _Run:
    """A book being written for one run."""

    def __init__(self, book: Book, pack: RulePack) -> None:
        self._book = book
        self._pack = pack
        self._entries = catalogue(pack)
        self._by_id = {entry.id: entry for entry in self._entries}
        self._basis = Basis()
        self._contributions: list[Contribution] = []

    def one(self, record: AgencyRecord) -> None:
        """The book of one agency."""
        write_score_sheet(self._book, SCORES, self._pack, self._entries, record)
        attention = Attention(self._book, self._by_id, several=False)
        for each in self._taken([record]):
            attention.add(each)
        attention.close()
        self._end(f"Sổ chấm điểm của {record.agency.name}")

    def several(self, records: Sequence[AgencyRecord]) -> None:
        """Ranking, findings, matrix, and a sheet for each agency."""
        book = self._book
        ranking = open_ranking(book, self._pack)
        attention = Attention(book, self._by_id, several=True)
        matrix = Matrix(book, self._entries)
        entrants: list[Entrant] = []
        for number, each in enumerate(self._taken(records), start=1):
            attention.add(each)
            matrix.add(each)
            entrants.append(entrant_of(each, sheet_name(number, each.agency.name)))
        attention.close()
        matrix.close()
        self._rank(ranking, entrants)
        self._end(f"Sổ chấm điểm của {len(records)} cơ quan")
        for entrant, each in zip(entrants, records, strict=True):
            write_score_sheet(book, entrant.sheet or "", self._pack, self._entries, each)

    def many(self, records: Iterable[AgencyRecord]) -> None:
        """Ranking, findings, matrix, and one list of all criteria of all agencies."""
        book = self._book
        ranking = open_ranking(book, self._pack)
        attention = Attention(book, self._by_id, several=True)
        matrix = Matrix(book, self._entries)
        write_criteria(book, self._entries)
        scores = ScoreList(book, self._by_id)
        entrants: list[Entrant] = []
        for each in self._taken(records):
            attention.add(each)
            matrix.add(each)
            scores.add(each)
            entrants.append(entrant_of(each, None))
        attention.close()
        matrix.close()
        scores.close()
        self._rank(ranking, entrants)
        self._end(f"Sổ chấm điểm của {len(entrants)} cơ quan")

    def _taken(self, records: Iterable[AgencyRecord]) -> Iterator[AgencyRecord]:
        """The records, with what is kept of each put aside."""
        for each in records:
            self._basis.add(each)
            self._contributions.append(each.contribution)
            yield each

    def _rank(self, table: Table, entrants: Sequence[Entrant]) -> None:
        fill_ranking(self._book, table, entrants, self._basis.days)

    def _end(self, title: str) -> None:
        """Tasks, conclusions, and what the book rests on."""
        plan = plan_of(self._pack, self._contributions)
        write_task_sheet(self._book, plan)
        write_conclusions(self._book, plan)
        write_about(self._book, self._pack, self._basis.rows())
        self._book.describe(f"{title} năm {plan.year}", plan.issuer, plan.as_of)
