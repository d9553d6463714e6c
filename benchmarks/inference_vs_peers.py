"""Inference side by side with other forward-chaining engines.

Run: python benchmarks/inference_vs_peers.py [--quick] [--agencies 1000] [--rounds 7] [--json FILE]

The same five policies and findings for all (see chaining_work.py), policy and criterion of every
conclusion compared first. Facts in each engine's own shape are made inside the time. cchc_rules also
keeps the facts that led to each conclusion, which the peers here do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chaining_peers import PEERS
from chaining_work import Agency, Answer, make_agencies, policies
from contest import Contestant, compare, markdown, units_within
from results import Results, hand_on, options

from cchc_rules.inference.choice import choose_engine
from cchc_rules.inference.infer import infer_one
from cchc_rules.inference.program import compile_policies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_rules.inference.model import Inferred

    Conclude = Callable[[Sequence[Agency]], list[Answer]]


def answer(inferred: Inferred) -> Answer:
    """Policy and criterion of everything concluded."""
    return {
        *((each.firing.policy, each.criterion) for each in inferred.statuses),
        *((each.firing.policy, each.criterion) for each in inferred.tasks),
        *((each.policy, each.criterion) for each in inferred.conclusions),
    }


def ours(engine: str) -> Callable[[Sequence[Agency]], list[Inferred]]:
    """cchc_rules with one of its engines."""
    program, chosen = compile_policies(policies()), choose_engine(engine)[0]
    return lambda agencies: [
        infer_one(program, agency.id, agency.narrow(), engine=chosen).inferred for agency in agencies
    ]


def main() -> None:
    """Check, time, print a table."""
    parser = options(__doc__)
    parser.add_argument("--agencies", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    agencies = make_agencies(asked.agencies or (100 if asked.quick else 1000))
    seconds = 0.2 if asked.quick else 2.0
    results = Results()
    engine, plain = ours("durable-rules"), ours("reference")
    right = [answer(each) for each in engine(agencies)]
    check_equal(right, [answer(each) for each in plain(agencies)], "reference")
    contestants = [
        Contestant("cchc_rules", lambda: engine(agencies), len(agencies)),
        Contestant("cchc_rules, its plain Python evaluator", lambda: plain(agencies), len(agencies)),
    ]
    for peer in PEERS:
        try:
            conclude = peer.make()
        except (ImportError, OSError) as problem:
            results.not_run[f"inference: {peer.key}"] = f"not installed here: {problem}"
            continue
        check_equal(right, conclude(agencies), peer.name)
        count = len(agencies)
        for _ in range(peer.warm_up):
            conclude(agencies)
        if not peer.warm_up:
            count = units_within(seconds, _some(conclude, agencies), len(agencies))
        work = _first(conclude, agencies[:count])
        contestants.append(Contestant(peer.name, work, count, f"inference: {peer.key}"))
    concluded = sum(map(len, right))
    print(f"{len(agencies)} agencies, {concluded} conclusions, equal; {asked.rounds} alternating rounds\n")
    print(markdown(compare(contestants, asked.rounds, ("agency", "agencies"), results)))
    for name, reason in results.not_run.items():
        print(f"\nNot run: {name} ({reason}).")
    hand_on(results, asked)


def check_equal(right: Sequence[Answer], found: Sequence[Answer], name: str) -> None:
    """Stop when any agency got other conclusions."""
    for index, (wanted, got) in enumerate(zip(right, found, strict=True)):
        if wanted != got:
            raise SystemExit(f"agency {index}: {name} lacks {wanted - got}, adds {got - wanted}")


def _some(conclude: Conclude, agencies: Sequence[Agency]) -> Callable[[int], object]:
    return lambda count: conclude(agencies[:count])


def _first(conclude: Conclude, agencies: Sequence[Agency]) -> Callable[[], object]:
    return lambda: conclude(agencies)


if __name__ == "__main__":
    main()
