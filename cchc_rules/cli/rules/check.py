"""`cchc rules check`: what is wrong with rule packs, and what is probably wrong; all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit
from cchc_rules.cli.options import output_option, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.packs.loader import Reading

_FORMATS = ("text", "json", "sarif", "junit")


@click.command(
    epilog="Ví dụ: cchc rules check quang-ngai-2021 --format sarif -o kiem-tra.sarif",
    options_metavar="[TÙY CHỌN]",
)
@click.argument("packs", metavar="BỘ_QUY_TẮC...", nargs=-1)
@click.option(
    "--format",
    "report_format",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    metavar="|".join(_FORMATS),
    help="Dạng kết quả; sarif và junit dành cho máy chủ kiểm tra tự động.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["warning"]),
    metavar="warning",
    help="Kết thúc với mã 1 khi không có lỗi nhưng có cảnh báo.",
)
@click.option(
    "--fix",
    "mend",
    is_flag=True,
    help="Sửa ngay trong tệp những gì máy sửa được (dấu gõ rời, ký tự lạ, dấu nháy, tên viết tắt).",
)
@click.option("--explain", "code", metavar="MÃ", help="Giải thích một mã, ví dụ CC311.")
@output_option(required=False, help_text="Ghi kết quả vào tệp thay vì in ra màn hình.")
def check(
    packs: tuple[str, ...],
    report_format: str,
    fail_on: str | None,
    mend: bool,
    code: str | None,
    output: Path | None,
) -> int:
    """Kiểm tra bộ quy tắc: lỗi và những chỗ có thể sai, mỗi chỗ có tệp, dòng, cột và cách sửa.

    Kết thúc với mã 0: không có lỗi; 1: có cảnh báo khi dùng --fail-on warning; 3: có lỗi. Cảnh báo nào đúng ý
    thì ghi “# bỏ qua MÃ: lý do” ở cuối dòng đó.
    """
    from cchc_rules.reports.checks.interface import CheckOptions, check_report
    from cchc_rules.reports.checks.text import summary

    if code is not None:
        click.echo(_explained(code), nl=False)
        return Exit.CLEAN
    if not packs:
        raise click.UsageError("thiếu tham số BỘ_QUY_TẮC...")
    checked = [_checked(each, mend=mend) for each in packs]
    report = check_report(report_format)(checked, CheckOptions(warnings_fail=fail_on == "warning"))
    if output is None:
        click.echo(report, nl=False)
    else:
        write_whole(output, report.encode())
    for line in summary(checked):
        click.echo(line, err=True)
    return _status(checked, fail_on)


def _checked(reference: str, *, mend: bool) -> Checked:
    from cchc_rules.packs.lint.check import Checked
    from cchc_rules.packs.loader import read_pack
    from cchc_rules.sources.faults import UnusableRules

    try:
        return _mended(reference) if mend else _examined(read_pack(reference))
    except UnusableRules as refused:
        return Checked(reference, refused.faults, (), None, {})


def _mended(reference: str) -> Checked:
    from cchc_rules.packs.lint.mending import Mended, mend_all

    def write(file: Mended) -> None:
        write_whole(file.path, file.text.encode())

    checked, files = mend_all(reference, _examined, write)
    for file in files:
        click.echo(
            f"Đã sửa {file.name}: {len(file.codes)} chỗ ({', '.join(sorted(set(file.codes)))})", err=True
        )
    return checked


def _examined(reading: Reading) -> Checked:
    """Everything the lints find, and whether the engine can bear the policies."""
    from dataclasses import replace

    from cchc_rules.inference.bearing import policy_fault
    from cchc_rules.packs.lint.check import examine

    checked = examine(reading)
    fault = None if checked.pack is None else policy_fault(checked.pack)
    if fault is None:
        return checked
    faults = sorted((*checked.faults, fault), key=lambda fault: fault.sort_key())
    return replace(checked, faults=tuple(faults))


def _explained(code: str) -> str:
    from cchc_rules.packs.lint.catalogue import PAGES
    from cchc_rules.reports.checks.page import page_text
    from cchc_rules.vietnamese.names import suggest

    page = PAGES.get(code.upper())
    if page is None:
        near = suggest(code.upper(), PAGES)
        hint = f"; có phải ý là “{near}”?" if near else ""
        raise click.BadParameter(f"không có mã “{code}”{hint}", param_hint="--explain")
    return page_text(page)


def _status(checked: Sequence[Checked], fail_on: str | None) -> int:
    if any(each.errors for each in checked):
        return Exit.RULES
    if fail_on is not None and any(each.warnings for each in checked):
        return Exit.FINDINGS
    return Exit.CLEAN
