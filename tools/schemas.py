"""Write the JSON Schemas of the file formats into docs/schema/, for editors and for other programs.

    python tools/schemas.py

The same as `cchc rules schema -o docs/schema`.
"""

from __future__ import annotations

from pathlib import Path

from cchc_rules.reports.schemas import KINDS, file_name, schema_text

FOLDER = Path(__file__).parents[1] / "docs" / "schema"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (FOLDER / file_name(kind)).write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
