"""`frameworks`: what comes with the library."""

from __future__ import annotations

from typing import Any

import click

from ...api import Framework, Roster, load, rosters
from ...api.shipped import shipped
from ...words import Lang, count, say
from ..console import as_json
from .command import command, format_option


def frameworks_command(lang: Lang) -> click.Command:
    """`frameworks`: what comes with the library."""

    @command("frameworks", lang, format_option(lang, "text", "json"), reads=False)
    def run(format_: str, lang: Lang) -> int:
        found = [load(path) for path in shipped().values()]
        if format_ == "json":
            lists = [_listed(each, lang) for each in rosters().values()]
            as_json("frameworks", {"frameworks": [_described(each, lang) for each in found], "rosters": lists})
            return 0
        width = max(len(each) for each in (*shipped(), *rosters()))
        for each in found:
            click.echo(_line(each, width, lang))
        click.echo(f"\n{say('cli.frameworks.rosters', lang)}")
        for roster in rosters().values():
            click.echo(f"{_line(roster, width, lang)}, {count('cli.check.entities', lang, len(roster))}")
        return 0

    return run


def _line(each: Framework | Roster, width: int, lang: Lang) -> str:
    return f"{each.id:<{width}} {each.version:<8} {each.name(lang)} ({say(f'status.{each.status}', lang)})"


def _listed(roster: Roster, lang: Lang) -> dict[str, Any]:
    return {
        "id": roster.id,
        "version": roster.version,
        "status": roster.status,
        "name": roster.name(lang),
        "entities": len(roster),
        "digest": roster.digest,
    }


def _described(framework: Framework, lang: Lang) -> dict[str, Any]:
    return {
        "id": framework.id,
        "version": framework.version,
        "status": framework.status,
        "name": framework.name(lang),
        "waves": list(framework.waves),
        "digest": framework.digest,
    }
