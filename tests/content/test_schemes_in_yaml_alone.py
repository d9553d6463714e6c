"""Can a scheme nobody had in mind be written in YAML alone, with every form and every kind of measure?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from cchc_rules.assessment.cases import run_cases
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.packs import codes
from cchc_rules.packs.cases import load_cases
from cchc_rules.packs.forms import AnyForm, ByLevelForm, CombineForm, DeadlineForm, RelativeForm
from cchc_rules.packs.lint.check import check_pack
from cchc_rules.packs.loader import load_pack
from cchc_rules.packs.measures import AnyMeasure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.packs.pack import RulePack

SCHEMES = Path(__file__).parent / "schemes"
NEW = "chua-tung-thay"
CHANGED = "quang-nam-theo-dong-nai"
RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="module")
def new() -> RulePack:
    return load_pack(SCHEMES / NEW)


@pytest.fixture(scope="module")
def changed() -> RulePack:
    return load_pack(SCHEMES / CHANGED, search=[RULES])


@pytest.mark.parametrize("name", [NEW, CHANGED])
def test_the_scheme_is_yaml_and_nothing_else(name: str) -> None:
    files = [path for path in (SCHEMES / name).rglob("*") if path.is_file()]
    assert files
    assert {path.suffix for path in files} == {".yaml"}


def test_nothing_is_doubted_but_the_gaps_of_the_bands() -> None:
    checked = check_pack(SCHEMES / NEW)
    assert checked.errors == 0
    assert [fault.code for fault in checked.faults] == [codes.BANDS_GAP, codes.BANDS_GAP]
    assert [fault.message[-3:] for fault in checked.faults] == ["80%", "90%"]
    assert not checked.ignored


def test_nothing_is_doubted_of_the_changes() -> None:
    checked = check_pack(SCHEMES / CHANGED, search=[RULES])
    assert not checked.faults
    assert not checked.ignored


@pytest.mark.parametrize("engine", [None, ReferenceEngine()], ids=["default engine", "reference"])
@pytest.mark.parametrize("scheme", ["new", "changed"])
def test_every_case_comes_out_as_expected(
    scheme: str, engine: ReferenceEngine | None, request: pytest.FixtureRequest
) -> None:
    outcomes = list(run_cases(request.getfixturevalue(scheme), engine=engine))
    wrong = [outcome for outcome in outcomes if not outcome.passed]
    assert outcomes
    assert not wrong, "".join(
        f"\n{each.case.place}: {each.case.name}"
        + "".join(f"\n    {problem}" for problem in (*each.differences, *each.faults))
        for each in wrong
    )


def test_exactly_on_a_gap_there_is_no_band(new: RulePack) -> None:
    results = [outcome.result for outcome in run_cases(new)]
    on_the_gap = [each.totals for each in results if each is not None and each.totals.worst in (80, 90)]
    assert {totals.worst for totals in on_the_gap} == {80, 90}
    assert {totals.band_worst for totals in on_the_gap} == {None}


def test_every_form_occurs(new: RulePack) -> None:
    assert {type(form) for form in _forms(new)} == set(get_args(AnyForm))


def test_every_kind_of_measure_occurs_and_is_scored(new: RulePack) -> None:
    kinds = {
        str(kind)
        for member in get_args(AnyMeasure)
        for kind in get_args(member.model_fields["kind"].annotation)
    }
    assert {str(measure.kind) for measure in new.measures.values()} == kinds
    scored = {str(new.measures[each.measure].kind) for each in new.leaves if each.measure is not None}
    assert kinds - scored == {"money", "difference"}  # parts of ratios and of a change


def test_every_way_of_combining_comparing_and_leaving_out_occurs(new: RulePack) -> None:
    forms = list(_forms(new))
    ways = {form.combine.children for form in forms if isinstance(form, CombineForm)}
    assert ways == {"sum", "all", "any", "min", "max", "weighted"}
    assert {form.relative.against for form in forms if isinstance(form, RelativeForm)} == {"average", "rank"}
    dues = {type(form.deadline.due).__name__ for form in forms if isinstance(form, DeadlineForm)}
    assert dues == {"date", "DueBefore", "DueAfter"}
    policies = {each.not_applicable.as_ for each in new.criteria if each.not_applicable is not None}
    assert policies == {"exclude", "full", "zero"}
    assert {each.group for each in new.criteria} == {"ordinary", "bonus", "penalty"}


def test_every_scored_criterion_has_points_in_one_case_and_fewer_in_another(new: RulePack) -> None:
    found: dict[str, set[object]] = {}
    for case in load_cases(new):
        for criterion, points in case.expect.points.items():
            found.setdefault(criterion, set()).add(points)
    parents = {each.id for each in new.criteria if isinstance(each.score, CombineForm)}
    surveys = {"5.1", "5.2"}
    own = {each.id for each in new.leaves if new.parent_id(each.id) not in parents}
    assert {name for name, points in found.items() if len(points) > 1} >= (own | parents) - surveys


def test_every_change_rests_on_a_basis_and_names_an_existing_rule(changed: RulePack) -> None:
    before = load_pack(RULES / "quang-nam-2022")
    assert [each.id for each in changed.amendments] == ["1.1", "2.2", "2.6", "4.1", "4.2.1", "5.1"]
    assert all(each.basis.symbol and each.basis.clause for each in changed.amendments)
    touched = {each.id for each in changed.amendments}
    different = {name for name, each in changed.by_id.items() if each != before.by_id[name]}
    assert different == touched
    assert set(changed.by_id) == set(before.by_id)


def _forms(pack: RulePack) -> Iterator[AnyForm]:
    for criterion in pack.criteria:
        if criterion.score is not None:
            yield criterion.score
            if isinstance(criterion.score, ByLevelForm):
                yield from criterion.score.by_level.values()
