"""`explain`: why a node, or everything that is grey, came out as it did."""

from __future__ import annotations

import click

from ...api import load
from ...words import Lang, say
from ..board import whys
from ..console import as_json
from .answers import AnswerFiles
from .command import answers_argument, command, entity_option, format_option, framework_argument, wave_option


def explain_command(lang: Lang) -> click.Command:
    """`explain`: why a node, or everything that is grey, came out as it did."""
    node = click.option("--node", multiple=True, help=say("cli.option.node", lang))
    depth = click.option("--depth", type=click.IntRange(min=0), help=say("cli.option.depth", lang))

    @command(
        "explain",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=False),
        wave_option(lang),
        node,
        depth,
        format_option(lang, "text", "json"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: str | None,
        wave: str | None,
        node: tuple[str, ...],
        depth: int | None,
        format_: str,
        lang: Lang,
    ) -> int:
        scores = answers.score(load(framework))
        row = scores.row(entity, wave)
        key = scores.rows[row]
        if format_ == "json":
            asked = node or tuple(item.id for item in scores.nodes if item.kind != "subindicator")
            found = [scores.explain(each, entity=key.entity, wave=key.wave).as_dict() for each in asked]
            as_json("explain", {**scores.receipt.heading(), "explanations": found})
            return 0
        if node:
            texts = [scores.explain(each, entity=key.entity, wave=key.wave).text(lang, depth=depth) for each in node]
            click.echo("\n\n".join(texts))
            return 0
        sentences = list(whys(scores.framework, scores.at(row), lang))
        for level, sentence in sentences:
            click.echo(f"{'  ' * level}{sentence}")
        if not sentences:
            click.echo(say("board.nothing_grey", lang, entity=key.entity))
        return 0

    return run
