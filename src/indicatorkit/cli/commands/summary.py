"""`summary`: how many entities are at each level, why some are grey, and the sentences of a note."""

from __future__ import annotations

import click

from ...api import load, load_roster, summarise
from ...summaries.records import COLUMNS
from ...words import Lang, say
from ..console import as_csv, as_json, complain, width
from .answers import AnswerFiles, report
from .command import (
    answers_argument,
    command,
    format_option,
    framework_argument,
    perspective_option,
    wave_option,
)


def summary_command(lang: Lang) -> click.Command:
    """`summary`: how many entities are at each level."""
    node = click.option("--node", multiple=True, help=say("cli.option.of_these", lang))

    into = click.option("--into", metavar="ROSTER", help=say("cli.option.into", lang))

    @command(
        "summary",
        lang,
        framework_argument(),
        answers_argument(lang),
        wave_option(lang),
        perspective_option(lang),
        node,
        into,
        format_option(lang, "text", "json", "csv"),
    )
    def run(
        framework: str,
        answers: AnswerFiles,
        wave: str | None,
        perspective: str | None,
        node: tuple[str, ...],
        into: str | None,
        format_: str,
        lang: Lang,
    ) -> int:
        scores = answers.score(load(framework))
        groups = load_roster(into) if into is not None else None
        found = summarise(scores, wave=wave, perspective=perspective, nodes=node or None, into=groups)
        for issue in found.issues:
            complain(issue.render(lang))
        match format_:
            case "json":
                as_json("summary", {**found.as_dict(), "sentences": found.sentences(lang)})
            case "csv":
                as_csv(COLUMNS, found.records())
            case _:
                click.echo(found.text(lang, width=width()))
        return report(scores, lang)

    return run
