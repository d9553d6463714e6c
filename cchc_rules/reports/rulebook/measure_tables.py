"""Which figures and documents does a pack ask for? The tables at the end of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.packs.forms import ByLevelForm, DeadlineForm, DueAfter
from cchc_rules.packs.measures import GivenMeasure, parts_of
from cchc_rules.reports.markdown_text import markdown_table
from cchc_rules.reports.rulebook.rule_words import KIND
from cchc_rules.scoring.wording import upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.criteria import Criterion
    from cchc_rules.packs.measures import AnyMeasure
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.reports.rulebook.rule_sentences import RuleSentences

_HEADS: Final = ("Mã", "Số liệu, tài liệu", "Loại", "Đơn vị", "Cách tính, hướng dẫn", "Dùng cho")
_POLICIES: Final = "quy tắc suy luận"


def measure_tables(rules: RuleSentences) -> Iterator[str]:
    """The measures with their kinds and units, then scopes and kinds of units."""
    pack = rules.pack
    if pack.measures:
        yield "## Số liệu và tài liệu"
        yield "Mã ở cột đầu là khóa dùng trong tệp số liệu."
        users = _users(pack)
        yield markdown_table(
            _HEADS,
            [_row(name, measure, rules, users.get(name, [])) for name, measure in pack.measures.items()],
        )
    for title, key, names in (
        ("Phạm vi của số liệu", "scope", pack.manifest.scopes),
        ("Loại đơn vị trực thuộc", "kind", pack.manifest.unit_kinds),
    ):
        if names:
            yield f"### {title}"
            yield f"Mã ở cột đầu là giá trị của khóa `{key}` trong tệp số liệu."
            yield markdown_table(("Mã", "Tên"), list(names.items()))


def _row(name: str, measure: AnyMeasure, rules: RuleSentences, users: list[str]) -> tuple[str, ...]:
    notes = [upper_first(rules.measures.derivation(name))]
    if isinstance(measure, GivenMeasure):
        notes += [
            f"Chọn một: {'; '.join(measure.choices)}" if measure.choices else "",
            _bounds(measure, rules, name),
        ]
    notes.append(measure.help or "")
    return (
        name,
        measure.label,
        KIND[measure.kind],
        rules.measures.unit(name),
        "\n".join(note for note in notes if note),
        ", ".join(users),
    )


def _bounds(measure: GivenMeasure, rules: RuleSentences, name: str) -> str:
    say = rules.measures.scale(name).say
    if measure.min is not None and measure.max is not None:
        return f"Từ {say(measure.min)} đến {say(measure.max)}"
    if measure.min is not None:
        return f"Nhỏ nhất {say(measure.min)}"
    return f"Lớn nhất {say(measure.max)}" if measure.max is not None else ""


def _users(pack: RulePack) -> dict[str, list[str]]:
    """The criteria each measure serves, be it through others that are worked out from it."""
    users: dict[str, list[str]] = {}
    for criterion in pack.criteria:
        waiting = list(_read_by(criterion))
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in seen or name not in pack.measures:
                continue
            seen.add(name)
            users.setdefault(name, []).append(criterion.id)
            waiting += parts_of(pack.measures[name])
    for name in _read_by_policies(pack):
        users.setdefault(name, []).append(_POLICIES)
    return users


def _read_by_policies(pack: RulePack) -> Iterator[str]:
    """The documents policies ask for, each once."""
    patterns = [
        each for policy in pack.policies for each in (*policy.when.all, *policy.when.any, *policy.when.none)
    ]
    yield from dict.fromkeys(each.document for each in patterns if each.document is not None)


def _read_by(criterion: Criterion) -> Iterator[str]:
    yield from (name for name in (criterion.measure, criterion.obligation) if name)
    yield from criterion.documents
    if criterion.not_applicable is not None:
        yield from criterion.not_applicable.when
    form = criterion.score
    for each in form.by_level.values() if isinstance(form, ByLevelForm) else (form,):
        if isinstance(each, DeadlineForm) and isinstance(each.deadline.due, DueAfter):
            yield each.deadline.due.after
