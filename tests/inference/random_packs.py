"""Random policies and facts, dense enough that a good part of the policies fires."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cchc_rules.inference.model import Fact, FactKind
from cchc_rules.packs.policies import Policy

AGENCIES = ["t", "s1", "s2", "x1"]
CRITERIA = ["1.1", "1.2", "1.2.1", "1.20"]
SIGNALS = ["points_lost", "falling"]
DOCUMENTS = ["plan"]
MEASURES, SCOPES, FIELDS, LEVELS = ["m", "n"], ["", "land"], ["1", "1.2"], ["department", "commune"]
PLAIN = ["met", "unknown"]


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """The usual value two times out of three or more."""
    return st.sampled_from([usual] * max(2, 2 * len(others)) + list(others))


def one_in(draw: st.DrawFn, many: int) -> bool:
    """Now and then."""
    return draw(st.integers(1, many)) == many


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A fact given from outside."""
    kind = draw(
        st.sampled_from(
            [FactKind.SIGNAL, FactKind.SIGNAL, FactKind.SIGNAL, FactKind.FINDING, FactKind.DOCUMENT]
        )
    )
    agency, period = draw(st.sampled_from(AGENCIES)), "previous" if one_in(draw, 8) else "current"
    level = draw(mostly(LEVELS[AGENCIES.index(agency) // 3], "unit"))
    if kind is FactKind.DOCUMENT:
        return Fact(kind, draw(st.sampled_from(DOCUMENTS)), agency, level=level, period=period)
    names = (
        SIGNALS
        if kind is FactKind.SIGNAL
        else PLAIN
        if period == "current"
        else [*PLAIN, "deducted", "at_risk"]
    )
    criterion = draw(st.sampled_from(CRITERIA))
    about = [draw(mostly(values[0], values[1])) for values in (MEASURES, SCOPES, FIELDS)]
    return Fact(kind, draw(st.sampled_from(names)), agency, criterion, *about, level, period)


@st.composite
def patterns(
    draw: st.DrawFn, tier: int, aliases: list[str], *, about_criteria: bool, own: bool
) -> dict[str, Any]:
    """A pattern that may name the aliases; ``own``: about the agency itself."""
    period = "previous" if one_in(draw, 8) else "current"
    pattern: dict[str, Any] = {"period": period, **draw(kinds(tier, period, about_criteria=about_criteria))}
    if one_in(draw, 16):
        pattern["level"] = draw(st.sampled_from(LEVELS))
    if not own:
        pattern["agency"] = draw(mostly("same", "parent", "child", "any"))
    if aliases and draw(st.booleans()):
        keys = ["criterion", "criterion", "measure", "scope", "field"] + ([] if own else ["agency", "agency"])
        chosen = draw(st.sets(st.sampled_from(keys), max_size=2))
        pattern["same"] = {key: draw(st.sampled_from(aliases)) for key in sorted(chosen)}
    return pattern


@st.composite
def kinds(draw: st.DrawFn, tier: int, period: str, *, about_criteria: bool) -> dict[str, Any]:
    """What a pattern asks for."""
    choices = ["signal"] * 4 + ["finding"] * 2
    if not about_criteria:
        choices += ["document"] * 2 + ["conclusion"] * (2 if tier else 0)
    kind = draw(st.sampled_from(choices))
    if kind == "document":
        return {"document": draw(st.sampled_from(DOCUMENTS))}
    if kind == "conclusion":
        return {"conclusion": f"c{draw(st.integers(0, tier - 1))}"}
    limits = {"criterion": ["1", "1.2"], "measure": MEASURES, "scope": ["land"], "field": FIELDS}
    about = {key: draw(st.sampled_from(values)) for key, values in limits.items() if one_in(draw, 10)}
    if kind == "finding":
        return {"finding": {**about, **draw(finding_status(tier, period))}}
    return {"signal": draw(st.sampled_from(SIGNALS)), **({"of": about} if about else {})}


def finding_status(tier: int, period: str) -> st.SearchStrategy[dict[str, str]]:
    """Tier 0 makes deducted, tier 1 at_risk; nobody asks for what its own tier makes."""
    if period == "previous":
        return st.sampled_from([{}, {"status": "deducted"}, {"status": "met"}])
    made = [[], [{"status": "deducted"}], [{"status": "deducted"}, {"status": "at_risk"}, {}]][tier]
    return st.sampled_from([*made, *made, *({"status": each} for each in PLAIN)])


@st.composite
def policies(draw: st.DrawFn, id_: str, tier: int) -> Policy:
    """A policy that can be carried out."""
    then: dict[str, Any] = {}
    if tier < 2 and draw(st.booleans()):
        then["status"] = ["deducted", "at_risk"][tier]
    if one_in(draw, 3):
        then["task"] = draw(st.sampled_from(["remedy", {"content": "Đôn đốc"}]))
    if not then or one_in(draw, 3):
        then |= {"conclude": f"c{tier}", "text": "Kiến nghị {agency}"}
    of_criteria = "status" in then or then.get("task") == "remedy"
    arms_only = one_in(draw, 6)
    positive: list[dict[str, Any]] = []
    aliases: list[str] = []
    for at in range(0 if arms_only else draw(st.integers(1, 3))):
        pattern = draw(patterns(tier, aliases, about_criteria=of_criteria and not at, own=not at))
        if draw(st.booleans()):
            pattern["as"] = f"p{at}"
            aliases.append(f"p{at}")
        positive.append(pattern)
    arms = [
        draw(patterns(tier, aliases, about_criteria=of_criteria and arms_only, own=arms_only))
        for _ in range(draw(st.integers(2, 3)) if arms_only else draw(mostly(0, 1, 2)))
    ]
    negative = [
        draw(patterns(tier, aliases, about_criteria=False, own=False)) for _ in range(draw(mostly(0, 1, 2)))
    ]
    usable = [each["as"] for each in positive if "as" in each and not (of_criteria and "document" in each)]
    if usable and one_in(draw, 3):
        then["on"] = draw(st.sampled_from(usable))
    return Policy.model_validate(
        {"id": id_, "when": {"all": positive, "any": arms, "none": negative}, "then": then}
    )


@st.composite
def packs(draw: st.DrawFn) -> list[list[Policy]]:
    """Tiers of policies; each asks for what lower tiers made at most."""
    return [
        [draw(policies(f"p{tier}-{n}", tier)) for n in range(draw(st.integers(1, 3)))] for tier in range(3)
    ]
