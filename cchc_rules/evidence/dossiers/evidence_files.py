"""How do the figures of an agency become its evidence file? One file per agency, format 1."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers.agencies import AgencyName
from cchc_rules.evidence.dossiers.calendar import month_end
from cchc_rules.evidence.dossiers.ledger import BY_MONTH, Ledger, Line, Totals
from cchc_rules.evidence.dossiers.measures import Rate, ScopeFilter
from cchc_rules.evidence.dossiers.model import FIGURES, Figure
from cchc_rules.evidence.dossiers.yaml_writing import quoted
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.vietnamese.dates import format_date
from cchc_rules.vietnamese.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc_rules.evidence.dossiers.log_map import LogMap
    from cchc_rules.evidence.dossiers.logs.model import Log
    from cchc_rules.evidence.dossiers.measures import Assigned

_RATE_PLACES: Final = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What all files of a run share."""

    ledger: Ledger
    assigned: Assigned
    scopes: Sequence[ScopeFilter]
    own: LogMap
    logs: Sequence[Log]
    period: tuple[date, date]
    as_of: date


def evidence_files(frame: Frame) -> dict[str, str]:
    """File name to text: every agency that has dossiers, and the summary the map asks for."""
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for line in frame.ledger.lines:
        lines[line.agency].append(line)
    files = {}
    for number in sorted(lines):
        agency = frame.ledger.agencies.all[number]
        files[f"{agency.id}.yaml"] = _file(frame, agency, lines[number])
    if frame.own.summary is not None:
        summary = AgencyName(frame.own.summary.id, frame.own.summary.name, AgencyLevel.PROVINCE)
        files[f"{summary.id}.yaml"] = _file(frame, summary, [*frame.ledger.lines])
    return files


def _file(frame: Frame, agency: AgencyName, lines: Sequence[Line]) -> str:
    own = frame.own
    parts = [
        "# Tính từ danh sách hồ sơ bằng lệnh cchc evidence dossiers; cách tính từng số ở tệp chat-luong.md.",
        "format: 1",
        "agency: {" + ", ".join(_agency_keys(agency)) + "}",
        (
            "period: {"
            f"from: {frame.period[0].isoformat()}, to: {frame.period[1].isoformat()}, "
            f"as_of: {frame.as_of.isoformat()}"
            "}"
        ),
    ]
    if own.synthetic:
        parts.append("synthetic: true")
    if own.note:
        parts.append(f"note: {quoted(own.note)}")
    parts.append("figures:")
    parts += _figures(frame, lines)
    return "\n".join(parts) + "\n"


def _agency_keys(agency: AgencyName) -> Iterator[str]:
    yield f"id: {agency.id}"
    yield f"name: {quoted(agency.name)}"
    yield f"level: {agency.level.value}"
    if agency.group:
        yield f"group: {quoted(agency.group)}"
    if agency.parent:
        yield f"parent: {agency.parent}"


def _figures(frame: Frame, lines: Sequence[Line]) -> Iterator[str]:
    """Per measure the figure of all dossiers, then of every scope, each with its earlier months."""
    series: list[tuple[str | None, list[tuple[date, Totals]]]] = [(None, _series(frame, lines))]
    for scope in frame.scopes:
        held = [line for line in lines if scope.holds(line)]
        if held:
            series.append((scope.name, _series(frame, held)))
    source = "; ".join(
        f"Danh sách hồ sơ {log.name.rpartition('/')[2]} (SHA-256 {log.sha256})" for log in frame.logs
    )
    origin = (f"      source: {quoted(source)}", f"      system: {quoted(frame.own.system)}")
    for measure, figure in frame.assigned.items():
        yield f"  {measure}:"
        for name, months in series:
            for day, totals in months:
                if day != frame.as_of and not _by_month(figure):
                    continue
                yield from _entry(figure, totals, name, day, origin)


def _by_month(figure: Figure | Rate) -> bool:
    parts = {figure.of, figure.over} if isinstance(figure, Rate) else {figure}
    return parts <= BY_MONTH


def _series(frame: Frame, lines: Sequence[Line]) -> list[tuple[date, Totals]]:
    """Totals at the end of every month of the period before the as-of day, and at that day."""
    months = range(frame.ledger.first_month, frame.ledger.last_month) if frame.own.months else range(0)
    days = [*(month_end(month) for month in months), frame.as_of]
    return list(zip(days, frame.ledger.totals(lines, months), strict=True))


def _entry(
    figure: Figure | Rate, totals: Totals, scope: str | None, day: date, origin: tuple[str, str]
) -> Iterator[str]:
    value, qualifier, note = _rate(figure, totals) if isinstance(figure, Rate) else _count(figure, totals)
    yield f'    - value: "{value}"'
    if qualifier:
        yield f"      qualifier: {qualifier}"
    if scope:
        yield f"      scope: {scope}"
    yield f"      as_of: {day.isoformat()}"
    yield from origin
    yield f"      note: {quoted(note)}"


def _count(figure: Figure, totals: Totals) -> tuple[str, str | None, str]:
    doubtful = totals.doubtful.get(figure, 0)
    note = FIGURES[figure].label
    if doubtful:
        note += f"; còn {format_number(doubtful)} hồ sơ chưa rõ nên số thật có thể lớn hơn"
    return format_number(totals.counts.get(figure, 0)), "at_least" if doubtful else None, note


def _rate(rate: Rate, totals: Totals) -> tuple[str, str | None, str]:
    part, whole = totals.counts.get(rate.of, 0), totals.counts.get(rate.over, 0)
    note = (
        f"{FIGURES[rate.of].label}: {format_number(part)}; {FIGURES[rate.over].label}: {format_number(whole)}"
    )
    if not whole:
        return "none", None, note
    value = Fraction(part, whole)
    written = format_percent(value, _RATE_PLACES)
    if totals.doubtful.get(rate.of, 0):
        return written, "at_least", note
    # Two decimals of percent are exact when the value is a whole number of ten-thousandths.
    return written, None if (value * 10_000).denominator == 1 else "about", note


def said_of_run(frame: Frame) -> str:
    """The period and the day in words."""
    start, end = (format_date(day) for day in frame.period)
    return f"kỳ {start} đến {end}, chốt ngày {format_date(frame.as_of)}"
