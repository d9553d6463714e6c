"""Which measure of the pack receives which figure of the logs, and which dossiers does a scope hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers import codes
from cchc_rules.evidence.dossiers.log_map import RateOf
from cchc_rules.evidence.dossiers.model import FIGURES, ROLE_LABELS, Figure, Role
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.packs.dimensions import Dimension, dimension
from cchc_rules.sources.faults import Fault, UnusableEvidence
from cchc_rules.vietnamese.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cchc_rules.evidence.dossiers.ledger import Line
    from cchc_rules.evidence.dossiers.log_map import LogMap
    from cchc_rules.packs.pack import RulePack
    from cchc_rules.sources.faults import Place
    from cchc_rules.sources.tree import Tree

DEFAULTS: Final[dict[str, Figure | tuple[Figure, Figure]]] = {
    "files_received": Figure.RECEIVED,
    "files_resolved": Figure.RESOLVED,
    "files_on_time": Figure.ON_TIME,
    # A dossier past its deadline is owed an apology whether it was returned or not (61/2018/NĐ-CP,
    # article 19).
    "files_late": Figure.LATE_OR_OVERDUE,
    "apologies_sent": Figure.APOLOGISED,
    "files_pending": Figure.PENDING,
    "files_online": Figure.ONLINE,
    "files_by_post": Figure.POST,
    "online_payments": Figure.PAID_ONLINE,
    "online_payment_money": Figure.PAID_ONLINE_MONEY,
    "digitised_rate": (Figure.DIGITISED, Figure.RECEIVED),
    "feedback_received": Figure.FEEDBACK,
    "feedback_handled": Figure.FEEDBACK_HANDLED,
}
"""Where the map says nothing: measures of the shipped packs by their ids."""

_SCOPE_LEVELS: Final[dict[str, frozenset[AgencyLevel]]] = {
    "province": frozenset({AgencyLevel.PROVINCE, AgencyLevel.DEPARTMENT}),
    "department": frozenset({AgencyLevel.PROVINCE, AgencyLevel.DEPARTMENT}),
    "district": frozenset({AgencyLevel.DISTRICT}),
    "commune": frozenset({AgencyLevel.COMMUNE}),
}
_SCOPE_FIELDS: Final = {
    "land": "dat dai",
    "construction": "xay dung",
    "investment": "dau tu",
    "health": "y te",
}
"""A field is of the scope when its folded name has these words."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of two figures."""

    of: Figure
    over: Figure


@dataclass(frozen=True, slots=True)
class ScopeFilter:
    """The dossiers of a scope: by level, by field, or both."""

    name: str
    levels: frozenset[AgencyLevel] | None
    fields: frozenset[int] | None

    def holds(self, line: Line) -> bool:
        """Whether a line of the summary belongs to it."""
        return (self.levels is None or line.level in self.levels) and (
            self.fields is None or line.field in self.fields
        )


Assigned = Mapping[str, Figure | Rate]


def assigned_measures(pack: RulePack, own: LogMap, roles: Collection[Role], tree: Tree | None) -> Assigned:
    """Measure to figure: the defaults the pack has and the logs can tell, and what the map says.

    Raises:
        UnusableEvidence: for what the map asks and cannot have.
    """
    faults: list[Fault] = []
    found: dict[str, Figure | Rate] = {}
    for measure, default in DEFAULTS.items():
        figure = default if isinstance(default, Figure) else Rate(*default)
        if measure in pack.measures and _fits(pack, measure, figure) and not _lacking(figure, roles):
            found[measure] = figure
    for measure, said in own.measures.items():
        found.pop(measure, None)
        if said is None:
            continue
        figure = Rate(said.of, said.over) if isinstance(said, RateOf) else said
        fault = _fault(pack, measure, figure, roles, tree)
        if fault is None:
            found[measure] = figure
        else:
            faults.append(fault)
    if not found and not faults:
        message = f"bộ quy tắc “{pack.manifest.id}” không có số liệu nào nhận được số đếm từ danh sách hồ sơ"
        fix = "khai ở mục measures của bản đồ cột, ví dụ: ho_so_tiep_nhan: received"
        faults.append(Fault(_place(tree, ()), codes.NO_MEASURE, message, fix=fix))
    if faults:
        raise UnusableEvidence(faults)
    return {measure: found[measure] for measure in pack.measures if measure in found}


