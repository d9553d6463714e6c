"""Scoring side by side with expression engines and bare Python functions.

Run: python benchmarks/scoring_vs_peers.py [--quick] [--agencies 1000] [--rounds 7] [--json FILE]

The same agencies and criteria for all (a slow peer does fewer agencies): 100 made-up criteria, and those
criteria of a real pack that a table of points can express. Points are compared criterion by criterion
before anything is timed. cchc_rules starts from the evidence model and yields scores that carry their
reading; the peers get ready-made numbers, one small context per criterion, made outside the time. Of the
fastest, a second line has the numbers taken out of the same evidence inside the time.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from contest import Contestant, compare, markdown, units_within
from expression_peers import PEERS, Peer
from results import Results, hand_on, options
from scoring_work import Work, made_up_work, real_work
from tables import LEFT_OUT

from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import CompiledPack, compile_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REAL_PACK = "quang-nam-2022"


class Entrant:
    """A peer with the rules of a work compiled, and its contexts made."""

    def __init__(self, peer: Peer, work: Work) -> None:
        self.peer = peer
        self._work = work
        compile_table = peer.ready()
        self._evaluators = [compile_table(table) for table in work.tables]
        self._rows: list[list[Any]] = []

    def ready_made(self, agencies: int) -> list[list[Any]]:
        """Points from contexts made before."""
        for evidence in self._work.evidences[len(self._rows) : agencies]:
            self._rows.append(self._row(evidence))
        return [self._points(row) for row in self._rows[:agencies]]

    def from_evidence(self, agencies: int) -> list[list[Any]]:
        """Points, the contexts made on the way."""
        return [self._points(self._row(evidence)) for evidence in self._work.evidences[:agencies]]

    def _row(self, evidence: Any) -> list[Any]:
        shape, figures = self.peer.shape, evidence.figures
        return [shape(table, figures) for table in self._work.tables]

    def _points(self, row: Sequence[Any]) -> list[Any]:
        return [evaluate(numbers) for evaluate, numbers in zip(self._evaluators, row, strict=True)]


def ours(compiled: CompiledPack, work: Work) -> list[Any]:
    """Scores of every agency."""
    return [score_agency(compiled, evidence) for evidence in work.evidences]


def check_equal(scores: Sequence[Any], points: Sequence[Sequence[Any]], name: str) -> None:
    """Stop when any criterion of any agency got other points."""
    for agency, (of_agency, row) in enumerate(zip(scores, points, strict=False)):
        for score, found in zip(of_agency, row, strict=True):
            value = float(found)
            other = None if value == LEFT_OUT else Fraction(str(value))
            if score.points != other:
                raise SystemExit(f"agency {agency}, {score.criterion.id}: {score.points}, {name} {other}")


def contest(work: Work, rounds: int, seconds: float, results: Results, prefix: str) -> None:
    """Check, time, print the table of one work."""
    compiled = compile_pack(work.pack)
    scores = ours(compiled, work)
    criteria = len(work.tables)
    contestants = [Contestant("cchc_rules", lambda: ours(compiled, work), len(work.evidences) * criteria)]
    for peer in PEERS:
        try:
            entrant = Entrant(peer, work)
        except (ImportError, OSError) as problem:
            results.not_run[f"{prefix} {peer.key}"] = f"not installed here: {problem}"
            continue
        agencies = units_within(seconds, entrant.ready_made, len(work.evidences))
        check_equal(scores, entrant.ready_made(agencies), peer.name)
        contestants += _contestants(entrant, agencies, criteria, prefix)
    left_out = sum(score.points is None for row in scores for score in row)
    del scores
    print(f"\n{work.title}: {len(work.evidences)} agencies x {criteria} criteria, ", end="")
    print(f"{left_out} not applicable, values equal; {rounds} alternating rounds\n")
    print(markdown(compare(contestants, rounds, ("criterion", "criteria"), results)))
    if work.left:
        reasons = (f"{id_} ({reason})" for id_, reason in sorted(work.left.items()))
        print(f"\nNot in the contest, since no table of points says it: {', '.join(reasons)}.")


def _contestants(entrant: Entrant, agencies: int, criteria: int, prefix: str) -> list[Contestant]:
    peer, units = entrant.peer, agencies * criteria
    key = f"{prefix} {peer.key}" if peer.key else None
    found = [Contestant(peer.name, _run(entrant.ready_made, agencies), units, key)]
    if peer.also_from_evidence:
        name = f"{peer.name}, from the evidence"
        found.append(
            Contestant(name, _run(entrant.from_evidence, agencies), units, f"{key}, from the evidence")
        )
    return found


def _run(work: Callable[[int], object], agencies: int) -> Callable[[], object]:
    return lambda: work(agencies)


def main() -> None:
    """Made-up criteria, then those of a real pack."""
    parser = options(__doc__)
    parser.add_argument("--agencies", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    agencies = asked.agencies or (100 if asked.quick else 1000)
    seconds = 0.04 if asked.quick else 1.0
    results = Results()
    contest(made_up_work(agencies), asked.rounds, seconds, results, "scoring:")
    contest(real_work(REAL_PACK, agencies), asked.rounds, seconds, results, "scoring a real pack:")
    for name, reason in results.not_run.items():
        print(f"\nNot run: {name} ({reason}).")
    hand_on(results, asked)


if __name__ == "__main__":
    main()
