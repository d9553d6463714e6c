"""Are loops and conditions closed, where they were opened? Walks the tags of a template in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from cchc_rules.reports.word import codes
from cchc_rules.sources.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_rules.reports.word.tag_names import Names, Scope
    from cchc_rules.reports.word.tags import Spot, TaggedParagraph

_STEERING = re.compile(r"\{%-?(p|tr)? (for|if|elif|else|endfor|endif)\b\s*(.*?)\s*-?%\}")
_ENDS = {"endfor": ("for",), "endif": ("if",), "else": ("if", "for"), "elif": ("if",)}


@dataclass(frozen=True, slots=True)
class _Open:
    """A loop or condition not closed yet; `home` is the paragraph, cell or table it has to be closed in."""

    word: str
    prefix: str
    header: str
    home: Any
    spot: Spot
    outside: Scope

    @property
    def tag(self) -> str:
        return f"{{%{self.prefix} {self.word} {self.header} %}}"


class Blocks:
    """The loops and conditions of a template; feed it the paragraphs in order, then ask for the end."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._open: list[_Open] = []
        self._scope: Scope = {}

    def read(self, paragraph: TaggedParagraph) -> Iterator[Fault]:
        """The faults of a paragraph's tags."""
        for tag in paragraph.tags:
            if tag.startswith("{{"):
                yield from self._names.printed(tag[2:-2].strip("- "), self._scope, paragraph.spot)
            elif tag.startswith("{%"):
                yield from self._steer(tag, paragraph)

    def unclosed(self) -> Iterator[Fault]:
        """What is still open at the end."""
        for block in self._open:
            yield Fault(
                block.spot,
                codes.NOT_CLOSED,
                f"“{block.tag}” chưa được đóng",
                fix=f"thêm {{%{block.prefix} end{block.word} %}} sau phần cần lặp hoặc cần điều kiện",
            )

    def _steer(self, tag: str, paragraph: TaggedParagraph) -> Iterator[Fault]:
        steering = _STEERING.fullmatch(tag)
        if steering is None:
            yield Fault(
                paragraph.spot,
                codes.UNKNOWN_TAG,
                f"không dùng được lệnh “{tag}” trong mẫu",
                expected="for, if, elif, else, endif, endfor; thêm p (cả đoạn) hoặc tr (cả hàng) ngay sau {%",
            )
            return
        prefix, word, header = steering[1] or "", steering[2], steering[3]
        yield from _standing(tag, prefix, paragraph)
        if word in _ENDS:
            yield from self._end(tag, prefix, word, paragraph)
            if word == "elif":
                yield from self._names.condition(header, self._scope, paragraph.spot)
        else:
            yield from self._begin(prefix, word, header, paragraph)

    def _begin(self, prefix: str, word: str, header: str, paragraph: TaggedParagraph) -> Iterator[Fault]:
        home = _home(paragraph.element, prefix)
        self._open.append(_Open(word, prefix, header, home, paragraph.spot, self._scope))
        if word == "for":
            self._scope, faults = self._names.loop(header, self._scope, paragraph.spot)
            yield from faults
        else:
            yield from self._names.condition(header, self._scope, paragraph.spot)

    def _end(self, tag: str, prefix: str, word: str, paragraph: TaggedParagraph) -> Iterator[Fault]:
        if not any(block.word in _ENDS[word] for block in self._open):
            yield Fault(paragraph.spot, codes.NOT_OPENED, f"“{tag}” không có chỗ mở tương ứng ở phía trước")
            return
        while self._open[-1].word not in _ENDS[word]:
            block = self._open.pop()
            self._scope = block.outside
            yield Fault(
                block.spot,
                codes.NOT_CLOSED,
                f"“{block.tag}” chưa được đóng trước “{tag}”",
                fix=f"thêm {{%{block.prefix} end{block.word} %}}",
            )
        block = self._open[-1]
        if (prefix, _home(paragraph.element, prefix)) != (block.prefix, block.home):
            yield Fault(
                paragraph.spot,
                codes.WRONG_END,
                f"“{tag}” không khớp với chỗ mở “{block.tag}”",
                expected=_same_place(block.prefix),
            )
        if word.startswith("end"):
            self._open.pop()
            self._scope = block.outside


def _standing(tag: str, prefix: str, paragraph: TaggedParagraph) -> Iterator[Fault]:
    """Whatever stands beside a tag for a whole paragraph or row would be lost without a word."""
    if prefix == "tr":
        row = next(paragraph.element.iterancestors(qn("w:tr")), None)
        if row is None:
            yield Fault(paragraph.spot, codes.NO_ROW, f"“{tag}” chỉ dùng được trong một hàng của bảng")
            return
        beside = "".join(node.text or "" for node in row.iter(qn("w:t")))
    else:
        beside = paragraph.text if prefix else tag
    if prefix and len("".join(beside.split())) > len("".join(tag.split())):
        whole = "hàng" if prefix == "tr" else "đoạn"
        yield Fault(
            paragraph.spot,
            codes.NOT_ALONE,
            f"“{tag}” phải đứng một mình trong {whole}; phần khác của {whole} sẽ mất",
            fix=f"chuyển phần khác sang {whole} riêng",
        )


def _home(paragraph: Any, prefix: str) -> Any:
    if prefix == "tr":
        return next(paragraph.iterancestors(qn("w:tbl")), None)
    return paragraph.getparent() if prefix == "p" else paragraph


def _same_place(prefix: str) -> str:
    where = {"p": "trong cùng ô hoặc cùng phần văn bản", "tr": "trong cùng bảng", "": "trong cùng đoạn"}
    written = f"{{%{prefix}" if prefix else "{%"
    return f"đóng bằng {written} …, {where[prefix]}"
