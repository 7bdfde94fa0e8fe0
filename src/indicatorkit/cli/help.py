"""Help as it is printed: its headings, and the options that everything has, in the language of the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from ..words import Lang, say


class Helped(click.Command):
    """A command whose help has no words but ours."""

    def __init__(self, name: str | None, *, lang: Lang, **settings: Any) -> None:
        super().__init__(name, **{"options_metavar": say("cli.usage.some_options", lang), **settings})
        self.lang = lang

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, which is ours to explain."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("cli.usage.help", self.lang)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is typed."""
        prefix = say("cli.usage.usage", self.lang)
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=f"{prefix} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, under our heading."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [each.get_help_record(ctx) for each in options]
        with formatter.section(say("cli.usage.options", self.lang)):
            formatter.write_dl([each for each in records if each is not None])


def lang_option(lang: Lang, *, expose: bool) -> Callable[[Any], Any]:
    """`--lang`, before or after the name of a command; which one it is, is known before (see `lang_of`)."""
    kinds = click.Choice(["nl", "en"])
    return click.option("--lang", type=kinds, default=lang, expose_value=expose, help=say("cli.option.lang", lang))
