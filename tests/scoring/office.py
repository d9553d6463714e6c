"""A small office for the tests: packs and evidence written the way the files write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from cchc_rules.evidence.model import (
    AgencyRef,
    DocumentRecord,
    Evidence,
    FigureKey,
    Observation,
    Qualifier,
    UnitEvidence,
)
from cchc_rules.packs.criteria import AgencyLevel, Criterion
from cchc_rules.packs.measures import AnyMeasure, Measure
from cchc_rules.packs.pack import Manifest, RulePack
from cchc_rules.scoring.agency import score_agency
from cchc_rules.scoring.compiled import CompiledPack, compile_pack
from cchc_rules.scoring.signals import signals_of
from cchc_rules.vietnamese.numbers import QuantityUnit, parse_quantity

if TYPE_CHECKING:
    from cchc_rules.scoring.model import Score, Signal

AS_OF = date(2021, 12, 31)
PERIOD = (date(2021, 1, 1), date(2021, 12, 31))
_MEASURE: TypeAdapter[AnyMeasure] = TypeAdapter(Measure)

ONLINE = {
    "files_received": {"label": "Hồ sơ tiếp nhận", "kind": "count", "unit": "hồ sơ"},
    "files_online": {"label": "Hồ sơ nộp trực tuyến", "kind": "count", "unit": "hồ sơ"},
    "online_rate": {
        "label": "Tỷ lệ hồ sơ nộp trực tuyến",
        "kind": "ratio",
        "of": "files_online",
        "over": "files_received",
    },
}
ON_TIME = {
    "files_done": {"label": "Hồ sơ đã giải quyết", "kind": "count", "unit": "hồ sơ"},
    "files_on_time": {"label": "Hồ sơ giải quyết đúng hạn", "kind": "count", "unit": "hồ sơ"},
    "files_late": {"label": "Hồ sơ giải quyết trễ hạn", "kind": "count", "unit": "hồ sơ"},
    "apologies_sent": {"label": "Văn bản xin lỗi, hẹn lại ngày trả", "kind": "count", "unit": "văn bản"},
    "on_time_rate": {
        "label": "Tỷ lệ hồ sơ giải quyết đúng hạn",
        "kind": "ratio",
        "of": "files_on_time",
        "over": "files_done",
    },
    "late_rate": {"label": "Tỷ lệ hồ sơ trễ hạn", "kind": "complement", "of": "on_time_rate"},
    "apology_rate": {
        "label": "Tỷ lệ hồ sơ trễ hạn có xin lỗi",
        "kind": "ratio",
        "of": "apologies_sent",
        "over": "files_late",
    },
}


def over(line: str) -> dict[str, Any]:
    """Steps: all points when the condition holds, none otherwise."""
    return {"steps": [{"when": line, "points": "max"}, {"otherwise": True, "points": "0"}]}


def criterion(dotted: str = "1", **keys: Any) -> Criterion:
    """A criterion as a rule file writes it, worth one point unless said."""
    return Criterion.model_validate({"id": dotted, "name": f"Tiêu chí {dotted}", "points": "1", **keys})


def pack_of(measures: dict[str, Any], *criteria: Criterion, **manifest: Any) -> RulePack:
    """A loaded pack."""
    told = {
        "format": 1,
        "id": "thu-nghiem",
        "title": "Bộ quy tắc thử",
        "year": 2021,
        "period": {"from": PERIOD[0], "to": PERIOD[1]},
        "issuer": "Sở Nội vụ",
        "origin": "template",
        **manifest,
    }
    return RulePack(
        manifest=Manifest.model_validate(told),
        measures={name: _MEASURE.validate_python(entry) for name, entry in measures.items()},
        fields=(),
        criteria=criteria,
        policies=(),
        tasks=(),
        digest="0" * 64,
    )


def seen(value: str | int | Fraction, **keys: Any) -> Observation:
    """One observation: "81,6%", 49000, "gần 96%" via ``qualifier``."""
    if isinstance(value, str):
        quantity = parse_quantity(value)
        exact, step = quantity.value, quantity.step
        if quantity.unit is QuantityUnit.PERCENT:
            assert exact.denominator > 0
    else:
        exact, step = Fraction(value), Fraction(1)
    qualifier = keys.get("qualifier", Qualifier.EXACT)
    low = high = exact
    if qualifier is Qualifier.AT_LEAST:
        high = None  # type: ignore[assignment]
    elif qualifier is Qualifier.AT_MOST:
        low = None  # type: ignore[assignment]
    elif qualifier is Qualifier.ABOUT:
        low, high = exact - step / 2, exact + step / 2
    return Observation(exact.numerator, exact.denominator, low=low, high=high, **keys)


NONE = Observation(0, 1, low=Fraction(0), high=Fraction(0), said_none=True)
"""An explicit "không phát sinh"."""


def said(word: str, **keys: Any) -> Observation:
    """A choice."""
    return Observation(0, 1, word=word, **keys)


def on(day: date, **keys: Any) -> Observation:
    """A date."""
    return Observation(day.toordinal(), 1, **keys)


def evidence_of(
    figures: dict[Any, Any] | None = None,
    documents: dict[str, Any] | None = None,
    *,
    level: AgencyLevel = AgencyLevel.PROVINCE,
    agency: str = "vp-ubnd",
    group: str | None = None,
    units: tuple[UnitEvidence, ...] = (),
    as_of: date = AS_OF,
    **more: Any,
) -> Evidence:
    """Evidence: figures by measure, or by (measure, scope); one value or a list of observations."""
    return Evidence(
        agency=AgencyRef(agency, f"Cơ quan {agency}", level, group),
        period_from=PERIOD[0],
        period_to=PERIOD[1],
        as_of=as_of,
        figures=figures_of(figures or {}),
        documents={name: document_of(value) for name, value in (documents or {}).items()},
        units=units,
        **more,
    )


def figures_of(figures: dict[Any, Any]) -> dict[FigureKey, tuple[Observation, ...]]:
    """Figures keyed as evidence keeps them."""
    found = {}
    for key, value in figures.items():
        values = value if isinstance(value, list | tuple) else [value]
        name = FigureKey(*key) if isinstance(key, tuple) else FigureKey(key)
        found[name] = tuple(each if isinstance(each, Observation) else seen(each) for each in values)
    return found


def document_of(value: Any) -> DocumentRecord:
    """A document: False for an explicit none, a date, None for one without a date, or a record."""
    if isinstance(value, DocumentRecord):
        return value
    if value is False:
        return DocumentRecord(issued=False)
    return DocumentRecord(issued=True, symbol="01/KH-VP", date=value)


def unit(name: str, kind: str, **figures: Any) -> UnitEvidence:
    """A subordinate unit with its figures."""
    return UnitEvidence(name, f"Chi nhánh {name}", kind, figures_of(figures))


def scored(pack: RulePack, evidence: Evidence) -> Score:
    """The score of the only criterion, through the whole of scoring."""
    (score,) = score_agency(compile_pack(pack), evidence)
    return score


def score_of(
    form: dict[str, Any] | str | None,
    figures: dict[Any, Any] | None = None,
    documents: dict[str, Any] | None = None,
    *,
    measures: dict[str, Any] | None = None,
    measure: str | None = "online_rate",
    level: AgencyLevel = AgencyLevel.PROVINCE,
    evidence: dict[str, Any] | None = None,
    manifest: dict[str, Any] | None = None,
    **keys: Any,
) -> Score:
    """The score of one criterion with this form."""
    return scored(
        pack_of(measures or ONLINE, criterion(measure=measure, score=form, **keys), **(manifest or {})),
        evidence_of(figures, documents, level=level, **(evidence or {})),
    )


def signals(pack: RulePack, evidence: Evidence) -> dict[str, Signal]:
    """The signals of the first criterion, by name."""
    compiled = compile_pack(pack)
    score = score_agency(compiled, evidence)[0]
    return {signal.name.value: signal for signal in signals_of(compiled, evidence, score)}


def compiled_of(*criteria: Criterion, measures: dict[str, Any] | None = None) -> CompiledPack:
    """A compiled pack of these criteria."""
    return compile_pack(pack_of(measures or ONLINE, *criteria))
