"""A click group whose commands are imported when they are called, so that a command starts as fast as it can."""

import gc
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from riwaya.cli.exits import guard
from riwaya.cli.streams import prepare_streams

_LOOSELY = 50_000
"""Objects made between two looks for garbage. What a command loads at its start are hundreds of thousands that stay; at
Python's own 700 a tenth of the start went into looking through them."""


class LazyGroup(click.Group):
    """``commands_by_name``: command -> ("module:function", one line for the overview)."""

    def __init__(self, *args: Any, commands_by_name: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_by_name = commands_by_name

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """As click does, on streams that carry Arabic whatever the console."""
        gc.set_threshold(_LOOSELY)
        prepare_streams()
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is the order in which a newcomer needs them."""
        return list(self.commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None where the table has no such name."""
        if cmd_name not in self.commands_by_name:
            return None
        module, _, function = self.commands_by_name[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown name is answered with the nearest and the known ones."""
        if args and not args[0].startswith("-") and args[0] not in self.commands_by_name:
            near = get_close_matches(args[0], self.commands_by_name, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(self.commands_by_name)}"
            ctx.fail(f"no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.commands_by_name.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error about the user's input ends with one line and its exit code."""
        with guard():
            return super().invoke(ctx)


class ToldGroup(click.Group):
    """A group of commands whose overview tells the whole first sentence of each, over two lines where it must."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, self.commands[name].get_short_help_str(200)) for name in self.list_commands(ctx)]
            )
