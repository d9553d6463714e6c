"""A pack is found, read whole and merged with what it extends, or refused with every fault at once."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import at, faults_of, spot, write_pack

from cchc_rules.packs import codes
from cchc_rules.packs.folders import pack_ids
from cchc_rules.packs.loader import load_pack
from cchc_rules.sources.faults import Severity, UnusableRules
from packs.bad_rules import MEASURES

ONE = 'criteria: [{id: "1", name: A, points: 1, score: survey}]'


def refused(reference: str | Path, *search: Path) -> UnusableRules:
    """Loading must fail."""
    with pytest.raises(UnusableRules) as raised:
        load_pack(reference, search=search)
    return raised.value


class TestFinding:
    """Which folder a reference means."""

    def test_a_pack_is_loaded_by_its_folder(self, tmp_path: Path) -> None:
        folder = write_pack(tmp_path, ONE).folder
        assert load_pack(folder).id == "thu-2021"
        assert load_pack(str(folder)).id == "thu-2021"
        assert load_pack(folder / "pack.yaml").id == "thu-2021"

    def test_a_pack_is_loaded_by_its_id_from_the_given_folders(self, tmp_path: Path) -> None:
        write_pack(tmp_path / "rules", ONE)
        assert load_pack("thu-2021", search=[tmp_path / "none", tmp_path / "rules"]).id == "thu-2021"

    def test_a_pack_is_loaded_by_its_id_from_rules_below_the_current_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_pack(tmp_path / "rules", ONE)
        monkeypatch.chdir(tmp_path)
        assert load_pack("thu-2021").id == "thu-2021"

    def test_the_given_folders_come_before_the_current_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_pack(tmp_path / "rules", ONE, manifest={"title": "gần"})
        write_pack(tmp_path / "given", ONE, manifest={"title": "được chỉ định"})
        monkeypatch.chdir(tmp_path)
        assert load_pack("thu-2021", search=[tmp_path / "given"]).manifest.title == "được chỉ định"

    def test_the_shipped_packs_are_found_from_anywhere(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert load_pack("quang-ngai-2021").id == "quang-ngai-2021"
        assert "quang-ngai-2021" in pack_ids()

    def test_a_folder_in_the_current_one_comes_before_an_id(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_pack(tmp_path, ONE, manifest={"title": "bản sao"})
        write_pack(tmp_path / "rules", ONE, manifest={"title": "bản chung"})
        monkeypatch.chdir(tmp_path)
        assert load_pack("thu-2021").manifest.title == "bản sao"

    def test_an_unknown_id_suggests_the_one_meant(self, tmp_path: Path) -> None:
        (fault,) = refused("quangngai-2021", tmp_path).faults
        assert (fault.code, fault.did_you_mean) == (codes.UNKNOWN_PACK, "quang-ngai-2021")
        assert str(fault.place) == "quangngai-2021"

    @pytest.mark.parametrize("reference", ["a" * 5000, "a\0b", "", "..", "quang ngai"])
    def test_a_strange_reference_is_a_fault(
        self, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (fault,) = refused(reference).faults
        assert fault.code in {codes.UNKNOWN_PACK, codes.NO_MANIFEST}

    def test_a_path_that_is_not_there_is_never_taken_for_an_id(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (fault,) = refused("./quang-ngai-2021").faults
        assert fault.code == codes.UNKNOWN_PACK

    def test_a_folder_without_a_manifest_is_no_pack(self, tmp_path: Path) -> None:
        (tmp_path / "thu-2021").mkdir()
        (tmp_path / "thu-2021" / "rules.yaml").write_text(ONE, encoding="utf-8")
        assert [fault.code for fault in refused(tmp_path / "thu-2021").faults] == [codes.NO_MANIFEST]
        assert [fault.code for fault in refused("thu-2021", tmp_path).faults] == [codes.NO_MANIFEST]

    def test_a_folder_named_otherwise_than_its_pack_is_a_warning(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path, ONE, manifest={"id": "«thu-2022"})
        (warning,) = load_pack(pack.folder).warnings
        assert (warning.code, warning.severity) == (codes.FOLDER_NAME, Severity.WARNING)
        assert at(warning.place) == pack.place("pack.yaml")


class TestFiles:
    """Which files make a pack, and how they are named in messages."""

    def test_all_files_count_but_cases_hidden_ones_and_units(self, tmp_path: Path) -> None:
        files = {
            "sub/deep/more.yml": 'criteria: [{id: "2", name: B, points: 1, score: survey}]',
            "cases/one.yaml": "expect: {}",
            ".hidden.yaml": "not: ours",
            ".git/config.yaml": "not: ours",
            "units.yaml": "units: []",
            "readme.md": "ghi chú",
        }
        pack = load_pack(write_pack(tmp_path, ONE, files=files).folder)
        assert list(pack.by_id) == ["1", "2"]

    def test_files_are_merged_in_the_order_of_their_names(self, tmp_path: Path) -> None:
        files = {
            "b.yaml": 'criteria: [{id: "2", name: B, points: 1, score: survey}]',
            "a.yaml": 'criteria: [{id: "3", name: C, points: 1, score: survey}]',
        }
        assert list(load_pack(write_pack(tmp_path, ONE, files=files).folder).by_id) == ["3", "2", "1"]

    def test_a_pack_inside_a_pack_is_a_fault(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path, ONE, files={"old/pack.yaml": "format: 1"})
        (fault,) = faults_of(pack)
        assert (fault.code, spot(fault)) == (codes.NESTED_PACK, ("pack.yaml", 0, 0))
        assert "old/pack.yaml" in fault.place.file

    def test_a_folder_that_may_not_be_read_is_a_fault_and_not_passed_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pack = write_pack(tmp_path, ONE, files={"sub/more.yaml": "fields: []"})
        scan = os.scandir

        def scandir(path: str) -> object:
            if path.endswith("sub"):
                raise PermissionError(13, "refused", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", scandir)
        assert [(fault.code, spot(fault)[0]) for fault in faults_of(pack)] == [("DL003", "sub")]

    def test_a_file_of_another_reader_that_cannot_be_opened_is_a_fault(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path, ONE)
        (pack.folder / "units.yaml").symlink_to(tmp_path / "nowhere.yaml")
        assert [(fault.code, spot(fault)[0]) for fault in faults_of(pack)] == [("DL003", "units.yaml")]

    def test_an_unknown_section_suggests_the_one_meant(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path, "«criterias: []")
        (fault,) = faults_of(pack)
        assert (fault.code, fault.did_you_mean, spot(fault)) == ("DL101", "criteria", pack.place())

    def test_places_are_written_from_the_current_folder_with_slashes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_pack(tmp_path / "rules", ONE, files={"sub/measures.yaml": MEASURES})
        monkeypatch.chdir(tmp_path)
        places = load_pack("thu-2021").places
        assert str(places["criterion", "1"]) == "rules/thu-2021/rules.yaml:1:12"
        assert str(places["measure", "online"]) == "rules/thu-2021/sub/measures.yaml:4:3"

    def test_places_elsewhere_are_written_in_full(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = write_pack(tmp_path / "a", ONE).folder
        (tmp_path / "b").mkdir()
        monkeypatch.chdir(tmp_path / "b")
        assert load_pack(folder).places["criterion", "1"].file == (folder / "rules.yaml").as_posix()


class TestFaults:
    """Everything that is wrong is said at once."""

    def test_faults_of_every_kind_and_file_come_together_sorted_by_place(self, tmp_path: Path) -> None:
        files = {
            "a.yaml": "measures: {x: {label: «'', kind: count}}",
            "b.yaml": 'criteria: [{id: "1", name: A, points: 1, «scoer: survey, measure: «nowhere}]',
            "c.yaml": "policies: [a: b\n",
        }
        pack = write_pack(tmp_path, manifest={"period": "{from: 2021-12-31, to: «2021-01-01}"}, files=files)
        faults = faults_of(pack)
        assert [(fault.code, spot(fault)[0]) for fault in faults] == [
            ("DL108", "a.yaml"),
            ("DL101", "b.yaml"),
            ("DL014", "c.yaml"),
            (codes.PERIOD_REVERSED, "pack.yaml"),
        ]
        assert spot(faults[3]) == pack.place("pack.yaml")

    def test_one_bad_criterion_does_not_hide_what_is_wrong_with_the_next(self, tmp_path: Path) -> None:
        rules = """
        criteria:
          - {id: "1", name: A, points: 1, score: survey, «nots: x}
          - {id: "2", name: B, points: 1, measure: «nowhere, score: {proportional: {}}}
        """
        pack = write_pack(tmp_path, rules)
        faults = faults_of(pack)
        assert [fault.code for fault in faults] == ["DL101", codes.UNKNOWN_MEASURE]
        assert [spot(fault)[1:] for fault in faults] == list(pack.marks["rules.yaml"])

    def test_a_bad_manifest_does_not_hide_what_is_wrong_with_the_rules(self, tmp_path: Path) -> None:
        rules = 'criteria: [{id: "1", name: A, points: 1, measure: «nowhere, scope: land, score: survey}]'
        manifest = {"origin": "«nowhere", "scopes": "{land: Đất đai}"}
        pack = write_pack(tmp_path, rules, manifest=manifest)
        assert [fault.code for fault in faults_of(pack)] == ["DL104", codes.UNKNOWN_MEASURE]

    def test_what_could_not_be_read_as_written_is_told_of_once(self, tmp_path: Path) -> None:
        rules = """
        criteria:
          - {id: "1", name: A, points: 1, measure: r, score: {steps: [{when: "> 5%", points: «2,5}]}}
        measures: {r: {label: A, kind: percent}}
        """
        assert [fault.code for fault in faults_of(write_pack(tmp_path, rules))] == ["DL026"]

    def test_a_missing_key_of_the_manifest_is_a_fault(self, tmp_path: Path) -> None:
        folder = write_pack(tmp_path, ONE).folder
        (folder / "pack.yaml").write_text("format: 1\nid: thu-2021\n", encoding="utf-8")
        assert {fault.code for fault in refused(folder).faults} == {"DL102"}

    def test_warnings_do_not_stop_a_pack(self, tmp_path: Path) -> None:
        rules = 'fields: [{id: "1", name: A, points: 5}]\n' + ONE.replace('"1"', '"1.1"')
        assert [warning.code for warning in load_pack(write_pack(tmp_path, rules).folder).warnings] == [
            codes.POINTS_DO_NOT_ADD_UP
        ]


class TestExtending:
    """A pack on top of others."""

    BASE = """
    measures:
      online: {label: Cũ, kind: percent}
      late: {label: Trễ hạn, kind: count}
    criteria:
      - {id: "1", name: Cũ, points: 1, score: survey}
      - {id: "2", name: Cũ, points: 1, score: survey}
    """

    def test_a_later_layer_replaces_rules_as_a_whole_and_keeps_their_position(self, tmp_path: Path) -> None:
        write_pack(tmp_path, self.BASE, id="goc")
        rules = """
        measures: {online: {label: Mới, kind: count}}
        criteria:
          - {id: "3", name: Mới, points: 1, score: survey}
          - {id: "1", name: Mới, points: 2, score: survey}
        """
        pack = load_pack(write_pack(tmp_path, rules, manifest={"extends": "[goc]"}).folder)
        assert [(each.id, each.name) for each in pack.criteria] == [("1", "Mới"), ("2", "Cũ"), ("3", "Mới")]
        assert pack.measures["online"].label == "Mới"
        assert pack.layers["criterion", "1"] == "thu-2021"
        assert pack.layers["criterion", "2"] == "goc"
        assert pack.places["criterion", "2"].file.endswith("goc/rules.yaml")
        assert [folder.name for folder in pack.folders] == ["goc", "thu-2021"]

    def test_scopes_totals_and_plan_are_inherited_unless_said_anew(self, tmp_path: Path) -> None:
        said = {
            "scopes": "{land: Đất đai}",
            "unit_kinds": "{branch: Chi nhánh}",
            "totals": "{rescale: true}",
            "plan": "{title: Kế hoạch}",
        }
        write_pack(tmp_path, ONE, id="goc", manifest=said)
        child = {"extends": "goc", "scopes": "{commune: Cấp xã}"}
        manifest = load_pack(write_pack(tmp_path, manifest=child).folder).manifest
        assert manifest.scopes == {"land": "Đất đai", "commune": "Cấp xã"}
        assert manifest.unit_kinds == {"branch": "Chi nhánh"}
        assert manifest.totals.rescale
        assert manifest.plan is not None
        anew = {**child, "totals": "{rescale: false}", "plan": "{title: Khác}"}
        manifest = load_pack(write_pack(tmp_path, manifest=anew).folder).manifest
        assert not manifest.totals.rescale
        assert manifest.plan is not None
        assert manifest.plan.title == "Khác"

    def test_a_base_reached_by_two_ways_is_read_once(self, tmp_path: Path) -> None:
        write_pack(tmp_path, self.BASE, id="goc")
        write_pack(tmp_path, id="trai", manifest={"extends": "[goc]"})
        write_pack(tmp_path, id="phai", manifest={"extends": "[goc]"})
        pack = load_pack(write_pack(tmp_path, manifest={"extends": "[trai, phai]"}).folder)
        assert [folder.name for folder in pack.folders] == ["goc", "trai", "phai", "thu-2021"]

    def test_a_base_needs_no_manifest(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path, manifest={"extends": "[chung]"}, files={"../chung/rules.yaml": ONE})
        assert load_pack(pack.folder).layers["criterion", "1"] == "chung"

    def test_a_neighbour_is_extended_before_one_of_the_search_path(self, tmp_path: Path) -> None:
        write_pack(tmp_path / "here", ONE.replace("A", "gần"), id="goc")
        write_pack(tmp_path / "there", ONE.replace("A", "xa"), id="goc")
        pack = write_pack(tmp_path / "here", manifest={"extends": "[goc]"})
        assert load_pack(pack.folder, search=[tmp_path / "there"]).by_id["1"].name == "gần"

    def test_an_unknown_base_is_a_fault_at_its_entry(self, tmp_path: Path) -> None:
        write_pack(tmp_path, ONE, id="goc-2020")
        pack = write_pack(tmp_path, ONE, manifest={"extends": "[_base, «goc-2200]"})
        (fault,) = faults_of(pack)
        assert (fault.code, fault.did_you_mean) == (codes.UNKNOWN_PACK, "goc-2020")
        assert spot(fault) == pack.place("pack.yaml")

    def test_packs_that_extend_each_other_are_a_fault_at_the_entry_that_closes_the_circle(
        self, tmp_path: Path
    ) -> None:
        other = write_pack(tmp_path, ONE, id="goc", manifest={"extends": "[«thu-2021]"})
        pack = write_pack(tmp_path, manifest={"extends": "[goc]"})
        (fault,) = faults_of(pack)
        assert (fault.code, spot(fault)) == (codes.EXTENDS_CIRCLE, other.place("pack.yaml"))
        assert "thu-2021 → goc → thu-2021" in fault.message

    def test_a_pack_that_extends_itself_is_a_fault(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path, ONE, manifest={"extends": "«thu-2021"})
        (fault,) = faults_of(pack)
        assert (fault.code, spot(fault)) == (codes.EXTENDS_CIRCLE, pack.place("pack.yaml"))

    def test_faults_of_the_base_are_told_with_those_of_the_pack(self, tmp_path: Path) -> None:
        write_pack(tmp_path, "measures: {x: {label: A, kind: complement, of: nowhere}}", id="goc")
        pack = write_pack(
            tmp_path,
            "measures: {y: {label: A, kind: complement, of: nowhere}}",
            manifest={"extends": "[goc]"},
        )
        files = [fault.place.file.split("/")[-2] for fault in faults_of(pack)]
        assert files == ["goc", "thu-2021"]

    def test_a_fault_of_the_base_that_the_pack_replaces_is_gone(self, tmp_path: Path) -> None:
        write_pack(tmp_path, "measures: {x: {label: A, kind: complement, of: nowhere}}", id="goc")
        pack = write_pack(tmp_path, "measures: {x: {label: A, kind: percent}}", manifest={"extends": "[goc]"})
        assert faults_of(pack) == []


class TestDigest:
    """The digest says which rules these were."""

    def test_it_is_the_same_wherever_the_pack_lies(self, tmp_path: Path) -> None:
        one = write_pack(tmp_path / "a", ONE, manifest={"extends": "[_base]"}).folder
        shutil.copytree(one, tmp_path / "b" / one.name)
        assert load_pack(one).digest == load_pack(tmp_path / "b" / one.name).digest
        assert re.fullmatch(r"[0-9a-f]{64}", load_pack(one).digest)

    def test_it_does_not_depend_on_the_order_in_which_files_were_made(self, tmp_path: Path) -> None:
        files = {"a.yaml": "fields: []", "b.yaml": "tasks: []"}
        one = write_pack(tmp_path / "a", files=files).folder
        other = write_pack(tmp_path / "b", files=dict(reversed(files.items()))).folder
        assert load_pack(one).digest == load_pack(other).digest

    @pytest.mark.parametrize("changed", ["pack.yaml", "rules.yaml", "units.yaml"])
    def test_it_changes_with_every_file_of_the_pack(self, changed: str, tmp_path: Path) -> None:
        folder = write_pack(tmp_path, ONE, files={"units.yaml": "units: []"}).folder
        before = load_pack(folder).digest
        with (folder / changed).open("a", encoding="utf-8") as file:
            file.write("# thêm một ghi chú\n")
        assert load_pack(folder).digest != before

    def test_it_changes_with_what_the_pack_extends(self, tmp_path: Path) -> None:
        base = write_pack(tmp_path, ONE, id="goc").folder
        folder = write_pack(tmp_path, manifest={"extends": "[goc]"}).folder
        before = load_pack(folder).digest
        (base / "rules.yaml").write_text(ONE.replace("A", "B"), encoding="utf-8")
        assert load_pack(folder).digest != before

    def test_it_does_not_change_with_its_cases(self, tmp_path: Path) -> None:
        folder = write_pack(tmp_path, ONE).folder
        before = load_pack(folder).digest
        (folder / "cases").mkdir()
        (folder / "cases" / "one.yaml").write_text("a: b", encoding="utf-8")
        assert load_pack(folder).digest == before


class TestSending:
    """A pack can be handed to another process."""

    def test_it_is_the_same_on_the_other_side(self, tmp_path: Path) -> None:
        pack = load_pack(write_pack(tmp_path, ONE, manifest={"extends": "[_base]"}).folder)
        assert pickle.loads(pickle.dumps(pack)) == pack


class TestSize:
    """A year's rules, and nothing that is not needed to read them (how fast: benchmarks/)."""

    def test_three_hundred_criteria_load(self, tmp_path: Path) -> None:
        criteria = "".join(
            f"""
  - id: "1.{number}"
    name: Tỷ lệ hồ sơ giải quyết đúng hạn {number}
    points: 1
    measure: rate{number}
    score:
      steps:
        - {{when: ">= 95%", points: 1}}
        - {{when: "90%..<95%", points: half}}
        - {{otherwise: true, points: 0}}
    at_risk: {{margin: 2%}}
    remedy: {{content: ["Rà soát; còn thiếu {{shortfall}}"], lead: [Phòng A], timing: regular}}"""
            for number in range(300)
        )
        measures = "".join(
            f"""
  done{number}: {{label: A, kind: count}}
  all{number}: {{label: B, kind: count}}
  rate{number}: {{label: C, kind: ratio, of: done{number}, over: all{number}}}"""
            for number in range(300)
        )
        rules = f'fields: [{{id: "1", name: A}}]\nmeasures:{measures}\ncriteria:{criteria}\n'
        folder = write_pack(tmp_path, rules, manifest={"extends": "[_base]"}).folder
        assert len(load_pack(folder).leaves) == 300

    def test_loading_rules_imports_nothing_of_engines_documents_or_screens(self) -> None:
        script = "import sys, cchc_rules.packs.loader; print(*sys.modules)"
        run = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        heavy = {"click", "docx", "docxtpl", "duckdb", "durable", "jinja2", "lxml", "tabulate", "wcwidth"}
        assert not heavy & set(run.stdout.split())
