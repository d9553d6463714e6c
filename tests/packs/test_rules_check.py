"""Seeded mistakes are found where they stand; what the shipped packs say is not called a mistake."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import MARK

from cchc_rules.cli.rules.check import _examined
from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.catalogue import PAGES, TITLES
from cchc_rules.packs.lint.check import LINTS, Checked, check_pack
from cchc_rules.packs.loader import read_pack
from packs.seeded_mistakes import MISTAKES, Mistake

if TYPE_CHECKING:
    from cchc_rules.sources.faults import Fault

RULES = Path(__file__).parents[2] / "rules"
PACKS = sorted(manifest.parent.name for manifest in RULES.glob("*/pack.yaml"))

TRUE_WARNINGS = {
    # The source sets two targets for the satisfaction with land matters (S003-T11, S003-T11b).
    "quang-nam-2022": [codes.TARGETS_CONTRADICT],
    # Templates say what still has to be filled in.
    "par-index-2017": ["CC189"] * 11,
    "par-index-2025": ["CC189"] * 6,
}


def _copy(pack: str, root: Path) -> Path:
    for name in ("_base", pack):
        shutil.copytree(RULES / name, root / name, dirs_exist_ok=True)
    return root / pack


def _spot(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].split("\n")
    return len(before), len(before[-1]) + 1


def _seed(mistake: Mistake, root: Path) -> tuple[Path, tuple[str, int, int | None]]:
    """The pack with the mistake in it, and where it must be told: file, line, column if known."""
    folder = _copy(mistake.pack, root)
    path = folder / mistake.file
    text = path.read_text(encoding="utf-8")
    start = text.index(mistake.old, text.index(mistake.after))
    changed = text[:start] + mistake.new.replace(MARK, "") + text[start + len(mistake.old) :]
    path.write_text(changed, encoding="utf-8")
    if mistake.at is not None:
        file, words = mistake.at
        there = (folder / file).read_text(encoding="utf-8")
        near = there.index(mistake.after) if file == mistake.file else 0
        return folder, (file, _spot(there, there.index(words, near))[0], None)
    mark = mistake.new.find(MARK)
    line, column = _spot(changed, start + max(mark, 0))
    return folder, (mistake.file, line, column if mark >= 0 else None)


def _tells(fault: Fault, mistake: Mistake, place: tuple[str, int, int | None]) -> bool:
    file, line, column = place
    return (
        fault.code == mistake.code
        and fault.place.file.endswith(f"{mistake.pack}/{file}")
        and fault.place.line == line
        and column in (None, fault.place.column)
    )


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: f"{each.code}-{each.new[:30]!r}")
def test_a_seeded_mistake_is_told_at_its_line_by_its_code(mistake: Mistake, tmp_path: Path) -> None:
    folder, place = _seed(mistake, tmp_path)
    checked = _examined(read_pack(folder))
    assert any(_tells(fault, mistake, place) for fault in checked.faults), (
        place,
        [str(fault) for fault in checked.faults],
    )


def test_there_are_at_least_sixty_mistakes_and_every_lint_has_one() -> None:
    assert len(MISTAKES) >= 60
    not_seeded = {lint.code for lint in LINTS} - {mistake.code for mistake in MISTAKES}
    assert not_seeded == {codes.NO_BASIS, codes.NO_REMEDY, codes.NO_CONTENT, codes.UNIT_SHORTENED}


@pytest.mark.parametrize("pack", PACKS)
def test_a_shipped_pack_has_no_false_alarm(pack: str) -> None:
    checked = check_pack(RULES / pack)
    assert [fault.code for fault in checked.faults] == TRUE_WARNINGS.get(pack, [])
    assert all(reason for _, reason in checked.ignored)


def test_several_mistakes_are_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    folder = _copy("quang-ngai-2021", tmp_path)
    path = folder / "criteria.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("due: 2021-09-30", "due: 2020-09-30").replace('"> 30%"', '"> 300%"')
    path.write_text(text, encoding="utf-8")
    checked = check_pack(folder)
    found = [(fault.place.line, fault.place.column) for fault in checked.faults]
    assert len(found) > 3
    assert found == sorted(found)


# --- what the source does not give ---

CRITERION = """
fields: [{id: "1", name: Lĩnh vực}]
measures: {rate: {label: Tỷ lệ, kind: percent}}
criteria:
  - id: "1.1"
    name: Tiêu chí
    points: 1
    measure: rate
    score: {steps: [{when: ">= 90%", points: max}, {otherwise: true, points: 0}]}
