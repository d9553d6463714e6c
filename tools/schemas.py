"""Write the JSON Schemas of the file formats into docs/schema/, for editors and for other programs.

    python tools/schemas.py

pack-1 (every YAML file of a pack but pack.yaml), manifest-1 (pack.yaml), evidence-1, and
assessment-1, what `cchc assess --format json` writes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cchc_rules.evidence.format import EvidenceFile
from cchc_rules.packs.pack import Manifest, PackFile
from cchc_rules.reports.json_model import json_schema

FOLDER = Path(__file__).parents[1] / "docs" / "schema"

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "assessment-1.json": json_schema,
    "evidence-1.json": EvidenceFile.model_json_schema,
    "manifest-1.json": Manifest.model_json_schema,
    "pack-1.json": PackFile.model_json_schema,
}


def text_of(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, schema in SCHEMAS.items():
        (FOLDER / name).write_text(text_of(schema()), encoding="utf-8")


if __name__ == "__main__":
    main()
