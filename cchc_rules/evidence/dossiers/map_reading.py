"""What does the map of a log say? Reads it whole, or says everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.log_map import LogMap
from cchc_rules.sources.faults import Fault, UnusableEvidence
from cchc_rules.sources.tree import read_tree
from cchc_rules.sources.validation import validate

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_rules.sources.tree import Tree


def read_map(path: Path) -> tuple[LogMap, Tree]:
    """The map and where its values stand.

    Raises:
        UnusableEvidence: with every fault of the file.
    """
    faults: list[Fault] = []
    tree = read_tree(path, faults=faults)
    read = validate(LogMap, tree, faults) if tree is not None else None
    if read is not None and tree is not None and {"d/m/y", "m/d/y"} <= set(read.dates):
        message = "d/m/y và m/d/y không phân biệt được: 06/8/2021 có thể là hai ngày khác nhau"
        fault = Fault(tree.place(("dates",)), codes.DATE_FORMATS_CLASH, message, fix="giữ một trong hai dạng")
        faults.append(fault)
    if faults or read is None or tree is None:
        raise UnusableEvidence(faults)
    return read, tree
