"""How does a run of `cchc` end? One exit status per kind of end, one message per fault."""

from __future__ import annotations

import os
import traceback
from enum import IntEnum
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_rules.sources.faults import Fault


class Exit(IntEnum):
    """Exit status of `cchc` (design: section 7)."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    RULES = 3
    EVIDENCE = 4
    OUR_FAULT = 5


DEBUG_HINT = "Chạy lại với biến môi trường CCHC_DEBUG=1 để xem chi tiết và gửi cho nhóm phát triển."


def run(command: click.Command, args: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; nothing a user does shows a traceback."""
    from cchc_rules.sources.faults import UnusableEvidence, UnusableRules

    try:
        return _status(command.main(args=args, prog_name="cchc", standalone_mode=False))
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except click.Abort:
        click.echo("Đã dừng theo yêu cầu.", err=True)
        return Exit.USAGE
    except UnusableRules as error:
        show_faults(error.faults)
        click.echo(f"Bộ quy tắc không dùng được: {len(error.faults)} lỗi; chưa ghi kết quả nào.", err=True)
        return Exit.RULES
    except UnusableEvidence as error:
        show_faults(error.faults)
        click.echo(f"Số liệu không dùng được: {_how_many(error.faults)}; chưa ghi kết quả nào.", err=True)
        return Exit.EVIDENCE
    except SystemExit as end:
        # Where the reader (head, less) has gone, click ends with 1, which for us means findings.
        if end.code != 1:
            raise
        return Exit.CLEAN
    except Exception as error:  # noqa: BLE001 - the last resort of the program
        return _our_fault(error)


def _status(returned: object) -> int:
    return returned if isinstance(returned, int) else Exit.CLEAN


def _how_many(faults: Iterable[Fault]) -> str:
    """How many errors; without one it is the warnings that say why nothing is left."""
    errors = sum(1 for fault in faults if fault.severity == "error")
    return f"{errors} lỗi" if errors else "không còn số liệu nào để đánh giá"


def show_faults(faults: Iterable[Fault]) -> None:
    """One line per fault on stderr, in order of place."""
    for fault in sorted(faults, key=lambda fault: fault.sort_key()):
        click.echo(str(fault), err=True)


def _our_fault(error: Exception) -> int:
    show_our_fault(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
    click.echo(DEBUG_HINT, err=True)
    return Exit.OUR_FAULT


def show_our_fault(told: str, trace: str, *, on: str | None = None) -> None:
    """Say on stderr that the program failed, and on which agency; where it did only to who asks for it."""
    if os.environ.get("CCHC_DEBUG"):
        click.echo(trace, err=True)
    where = f" (khi đánh giá {on})" if on else ""
    click.echo(f"Lỗi của chương trình, không phải của số liệu: {told}{where}", err=True)
