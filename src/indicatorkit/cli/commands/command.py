"""What every command has: its name, help and example from the catalogue, and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

import click

from ...words import Lang, say
from ..help import Helped, lang_option
from ..progress import bars
from .answers import AnswerFiles
from .limiting import hold

Decorated: TypeAlias = Callable[[Any], Any]


def command(
    name: str, lang: Lang, *options: Decorated, asks: bool = False, reads: bool = True
) -> Callable[[Callable[..., int]], click.Command]:
    """A command with help and example from the catalogue; `--lang` and `--no-progress` besides its own options.

    One that `asks` waits for people: it has no bars, which would wipe what they type. One that `reads` what others
    made has `--limit`.
    """

    def make(run: Callable[..., int]) -> click.Command:
        @wraps(run)
        def with_bars(*, no_progress: bool, **given: Any) -> int:
            with bars(lang, wanted=not no_progress):
                return run(**given)

        function: Any = run if asks else with_bars
        said = (lang_option(lang, expose=True),)
        shared = said if asks else (*said, _no_progress_option(lang))
        limited = (_limit_option(lang),) if reads else ()
        for option in reversed((*options, *limited, *shared)):
            function = option(function)
        help_ = f"{say(f'cli.{name}.help', lang)}\n\n\b\n{say(f'cli.{name}.example', lang)}"
        return click.command(name, cls=Helped, lang=lang, help=help_)(function)

    return make


def _limit_option(lang: Lang) -> Decorated:
    return click.option(
        "--limit",
        metavar="NAME=NUMBER",
        multiple=True,
        expose_value=False,
        callback=hold,
        help=say("cli.option.limit", lang),
    )


def _no_progress_option(lang: Lang) -> Decorated:
    return click.option("--no-progress", is_flag=True, help=say("cli.option.no_progress", lang))


def format_option(lang: Lang, *formats: str) -> Decorated:
    """`--format`, the first unless said."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], help=say("cli.option.format", lang)
    )


def entity_option(lang: Lang, *, several: bool) -> Decorated:
    """`--entity`: one, or as many as are named."""
    key = "entity" if several else "one_entity"
    return click.option("--entity", multiple=several, help=say(f"cli.option.{key}", lang))


def wave_option(lang: Lang) -> Decorated:
    """`--wave`: only this one."""
    return click.option("--wave", help=say("cli.option.wave", lang))


def perspective_option(lang: Lang) -> Decorated:
    """`--perspective`: only this one."""
    return click.option("--perspective", help=say("cli.option.perspective", lang))


def framework_argument() -> Decorated:
    """`FRAMEWORK`: an id that comes with the library, or a file."""
    return click.argument("framework", metavar="FRAMEWORK")


def answers_argument(lang: Lang, *, required: bool = True) -> Decorated:
    """`ANSWERS...`, one file or several, and how to read them: the command gets one `AnswerFiles`, named `answers`."""
    return _answers(lang, "answers", click.argument("answers", metavar="ANSWERS...", nargs=-1, required=required))


def answers_option(lang: Lang, name: str = "answers") -> Decorated:
    """The same for a command that can do without answers: `--NAME FILE`, as many as are named."""
    option = click.option(f"--{name}", multiple=True, metavar="FILE", help=say(f"cli.option.{name}", lang))
    return _answers(lang, name, option)


def _answers(lang: Lang, name: str, files: Decorated) -> Decorated:
    """The files and the options of reading them, handed over as one object."""
    options = (
        click.option("--roster", metavar="ROSTER", help=say("cli.option.roster", lang)),
        click.option("--also", multiple=True, metavar="FRAMEWORK", help=say("cli.option.also", lang)),
    )

    def decorate(run: Callable[..., int]) -> Callable[..., int]:
        @wraps(run)
        def packed(roster: str | None, also: tuple[str, ...], **rest: Any) -> int:
            return run(**{**rest, name: AnswerFiles(rest[name], roster, also)})

        found: Any = packed
        for option in reversed((files, *options)):
            found = option(found)
        return found  # type: ignore[no-any-return]  # a decorator of click gives back what it was given

    return decorate
