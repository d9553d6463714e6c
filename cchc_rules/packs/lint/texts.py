"""Are texts and ids made of the characters they seem to be made of?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc_rules.packs.lint import codes
from cchc_rules.packs.lint.characters import ANY_LOOK_ALIKE, LOOK_ALIKES, look_alikes_in, plain
from cchc_rules.packs.lint.interface import Found, Lint, Subject
from cchc_rules.sources.builder import LINE_BREAK
from cchc_rules.sources.faults import Place, Severity
from cchc_rules.vietnamese.names import nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_rules.sources.tree import Step, Tree

_LETTER_IN_NUMBER = re.compile(r"(?:^|\.)(?=[^.]*\d)(?:\d*[OI]\d*|\d*[ol]\d+)(?=\.|$)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=\s*(?:[,}#]|$))")
_DIGIT_OF = {"O": "0", "o": "0", "I": "1", "l": "1"}


def _not_nfc(subject: Subject) -> Iterator[Found]:
    for tree in (*subject.trees, *subject.other_trees):
        if nfc(tree.text) == tree.text:
            continue
        for number, line in enumerate(LINE_BREAK.split(tree.text), start=1):
            composed = nfc(line)
            if composed == line:
                continue
            same = next(
                (i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed)
            )
            yield Found(
                Place(tree.file, number, same + 1),
                "dấu tiếng Việt gõ rời (dạng tổ hợp), máy coi là khác với chữ dựng sẵn",
                fix="gõ lại bằng bảng mã Unicode dựng sẵn, hoặc chạy lệnh với --fix",
            )


def _look_alikes(*, in_ids: bool) -> Callable[[Subject], Iterator[Found]]:
    def find(subject: Subject) -> Iterator[Found]:
        for tree in subject.trees:
            if ANY_LOOK_ALIKE.search(tree.text):
                for place, text, is_id in scalars(tree):
                    found = look_alikes_in(text, is_id=is_id) if is_id == in_ids else []
                    if found:
                        yield _look_alike(tree, place, text[found[0]], text)

    return find


def _look_alike(tree: Tree, place: Place, strange: str, text: str) -> Found:
    meant = LOOK_ALIKES[strange]
    what = f"trông giống “{meant}” nhưng là một ký tự khác" if meant else "không nhìn thấy được"
    return Found(
        spot_of(tree, place, strange),
        f"ký tự mã U+{ord(strange):04X} {what}",
        fix="gõ lại, hoặc chạy lệnh với --fix",
        did_you_mean=plain(text) if not re.search(r"\s", text) else None,
    )


def spot_of(tree: Tree, place: Place, character: str) -> Place:
    """Where the character stands, at or after a place."""
    lines = LINE_BREAK.split(tree.text)
    for number in range(place.line, len(lines) + 1):
        start = place.column - 1 if number == place.line else 0
        column = lines[number - 1].find(character, start)
        if column >= 0:
            return Place(tree.file, number, column + 1)
    return place


def scalars(tree: Tree) -> Iterator[tuple[Place, str, bool]]:
    """Every text of a file with its place, and whether it is an id: a key, or a value without blanks."""

    def below(value: Any, path: tuple[Step, ...]) -> Iterator[tuple[Place, str, bool]]:
        if isinstance(value, str):
            yield tree.place(path), value, not re.search(r"\s", value)
        elif isinstance(value, dict):
            for key, each in value.items():
                yield tree.key_place((*path, key)), str(key), True
                yield from below(each, (*path, key))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from below(each, (*path, index))

    return below(tree.value, ())


def _letter_for_digit(subject: Subject) -> Iterator[Found]:
    for kind in ("field", "criterion", "task"):
        for rule in subject.own(kind):
            if _LETTER_IN_NUMBER.search(rule.id):
                yield Found(
                    rule.place("id"),
                    f"mã “{rule.id}” có chữ cái (O, o, I hoặc l) đứng cạnh chữ số",
                    did_you_mean=_LETTER_IN_NUMBER.sub(
                        lambda match: "".join(_DIGIT_OF.get(each, each) for each in match[0]), rule.id
                    ),
                )


def _without_quotes(subject: Subject) -> Iterator[Found]:
    lines = {tree.file: LINE_BREAK.split(tree.text) for tree in subject.trees}
    for kind in ("field", "criterion", "task"):
        for rule in subject.own(kind):
            place = rule.place("id")
            written = lines.get(place.file, [])[place.line - 1 : place.line]
            if written and _NUMBER.match(written[0], place.column - 1):
                yield Found(
                    place,
                    f"mã {rule.id} không đặt trong dấu nháy: chương trình khác đọc là một số "
                    "(1.10 thành 1,1)",
                    fix=f'viết "{rule.id}", hoặc chạy lệnh với --fix',
                )


LINTS = (
    Lint(codes.NOT_NFC, _not_nfc, needs_sound_rules=False),
    Lint(codes.LOOK_ALIKE_IN_ID, _look_alikes(in_ids=True), Severity.ERROR, needs_sound_rules=False),
    Lint(codes.LOOK_ALIKE_IN_TEXT, _look_alikes(in_ids=False), needs_sound_rules=False),
    Lint(codes.LETTER_FOR_DIGIT, _letter_for_digit, needs_sound_rules=False),
    Lint(codes.ID_WITHOUT_QUOTES, _without_quotes, needs_sound_rules=False),
)
