"""`frameworks`: what comes with the library."""

from __future__ import annotations

from typing import Any

import click

from ...api import Framework, load
from ...api.shipped import shipped
from ...words import Lang, say
from ..console import as_json
from .command import command, format_option


def frameworks_command(lang: Lang) -> click.Command:
    """`frameworks`: what comes with the library."""

    @command("frameworks", lang, format_option(lang, "text", "json"))
    def run(format_: str, lang: Lang) -> int:
        found = [load(path) for path in shipped().values()]
        if format_ == "json":
            as_json("frameworks", {"frameworks": [_described(each, lang) for each in found]})
            return 0
        for each in found:
            click.echo(f"{each.id:<20} {each.version:<8} {each.name(lang)} ({say(f'status.{each.status}', lang)})")
        return 0

    return run


def _described(framework: Framework, lang: Lang) -> dict[str, Any]:
    return {
        "id": framework.id,
        "version": framework.version,
        "status": framework.status,
        "name": framework.name(lang),
        "waves": list(framework.waves),
        "digest": framework.digest,
    }
