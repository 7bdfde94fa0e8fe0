"""`verify`: what is proved and what is refuted of the rules of a framework."""

from __future__ import annotations

import json

import click

from ...api import load, verify
from ...words import Lang, say
from ..console import as_json, width
from .answers import ANY_ERROR
from .command import command, format_option, framework_argument


def verify_command(lang: Lang) -> click.Command:
    """`verify`: what is proved and what is refuted of the rules of a framework."""

    @command(
        "verify",
        lang,
        framework_argument(),
        click.option("--node", multiple=True, help=say("cli.option.of_node", lang)),
        click.option("--claim", multiple=True, help=say("cli.option.claim", lang)),
        click.option("--facts", is_flag=True, help=say("cli.option.facts", lang)),
        click.option("--strict", is_flag=True, help=say("cli.option.strict", lang)),
        format_option(lang, "text", "json", "sarif", "junit"),
    )
    def run(
        framework: str,
        node: tuple[str, ...],
        claim: tuple[str, ...],
        format_: str,
        lang: Lang,
        *,
        facts: bool,
        strict: bool,
    ) -> int:
        found = verify(load(framework), claims=claim or None, nodes=node or None)
        match format_:
            case "json":
                as_json("verify", found.as_dict())
            case "sarif":
                click.echo(json.dumps(found.sarif(lang), ensure_ascii=False, indent=2))
            case "junit":
                click.echo(found.junit(lang), nl=False)
            case _:
                click.echo(found.text(lang, width=width(), everything=facts or bool(node) or bool(claim)))
        return ANY_ERROR if found.failed or found.examples or (strict and found.unknown) else 0

    return run
