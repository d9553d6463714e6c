"""What holds for every value: against a naive oracle, monotone, sound bounds, minimal headroom."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cchc_rules.evidence.model import Observation, Qualifier
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import compile_pack
from cchc_rules.scoring.headroom import distance
from cchc_rules.scoring.intervals import product, quotient
from cchc_rules.scoring.ledger import ledger_of
from cchc_rules.scoring.model import Score, ScoreState

from .office import AS_OF, ON_TIME, ONLINE, criterion, evidence_of, over, pack_of, score_of

counts = st.integers(0, 100_000)
percents = st.integers(0, 10_000).map(lambda n: Fraction(n, 10_000))
lines = st.integers(1, 9_999).map(lambda n: Fraction(n, 10_000))
operators = st.sampled_from([">", ">=", "<", "<="])
HOLDS = {
    ">": lambda value, line: value > line,
    ">=": lambda value, line: value >= line,
    "<": lambda value, line: value < line,
    "<=": lambda value, line: value <= line,
}


def written(value: Fraction) -> str:
    """A fraction of 1 as a rule file writes it."""
    whole, decimals = divmod(value * 10_000, 100)
    return f"{whole},{int(decimals):02d}%"


@st.composite
def tables(draw):
    """Steps from the top down, as offices write them: the oracle walks them in order."""
    cuts = sorted(draw(st.lists(lines, min_size=1, max_size=4, unique=True)), reverse=True)
    operator = draw(st.sampled_from([">", ">="]))
    points = sorted(
        draw(st.lists(st.integers(0, 4), min_size=len(cuts) + 1, max_size=len(cuts) + 1)), reverse=True
    )
    steps = [
        {"when": f"{operator} {written(cut)}", "points": str(each)}
        for cut, each in zip(cuts, points, strict=False)
    ]
    return operator, cuts, points, {"steps": [*steps, {"otherwise": True, "points": str(points[-1])}]}


def oracle(table, value):
    """The points by walking down the table with plain fractions."""
    operator, cuts, points, _ = table
    for cut, each in zip(cuts, points, strict=False):
        if HOLDS[operator](value, cut):
            return each
    return points[-1]


@given(tables(), counts, counts)
def test_steps_give_what_a_naive_walk_down_the_table_gives(table, of, more):
    assume(of + more > 0)
    score = score_of(table[3], {"files_online": of, "files_received": of + more}, points="4")
    assert score.points == oracle(table, Fraction(of, of + more))


@given(tables(), percents, percents)
def test_a_better_value_never_gets_fewer_points(table, one, other):
    low, high = sorted((one, other))
    found = [score_of(table[3], {"online_rate": value}, points="4").points for value in (low, high)]
    assert found[0] <= found[1]


@given(tables(), counts, counts, st.integers(1, 50))
def test_the_same_share_of_more_files_gets_the_same_points(table, of, more, times):
    assume(of + more > 0)
    found = [
        score_of(table[3], {"files_online": of * n, "files_received": (of + more) * n}, points="4").points
        for n in (1, times)
    ]
    assert found[0] == found[1]


FORMS = [
    over("> 30%"),
    over("< 5%"),
    over("= 100%"),
    {
        "steps": [
            {"when": ">= 90%", "points": "max"},
            {"when": "50%..<90%", "points": {"proportional": "0,8", "full_at": "80%"}},
            {"otherwise": True, "points": "0,1"},
        ]
    },
    {
        "steps": [
            {"when": "< 20%", "points": {"proportional": "1", "full_at": "10%"}},
            {"when": "40%..60%", "points": "max"},
            {"when": "= 70%", "points": "half"},
            {"otherwise": True, "points": "0"},
        ]
    },
    {"proportional": {"full_at": "85%", "zero_below": "30%"}},
    {"proportional": {"full_at": "10%", "zero_below": "60%", "falling": True}},
    {"increments": {"start": "0,2", "from": "20%", "each": "7%", "adds": "0,15", "below": "0,05"}},
    {"deduct": {"each": "0,2", "per": "0,3"}},
]


@pytest.mark.parametrize("form", FORMS)
@given(
    value=percents,
    low=st.none() | percents,
    high=st.none() | percents,
    where=st.integers(0, 100),
    places=st.sampled_from([None, 2]),
)
@settings(max_examples=60)
def test_points_of_any_value_within_the_bounds_lie_between_worst_and_best(
    form, value, low, high, where, places
):
    low = None if low is None else min(low, value)
    high = None if high is None else max(high, value)
    manifest = {} if places is None else {"totals": {"rounding": {"places": str(places), "at": "criterion"}}}

    def scored(observation):
        return score_of(form, {"online_rate": observation}, manifest=manifest)

    estimate = scored(
        Observation(value.numerator, value.denominator, qualifier=Qualifier.ABOUT, low=low, high=high)
    )
    assert estimate.state is ScoreState.SCORED
    assert estimate.worst <= estimate.points <= estimate.best
    bottom, top = Fraction(0) if low is None else low, Fraction(1) if high is None else high
    inside = bottom + (top - bottom) * Fraction(where, 100)
    points = scored(Observation(inside.numerator, inside.denominator)).points
    assert estimate.worst <= points <= estimate.best


@pytest.mark.parametrize("measure", ["online_rate", "late_rate"])
@given(operators, lines, st.integers(0, 3000), st.integers(1, 3000))
def test_whole_files_are_minimal_and_just_reach_the_line(measure, operator, line, of, more):
    total = of + more
    part, whole = (
        ("files_online", "files_received") if measure == "online_rate" else ("files_on_time", "files_done")
    )
    pack = pack_of(
        {**ONLINE, **ON_TIME}, criterion(measure=measure, score=over(f"{operator} {written(line)}"))
    )
    compiled = compile_pack(pack)
    numerator = of if measure == "online_rate" else total - of

    def met(count):
        return HOLDS[operator](Fraction(count, total), line)

    (score,) = score_agency(compiled, evidence_of({part: of, whole: total}))
    found = distance(compiled, score)
    rises = operator in (">", ">=")
    assert found.reached is met(numerator) is (score.points == 1)
    if found.reached:
        step = -1 if rises else 1
        assert met(numerator + step * found.whole)
        beyond = numerator + step * (found.whole + 1)
        assert not 0 <= beyond <= total or not met(beyond)
    elif found.whole is not None:
        step = 1 if rises else -1
        assert found.whole >= 1
        assert met(numerator + step * found.whole)
        assert not met(numerator + step * (found.whole - 1))
    else:
        assert not any(met(count) for count in (0, total))


@given(st.permutations(["1.1", "1.2", "1.3"]), counts, counts, percents)
def test_neither_the_order_of_rules_nor_of_figures_matters(order, of, more, rate):
    assume(of + more > 0)
    rules = {
        "1.1": criterion("1.1", measure="online_rate", score=over("> 30%")),
        "1.2": criterion("1.2", measure="late_rate", score=over("< 5%")),
        "1.3": criterion("1.3", measure="files_late", score={"deduct": {"each": "0,1"}}),
    }
    figures = {"files_online": of, "files_received": of + more, "on_time_rate": rate, "files_late": of}

    def points(names, items):
        compiled = compile_pack(pack_of({**ONLINE, **ON_TIME}, *(rules[name] for name in names)))
        return {
            score.criterion.id: (score.points, score.state)
            for score in score_agency(compiled, evidence_of(dict(items)))
        }

    straight = points(sorted(order), figures.items())
    assert points(order, reversed(figures.items())) == straight


days = st.integers(0, 500).map(lambda n: AS_OF - timedelta(days=n) + timedelta(days=60))
observations = st.builds(
    Observation,
    st.integers(0, 120),
    st.sampled_from([1, 1, 1, 100]),
    qualifier=st.sampled_from([Qualifier.EXACT] * 4 + [Qualifier.AT_LEAST, Qualifier.AT_MOST]),
    as_of=st.none() | days | st.just(AS_OF),
    said_none=st.sampled_from([False] * 6 + [True]),
    system=st.none() | st.sampled_from(["A", "B"]),
)
series = st.lists(observations, min_size=1, max_size=3)
MIXED = [
    criterion("1", measure="online_rate", score=over("> 30%")),
    criterion(
        "2",
        measure="online_rate",
        score=FORMS[3],
        not_applicable={"when": {"files_received": "= 0"}, "as": "exclude"},
    ),
    criterion("3", measure="files_online", score=over(">= 20")),
    criterion("4", measure="files_online", score={"deduct": {"each": "0,1", "per": "7"}}, none="half"),
    criterion("5", measure="online_rate", score={"proportional": {"full_at": "60%"}}, none="exclude"),
    criterion("6", measure="files_online", score={"steps": [{"when": "> 50", "points": "1"}]}),
    criterion(
        "7",
        measure="files_online",
        score=over("< 40"),
        group="penalty",
        not_applicable={"when": {"files_received": "10..<30"}, "as": "full"},
    ),
]
COMPILED = compile_pack(pack_of(ONLINE, *MIXED))


def the_full_way(rule, evidence):
    """The score without any short cut."""
    ledger = ledger_of(evidence)
    return tuple.__new__(Score, (rule.judge(ledger), ledger))


@given(st.dictionaries(st.sampled_from(["files_online", "files_received", "online_rate"]), series))
@settings(max_examples=400)
def test_the_short_way_gives_the_verdict_of_the_full_way(figures):
    evidence = evidence_of(figures)
    rules = COMPILED.at(evidence.agency.level).rules
    for rule, score in zip(rules, score_agency(COMPILED, evidence), strict=True):
        assert score == the_full_way(rule, evidence)


DEADLINES = compile_pack(
    pack_of(
        {"plan": {"label": "Kế hoạch", "kind": "document"}, "start": {"label": "Giao", "kind": "document"}},
        *(
            criterion(str(index), measure="plan", score={"deadline": rule})
            for index, rule in enumerate(
                [
                    {"due": date(2021, 9, 30), "late": "half"},
                    {"due": {"before": date(2021, 9, 30)}, "late": "max", "per_day": "0,05"},
                    {"due": date(2021, 6, 30), "late": "half", "refused_after": date(2021, 10, 31)},
                    {"due": {"days": "90", "after": "start"}, "not_issued": "0,1"},
                ]
            )
        ),
    )
)


@given(
    st.dictionaries(
        st.sampled_from(["plan", "start"]),
        st.sampled_from([None, False]) | st.dates(date(2021, 1, 1), date(2022, 3, 1)),
    ),
    st.dates(date(2021, 5, 1), date(2022, 2, 1)),
)
def test_the_short_way_of_deadlines_is_the_full_way(documents, as_of):
    evidence = evidence_of({}, documents, as_of=as_of)
    rules = DEADLINES.at(evidence.agency.level).rules
    for rule, score in zip(rules, score_agency(DEADLINES, evidence), strict=True):
        assert score == the_full_way(rule, evidence)


intervals = st.tuples(percents, percents).map(sorted)


@given(intervals, intervals, st.integers(0, 10), st.integers(0, 10))
def test_a_quotient_and_a_product_of_values_within_bounds_lie_within_their_bounds(over_, under, i, j):
    one = over_[0] + (over_[1] - over_[0]) * Fraction(i, 10)
    other = under[0] + (under[1] - under[0]) * Fraction(j, 10)
    low, high = product(tuple(over_), tuple(under))
    assert low <= one * other <= high
    assume(other > 0)
    low, high = quotient(tuple(over_), tuple(under))
    assert low <= one / other
    assert high is None or one / other <= high
