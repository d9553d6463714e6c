"""`cchc rules test`: do the cases of a pack come out, what do they cover, what would they not notice?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cchc_rules.cli.exits import Exit, show_faults
from cchc_rules.cli.options import pack_argument, terminal_width

if TYPE_CHECKING:
    from cchc_rules.assessment.mutation.run import MutationReport
    from cchc_rules.packs.pack import RulePack

_FORMATS = ("text", "json")
_EVERY = 20


@click.command(
    epilog="Ví dụ: cchc rules test quang-ngai-2021 --mutate",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@click.option(
    "--mutate",
    is_flag=True,
    help="Đổi từng mức, dấu so sánh, điểm, đơn vị của bộ quy tắc, mỗi lần một chỗ, và nêu những chỗ đổi mà "
    "không tình huống nào phát hiện. Tệp của bộ quy tắc giữ nguyên.",
)
@click.option(
    "--format",
    "trial_format",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    metavar="|".join(_FORMATS),
    help="Dạng kết quả.",
)
def test(pack: str, mutate: bool, trial_format: str) -> int:
    """Thử bộ quy tắc bằng các tình huống trong thư mục cases: tình huống nào không ra kết quả phải có, vì
    sao; tiêu chí, bậc điểm, quy tắc suy luận nào chưa được thử.

    Kết thúc với mã 0 khi mọi tình huống đều đạt; 1 khi có tình huống không đạt, hoặc với --mutate có chỗ đổi
    không bị phát hiện; 3 khi bộ quy tắc hoặc tệp tình huống không dùng được.
    """
    from cchc_rules.assessment.cases import run_cases
    from cchc_rules.assessment.coverage import coverage_of
    from cchc_rules.packs.loader import load_pack
    from cchc_rules.reports.trial import json_output, screen
    from cchc_rules.reports.trial.trial import Trial
    from cchc_rules.sources.faults import UnusableRules

    loaded = load_pack(pack)
    show_faults(loaded.warnings)
    outcomes = tuple(run_cases(loaded))
    if faults := [fault for outcome in outcomes for fault in outcome.faults]:
        raise UnusableRules(faults)
    failed = any(not outcome.passed for outcome in outcomes)
    if not outcomes:
        click.echo(f"Lưu ý: bộ quy tắc {loaded.id} không có tình huống nào trong thư mục cases.", err=True)
    if mutate and failed:
        click.echo("Chưa thử đổi quy tắc: trước hết mọi tình huống phải đạt.", err=True)
    report = _mutated(loaded) if mutate and not failed else None
    trial = Trial(loaded, outcomes, coverage_of(loaded, outcomes), report)
    text = json_output.write(trial) if trial_format == "json" else screen.write(trial, terminal_width())
    click.echo(text, nl=False)
    return Exit.FINDINGS if failed or (report is not None and report.survivors) else Exit.CLEAN


def _mutated(pack: RulePack) -> MutationReport:
    from cchc_rules.assessment.mutation.run import mutation_report

    if not sys.stderr.isatty():
        return mutation_report(pack)
    report = mutation_report(pack, progress=_show)
    click.echo("\r\x1b[K", nl=False, err=True)
    return report


def _show(made: int) -> None:
    if made % _EVERY == 0:
        click.echo(f"\rĐã đổi thử {made} chỗ…", nl=False, err=True)
