"""What may a pack change in the rules of a pack it extends, and what did it change?

Knows how a change is written and what is kept of it; applies none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from pydantic import Field as Key
from pydantic import model_validator

from cchc_rules.packs.criteria import Basis
from cchc_rules.sources.model import DottedId, Entry, EntryError, Identifier, Slug, Text

if TYPE_CHECKING:
    from cchc_rules.sources.faults import Place

TARGETS: Final = ("measure", "field", "criterion", "policy", "task")
"""What can be changed; the words are those of ``rules.Kind``."""


class Change(Entry):
    """Một thay đổi đối với bộ quy tắc kế thừa: thay một số khóa của một mục, hoặc bỏ cả mục."""

    criterion: DottedId | None = None
    """Mã tiêu chí được thay đổi."""
    measure: Identifier | None = None
    """Mã số liệu được thay đổi."""
    policy: Slug | None = None
    """Mã quy tắc suy luận được thay đổi."""
    field: DottedId | None = None
    """Mã lĩnh vực được thay đổi."""
    task: DottedId | None = None
    """Mã nhiệm vụ được thay đổi."""
    set_: dict[str, Any] = Key(default_factory=dict, alias="set")
    """Các khóa được viết lại. Khóa nào ghi thì thay cả khóa đó, riêng remedy thì thay từng khóa bên trong;
    ghi null là bỏ khóa."""
    drop: Literal[True] | None = None
    """true: bỏ mục này; bỏ tiêu chí hoặc lĩnh vực là bỏ cả các tiêu chí thành phần."""
    basis: Basis
    """Căn cứ của thay đổi."""
    note: Text | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _one_target_and_one_deed(self) -> Self:
        found = [key for key in TARGETS if getattr(self, key) is not None]
        if len(found) != 1:
            raise EntryError(
                f"thay đổi nói về {len(found)} mục: {', '.join(found)}"
                if found
                else "thay đổi không nói về mục nào",
                expected="đúng một trong các khóa: " + ", ".join(TARGETS),
                at=found[1:2],
                key=True,
            )
        if bool(self.set_) == bool(self.drop):
            raise EntryError(
                "thay đổi vừa viết lại vừa bỏ" if self.drop else "thay đổi không nói thay gì",
                expected="đúng một trong hai khóa “set” (các khóa viết lại) và “drop: true” (bỏ mục này)",
                at=("drop",) if self.drop else (),
                key=True,
            )
        if "id" in self.set_:
            raise EntryError(
                "không đổi được mã của một mục",
                fix="bỏ mục cũ bằng drop: true rồi viết mục mới với mã mới",
                at=("set", "id"),
                key=True,
            )
        return self

    @property
    def kind(self) -> Any:
        """What is changed: a word of ``rules.Kind``."""
        return next(key for key in TARGETS if getattr(self, key) is not None)

    @property
    def target(self) -> str:
        """The id of what is changed."""
        return str(getattr(self, self.kind))


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change as it was applied: to what, by which pack, where it stands, what it rests on.

    ``keys`` are the keys that were written again, with a dot inside a remedy; none where the rule
    was dropped.
    """

    kind: str
    id: str
    layer: str
    place: Place
    basis: Basis
    keys: tuple[str, ...] = ()
    note: str | None = None

    @property
    def dropped(self) -> bool:
        """Whether the rule is no more."""
        return not self.keys
