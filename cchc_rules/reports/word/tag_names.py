"""Do the names in a tag mean anything? Follows them through loops without running the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from cchc_rules.reports.word import codes
from cchc_rules.reports.word.filled_template import environment
from cchc_rules.sources.faults import Fault
from cchc_rules.vietnamese.names import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_rules.sources.faults import Place

Scope = dict[str, str]
"""What each name of a loop around a tag stands for: {"task": "tasks[]"}."""

_PARSER = environment()
_LOOP = frozenset({"index", "index0", "first", "last", "length"})
_FILTERS = frozenset({"upper", "lower", "capitalize", "trim", "join", "length", "default", "first", "last"})
_ALLOWED = (
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Test,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Add,
    nodes.Filter,
    nodes.Output,
    nodes.TemplateData,
    nodes.Template,
)


class Names:
    """The names a kind of document fills in, and the faults of expressions that use others."""

    def __init__(self, places: Iterable[str]) -> None:
        self._known = {start for place in places for start in _starts(place)}
        self.used: set[str] = set()
        """Names of the document itself that were found in use."""

    def printed(self, expression: str, scope: Scope, place: Place) -> Iterator[Fault]:
        """The faults of `{{ expression }}`."""
        parsed, faults = _parsed(f"{{{{ {expression} }}}}", place)
        yield from faults
        if parsed is None:
            return
        yield from self._expression(parsed, scope, place)
        for output in parsed.find_all(nodes.Output):
            for node in output.nodes:
                path = self._path(node, scope)
                if path and self._is_list_or_record(path):
                    yield Fault(
                        place,
                        codes.NOT_A_TEXT,
                        f"“{expression}” không phải là một dòng chữ",
                        fix=f"dùng vòng lặp {{%p for x in {expression} %}} … {{%p endfor %}}",
                    )

    def condition(self, expression: str, scope: Scope, place: Place) -> Iterator[Fault]:
        """The faults of `{% if expression %}`."""
        parsed, faults = _parsed(f"{{{{ {expression} }}}}", place)
        yield from faults
        if parsed is not None:
            yield from self._expression(parsed, scope, place)

    def loop(self, header: str, scope: Scope, place: Place) -> tuple[Scope, list[Fault]]:
        """What `{% for header %}` binds, and its faults."""
        parsed, faults = _parsed(f"{{% for {header} %}}{{% endfor %}}", place)
        loop = None if parsed is None else parsed.find(nodes.For)
        if loop is None:
            return scope, faults
        if not isinstance(loop.target, nodes.Name) or loop.test is not None or loop.recursive:
            return scope, [_code(place, f"for {header}")]
        faults = list(self._expression(loop.iter, scope, place))
        path = self._path(loop.iter, scope)
        if path and f"{path}[]" not in self._known:
            faults.append(
                Fault(place, codes.NOT_A_LIST, f"“{path}” không phải là danh sách, không lặp qua được")
            )
        return {**scope, loop.target.name: f"{path or '?'}[]", "loop": "loop"}, faults

    def _expression(self, root: nodes.Node, scope: Scope, place: Place) -> Iterator[Fault]:
        for node in (root, *root.find_all(nodes.Node)):
            if not isinstance(node, _ALLOWED) or (
                isinstance(node, nodes.Filter) and node.name not in _FILTERS
            ):
                yield _code(place, _shown(node))
                return
        for node in (root, *root.find_all((nodes.Name, nodes.Getattr))):
            if isinstance(node, nodes.Name):
                yield from self._name(node, scope, place)
            elif isinstance(node, nodes.Getattr):
                yield from self._attribute(node, scope, place)

    def _name(self, node: nodes.Name, scope: Scope, place: Place) -> Iterator[Fault]:
        if node.name in scope:
            return
        if node.name in self._known:
            self.used.add(node.name)
            return
        known = [*scope, *(name for name in self._known if "[" not in name and "." not in name)]
        yield _unknown(place, node.name, known)

    def _attribute(self, node: nodes.Getattr, scope: Scope, place: Place) -> Iterator[Fault]:
        base = self._path(node.node, scope)
        if node.attr.startswith("_"):
            yield _code(place, node.attr)
        elif base == "loop":
            if node.attr not in _LOOP:
                yield _unknown(place, f"loop.{node.attr}", [f"loop.{each}" for each in sorted(_LOOP)])
        elif base and not base.startswith("?") and f"{base}.{node.attr}" not in self._known:
            written = f"{_shown(node.node)}.{node.attr}"
            fields = [name.removeprefix(f"{base}.") for name in self._known if name.startswith(f"{base}.")]
            known = sorted({field.partition(".")[0].removesuffix("[]") for field in fields})
            yield _unknown(place, written, [f"{_shown(node.node)}.{field}" for field in known])

    def _path(self, node: nodes.Node, scope: Scope) -> str | None:
        """The place an expression stands for; None where it is none of ours."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name) or (node.name if node.name in self._known else None)
        if isinstance(node, nodes.Getattr):
            base = self._path(node.node, scope)
            path = f"{base}.{node.attr}"
            return path if base and path in self._known else None
        return None

    def _is_list_or_record(self, path: str) -> bool:
        return any(name.startswith((f"{path}[]", f"{path}.")) for name in self._known)


def top_names(places: Mapping[str, str]) -> list[str]:
    """The names of the document itself: of "tasks[].heading" it is "tasks"."""
    return list(dict.fromkeys(place.partition(".")[0].removesuffix("[]") for place in places))


def _starts(place: str) -> Iterator[str]:
    """ "tasks[].heading" begins with tasks, tasks[] and tasks[].heading."""
    built = ""
    for step in place.split("."):
        built = f"{built}.{step}" if built else step
        yield built.removesuffix("[]")
        yield built


def _parsed(source: str, place: Place) -> tuple[nodes.Template | None, list[Fault]]:
    try:
        return _PARSER.parse(source), []
    except TemplateSyntaxError:
        return None, [
            Fault(
                place,
                codes.SYNTAX,
                f"không hiểu được “{source.removesuffix('{% endfor %}')}”",
                fix="xem cách viết trong mẫu lấy bằng lệnh cchc template export",
            )
        ]


def _unknown(place: Place, name: str, known: Iterable[str]) -> Fault:
    return Fault(
        place,
        codes.UNKNOWN_NAME,
        f"không có chỗ điền tên “{name}”",
        did_you_mean=suggest(name, list(known)),
        fix="xem danh sách tên bằng lệnh cchc template names",
    )


def _code(place: Place, what: str) -> Fault:
    return Fault(
        place,
        codes.CODE,
        f"mẫu không được chứa lệnh: {what}",
        expected="chỉ tên chỗ điền, vòng lặp for và điều kiện if",
    )


def _shown(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_shown(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter):
        return f"|{node.name}"
    return {"Call": "gọi hàm (…)", "Getitem": "[…]"}.get(type(node).__name__, type(node).__name__)
