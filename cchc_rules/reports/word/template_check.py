"""Can documents be drafted with this template? Everything that is wrong with it, before it is used."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from jinja2 import TemplateError

from cchc_rules.reports.word import codes
from cchc_rules.reports.word.filled_template import filled
from cchc_rules.reports.word.tag_blocks import Blocks
from cchc_rules.reports.word.tag_names import Names
from cchc_rules.reports.word.tags import TAG, tagged_paragraphs
from cchc_rules.reports.word.template_file import open_template
from cchc_rules.sources.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document

    from cchc_rules.reports.word.tags import TaggedParagraph
    from cchc_rules.reports.word.template_kind import TemplateKind, Trial

_REVISIONS = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_REFUSED = (TemplateError, SyntaxError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError)
"""What rendering raises for a template that cannot be drafted with."""


def check_template(content: bytes, file: str, kind: TemplateKind) -> list[Fault]:
    """All faults and warnings of a template of this kind; none where it is fit for use.

    Raises:
        UnusableTemplate: where the bytes are no Word document.
    """
    document = open_template(content, file)
    names = Names(kind.places)
    faults = [*_tag_faults(document, file, names), *_revisions(document, file)]
    meant = {fault.did_you_mean for fault in faults if fault.did_you_mean}
    missing = list(_missing(names.used | meant, file, kind))
    if _errors([*faults, *missing]):
        # What is not used may just be misspelt.
        return sorted({*faults, *_errors(missing)}, key=Fault.sort_key)
    faults += missing
    for trial in kind.trials():
        if trial.uses in names.used:
            faults += _tried(content, file, trial)
    return sorted(set(faults), key=Fault.sort_key)


def _errors(faults: Iterable[Fault]) -> list[Fault]:
    return [fault for fault in faults if fault.severity is Severity.ERROR]


def _tag_faults(document: Document, file: str, names: Names) -> Iterator[Fault]:
    blocks = Blocks(names)
    for paragraph in tagged_paragraphs(document, file):
        yield from _loose_braces(paragraph)
        yield from _tracked(paragraph)
        yield from blocks.read(paragraph)
    yield from blocks.unclosed()


def _loose_braces(paragraph: TaggedParagraph) -> Iterator[Fault]:
    rest = TAG.sub("", paragraph.text)
    if loose := re.search(r"\{\{|\}\}|\{%|%\}", rest):
        yield Fault(
            paragraph.spot,
            codes.OPEN_TAG,
            f"dấu “{loose[0]}” không có dấu tương ứng trong cùng đoạn",
            expected="{{ tên }} hoặc {% lệnh %}",
        )


def _tracked(paragraph: TaggedParagraph) -> Iterator[Fault]:
    element = paragraph.element
    if (
        next(element.iter(*_REVISIONS), None) is not None
        or next(element.iterancestors(*_REVISIONS), None) is not None
    ):
        yield Fault(
            paragraph.spot,
            codes.TRACKED,
            "chỗ điền nằm trong thay đổi đang được theo dõi (Track Changes)",
            fix="chọn Xem lại > Chấp nhận tất cả thay đổi (Review > Accept All Changes) trong Word rồi lưu",
        )


def _revisions(document: Document, file: str) -> Iterator[Fault]:
    untagged = {each.element for each in tagged_paragraphs(document, file)}
    count = sum(
        1
        for paragraph in document.element.body.iter(qn("w:p"))
        if paragraph not in untagged and next(paragraph.iter(*_REVISIONS), None) is not None
    )
    if count:
        yield Fault(
            Place(file),
            codes.TRACKED_ELSEWHERE,
            f"{count} đoạn còn thay đổi đang được theo dõi; văn bản dự thảo cũng sẽ có",
            fix="chấp nhận hoặc từ chối các thay đổi trong Word (Xem lại > Chấp nhận tất cả)",
            severity=Severity.WARNING,
        )


def without(name: str, content: bytes, file: str, kind: TemplateKind) -> list[Fault]:
    """The fault of a template that has no place for something the document at hand cannot do without."""
    names = Names(kind.places)
    list(_tag_faults(open_template(content, file), file, names))
    return [] if name in names.used else [_not_there((name,), file, kind)]


def _missing(used: set[str], file: str, kind: TemplateKind) -> Iterator[Fault]:
    for group in kind.needed:
        if used.isdisjoint(group):
            yield _not_there(group, file, kind)
    others = {name for group in kind.needed if not used.isdisjoint(group) for name in group}
    for name in (*kind.expected, *sorted(others)):
        if name not in used:
            yield Fault(
                Place(file),
                codes.MISSING_TEXT,
                f"mẫu không dùng chỗ điền {_named((name,), kind)}; phần này sẽ không có trong văn bản",
                severity=Severity.WARNING,
            )


def _not_there(names: tuple[str, ...], file: str, kind: TemplateKind) -> Fault:
    return Fault(
        Place(file),
        codes.MISSING,
        f"mẫu không có chỗ điền {_named(names, kind)}",
        fix="chép phần đó từ mẫu lấy bằng lệnh cchc template export",
    )


def _named(names: tuple[str, ...], kind: TemplateKind) -> str:
    return " hoặc ".join(f"“{name}” ({_description(name, kind)})" for name in names)


def _description(name: str, kind: TemplateKind) -> str:
    own = next((text for place, text in kind.places.items() if place.removesuffix("[]") == name), None)
    return own or next(text for place, text in kind.places.items() if place.startswith(f"{name}["))


def _tried(content: bytes, file: str, trial: Trial) -> Iterator[Fault]:
    try:
        document = filled(io.BytesIO(content), trial.context)
    except _REFUSED as error:
        yield Fault(
            Place(file),
            codes.TRIAL,
            f"dự thảo thử với mẫu này không thành công{_near(error)}",
            fix="so với mẫu lấy bằng lệnh cchc template export",
        )
        return
    shown = "\n".join(_paragraph_texts(document.docx))
    lost = [text for text in trial.prints if text not in shown]
    if lost:
        yield Fault(
            Place(file),
            codes.DROPPED,
            f"dự thảo thử có {len(trial.prints)} {trial.what}, mẫu làm mất {len(lost)}, "
            f"ví dụ “{lost[0][:60]}”",
            fix=f"giữ vòng lặp “{trial.uses}” và phần bên trong như trong mẫu của lệnh cchc template export",
        )


def _near(error: Exception) -> str:
    lines = [line.strip() for line in getattr(error, "docx_context", ()) if line.strip()]
    return f", gần chỗ “{' / '.join(lines)[:120]}”" if lines else ""


def _paragraph_texts(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
