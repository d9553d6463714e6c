"""Rule packs with faults: each said with its place and a remedy, all at once, and nothing is assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from support import WrittenPack, write_pack

from .office import ALL_WELL, Command, english_in, evidence_in

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = """measures:
  on_time: {label: Tỷ lệ đúng hạn, kind: percent}
  reform_plan: {label: Kế hoạch, kind: document}
"""
STEPS = '{steps: [{when: ">= 90%", points: max}, {otherwise: true, points: 0}]}'


class Bad(NamedTuple):
    """A rule file with a mark before the value at fault, its code, and a part of the remedy."""

    rules: str
    code: str
    remedy: str
    manifest: dict[str, str] = {}  # noqa: RUF012 - never changed


def criterion(more: str = "", *, score: str = STEPS, measure: str = "on_time", points: str = "1") -> str:
    """A pack of one criterion, everything in one line."""
    return (
        f'{MEASURES}criteria:\n- {{id: "1", name: Một, points: {points}, '
        f"measure: {measure}, score: {score}{more}}}\n"
    )


BAD = {
    "wrong key": Bad(criterion(", «remdy: {}"), "DL101", "có phải ý là “remedy”?"),
    "duplicate key": Bad(criterion(", «name: Hai"), "DL020", "cách sửa: "),
    "bracket left open": Bad('criteria: «[{id: "1"}\n', "DL014", "cách sửa: "),
    "number where a date belongs": Bad(
        criterion(", basis: {symbol: 1/QĐ, date: «2021}"), "DL106", "30/9/2021"
    ),
    "unknown measure": Bad(criterion(measure="«on_tim"), "CC111", "có phải ý là “on_time”?"),
    "unknown level": Bad(criterion(", levels: [«departments]"), "DL104", "có phải ý là “department”?"),
    "points above the maximum": Bad(
        criterion(score=STEPS.replace("points: max", "points: «2")), "CC148", ""
    ),
    "criterion without points": Bad(
        f'{MEASURES}criteria:\n- {{id: «"1", name: Một, measure: on_time, score: {STEPS}}}\n', "CC141", ""
    ),
    "criterion twice": Bad(
        criterion() + f'- {{id: «"1", name: Hai, points: 1, measure: on_time, score: {STEPS}}}\n',
        "CC106",
        "cách sửa: ",
    ),
    "unknown signal": Bad(
        criterion()
        + "policies:\n- {id: a, when: {all: [{signal: «point_lost}]}, then: {status: deducted}}\n",
        "DL104",
        "có phải ý là “points_lost”?",
    ),
    "unknown placeholder": Bad(
        criterion(', remedy: {content: «"Đạt {valu}"}'), "CC118", "có phải ý là “{value}”?"
    ),
    "policies in a circle": Bad(
        criterion()
        + "policies:\n"
        + "- {id: mot, when: {all: [{conclusion: «hai}]}, then: {conclude: mot, text: a}}\n"
        + "- {id: hai, when: {all: [{conclusion: mot}]}, then: {conclude: hai, text: a}}\n",
        "CC161",
        "cách sửa: ",
    ),
}  # fmt: skip


def told(err: str, code: str) -> str:
    """The one line with this code."""
    [line] = [each for each in err.splitlines() if f"[{code}]" in each]
    return line


def begins(pack: WrittenPack, code: str) -> str:
    """How the message about the marked place begins."""
    _, line, column = pack.place()
    return f"{(pack.folder / 'rules.yaml').as_posix()}:{line}:{column}: [{code}] "


@pytest.mark.parametrize("kind", BAD)
def test_a_fault_is_told_with_its_place_and_remedy_and_nothing_is_written(
    cchc: Command, tmp_path: Path, kind: str
) -> None:
    bad = BAD[kind]
    pack = write_pack(tmp_path, bad.rules, manifest=bad.manifest)
    output = tmp_path / "ke-hoach.docx"
    ended = cchc("plan", pack.folder, evidence_in(tmp_path, so_a=ALL_WELL), "-o", output)
    assert (ended.status, ended.out) == (3, "")
    line = told(ended.err, bad.code)
    assert line.startswith(begins(pack, bad.code))
    assert bad.remedy in line
    assert english_in(line.removeprefix(begins(pack, bad.code))) == []
    assert ended.err.endswith("Bộ quy tắc không dùng được: 1 lỗi; chưa ghi kết quả nào.\n")
    assert not output.exists()


def test_faults_of_several_files_are_told_at_once(cchc: Command, tmp_path: Path) -> None:
    readable = {kind: bad for kind, bad in BAD.items() if kind != "bracket left open"}
    # Each file has rules of its own; what they have in common would be faults too.
    files = {
        f"{number:02}.yaml": bad.rules.replace(MEASURES, "").replace('"1"', f'"{number}"')
        for number, bad in enumerate(readable.values(), start=10)
        if bad.code not in ("CC106", "CC161")
    }
    pack = write_pack(tmp_path, MEASURES, files=files)
    ended = cchc("assess", pack.folder, tmp_path / "khong-doc-den.yaml")
    assert (ended.status, ended.out) == (3, "")
    *lines, last = ended.err.splitlines()
    root = f"{pack.folder.as_posix()}/"
    assert [line.removeprefix(root).partition(":")[0] for line in lines] == sorted(files)
    assert last == f"Bộ quy tắc không dùng được: {len(files)} lỗi; chưa ghi kết quả nào."


MANIFESTS = {
    "number where a date belongs": ({"period": "{from: «2021, to: 2021-12-31}"}, "DL106", "30/9/2021"),
    "period the wrong way round": ({"period": "{from: 2021-12-31, to: «2021-01-01}"}, "CC105", "cần: "),
    "unknown origin": ({"origin": "«seeds"}, "DL104", "có phải ý là “seed”?"),
    "year as a word": ({"year": "«hai nghìn"}, "DL106", "hãy viết như "),
    "unknown layer": ({"extends": "[«_bse]"}, "CC101", "có phải ý là “_base”?"),
    "pack that extends itself": ({"extends": "[«thu-2021]"}, "CC103", ""),
    "wrong key": ({"«isuer": "Sở Nội vụ"}, "DL101", "có phải ý là “issuer”?"),
}


@pytest.mark.parametrize(("manifest", "code", "remedy"), MANIFESTS.values(), ids=MANIFESTS)
def test_a_fault_of_the_manifest_is_told_with_its_place(
    cchc: Command, tmp_path: Path, manifest: dict[str, str], code: str, remedy: str
) -> None:
    pack = write_pack(tmp_path, criterion(), manifest=manifest)
    ended = cchc("assess", pack.folder, evidence_in(tmp_path, so_a=ALL_WELL))
    assert (ended.status, ended.out) == (3, "")
    _, line, column = pack.place("pack.yaml")
    found = told(ended.err, code)
    assert found.startswith(f"{(pack.folder / 'pack.yaml').as_posix()}:{line}:{column}: ")
    assert remedy in found


def test_a_pack_named_by_its_manifest_is_the_pack(cchc: Command, tmp_path: Path) -> None:
    pack = write_pack(tmp_path, criterion())
    body = "figures: {on_time: 95%}\n"
    ended = cchc("assess", pack.folder / "pack.yaml", evidence_in(tmp_path, so_a=body))
    assert (ended.status, ended.err) == (0, "")


def test_warnings_of_a_pack_are_told_and_it_is_used(cchc: Command, tmp_path: Path) -> None:
    bands = "{bands: [{name: Tốt, when: '>= 90%'}, {name: Yếu, when: '< 80%'}]}"
    pack = write_pack(tmp_path, criterion(), manifest={"totals": bands})
    ended = cchc("assess", pack.folder, evidence_in(tmp_path, so_a="figures: {on_time: 95%}\n"))
    assert ended.status == 0
    assert "pack.yaml:" in ended.err
    assert "[CC182]" in ended.err
