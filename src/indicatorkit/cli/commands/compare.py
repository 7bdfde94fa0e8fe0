"""`compare`: what changed from one wave to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import click

from ...api import Comparison, Framework, Scores, compare, load
from ...compare.waves.plain import COLUMNS
from ...words import Lang, say
from ..console import as_csv, as_json, complain, width
from .answers import AnswerFiles
from .command import answers_argument, command, entity_option, format_option, framework_argument

TWO: Final = 2


def compare_command(lang: Lang) -> click.Command:
    """`compare`: what changed from one wave to the next."""

    @command(
        "compare",
        lang,
        framework_argument(),
        answers_argument(lang),
        click.option("--before", metavar="WAVE", help=say("cli.option.before", lang)),
        click.option("--after", metavar="WAVE", help=say("cli.option.after", lang)),
        click.option("--old-framework", metavar="FRAMEWORK", help=say("cli.option.old_framework", lang)),
        entity_option(lang, several=True),
        click.option("--node", multiple=True, help=say("cli.option.told_node", lang)),
        format_option(lang, "text", "json", "csv"),
    )
    def run(  # noqa: PLR0913, PLR0917  # click gives them by name
        framework: str,
        answers: AnswerFiles,
        before: str | None,
        after: str | None,
        old_framework: str | None,
        entity: tuple[str, ...],
        node: tuple[str, ...],
        format_: str,
        lang: Lang,
    ) -> int:
        new = load(framework)
        found = _compared(load(old_framework) if old_framework else new, new, answers, (before, after), lang)
        if entity:
            found = found.only(entities=entity)
        match format_:
            case "json":
                as_json("compare", found.as_dict())
            case "csv":
                as_csv(COLUMNS, found.records(node))
            case _:
                one = entity[0] if len(entity) == 1 else None
                click.echo(found.text(lang, entity=one, nodes=node, width=width()))
        return 0

    return run


def _compared(
    old: Framework,
    new: Framework,
    answers: AnswerFiles,
    waves: tuple[str | None, str | None],
    lang: Lang,
) -> Comparison:
    """Two files are what was before and what came after, unless two waves are named; else all files hold the waves."""
    before, after = waves
    named = None not in waves and before != after
    if len(answers.files) == TWO and not named:
        first, second = (replace(answers, files=(file,)) for file in answers.files)
        both = first.score(old), second.score(new)
    else:
        both = answers.score(old), answers.score(new)
        before, after = compare(both[1], before=before, after=after).waves
    _report(both, lang)
    return compare(*both, before=before, after=after)


def _report(both: tuple[Scores, Scores], lang: Lang) -> None:
    """What could not be read; what is so in both is said once."""
    said = [issue.render(lang) for scores in both for issue in scores.issues]
    for each in dict.fromkeys(said):
        complain(each)
