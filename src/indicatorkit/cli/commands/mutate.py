"""`mutate`: which small changes of a framework its examples notice."""

from __future__ import annotations

import click

from ...api import load, mutate
from ...words import Lang, count, say
from ..console import as_json, complain, width
from .command import command, format_option, framework_argument

SURVIVORS = 1


def mutate_command(lang: Lang) -> click.Command:
    """`mutate`: which small changes of a framework its examples notice; what they miss ends it with 1."""

    @command(
        "mutate",
        lang,
        framework_argument(),
        click.option("--node", multiple=True, help=say("cli.option.declared", lang)),
        click.option("--write-examples", "write", is_flag=True, help=say("cli.option.write_examples", lang)),
        format_option(lang, "text", "json"),
    )
    def run(framework: str, node: tuple[str, ...], format_: str, lang: Lang, *, write: bool) -> int:
        found = mutate(load(framework), nodes=node or None)
        if format_ == "json":
            as_json("mutate", found.as_dict(lang))
        else:
            click.echo(found.text(lang, width=width()))
        if write:
            complain(count("mutate.written", lang, len(found.examples), file=found.write_examples()))
        return SURVIVORS if found.survivors else 0

    return run
