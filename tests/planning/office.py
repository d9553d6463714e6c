"""Small rule packs, agencies and their results, for the tests of planning and reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from cchc_rules.assessment.pipeline import Assessor
from cchc_rules.evidence.model import (
    AgencyRef,
    DocumentRecord,
    Evidence,
    FigureKey,
    Observation,
    SourceFile,
    Waiver,
)
from cchc_rules.inference.reference import ReferenceEngine
from cchc_rules.packs.criteria import AgencyLevel, Criterion, Field, StandingTask
from cchc_rules.packs.measures import Measure
from cchc_rules.packs.pack import Manifest, RulePack
from cchc_rules.packs.policies import Policy
from cchc_rules.sources.faults import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.packs.measures import AnyMeasure

AS_OF = date(2021, 8, 31)

_MEASURES: dict[str, dict[str, Any]] = {
    "files_received": {"label": "Hồ sơ tiếp nhận", "kind": "count", "unit": "hồ sơ"},
    "files_online": {"label": "Hồ sơ nộp trực tuyến", "kind": "count", "unit": "hồ sơ nộp trực tuyến"},
    "online_rate": {
        "label": "Tỷ lệ hồ sơ nộp trực tuyến",
        "kind": "ratio",
        "of": "files_online",
        "over": "files_received",
    },
    "files_on_time": {"label": "Hồ sơ giải quyết đúng hạn", "kind": "count", "unit": "hồ sơ"},
    "on_time_rate": {
        "label": "Tỷ lệ hồ sơ giải quyết đúng hạn",
        "kind": "ratio",
        "of": "files_on_time",
        "over": "files_received",
    },
    "uses_portal": {"label": "Sử dụng Cổng dịch vụ công", "kind": "flag"},
    "reform_plan": {"label": "Kế hoạch CCHC năm", "kind": "document"},
}

_POLICIES: tuple[dict[str, Any], ...] = (
    {
        "id": "deducted",
        "label": "Bị trừ điểm",
        "when": {"all": [{"signal": "points_lost"}]},
        "then": {"status": "deducted", "task": "remedy"},
    },
    {
        "id": "thin-margin",
        "label": "Sát mức bị trừ điểm",
        "when": {"all": [{"signal": "thin_margin"}], "none": [{"signal": "points_lost"}]},
        "then": {"status": "at_risk", "task": "remedy"},
    },
    {
        "id": "propose-criticism",
        "label": "Đề xuất phê bình",
        "when": {"all": [{"finding": {"measure": "on_time_rate", "status": "deducted"}}]},
        "then": {"conclude": "propose_criticism", "text": "Đề xuất Chủ tịch UBND tỉnh phê bình {agency}"},
    },
)


def criterion(
    id_: str, measure: str = "online_rate", when: str = "> 30%", points: str = "1", **more: Any
) -> dict[str, Any]:
    """A criterion with one step, as a rule file has it."""
    steps = [{"when": when, "points": points}, {"otherwise": True, "points": "0"}]
    return {
        "id": id_,
        "name": f"Tiêu chí {id_}",
        "points": points,
        "measure": measure,
        "score": {"steps": steps},
        **more,
    }


def remedy(title: str | None = None, *content: str, **more: Any) -> dict[str, Any]:
    """A remedy; the Control Office leads and the work never ends unless said otherwise."""
    return {
        "title": title,
        "content": list(content),
        "lead": ["Phòng Kiểm soát TTHC"],
        "timing": "regular",
        **more,
    }


def pack_of(
    *criteria: dict[str, Any],
    points: str = "official",
    fields: Iterable[dict[str, Any]] = (),
    tasks: Iterable[dict[str, Any]] = (),
    policies: Iterable[dict[str, Any]] = (),
    plan: dict[str, Any] | None = None,
    **manifest: Any,
) -> RulePack:
    """A pack in memory, with the measures and policies of this module and those given."""
    about = {
        "format": 1,
        "id": "thu-2021",
        "title": "Bộ quy tắc thử",
        "year": 2021,
        "period": {"from": "2021-01-01", "to": "2021-12-31"},
        "issuer": "Sở Nội vụ tỉnh Thử",
        "origin": "template",
        "verified": True,
        "points": points,
        "scopes": {"land": "Lĩnh vực đất đai"},
        "plan": plan,
        **manifest,
    }
    parts = tuple(Criterion.model_validate(each) for each in criteria)
    return RulePack(
        manifest=Manifest.model_validate(about),
        measures=_measures(),
        fields=tuple(Field.model_validate(each) for each in fields),
        criteria=parts,
        policies=tuple(Policy.model_validate(each) for each in (*_POLICIES, *policies)),
        tasks=tuple(StandingTask.model_validate(each) for each in tasks),
        digest="0" * 64,
        places={("criterion", part.id): Place("rules.yaml", line, 5) for line, part in enumerate(parts, 3)},
        layers={("criterion", part.id): "thu-2021" for part in parts},
    )


def agency(id_: str = "so-a", name: str = "Sở A", level: AgencyLevel = AgencyLevel.DEPARTMENT) -> AgencyRef:
    """An agency."""
    return AgencyRef(id_, name, level)


def evidence(
    who: AgencyRef | None = None,
    figures: Mapping[str, int | tuple[int, int]] | None = None,
    *,
    documents: Mapping[str, DocumentRecord] | None = None,
    waivers: Iterable[Waiver] = (),
    scope: str | None = None,
    **more: Any,
) -> Evidence:
    """What an agency reported: counts, or a rate as numerator and denominator."""
    return Evidence(
        agency=who or agency(),
        period_from=date(2021, 1, 1),
        period_to=date(2021, 12, 31),
        as_of=AS_OF,
        figures={FigureKey(name, scope): (_observation(value),) for name, value in (figures or {}).items()},
        documents=dict(documents or {}),
        waivers=tuple(waivers),
        sources=(SourceFile("so-a.yaml", "1" * 64),),
        **more,
    )


def online(received: int, online_files: int, who: AgencyRef | None = None, **more: Any) -> Evidence:
    """An agency that reported its files and how many came online."""
    return evidence(who, {"files_received": received, "files_online": online_files}, **more)


def assessed(pack: RulePack, *reported: Evidence) -> tuple[Assessment, ...]:
    """The results of a run, worked out by the plain evaluator of policies."""
    return tuple(Assessor(pack, engine=ReferenceEngine()).assess(reported))


def _measures() -> dict[str, AnyMeasure]:
    adapter: TypeAdapter[AnyMeasure] = TypeAdapter(Measure)
    return {name: adapter.validate_python(each) for name, each in _MEASURES.items()}


def _observation(value: int | tuple[int, int]) -> Observation:
    num, den = value if isinstance(value, tuple) else (value, 1)
    from fractions import Fraction

    exact = Fraction(num, den)
    return Observation(num, den, low=exact, high=exact, as_of=AS_OF, source="Báo cáo tháng 8")
