"""Thông tin: what does a book rest on? Rules, period, program, sources with their digests, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.reports.workbook.sheet_names import ABOUT
from cchc_rules.reports.workbook.table import Column, Layout, Table
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.records.model import AgencyRecord
    from cchc_rules.reports.workbook.book import Book

_COLUMNS: Final = (Column("Mục", 34), Column("Nội dung", 100))
_ORIGINS: Final = {
    "seed": "văn bản gốc",
    "decision": "quyết định",
    "published": "kết quả đã công bố",
    "template": "bộ mẫu",
}
NOMINAL: Final = (
    "Điểm quy ước: văn bản nguồn không cho điểm, điểm chỉ dùng để tính tỷ trọng, không so được với điểm "
    "công bố"
)


class Basis:
    """What is gathered from the agencies of a book, each thing once."""

    def __init__(self) -> None:
        self.agencies = 0
        self._days: dict[date, None] = {}
        self._engines: dict[str, None] = {}
        self._sources: dict[tuple[str, str], None] = {}
        self._warnings: dict[str, int] = {}

    def add(self, agency: AgencyRecord) -> None:
        """Take in an agency."""
        self.agencies += 1
        self._days[agency.as_of] = None
        provenance = agency.provenance
        self._engines[f"cchc-rules {provenance.version}; {provenance.engine}"] = None
        for source in provenance.sources:
            self._sources[source.name, source.sha256] = None
        for warning in agency.warnings:
            self._warnings[warning] = self._warnings.get(warning, 0) + 1

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day agencies were assessed at."""
        return min(self._days), max(self._days)

    def rows(self) -> Iterable[tuple[str, str]]:
        """What the agencies say of themselves, for the sheet."""
        yield "Số cơ quan", format_number(self.agencies)
        yield "Số liệu đến ngày", days_text(self.days)
        yield from (("Chương trình và bộ suy luận", each) for each in self._engines)
        for warning, count in self._warnings.items():
            among = f" ({count}/{self.agencies} cơ quan)" if count < self.agencies else ""
            yield "Lưu ý", f"{warning}{among}"
        yield from ((f"Tệp số liệu {name}", f"SHA-256 {digest}") for name, digest in sorted(self._sources))


def days_text(days: tuple[date, date]) -> str:
    """The days figures speak of: one, or from the first to the last."""
    return " đến ".join(dict.fromkeys(map(format_date, days)))


def write_about(book: Book, pack: RulePack, rows: Iterable[tuple[str, str]]) -> None:
    """Add the sheet about a score book."""
    manifest = pack.manifest
    period = manifest.period
    given = [
        ("Bộ quy tắc", f"{manifest.title} ({pack.id})"),
        ("Cơ quan ban hành", manifest.issuer),
        ("Năm đánh giá", str(manifest.year)),
        ("Kỳ đánh giá", f"từ {format_date(period.from_)} đến {format_date(period.to)}"),
        ("Nguồn của quy tắc", _ORIGINS[manifest.origin]),
        ("Đối chiếu với văn bản gốc", "đã đối chiếu" if manifest.verified else "chưa đối chiếu"),
        ("Điểm", NOMINAL if manifest.points == "nominal" else "Theo văn bản"),
        ("Mã kiểm tra bộ quy tắc", f"SHA-256 {pack.digest}"),
    ]
    _write(book, [*given, *rows])


def write_about_plan(book: Book, plan: Plan) -> None:
    """Add the sheet about a book of tasks."""
    rows = [
        ("Bộ quy tắc", f"{plan.pack_title} ({plan.pack_id})"),
        ("Cơ quan ban hành", plan.issuer),
        ("Năm đánh giá", str(plan.year)),
        ("Số cơ quan", format_number(len(plan.agencies))),
        ("Số liệu đến ngày", format_date(plan.as_of)),
        *([("Điểm", NOMINAL)] if plan.nominal_points else []),
        *(("Lưu ý", warning) for warning in plan.warnings),
    ]
    _write(book, rows)


def _write(book: Book, rows: Iterable[tuple[str, str]]) -> None:
    table = Table(
        book, ABOUT, _COLUMNS, title="THÔNG TIN VỀ TỆP NÀY", layout=Layout(frozen=0, filtered=False)
    )
    for row in rows:
        table.write(row)
    table.finish()
