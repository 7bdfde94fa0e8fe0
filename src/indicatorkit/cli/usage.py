"""The group of commands, and what is wrong with a command as it was typed, in the language of the reader."""

from __future__ import annotations

from typing import Any, Final

import click

from ..errors import DataError
from ..issues import Issue, Where, guess
from ..words import Lang, say
from .commands import BY_PURPOSE, COMMANDS, command_named
from .help import Helped

SENTENCE: Final = 300
"""No first sentence of a help has so many characters, so none is cut off in the list of commands."""


class Commands(Helped, click.Group):
    """A group of commands, each loaded when it is asked for; one that there is not is an issue, with a guess."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            self.add_command(command_named(cmd_name, self.lang))
        return self.commands.get(cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, and the commands by what they are for, each with all of the first sentence of its help."""
        super().format_options(ctx, formatter)
        for purpose, names in BY_PURPOSE.items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(say(f"cli.purpose.{purpose}", self.lang)):
                formatter.write_dl([(name, each.get_short_help_str(SENTENCE)) for name, each in found if each])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            words = {"found": args[0], "guess": guess(args[0], known)}
            raise DataError([Issue("error", "no-such-command", Where(), words)])
        return super().resolve_command(ctx, args)


def told(wrong: click.ClickException, lang: Lang) -> str:
    """What is wrong and what may help, as issues say it; empty for what only the parser itself can say."""
    if not isinstance(wrong, click.UsageError):
        return ""
    command = wrong.ctx.command_path if wrong.ctx is not None else "indicatorkit"
    text, hint = _said(wrong, command, lang), say("cli.usage.see", lang, command=command)
    if isinstance(wrong, click.NoSuchOption) and wrong.possibilities:
        hint = say("issue.guess", lang, guess=wrong.possibilities[0])
    return f"{say('severity.error', lang)}: {text}\n    {say('issue.help', lang)}: {hint}" if text else ""


def _said(wrong: click.UsageError, command: str, lang: Lang) -> str:
    match wrong:
        case click.NoSuchOption():
            return say("cli.usage.no_option", lang, found=wrong.option_name, command=command)
        case click.MissingParameter(param=click.Parameter() as param):
            return say("cli.usage.missing", lang, what=_name(param))
        case click.BadParameter(param=click.Parameter() as param):
            return _bad(param, _name(param), lang)
        case click.BadOptionUsage():
            return say("cli.usage.no_value", lang, what=f"`{wrong.option_name}`")
        case _:
            return ""


def _bad(param: click.Parameter, what: str, lang: Lang) -> str:
    """What an option or argument could have been."""
    kind: Any = param.type
    if isinstance(kind, click.Choice):
        return say("cli.usage.choice", lang, what=what, known=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return say("cli.usage.number", lang, what=what, least=kind.min)
    return ""


def _name(param: click.Parameter) -> str:
    """What it is called, as it is typed."""
    if isinstance(param, click.Option):
        return f"`{max(param.opts, key=len)}`"
    return f"`{param.metavar or param.name}`"
