"""Records of agencies say what their assessments say, and nothing is lost on the way between processes."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import permutations

import pytest

from cchc_rules import assess, draft_plan, load_evidence, load_pack
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.planning.plan import plan_of
from cchc_rules.reports.records.collection import collect
from cchc_rules.reports.records.record import record_of

CASES = (
    ("quang-ngai-2021", "fixtures/quang-ngai-vp-2024"),
    ("quang-ngai-2017", "fixtures/quang-ngai-2017-gia-dinh"),
    ("dong-nai-snv-2022", "fixtures/dong-nai-snv-2022-gia-dinh"),
    ("quang-nam-2022", "fixtures/quang-nam-2021-co-so"),
    ("quang-ngai-2021", "fixtures/quang-ngai-2020-ket-qua"),
)


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_a_record_survives_the_way_between_processes(pack_id: str, folder: str) -> None:
    pack = load_pack(pack_id)
    for each in assess(pack, load_evidence([folder], pack)):
        record = record_of(each)
        sent = pickle.loads(pickle.dumps(record))
        assert sent == record
        assert [one.id for one in record.criteria] == [result.criterion_id for result in each.results]
        assert sum((one.lost for one in record.criteria), Fraction(0)) == sum(
            (result.score.lost for result in each.results), Fraction(0)
        )


@pytest.mark.parametrize(("pack_id", "folder"), CASES)
def test_the_plan_of_contributions_is_the_plan_of_assessments(pack_id: str, folder: str) -> None:
    pack = load_pack(pack_id)
    assessments = tuple(assess(pack, load_evidence([folder], pack)))
    records = [pickle.loads(pickle.dumps(record_of(each))) for each in assessments]
    assert plan_of(pack, [each.contribution for each in records]) == draft_plan(assessments)


def test_agencies_stand_by_name_whatever_order_they_came_in() -> None:
    pack = load_pack("quang-nam-2022")
    records = [
        record_of(each) for each in assess(pack, load_evidence(["fixtures/quang-nam-2021-co-so"], pack))
    ]
    orders = {
        tuple(each.agency.id for each in collect(pack, order).agencies) for order in permutations(records)
    }
    assert len(orders) == 1


def test_a_series_is_kept_oldest_first() -> None:
    pack = load_pack("quang-ngai-2021")
    (each,) = assess(pack, load_evidence(["fixtures/quang-ngai-vp-2024"], pack))
    series = {one.id: one.series for one in record_of(each).criteria if one.series}
    assert series
    for moments in series.values():
        days = [moment.day for moment in moments]
        assert days == sorted(set(days))
        assert len(days) > 1


def test_what_lacks_proof_is_told() -> None:
    pack = load_pack("quang-ngai-2021")
    (each,) = assess(pack, load_evidence(["fixtures/quang-ngai-vp-2024"], pack))
    record = record_of(each)
    unknown = [one for one in record.criteria if one.status is FindingStatus.UNKNOWN]
    assert unknown
    assert all(one.lacks_proof for one in unknown)
    assert any(not one.lacks_proof for one in record.criteria)
