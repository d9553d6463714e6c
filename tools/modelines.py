"""Put into line 1 of every rule and evidence file which JSON Schema an editor explains it with.

    python tools/modelines.py

Comments and everything else stay as they are; a file that has the right line is not touched.
"""

from __future__ import annotations

import os
from pathlib import Path

from cchc_rules.reports.schemas import file_name, kind_of

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "docs" / "schema"
MARK = "# yaml-language-server:"


def files() -> list[Path]:
    """Every YAML file of rules/ and fixtures/."""
    return sorted(path for folder in ("rules", "fixtures") for path in (ROOT / folder).rglob("*.yaml"))


def modeline(file: Path) -> str:
    """What line 1 of a file ought to say; the path goes from the file's folder to the schema."""
    kind = _kind_of_fixture(file) if file.is_relative_to(ROOT / "fixtures") else kind_of(file)
    schema = Path(os.path.relpath(SCHEMAS / file_name(kind), file.parent)).as_posix()
    return f"{MARK} $schema={schema}"


def _kind_of_fixture(file: Path) -> str:
    return "log-map" if file.name == "map.yaml" else "evidence"


def main() -> None:
    """Write the line where it is missing or wrong."""
    for file in files():
        text = file.read_text(encoding="utf-8")
        first, _, rest = text.partition("\n")
        body = rest if first.startswith(MARK) else text
        wanted = f"{modeline(file)}\n{body}"
        if wanted != text:
            file.write_text(wanted, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
