"""What should come out for given figures? The cases that stand beside the rules of a pack.

A case is evidence in short form with the result expected of it. Knows the form of both; reads no
evidence and assesses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from pydantic import Field as Key
from pydantic import model_validator

from cchc_rules.packs import codes
from cchc_rules.packs.folders import shown
from cchc_rules.packs.policies import FindingStatus
from cchc_rules.sources.builder import MappingNode, Node
from cchc_rules.sources.faults import Fault, Place, UnusableRules
from cchc_rules.sources.model import DottedId, Entry, EntryError, Identifier, OneOrMany, Slug, Text, VnNumber
from cchc_rules.sources.tree import Step, Tree, read_tree
from cchc_rules.sources.validation import validate
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_rules.packs.pack import RulePack

FOLDER: Final = "cases"
_SUFFIXES = frozenset({".yaml", ".yml"})
_EVIDENCE_KEYS: Final = (
    "format",
    "agency",
    "period",
    "figures",
    "documents",
    "units",
    "self_scores",
    "official_scores",
    "last_year",
    "waivers",
    "synthetic",
    "illustration",
)


class Expectation(Entry):
    """Kết quả phải có; điều không ghi ra thì không kiểm tra."""

    criteria: dict[DottedId, FindingStatus] = Key(default_factory=dict)
    """Trạng thái của từng tiêu chí, ví dụ: {"1.7": met}."""
    points: dict[DottedId, VnNumber] = Key(default_factory=dict)
    """Điểm của từng tiêu chí."""
    conclusions: OneOrMany[Identifier] = ()
    """Kiến nghị phải có."""
    absent: OneOrMany[Identifier] = ()
    """Kiến nghị không được có."""
    policies: OneOrMany[Slug] = ()
    """Quy tắc suy luận phải được áp dụng: khi nhiều quy tắc cùng đưa ra một kiến nghị."""
    no_policies: OneOrMany[Slug] = ()
    """Quy tắc suy luận không được áp dụng."""
    total: VnNumber | None = None
    """Tổng điểm khi mất hết những điểm chưa chắc chắn."""
    band: Text | None = None
    """Xếp loại ứng với tổng điểm ấy."""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if all(value in ((), {}, None) for _, value in self):
            raise EntryError(
                "tình huống không nêu kết quả nào phải có",
                expected="ít nhất một trong: " + ", ".join(type(self).model_fields),
            )
        if both := sorted(set(self.conclusions) & set(self.absent)):
            raise EntryError(f"kiến nghị “{both[0]}” vừa phải có vừa không được có", at=("absent",))
        if both := sorted(set(self.policies) & set(self.no_policies)):
            raise EntryError(
                f"quy tắc “{both[0]}” vừa phải được áp dụng vừa không được áp dụng", at=("no_policies",)
            )
        return self


class OtherEvidence(Entry):
    """Số liệu của kỳ trước, hoặc của cơ quan khác trong cùng đợt; khóa không ghi thì lấy của tệp."""

    agency: Any = None
    """Cơ quan; viết như trong tệp số liệu."""
    period: Any = None
    """Kỳ; viết như trong tệp số liệu."""
    figures: Any = None
    """Số liệu; viết như trong tệp số liệu."""
    documents: Any = None
    """Tài liệu; viết như trong tệp số liệu."""
    units: Any = None
    """Các đơn vị trực thuộc; viết như trong tệp số liệu."""
    self_scores: Any = None
    """Điểm tự chấm."""
    official_scores: Any = None
    """Kết quả công bố của kỳ này."""
    last_year: Any = None
    """Kết quả công bố của năm trước."""
    waivers: Any = None
    """Các tiêu chí được miễn đánh giá."""


class Case(OtherEvidence):
    """Một tình huống: số liệu, tài liệu và kết quả phải có."""

    name: Text
    """Tình huống là gì, viết thành một câu."""
    synthetic: Any = None
    """true: số liệu giả định."""
    illustration: Any = None
    """Vì sao số liệu này chỉ để minh họa."""
    earlier: tuple[OtherEvidence, ...] = ()
    """Số liệu của các kỳ trước của cùng cơ quan."""
    others: tuple[OtherEvidence, ...] = ()
    """Số liệu của các cơ quan khác trong cùng đợt."""
    expect: Expectation
    """Kết quả phải có."""
    sources: OneOrMany[Text] = ()
    """Mã đối chiếu với tài liệu nguồn, ví dụ S000-T7."""
    note: Text | None = None
    """Ghi chú."""


class CaseFile(Entry):
    """Tệp tình huống trong thư mục cases của bộ quy tắc."""

    format: Literal[1, "1"]
    """Phiên bản định dạng."""
    agency: Any
    """Cơ quan chung của các tình huống; viết như trong tệp số liệu."""
    period: Any
    """Kỳ chung của các tình huống; viết như trong tệp số liệu."""
    cases: tuple[Case, ...] = Key(min_length=1)
    """Các tình huống."""


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case with its evidence as trees, each as if it were a file of its own.

    The trees keep the places of the case file, so that a fault of the evidence points there.
    ``beside`` holds earlier periods and other agencies.
    """

    name: str
    place: Place
    expect: Expectation
    evidence: Tree
    beside: tuple[Tree, ...] = ()
    sources: tuple[str, ...] = ()


