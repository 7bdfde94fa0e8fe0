"""`graph`: who feeds whom, as text for other programs."""

from __future__ import annotations

import click

from ...api import load
from ...graph import as_dict, dot, mermaid
from ...words import Lang
from ..console import as_json
from .command import command, format_option, framework_argument


def graph_command(lang: Lang) -> click.Command:
    """`graph`: who feeds whom, as text for other programs."""

    @command("graph", lang, framework_argument(), format_option(lang, "mermaid", "dot", "json"))
    def run(framework: str, format_: str, lang: Lang) -> int:
        found = load(framework)
        match format_:
            case "mermaid":
                click.echo(mermaid(found, lang))
            case "dot":
                click.echo(dot(found, lang))
            case _:
                as_json("graph", as_dict(found, lang))
        return 0

    return run
