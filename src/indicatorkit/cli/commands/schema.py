"""`schema`: the JSON Schema of framework files, or of roster files."""

from __future__ import annotations

import json

import click

from ...toml.schema import roster_schema, schema
from ...words import Lang, say
from .command import command


def schema_command(lang: Lang) -> click.Command:
    """`schema`: the JSON Schema of framework files, or of roster files."""

    @command("schema", lang, click.option("--rosters", is_flag=True, help=say("cli.option.rosters", lang)), reads=False)
    def run(lang: Lang, *, rosters: bool) -> int:
        found = roster_schema(lang) if rosters else schema(lang)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return 0

    return run
