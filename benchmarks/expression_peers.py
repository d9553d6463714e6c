"""Peers that evaluate expressions: the same tables of points in each of their languages, compiled once.

Rates are compared by cross-multiplying whole counts; percents are decimals of at most four places
compared with literals of the same value, so that languages of floats decide as exact ones do.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from tables import LEFT_OUT, Table, decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from cchc_rules.evidence.model import FigureKey, Observation

    Figures = Mapping[FigureKey, tuple[Observation, ...]]
    Evaluator = Callable[[Any], Any]


class Peer(NamedTuple):
    """A library, used as its own guide says: compile once, evaluate many times."""

    name: str
    key: str
    """Name of its goal."""
    ready: Callable[[], Callable[[Table], Evaluator]]
    """Imports the library and gives what compiles one table."""
    shape: Callable[[Table, Figures], Any]
    """The figures of a table as the library takes them."""
    also_from_evidence: bool = False
    """Fast enough that taking the numbers out of the evidence matters."""


def plain(table: Table, figures: Figures) -> dict[str, Any]:
    """Whole numbers as int, percents as float."""
    if table.is_rate:
        of, over = table.figures
        return {"of": figures[of][0].num, "over": figures[over][0].num}
    seen = figures[table.figures[0]][0]
    return {"value": seen.num / seen.den if table.kind == "percent" else seen.num}


def exact(table: Table, figures: Figures) -> dict[str, Any]:
    """The same with Decimal."""
    return {name: Decimal(str(value)) for name, value in plain(table, figures).items()}


def pair(table: Table, figures: Figures) -> tuple[int, int]:
    """Numerator and denominator."""
    if table.is_rate:
        return figures[table.figures[0]][0].num, figures[table.figures[1]][0].num
    seen = figures[table.figures[0]][0]
    return seen.num, seen.den


def in_cel_types(table: Table, figures: Figures) -> dict[str, Any]:
    """As cel-python wants them."""
    from celpy import celtypes

    kinds = {int: celtypes.IntType, float: celtypes.DoubleType}
    return {name: kinds[type(value)](value) for name, value in plain(table, figures).items()}


def expression(table: Table, conjunction: str) -> str:
    """``100 * of >= 95 * over ? 1.0 : 0.0``, as zen-engine, rule-engine and CEL read it."""
    text = decimal(table.otherwise)
    for step in reversed(table.steps):
        tests = f" {conjunction} ".join(_comparison(table, sign, bound) for sign, bound in step.tests)
        text = f"{tests} ? {decimal(step.points)} : ({text})"
    return f"over == 0 ? {LEFT_OUT}.0 : ({text})" if table.leave_out else text


def _comparison(table: Table, sign: str, bound: Fraction) -> str:
    if table.is_rate:
        return f"{bound.denominator} * of {sign} {bound.numerator} * over"
    return f"value {sign} {decimal(bound) if table.kind == 'percent' else int(bound)}"


def json_logic(table: Table) -> Any:
    """The same as JsonLogic."""
    logic: Any = float(table.otherwise)
    for step in reversed(table.steps):
        tests = [_logic_test(table, sign, bound) for sign, bound in step.tests]
        logic = {"if": [tests[0] if len(tests) == 1 else {"and": tests}, float(step.points), logic]}
    return {"if": [{"==": [{"var": "over"}, 0]}, LEFT_OUT, logic]} if table.leave_out else logic


def _logic_test(table: Table, sign: str, bound: Fraction) -> dict[str, Any]:
    if not table.is_rate:
        return {sign: [{"var": "value"}, float(bound) if table.kind == "percent" else int(bound)]}
    of, over = (
        {"*": [factor, {"var": name}]} for factor, name in zip(_cross(bound), ("of", "over"), strict=True)
    )
    return {sign: [of, over]}


def _cross(bound: Fraction) -> tuple[int, int]:
    return bound.denominator, bound.numerator


def _zen() -> Any:
    import zen

    return lambda table: zen.compile_expression(expression(table, "and")).evaluate


def _rule_engine() -> Any:
    import rule_engine

    types = dict.fromkeys(("of", "over", "value"), rule_engine.DataType.FLOAT)
    context = rule_engine.Context(
        resolver=rule_engine.resolve_item, type_resolver=rule_engine.type_resolver_from_dict(types)
    )
    return lambda table: rule_engine.Rule(expression(table, "and"), context=context).evaluate


def _json_logic_qubit() -> Any:
    from json_logic import jsonLogic

    def compiled(table: Table) -> Any:
        logic = json_logic(table)
        return lambda numbers: jsonLogic(logic, numbers)

    return compiled


def _datalogic() -> Any:
    import datalogic_py

    engine = datalogic_py.Engine()
    evaluate = engine.session().evaluate

    def compiled(table: Table) -> Any:
        rule = engine.compile(json_logic(table))
        return lambda numbers: evaluate(rule, numbers)

    return compiled


def _cel_rust() -> Any:
    import cel

    return lambda table: cel.compile(expression(table, "&&")).execute


def _cel_cpp() -> Any:
    from cel_expr_python import cel

    whole, real = cel.Type.INT, cel.Type.DOUBLE
    counts = cel.NewEnv(variables={"of": whole, "over": whole, "value": whole})
    percents = cel.NewEnv(variables={"value": real})

    def compiled(table: Table) -> Any:
        env = percents if table.kind == "percent" else counts
        evaluate = env.compile(expression(table, "&&")).eval
        return lambda numbers: evaluate(data=numbers).plain_value()

    return compiled


def _cel_python() -> Any:
    import celpy

    env = celpy.Environment()
    return lambda table: env.program(env.compile(expression(table, "&&"))).evaluate


def bare_python(table: Table) -> Callable[[tuple[int, int]], float]:
    """A function of the rule and nothing else, exact: the yardstick."""
    text = decimal(table.otherwise)
    for step in reversed(table.steps):
        tests = " and ".join(
            f"{bound.denominator} * of {sign} {bound.numerator} * over" for sign, bound in step.tests
        )
        text = f"{decimal(step.points)} if {tests} else ({text})"
    left = f"{LEFT_OUT} if over == 0 else " if table.leave_out else ""
    function = eval(f"lambda of, over: {left}{text}")  # a text made a line above, of numbers only
    return lambda numbers: function(*numbers)


PEERS = (
    Peer("zen-engine, compiled expressions", "zen-engine", _zen, plain, also_from_evidence=True),
    Peer("datalogic-py (JsonLogic in Rust)", "datalogic-py", _datalogic, plain, also_from_evidence=True),
    Peer("json-logic-qubit", "json-logic-qubit", _json_logic_qubit, plain),
    Peer(
        "common-expression-language (CEL in Rust)",
        "common-expression-language",
        _cel_rust,
        plain,
        also_from_evidence=True,
    ),
    Peer("cel-expr-python (CEL in C++)", "cel-expr-python", _cel_cpp, plain),
    Peer("rule-engine", "rule-engine", _rule_engine, exact),
    Peer("cel-python", "cel-python", _cel_python, in_cel_types),
    Peer("bare Python functions, for scale", "", lambda: bare_python, pair),
)
