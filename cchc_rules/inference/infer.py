"""What follows from the facts of one agency, and of all of them together?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.inference.choice import choose_engine
from cchc_rules.inference.harvest import Harvest
from cchc_rules.inference.patterns import Relation, Shape, Sieve
from cchc_rules.inference.view import Engine, Phase, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_rules.inference.model import Fact, Firing, Inferred
    from cchc_rules.inference.program import Program


class Local(NamedTuple):
    """What an agency's own facts led to.

    ``kept`` are the facts that policies across agencies still ask for, ``because`` what made
    the derived ones among them; both are empty where no policy looks across.
    """

    inferred: Inferred
    kept: tuple[Fact, ...] = ()
    because: Mapping[Fact, Firing] = {}


def infer(
    program: Program,
    facts_by_agency: Mapping[str, Iterable[Fact]],
    parents: Mapping[str, str],
    *,
    engine: Engine | None = None,
) -> dict[str, Inferred]:
    """Run all policies for all agencies; ``parents`` maps an agency to the one above it."""
    engine = engine or choose_engine()[0]
    parts = {
        agency: infer_one(program, agency, facts_by_agency[agency], engine=engine)
        for agency in sorted(facts_by_agency)
    }
    return infer_across(program, parts, parents, engine=engine)


def infer_one(program: Program, agency: str, facts: Iterable[Fact], *, engine: Engine | None = None) -> Local:
    """Run the policies that need this agency alone.

    For streaming: agencies can be taken one by one, in any order, on any machine, and their
    results given to `infer_across`, which is needed only if ``program.looks_across``.
    """
    engine = engine or choose_engine()[0]
    known = set(facts)
    for fact in known:
        if fact.agency != agency:
            raise ValueError(f"fact of {fact.agency!r} among those of {agency!r}: {fact}")
    because: dict[Fact, Firing] = {}
    harvest = Harvest(program, because)
    for phase in program.early:
        harvest.add(engine.run(phase, View(sorted(known))))
        known.update(harvest.finish_phase())
    inferred = harvest.inferred(agency, engine.name)
    if not program.looks_across:
        return Local(inferred)
    return Local(inferred, tuple(sorted(filter(program.asked_late.admits, known))), because)


def infer_across(
    program: Program, parts: Mapping[str, Local], parents: Mapping[str, str], *, engine: Engine | None = None
) -> dict[str, Inferred]:
    """Run the policies that look across agencies, and join their results with the agencies' own."""
    agencies = sorted(parts)
    if not program.looks_across:
        return {agency: parts[agency].inferred for agency in agencies}
    engine = engine or choose_engine()[0]
    because = {fact: firing for part in parts.values() for fact, firing in part.because.items()}
    harvest = Harvest(program, because)
    facts = {agency: set(parts[agency].kept) for agency in agencies}
    for phase in program.late:
        views = _Views(phase, facts, parents)
        for agency in agencies:
            harvest.add(engine.run(phase, views.of(agency)))
        for fact in harvest.finish_phase():
            facts[fact.agency].add(fact)
    return {agency: harvest.inferred(agency, engine.name, parts[agency].inferred) for agency in agencies}


class _Views:
    """What each agency sees in one phase."""

    def __init__(self, phase: Phase, facts: Mapping[str, Iterable[Fact]], parents: Mapping[str, str]) -> None:
        shapes: dict[Relation, set[Shape]] = {each: set() for each in phase.relations}
        for rule in phase.rules:
            for premise in rule.patterns:
                shapes[premise.shape.relation].add(premise.shape)
        self._seen = {
            relation: _admitted(facts, Sieve(each.filter for each in of_relation))
            for relation, of_relation in shapes.items()
            if relation != "any"
        }
        self._parents = parents
        self._children: dict[str, list[str]] = {}
        for child in sorted(facts):
            if child in parents:
                self._children.setdefault(parents[child], []).append(child)
        self._everyone = sorted(_alike_once(shapes.get("any", ()), facts))

    def of(self, agency: str) -> View:
        """What one agency sees."""
        below = self._seen.get("child", {})
        return View(
            own=self._seen.get("same", {}).get(agency, []),
            parent=self._seen.get("parent", {}).get(self._parents.get(agency, ""), []),
            children=sorted(
                fact for child in self._children.get(agency, ()) for fact in below.get(child, ())
            ),
            everyone=self._everyone,
        )


def _admitted(facts: Mapping[str, Iterable[Fact]], sieve: Sieve) -> dict[str, list[Fact]]:
    return {agency: sorted(filter(sieve.admits, of_agency)) for agency, of_agency in facts.items()}


def _alike_once(shapes: Iterable[Shape], facts: Mapping[str, Iterable[Fact]]) -> set[Fact]:
    """Of all agencies' facts that look alike to a pattern, the least: the others could only repeat it."""
    chosen: set[Fact] = set()
    for shape in shapes:
        least: dict[tuple[str, ...], Fact] = {}
        for of_agency in facts.values():
            for fact in filter(shape.filter.admits, of_agency):
                look = fact if shape.whole else tuple([getattr(fact, key) for key in shape.keys])
                if look not in least or fact < least[look]:
                    least[look] = fact
        chosen.update(least.values())
    return chosen
