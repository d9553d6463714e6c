"""Do the templates of the ministry's index hold what is published, say what is missing, and claim no more?"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from cchc_rules.assessment.pipeline import assess
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.packs.forms import SurveyForm
from cchc_rules.packs.holes import holes
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import Severity

ROOT = Path(__file__).parents[2]
TEMPLATES = ["par-index-2017", "par-index-2025"]
# Lĩnh vực, tiêu chí, tiêu chí thành phần, điểm tối đa: as the page that lists decision 2948/QĐ-BNV has them.
FIELDS_2017 = {
    "1": (6, 6, "10"),
    "2": (4, 6, "10"),
    "3": (5, 16, "14.5"),
    "4": (4, 10, "11"),
    "5": (9, 16, "16"),
    "6": (3, 6, "7"),
    "7": (5, 18, "16"),
    "8": (3, 3, "15.5"),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_that_nobody_compared_it_with_the_decision(name: str) -> None:
    manifest = load_pack(ROOT / "rules" / name).manifest
    assert (manifest.origin, manifest.verified, manifest.points) == ("template", False, "official")


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_warning_of_a_template_is_a_hole_with_its_place(name: str) -> None:
    pack = load_pack(ROOT / "rules" / name)
    assert holes(pack) == pack.warnings
    assert len(holes(pack)) >= 6
    for hole in holes(pack):
        assert hole.severity is Severity.WARNING
        assert hole.place.line
        assert "phải điền từ quyết định đã ký" in hole.message
        assert hole.fix


@pytest.mark.parametrize(("field_id", "counts"), FIELDS_2017.items())
def test_a_field_of_2017_has_its_maximum_and_counts_and_is_open(
    field_id: str, counts: tuple[int, int, str]
) -> None:
    criteria, parts, points = counts
    field = load_pack(ROOT / "rules" / "par-index-2017").fields_by_id[field_id]
    assert field.points == Fraction(points)
    assert field.note == f"Theo nguồn công bố có {criteria} tiêu chí, {parts} tiêu chí thành phần."
    (hole,) = field.to_fill
    assert hole.what.startswith(f"{criteria} tiêu chí, {parts} tiêu chí thành phần")
    assert "2948/QĐ-BNV" in hole.where


def test_the_maxima_of_2017_add_up_to_100_and_the_parts_to_81() -> None:
    pack = load_pack(ROOT / "rules" / "par-index-2017")
    assert sum(field.points or 0 for field in pack.fields) == 100
    assert sum(parts for _, parts, _ in FIELDS_2017.values()) == 81


def test_the_38_criteria_that_add_up_to_39_stay_visible() -> None:
    manifest = load_pack(ROOT / "rules" / "par-index-2017").manifest
    assert sum(criteria for criteria, _, _ in FIELDS_2017.values()) == 39
    for text in (manifest.note, " ".join(hole.what for hole in manifest.to_fill)):
        assert text is not None
        assert "38" in text
        assert "39" in text


def test_only_field_8_of_2017_has_a_criterion_and_nobody_scores_it_themselves() -> None:
    (criterion,) = load_pack(ROOT / "rules" / "par-index-2017").criteria
    assert criterion.id == "8.0"
    assert criterion.points == Fraction(31, 2)
    assert isinstance(criterion.score, SurveyForm)


def test_of_2025_nothing_is_published_so_nothing_is_there() -> None:
    pack = load_pack(ROOT / "rules" / "par-index-2025")
    assert (pack.fields, pack.criteria, dict(pack.measures), pack.tasks) == ((), (), {}, ())
    assert pack.manifest.basis[0].symbol == "1187/QĐ-BNV"


@pytest.mark.parametrize(("name", "maximum"), [("par-index-2017", "100"), ("par-index-2025", "0")])
def test_totals_claim_no_more_than_is_there(name: str, maximum: str, tmp_path: Path) -> None:
    pack = load_pack(ROOT / "rules" / name)
    year = pack.manifest.year
    file = tmp_path / "tinh.yaml"
    file.write_text(
        "format: 1\nagency: {id: tinh, name: Tỉnh, level: province}\n"
        f"period: {{from: {year}-01-01, to: {year}-12-31}}\n",
        encoding="utf-8",
    )
    (result,) = assess(pack, load_evidence([file], pack))
    assert result.totals.maximum == Fraction(maximum)
    assert result.totals.unknown == Fraction(maximum)
    assert result.totals.sure == 0


def test_the_published_scores_of_quang_nam_are_within_the_maxima() -> None:
    pack = load_pack(ROOT / "rules" / "par-index-2017")
    found = load_evidence([ROOT / "fixtures" / "quang-nam-2017-par-index"], pack)
    assert not found.faults
    (evidence,) = found.current
    published = {name: result.points for name, result in evidence.official.items()}
    assert published == {
        "3": Fraction("10.95"),
        "5": Fraction("8.89"),
        "6": Fraction("6.07"),
        "8.0": Fraction(15),
    }
    assert evidence.illustration
