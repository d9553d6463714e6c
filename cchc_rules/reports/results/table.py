"""How is a result shown on the screen? Per agency: what calls for attention, totals, tasks, conclusions."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple

from cchc_rules.planning.tasks import tasks_of
from cchc_rules.reports.labels import LABELS
from cchc_rules.reports.plans.task_outline import heading_of, lead_lines, unit_text
from cchc_rules.reports.results.criterion_view import (
    CriterionView,
    Explained,
    pressing_views,
)
from cchc_rules.reports.results.totals_text import counts_line, summary_row, totals_lines
from cchc_rules.reports.text_table import Align, text_table, wrap
from cchc_rules.reports.words import LEVEL
from cchc_rules.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_rules.assessment.model import Assessment
    from cchc_rules.planning.model import Task
    from cchc_rules.reports.interface import ReportOptions

_INDENT = "   "
_SUMMARY_ALIGN: tuple[Align, ...] = ("left", *("right",) * 7, "left")


class Part(NamedTuple):
    """What an agency puts into the whole: its row of the summary, and its own block."""

    row: tuple[str, ...]
    block: str
    nominal: bool


def part(each: Explained, options: ReportOptions) -> Part:
    """One agency, for a screen of `options.width` columns."""
    assessment = each.assessment
    return Part(
        row=summary_row(assessment, options.language),
        block="\n\n".join(_agency(each, options)),
        nominal=assessment.pack.manifest.points == "nominal",
    )


def whole(parts: Iterable[Part], options: ReportOptions) -> Iterator[str]:
    """A summary of several agencies, then each."""
    ready = list(parts)
    blocks = [_summary([each.row for each in ready], options)] if len(ready) > 1 else []
    blocks += [each.block for each in ready]
    if any(each.nominal for each in ready):
        blocks.append(wrap(LABELS[options.language].nominal, options.width))
    yield "\n\n\n".join(blocks) + "\n"


def _summary(rows: list[tuple[str, ...]], options: ReportOptions) -> str:
    labels = LABELS[options.language]
    heads, align = labels.summary_heads, _SUMMARY_ALIGN
    if not any(row[-1] for row in rows):
        # No pack of the run classifies its agencies.
        heads, align, rows = heads[:-1], align[:-1], [row[:-1] for row in rows]
    title = labels.summary.format(count=len(rows))
    return f"{title}\n\n{text_table(heads, rows, options.width, align=align)}"


def _agency(each: Explained, options: ReportOptions) -> Iterator[str]:
    yield "\n".join(_head(each.assessment, options))
    labels, width = LABELS[options.language], options.width
    views = pressing_views(each, options.language, show_all=options.show_all)
    if views:
        yield _table(labels.criterion_heads, [_row(view) for view in views], width)
    else:
        yield labels.nothing_found
    yield "\n".join(wrap(line, width) for line in totals_lines(each.assessment.totals, options.language))
    tasks = tasks_of(each.assessment, each.explainer)
    if tasks:
        yield f"{labels.tasks}\n\n{_table(labels.task_heads, [_task_row(task) for task in tasks], width)}"
    if each.assessment.conclusions:
        yield "\n".join(_conclusions(each.assessment, options))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """The table without its empty columns: their width serves the others."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    return text_table(
        [heads[place] for place in kept], [[row[place] for place in kept] for row in rows], width
    )


def _head(assessment: Assessment, options: ReportOptions) -> Iterator[str]:
    labels, agency, width = LABELS[options.language], assessment.agency, options.width
    name = f"{agency.name} ({LEVEL[options.language][agency.level]})"
    yield wrap(name, width)
    yield "=" * min(len(name), width)
    yield wrap(
        labels.pack.format(
            id=assessment.pack.id,
            title=assessment.pack.manifest.title,
            start=format_date(assessment.period_from),
            end=format_date(assessment.period_to),
            as_of=format_date(assessment.as_of),
        ),
        width,
    )
    yield wrap(counts_line(assessment, options.language), width)
    for warning in assessment.warnings:
        yield wrap(labels.warning.format(text=warning), width)


def _row(view: CriterionView) -> tuple[str, ...]:
    return view.cells(view.brief)


def _task_row(task: Task) -> tuple[str, ...]:
    return (
        task.number,
        heading_of(task),
        "; ".join(lead_lines(task)),
        ", ".join(unit_text(unit) for unit in task.coordinate),
        task.timing or "",
        "; ".join(task.product),
    )


def _conclusions(assessment: Assessment, options: ReportOptions) -> Iterator[str]:
    labels, width = LABELS[options.language], options.width
    yield labels.conclusions
    for number, conclusion in enumerate(assessment.conclusions, start=1):
        yield ""
        yield wrap(f"{number}. {conclusion.text}", width)
        if conclusion.because:
            because = labels.because.format(facts="; ".join(conclusion.because))
            yield indent(wrap(because, width - len(_INDENT)), _INDENT)
