"""The data of the page say of every result what its record says, whatever stands in its texts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.clean_text import clean
from cchc_rules.reports.page.embedded import embedded
from cchc_rules.reports.page.html_report import write
from cchc_rules.reports.page.texts import TextTable
from cchc_rules.reports.records.collection import Collection, collect
from tests.reports.overview.runs import CASES, run_of
from tests.reports.page.pages import page_of, plan_for, read, results

TEXTS = st.text(max_size=30)


@given(st.lists(TEXTS))
def test_every_text_is_found_where_the_table_says(texts: list[str]) -> None:
    table = TextTable()
    places = table.places(texts)
    found = table.all()
    assert [found[place] for place in places] == [clean(text) for text in texts]
    assert len(set(found)) == len(found)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_sentence_is_whole_again_with_its_parts(text: str, distance: str, value: str, target: str) -> None:
    table = TextTable()
    place = table.sentence(f"{text} {value}; {distance} {target}", distance, value, target)
    told = table.all()[place]
    for mark, part in zip("\x01\x02\x03", (distance, value, target), strict=True):
        told = told.replace(mark, clean(part))
    assert told == clean(f"{text} {value}; {distance} {target}")


def test_sentences_that_differ_in_their_figures_only_are_kept_once() -> None:
    table = TextTable()
    first = table.sentence("Đạt 90,4%, chỉ tiêu 90%", None, "90,4%", "90%")
    second = table.sentence("Đạt 97,1%, chỉ tiêu 95%", None, "97,1%", "95%")
    assert first == second


@pytest.mark.parametrize("case", CASES)
def test_every_result_of_every_record_is_in_the_page(case: tuple[str, str]) -> None:
    run = run_of(*case)
    found = [each for each in results(page_of(*case)) if not each["parent"]]
    wanted = [(record, each) for record in run.agencies for each in record.criteria]
    order = [entry.id for entry in run.entries]
    assert len(found) == len(wanted)
    told = {(each["agency"].split(".")[0], each["criterion"]): each for each in found}
    for record, each in wanted:
        said = told[record.agency.id, each.id]
        assert said["status"] == each.status.value
        assert said["sentence"] == clean(each.sentence)
        assert said["signals"] == [clean(line) for line in each.signals]
        assert said["policies"] == [clean(line) for line in each.policies]
        assert said["value"] == clean(each.value or "")
        assert said["target"] == clean(each.target or "")
        assert said["distance"] == clean(each.distance.sentence if each.distance else "")
        assert said["proof"] == [clean(line) for line in each.proof]
        assert said["missing"] == [clean(line) for line in each.missing]
        assert said["lacksProof"] == each.lacks_proof
        assert said["official"] == each.official
        assert len(said["series"]) == len(each.series)
        assert bool(said["lost"]) == bool(each.lost)
        assert bool(said["stake"]) == bool(each.at_stake)
    assert [each["criterion"] for each in results(page_of(*case))] == [
        criterion
        for record in run.agencies
        for criterion in sorted([each.id for each in (*record.criteria, *record.parents)], key=order.index)
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_finding_names_the_tasks_that_answer_it(case: tuple[str, str]) -> None:
    run = run_of(*case)
    plan = plan_for(run)
    told = {(each["agency"], each["criterion"]): each["tasks"] for each in results(page_of(*case))}
    for place, task in enumerate(plan.tasks):
        for finding in task.findings:
            assert place in told[finding.agency.id, finding.criterion]


def test_what_is_known_of_a_criterion_is_there_once() -> None:
    data = page_of(*CASES[3]).data
    run = run_of(*CASES[3])
    assert [entry["id"] for entry in data["entries"]] == [entry.id for entry in run.entries]
    first = run.entries[0]
    assert data["entries"][0]["basis"] == first.basis
    assert data["entries"][0]["place"] == first.place
    assert data["entries"][0]["scoring"] == first.scoring


def named(name: str) -> Collection:
    """A run whose agency and criteria carry this name."""
    run = run_of(*CASES[3])
    records = [
        replace(
            record,
            agency=record.agency._replace(name=name),
            criteria=tuple(
                each._replace(sentence=name, signals=(), proof=(name,)) for each in record.criteria
            ),
        )
        for record in run.agencies
    ]
    collection = collect(run.pack, records)
    return replace(collection, entries=tuple(entry._replace(name=name) for entry in collection.entries))


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        '"><img src=x onerror=alert(1)>',
        "Sở A & Sở B <2025>",
        "{{ 7 * 7 }} {% endif %}",
        "]]> \u2028 \u0000 \x01 'trích' “dẫn”",
    ],
)
def test_a_name_stays_a_name_whatever_stands_in_it(name: str) -> None:
    page = read(write(named(name), None))
    assert page.faults == []
    assert len(page.root.all("script")) == 2
    assert page.root.all("img") == []
    assert page.root.all("h1")[0].text == " ".join(clean(name).split())
    assert page.data["agencies"][0]["name"] == clean(name)
    assert {each["sentence"] for each in results(page) if not each["parent"]} == {clean(name)}


@given(st.text(min_size=1).filter(lambda text: clean(text)))
def test_no_name_ends_the_data_before_their_end(name: str) -> None:
    written = embedded(named(name), None)
    assert "<" not in written
    assert json.loads(written)["agencies"][0]["name"] == clean(name)


def test_a_result_stands_apart_by_period_where_an_agency_has_two() -> None:
    run = run_of(*CASES[3])
    (record,) = run.agencies
    before = replace(record, period_to=record.period_to.replace(year=record.period_to.year - 1))
    data = read(write(collect(run.pack, [record, before]), None)).data
    keys = [agency["key"] for agency in data["agencies"]]
    names = [agency["name"] for agency in data["agencies"]]
    assert len(set(keys)) == len(set(names)) == 2


def test_the_list_shows_first_what_calls_for_attention() -> None:
    pressing = page_of(*CASES[3]).data["pressing"]
    assert FindingStatus.DEDUCTED.value in pressing
    assert FindingStatus.UNKNOWN.value in pressing
    assert FindingStatus.MET.value not in pressing
