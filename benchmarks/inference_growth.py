"""How does inference grow with the number of agencies? durable-rules beside the reference.

    python benchmarks/inference_growth.py [--quick] [--agencies 500 1000 ...] [--memory 20000] [--json FILE]

Each agency has 15 findings out of 100 criteria, with one or two signals each, and the policies of
rules/_base; a second table adds policies that look at the agency above and at the ones below.
Facts in, statuses and tasks out, on one core. ``--memory`` then watches the size of the process.
"""

from __future__ import annotations

import random
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from contest import markdown
from results import Point, Results, hand_on, options

from cchc_rules.inference.choice import choose_engine
from cchc_rules.inference.infer import infer, infer_one
from cchc_rules.inference.model import Fact, FactKind
from cchc_rules.inference.program import Program, compile_policies
from cchc_rules.packs.policies import Policy

if TYPE_CHECKING:
    from cchc_rules.inference.view import Engine

BASE = Path(__file__).parents[1] / "rules" / "_base" / "policies.yaml"
CRITERIA, FINDINGS = 100, 15
RISKS = ("thin_margin", "projected_loss", "obligation_triggered", "missing_document", "stale_figure")
ACROSS = (
    {
        "id": "review-province",
        "when": {
            "all": [
                {"signal": "points_lost", "as": "own"},
                {"finding": {"status": "deducted"}, "agency": "child", "same": {"criterion": "own"}},
            ]
        },
        "then": {"conclude": "review_below", "text": "Kiểm tra đơn vị cấp dưới"},
    },
    {
        "id": "follow-above",
        "when": {
            "all": [{"signal": "thin_margin"}, {"finding": {"status": "deducted"}, "agency": "parent"}],
            "none": [{"document": "remediation_plan"}],
        },
        "then": {"status": "at_risk", "task": "remedy"},
    },
)


def facts_of(agency: str, numbers: random.Random) -> list[Fact]:
    """Fifteen findings: two thirds lost points, the others are at risk."""
    found = []
    for number in numbers.sample(range(1, CRITERIA + 1), FINDINGS):
        names = ["points_lost"] if numbers.random() < 2 / 3 else [numbers.choice(RISKS)]
        if numbers.random() < 1 / 2:
            names.append(numbers.choice(("falling", "prolonged", *RISKS)))
        found += [
            Fact(FactKind.SIGNAL, name, agency, f"1.{number}", f"rate_{number}", "", "1", "commune")
            for name in set(names)
        ]
    return found


def main() -> None:
    """Print the tables."""
    parser = options(__doc__)
    parser.add_argument("--agencies", type=int, nargs="+")
    parser.add_argument("--memory", type=int, metavar="AGENCIES")
    asked = parser.parse_args()
    sizes = asked.agencies or ([100, 400] if asked.quick else [500, 1000, 2000, 4000])
    memory = (2000 if asked.quick else 20_000) if asked.memory is None else asked.memory
    results = Results()
    base = [Policy.model_validate(each) for each in yaml.safe_load(BASE.read_text("utf-8"))["policies"]]
    across = [*base, *(Policy.model_validate(each) for each in ACROSS)]
    engines = [choose_engine()[0], choose_engine("reference")[0]]
    for title, policies in (("rules/_base", base), ("rules/_base and two policies across agencies", across)):
        print(f"\n{title}: {len(policies)} policies\n")
        program = compile_policies(policies)
        rows = [measure(program, count, engine) for count in sizes for engine in engines]
        heads = ["agencies", "engine", "results", "seconds", "agencies/s", "peak +MB"]
        print(
            markdown(
                [
                    heads,
                    *([f"{each:,}" if isinstance(each, int) else str(each) for each in row] for row in rows),
                ]
            )
        )
        if policies is base:
            results.points += [Point("agencies", f"inference, {row[1]}", row[0], row[3]) for row in rows]
    if memory:
        print(f"\nOne agency after the other, nothing kept ({engines[0].name})\n")
        print(markdown([["agencies", "peak MB"], *grow(compile_policies(base), memory, engines[0])]))
    hand_on(results, asked)


def measure(program: Program, count: int, engine: Engine) -> list[Any]:
    """One row: time, and how much the peak size of the process grew."""
    numbers = random.Random(1)
    facts = {f"xa-{i:05}": facts_of(f"xa-{i:05}", numbers) for i in range(count)}
    parents = {agency: f"xa-{i // 100 * 100:05}" for i, agency in enumerate(facts) if i % 100}
    before, start = peak(), time.perf_counter()
    inferred = infer(program, facts, parents, engine=engine)
    seconds = time.perf_counter() - start
    results = sum(len(each.statuses) + len(each.tasks) + len(each.conclusions) for each in inferred.values())
    return [count, engine.name, results, round(seconds, 3), round(count / seconds), round(peak() - before, 1)]


def grow(program: Program, count: int, engine: Engine) -> list[list[str]]:
    """The peak size of the process after each fifth of the agencies."""
    numbers, rows = random.Random(2), []
    for i in range(count):
        infer_one(program, "xa", facts_of("xa", numbers), engine=engine)
        if (i + 1) % (count // 5) == 0:
            rows.append([f"{i + 1:,}", f"{peak():.1f}"])
    return rows


def peak() -> float:
    """The largest size of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
