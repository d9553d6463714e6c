"""Made-up work for the benchmarks: a pack of N criteria and evidence of M agencies, seeded.

About 15% of the criteria of an agency end in a finding: some below the line, some with a thin
margin, some with late files that were all apologised for.
"""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from cchc_rules.evidence.model import AgencyRef, Evidence, FigureKey, Observation
from cchc_rules.packs.criteria import AgencyLevel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PERIOD = (date(2025, 1, 1), date(2025, 12, 31))
LOST, AT_RISK = 0.10, 0.05


def write_pack(folder: Path, criteria: int = 100) -> Path:
    """Write a pack into ``folder``: half rates of two counts, half percents with three steps."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(
        f"format: 1\nid: {folder.name}\ntitle: Bộ quy tắc thử tải\nyear: 2025\n"
        "period: {from: 2025-01-01, to: 2025-12-31}\nissuer: Sở Nội vụ\norigin: template\n"
        "points: official\nextends: [_base]\n",
        encoding="utf-8",
    )
    measures, rules = ["measures:"], ["fields:", '  - {id: "1", name: Lĩnh vực thử}', "criteria:"]
    for number in range(1, criteria + 1):
        text = _rate_rule(number, measures) if number % 2 else _percent_rule(number, measures)
        rules.append(
            f'  - id: "1.{number}"\n    name: Tiêu chí thử số {number}\n    points: 1\n{text}'
            "    at_risk: {margin: 2%}\n    basis: {symbol: 01/QĐ-UBND}\n"
            "    remedy: {content: Đôn đốc thực hiện, lead: Văn phòng Sở, timing: regular}\n"
        )
    (folder / "measures.yaml").write_text("\n".join(measures) + "\n", encoding="utf-8")
    (folder / "criteria.yaml").write_text("\n".join(rules), encoding="utf-8")
    return folder


def _rate_rule(number: int, measures: list[str]) -> str:
    measures += [
        f"  done_{number}: {{label: Hồ sơ đúng hạn {number}, kind: count, unit: hồ sơ}}",
        f"  all_{number}: {{label: Hồ sơ tiếp nhận {number}, kind: count, unit: hồ sơ}}",
        f"  rate_{number}: {{label: Tỷ lệ {number}, kind: ratio, of: done_{number}, over: all_{number}}}",
    ]
    return (
        f"    measure: rate_{number}\n    score:\n      steps:\n"
        '        - {when: ">= 90%", points: max}\n        - {otherwise: true, points: 0}\n'
    )


def _percent_rule(number: int, measures: list[str]) -> str:
    measures.append(f"  percent_{number}: {{label: Tỷ lệ {number}, kind: percent}}")
    return (
        f"    measure: percent_{number}\n    score:\n      steps:\n"
        '        - {when: ">= 80%", points: max}\n        - {when: "50%..<80%", points: half}\n'
        "        - {otherwise: true, points: 0}\n"
    )


def evidences(agencies: int, criteria: int = 100, seed: int = 20251121) -> Iterator[Evidence]:
    """Evidence of each agency, one at a time, so that a run need not hold them all."""
    for index in range(agencies):
        dice = random.Random(f"{seed}-{index}")
        figures: dict[FigureKey, tuple[Observation, ...]] = {}
        for number in range(1, criteria + 1):
            line = 900 if number % 2 else 800
            draw = dice.random()
            if draw < LOST:
                permille = dice.randrange(line - 300, line)
            elif draw < LOST + AT_RISK:
                permille = dice.randrange(line, line + 15)
            else:
                permille = dice.randrange(line + 40, 1000)
            figures.update(
                _rate_figures(number, permille) if number % 2 else _percent_figure(number, permille)
            )
        yield Evidence(
            agency=AgencyRef(f"co-quan-{index:05}", f"Cơ quan {index:05}", AgencyLevel.DEPARTMENT, "so"),
            period_from=PERIOD[0],
            period_to=PERIOD[1],
            as_of=PERIOD[1],
            figures=figures,
        )


def _rate_figures(number: int, permille: int) -> dict[FigureKey, tuple[Observation, ...]]:
    return {_key("done", number): (_seen(permille * 3),), _key("all", number): (_seen(3000),)}


def _percent_figure(number: int, permille: int) -> dict[FigureKey, tuple[Observation, ...]]:
    return {_key("percent", number): (_seen(permille, 1000),)}


@cache
def _key(kind: str, number: int) -> FigureKey:
    """One object for all agencies, as the loader has it."""
    return FigureKey(f"{kind}_{number}")


def _seen(num: int, den: int = 1) -> Observation:
    value = Fraction(num, den)
    return Observation(num, den, low=value, high=value, as_of=PERIOD[1], source="thử tải")


def write_files(folder: Path, agencies: int) -> Path:
    """The same evidence as files, one per agency, as offices write them."""
    folder.mkdir(parents=True, exist_ok=True)
    for evidence in evidences(agencies):
        who = evidence.agency
        lines = [
            "format: 1",
            f'agency: {{id: {who.id}, name: "{who.name}", level: {who.level.value}}}',
            f"period: {{from: {evidence.period_from}, to: {evidence.period_to}, as_of: {evidence.as_of}}}",
            "figures:",
            *(f"  {key.measure}: {_written(seen[0])}" for key, seen in evidence.figures.items()),
        ]
        (folder / f"{who.id}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _written(seen: Observation) -> str:
    if seen.den == 1:
        return f"{{value: {seen.num}, source: {seen.source}}}"
    percent = f"{seen.num * 1000 // seen.den / 10:.1f}".replace(".", ",")
    return f'{{value: "{percent}%", source: {seen.source}}}'
