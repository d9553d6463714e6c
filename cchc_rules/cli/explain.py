"""`cchc explain`: one criterion, with everything that led to its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.options import as_of_option, pack_argument
from cchc_rules.cli.run import assess_words

if TYPE_CHECKING:
    from datetime import date

    from cchc_rules.packs.pack import RulePack


@click.command(
    epilog="Ví dụ: cchc explain quang-ngai-2021 so-lieu/van-phong.yaml 1.7.3",
    options_metavar="[TÙY CHỌN]",
)
@pack_argument
@click.argument("evidence", metavar="SỐ_LIỆU")
@click.argument("criterion", metavar="MÃ_TIÊU_CHÍ")
@as_of_option
def explain(pack: str, evidence: str, criterion: str, as_of: date | None) -> int:
    """Giải thích kết quả một tiêu chí: số liệu, chỉ tiêu, còn cách bao xa, dấu hiệu, quy tắc đã áp dụng
    (tệp và dòng), căn cứ, nhiệm vụ.
    """
    from cchc_rules.reports.criterion_view import explained
    from cchc_rules.reports.explanation import write

    run = assess_words(pack, (evidence,), as_of)
    _check(run.pack, criterion)
    click.echo("\n".join(write(each, criterion) for each in explained(run.assessments)), nl=False)
    return run.ending()


def _check(pack: RulePack, criterion: str) -> None:
    if criterion in pack.by_id:
        return
    from cchc_rules.vietnamese.names import suggest

    near = suggest(criterion, pack.by_id)
    hint = f"; có phải ý là “{near}”?" if near else f"; các mã: {', '.join(pack.by_id)}"
    raise click.BadParameter(
        f"bộ quy tắc {pack.id} không có tiêu chí “{criterion}”{hint}", param_hint="MÃ_TIÊU_CHÍ"
    )
