"""How are the patterns of a phase laid out, so that each fact can be told in a few narrow words?

A slot stands for one shape, asked for or forbidden. A fact is told once for each slot it fits,
with nothing but the parts that joins compare; facts that look the same in a slot are told once.
The limits are durable-rules': they hold for every engine, so that a pack that runs on one
machine runs on all. Past some of them durable-rules crashes or never returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cchc_rules.inference.faults import TooManyPoliciesError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.inference.patterns import Rule, Shape

MAX_JOINED: Final = 16
"""Facts one match can hold (a seventeenth is error 304)."""
MAX_TESTS: Final = 28
"""Comparisons one pattern can make (32 expressions, less the slot and the brackets)."""
MAX_SLOTS: Final = 500
"""Tests side by side: past 512 `create_ruleset` runs for ever inside C."""
MAX_USES: Final = 60
"""Patterns that can hang on one slot: a fact that reaches a 65th rule node is error 303."""
MAX_RULES: Final = 4000
"""Rules in one set (4,096 in the source)."""


class Slot(NamedTuple):
    """A shape, asked for or forbidden (`none`); popular ones are split, hence ``share``."""

    shape: Shape
    negative: bool
    share: int


class Placed(NamedTuple):
    """A rule with the slot number of each pattern, in the rule's order."""

    rule: Rule
    positive: tuple[int, ...]
    negative: tuple[int, ...]


class Layout(NamedTuple):
    """The slots of a phase, and where its rules find their patterns."""

    slots: tuple[Slot, ...]
    rules: tuple[Placed, ...]


def lay_out(rules: Sequence[Rule]) -> Layout:
    """Give every pattern its slot; raise TooManyPoliciesError past the limits."""
    numbers: dict[Slot, int] = {}
    uses: dict[tuple[Shape, bool], int] = {}

    def place(rule: Rule, shape: Shape, *, negative: bool) -> int:
        used = uses.get((shape, negative), 0)
        uses[shape, negative] = used + 1
        slot = Slot(shape, negative, used // MAX_USES)
        number = numbers.setdefault(slot, len(numbers))
        if number >= MAX_SLOTS:
            raise TooManyPoliciesError(
                rule.policy,
                f"đến quy tắc này, các mẫu đã có hơn {MAX_SLOTS} kiểu khác nhau, quá sức bộ máy suy luận; "
                "hãy gộp các quy tắc giống nhau hoặc bỏ bớt điều kiện về từng tiêu chí",
            )
        return number

    placed = []
    for rule in rules:
        _check(rule)
        placed.append(
            Placed(
                rule,
                tuple(place(rule, each.shape, negative=False) for each in rule.positive),
                tuple(place(rule, each.shape, negative=True) for each in rule.negative),
            )
        )
    if len(placed) > MAX_RULES:
        raise TooManyPoliciesError(
            placed[MAX_RULES].rule.policy,
            f"bộ quy tắc có {len(placed)} quy tắc suy luận (kể từng nhánh của “any”), tối đa {MAX_RULES}",
        )
    return Layout(tuple(numbers), tuple(placed))


def _check(rule: Rule) -> None:
    if len(rule.positive) > MAX_JOINED:
        raise TooManyPoliciesError(
            rule.policy,
            f"có {len(rule.positive)} mẫu phải cùng đúng (all và một nhánh của any), tối đa {MAX_JOINED}; "
            "hãy tách thành nhiều quy tắc nối nhau bằng conclude",
        )
    most = max(len(each.joins) for each in rule.patterns)
    if most > MAX_TESTS:
        raise TooManyPoliciesError(
            rule.policy,
            f"một mẫu phải trùng với {most} phần của các mẫu khác, tối đa {MAX_TESTS}; hãy bớt “same”",
        )
