"""`questionnaire`: workbooks in which entities fill in their answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from ...api import Answers, DataError, Issue, Where, load, read_answers, write_questionnaire
from ...api.questionnaire import wave_of
from ...files.questionnaire.names import file_names
from ...progress import watched
from ...spelling import normal
from ...words import Lang, count, say
from ..console import complain
from .answers import ANY_ERROR
from .command import command, framework_argument

SUFFIX: Final = ".xlsx"


def questionnaire_command(lang: Lang) -> click.Command:
    """`questionnaire`: workbooks in which entities fill in their answers."""

    def option(name: str) -> str:
        return say(f"cli.option.form_{name}", lang)

    @command(
        "questionnaire",
        lang,
        framework_argument(),
        click.option("--entity", multiple=True, required=True, help=option("entity")),
        click.option("--wave", help=option("wave")),
        click.option("--perspective", default="", help=option("perspective")),
        click.option("--previous", multiple=True, metavar="FILE", help=option("previous")),
        click.option("-o", "--output", metavar="PATH", help=option("output")),
        click.option("--force", is_flag=True, help=option("force")),
    )
    def run(
        framework: str,
        entity: tuple[str, ...],
        wave: str | None,
        perspective: str,
        previous: tuple[str, ...],
        output: str | None,
        lang: Lang,
        *,
        force: bool,
    ) -> int:
        asked = load(framework)
        chosen = wave_of(asked, wave)
        entities = list({normal(each): each for each in reversed(entity)}.values())[::-1]
        paths = _paths([f"{each} {chosen} {perspective}" for each in entities], output)
        if not force:
            _refuse_to_replace(paths)
        before = read_answers(asked, list(previous)) if previous else None
        for each, path in watched("forms", list(zip(entities, paths, strict=True))):
            write_questionnaire(
                asked,
                path,
                entity=each,
                wave=chosen,
                perspective=perspective,
                previous=before,
                lang=lang,
                force=force,
            )
            click.echo(str(path))
        complain(count("cli.questionnaire.written", lang, len(paths)))
        return _report(before, lang)

    return run


def _paths(names: Sequence[str], output: str | None) -> list[Path]:
    """Where each form goes: the file that is named, else a file of its own in the folder, which is made."""
    place = Path(output or ".")
    if place.suffix.lower() == SUFFIX and not place.is_dir():
        if len(names) > 1:
            raise DataError([Issue("error", "one-file-for-several-forms", Where(file=str(place)))])
        return [place]
    if place.suffix and not place.is_dir():
        raise DataError([Issue("error", "form-is-a-workbook", Where(file=str(place)))])
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        params = {"reason": cause.strerror or str(cause)}
        raise DataError([Issue("error", "file-unwritable", Where(file=str(place)), params)]) from cause
    return [place / each for each in file_names(names, SUFFIX)]


def _refuse_to_replace(paths: Sequence[Path]) -> None:
    """Before anything is written, all that stands in the way is said."""
    there = [Issue("error", "file-exists", Where(file=str(each))) for each in paths if each.exists()]
    if there:
        raise DataError(there)


def _report(before: Answers | None, lang: Lang) -> int:
    """What was wrong with the previous answers."""
    issues = before.issues if before is not None else ()
    for issue in issues:
        complain(issue.render(lang))
    return ANY_ERROR if any(issue.severity == "error" for issue in issues) else 0
