"""`cchc rules new`: a pack for a new year loads at once, and says all that is to be confirmed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import write_pack

from cchc_rules.cli.exits import Exit
from cchc_rules.packs.criteria import DueBy, DueIn
from cchc_rules.packs.holes import holes
from cchc_rules.packs.loader import load_pack

from .office import english_in

if TYPE_CHECKING:
    from .office import Command

ROOT = Path(__file__).parents[2]
PACKS = sorted(
    path.parent.name for path in (ROOT / "rules").glob("*/pack.yaml") if path.parent.name != "_base"
)
RULES = """
measures:
  plan: {label: Kế hoạch, kind: document}
  online: {label: Tỷ lệ trực tuyến, kind: percent}
criteria:
  - id: "1"
    name: Kế hoạch năm
    points: 1
    measure: plan
    score: {deadline: {due: 29/02/2024, late: half, refused_after: 2024-03-31}}
    basis: {symbol: 09/CT-UBND}
    remedy: {lead: Sở Cũ, timing: {by: 2024-02-29}}
  - id: "2"
    name: Đề án
    points: 1
    measure: plan
    score:
      by_level:
        province: {deadline: {due: {before: 2024-10-01}}}
        commune: {deadline: {due: 2024-12-01}}
    remedy: {timing: {in: Quý III/2024}}
  - id: "3"
    name: Trực tuyến
    points: 1
    measure: online
    score: {proportional: {}}
    remedy: {timing: Theo Kế hoạch số 10/KH-UBND ngày 12/11/2023}
tasks:
  - {id: I.1, remedy: {content: Quán triệt, timing: Tháng 9/2024}}
"""
UNITS = "units:\n  - {name: Sở Cũ, to: 2025-02-28, successors: Sở Mới}\n  - {name: Sở Mới}\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of 2024 in ./rules."""
    monkeypatch.chdir(tmp_path)
    manifest = {"year": "2024", "period": "{from: 2024-01-01, to: 2024-12-31}", "title": "Chỉ số năm 2024"}
    return write_pack(
        tmp_path / "rules", RULES, id="tinh-2024", manifest=manifest, files={"units.yaml": UNITS}
    ).folder


@pytest.mark.parametrize("name", PACKS)
def test_every_shipped_pack_begins_a_new_year(name: str, cchc: Command, tmp_path: Path) -> None:
    year = load_pack(ROOT / "rules" / name).manifest.year + 1
    folder = tmp_path / "rules" / "moi"
    ended = cchc("rules", "new", "moi", "--from", name, "--year", year, "-o", folder)  # type: ignore[arg-type]
    assert ended.status == Exit.CLEAN, ended.err
    made, old = load_pack(folder), load_pack(ROOT / "rules" / name)
    assert made.manifest.year == year
    assert list(made.by_id) == list(old.by_id)
    assert not made.manifest.verified
    assert holes(made)
    assert english_in(ended.out) == []


def test_days_and_periods_move_with_the_year_and_nothing_else_does(base: Path, cchc: Command) -> None:
    ended = cchc("rules", "new", "tinh-2026", "--from", "tinh-2024", "--year", "2026")
    assert ended.status == Exit.CLEAN, ended.err
    made = load_pack("tinh-2026")
    assert (made.manifest.period.from_, made.manifest.period.to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert made.manifest.title == "Chỉ số năm 2026"
    first = made.by_id["1"].score.deadline  # type: ignore[union-attr]
    assert (first.due, first.refused_after, first.late) == (date(2026, 2, 28), date(2026, 3, 31), "half")
    levels = made.by_id["2"].score.by_level  # type: ignore[union-attr]
    assert levels["province"].deadline.due.before == date(2026, 10, 1)
    assert levels["commune"].deadline.due == date(2026, 12, 1)
    timings = [made.by_id[each].remedy.timing for each in ("1", "2", "3")]  # type: ignore[union-attr]
    assert timings[0] == DueBy(by=date(2026, 2, 28))
    assert timings[1] == DueIn.model_validate({"in": "Quý III/2026"})
    assert timings[2] == "Theo Kế hoạch số 10/KH-UBND ngày 12/11/2023"
    assert made.tasks[0].remedy.timing == "Tháng 9/2026"
    assert made.by_id["1"].remedy.lead[0].unit == "Sở Cũ"  # type: ignore[union-attr]
    assert {(each.kind, each.id) for each in made.amendments} == {
        ("criterion", "1"),
        ("criterion", "2"),
        ("task", "I.1"),
    }


def test_all_that_is_to_be_confirmed_is_printed_and_stands_in_the_pack(base: Path, cchc: Command) -> None:
    ended = cchc("rules", "new", "tinh-2026", "--from", "tinh-2024", "--year", "2026")
    for said in (
        "hạn 29/02/2024 chuyển thành 28/02/2026",
        "thời gian “Quý III/2024” chuyển thành “Quý III/2026”",
        "thời gian “Theo Kế hoạch số 10/KH-UBND ngày 12/11/2023” nêu năm cũ, chưa chuyển",
        "Căn cứ “09/CT-UBND” (1)",
        "thay bằng “Sở Mới”",
    ):
        assert said in ended.out
    made = load_pack("tinh-2026")
    assert len(made.manifest.to_fill) == ended.out.count("\n  ")
    assert "# hạn 29/02/2024 chuyển thành 28/02/2026" in Path("rules/tinh-2026/thay-doi.yaml").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Tỉnh-2026", "--from", "tinh-2024", "--year", "2026"), "không phải là mã bộ quy tắc"),
        (("tinh-2026", "--from", "tinh-2024", "--year", "2024"), "phải sau năm 2024"),
        (("tinh-2024", "--from", "tinh-2024", "--year", "2026"), "đã có, không ghi đè"),
    ],
)
def test_what_cannot_be_made_is_refused_before_anything_is_written(
    base: Path, cchc: Command, words: tuple[str, ...], said: str
) -> None:
    ended = cchc("rules", "new", *words)
    assert ended.status == Exit.USAGE
    assert said in " ".join(ended.err.split())
    assert [folder.name for folder in base.parent.iterdir()] == ["tinh-2024"]


def test_a_folder_from_which_the_old_pack_would_not_be_found_is_refused(
    base: Path, cchc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "rules" / "tinh-2024")
    ended = cchc("rules", "new", "moi", "--from", base, "--year", "2026", "-o", "noi-khac/moi")
    assert ended.status == Exit.USAGE
    assert "đặt thư mục mới cạnh bộ đó" in " ".join(ended.err.split())
    assert not Path("noi-khac").exists()


def test_an_unknown_base_suggests_the_one_meant(base: Path, cchc: Command) -> None:
    ended = cchc("rules", "new", "tinh-2026", "--from", "tinh-2042", "--year", "2026")
    assert ended.status == Exit.RULES
    assert "có phải ý là “tinh-2024”?" in ended.err
