"""How is a guessed map written down? With comments, so that a person can correct it and keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers.agencies import level_of, name_key, unique_ids
from cchc_rules.evidence.dossiers.lexicon import field_name
from cchc_rules.evidence.dossiers.log_map import LogMap
from cchc_rules.evidence.dossiers.model import ROLE_LABELS, Role
from cchc_rules.evidence.dossiers.vocabulary import known_words
from cchc_rules.evidence.dossiers.yaml_writing import flow_list, quoted
from cchc_rules.vietnamese.names import fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_rules.evidence.dossiers.guessing import Guess
    from cchc_rules.evidence.dossiers.lexicon import Texts
    from cchc_rules.packs.criteria import AgencyLevel

UNNAMED_SYSTEM: Final = "Hệ thống một cửa (chưa khai tên)"
_SHOWN: Final = 12
_WORDED: Final = (Role.CHANNEL, Role.RESULT, Role.APOLOGY, Role.PAID_ONLINE, Role.DIGITISED, Role.FEEDBACK)


def map_of(guess: Guess) -> LogMap:
    """The map that a guess stands for."""
    columns = {role.value: [name] for role, name in guess.columns.items()}
    return LogMap.model_validate({"format": 1, "system": UNNAMED_SYSTEM, "columns": columns})


def map_text(guess: Guess, texts: Texts, levels: Mapping[str, AgencyLevel | None]) -> str:
    """The map as YAML; `levels` holds what the level column says of an agency's name key."""
    return "\n".join(
        [
            "# Bản đồ cột do cchc đoán từ dòng tiêu đề và nội dung danh sách.",
            "# Xem lại từng dòng rồi giữ tệp này cho các lần sau.",
            "format: 1",
            "# Tên hệ thống xuất danh sách, ghi vào nguồn của từng số liệu.",
            f"system: {quoted(UNNAMED_SYSTEM)}",
            *_columns(guess),
            "# Các dạng ngày có trong danh sách: d/m/y, y-m-d, m/d/y, ymd, excel.",
            "dates: [d/m/y, y-m-d]",
            *_words(texts),
            *_agencies(texts, levels),
            *_fields(texts),
            "# Cách xử lý; các lựa chọn khác ở docs/huong-dan/so-lieu.md.",
            "rules: {missing_number: exclude, conflicting_duplicates: latest, suspended: extend}",
            "",
        ]
    )


def _columns(guess: Guess) -> Iterator[str]:
    yield "columns:"
    for role in Role:
        if role in guess.columns:
            yield f"  {role}: {quoted(guess.columns[role])}  # {ROLE_LABELS[role]}"
        elif guess.doubts.get(role):
            near = " hay ".join(f"“{name}”" for name in guess.doubts[role])
            yield f"  # {role}: {quoted(guess.doubts[role][0])}  # {ROLE_LABELS[role]}: chưa chắc, {near}?"
        else:
            yield f"  # {role}:  # {ROLE_LABELS[role]}: không thấy cột nào"
    if guess.unused:
        shown = ", ".join(f"“{name}”" for name in guess.unused[:_SHOWN])
        yield f"  # Các cột không dùng: {shown}{' …' if len(guess.unused) > _SHOWN else ''}"


def _words(texts: Texts) -> Iterator[str]:
    """Words nobody knows yet, for the person to put where they belong."""
    for role in _WORDED:
        known = known_words(role)
        unknown = sorted(
            {" ".join(w.split()) for w in texts.get(role, {}) if w and fold(w) and fold(w) not in known}
        )
        if unknown:
            shown = ", ".join(f"“{word}”" for word in unknown[:_SHOWN])
            yield f"# Cột {ROLE_LABELS[role]} có từ chưa biết nghĩa, khai ở mục words: {shown}"
    yield '# words: {channel: {online: ["..."]}, result: {done: ["..."]}, yes: ["..."], no: ["..."]}'


def _agencies(texts: Texts, levels: Mapping[str, AgencyLevel | None]) -> Iterator[str]:
    names: dict[str, str] = {}
    for word in sorted((w for w in texts.get(Role.AGENCY, {}) if w and w.strip()), key=sort_key):
        names.setdefault(name_key(word), " ".join(word.split()))
    if not names:
        return
    yield "# Các cơ quan trong danh sách; gộp các cách viết của một cơ quan bằng aliases: [...]."
    yield "agencies:"
    for slug, (key, name) in zip(unique_ids(list(names.values())), names.items(), strict=True):
        level = level_of(name, levels.get(key))
        written = level.value if level else "???  # chưa rõ: province, department, district, commune hay unit"
        yield f"  - id: {slug}"
        yield f"    name: {quoted(name)}"
        yield f"    level: {written}"


def _fields(texts: Texts) -> Iterator[str]:
    fields: Sequence[str] = sorted(
        {field_name(w) for w in texts.get(Role.FIELD, {}) if w and w.strip()}, key=sort_key
    )
    if not fields:
        return
    land = [name for name in fields if "dat dai" in fold(name)]
    yield f"# Các lĩnh vực: {', '.join(fields[:40])}"
    yield "# Lĩnh vực nào thuộc phạm vi nào của bộ quy tắc; bộ quy tắc không có phạm vi này thì bỏ dòng đó."
    yield (
        ("scopes:\n  land: {fields: " + flow_list(land) + "}")
        if land
        else "# scopes: {land: {fields: [...]}}"
    )
