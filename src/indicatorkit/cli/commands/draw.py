"""`draw`: one picture as SVG, PNG or PDF."""

from __future__ import annotations

from typing import Any

import click

from ...api import draw, load
from ...words import Lang, say
from ..console import complain
from .answers import AnswerFiles, report
from .command import answers_argument, command, entity_option, framework_argument, perspective_option, wave_option


def draw_command(lang: Lang) -> click.Command:
    """`draw`: one picture, to a file as its name ends, or as SVG to the screen."""

    @command(
        "draw",
        lang,
        click.argument("picture", metavar="PICTURE"),
        framework_argument(),
        answers_argument(lang, required=False),
        click.option("-o", "--output", metavar="FILE", help=say("cli.option.draw_output", lang)),
        click.option("--force", is_flag=True, help=say("cli.option.force", lang)),
        click.option("--node", metavar="NODE", help=say("cli.option.draw_node", lang)),
        click.option("--theme", metavar="FILE", help=say("cli.option.theme", lang)),
        entity_option(lang, several=False),
        wave_option(lang),
        perspective_option(lang),
    )
    def run(
        picture: Any, framework: str, answers: AnswerFiles, output: str | None, lang: Lang, *, force: bool, **said: Any
    ) -> int:
        found = load(framework)
        scores = answers.score(found) if answers.files else None
        drawn = draw(scores or found, picture, lang=lang, **said)
        for issue in drawn.issues:
            complain(issue.render(lang))
        if output is None:
            click.echo(drawn.svg, nl=False)
        else:
            drawn.write(output, force=force)
            complain(say("cli.draw.written", lang, file=output))
        return report(scores, lang) if scores is not None else 0

    return run
