"""What stands in a comparison of two packs? Headings, paragraphs and tables, whatever the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.packs.diff import rules_touched
from cchc_rules.packs.rules import WORDS, Kind
from cchc_rules.reports.comparison.difference_words import DifferenceWords
from cchc_rules.reports.results.totals_text import band_range, index_range
from cchc_rules.reports.words import STATUS
from cchc_rules.scoring.wording import upper_first
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_rules.assessment.effects import AgencyEffect, CriterionEffect
    from cchc_rules.assessment.model import Assessment, CriterionResult
    from cchc_rules.packs.diff import PackDiff
    from cchc_rules.packs.pack import RulePack

NOTHING: Final = "–"
"""Stands where there is nothing on one side."""
_ORDER: Final[tuple[Kind, ...]] = ("criterion", "field", "measure", "policy", "task")


class Section(NamedTuple):
    """A heading, lines below it, and a table; no rows, no table."""

    heading: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Outline(NamedTuple):
    """The whole comparison."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]


def comparison(diff: PackDiff, effects: Sequence[AgencyEffect] = ()) -> Outline:
    """The comparison of two packs, with what it does to the agencies, if any."""
    old, new = diff.old, diff.new
    sections = [*_sections(diff), *(_effect(each, old, new) for each in effects)]
    count = rules_touched(diff.differences)
    return Outline(
        f"So sánh bộ quy tắc {old.id} và {new.id}",
        (
            f"Trước: {_pack(old)}",
            f"Sau: {_pack(new)}",
            f"{count} mục khác nhau." if count else "Hai bộ quy tắc không khác nhau về nội dung.",
        ),
        tuple(sections),
    )


def _pack(pack: RulePack) -> str:
    period = pack.manifest.period
    dates = f"từ {format_date(period.from_)} đến {format_date(period.to)}"
    return f"{pack.id} – {pack.manifest.title} (kỳ {dates})"


def _sections(diff: PackDiff) -> Iterator[Section]:
    words = DifferenceWords(diff)
    heads = ("Mã", "Tên", "Thay đổi", "Trước", "Sau")
    for kind in _ORDER:
        rows = tuple(
            (
                _ids(each.old, each.new),
                words.name(each),
                words.what(each),
                words.before(each) or NOTHING,
                words.after(each) or NOTHING,
            )
            for each in diff.differences
            if each.kind == kind
        )
        if rows:
            yield Section(upper_first(WORDS[kind]), (), heads, rows)


def _ids(old: str | None, new: str | None) -> str:
    return f"{old} → {new}" if old and new and old != new else new or old or ""


def _effect(effect: AgencyEffect, old: RulePack, new: RulePack) -> Section:
    heading = f"Ảnh hưởng đến kết quả: {effect.name}"
    if effect.before is None or effect.after is None:
        pack = old if effect.before is None else new
        line = f"Số liệu của cơ quan không dùng được với bộ {pack.id} nên không so sánh được."
        return Section(heading, (line,))
    lines = [f"Trước: {_totals(effect.before)}", f"Sau: {_totals(effect.after)}"]
    if not effect.criteria:
        lines.append("Không tiêu chí nào đổi kết quả.")
    heads = ("Mã", "Tên", "Trước", "Điểm trước", "Sau", "Điểm sau")
    return Section(heading, tuple(lines), heads, tuple(_criterion(each) for each in effect.criteria))


def _criterion(effect: CriterionEffect) -> tuple[str, ...]:
    before, after = effect.before, effect.after
    either = after or before
    assert either is not None
    return (
        _ids(before.criterion_id if before else None, after.criterion_id if after else None),
        either.score.criterion.name,
        *_result(before),
        *_result(after),
    )


def _result(result: CriterionResult | None) -> tuple[str, str]:
    if result is None:
        return NOTHING, NOTHING
    score = result.score
    bounds = (format_points(score.worst), format_points(score.best))
    points = "–".join(dict.fromkeys(bounds)) if score.points is None else format_points(score.points)
    return STATUS["vi"][result.status], f"{points}/{format_points(score.max_points)}"


def _totals(assessment: Assessment) -> str:
    totals = assessment.totals
    band = band_range(totals, "vi")
    points = (
        f"chắc {format_points(totals.sure)}, nguy cơ {format_points(totals.at_risk)}, "
        f"chưa rõ {format_points(totals.unknown)}, mất {format_points(totals.lost)} "
        f"trên {format_points(totals.maximum)} điểm"
    )
    parts = [points, f"chỉ số {index_range(totals, 'vi')}", *([f"xếp loại {band}"] if band else [])]
    return "; ".join(parts)
