"""`schema`: the JSON Schema of framework files."""

from __future__ import annotations

import json

import click

from ...toml.schema import schema
from ...words import Lang
from .command import command


def schema_command(lang: Lang) -> click.Command:
    """`schema`: the JSON Schema of framework files."""

    @command("schema", lang)
    def run(lang: Lang) -> int:
        click.echo(json.dumps(schema(lang), ensure_ascii=False, indent=2))
        return 0

    return run
