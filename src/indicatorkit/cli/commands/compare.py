"""`compare`: what changed from one wave to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeAlias

import click

from ...api import Framework, Scores, compare, load
from ...compare.waves.plain import COLUMNS
from ...words import Lang, say
from ..console import as_csv, as_json, complain, width
from .answers import ANY_ERROR, AnswerFiles
from .command import answers_argument, command, entity_option, format_option, framework_argument

TWO: Final = 2
Waves: TypeAlias = "tuple[str | None, str | None]"


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
    def run(  # noqa: PLR0917  # click gives them by name
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
        both, waves = _sides(load(old_framework) if old_framework else new, new, answers, (before, after))
        code = _report(both, lang)
        found = compare(*both, before=waves[0], after=waves[1])
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
        return code

    return run


def _sides(old: Framework, new: Framework, answers: AnswerFiles, waves: Waves) -> tuple[tuple[Scores, Scores], Waves]:
    """Two files are what was before and what came after, unless two waves are named; else all files hold the waves.

    What rules now ask of an earlier wave is looked up in the file of before.
    """
    before, after = waves
    if len(answers.files) == TWO and (None in waves or before == after):
        first, second = (replace(answers, files=(file,)) for file in answers.files)
        apart = first.score(old), second.score(new)
        if old is new and _looks_back(new) and not set(apart[0].answers.rows.waves) & set(apart[1].answers.rows.waves):
            return (apart[0], answers.score(new)), compare(*apart, before=before, after=after).waves
        return apart, waves
    both = answers.score(old), answers.score(new)
    return both, compare(both[1], before=before, after=after).waves


def _looks_back(framework: Framework) -> bool:
    """Whether any rule reads answers of an earlier wave."""
    return any(each.earlier is not None for each in framework.attributes.values())


def _report(both: tuple[Scores, Scores], lang: Lang) -> int:
    """What could not be read, which ends with code 1; what is so in both is said once."""
    issues = [issue for scores in both for issue in scores.issues]
    for each in dict.fromkeys(issue.render(lang) for issue in issues):
        complain(each)
    return ANY_ERROR if any(issue.severity == "error" for issue in issues) else 0
