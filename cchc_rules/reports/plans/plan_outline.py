"""What does a remediation plan say, paragraph by paragraph? The same words for Word, Markdown and others.

Follows Decree 30/2020/NĐ-CP and the plan of the Quảng Ngãi Office of August 2021 (S000). Knows
texts and numbering; no file format and no look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_rules.assessment.filling import BLANK
from cchc_rules.planning.general_text import CLOSING
from cchc_rules.reports.clean_text import clean, open_end, sentence
from cchc_rules.reports.plans.annexes import (
    ResultAnnex,
    TaskAnnex,
    annex_notes,
    labelled,
    result_annexes,
    task_annexes,
)
from cchc_rules.reports.plans.task_outline import LETTERS, TaskOutline, letter_of, task_outlines
from cchc_rules.reports.word.letterhead import Letterhead, RecipientLine, capital_lines, head_lines
from cchc_rules.vietnamese.names import roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.planning.model import Plan, PlanConclusion

_END = "./."
_GROUND = ("căn cứ", "theo đề nghị", "xét đề nghị")


@dataclass(frozen=True, slots=True)
class Ground:
    """A paragraph before the body; the grounds themselves (Căn cứ ...) are set in italics."""

    text: str
    italic: bool


@dataclass(frozen=True, slots=True)
class PlanOutline(Letterhead):
    """A plan, every text as it is printed."""

    year: int
    title: str
    grounds: tuple[Ground, ...]
    purpose: tuple[str, ...]
    requirements: tuple[str, ...]
    solutions_title: str
    solutions_intro: tuple[str, ...]
    annex_notes: tuple[str, ...]
    tasks: tuple[TaskOutline, ...]
    task_annexes: tuple[TaskAnnex, ...]
    result_annexes: tuple[ResultAnnex, ...]
    conclusions: tuple[str, ...]
    organisation: tuple[str, ...]
    closing: str
    purpose_number: str
    solutions_number: str
    conclusions_number: str
    organisation_number: str
    notes: tuple[str, ...]


def plan_outline(plan: Plan) -> PlanOutline:
    """The words of the plan. What only the office knows stays blank."""
    text = plan.text
    numbers = _section_numbers(conclusions=bool(plan.conclusions))
    by_tasks = task_annexes(plan) if text.layout == "table" else ()
    by_tasks, of_results = labelled(by_tasks, result_annexes(plan))
    return PlanOutline(
        parent_body=head_lines(text.parent_body or ""),
        issuing_body=head_lines(text.issuing_body or plan.issuer),
        symbol=clean(text.symbol or f"KH-{BLANK}"),
        place=clean(text.place or BLANK),
        year=plan.as_of.year,
        title=clean(text.title),
        grounds=_grounds(text.grounds),
        purpose=lettered(text.purpose or (BLANK,)),
        requirements=lettered(text.requirements or (BLANK,)),
        solutions_title=clean(text.solutions_title).upper(),
        solutions_intro=tuple(clean(each) for each in text.solutions_intro),
        annex_notes=annex_notes(by_tasks, of_results),
        tasks=task_outlines(plan.tasks, layout=text.layout, in_pack_order=plan.nominal_points),
        task_annexes=by_tasks,
        result_annexes=of_results,
        conclusions=_conclusions(plan.conclusions),
        organisation=numbered(text.organisation),
        closing=_closing(text.closing),
        recipients=_recipients(plan),
        archive=open_end(text.archive or "VT"),
        signer_title=capital_lines(text.signer_title or BLANK),
        purpose_number=numbers[0],
        solutions_number=numbers[1],
        conclusions_number=numbers[2],
        organisation_number=numbers[3],
        notes=tuple(sentence(each) for each in plan.warnings),
    )


def lettered(texts: Sequence[str]) -> tuple[str, ...]:
    """Points a), b), c), d), đ) ...; a single one, or more than there are letters, stand without."""
    sentences = [sentence(text) for text in texts]
    if not 1 < len(sentences) <= LETTERS:
        return tuple(sentences)
    return tuple(f"{letter_of(place)}) {text}" for place, text in enumerate(sentences, start=1))


def numbered(texts: Sequence[str]) -> tuple[str, ...]:
    """Clauses 1., 2., 3.; a single one stands without a number."""
    sentences = [sentence(text) for text in texts]
    if len(sentences) < 2:
        return tuple(sentences)
    return tuple(f"{place}. {text}" for place, text in enumerate(sentences, start=1))


def _section_numbers(*, conclusions: bool) -> tuple[str, str, str, str]:
    last = 4 if conclusions else 3
    return roman(1), roman(2), roman(3), roman(last)


def _grounds(texts: Sequence[str]) -> tuple[Ground, ...]:
    """Grounds end with a semicolon, the last of them with a full stop (Annex I, II.6.a)."""
    cleaned = [clean(text) for text in texts]
    places = [place for place, text in enumerate(cleaned) if text.casefold().startswith(_GROUND)]
    for place in places:
        cleaned[place] = f"{open_end(cleaned[place])}{'.' if place == places[-1] else ';'}"
    return tuple(Ground(text, italic=place in places) for place, text in enumerate(cleaned))


def _conclusions(conclusions: Sequence[PlanConclusion]) -> tuple[str, ...]:
    return numbered(tuple(dict.fromkeys(clean(each.text) for each in conclusions)))


def _closing(text: str | None) -> str:
    cleaned = clean(text or CLOSING)
    return cleaned if cleaned.endswith(_END) else f"{open_end(cleaned)}{_END}"


def _recipients(plan: Plan) -> tuple[RecipientLine, ...]:
    if not plan.text.recipients:
        return (RecipientLine(BLANK, None, ";"),)
    return tuple(
        RecipientLine(open_end(each.to), clean(each.note) if each.note else None, ";")
        for each in plan.text.recipients
    )
