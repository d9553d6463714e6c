"""How does a pack for a new year begin? Last year's, extended: dates moved on, what to confirm listed.

Writes texts only; nothing of what it writes is known to be right until somebody has compared it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import yaml

from cchc_rules.packs.checks.old_names import check_units
from cchc_rules.packs.folders import MANIFEST
from cchc_rules.packs.pack import Period
from cchc_rules.packs.rules import WORDS, Kind, Located, Rules
from cchc_rules.vietnamese.dates import DateFormatError, format_date, parse_date, parse_period_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cchc_rules.packs.pack import RulePack
    from cchc_rules.packs.units import Units

CHANGES_FILE: Final = "thay-doi.yaml"
_DAYS: Final = frozenset({"due", "before", "refused_after", "by"})
"""Keys of a deadline or a timing that hold a day."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BASIS: Final = "Chưa có căn cứ: ghi số, ký hiệu văn bản của năm {year}"
_WIDE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Confirm:
    """One thing somebody has to confirm or fill in, and where to find it."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class NewPack:
    """The files of a new pack by name, and what is to be confirmed in it."""

    files: Mapping[str, str]
    confirm: tuple[Confirm, ...]


@dataclass(frozen=True, slots=True)
class _Moved:
    """A key of a rule whose dates were moved: what it says now, and each move in words."""

    kind: Kind
    id: str
    change: dict[str, Any]
    moves: tuple[str, ...]


def new_pack(old: RulePack, rules: Rules, units: Units, new_id: str, year: int) -> NewPack:
    """The pack of a year that extends one of an earlier year; `rules` and `units` are those of the old."""
    years = year - old.manifest.year
    period = Period.model_validate(
        {"from": moved(old.manifest.period.from_, years), "to": moved(old.manifest.period.to, years)}
    )
    changed = tuple(_moved_rules(rules, years))
    confirm = tuple(_to_confirm(old, rules, units, period, changed, year))
    return NewPack(
        {
            MANIFEST: _manifest(old, new_id, year, period, confirm),
            CHANGES_FILE: _changes(old, changed, year),
        },
        confirm,
    )


def moved(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _moved_rules(rules: Rules, years: int) -> Iterator[_Moved]:
    for kind, rule in rules.everything():
        if kind not in ("criterion", "task") or rule.entry is None:
            continue
        written = rule.tree.get(rule.path)
        moves: list[str] = []
        change: dict[str, Any] = {}
        if isinstance(written.get("score"), dict):
            score = _with_days(written["score"], years, moves)
            change |= {"score": score} if moves else {}
        remedy = written.get("remedy") or {}
        timing = _timing(remedy.get("timing"), years, moves)
        change |= {"remedy": {"timing": timing}} if timing != remedy.get("timing") else {}
        if moves:
            yield _Moved(kind, rule.id, change, tuple(moves))


def _with_days(value: Any, years: int, moves: list[str], key: str = "") -> Any:
    """A part of a rule with every day in it moved."""
    if isinstance(value, dict):
        return {name: _with_days(inner, years, moves, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_days(inner, years, moves) for inner in value]
    if key not in _DAYS or not isinstance(value, str):
        return _plain(value)
    try:
        day = parse_date(value)
    except DateFormatError:
        return _plain(value)
    after = moved(day, years)
    moves.append(f"hạn {format_date(day)} chuyển thành {format_date(after)}")
    return after.isoformat()


def _timing(timing: Any, years: int, moves: list[str]) -> Any:
    """A timing with its day, or the years in its words, moved."""
    if isinstance(timing, dict) and "in" in timing:
        return {"in": _timing(timing["in"], years, moves)}
    if isinstance(timing, dict):
        return _with_days(timing, years, moves)
    if not isinstance(timing, str):
        return timing
    after = _years_moved(timing, years)
    if after == timing:
        return timing
    try:
        parse_period_end(after.rstrip(". "))
    except DateFormatError:
        # The year may be that of a document: "theo Kế hoạch ngày 12/11/2021" stays as it is.
        moves.append(f"thời gian “{timing}” nêu năm cũ, chưa chuyển")
        return timing
    moves.append(f"thời gian “{timing}” chuyển thành “{after}”")
    return after


def _years_moved(text: str, years: int) -> str:
    return _YEAR.sub(lambda match: str(int(match[0]) + years), text)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)


def _to_confirm(
    old: RulePack, rules: Rules, units: Units, period: Period, changed: tuple[_Moved, ...], year: int
) -> Iterator[Confirm]:
    decision = f"văn bản ban hành bộ tiêu chí, kế hoạch của năm {year}"
    yield Confirm(f"căn cứ của bộ quy tắc năm {year}: số, ký hiệu, ngày, trích yếu (khóa basis)", decision)
    days = f"từ {format_date(period.from_)} đến {format_date(period.to)}"
    yield Confirm(f"tên bộ quy tắc, cơ quan ban hành, kỳ đánh giá {days}", decision)
    scored = f"{len(old.leaves)} tiêu chí được chấm" if old.leaves else "mọi tiêu chí"
    yield Confirm(
        f"chỉ tiêu, điểm và cách chấm của {scored}: đang lấy nguyên của bộ {old.id}",
        f"{decision}; chỗ nào khác thì ghi vào mục changes của tệp {CHANGES_FILE}",
    )
    for each in changed:
        for move in each.moves:
            yield Confirm(f"{WORDS[each.kind]} {each.id}: {move}", decision)
    for symbol, where in _cited(old).items():
        yield Confirm(
            f"căn cứ “{symbol}” ({_some(where)}): còn áp dụng cho năm {year} hay đã được thay", decision
        )
    if old.manifest.plan is not None:
        yield Confirm(
            f"lời văn của kế hoạch khắc phục (khóa plan): đang lấy nguyên của bộ {old.id}", decision
        )
    yield from _old_names(rules, units, period)


def _cited(old: RulePack) -> dict[str, list[str]]:
    """Every document the old rules rest on, and which rules do."""
    found: dict[str, list[str]] = {basis.symbol: ["cả bộ"] for basis in old.manifest.basis}
    for criterion in old.criteria:
        for basis in (criterion.basis, criterion.remedy.basis if criterion.remedy else None):
            if basis is not None and criterion.id not in found.setdefault(basis.symbol, []):
                found[basis.symbol].append(criterion.id)
    return found


def _some(names: list[str], most: int = 5) -> str:
    more = f" và {len(names) - most} mục khác" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _old_names(rules: Rules, units: Units, period: Period) -> Iterator[Confirm]:
    """Units and words that are no more in the new period, each once, with what came after."""
    manifest = rules.manifest
    assert manifest.entry is not None
    entry = manifest.entry.model_copy(update={"period": period})
    later = replace(rules, manifest=Located(manifest.id, entry, manifest.layer, manifest.tree, manifest.path))
    found: dict[str, list[str]] = {}
    for fault in check_units(later, units):
        spot = f"{fault.place.file.rpartition('/')[2]} dòng {fault.place.line}"
        found.setdefault("; ".join(filter(None, (fault.message, fault.fix))), []).append(spot)
    for message, spots in found.items():
        yield Confirm(message, f"văn bản sắp xếp bộ máy, thay đổi tên gọi; bộ cũ nêu ở {_some(spots)}")


def _manifest(old: RulePack, new_id: str, year: int, period: Period, confirm: tuple[Confirm, ...]) -> str:
    manifest, years = old.manifest, year - old.manifest.year
    lines = [
        f"# Bộ quy tắc năm {year}, tạo từ bộ {old.id} bằng lệnh cchc rules new.",
        f"# Mọi quy tắc được lấy từ bộ {old.id}; chỗ khác thì ghi ở tệp {CHANGES_FILE}, kèm căn cứ.",
        "# Những gì phải xác nhận nằm ở mục to_fill cuối tệp này: xác nhận xong mục nào thì xóa mục đó.",
        "format: 1",
        f"id: {new_id}",
        f"title: {_quoted(_years_moved(manifest.title, years))}",
        f"year: {year}",
        f"period: {{from: {period.from_.isoformat()}, to: {period.to.isoformat()}}}",
        f"issuer: {_quoted(manifest.issuer)}",
        "origin: template  # đổi thành decision (quyết định) hoặc seed (kế hoạch) khi đã có văn bản",
        "verified: false  # đổi thành true khi đã đối chiếu từng quy tắc với văn bản",
        f"points: {manifest.points}",
        "# Khi có văn bản của năm mới thì thêm mục basis, ví dụ:",
        "# basis:",
        f"#   - {{symbol: .../QĐ-UBND, date: {period.from_.isoformat()}, title: ...}}",
        f"extends: [{old.folders[-1].name}]",
        "to_fill:",
    ]
    for each in confirm:
        lines += [f"  - what: {_quoted(each.what)}", f"    where: {_quoted(each.where)}"]
    return "\n".join(lines) + "\n"


def _changes(old: RulePack, changed: tuple[_Moved, ...], year: int) -> str:
    lines = [
        f"# Những gì năm {year} khác bộ {old.id}: mỗi mục nêu mã được thay đổi, các khóa viết lại và căn cứ.",
        "# Thay chỉ tiêu: - {criterion: ..., set: {score: ...}, basis: {symbol: ...}}",
        "# Bỏ tiêu chí:   - {criterion: ..., drop: true, basis: {symbol: ...}}",
        "# Tiêu chí mới thì viết ở mục criteria của một tệp khác trong thư mục này.",
    ]
    changed = tuple(each for each in changed if each.change)
    if not changed:
        return "\n".join([*lines, "changes: []"]) + "\n"
    lines.append("# Các hạn dưới đây được chuyển theo số năm, chưa đối chiếu với văn bản.")
    lines.append("changes:")
    for each in changed:
        lines += [f"  # {move}" for move in each.moves]
        lines.append(f"  - {each.kind}: {_quoted(each.id)}")
        written = yaml.dump({"set": each.change}, allow_unicode=True, sort_keys=False, width=_WIDE)
        lines += [f"    {line}" for line in written.splitlines()]
        lines.append(f"    basis: {{symbol: {_quoted(_BASIS.format(year=year))}}}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)
