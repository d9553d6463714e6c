"""Random rule packs with evidence about them: trees, every way of combining, claims, waivers, estimates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from .office import AT_RISK, DEDUCTED, criterion, over, rules, sheet

RATES = ("on_time", "online", "paid")
COUNTS = ("late", "reports_late")
POINTS = ("0.25", "0.5", "1", "2", "3.75")
LEFT_OUT = '{{when: {{received: "= 0"}}, as: {}}}'


@dataclass(frozen=True)
class Written:
    """A rule file, an evidence file, the totals rule, and how many points the rules declare."""

    rules: str
    sheet: str
    totals: str
    declared: Fraction


@st.composite
def offices(draw: st.DrawFn) -> Written:
    """A pack of two fields and what one agency reports."""
    tree = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))
    lines: list[str] = []
    leaves: list[str] = []
    parents: list[str] = []
    declared = Fraction(0)
    for index, children in enumerate(tree):
        dotted = f"{index % 2 + 1}.{index + 1}"
        if children:
            kids = [f"{dotted}.{child + 1}" for child in range(children)]
            worth = [draw(st.sampled_from(POINTS)) for _ in kids]
            kind = draw(st.sampled_from(["sum", "sum", "all", "any", "min", "max"]))
            own = None if kind == "sum" else draw(st.sampled_from(POINTS))
            lines.append(criterion(dotted, None, f"{{combine: {{children: {kind}}}}}", points=own))
            lines += [draw(leaf(kid, each)) for kid, each in zip(kids, worth, strict=True)]
            declared += sum(map(Fraction, worth), Fraction(0)) if own is None else Fraction(own)
            leaves += kids
            parents.append(dotted)
        else:
            group = draw(st.sampled_from(["ordinary", "ordinary", "ordinary", "bonus", "penalty"]))
            worth_alone = draw(st.sampled_from(POINTS))
            lines.append(draw(leaf(dotted, worth_alone, group)))
            declared += Fraction(worth_alone) if group == "ordinary" else 0
            leaves.append(dotted)
    written = rules(*lines, policies=draw(st.sampled_from([DEDUCTED, DEDUCTED + AT_RISK])), fields="12")
    return Written(written, sheet(draw(reported(leaves, parents))), draw(totals_rules()), declared)


@st.composite
def leaf(draw: st.DrawFn, dotted: str, points: str, group: str = "ordinary") -> str:
    """A criterion that is scored itself."""
    keys: dict[str, object] = {"points": points, "group": None if group == "ordinary" else group}
    if draw(st.booleans()):
        keys["not_applicable"] = LEFT_OUT.format(
            draw(st.sampled_from(["exclude", "exclude", "full", "zero"]))
        )
    if draw(st.integers(0, 4)) == 0:
        return criterion(dotted, draw(st.sampled_from(COUNTS)), "{deduct: {each: 0.25}}", **keys)
    if draw(st.integers(0, 6)) == 0:
        return criterion(dotted, "satisfied", "survey", **keys)
    if draw(st.booleans()):
        keys["at_risk"] = "{margin: 5%}"
    if draw(st.booleans()):
        keys["obligation"] = "late"
    forms = (
        over(">= 90%"),
        '{steps: [{when: ">= 90%", points: max}, {otherwise: true, points: half}]}',
        '{steps: [{when: ">= 50%", points: max}]}',
        "{proportional: {full_at: 80%}}",
        "{increments: {from: 50%, each: 10%, adds: 0.1}}",
    )
    return criterion(dotted, draw(st.sampled_from(RATES)), draw(st.sampled_from(forms)), **keys)


@st.composite
def reported(draw: st.DrawFn, leaves: list[str], parents: list[str]) -> str:
    """Figures, claims, published results, waivers."""
    figures = []
    for rate in RATES:
        percent = draw(st.integers(0, 100))
        written = draw(st.sampled_from(["missing", "exact", "exact", "about", "at_least", "at_most"]))
        if written == "exact":
            figures.append(f"{rate}: {percent}%")
        elif written != "missing":
            figures.append(f"{rate}: {{value: {percent}%, qualifier: {written}}}")
    figures += [f"{count}: {draw(st.integers(0, 6))}" for count in COUNTS if draw(st.booleans())]
    if draw(st.booleans()):
        figures.append(f"received: {draw(st.integers(0, 1))}")
    said = st.sampled_from(["{points: 0}", "{status: met}", "{status: deducted}", "{status: at_risk}"])
    chosen = st.lists(st.sampled_from(leaves + parents), unique=True, max_size=2)
    last_day = st.sampled_from(["2021-06-30", "2022-06-30"])
    sections = {
        "figures": figures,
        "official_scores": [f'"{each}": {draw(said)}' for each in draw(chosen)],
        "last_year": [f'"{each}": {draw(said)}' for each in draw(chosen)],
        "self_scores": [f'"{each}": "0,25"' for each in draw(chosen)],
    }
    lines = [f"{key}: {{{', '.join(entries)}}}\n" for key, entries in sections.items() if entries]
    waivers = [
        f'{{criterion: "{each}", reason: a, approver: b, expires: {draw(last_day)}}}' for each in draw(chosen)
    ]
    return "".join(lines) + (f"waivers: [{', '.join(waivers)}]\n" if waivers else "")


@st.composite
def totals_rules(draw: st.DrawFn) -> str:
    """How a pack adds up."""
    keys = {
        "clamp": draw(st.sampled_from(["true", "true", "false"])),
        "rescale": draw(st.sampled_from(["false", "true"])),
        "bonus": draw(st.sampled_from([None, "{cap: 1}"])),
        "penalty": draw(st.sampled_from([None, "{cap: 1}"])),
        "rounding": draw(st.sampled_from([None, "{places: 0}", "{places: 2, at: criterion}"])),
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value is not None) + "}"
