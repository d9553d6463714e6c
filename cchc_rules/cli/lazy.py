"""A group of commands that knows them by name and short help, without importing them."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """``short_helps`` holds every command, in the order a user works; the command ``name`` stands in
    the module ``name`` of ``package`` (``import_`` for `import`) and is imported when it is run."""

    def __init__(
        self, *args: Any, package: str = "", short_helps: Mapping[str, str] | None = None, **rest: Any
    ):
        super().__init__(*args, **rest)
        for name, text in (short_helps or {}).items():
            self.add_command(click.Command(name, short_help=text))
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order given, not sorted."""
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import one command's module and return the command in it."""
        if cmd_name not in self.commands:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"{self._package}.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The table of commands in `--help`, from the short helps."""
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, command.short_help or "") for name, command in self.commands.items()])
