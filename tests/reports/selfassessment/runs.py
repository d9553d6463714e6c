"""Runs for the tests of the reports: those of the fixtures, small ones, and very large ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from planning.office import agency, assessed, criterion, evidence, online, pack_of

from cchc_rules import assess, load_evidence, load_pack
from cchc_rules.reports.records.collection import Collection, collect
from cchc_rules.reports.records.record import record_of

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack

CASES = (
    ("quang-ngai-2021", "quang-ngai-vp-2024"),
    ("quang-ngai-2021", "quang-ngai-2020-ket-qua"),
    ("quang-nam-2022", "quang-nam-2021-co-so"),
    ("quang-ngai-2017", "quang-ngai-2017-gia-dinh"),
    ("dong-nai-snv-2022", "dong-nai-snv-2022-gia-dinh"),
    ("par-index-2017", "quang-nam-2017-par-index"),
)
LONG = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính " * 3 + "thử"
MARKS = "A & B <2025> {{ x }} {% y %}"


@cache
def fixture_run(pack_id: str, folder: str) -> Collection:
    """A run of a fixture as `cchc report` makes it."""
    pack = load_pack(pack_id)
    results = assess(pack, load_evidence([f"fixtures/{folder}"], pack))
    return collect(pack, [record_of(each) for each in results])


def run_of(pack: RulePack, *reported: Evidence) -> Collection:
    """A run of a pack in memory."""
    return collect(pack, [record_of(each) for each in assessed(pack, *reported)])


FIELDS = ({"id": "1", "name": "Cải cách thủ tục hành chính"}, {"id": "2", "name": "Chuyển đổi số"})


def small_pack(**about: Any) -> RulePack:
    """Two fields; 1.2 has two parts, 2.1 asks for a figure few report."""
    return pack_of(
        criterion("1.1", points="2"),
        {"id": "1.2", "name": "Giải quyết hồ sơ", "points": "2"},
        criterion("1.2.1", "on_time_rate", ">= 95%"),
        criterion("1.2.2", "on_time_rate", ">= 99%"),
        criterion("2.1", "uses_portal", "= có"),
        fields=FIELDS,
        **about,
    )


def large_run(*, agencies: int, criteria: int, name: str = "Cơ quan thứ {}") -> Collection:
    """So many agencies and criteria; the agencies report different rates."""
    pack = pack_of(
        *(
            criterion(f"{1 + place % 2}.{1 + place // 2}", "online_rate", f"> {place % 50}%")
            for place in sorted(range(criteria), key=lambda place: place % 2)
        ),
        fields=FIELDS,
    )
    reported = [
        online(100, place * 7 % 100, agency(f"co-quan-{place:03}", name.format(place)))
        if place % 10
        else evidence(agency(f"co-quan-{place:03}", name.format(place)))
        for place in range(agencies)
    ]
    return run_of(pack, *reported)
