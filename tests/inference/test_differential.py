"""Random policies over random facts of random agencies: both engines must say what the words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from cchc_rules.inference.engine import load
from cchc_rules.inference.infer import infer
from cchc_rules.inference.program import compile_policies, wanted
from cchc_rules.inference.reference import ReferenceEngine

from .office import by_agency
from .oracle import expected
from .random_packs import AGENCIES, facts, packs

if TYPE_CHECKING:
    import random

    from cchc_rules.inference.model import Fact
    from cchc_rules.packs.policies import Policy


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    tiers=packs(),
    given_facts=st.lists(facts(), min_size=6, max_size=16),
    parents=st.dictionaries(st.sampled_from(AGENCIES), st.sampled_from([*AGENCIES, "outside"]), max_size=4),
    order=st.randoms(use_true_random=False),
)
def test_both_engines_say_what_the_words_mean(
    tiers: list[list[Policy]], given_facts: list[Fact], parents: dict[str, str], order: random.Random
) -> None:
    shuffled = [policy for tier in tiers for policy in tier]
    order.shuffle(shuffled)
    compiled = compile_policies(shuffled)
    order.shuffle(given_facts)
    grouped = {**{agency: [] for agency in AGENCIES}, **by_agency(*given_facts)}
    right = expected(tiers, given_facts, sorted(AGENCIES), parents)
    for kind in ("statuses", "tasks", "conclusions"):
        if any(getattr(each, kind) for each in right.values()):
            event(kind)
    event(f"late phases: {len(compiled.late)}")
    for engine in (load(), ReferenceEngine()):
        inferred = infer(compiled, grouped, parents, engine=engine)
        assert {agency: each._replace(engine="") for agency, each in inferred.items()} == right
    only_wanted = {
        agency: [fact for fact in some if wanted(compiled, fact)] for agency, some in grouped.items()
    }
    assert infer(compiled, only_wanted, parents, engine=load()) == infer(
        compiled, grouped, parents, engine=load()
    )