def _fault(
    pack: RulePack, measure: str, figure: Figure | Rate, roles: Collection[Role], tree: Tree | None
) -> Fault | None:
    place = _place(tree, ("measures", measure))
    if measure not in pack.measures:
        message = f"bộ quy tắc “{pack.manifest.id}” không có số liệu “{measure}”"
        return Fault(place, codes.MEASURE_UNKNOWN, message, did_you_mean=suggest(measure, pack.measures))
    if not _fits(pack, measure, figure):
        wanted = "một tỷ lệ, viết {of: …, over: …}" if isinstance(figure, Figure) else "một số đếm"
        message = f"số liệu “{measure}” không nhận giá trị loại này"
        return Fault(place, codes.MEASURE_KIND, message, expected=wanted)
    lacking = _lacking(figure, roles)
    if lacking:
        labels = ", ".join(ROLE_LABELS[role] for role in lacking)
        message = f"số liệu “{measure}” cần cột {labels}, danh sách không có"
        return Fault(
            place, codes.FIGURE_WITHOUT_COLUMN, message, fix="khai cột đó ở mục columns, hoặc ghi null"
        )
    return None


def _fits(pack: RulePack, measure: str, figure: Figure | Rate) -> bool:
    wanted = dimension(measure, pack.measures)
    if isinstance(figure, Rate):
        return wanted is Dimension.RATE
    if figure is Figure.PAID_ONLINE_MONEY:
        return wanted is Dimension.MONEY
    return wanted is Dimension.COUNT


def _lacking(figure: Figure | Rate, roles: Collection[Role]) -> list[Role]:
    parts = (figure.of, figure.over) if isinstance(figure, Rate) else (figure,)
    return [role for part in parts for role in FIGURES[part].needs if role not in roles]


def scope_filters(
    pack: RulePack, own: LogMap, fields: Sequence[str], tree: Tree | None
) -> tuple[ScopeFilter, ...]:
    """The scopes of the pack that the logs can tell apart, in the pack's order.

    Raises:
        UnusableEvidence: for a scope the pack does not have.
    """
    unknown = [name for name in own.scopes if name not in pack.manifest.scopes]
    if unknown:
        raise UnusableEvidence(
            Fault(
                _place(tree, ("scopes", name)),
                codes.SCOPE_UNKNOWN,
                f"bộ quy tắc “{pack.manifest.id}” không có phạm vi “{name}”",
                did_you_mean=suggest(name, pack.manifest.scopes),
            )
            for name in unknown
        )
    made = (_filter(name, own, fields) for name in pack.manifest.scopes)
    return tuple(each for each in made if each is not None)


def _filter(name: str, own: LogMap, fields: Sequence[str]) -> ScopeFilter | None:
    said = own.scopes.get(name)
    if said is not None:
        levels = frozenset(AgencyLevel(level) for level in said.levels) or None
        wanted = {fold(field) for field in said.fields}
        numbers = frozenset(n for n, field in enumerate(fields) if fold(field) in wanted)
        return ScopeFilter(name, levels, numbers if said.fields else None)
    if name in _SCOPE_LEVELS:
        return ScopeFilter(name, _SCOPE_LEVELS[name], None)
    if name in _SCOPE_FIELDS:
        return ScopeFilter(name, None, frozenset(fields_with(_SCOPE_FIELDS[name], fields)))
    return None


def fields_with(words: str, fields: Iterable[str]) -> list[int]:
    """Numbers of the fields whose folded name has these words."""
    return [number for number, field in enumerate(fields) if words in fold(field)]


def _place(tree: Tree | None, path: tuple[str, ...]) -> Place:
    from cchc_rules.sources.faults import Place as Spot

    return tree.key_place(path) if tree is not None else Spot("bản đồ cột tự đoán")
