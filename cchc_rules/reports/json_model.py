"""What stands in the JSON of a result, format 1? The models behind its schema.

Numbers are texts, so that no reader rounds them: points with at most four decimals, values with
at most eight, rounded half up; where that changed a number, ``exact`` holds it as "n/d". A rate
is a fraction of 1 ("0.816"). Dates are ISO. Keys never change their meaning within a format;
new ones may be added.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Literal[1] = 1


class Record(BaseModel):
    """One object of the output: closed, frozen, every key explained."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PackJson(Record):
    """The rule pack the result rests on."""

    id: str
    title: str
    year: int
    issuer: str
    origin: str
    """seed, decision, published or template: where the rules come from."""
    verified: bool
    """Someone compared every rule with the source."""
    points: str
    """nominal (the source gives no points) or official."""
    digest: str
    """SHA-256 over all files of the pack."""


class AgencyJson(Record):
    """An agency."""

    id: str
    name: str
    level: str
    group: str | None = None
    parent: str | None = None


class SourceJson(Record):
    """A file of evidence."""

    name: str
    sha256: str


class ProvenanceJson(Record):
    """What the result rests on; the same provenance gives the same bytes."""

    pack_id: str
    pack_digest: str
    version: str
    """Version of this program."""
    engine: str
    """What ran the policies: durable-rules with its version, or reference."""
    sources: tuple[SourceJson, ...]


class BasisJson(Record):
    """The document a rule rests on."""

    symbol: str
    clause: str | None = None
    date: str | None = None
    title: str | None = None
    issuer: str | None = None
    quote: str | None = None
    """The source's own words."""


class RuleJson(Record):
    """Where the rule stands and what it rests on."""

    place: str | None
    """file:line:column."""
    layer: str
    """Id of the pack the rule was written in; another one where it is inherited."""
    basis: BasisJson | None
    sources: tuple[str, ...]


class SignalJson(Record):
    """A fact about a score that may mean risk."""

    name: str
    text: str
    points_at_stake: str


class HeadroomJson(Record):
    """How far the value stands from the line of the criterion."""

    gap: str
    """Above 0: missing so much; below 0: so much to spare. In the unit of the value."""
    reached: bool
    whole: int | None
    """The same in whole files: missing, or to spare."""
    whole_unit: str | None
    sentence: str


class FigureJson(Record):
    """The figure behind a score: who reported it, when, how exactly."""

    numerator: int | None = None
    denominator: int | None = None
    low: str | None = None
    """Lower bound of the true value; null where there is none."""
    high: str | None = None
    qualifier: str | None = None
    """exact, at_least (hơn), at_most (gần) or about (khoảng)."""
    as_of: str | None = None
    source: str | None = None
    system: str | None = None
    document: str | None = None
    """Number of the document, where the criterion is about one."""
    rival: str | None = None
    """Another source's value that disagrees."""
    rival_source: str | None = None


class WaiverJson(Record):
    """Left out by decision: counted apart."""

    reason: str
    approver: str
    expires: str


class CriterionJson(Record):
    """One criterion of one agency."""

    id: str
    name: str
    field: str | None
    parent: str | None
    group: str
    """ordinary, bonus or penalty."""
    scope: str | None
    measure: str | None
    status: str
    """met, at_risk, deducted, unknown, not_applicable, waived or rule_error."""
    status_text: str
    reason: str | None
    """Why, where points alone do not say it (a word of the code)."""
    reason_text: str | None
    missing: tuple[str, ...]
    """Ids of the measures, documents, criteria or units an unknown score lacks."""
    message: str | None
    """For rule_error: what went wrong."""
    points: str | None
    """Null unless the criterion could be scored."""
    points_lost: str | None
    points_worst: str
    points_best: str
    points_max: str
    value: str | None
    value_text: str | None
    target: str | None
    headroom: HeadroomJson | None
    figure: FigureJson | None
    signals: tuple[SignalJson, ...]
    sentence: str
    """Why, in a Vietnamese sentence with the values."""
    policies: tuple[str, ...]
    """Ids of the policies that gave the status."""
    waiver: WaiverJson | None
    official: bool
    """The points are the published ones."""
    official_source: str | None
    self_score: str | None
    """What the agency claims."""
    rule: RuleJson
    exact: dict[str, str] = Field(default_factory=dict)
    """Exact numbers, by key, where rounding changed them: {"points": "1/3"}."""


