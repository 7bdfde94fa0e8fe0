"""`perspectives`: what several parties say of the same entity, side by side."""

from __future__ import annotations

import click

from ...api import load, perspectives
from ...api.perspectives import COLUMNS
from ...words import Lang, say
from ..console import as_csv, as_json, width
from .answers import AnswerFiles, report
from .command import answers_argument, command, entity_option, format_option, framework_argument, wave_option


def perspectives_command(lang: Lang) -> click.Command:
    """`perspectives`: what several parties say of the same entity."""
    node = click.option("--node", multiple=True, help=say("cli.option.of_these", lang))

    @command(
        "perspectives",
        lang,
        framework_argument(),
        answers_argument(lang),
        entity_option(lang, several=False),
        wave_option(lang),
        node,
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        entity: str | None,
        wave: str | None,
        node: tuple[str, ...],
        format_: str,
        lang: Lang,
    ) -> int:
        scores = answers.score(load(framework))
        found = perspectives(scores, entity=entity, wave=wave, nodes=node or None)
        match format_:
            case "json":
                as_json("perspectives", {**found.as_dict(), "sentences": found.sentences(lang)})
            case "csv":
                as_csv(COLUMNS, found.records())
            case _:
                click.echo(found.text(lang, width=width()))
        return report(scores, lang)

    return run
