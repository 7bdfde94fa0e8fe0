"""`collect-next`: which open questions end most greys; the adviser's call list."""

from __future__ import annotations

import click

from ...api import collect_next, load
from ...api.calls import MOST_QUESTIONS
from ...words import Lang, say
from ..console import as_json
from .answers import AnswerFiles, report
from .command import answers_argument, command, entity_option, format_option, framework_argument, wave_option


def collect_next_command(lang: Lang) -> click.Command:
    """`collect-next`: which open questions end most greys; the adviser's call list."""
    most = click.option("--most", type=click.IntRange(min=1), default=MOST_QUESTIONS, help=say("cli.option.most", lang))

    @command(
        "collect-next",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=False),
        wave_option(lang),
        most,
        format_option(lang, "text", "json"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: str | None,
        wave: str | None,
        most: int,
        format_: str,
        lang: Lang,
    ) -> int:
        scores = answers.score(load(framework))
        found = collect_next(scores, entity=entity, wave=wave, most=most)
        if format_ == "json":
            as_json("collect-next", {**scores.receipt.heading(), **found.as_dict()})
        else:
            click.echo(found.text(lang))
        return report(scores, lang)

    return run
