"""Who writes a report, and to whom? What only the office knows stays blank.

The texts of a plan name the body that issues it; a report of any other agency takes nothing from
them but the place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.assessment.filling import BLANK
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.reports.clean_text import clean, open_end
from cchc_rules.reports.word.letterhead import Letterhead, RecipientLine, head_lines
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from cchc_rules.evidence.model import AgencyRef
    from cchc_rules.packs.pack import PlanText
    from cchc_rules.reports.records.collection import Collection

REPORT = "BC"
"""Báo cáo, as a symbol abbreviates it (Decree 30/2020/NĐ-CP, Annex III)."""
_IN_THE_CAPITAL = frozenset({AgencyLevel.PROVINCE, AgencyLevel.DEPARTMENT})
"""Levels whose documents carry the name of the province as their place."""


@dataclass(frozen=True, slots=True)
class Office(Letterhead):
    """Head and foot of a report, each text as it is printed."""

    addressee: str


def office_of(agency: AgencyRef, collection: Collection) -> Office:
    """The agency reports to the one above it, or to the body whose criteria it is scored by."""
    text = _own_text(agency.name, collection)
    if text is not None:
        return _issuer(text, agency.name)
    plan = collection.pack.manifest.plan
    near = agency.level in _IN_THE_CAPITAL
    above = _above(agency, collection)
    return Office(
        # A province has no body above it in the head of its documents.
        parent_body=() if agency.level is AgencyLevel.PROVINCE else head_lines(above or BLANK),
        issuing_body=head_lines(agency.name),
        symbol=f"{REPORT}-{BLANK}",
        place=clean(plan.place or BLANK) if plan is not None and near else BLANK,
        addressee=clean(above or _other_issuer(agency.name, collection) or BLANK),
        recipients=_RECIPIENTS,
        archive=f"VT, {BLANK}",
        signer_title=(BLANK,),
    )


def province_office(collection: Collection) -> Office:
    """The body whose rules the run goes by reports on all its agencies."""
    issuer = collection.pack.manifest.issuer
    text = collection.pack.manifest.plan
    if text is not None:
        return _issuer(text, issuer)
    return Office(
        parent_body=(),
        issuing_body=head_lines(issuer),
        symbol=f"{REPORT}-{BLANK}",
        place=BLANK,
        addressee=BLANK,
        recipients=_RECIPIENTS,
        archive="VT",
        signer_title=(BLANK,),
    )


_RECIPIENTS = (RecipientLine("Như trên", None, ";"), RecipientLine(BLANK, None, ";"))


def _issuer(text: PlanText, name: str) -> Office:
    return Office(
        parent_body=head_lines(text.parent_body or ""),
        issuing_body=head_lines(text.issuing_body or name),
        symbol=_symbol(text.symbol),
        place=clean(text.place or BLANK),
        addressee=BLANK,
        recipients=_RECIPIENTS,
        archive=open_end(text.archive or "VT"),
        signer_title=head_lines(text.signer_title or BLANK),
    )


def _symbol(of_plan: str | None) -> str:
    """The symbol of a report by the same office: KH-VP becomes BC-VP."""
    kind, dash, office = clean(of_plan or "").partition("-")
    return f"{REPORT}-{office}" if kind == "KH" and dash and office else f"{REPORT}-{BLANK}"


def _own_text(name: str, collection: Collection) -> PlanText | None:
    manifest = collection.pack.manifest
    return manifest.plan if fold(name) == fold(manifest.issuer) else None


def _above(agency: AgencyRef, collection: Collection) -> str | None:
    if agency.parent is None:
        return None
    return next(
        (each.agency.name for each in collection.agencies if each.agency.id == agency.parent),
        None,
    )


def _other_issuer(name: str, collection: Collection) -> str | None:
    issuer = collection.pack.manifest.issuer
    return None if fold(issuer) == fold(name) else issuer