"""


def _found(more: str, root: Path, manifest: str = "") -> list[str]:
    folder = root / "thu"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "format: 1\nid: thu\ntitle: Thử\nyear: 2025\nperiod: {from: 2025-01-01, to: 2025-12-31}\n"
        f"issuer: Sở Nội vụ\norigin: decision\n{manifest}",
        encoding="utf-8",
    )
    (folder / "rules.yaml").write_text(CRITERION + more, encoding="utf-8")
    return [fault.code for fault in check_pack(folder).faults]


def test_a_criterion_without_basis_and_remedy_is_doubted(tmp_path: Path) -> None:
    assert _found("", tmp_path) == [codes.NO_BASIS, codes.NO_REMEDY]


def test_empty_keys_say_that_the_source_gives_none(tmp_path: Path) -> None:
    more = "    basis: null\n    remedy: {content: [], lead: [], timing: null}\n"
    assert _found(more, tmp_path) == []


def test_a_remedy_without_anything_is_doubted_for_each_part(tmp_path: Path) -> None:
    more = "    basis: {symbol: 1/QĐ}\n    remedy: {product: null}\n"
    assert _found(more, tmp_path) == [codes.NO_LEAD, codes.NO_TIMING, codes.NO_CONTENT]


UNITS = "units:\n  - {name: Sở Thông tin và Truyền thông, aliases: [Sở TTTT]}\n"
SHORT = "    basis: null\n    remedy: {content: Việc, lead: Sở TTTT, timing: regular}\n"


@pytest.mark.parametrize(("manifest", "expected"), [("", [codes.UNIT_SHORTENED]), ("verified: true\n", [])])
def test_a_short_unit_name_is_doubted_unless_the_pack_was_compared_with_its_source(
    manifest: str, expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu" / "units.yaml").write_text(UNITS, encoding="utf-8")
    shutil.move(tmp_path / "thu" / "units.yaml", tmp_path / "units.yaml")
    (tmp_path / "thu").rmdir()
    found = _found(SHORT, tmp_path, manifest)
    assert found == []
    shutil.move(tmp_path / "units.yaml", tmp_path / "thu" / "units.yaml")
    assert [fault.code for fault in check_pack(tmp_path / "thu").faults] == expected


# --- steps that are right ---


@pytest.mark.parametrize(
    "steps",
    [
        '{when: ">= 95%", points: max}, {when: ">= 80%", points: half}, {otherwise: true, points: 0}',
        '{when: "= 100%", points: max}, {when: "90%..100%", points: half}, {when: "< 90%", points: 0}',
        '{when: "< 80%", points: 0}, {when: "80%..<95%", points: half}, {when: ">= 95%", points: max}',
        '{when: "> 0%", points: max}, {when: "= 0%", points: 0}',
    ],
)
def test_tables_that_cover_every_value_once_are_not_doubted(steps: str, tmp_path: Path) -> None:
    text = (
        CRITERION[: CRITERION.index("    score:")]
        + f"    score: {{steps: [{steps}]}}\n    basis: null\n    remedy: null\n"
    )
    folder = tmp_path / "thu"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "format: 1\nid: thu\ntitle: Thử\nyear: 2025\nperiod: {from: 2025-01-01, to: 2025-12-31}\n"
        "issuer: Sở Nội vụ\norigin: decision\n",
        encoding="utf-8",
    )
    (folder / "rules.yaml").write_text(text, encoding="utf-8")
    assert [str(fault) for fault in check_pack(folder).faults] == []


def test_counts_have_no_gap_between_whole_numbers(tmp_path: Path) -> None:
    text = CRITERION.replace("kind: percent", "kind: count").replace(
        '{when: ">= 90%", points: max}, {otherwise: true, points: 0}',
        '{when: "= 0", points: max}, {when: "1..2", points: half}, {when: ">= 3", points: 0}',
    )
    folder = tmp_path / "thu"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "format: 1\nid: thu\ntitle: Thử\nyear: 2025\nperiod: {from: 2025-01-01, to: 2025-12-31}\n"
        "issuer: Sở Nội vụ\norigin: decision\n",
        encoding="utf-8",
    )
    (folder / "rules.yaml").write_text(text + "    basis: null\n    remedy: null\n", encoding="utf-8")
    assert [str(fault) for fault in check_pack(folder).faults] == []


# --- notes that set a warning aside ---


def _with_note(note: str, root: Path) -> Checked:
    folder = _copy("dong-nai-snv-2022", root)
    path = folder / "criteria.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index('id: "3.2"')
    path.write_text(
        text[:start] + text[start:].replace("at_risk: {margin: 1%}", f"at_risk: {{margin: 5%}}{note}", 1),
        encoding="utf-8",
    )
    return check_pack(folder)


def test_a_note_with_a_reason_sets_a_warning_aside_and_it_is_still_counted(tmp_path: Path) -> None:
    checked = _with_note("  # bỏ qua CC316: theo dõi mọi kết quả", tmp_path)
    assert checked.faults == ()
    assert [(fault.code, reason) for fault, reason in checked.ignored] == [("CC316", "theo dõi mọi kết quả")]


def test_a_note_without_reason_is_doubted_itself(tmp_path: Path) -> None:
    checked = _with_note("  # bỏ qua CC316", tmp_path)
    assert [fault.code for fault in checked.faults] == [codes.IGNORED_WITHOUT_REASON]


def test_a_note_for_another_code_sets_nothing_aside(tmp_path: Path) -> None:
    checked = _with_note("  # bỏ qua CC311: nhầm mã", tmp_path)
    assert [fault.code for fault in checked.faults] == [codes.MARGIN_TOO_WIDE, codes.NOTHING_IGNORED]


def test_an_overlay_is_doubted_for_its_own_changes_only(tmp_path: Path) -> None:
    _copy("quang-ngai-2021", tmp_path)
    folder = tmp_path / "lop-phu-2021"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "format: 1\nid: lop-phu-2021\ntitle: Thử\nyear: 2021\nperiod: {from: 2021-01-01, to: 2021-12-31}\n"
        "issuer: Sở Nội vụ\norigin: decision\nextends: [quang-ngai-2021]\n",
        encoding="utf-8",
    )
    (folder / "changes.yaml").write_text(
        'changes:\n  - criterion: "1.7.1"\n    set: {at_risk: {margin: 90%}}\n'
        "    basis: {symbol: 01/QĐ-UBND}\n",
        encoding="utf-8",
    )
    (fault,) = check_pack(folder).faults
    assert (fault.code, fault.place.line, fault.place.column) == (codes.MARGIN_TOO_WIDE, 3, 29)


# --- the catalogue ---


def test_every_code_has_a_page_and_a_title() -> None:
    assert {code for code in TITLES if code.startswith("CC")} == set(PAGES)


def test_every_lint_code_is_unique_and_used() -> None:
    named = {value for name, value in vars(codes).items() if name.isupper() and isinstance(value, str)}
    assert named == set(codes.TITLES)
    used = {lint.code for lint in LINTS} | {codes.IGNORED_WITHOUT_REASON, codes.NOTHING_IGNORED}
    assert used == named
    assert len(LINTS) == len({lint.code for lint in LINTS})
