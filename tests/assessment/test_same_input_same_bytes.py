"""The same input gives the same bytes, and says what it rests on."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support import write_pack

from cchc_rules import assess, load_evidence, load_pack
from cchc_rules.reports.interface import ReportOptions, results_text
from cchc_rules.version import VERSION

from .office import AT_RISK, DEDUCTED, MEASURES, criterion, office, over, rules, sheet

POLICIES = [f"- {each.strip()}\n" for each in (DEDUCTED + AT_RISK).split("\n- ") if each.strip()]
POLICIES += [
    """- id: again
  when:
    all:
      - {finding: {status: deducted}, as: now}
      - {signal: points_lost, period: previous, same: {criterion: now}}
  then: {conclude: again, text: "{criterion} lại mất điểm"}
""",
    """- id: shared
  when:
    all:
      - {finding: {status: deducted}, as: own}
      - {finding: {status: deducted}, agency: any, same: {criterion: own}}
  then: {conclude: shared, text: "{agency} cùng nhiều cơ quan"}
""",
    """- id: praise
  when: {all: [{finding: {status: met}}], none: [{finding: {status: deducted}}]}
  then: {conclude: praise, text: "Biểu dương {agency}"}
""",
]
CRITERIA = [
    criterion("1.1", points=2, at_risk="{margin: 3%}"),
    criterion("1.2", None, "{combine: {children: all}}", points=3),
    criterion("1.2.1", "online"),
    criterion("1.2.2", "paid", score="{proportional: {full_at: 80%}}"),
    criterion("2.1", "late", points=2, score="{deduct: {each: 0.5}}"),
    criterion("2.2", "online", points=4, score=f"{{relative: {{against: average, {over('>= 90%')[1:]}}}"),
    criterion("2.3", "reports_late", points=1, group="penalty", score=over(">= 1")),
]
FIELDS = 'fields:\n  - {id: "1", name: Một}\n  - {id: "2", name: Hai}\n'
MANIFEST = {"points": "official"}


def indented(entries: list[str]) -> str:
    """Entries as items of a section."""
    return "".join(f"  {line}\n" for entry in entries for line in entry.rstrip("\n").split("\n"))


SHEETS = {
    "a.yaml": sheet("figures: {on_time: 91%, online: 80%, paid: 70%, late: 3}\n", more=", group: so"),
    "a-cu.yaml": sheet("figures: {on_time: 50%, online: 20%}\n", year=2020, more=", group: so"),
    "a-cu-hon.yaml": sheet("figures: {on_time: 95%}\n", year=2019, more=", group: so"),
    "b.yaml": sheet(
        "figures: {on_time: 10%, online: 99%, paid: 90%, late: 0, reports_late: 2}\n"
        'self_scores: {"1.1": 2}\n'
        'waivers: [{criterion: "2.1", reason: a, approver: b, expires: 2022-01-01}]\n',
        "so-b",
        more=", group: so",
    ),
    "c.yaml": sheet('official_scores: {"1.2": {status: deducted}, "1.1": 1}\n', "so-c", more=", group: so"),
}
FIGURES = ["on_time: 91%", "online: 80%", "paid: 70%", "late: 3", "reports_late: 0", "received: 10"]


def report(folder: Path, files: list[str]) -> str:
    """The JSON result of the pack and the files of a folder, named in this order."""
    pack = load_pack(folder / "thu-2021")
    evidence = load_evidence([folder / name for name in files], pack)
    assert not evidence.faults, [str(fault) for fault in evidence.faults]
    text = results_text("json", assess(pack, evidence), ReportOptions())
    return text.replace(folder.as_posix(), "")


def written(
    folder: Path,
    *,
    sheets: dict[str, str] = SHEETS,
    criteria: list[str] = CRITERIA,
    policies: list[str] = POLICIES,
) -> None:
    """Write a pack and evidence."""
    write_pack(
        folder,
        MEASURES,
        manifest=MANIFEST,
        files={
            "tieu-chi.yaml": f"{FIELDS}criteria:\n{indented(criteria)}",
            "suy-luan.yaml": f"policies:\n{indented(policies)}",
        },
    )
    for name, text in sheets.items():
        (folder / name).write_text(text, encoding="utf-8")


def without(value: Any, *keys: str) -> Any:
    """The same JSON without these keys, however deep."""
    if isinstance(value, dict):
        return {key: without(each, *keys) for key, each in value.items() if key not in keys}
    return [without(each, *keys) for each in value] if isinstance(value, list) else value


def fresh() -> tempfile.TemporaryDirectory[str]:
    """A folder of its own for every example."""
    return tempfile.TemporaryDirectory(prefix="cchc-")


@cache
def expected() -> str:
    """The result in the order in which everything stands above."""
    with fresh() as name:
        written(Path(name))
        return report(Path(name), list(SHEETS))


def test_the_run_these_tests_rest_on_finds_something_of_every_kind() -> None:
    assessments = json.loads(expected())["assessments"]
    statuses = {each["status"] for one in assessments for each in one["criteria"]}
    assert statuses >= {"met", "at_risk", "deducted", "unknown", "waived"}
    assert {each["id"] for one in assessments for each in one["conclusions"]} >= {"again", "shared"}


@settings(deadline=None, max_examples=15)
@given(st.permutations(list(SHEETS)))
def test_the_order_in_which_files_are_named_does_not_matter(files: list[str]) -> None:
    with fresh() as name:
        written(Path(name))
        assert report(Path(name), files) == expected()


@settings(deadline=None, max_examples=15)
@given(st.permutations(list(SHEETS)))
def test_the_order_in_which_files_were_written_does_not_matter(files: list[str]) -> None:
    with fresh() as name:
        written(Path(name), sheets={each: SHEETS[each] for each in files})
        assert report(Path(name), list(SHEETS)) == expected()


@settings(deadline=None, max_examples=15)
@given(st.permutations(POLICIES))
def test_the_order_of_policies_does_not_matter(policies: list[str]) -> None:
    with fresh() as name:
        written(Path(name), policies=policies)
        found = json.loads(report(Path(name), list(SHEETS)))
    assert without(found, "digest", "pack_digest") == without(json.loads(expected()), "digest", "pack_digest")


def by_criterion(text: str) -> list[Any]:
    """What is said about each agency, with no trace of the order of the rules."""
    found = without(json.loads(text), "digest", "pack_digest", "place")["assessments"]
    for assessment in found:
        for key in ("criteria", "parents"):
            assessment[key] = {each["id"]: each for each in assessment[key]}
    return found


@settings(deadline=None, max_examples=15)
@given(st.permutations(CRITERIA))
def test_the_order_of_criteria_does_not_matter(criteria: list[str]) -> None:
    with fresh() as name:
        written(Path(name), criteria=criteria)
        assert by_criterion(report(Path(name), list(SHEETS))) == by_criterion(expected())


@settings(deadline=None, max_examples=15)
@given(st.permutations(FIGURES))
def test_the_order_of_figures_does_not_matter(figures: list[str]) -> None:
    found = []
    for order in (FIGURES, figures):
        with fresh() as name:
            text = sheet(f"figures: {{{', '.join(order)}}}\n")
            written(Path(name), sheets={"a.yaml": text})
            found.append(without(json.loads(report(Path(name), ["a.yaml"])), "sha256"))
    assert found[0] == found[1]


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(3)))
def test_the_order_of_earlier_periods_does_not_matter_to_the_pipeline_either(order: list[int]) -> None:
    with fresh() as name:
        years = [sheet(f"figures: {{on_time: {20 * each}%}}\n", year=2018 + each) for each in range(3)]
        place = office(Path(name), rules(*CRITERIA, policies="".join(POLICIES), fields="12"), sheet(), *years)
        previous = tuple(place.evidence.previous[each] for each in order)
        shuffled = assess(place.pack, replace(place.evidence, previous=previous))
        assert shuffled == assess(place.pack, place.evidence)


# What a result rests on


def test_a_result_names_pack_digest_version_and_engine(tmp_path: Path) -> None:
    place = office(tmp_path, rules(criterion("1")), sheet())
    provenance = place.assess()["so-a"].provenance
    assert (provenance.pack_id, provenance.pack_digest) == ("thu-2021", place.pack.digest)
    assert provenance.version == VERSION
    assert provenance.engine.startswith(("durable-rules ", "reference"))


def test_a_result_names_the_file_it_comes_from_with_its_sha256(tmp_path: Path) -> None:
    place = office(tmp_path, rules(criterion("1")), sheet(), sheet(agency="so-b"))
    [source] = place.assess()["so-b"].provenance.sources
    path = tmp_path / "so-lieu" / "001.yaml"
    assert source.name == path.as_posix()
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_result_names_the_file_of_the_year_before_too(tmp_path: Path) -> None:
    sheets = (sheet(year=2019), sheet(year=2020), sheet(year=2021))
    provenance = office(tmp_path, rules(criterion("1")), *sheets).assess()["so-a"].provenance
    assert [Path(source.name).name for source in provenance.sources] == ["002.yaml", "001.yaml"]


def test_another_rule_makes_another_digest(tmp_path: Path) -> None:
    digests = {
        office(tmp_path / each, rules(criterion("1", points=each)), sheet()).pack.digest for each in "123"
    }
    assert len(digests) == 3
