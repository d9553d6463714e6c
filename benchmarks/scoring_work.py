"""The work of the scoring contest: packs to score, and seeded figures that often stand near a line."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter
from tables import Table, tables_of

from cchc_rules.evidence.model import AgencyRef, Evidence, FigureKey, Observation
from cchc_rules.packs.criteria import AgencyLevel, Criterion
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.measures import AnyMeasure, Measure
from cchc_rules.packs.pack import Manifest, RulePack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

SEED = 20251121
CRITERIA = 100
NOT_APPLICABLE_EVERY = 10
LINE, UPPER, LOWER = 95, 80, 50
ON_THE_LINE, NONE_AT_ALL = 0.05, 0.3
RULES = Path(__file__).parents[1] / "rules"


class Work(NamedTuple):
    """What is to be scored."""

    title: str
    pack: RulePack
    tables: Sequence[Table]
    left: dict[str, str]
    """Criteria the contest leaves out, with the reason."""
    evidences: Sequence[Evidence]


def made_up_work(agencies: int) -> Work:
    """100 criteria: odd ones rates of two counts, even ones percents with two steps."""
    return _work("100 made-up criteria", _made_up_pack(), AgencyLevel.DEPARTMENT, agencies)


def real_work(name: str, agencies: int) -> Work:
    """The criteria of a pack of rules/ at the level of the province."""
    pack = load_pack(RULES / name)
    return _work(f"the criteria of rules/{name}, province level", pack, AgencyLevel.PROVINCE, agencies)


def _work(title: str, pack: RulePack, level: AgencyLevel, agencies: int) -> Work:
    told, tables, left = tables_of(pack, level)
    period = pack.manifest.period
    evidences = [
        Evidence(
            AgencyRef(f"co-quan-{index}", f"Cơ quan {index}", level),
            period.from_,
            period.to,
            period.to,
            _figures(tables, random.Random(f"{SEED}-{index}"), period.to),
        )
        for index in range(agencies)
    ]
    return Work(title, told, tables, left, evidences)


def _figures(
    tables: Sequence[Table], dice: random.Random, day: date
) -> dict[FigureKey, tuple[Observation, ...]]:
    found: dict[FigureKey, tuple[Observation, ...]] = {}
    for table in tables:
        if any(key in found for key in table.figures):
            continue  # criteria may share a figure
        numbers = _rate(table, dice) if table.is_rate else _single(table, dice)
        for key, (num, den) in zip(table.figures, numbers, strict=True):
            found[key] = (Observation(num, den, as_of=day),)
    return found


def _rate(table: Table, dice: random.Random) -> list[tuple[int, int]]:
    over = 20 * dice.randrange(1, 2500)
    if table.leave_out and dice.random() < NONE_AT_ALL:
        over = 0
    exact = _line(table, dice) * over
    if dice.random() < ON_THE_LINE and exact.denominator == 1:
        return [(int(exact), 1), (over, 1)]
    low = 0.85 * float(_line(table, dice))
    return [(round(over * dice.uniform(low, 1)), 1), (over, 1)]


def _single(table: Table, dice: random.Random) -> list[tuple[int, int]]:
    if table.kind != "percent":
        return [(int(dice.random() < 0.7), 1)]
    line = _line(table, dice)
    on_the_line = dice.random() < ON_THE_LINE
    return [(int(line * 10000) if on_the_line else dice.randrange(3000, 10000), 10000)]


def _line(table: Table, dice: random.Random) -> Fraction:
    """One of the bounds of the table."""
    return dice.choice([bound for step in table.steps for _, bound in step.tests])


def _made_up_pack() -> RulePack:
    adapter: TypeAdapter[AnyMeasure] = TypeAdapter(Measure)
    measures: dict[str, dict[str, Any]] = {}
    criteria = []
    for number in range(1, CRITERIA + 1):
        entry: dict[str, Any] = {"id": f"1.{number}", "name": f"Tiêu chí {number}", "points": "1"}
        entry |= _rate_rule(number, measures) if number % 2 else _percent_rule(number, measures)
        criteria.append(Criterion.model_validate(entry))
    manifest = {
        "format": 1,
        "id": "so-sanh",
        "title": "So sánh tốc độ",
        "year": 2025,
        "period": {"from": date(2025, 1, 1), "to": date(2025, 12, 31)},
        "issuer": "Sở Nội vụ",
        "origin": "template",
    }
    return RulePack(
        manifest=Manifest.model_validate(manifest),
        measures={name: adapter.validate_python(each) for name, each in measures.items()},
        fields=(),
        criteria=tuple(criteria),
        policies=(),
        tasks=(),
        digest="0" * 64,
    )


def _rate_rule(number: int, measures: dict[str, dict[str, Any]]) -> dict[str, Any]:
    done, every, rate = f"done_{number}", f"all_{number}", f"rate_{number}"
    measures[done] = {"label": f"Hồ sơ đúng hạn {number}", "kind": "count"}
    measures[every] = {"label": f"Hồ sơ {number}", "kind": "count"}
    measures[rate] = {"label": f"Tỷ lệ {number}", "kind": "ratio", "of": done, "over": every}
    steps = [{"when": f">= {LINE}%", "points": "1"}, {"otherwise": True, "points": "0"}]
    rule: dict[str, Any] = {"measure": rate, "score": {"steps": steps}}
    if number % NOT_APPLICABLE_EVERY == 1:
        rule["not_applicable"] = {"when": {every: "= 0"}, "as": "exclude"}
    return rule


def _percent_rule(number: int, measures: dict[str, dict[str, Any]]) -> dict[str, Any]:
    measures[f"percent_{number}"] = {"label": f"Tỷ lệ {number}", "kind": "percent"}
    steps = [
        {"when": f">= {UPPER}%", "points": "1"},
        {"when": f">= {LOWER}%", "points": "0,5"},
        {"otherwise": True, "points": "0"},
    ]
    return {"measure": f"percent_{number}", "score": {"steps": steps}}
