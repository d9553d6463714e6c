"""Evidence that went into a form and came back says the same: the fixtures, and any there can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cchc_rules.evidence.asked import Asked
from cchc_rules.evidence.loader import EvidenceReader, load_evidence
from cchc_rules.evidence.workbook.filing import Filing
from cchc_rules.evidence.workbook.form import form_bytes
from cchc_rules.evidence.workbook.reader import read_form
from cchc_rules.evidence.writing import evidence_text
from cchc_rules.packs.dimensions import Dimension
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.tree import tree_of_text
from evidence.office import without_places

if TYPE_CHECKING:
    from cchc_rules.evidence.model import Evidence
    from cchc_rules.packs.pack import RulePack

ROOT = Path(__file__).parents[3]
FIXTURES = {
    "dong-nai-snv-2022-gia-dinh": "dong-nai-snv-2022",
    "quang-nam-2017-par-index": "par-index-2017",
    "quang-nam-2021-co-so": "quang-nam-2022",
    "quang-nam-2022-gia-dinh": "quang-nam-2022",
    "quang-ngai-2017-gia-dinh": "quang-ngai-2017",
    "quang-ngai-2020-ket-qua": "quang-ngai-2021",
    "quang-ngai-vp-2024": "quang-ngai-2024",
}


def through_a_form(pack: RulePack, found: list[Evidence], folder: Path) -> tuple[list[Evidence], list[str]]:
    """What a form of this evidence says, and the same as text of evidence files."""
    path = folder / "mau.xlsx"
    path.write_bytes(
        form_bytes(pack, [Filing(Asked(pack, each.agency.level), each.agency, each) for each in found])
    )
    read = read_form(path, "mau.xlsx", EvidenceReader(pack))
    said = [str(fault) for each in read.loaded for fault in (*each.faults, *each.warnings)]
    assert [each for each in said if "EV24" not in each] == []
    return (
        [each.evidence for each in read.loaded if each.evidence],
        [evidence_text(tree.value) for tree in read.trees],
    )


def of_texts(pack: RulePack, texts: list[str]) -> list[Evidence]:
    """Evidence files as they are read."""
    reader = EvidenceReader(pack)
    found = []
    for text in texts:
        tree = tree_of_text(text, file="a.yaml", faults=[])
        assert tree is not None
        loaded = reader.read_tree(tree)
        assert loaded.evidence is not None, loaded.faults
        found.append(loaded.evidence)
    return found


def bare(found: list[Evidence] | tuple[Evidence, ...]) -> list[Evidence]:
    return [without_places(each) for each in found]


def test_every_shipped_fixture_is_tried() -> None:
    folders = (ROOT / "fixtures").iterdir()
    logs = {"nhat-ky-mot-cua"}  # a log and its map, no evidence
    assert {path.name for path in folders if any(path.glob("*.yaml"))} - logs == set(FIXTURES)


@pytest.mark.parametrize("name", FIXTURES)
def test_a_shipped_fixture_survives_the_form_and_the_file_made_of_it(name: str, tmp_path: Path) -> None:
    pack = load_pack(FIXTURES[name])
    evidence = load_evidence([ROOT / "fixtures" / name], pack)
    for found in (list(evidence.current), list(evidence.previous)):
        if found:
            once, texts = through_a_form(pack, found, tmp_path)
            assert bare(once) == bare(found)
            assert bare(of_texts(pack, texts)) == bare(found)


def test_the_same_evidence_gives_the_same_bytes() -> None:
    pack = load_pack("quang-ngai-2017")
    found = load_evidence([ROOT / "fixtures" / "quang-ngai-2017-gia-dinh"], pack).current
    filings = [Filing(Asked(pack, each.agency.level), each.agency, each) for each in found]
    assert form_bytes(pack, filings) == form_bytes(pack, filings)


PACKS = {name: load_pack(name) for name in ("quang-nam-2022", "quang-ngai-2021", "quang-ngai-2017")}
texts = st.text("aăâbcdđeêhơ =+@'_x0041 .,-/", min_size=1, max_size=20).map(str.strip).filter(bool)
days = st.dates(min_value=date(2001, 1, 1), max_value=date(2017, 1, 1))


def _numbers(expected: Any) -> st.SearchStrategy[str]:
    match expected.dimension:
        case Dimension.RATE:
            return st.integers(0, 1_000_000).map(lambda each: f"{each // 10_000},{each % 10_000:04d}%")
        case Dimension.MONEY:
            units = st.sampled_from(["", " nghìn", " triệu đồng", " tỷ đồng"])
            return st.tuples(st.integers(0, 999_999), units).map(
                lambda each: f"{each[0] // 100},{each[0] % 100:02d}{each[1]}"
            )
        case Dimension.RANK:
            return st.integers(1, int(expected.high or 63)).map(str)
        case _:
            return st.integers(0, 10**6).map(str)


def _entries(pack: RulePack, expected: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    words = {
        Dimension.FLAG: st.sampled_from(["có", "không"]),
        Dimension.DATE: days.map(str),
        Dimension.CHOICE: st.sampled_from(expected.choices or ("",)),
    }
    numeric = expected.dimension not in words
    values = _numbers(expected) if numeric else words[expected.dimension]
    optional: dict[str, Any] = {"as_of": days.map(str), "source": texts, "system": texts, "note": texts}
    if pack.manifest.scopes:
        optional["scope"] = st.sampled_from(sorted(pack.manifest.scopes))
    if numeric:
        optional["qualifier"] = st.sampled_from(["exact", "at_least", "at_most", "about"])
    entry = st.fixed_dictionaries({"value": st.one_of(values, st.just("none"))}, optional=optional)
    return st.lists(
        entry.map(_sound),
        max_size=3,
        unique_by=lambda one: (one.get("scope"), one.get("as_of"), one.get("system")),
    )


def _sound(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in entry.items() if not (entry["value"] == "none" and key == "qualifier")}


@st.composite
def evidence_of(draw: st.DrawFn) -> tuple[RulePack, Evidence]:
    """Evidence of any agency against a shipped pack, as a file would give it."""
    pack = PACKS[draw(st.sampled_from(sorted(PACKS)))]
    reader = EvidenceReader(pack)
    vocabulary = reader.vocabulary
    given_names = draw(st.lists(st.sampled_from(sorted(pack.measures)), unique=True, max_size=6))
    figures, documents = {}, {}
    for name in given_names:
        if vocabulary.is_document(name):
            details = st.fixed_dictionaries(
                {"symbol": texts}, optional={"date": days.map(str), "title": texts}
            )
            documents[name] = draw(st.one_of(st.just("none"), details))
        else:
            figures[name] = draw(_entries(pack, vocabulary.expected[name]))
    scored = draw(st.lists(st.sampled_from(sorted(pack.by_id)), unique=True, max_size=3))
    points = {name: "0" if vocabulary.maximum(name) is None else "0,25" for name in scored}
    results = {name: {"status": "deducted", "reason": draw(texts)} for name in scored}
    units = []
    for number in range(draw(st.integers(0, 3)) if pack.manifest.unit_kinds else 0):
        entries = draw(_entries(pack, vocabulary.expected["on_time_rate"]))
        kind = next(iter(pack.manifest.unit_kinds))
        units.append(
            {"id": f"u-{number}", "name": draw(texts), "kind": kind, "figures": {"on_time_rate": entries}}
        )
    value = {
        "format": 1,
        "agency": {"id": "so-a", "name": "Sở A", "level": draw(st.sampled_from(["province", "commune"]))},
        "period": {"from": "2017-01-01", "to": "2022-12-31"},
        "figures": figures,
        "documents": documents,
        "units": units,
        "self_scores": points,
        "official_scores": results,
        "last_year": results,
        "note": draw(texts),
    }
    faults: list[Any] = []
    tree = tree_of_text(yaml.safe_dump(value, allow_unicode=True), file="a.yaml", faults=faults)
    assert tree is not None, faults
    loaded = reader.read_tree(tree)
    # What no file may say (a numerator above its denominator) no form has to carry.

    assume(loaded.evidence is not None)
    assert loaded.evidence is not None
    return pack, loaded.evidence


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(evidence_of())
def test_any_evidence_survives_the_form_and_the_file_made_of_it(drawn: tuple[RulePack, Evidence]) -> None:
    pack, evidence = drawn
    with TemporaryDirectory() as folder:
        once, files = through_a_form(pack, [evidence], Path(folder))
        assert bare(once) == bare([evidence])
        assert bare(of_texts(pack, files)) == bare([evidence])
        again, _ = through_a_form(pack, once, Path(folder))
        assert bare(again) == bare([evidence])
