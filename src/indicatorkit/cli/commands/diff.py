"""`diff`: what changes between two versions of a framework."""

from __future__ import annotations

import click

from ...api import Difference, diff, load
from ...words import Lang, say
from ..console import as_json, complain, width
from .answers import AnswerFiles
from .command import answers_option, command, entity_option, format_option, wave_option

CHANGED = 1


def diff_command(lang: Lang) -> click.Command:
    """`diff`: what changes between two versions of a framework."""

    @command(
        "diff",
        lang,
        click.argument("old", metavar="OLD"),
        click.argument("new", metavar="NEW"),
        answers_option(lang),
        entity_option(lang, several=True),
        wave_option(lang),
        click.option("--node", multiple=True, help=say("cli.option.told_node", lang)),
        click.option("--fail-on-change", is_flag=True, help=say("cli.option.fail_on_change", lang)),
        format_option(lang, "text", "json", "markdown"),
    )
    def run(
        old: str,
        new: str,
        answers: AnswerFiles,
        entity: tuple[str, ...],
        wave: str | None,
        node: tuple[str, ...],
        format_: str,
        lang: Lang,
        *,
        fail_on_change: bool,
    ) -> int:
        read, others = list(answers.files) or None, answers.others()
        found = diff(load(old), load(new), answers=read, wave=wave, entities=answers.roster, others=others)
        _report(found, lang)
        found = found.only(entities=entity, wave=wave)
        match format_:
            case "json":
                as_json("diff", found.as_dict())
            case "markdown":
                click.echo(found.markdown(lang), nl=False)
            case _:
                click.echo(found.text(lang, width=width(), nodes=node))
        return CHANGED if fail_on_change and not found.is_same else 0

    return run


def _report(found: Difference, lang: Lang) -> None:
    """What could not be read, by either version; what both could not is said once."""
    both = found.scores()
    said = [issue.render(lang) for scores in both or () for issue in scores.issues]
    for each in dict.fromkeys(said):
        complain(each)
