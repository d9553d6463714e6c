"""`cchc explain`: one criterion, with everything that led to its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_rules.cli.options import as_of_option, pack_argument, unknown_name
from cchc_rules.cli.run import assess_words

if TYPE_CHECKING:
    from datetime import date


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
    from cchc_rules.reports.results.criterion_view import explained
    from cchc_rules.reports.results.explanation import write

    run = assess_words(pack, (evidence,), as_of)
    if criterion not in run.pack.by_id:
        raise unknown_name(run.pack, criterion, run.pack.by_id)
    click.echo("\n".join(write(each, criterion) for each in explained(run.assessments)), nl=False)
    return run.ending()
