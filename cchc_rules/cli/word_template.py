"""How does a command take the office's own Word template? Checked before anything is drafted with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from cchc_rules.cli.exits import show_faults
from cchc_rules.reports.templates import TEMPLATE_KINDS, template_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_rules.sources.faults import Fault

_Command = TypeVar("_Command", bound=Callable[..., Any])


class TemplateRefused(click.ClickException):
    """A template that cannot be used: wrong usage, told fault by fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        errors = sum(1 for fault in faults if fault.severity == "error")
        super().__init__(f"Mẫu Word không dùng được: {errors} lỗi; chưa ghi tệp nào.")
        self._faults = faults

    def show(self, file: IO[Any] | None = None) -> None:
        """One line per fault on stderr, then how many."""
        show_faults(self._faults)
        click.echo(self.message, file=file, err=True)


def kind_option(command: _Command) -> _Command:
    """--kind: of which document."""
    return click.option(
        "--kind",
        type=click.Choice(TEMPLATE_KINDS),
        default=TEMPLATE_KINDS[0],
        show_default=True,
        metavar="|".join(TEMPLATE_KINDS),
        help="Loại văn bản: plan (kế hoạch), extract (phiếu giao việc), report (báo cáo tự chấm điểm), "
        "summary (báo cáo tổng hợp nhiều cơ quan).",
    )(command)


def template_option(command: _Command) -> _Command:
    """--template: the office's own."""
    return click.option(
        "--template",
        type=click.Path(path_type=Path),
        metavar="TỆP_MẪU",
        help="Dự thảo theo mẫu Word (.docx) của cơ quan; lấy mẫu bằng cchc template export.",
    )(command)


def checked_template(path: Path, kind: str) -> bytes:
    """The template in a file, sound in every respect; warnings go to stderr.

    Raises:
        TemplateRefused: where it cannot be used, with every fault.
    """
    from cchc_rules.reports.word.template_check import check_template
    from cchc_rules.reports.word.template_file import UnusableTemplate, read_template
    from cchc_rules.sources.faults import Severity

    try:
        content = read_template(path)
        found = check_template(content, path.name, template_kind(kind))
    except UnusableTemplate as error:
        raise TemplateRefused(error.faults) from error
    if any(fault.severity is Severity.ERROR for fault in found):
        raise TemplateRefused(found)
    show_faults(found)
    return content


def refuse_without(name: str, content: bytes, path: Path, kind: str) -> None:
    """Refuse a template that has no place for something this very document cannot do without.

    Raises:
        TemplateRefused: where the name is not in the template.
    """
    from cchc_rules.reports.word.template_check import without

    if faults := without(name, content, path.name, template_kind(kind)):
        raise TemplateRefused(faults)
