"""`cchc evidence dossiers`: from a log an office exports to files `cchc assess` reads."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_rules.cli.exits import Exit
from cchc_rules.evidence.loader import load_evidence
from cchc_rules.evidence.model import FigureKey, Qualifier
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.digest import sha256_of

if TYPE_CHECKING:
    from .office import Command

FIXTURE = Path(__file__).parents[2] / "fixtures" / "nhat-ky-mot-cua"
LOG, MAP = FIXTURE / "nhat-ky-2021.csv", FIXTURE / "map.yaml"
PACK = "quang-ngai-2021"


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV of ours."""
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_a_log_becomes_evidence_without_a_fault(cchc: Command, tmp_path: Path) -> None:
    done = cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", tmp_path / "ra")
    assert done.status == Exit.CLEAN
    assert "Đã đọc 362 dòng, tính 354 dòng" in done.err
    found = load_evidence([tmp_path / "ra" / "so-lieu"], load_pack(PACK))
    assert not found.faults
    assert not found.warnings
    by_id = {each.agency.id: each for each in found.current}
    assert len(by_id) == 7
    assert all(each.synthetic for each in by_id.values())
    received = by_id["toan-tinh"].figures[FigureKey("files_received", None)][-1]
    counted = sum(int(row["Tiếp nhận trong kỳ"]) for row in rows_of(tmp_path / "ra" / "tong-hop.csv"))
    assert received.num == counted == 354
    assert sha256_of(LOG) in (received.source or "")
    assert received.system == "Hệ thống thông tin một cửa điện tử (giả định)"


def test_the_parts_of_the_province_add_up_to_it(cchc: Command, tmp_path: Path) -> None:
    cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", tmp_path / "ra")
    found = load_evidence([tmp_path / "ra" / "so-lieu"], load_pack(PACK)).current
    whole = next(each for each in found if each.agency.id == "toan-tinh")
    for measure in ("files_received", "files_on_time", "files_late", "files_online"):
        parts = sum(each.figures[FigureKey(measure, None)][-1].num for each in found if each is not whole)
        scopes = sum(
            whole.figures[FigureKey(measure, scope)][-1].num
            for scope in ("department", "district", "commune")
        )
        assert parts == scopes == whole.figures[FigureKey(measure, None)][-1].num


def test_a_channel_nobody_knows_makes_the_online_figure_a_lower_bound(cchc: Command, tmp_path: Path) -> None:
    cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", tmp_path / "ra")
    found = load_evidence([tmp_path / "ra" / "so-lieu"], load_pack(PACK)).current
    doubtful = {
        each.agency.id
        for each in found
        if each.figures[FigureKey("files_online", None)][-1].qualifier is Qualifier.AT_LEAST
    }
    assert doubtful == {"so-tu-phap", "toan-tinh"}


def test_the_same_log_gives_the_same_bytes(cchc: Command, tmp_path: Path) -> None:
    for name in ("mot", "hai"):
        cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", tmp_path / name)
    first = sorted(path for path in (tmp_path / "mot").rglob("*") if path.is_file())
    assert len(first) == 10
    for path in first:
        assert path.read_bytes() == (tmp_path / "hai" / path.relative_to(tmp_path / "mot")).read_bytes()


def test_an_earlier_day_sees_less(cchc: Command, tmp_path: Path) -> None:
    cchc(
        "evidence",
        "dossiers",
        LOG,
        "--map",
        MAP,
        "--pack",
        PACK,
        "--as-of",
        "30/6/2021",
        "-o",
        tmp_path / "ra",
    )
    found = load_evidence([tmp_path / "ra" / "so-lieu"], load_pack(PACK))
    assert not found.faults
    assert {each.as_of.isoformat() for each in found.current} == {"2021-06-30"}
    quality = (tmp_path / "ra" / "chat-luong.md").read_text(encoding="utf-8")
    assert "Tiếp nhận sau ngày chốt số liệu" in quality


def test_rows_to_mend_stand_in_the_list_with_their_line(cchc: Command, tmp_path: Path) -> None:
    cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", tmp_path / "ra")
    rows = rows_of(tmp_path / "ra" / "can-xem-lai.csv")
    (unknown,) = [row for row in rows if row["Lý do"] == "Không nhận ra cơ quan giải quyết"]
    assert unknown["Cơ quan giải quyết"] == "UBND huyện Ba To"
    assert (
        LOG.read_text(encoding="utf-8-sig")
        .splitlines()[int(unknown["Dòng"]) - 1]
        .startswith(unknown["Mã hồ sơ"])
    )


def test_another_pack_gets_the_figures_it_has_measures_for(cchc: Command, tmp_path: Path) -> None:
    own = tmp_path / "map.yaml"
    period = "period: {from: 2021-01-01, to: 2021-12-31}\nmeasures: {files_online: null}\n"
    own.write_text(MAP.read_text(encoding="utf-8") + period, encoding="utf-8")
    done = cchc("evidence", "dossiers", LOG, "--map", own, "--pack", "quang-nam-2022", "-o", tmp_path / "ra")
    assert done.status == Exit.CLEAN
    found = load_evidence([tmp_path / "ra" / "so-lieu"], load_pack("quang-nam-2022"))
    assert not found.faults
    assert {key.measure for each in found.current for key in each.figures} == {
        "files_received", "files_resolved", "files_on_time",
    }  # fmt: skip


