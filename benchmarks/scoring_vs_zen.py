"""Scoring side by side with zen-engine's compiled expressions and a bare Python Decimal loop.

Run: python benchmarks/scoring_vs_zen.py [--agencies 1000] [--rounds 7]

The same 1,000 agencies x 100 criteria for all three: half are rates of two counts against one
line, half percents with two steps, and every tenth criterion does not apply where its count is
0. The points are compared criterion by criterion before anything is timed. zen-engine and the
loop get their numbers ready made, one small context per criterion, outside the timed part; this
engine starts from the evidence model and yields scores that carry their reading. zen-engine
computes with decimals of its own, the other two are exact.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import zen
from pydantic import TypeAdapter

from cchc_rules.evidence.model import AgencyRef, Evidence, FigureKey, Observation
from cchc_rules.packs.criteria import AgencyLevel, Criterion
from cchc_rules.packs.measures import AnyMeasure, Measure
from cchc_rules.packs.pack import Manifest, RulePack
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import CompiledPack, compile_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEED = 20251121
CRITERIA = 100
AS_OF = date(2025, 12, 31)
NOT_APPLICABLE_EVERY = 10
LINE, UPPER, LOWER = 95, 80, 50

ZEN_RATE = f"100 * of >= {LINE} * over ? 1 : 0"
ZEN_RATE_OR_NOTHING = f"over == 0 ? null : ({ZEN_RATE})"
ZEN_PERCENT = f"value >= 0.{UPPER} ? 1 : (value >= 0.{LOWER} ? 0.5 : 0)"


@dataclass(frozen=True)
class Work:
    """The same figures in the shape each contestant takes."""

    evidences: Sequence[Evidence]
    zen_contexts: Sequence[Sequence[dict[str, float]]]
    decimals: Sequence[Sequence[tuple[Decimal, Decimal]]]


def make_pack() -> RulePack:
    """100 criteria: odd ones rates of two counts, even ones percents."""
    adapter: TypeAdapter[AnyMeasure] = TypeAdapter(Measure)
    measures: dict[str, dict[str, Any]] = {}
    criteria = []
    for number in range(1, CRITERIA + 1):
        entry: dict[str, Any] = {"id": f"1.{number}", "name": f"Tiêu chí {number}", "points": "1"}
        if number % 2:
            measures[f"done_{number}"] = {"label": f"Hồ sơ đúng hạn {number}", "kind": "count"}
            measures[f"all_{number}"] = {"label": f"Hồ sơ {number}", "kind": "count"}
            measures[f"rate_{number}"] = {
                "label": f"Tỷ lệ {number}",
                "kind": "ratio",
                "of": f"done_{number}",
                "over": f"all_{number}",
            }
            entry["measure"] = f"rate_{number}"
            entry["score"] = {
                "steps": [{"when": f">= {LINE}%", "points": "1"}, {"otherwise": True, "points": "0"}]
            }
            if may_not_apply(number):
                entry["not_applicable"] = {"when": {f"all_{number}": "= 0"}, "as": "exclude"}
        else:
            measures[f"percent_{number}"] = {"label": f"Tỷ lệ {number}", "kind": "percent"}
            entry["measure"] = f"percent_{number}"
            entry["score"] = {
                "steps": [
                    {"when": f">= {UPPER}%", "points": "1"},
                    {"when": f">= {LOWER}%", "points": "0,5"},
                    {"otherwise": True, "points": "0"},
                ]
            }
        criteria.append(Criterion.model_validate(entry))
    manifest = {
        "format": 1,
        "id": "so-sanh",
        "title": "So sánh tốc độ",
        "year": 2025,
        "period": {"from": date(2025, 1, 1), "to": AS_OF},
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


def may_not_apply(number: int) -> bool:
    """Every tenth criterion can be without any file."""
    return number % NOT_APPLICABLE_EVERY == 1


def make_work(agencies: int) -> Work:
    """Seeded figures; one in twenty rates stands exactly on the line."""
    evidences, contexts, decimals = [], [], []
    for index in range(agencies):
        dice = random.Random(f"{SEED}-{index}")
        figures: dict[FigureKey, tuple[Observation, ...]] = {}
        zen_row: list[dict[str, float]] = []
        decimal_row: list[tuple[Decimal, Decimal]] = []
        for number in range(1, CRITERIA + 1):
            if number % 2:
                over = 0 if may_not_apply(number) and dice.random() < 0.3 else 20 * dice.randrange(1, 2500)
                of = over * LINE // 100 if dice.random() < 0.05 else round(over * dice.uniform(0.85, 1))
                figures[FigureKey(f"done_{number}")] = (Observation(of, as_of=AS_OF),)
                figures[FigureKey(f"all_{number}")] = (Observation(over, as_of=AS_OF),)
                zen_row.append({"of": of, "over": over})
                decimal_row.append((Decimal(of), Decimal(over)))
            else:
                value = dice.randrange(3000, 10000)
                figures[FigureKey(f"percent_{number}")] = (Observation(value, 10000, as_of=AS_OF),)
                zen_row.append({"value": value / 10000})
                decimal_row.append((Decimal(value) / 10000, Decimal(1)))
        agency = AgencyRef(f"co-quan-{index}", f"Cơ quan {index}", AgencyLevel.DEPARTMENT)
        evidences.append(Evidence(agency, date(2025, 1, 1), AS_OF, AS_OF, figures))
        contexts.append(zen_row)
        decimals.append(decimal_row)
    return Work(evidences, contexts, decimals)


def zen_expressions() -> list[Any]:
    """One compiled expression per criterion, bound to its evaluate method."""
    texts = [
        ZEN_PERCENT if number % 2 == 0 else ZEN_RATE_OR_NOTHING if may_not_apply(number) else ZEN_RATE
        for number in range(1, CRITERIA + 1)
    ]
    return [zen.compile_expression(text).evaluate for text in texts]


def run_ours(compiled: CompiledPack, work: Work) -> list[Any]:
    """Scores of every agency."""
    return [score_agency(compiled, evidence) for evidence in work.evidences]


def run_zen(expressions: list[Any], work: Work) -> list[list[float | None]]:
    """Points of every agency."""
    return [
        [evaluate(context) for evaluate, context in zip(expressions, row, strict=True)]
        for row in work.zen_contexts
    ]


def run_decimal(work: Work) -> list[list[Decimal | None]]:
    """Points of every agency, the rules written straight into the loop."""
    line, upper, lower = Decimal(LINE) / 100, Decimal(UPPER) / 100, Decimal(LOWER) / 100
    one, half, none = Decimal(1), Decimal("0.5"), Decimal(0)
    found = []
    for row in work.decimals:
        points: list[Decimal | None] = []
        for index, (of, over) in enumerate(row):
            if index % 2 == 0:
                points.append(None if not over else one if of >= line * over else none)
            else:
                points.append(one if of >= upper else half if of >= lower else none)
        found.append(points)
    return found


def check_equal(ours: list[Any], others: list[list[Any]], name: str) -> None:
    """Stop when any criterion of any agency got other points."""
    for agency, (scores, row) in enumerate(zip(ours, others, strict=True)):
        for number, (score, points) in enumerate(zip(scores, row, strict=True), start=1):
            other = None if points is None else Fraction(str(points))
            if score.points != other:
                message = f"cơ quan {agency}, tiêu chí {number}: {score.points} khác {name} {other}"
                raise SystemExit(message)


def timed(run: Callable[[], object]) -> float:
    """Seconds of one run, results included, without rubbish of the run before."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Check, time in alternating rounds, print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--agencies", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()

    work, compiled, expressions = make_work(options.agencies), compile_pack(make_pack()), zen_expressions()
    ours = run_ours(compiled, work)
    check_equal(ours, run_zen(expressions, work), "zen-engine")
    check_equal(ours, run_decimal(work), "Decimal")
    left_out = sum(score.points is None for scores in ours for score in scores)
    del ours

    contestants: dict[str, Callable[[], object]] = {
        "cchc_rules": lambda: run_ours(compiled, work),
        "zen-engine, compiled expressions": lambda: run_zen(expressions, work),
        "bare Decimal loop": lambda: run_decimal(work),
    }
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(options.rounds):
        for name, run in contestants.items():
            times[name].append(timed(run))

    total = options.agencies * CRITERIA
    print(
        f"{options.agencies} agencies x {CRITERIA} criteria, {left_out} not applicable, values equal; ",
        end="",
    )
    print(f"{options.rounds} alternating rounds\n")
    print("| | best, criteria/s | median, criteria/s | µs a criterion (best) | cchc_rules / this (best) |")
    print("|---|---|---|---|---|")
    base = min(times["cchc_rules"])
    for name, seconds in times.items():
        best, median = min(seconds), statistics.median(seconds)
        print(
            f"| {name} | {total / best:,.0f} | {total / median:,.0f} | {best / total * 1e6:.2f} "
            f"| {best / base:.2f} |"
        )


if __name__ == "__main__":
    main()
