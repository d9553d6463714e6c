"""How does a result become Markdown? For mailing and for pages of a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.planning.tasks import tasks_of
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.markdown_text import escaped, markdown_table
from cchc_rules.reports.plans.task_outline import heading_of, lead_lines, unit_text
from cchc_rules.reports.results.criterion_view import CriterionView, Explained, pressing_views
from cchc_rules.reports.results.totals_text import counts_line, summary_row, totals_lines
from cchc_rules.reports.words import LEVEL
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.planning.model import Task
    from cchc_rules.reports.interface import ReportOptions


class Part(NamedTuple):
    """What an agency puts into the whole: its row of the summary, and its own section."""

    row: tuple[str, ...]
    section: str
    nominal: bool


def part(each: Explained, options: ReportOptions) -> Part:
    """The section of one agency."""
    assessment = each.assessment
    return Part(
        row=summary_row(assessment, options.language),
        section="\n\n".join(_agency(each, options)),
        nominal=assessment.pack.manifest.points == "nominal",
    )


def whole(parts: Iterable[Part], options: ReportOptions) -> Iterator[str]:
    """A summary of several agencies, then one section for each."""
    ready = list(parts)
    labels = LABELS[options.language]
    if len(ready) > 1:
        yield f"## {escaped(labels.summary.format(count=len(ready)))}\n\n"
        yield markdown_table(labels.summary_heads, [each.row for each in ready]) + "\n\n"
    yield "\n\n".join(each.section for each in ready) + "\n"
    if any(each.nominal for each in ready):
        yield f"\n*{escaped(labels.nominal)}*\n"


def _agency(each: Explained, options: ReportOptions) -> Iterator[str]:
    labels, assessment = LABELS[options.language], each.assessment
    agency, manifest = assessment.agency, assessment.pack.manifest
    yield f"## {escaped(agency.name)} ({LEVEL[options.language][agency.level]})"
    head = labels.pack.format(
        id=assessment.pack.id,
        title=manifest.title,
        start=format_date(assessment.period_from),
        end=format_date(assessment.period_to),
        as_of=format_date(assessment.as_of),
    )
    yield "  \n".join(
        escaped(line) for line in (*head.split("\n"), counts_line(assessment, options.language))
    )
    for warning in assessment.warnings:
        yield f"> {escaped(labels.warning.format(text=warning))}"
    views = pressing_views(each, options.language, show_all=options.show_all)
    if views:
        yield markdown_table(labels.criterion_heads, [_row(view) for view in views])
    else:
        yield escaped(labels.nothing_found)
    yield "  \n".join(escaped(line) for line in totals_lines(assessment.totals, options.language))
    tasks = tasks_of(assessment, each.explainer)
    if tasks:
        yield f"### {labels.tasks}"
        yield markdown_table(labels.task_heads, [_task_row(task) for task in tasks])
    yield from _conclusions(assessment, options)


def _row(view: CriterionView) -> tuple[str, ...]:
    return view.cells(view.why)


def _task_row(task: Task) -> tuple[str, ...]:
    return (
        task.number,
        "\n".join((heading_of(task), *task.content)),
        "\n".join(lead_lines(task)),
        "\n".join(unit_text(unit) for unit in task.coordinate),
        task.timing or "",
        "\n".join(task.product),
    )


def _conclusions(assessment: Assessment, options: ReportOptions) -> Iterator[str]:
    if not assessment.conclusions:
        return
    labels = LABELS[options.language]
    yield f"### {labels.conclusions}"
    lines = []
    for number, conclusion in enumerate(assessment.conclusions, start=1):
        because = labels.because.format(facts="; ".join(conclusion.because)) if conclusion.because else ""
        lines.append(f"{number}. {escaped(conclusion.text)}{f' ({escaped(because)})' if because else ''}")
    yield "\n".join(lines)