def test_the_guessed_map_is_a_map(cchc: Command, tmp_path: Path) -> None:
    guessed = tmp_path / "ban-do.yaml"
    done = cchc("evidence", "dossiers", LOG, "--guess-map", "-o", guessed)
    assert done.status == Exit.CLEAN
    text = guessed.read_text(encoding="utf-8")
    assert 'due: "Ngày hẹn trả"  # ngày hẹn trả' in text
    assert "“Fax”" in text
    # The name says district, the column commune: a person has to say which.
    assert text.count("???") == 1
    guessed.write_text(text.replace("???", "district #"), encoding="utf-8")
    done = cchc("evidence", "dossiers", LOG, "--map", guessed, "--pack", PACK, "-o", tmp_path / "ra")
    assert done.status == Exit.CLEAN


def test_without_a_map_a_certain_guess_is_shown_and_used(cchc: Command, tmp_path: Path) -> None:
    log = tmp_path / "nhat-ky.csv"
    log.write_text(
        "Mã hồ sơ,Cơ quan,Ngày tiếp nhận,Hạn trả,Ngày trả\nH1,Sở Tư pháp,01/03/2021,05/03/2021,04/03/2021\n",
        encoding="utf-8",
    )
    done = cchc("evidence", "dossiers", log, "--pack", PACK, "-o", tmp_path / "ra")
    assert done.status == Exit.CLEAN
    assert "ngày hẹn trả: “Hạn trả”" in done.err
    assert (tmp_path / "ra" / "so-lieu" / "so-tu-phap.yaml").is_file()


def test_without_a_map_an_uncertain_guess_is_refused_with_what_was_meant(
    cchc: Command, tmp_path: Path
) -> None:
    log = tmp_path / "nhat-ky.csv"
    log.write_text("Mã hồ sơ,Cơ quan,Ngày tiếp nhan HS,Hạn trả,Ngày trả\nH1,Sở A,1,2,3\n", encoding="utf-8")
    done = cchc("evidence", "dossiers", log, "--pack", PACK, "-o", tmp_path / "ra")
    assert done.status == Exit.EVIDENCE
    assert f"{log.as_posix()}:1:1: [HS331]" in done.err
    assert "có phải ý là “Ngày tiếp nhan HS”?" in done.err
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("columns: {ma: x}", "DL"),
        ("dates: [d/m/y, m/d/y]", "HS318"),
        ("measures: {khong_co: received}", "HS322"),
        ("measures: {on_time_rate: received}", "HS323"),
        ("measures: {files_received: nhan}", "DL"),
        ("scopes: {rung: {fields: [Lâm nghiệp]}}", "HS325"),
        ("words: {yes: [nửa], no: [nửa]}", "HS317"),
    ],
)
def test_what_is_wrong_with_a_map_is_said_at_its_place(
    cchc: Command, tmp_path: Path, line: str, code: str
) -> None:
    key = line.partition(":")[0]
    kept, skipping = [], False
    for written in MAP.read_text(encoding="utf-8").splitlines():
        skipping = written.startswith(f"{key}:") or (skipping and written.startswith(" "))
        if not skipping:
            kept.append(written)
    own = tmp_path / "map.yaml"
    own.write_text("\n".join([*kept, line]) + "\n", encoding="utf-8")
    done = cchc("evidence", "dossiers", LOG, "--map", own, "--pack", PACK, "-o", tmp_path / "ra")
    assert done.status == Exit.EVIDENCE
    assert f"[{code}" in done.err
    assert "map.yaml" in done.err
    assert not (tmp_path / "ra").exists()


def test_a_broken_log_leaves_the_results_of_before_as_they_were(cchc: Command, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    broken = tmp_path / "hong.csv"
    broken.write_bytes(LOG.read_bytes() + b"x,y\r\n")
    done = cchc("evidence", "dossiers", broken, "--map", MAP, "--pack", PACK, "-o", out)
    assert done.status == Exit.EVIDENCE
    assert f"{broken.as_posix()}:364:1" in done.err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_second_run_replaces_the_results_and_leaves_other_folders_alone(
    cchc: Command, tmp_path: Path
) -> None:
    out = tmp_path / "ra"
    cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", out)
    shutil.copy(out / "so-lieu" / "so-tu-phap.yaml", out / "so-lieu" / "cu.yaml")
    assert cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", out).status == Exit.CLEAN
    assert not (out / "so-lieu" / "cu.yaml").exists()
    (out / "rieng.txt").write_text("x", encoding="utf-8")
    done = cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "-o", out)
    assert done.status == Exit.USAGE
    assert "rieng.txt" in done.err


def test_the_command_says_what_it_lacks(cchc: Command, tmp_path: Path) -> None:
    assert "--pack" in cchc("evidence", "dossiers", LOG, "-o", tmp_path / "ra").err
    done = cchc("evidence", "dossiers", LOG, "--pack", PACK, "--master", "local[2]", "-o", tmp_path / "ra")
    assert done.status == Exit.USAGE


def test_a_folder_for_intermediate_files_is_left_empty(cchc: Command, tmp_path: Path) -> None:
    work = tmp_path / "tam"
    cchc("evidence", "dossiers", LOG, "--map", MAP, "--pack", PACK, "--work", work, "-o", tmp_path / "ra")
    assert list(work.iterdir()) == []
