"""What holds for any evidence: order changes nothing, what is written is read, missing is not zero."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.evidence.loader import load_evidence
from cchc_rules.evidence.model import Evidence, EvidenceSet, FigureKey
from cchc_rules.evidence.values import read_value
from cchc_rules.evidence.vocabulary import Vocabulary
from cchc_rules.vietnamese.numbers import format_number, format_percent
from evidence.office import PACK, as_json, without_places, write

VOCABULARY = Vocabulary(PACK)

counts = st.integers(0, 10**9).map(format_number)
percents = st.integers(0, 10_000).map(lambda hundredths: format_percent(Fraction(hundredths, 10_000)))
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2024, 12, 31))
details = st.fixed_dictionaries(
    {},
    optional={
        "qualifier": st.sampled_from(["exact", "at_least", "at_most", "about", "hơn", "gần", "khoảng"]),
        "source": st.just("Báo cáo"),
        "note": st.text("aăâbcd đ", min_size=1).filter(str.strip),
    },
)


def entries(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Figures of one measure, no two of one scope and day."""
    entry = st.tuples(
        st.sampled_from([None, "land", "commune"]),
        days,
        st.one_of(st.none(), values, st.just("none")),
        details,
    ).map(
        lambda drawn: (
            {"scope": drawn[0], "as_of": drawn[1].isoformat(), "value": drawn[2]}
            | ({} if drawn[2] in (None, "none") else drawn[3])
        )
    )
    return st.lists(entry, max_size=4, unique_by=lambda one: (one["scope"], one["as_of"]))


figures = st.fixed_dictionaries(
    {},
    optional={
        "files_late": entries(counts),
        "revenue": entries(counts),
        "on_time_rate": entries(percents),
        "branch_share": entries(percents),
    },
)


def loaded(texts: dict[str, str]) -> EvidenceSet:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in texts.items():
            write(folder, text, file)
        return load_evidence([folder], PACK)


def sound(found: EvidenceSet) -> tuple[Evidence, ...]:
    assert [str(fault) for fault in found.faults] == []
    return tuple(without_places(each) for each in found.current)


def shuffled(data: st.DataObject, value: Any) -> Any:
    """The same, with keys and figures of a measure in another order."""
    if isinstance(value, dict):
        keys = data.draw(st.permutations(list(value)))
        return {key: shuffled(data, value[key]) for key in keys}
    if isinstance(value, list):
        return [shuffled(data, each) for each in data.draw(st.permutations(value))]
    return value


@settings(max_examples=60, deadline=None)
@given(st.lists(figures, min_size=1, max_size=3), st.data())
def test_the_order_of_files_keys_and_figures_changes_nothing(
    agencies: list[dict[str, Any]], data: st.DataObject
) -> None:
    bodies = [
        {"agency": {"id": f"so-{number}", "name": "Sở", "level": "department"}, "figures": figures_}
        for number, figures_ in enumerate(agencies)
    ]
    straight = {f"{number}.json": as_json(body) for number, body in enumerate(bodies)}
    mixed = data.draw(st.permutations(bodies))
    crooked = {f"{number}.json": as_json(shuffled(data, body)) for number, body in enumerate(mixed)}
    assert sound(loaded(straight)) == sound(loaded(crooked))


@settings(max_examples=60, deadline=None)
@given(figures)
def test_missing_never_becomes_zero(drawn: dict[str, Any]) -> None:
    (evidence,) = sound(loaded({"a.json": as_json({"figures": drawn})}))
    for measure, series in drawn.items():
        reported = {(one["scope"], one["as_of"]) for one in series if one["value"] is not None}
        observed = {
            (key.scope, one.as_of.isoformat() if one.as_of else None)
            for key, found in evidence.figures.items()
            if key.measure == measure
            for one in found
        }
        assert observed == reported
    assert all(found for found in evidence.figures.values())
    assert {key.measure for key in evidence.figures} <= set(drawn)


@settings(max_examples=60, deadline=None)
@given(figures)
def test_a_bound_is_never_on_the_wrong_side_of_the_value(drawn: dict[str, Any]) -> None:
    (evidence,) = sound(loaded({"a.json": as_json({"figures": drawn})}))
    for found in evidence.figures.values():
        for one in found:
            assert one.low is not None
            assert one.low <= one.value
            assert one.high is None or one.value <= one.high


@given(st.integers(0, 10**12))
def test_a_count_written_the_vietnamese_way_is_read_back(count: int) -> None:
    for text in (format_number(count), str(count)):
        assert read_value(text, VOCABULARY.expected["files_late"]).number == count


@given(st.integers(0, 10**6))
def test_a_percent_written_the_vietnamese_way_is_read_back(share: int) -> None:
    value = Fraction(share, 10**6)
    text = format_percent(value, 4)
    assert read_value(text, VOCABULARY.expected["on_time_rate"]).number == value
    assert read_value(text.replace(",", "."), VOCABULARY.expected["on_time_rate"]).number == value


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(VOCABULARY.expected)),
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
    ),
    st.one_of(st.none(), st.text(), st.integers()),
)
def test_whatever_is_written_is_read_or_is_a_fault(measure: str, value: Any, more: Any) -> None:
    body = {"figures": {measure: [{"value": value, "note": more}]}}
    found = loaded({"a.json": as_json(body)})
    assert bool(found.faults) != bool(found.current)
    if found.current and value is None:
        assert FigureKey(measure) not in found.current[0].figures
