"""What every command has: its name, help and example from the catalogue, and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import click

from ...words import Lang, say

Decorated: TypeAlias = Callable[[Any], Any]


def command(name: str, lang: Lang, *options: Decorated) -> Callable[[Callable[..., int]], click.Command]:
    """A command with its help and example from the catalogue, and `--lang` besides its own options."""

    def make(run: Callable[..., int]) -> click.Command:
        function: Any = run
        for option in reversed((*options, _lang_option(lang))):
            function = option(function)
        help_ = f"{say(f'cli.{name}.help', lang)}\n\n\b\n{say(f'cli.{name}.example', lang)}"
        return click.command(name, help=help_)(function)

    return make


def _lang_option(lang: Lang) -> Decorated:
    return click.option("--lang", type=click.Choice(["nl", "en"]), default=lang, help=say("cli.option.lang", lang))


def format_option(lang: Lang, *formats: str) -> Decorated:
    """`--format`, the first unless said."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], help=say("cli.option.format", lang)
    )


def entity_option(lang: Lang, *, several: bool) -> Decorated:
    """`--entity`: one, or as many as are named."""
    return click.option("--entity", multiple=several, help=say("cli.option.entity", lang))


def wave_option(lang: Lang) -> Decorated:
    """`--wave`: only this one."""
    return click.option("--wave", help=say("cli.option.wave", lang))


def framework_argument() -> Decorated:
    """`FRAMEWORK`: an id that comes with the library, or a file."""
    return click.argument("framework", metavar="FRAMEWORK")


def answers_argument() -> Decorated:
    """`ANSWERS...`: one file or several."""
    return click.argument("answers", metavar="ANSWERS...", nargs=-1, required=True)