def load_cases(pack: RulePack) -> tuple[LoadedCase, ...]:
    """The cases of the pack itself, not of what it extends; none where it has no such folder.

    Raises:
        UnusableRules: with every fault of every case file.
    """
    faults: list[Fault] = []
    found: list[LoadedCase] = []
    for path in case_files(pack):
        tree = read_tree(path, display=shown(path), faults=faults)
        file = validate(CaseFile, tree, faults) if tree is not None else None
        if tree is not None and file is not None:
            faults.extend(_faults(file, tree, pack))
            found.extend(_loaded(case, tree, ("cases", index)) for index, case in enumerate(file.cases))
    if faults:
        raise UnusableRules(faults)
    return tuple(found)


def case_files(pack: RulePack) -> tuple[Path, ...]:
    """The case files of a pack, sorted by name."""
    folder = pack.folders[-1] / FOLDER if pack.folders else None
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES))


def _loaded(case: Case, tree: Tree, path: tuple[Step, ...]) -> LoadedCase:
    beside = [(key, index) for key in ("earlier", "others") for index in range(len(getattr(case, key)))]
    return LoadedCase(
        name=case.name,
        place=tree.place(path),
        expect=case.expect,
        evidence=_as_file(tree, path),
        beside=tuple(_as_file(tree, (*path, *steps)) for steps in beside),
        sources=case.sources,
    )


def _as_file(tree: Tree, path: tuple[Step, ...]) -> Tree:
    """The evidence at the path as a file: its own keys, and the file's where it has none."""
    own, around, place = tree.get(path), tree.value, tree.place(path)
    root = MappingNode(place.line, place.column)
    value: dict[str, Any] = {}
    for key in _EVIDENCE_KEYS:
        if key not in own and key not in around:
            continue
        steps = (*path, key) if key in own else (key,)
        spot, node = tree.key_place(steps), _node(tree.root, steps)
        value[key], root.keys[key] = tree.get(steps), (spot.line, spot.column)
        if node is not None:
            root.children[key] = node
    return Tree(value, tree.file, tree.text, root)


def _node(root: Node, steps: tuple[Step, ...]) -> Node | None:
    node: Node | None = root
    for step in steps:
        node = node.child(step) if node else None
    return node


def _faults(file: CaseFile, tree: Tree, pack: RulePack) -> list[Fault]:
    """What the cases expect of criteria, conclusions and policies that the pack does not have."""
    names: dict[str, int] = {}
    faults: list[Fault] = []
    for index, case in enumerate(file.cases):
        path: tuple[Step, ...] = ("cases", index)
        first = names.setdefault(case.name, index)
        if first != index:
            message = f"tình huống “{case.name}” đã có ở {tree.place(('cases', first, 'name'))}"
            faults.append(
                Fault(tree.place((*path, "name")), codes.DUPLICATE_ID, message, fix="đổi tên một trong hai")
            )
        faults.extend(_unknown_names(case.expect, tree, (*path, "expect"), pack))
    return faults


def _unknown_names(
    expect: Expectation, tree: Tree, path: tuple[Step, ...], pack: RulePack
) -> Iterator[Fault]:
    for key in ("criteria", "points"):
        for name in getattr(expect, key):
            if name not in pack.by_id:
                place = tree.key_place((*path, key, name))
                yield _unknown(place, codes.UNKNOWN_CRITERION, "tiêu chí", name, pack.by_id, pack)
    conclusions = {policy.then.conclude for policy in pack.policies if policy.then.conclude}
    policies = {policy.id for policy in pack.policies}
    for key, known, code, what in (
        ("conclusions", conclusions, codes.UNKNOWN_CONCLUSION, "kiến nghị"),
        ("absent", conclusions, codes.UNKNOWN_CONCLUSION, "kiến nghị"),
        ("policies", policies, codes.UNKNOWN_POLICY, "quy tắc suy luận"),
        ("no_policies", policies, codes.UNKNOWN_POLICY, "quy tắc suy luận"),
    ):
        for index, name in enumerate(getattr(expect, key)):
            if name not in known:
                yield _unknown(tree.place((*path, key, index)), code, what, name, known, pack)


def _unknown(place: Place, code: str, what: str, name: str, known: Any, pack: RulePack) -> Fault:
    return Fault(
        place,
        code,
        f"bộ quy tắc “{pack.id}” không có {what} “{name}”",
        did_you_mean=suggest(name, known),
    )