class TotalsJson(Record):
    """Points of an agency or a field: sure + at_risk + unknown + lost + waived = maximum."""

    maximum: str
    sure: str
    at_risk: str
    unknown: str
    lost: str
    waived: str
    excluded: str
    bonus: str
    penalty: str
    worst: str
    """Points if everything uncertain is lost."""
    best: str
    scale: str
    index_worst: str
    """The index as a fraction of 1."""
    index_best: str
    band_worst: str | None
    band_best: str | None
    counts: dict[str, int]
    """How many criteria have which status."""
    exact: dict[str, str] = Field(default_factory=dict)


class UnitJson(Record):
    """A unit that carries out a task, with its part and a note."""

    unit: str
    task: str | None = None
    note: str | None = None


class TaskFindingJson(Record):
    """A finding a task answers."""

    agency: str
    """Id of the agency."""
    criterion: str
    criterion_name: str
    status: str
    scope: str | None
    sentence: str
    value: str | None
    target: str | None
    distance: str | None
    situation: str | None
    """Value, target and distance in one."""
    points_at_stake: str


class TaskJson(Record):
    """Nhiệm vụ khắc phục."""

    id: str
    """Survives revisions of the pack."""
    number: str
    title: str
    content: tuple[str, ...]
    lead: tuple[UnitJson, ...]
    coordinate: tuple[UnitJson, ...]
    timing: str | None
    due: str | None
    product: tuple[str, ...]
    status: str | None
    """The worst status among the findings; null for a standing task."""
    standing: bool
    section: str | None
    basis: str | None
    points_at_stake: str
    findings: tuple[TaskFindingJson, ...]


class ConclusionJson(Record):
    """Kiến nghị, with the facts that led to it."""

    id: str
    agency: str
    """Id of the agency."""
    criterion: str
    policy: str | None = None
    text: str
    because: tuple[str, ...]


class AssessmentJson(Record):
    """Everything about one agency."""

    agency: AgencyJson
    period_from: str
    period_to: str
    as_of: str
    criteria: tuple[CriterionJson, ...]
    """The criteria that are scored themselves, in pack order."""
    parents: tuple[CriterionJson, ...]
    """Criteria with sub-criteria."""
    totals: TotalsJson
    field_totals: dict[str, TotalsJson]
    tasks: tuple[TaskJson, ...]
    conclusions: tuple[ConclusionJson, ...]
    warnings: tuple[str, ...]
    provenance: ProvenanceJson


class ResultJson(Record):
    """Results of assessments (Kết quả tự đánh giá), format 1."""

    format: Literal[1]
    kind: Literal["assessment"]
    packs: tuple[PackJson, ...]
    assessments: tuple[AssessmentJson, ...]


class RecipientJson(Record):
    """A line of Nơi nhận."""

    to: str
    note: str | None


class PlanTextJson(Record):
    """The words of the plan around its tasks."""

    layout: str
    parent_body: str | None
    issuing_body: str
    symbol: str | None
    place: str | None
    title: str
    grounds: tuple[str, ...]
    purpose: tuple[str, ...]
    requirements: tuple[str, ...]
    solutions_title: str
    solutions_intro: tuple[str, ...]
    organisation: tuple[str, ...]
    closing: str | None
    recipients: tuple[RecipientJson, ...]
    archive: str | None
    signer_title: str | None


class PlanJson(Record):
    """A remediation plan (Kế hoạch khắc phục), format 1."""

    format: Literal[1]
    kind: Literal["plan"]
    pack_id: str
    pack_title: str
    year: int
    issuer: str
    points: str
    """nominal or official."""
    as_of: str
    agencies: tuple[AgencyJson, ...]
    text: PlanTextJson
    tasks: tuple[TaskJson, ...]
    conclusions: tuple[ConclusionJson, ...]
    warnings: tuple[str, ...]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of both outputs, a result and a plan."""
    from pydantic.json_schema import models_json_schema

    _, schema = models_json_schema([(ResultJson, "serialization"), (PlanJson, "serialization")])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kết quả tự đánh giá và kế hoạch khắc phục, định dạng 1",
        "oneOf": [{"$ref": "#/$defs/ResultJson"}, {"$ref": "#/$defs/PlanJson"}],
        **schema,
    }
