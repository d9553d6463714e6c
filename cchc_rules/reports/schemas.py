"""Which JSON Schemas are there, and of which files? For editors, which explain every key in Vietnamese.

Made from the models that read the files; `assessment` is what programs read, in English.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from cchc_rules.evidence.dossiers.log_map import LogMap
from cchc_rules.evidence.dossiers.model import FIGURES, ROLE_LABELS
from cchc_rules.evidence.format import EvidenceFile
from cchc_rules.packs.cases import FOLDER, CaseFile
from cchc_rules.packs.folders import MANIFEST
from cchc_rules.packs.pack import Manifest, PackFile
from cchc_rules.packs.units import FILE as UNITS
from cchc_rules.packs.units import UnitsFile
from cchc_rules.reports import json_model
from cchc_rules.reports.rulebook.rule_words import KIND, ORIGIN, SIGNAL_OF_CRITERION, STATUS_OF_CRITERION
from cchc_rules.reports.words import LEVEL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePath

_Schema = dict[str, Any]

_WORDS: Final[Mapping[str, tuple[str, Mapping[Any, str]]]] = {
    "Role": ("Nội dung của cột.", ROLE_LABELS),
    "Figure": ("Số đếm từ danh sách hồ sơ.", {figure: said.label for figure, said in FIGURES.items()}),
    "AgencyLevel": ("Cấp của cơ quan.", LEVEL["vi"]),
    "FindingStatus": ("Trạng thái của tiêu chí.", STATUS_OF_CRITERION),
    "Origin": ("Nguồn của quy tắc.", ORIGIN),
    "SignalName": ("Dấu hiệu của tiêu chí.", SIGNAL_OF_CRITERION),
}
"""What an editor says of the words of a closed list; the docstrings of the code are for programmers."""


def file_name(kind: str) -> str:
    """The name of the file of a schema; the number is that of the format."""
    return f"{kind}-1.json"


def schema_text(kind: str) -> str:
    """A schema as it stands in its file."""
    return json.dumps(_SCHEMAS[kind](), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def kind_of(file: PurePath) -> str:
    """The kind of a YAML file of a rule pack, by its name and folder."""
    if file.parent.name == FOLDER:
        return "cases"
    return {MANIFEST: "manifest", UNITS: "units"}.get(file.name, "pack")


def _of(model: Any, title: str) -> _Schema:
    schema: _Schema = model.model_json_schema()
    for name, entry in schema.get("$defs", {}).items():
        if name in _WORDS:
            entry["description"], words = _WORDS[name]
            entry["enumDescriptions"] = [words[word] for word in entry["enum"]]
    _tidy(schema)
    return {**schema, "title": title}


def _cases() -> _Schema:
    """Cases hold parts of evidence files: these are explained as there."""
    schema = _of(CaseFile, "Tình huống thử của bộ quy tắc")
    evidence = _of(EvidenceFile, "")
    for entry in (schema, schema["$defs"]["Case"], schema["$defs"]["OtherEvidence"]):
        for key, shape in entry["properties"].items():
            known = evidence["properties"].get(key, {})
            if not shape.keys() - {"description"}:
                shape.update(known | shape)
    schema["$defs"] = {**evidence["$defs"], **schema["$defs"]}
    return schema


def _tidy(node: Any) -> None:
    """Leave what an editor ought to show: one Vietnamese text per key, in one paragraph."""
    if isinstance(node, list):
        for each in node:
            _tidy(each)
    elif isinstance(node, dict):
        _tidy_one(node)
        for key, value in node.items():
            if key in ("properties", "$defs"):
                _tidy(list(value.values()))
            elif key not in ("default", "examples", "const", "enum"):
                _tidy(value)


def _tidy_one(node: _Schema) -> None:
    node.pop("title", None)  # made of the name of the key: "Toi Thieu"
    if "default" in node and node["default"] is None:
        del node["default"]  # an editor would write it
    if set(node.get("enum", ("",))) <= KIND.keys():
        node["enumDescriptions"] = [KIND[word] for word in node["enum"]]
    if "description" in node:
        node["description"] = " ".join(node["description"].split())
        for way in node.get("anyOf", ()):
            way.pop("description", None)  # would be shown in place of that of the key


_SCHEMAS: Final[Mapping[str, Callable[[], _Schema]]] = {
    "manifest": lambda: _of(Manifest, "Bộ quy tắc: tệp pack.yaml"),
    "pack": lambda: _of(PackFile, "Bộ quy tắc: số liệu, tiêu chí, quy tắc suy luận, nhiệm vụ"),
    "units": lambda: _of(UnitsFile, "Bộ quy tắc: tên đơn vị và từ ngữ cũ (units.yaml)"),
    "cases": _cases,
    "evidence": lambda: _of(EvidenceFile, "Số liệu và tài liệu kiểm chứng của một cơ quan"),
    "log-map": lambda: _of(LogMap, "Bản đồ cột của danh sách hồ sơ (cchc evidence dossiers)"),
    "assessment": json_model.json_schema,
}

KINDS: Final = tuple(_SCHEMAS)
"""The kinds of files there are schemas for."""
