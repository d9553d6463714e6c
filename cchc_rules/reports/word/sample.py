"""With what is a template tried whose document is not at hand? Long texts in every place, long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_rules.reports.word.template_kind import Trial

if TYPE_CHECKING:
    from collections.abc import Iterable

ROWS = 300
_FEW = 2
_LONG = " ".join(["Trung tâm Phục vụ hành chính công & Kiểm soát thủ tục hành chính <95%> {{ x }}"] * 2)


def sample_trial(places: Iterable[str], prints: str, what: str) -> Trial:
    """A document with a text in every place and 300 rows in the list of `prints`, say "rows[].name":
    each of these texts has to be in the result. `what` says in Vietnamese what they are."""
    many = prints.partition("[]")[0]
    context: dict[str, Any] = {}
    for place in places:
        _fill(context, place.split("."), many)
    field = prints.rpartition(".")[2]
    return Trial(many, what, context, tuple(row[field] for row in context[many]))


def _fill(record: dict[str, Any], steps: list[str], many: str, number: int = 0) -> None:
    """Put a text at the end of the steps, with lists and records on the way."""
    step, rest = steps[0], steps[1:]
    name = step.removesuffix("[]")
    if not step.endswith("[]"):
        if rest:
            _fill(record.setdefault(name, {}), rest, many, number)
        else:
            record[name] = f"{name} {number}: {_LONG}"
        return
    count = ROWS if name == many else _FEW
    if not rest:
        record[name] = [f"{name} {place}: {_LONG}" for place in range(count)]
        return
    for place, each in enumerate(record.setdefault(name, [{} for _ in range(count)])):
        _fill(each, rest, many, place)
